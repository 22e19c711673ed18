//! The words of a line, and which of them are addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::device::{
    ip::{Ipv4Address, Ipv6Address},
    mac::{MacAddress, MacError},
};

/// A word of a line, without what stands around it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Token<'a> {
    /// The word.
    pub(super) text: &'a str,
    /// Where it stands in the line, in bytes.
    pub(super) at: usize,
    /// The column of its first character on a terminal, from 0.
    pub(super) start: usize,
    /// The column behind its last character.
    pub(super) end: usize,
}

/// What stands around a word and is no part of it.
const AROUND: [char; 14] = [
    '(', ')', '[', ']', '<', '>', '"', '\'', ',', ';', '{', '}', '（', '）',
];

/// Splits a line into words, at white space and commas.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut at, mut column) = (0, 0);
    for part in line.split_inclusive(|c: char| c.is_whitespace() || c == ',') {
        let inner = part.trim_start_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
        let before = part.len() - inner.len();
        let mut text = inner.trim_end_matches(|c: char| c.is_whitespace() || AROUND.contains(&c));
        // LAN1(port1)
        if text.contains('(') && inner.as_bytes().get(text.len()) == Some(&b')') {
            text = inner.get(..=text.len()).unwrap_or(text);
        }
        if !text.is_empty() {
            let start = column + width(part.get(..before).unwrap_or_default());
            found.push(Token {
                text,
                at: at + before,
                start,
                end: start + width(text),
            });
        }
        at += part.len();
        column += width(part);
    }
    found
}

/// The columns that a text takes on a terminal, where Chinese characters and kana take two.
pub(super) fn width(text: &str) -> usize {
    let of = |c: char| match u32::from(c) {
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6 => 2,
        _ => 1,
    };
    text.chars().map(of).sum()
}

/// What a word is as a hardware address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mac {
    /// The address of an interface.
    One(MacAddress),
    /// Broadcast and multicast addresses that every network has.
    Group,
    /// All zeros: an entry that waits for an answer.
    Zero,
    /// Another group address: mostly one that somebody made up.
    Odd,
}

/// Reads a hardware address with separators, or of twelve digits where `bare` allows it.
pub(super) fn mac(word: &str, bare: bool) -> Option<Mac> {
    let has_form = match word.bytes().find(|byte| !byte.is_ascii_hexdigit()) {
        None => bare && word.len() == 12,
        Some(b':') => word.split(':').count() == 6,
        Some(b'-') => matches!(word.split('-').count(), 2 | 3 | 6) && word.len() >= 13,
        Some(b'.') => word.split('.').count() == 3 && word.len() == 14,
        Some(_) => false,
    };
    if !has_form {
        return None;
    }
    match word.parse() {
        Ok(one) => Some(Mac::One(one)),
        Err(MacError::NoInterface) => Some(group(word)),
        Err(
            MacError::Empty
            | MacError::NotHexadecimal(_)
            | MacError::Length(_)
            | MacError::Grouping,
        ) => None,
    }
}

/// Reads the hardware address in Cisco's identifier of a DHCP client, which has the type of the hardware in front:
/// `0100.1b2c.3d4e.5f`.
pub(super) fn mac_of_client_id(word: &str) -> Option<Mac> {
    let is_one = word.len() == 17
        && word.starts_with("01")
        && word.bytes().enumerate().all(|(at, byte)| match at {
            4 | 9 | 14 => byte == b'.',
            _ => byte.is_ascii_hexdigit(),
        });
    if !is_one {
        return None;
    }
    let digits: String = word.chars().filter(char::is_ascii_hexdigit).collect();
    mac(digits.get(2..)?, true)
}

fn group(word: &str) -> Mac {
    let digits: String = word.chars().filter(char::is_ascii_hexdigit).collect();
    let digits = digits.to_ascii_lowercase();
    const KNOWN: [&str; 6] = [
        "01005e",
        "3333",
        "0180c2",
        "01000c",
        "ffffffffffff",
        "01e02f",
    ];
    if digits.bytes().all(|digit| digit == b'0') {
        Mac::Zero
    } else if KNOWN.iter().any(|known| digits.starts_with(known)) {
        Mac::Group
    } else {
        Mac::Odd
    }
}

/// What a word is as an IP address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ip {
    /// The address of an interface.
    One(IpAddr),
    /// An address of several interfaces or of none, or a mask.
    Group,
}

/// Reads an IP address; a prefix behind `/` and an interface behind `%` are left out.
pub(super) fn ip(word: &str) -> Option<Ip> {
    let word = word.split_once('%').map_or(word, |(address, _)| address);
    if word.contains(':') {
        return ipv6(word);
    }
    let bare = word.split_once('/').map_or(word, |(address, _)| address);
    if bare.split('.').count() != 4 {
        return None;
    }
    if let Ok(Ipv4Address { address, .. }) = word.parse() {
        let is_mask = address.octets()[0] == 255 || is_network(word, address);
        return Some(if is_mask {
            Ip::Group
        } else {
            Ip::One(address.into())
        });
    }
    let is_group = bare.parse::<Ipv4Addr>().is_ok();
    is_group.then_some(Ip::Group)
}

/// Whether a text is the network and not an address in it: `192.168.1.0/24`.
fn is_network(word: &str, address: Ipv4Addr) -> bool {
    let prefix = word
        .split_once('/')
        .and_then(|(_, length)| length.parse::<u32>().ok());
    let host = prefix.and_then(|length| u32::MAX.checked_shr(length));
    prefix.is_some_and(|length| length < 31)
        && host.is_some_and(|host| address.to_bits() & host == 0)
}

/// Only addresses that a site can have: words with colons are many other things.
fn ipv6(word: &str) -> Option<Ip> {
    let bare = word.split_once('/').map_or(word, |(address, _)| address);
    let plain: Ipv6Addr = bare.parse().ok()?;
    let first = plain.segments()[0];
    let is_usual = matches!(first, 0x2000..=0x3FFF | 0xFC00..=0xFDFF | 0xFE80..=0xFEBF);
    match word.parse::<Ipv6Address>() {
        Ok(Ipv6Address { address, .. }) if is_usual => Some(Ip::One(address.into())),
        Ok(_) => (plain.is_loopback()).then_some(Ip::Group),
        Err(_) => (plain.is_multicast() || is_usual).then_some(Ip::Group),
    }
}

/// Whether a word seems to have been an address once: digits in several groups, as one that was cut off has.
pub(super) fn is_nearly_address(word: &str) -> bool {
    let groups = |separator: char| {
        word.split(separator)
            .filter(|group| !group.is_empty())
            .count()
    };
    let is_hex = word
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'-' | b'.'));
    let digits = word.bytes().filter(u8::is_ascii_hexdigit).count();
    let colons = groups(':') >= 4 || groups('-') >= 4;
    let dots = groups('.') == 4 || (groups('.') == 3 && digits >= 10);
    is_hex && (colons || dots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_what_stands_around_them() {
        let words: Vec<(&str, usize)> = tokens("? (192.168.1.5) at <incomplete>, \"x\"")
            .iter()
            .map(|token| (token.text, token.start))
            .collect();
        assert_eq!(
            words,
            [
                ("?", 0),
                ("192.168.1.5", 3),
                ("at", 16),
                ("incomplete", 20),
                ("x", 34)
            ]
        );
    }

    #[test]
    fn hardware_addresses_in_the_spellings_of_switches() {
        let one = |word: &str| match mac(word, false) {
            Some(Mac::One(mac)) => mac.to_string(),
            _ => String::new(),
        };
        for word in [
            "00:1b:2c:3d:4e:5f",
            "0:1b:2c:3d:4e:5f",
            "00-1B-2C-3D-4E-5F",
            "001b.2c3d.4e5f",
            "001b-2c3d-4e5f",
            "001b2c-3d4e5f",
        ] {
            assert_eq!(one(word), "00:1b:2c:3d:4e:5f", "{word}");
        }
        for word in [
            "001b2c3d4e5f",
            "12:30:45",
            "a-b",
            "1.2.3",
            "28:00:3a:69:06:cc::999",
        ] {
            assert_eq!(mac(word, false), None, "{word}");
        }
        assert!(matches!(mac("001b2c3d4e5f", true), Some(Mac::One(_))));
        assert!(matches!(
            mac_of_client_id("0100.1b2c.3d4e.5f"),
            Some(Mac::One(_))
        ));
        assert_eq!(mac("ffff.ffff.ffff", false), Some(Mac::Group));
        assert_eq!(mac("00:00:00:00:00:00", false), Some(Mac::Zero));
        assert_eq!(mac("11:11:11:11:11:11", false), Some(Mac::Odd));
    }

    #[test]
    fn ip_addresses_are_told_from_masks_networks_and_numbers() {
        let one = |word: &str| matches!(ip(word), Some(Ip::One(_)));
        assert!(one("192.168.1.5") && one("192.168.1.5/24") && one("10.48.90.0"));
        assert!(one("fe80::1%eth0") && one("FD00::5") && one("2001:db8::1/64"));
        for word in [
            "255.255.255.0",
            "0.0.0.0",
            "224.0.0.22",
            "192.168.1.0/24",
            "ff02::1",
        ] {
            assert_eq!(ip(word), Some(Ip::Group), "{word}");
        }
        for word in ["1.2.3", "12:30:45", "::", "a.b.c.d", "28:0:3a:69:6:cc::999"] {
            assert_eq!(ip(word), None, "{word}");
        }
        assert!(is_nearly_address("00:1b:2c:3d:4e") && !is_nearly_address("12:30:45"));
    }
}

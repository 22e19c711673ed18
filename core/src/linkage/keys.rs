//! Which texts can tell one device from the next, and when two spellings are one.
//!
//! A key is what is compared. A text that stands in place of a value, or that any number of devices may have, has none.

use crate::{
    device::{
        host_name::HostName,
        ip::{Ipv4Address, Ipv6Address},
        mac::MacAddress,
        number::SerialNumber,
    },
    ident::text::match_key,
};

/// Numbers with fewer letters and digits are those that every department begins with: they weigh little.
const SHORT: usize = 4;
/// From this length on a number is told by its letters and digits alone: hyphens and blanks are set differently in every list.
const LONG: usize = 6;
/// Numbers that people type to fill a box.
const RUNS: [&str; 2] = ["1234567890", "0123456789"];

/// Returns the key of a serial or asset number; `None` for a word, a mark or a filler such as `0000`.
pub(super) fn number(text: &str) -> Option<String> {
    let key = text.parse::<SerialNumber>().ok()?.key();
    let bare: String = key.chars().filter(|c| c.is_alphanumeric()).collect();
    if bare.is_empty() || is_filler(&bare) {
        return None;
    }
    let is_long = bare.chars().count() >= LONG;
    Some(if is_long { bare } else { key })
}

/// Whether a number's key is one of those that every department begins with.
pub(super) fn is_short(key: &str) -> bool {
    key.chars().filter(|c| c.is_alphanumeric()).count() < SHORT
}

fn is_filler(bare: &str) -> bool {
    let mut chars = bare.chars();
    let first = chars.next();
    let one_only = bare.len() > 1 && chars.all(|c| Some(c) == first);
    one_only || (bare.len() >= SHORT && RUNS.iter().any(|run| run.starts_with(bare)))
}

/// Returns the key of a hardware address; `None` for one that software chose, or that a maker gives to all its samples.
pub(super) fn mac(text: &str) -> Option<String> {
    let address = text.parse::<MacAddress>().ok()?;
    let octets = address.octets();
    let is_default = octets.starts_with(&[0, 0, 0]) || octets == [0, 0x11, 0x22, 0x33, 0x44, 0x55];
    (!address.is_locally_administered() && !is_default).then(|| address.to_string())
}

/// Returns the key of a host name: its first part, with or without a domain behind it.
pub(super) fn host_name(text: &str) -> Option<String> {
    let name = text.parse::<HostName>().ok()?.to_string();
    let first = name.split('.').next().unwrap_or_default();
    let is_name = first != "localhost" && first.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_name.then(|| first.to_owned())
}

/// Returns the key of an IP address without its prefix; `None` for one that every device has for itself.
pub(super) fn ip(text: &str) -> Option<String> {
    if let Ok(Ipv4Address { address, .. }) = text.parse() {
        let is_own = address.is_loopback() || address.is_link_local();
        return (!is_own).then(|| address.to_string());
    }
    let Ipv6Address { address, .. } = text.parse().ok()?;
    let is_own = address.is_loopback() || address.is_unicast_link_local();
    (!is_own).then(|| address.to_string())
}

/// Returns the key of the name of a department, building, floor or room.
pub(super) fn place(text: &str) -> Option<String> {
    let mut key = match_key(text);
    key.retain(|c| c != ' ');
    let is_name = crate::view::parse::name(text).is_some() && !key.is_empty();
    is_name.then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_value_have_one_key() {
        assert_eq!(number("ＳＮ－1234-5"), number("sn12345"));
        assert_ne!(
            number("1-12"),
            number("11-2"),
            "short numbers keep their hyphens"
        );
        assert_eq!(mac("001B.2C3D.4E5F"), mac("00:1b:2c:3d:4e:5f"));
        assert_eq!(host_name("CT-01.radiology.local"), host_name("ct-01"));
        assert_eq!(ip("10.1.2.3/24"), ip("10.1.2.3"));
        assert_eq!(place("３Ｆ 東"), place("3f東"));
    }

    #[test]
    fn what_many_devices_have_is_no_key() {
        for text in [
            "", "-", "不明", "なし", "0000", "XXXX", "1234", "0123456", "同上",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
        for text in [
            "02:1b:2c:3d:4e:5f",
            "00:00:00:00:00:01",
            "00:11:22:33:44:55",
            "不明",
        ] {
            assert_eq!(mac(text), None, "{text}");
        }
        for text in ["localhost", "192.168.0.1", "-"] {
            assert_eq!(host_name(text), None, "{text}");
        }
        for text in ["127.0.0.1", "169.254.1.2", "fe80::1", "DHCP"] {
            assert_eq!(ip(text), None, "{text}");
        }
        assert!(is_short("12") && is_short("a-1") && !is_short("me-01"));
    }
}

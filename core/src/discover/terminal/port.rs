//! Names of ports and VLANs, as switches write them.

use super::super::token::Token;

/// What the name of a port begins with; a digit follows.
const PREFIXES: [&str; 62] = [
    "port",
    "po",
    "port-channel",
    "gi",
    "gig",
    "gigabitethernet",
    "gigaethernet",
    "ge",
    "ge-",
    "te",
    "ten",
    "tengigabitethernet",
    "tengige",
    "tg",
    "fa",
    "fas",
    "fastethernet",
    "fe",
    "et",
    "et-",
    "eth",
    "ethernet",
    "lag",
    "ae",
    "trk",
    "trunk",
    "lan",
    "wlan",
    "wan",
    "bond",
    "ens",
    "enp",
    "eno",
    "en",
    "em",
    "xe",
    "xe-",
    "xg",
    "xgei-",
    "br",
    "br-lan",
    "ma",
    "mgmt",
    "mgmteth",
    "be",
    "bundle-ether",
    "tw",
    "twe",
    "fo",
    "fou",
    "hu",
    "hundredgige",
    "fourhundredgige",
    "swp",
    "switch",
    "vmbr",
    "bridge",
    "tunnel",
    "tu",
    "ppp",
    "giga",
    "xgigabitethernet",
];

/// The shortened and full words that stand apart from the number behind them: `Gig 1/0/10`, `Vl 10`.
const APART: [&str; 20] = [
    "gi",
    "gig",
    "te",
    "ten",
    "fa",
    "fas",
    "eth",
    "ma",
    "vl",
    "vlan",
    "fo",
    "hu",
    "po",
    "tw",
    "twe",
    "ethernet",
    "gigabitethernet",
    "tengigabitethernet",
    "port",
    "port-channel",
];

/// Whether a word has the form of a port.
pub(super) fn is_port(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    if vlan(&word).is_some() {
        return false;
    }
    let fits = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | ':' | '_' | '(' | ')' | ' ')
    };
    if !word.chars().all(fits) {
        return false;
    }
    is_numbered(&word) || is_in_slots(&word)
}

/// `port1.0.1`, `Po12`, `eth0.21`.
fn is_numbered(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
    let prefix = word.strip_suffix(letters).unwrap_or_default();
    let is_known = PREFIXES.contains(&prefix.trim());
    let rest = letters.trim_start();
    is_known && rest.starts_with(|c: char| c.is_ascii_digit())
}

/// `1/0/1`, `Gi1/0/2`, `ge-0/0/1.0`; no day and no network.
fn is_in_slots(word: &str) -> bool {
    let Some((first, rest)) = word.split_once('/') else {
        return false;
    };
    let rest_counts = rest.contains(|c: char| c.is_ascii_digit());
    let last = first.trim().chars().next_back();
    let numbered = last.is_some_and(|c| c.is_ascii_digit());
    let is_day = first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit());
    let is_network = first.split('.').count() == 4;
    rest_counts && numbered && !is_day && !is_network
}

/// Reads the number of a VLAN out of the name of its interface: `Vlan10`, `vlan.20`, `Vl 10`.
pub(super) fn vlan(word: &str) -> Option<String> {
    let word = word.to_ascii_lowercase();
    let rest = word
        .strip_prefix("vlan")
        .or_else(|| word.strip_prefix("vl"))?;
    let digits = rest.trim_start_matches(['.', ' ', '-', '_', ':']);
    number(digits)
}

/// Reads the number of a VLAN, also where an instance stands behind it: `20/-/-`.
pub(super) fn number(word: &str) -> Option<String> {
    let word = word.strip_suffix("/-/-").unwrap_or(word);
    let is_number = (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let number: u16 = is_number.then(|| word.parse().ok())??;
    (1..=4094).contains(&number).then(|| number.to_string())
}

/// Joins words that are one name of a port: `Gig 1/0/10`, `0 /1 /0`.
pub(super) fn joined<'a>(line: &'a str, words: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut joined: Vec<Token<'a>> = Vec::with_capacity(words.len());
    for word in words {
        let last = joined.last_mut();
        match last.filter(|last| belong(last, word)) {
            Some(last) => {
                let end = word.at + word.text.len();
                last.text = line.get(last.at..end).unwrap_or(last.text);
                last.end = word.end;
            }
            None => joined.push(*word),
        }
    }
    joined
}

fn belong(one: &Token<'_>, next: &Token<'_>) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let follows = next.start == one.end + 1;
    let is_apart = || {
        APART
            .iter()
            .any(|apart| one.text.eq_ignore_ascii_case(apart))
    };
    let slots = one.text.ends_with(digit) && next.text.starts_with('/')
        || one.text.ends_with('/') && next.text.starts_with(digit);
    follows && (slots || next.text.starts_with(digit) && is_apart())
}

#[cfg(test)]
mod tests {
    use super::{super::super::token::tokens, *};

    #[test]
    fn ports_are_told_from_other_words() {
        for word in [
            "1/1",
            "Gi1/0/2",
            "ge-0/0/1.0",
            "port1.0.1",
            "Po140",
            "lag100",
            "eth1.100",
            "Port-channel15",
            "BE1.1530",
            "LAN1(port1)",
            "GigaEthernet1.0",
            "xgei-1/1/0/1",
            "MgmtEth0/RSP0/CPU0/0",
            "Gig 1/0/10",
        ] {
            assert!(is_port(word), "{word}");
        }
        for word in [
            "dynamic",
            "2014/01/27",
            "N/A",
            "10.0.0.0/8",
            "Vlan10",
            "CPU",
            "120",
            "B,R",
            "00:1b",
        ] {
            assert!(!is_port(word), "{word}");
        }
    }

    #[test]
    fn vlans_are_read_out_of_interfaces() {
        assert_eq!(vlan("Vlan10").as_deref(), Some("10"));
        assert_eq!(vlan("vlan.20").as_deref(), Some("20"));
        assert_eq!(vlan("VLAN0030").as_deref(), Some("30"));
        assert_eq!(vlan("vlan"), None);
        assert_eq!(number("4095"), None);
    }

    #[test]
    fn words_of_one_port_are_joined() {
        let line = "R1 Gig 1/0/10 144 0 /1 /0 Vl 10";
        let words = joined(line, &tokens(line));
        let words: Vec<&str> = words.iter().map(|word| word.text).collect();
        assert_eq!(words, ["R1", "Gig 1/0/10", "144", "0 /1 /0", "Vl 10"]);
    }
}

//! What a line says beside its addresses: VLAN, port, names, lease.

use super::{
    super::{
        problem::shown,
        sighting::{Lease, LeaseState, Sighting},
        token::{Token, ip, mac, tokens},
    },
    header::{Header, slice},
    lines::Table,
    port::{is_port, number, vlan},
};

/// How far a number may stand from the header of the VLAN and be meant by it.
const NEAR: usize = 4;

impl Table {
    pub(super) fn place(&self, sighting: &mut Sighting, words: &[Token<'_>]) {
        let named = words.iter().find_map(|word| vlan(word.text)).or_else(|| {
            // VLAN: 20
            let is_key =
                |word: &Token<'_>| word.text.trim_end_matches(':').eq_ignore_ascii_case("vlan");
            let at = words.iter().position(is_key)?;
            number(words.get(at + 1)?.text)
        });
        sighting.vlan = named.or_else(|| {
            let numbers = words.iter().filter(|word| number(word.text).is_some());
            let near = numbers.filter_map(|word| Some((self.distance_to_vlan(word)?, word)));
            let (distance, word) = near.min_by_key(|(distance, _)| *distance)?;
            (distance <= NEAR).then(|| number(word.text)).flatten()
        });
        let behind = |lead: &str| {
            let at = words.iter().position(|word| word.text == lead)?;
            words.get(at + 1)
        };
        let to_port = |word: &&Token<'_>| {
            let distances = self.header.ports.iter().map(|port| port.distance(word));
            distances.min().unwrap_or(word.start)
        };
        let shaped = words
            .iter()
            .filter(|word| is_port(word.text) && ip(word.text).is_none());
        let under = |word: &&Token<'_>| {
            let is_other = mac(word.text, true).is_some()
                || ip(word.text).is_some()
                || vlan(word.text).is_some();
            !is_other
                && self
                    .header
                    .ports
                    .iter()
                    .any(|port| port.distance(word) == 0)
        };
        let port = behind("dev")
            .or_else(|| behind("on"))
            .or_else(|| shaped.min_by_key(to_port))
            .or_else(|| words.iter().find(under));
        let port = port.filter(|word| !is_no_port(word.text) && vlan(word.text).is_none());
        sighting.port = port.map(|word| shown(word.text));
    }

    fn distance_to_vlan(&self, word: &Token<'_>) -> Option<usize> {
        let distances = self.header.vlans.iter().map(|column| column.distance(word));
        distances.min()
    }

    /// The names in a line.
    pub(super) fn names(&self, line: &str, words: &[Token<'_>]) -> Vec<String> {
        // host (192.168.1.5) at 00:1b:…
        if let [name, address, at, ..] = words
            && at.text == "at"
            && ip(address.text).is_some()
        {
            return vec![name.text.to_owned()];
        }
        let is_name = |name: &&str| {
            let only_words = !tokens(name)
                .iter()
                .any(|word| ip(word.text).is_some() || mac(word.text, false).is_some());
            only_words && !name.is_empty()
        };
        let name = match self.header.name {
            Some(column) => slice(line, column.start, column.next),
            None if self.header == Header::default() => bare_name(words),
            None => "",
        };
        Some(name)
            .filter(is_name)
            .map(str::to_owned)
            .into_iter()
            .collect()
    }
}

/// Of a list without a header: the only word that is nothing else, behind or before the address.
fn bare_name<'a>(words: &[Token<'a>]) -> &'a str {
    let is_name = |word: &&Token<'_>| {
        let has_letter = word.text.contains(|c: char| c.is_alphabetic());
        let is_other =
            ip(word.text).is_some() || mac(word.text, false).is_some() || is_port(word.text);
        has_letter && !is_other
    };
    let mut names = words.iter().filter(is_name);
    match (names.next(), names.next(), words.len()) {
        (Some(name), None, 2..=3) => name.text,
        _ => "",
    }
}

/// Where a switch keeps addresses of its own.
fn is_no_port(word: &str) -> bool {
    const OWN: [&str; 9] = [
        "cpu",
        "router",
        "switch",
        "drop",
        "self",
        "-",
        "n/a",
        "system",
        "management",
    ];
    OWN.iter().any(|own| word.eq_ignore_ascii_case(own)) || !word.contains(char::is_alphanumeric)
}

/// What a table of leases says in its words; those that say nothing are lent out.
pub(super) fn lease(words: &[Token<'_>]) -> Lease {
    let says = |known: &[&str]| {
        let is_known = |word: &Token<'_>| {
            known
                .iter()
                .any(|known| word.text.eq_ignore_ascii_case(known))
        };
        words.iter().any(is_known)
    };
    let state = if says(&["expired"]) {
        LeaseState::Expired
    } else if says(&["free", "deleting", "released", "offer_sent"]) {
        LeaseState::Free
    } else if says(&["manual", "static", "reserved"]) {
        LeaseState::Reserved
    } else {
        LeaseState::Active
    };
    Lease {
        state,
        ends: None,
        ends_text: None,
    }
}

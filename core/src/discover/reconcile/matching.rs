//! Which interface of the ledger is which of those that were seen.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Claimed,
    hosts::{Host, Matched, name_key},
    known::{Interface, Known},
};
use crate::{
    discover::{
        merge::is_shared,
        verdict::{Decision, Verdicts},
    },
    ident::id::EntityId,
};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// The unit of each host.
    pub(super) units: Vec<Option<EntityId>>,
    /// Units of which an address was seen that another unit has as well.
    pub(super) claimed: Claimed,
}

/// Names that many devices have.
const COMMON: [&str; 9] = [
    "localhost",
    "unknown",
    "android",
    "iphone",
    "ipad",
    "bad_address",
    "printer",
    "default",
    "none",
];

struct Work<'a> {
    hosts: &'a mut [Host],
    known: &'a Known,
    matches: Matches,
    /// The hosts of each interface.
    taken: BTreeMap<usize, Vec<usize>>,
}

/// Finds interfaces: by hardware addresses, by what people said, by IP addresses, by names.
pub(super) fn find(hosts: &mut [Host], known: &Known, verdicts: &Verdicts) -> Matches {
    let units = vec![None; hosts.len()];
    let mut work = Work {
        hosts,
        known,
        matches: Matches {
            units,
            ..Matches::default()
        },
        taken: BTreeMap::new(),
    };
    work.by_mac();
    work.by_word(verdicts);
    work.by_ip();
    work.by_name();
    work.matches
}

impl Work<'_> {
    fn set(&mut self, host: usize, interface: usize, matched: Matched) {
        let found = self.known.interfaces.get(interface);
        let (Some(found), Some(seen)) = (found, self.hosts.get_mut(host)) else {
            return;
        };
        seen.interface = Some(found.id);
        seen.matched = Some(matched);
        self.set_unit(host, found.unit);
        self.taken.entry(interface).or_default().push(host);
    }

    fn set_unit(&mut self, host: usize, unit: EntityId) {
        if let Some(place) = self.matches.units.get_mut(host) {
            *place = Some(unit);
        }
    }

    fn claim(&mut self, others: &[usize], chosen: usize) {
        let unit = |at: &usize| {
            self.known
                .interfaces
                .get(*at)
                .map(|interface| interface.unit)
        };
        let owner = unit(&chosen);
        let claimed = others
            .iter()
            .filter_map(unit)
            .filter(|other| Some(*other) != owner);
        self.matches.claimed.extend(claimed);
    }

    fn open(&self) -> Vec<usize> {
        let units = self.matches.units.iter().enumerate();
        units
            .filter(|(_, unit)| unit.is_none())
            .map(|(at, _)| at)
            .collect()
    }

    fn by_mac(&mut self) {
        for at in 0..self.hosts.len() {
            let Some(host) = self.hosts.get(at) else {
                continue;
            };
            let candidates = host.mac().and_then(|mac| self.known.by_mac.get(&mac));
            let Some(candidates) = candidates else {
                continue;
            };
            let has_address = |candidate: &&usize| {
                let interface = self.known.interfaces.get(**candidate);
                interface.is_some_and(|interface| interface.ips().any(|ip| host.ips.contains(&ip)))
            };
            let chosen = candidates.iter().find(has_address).or(candidates.first());
            if let Some(chosen) = chosen.copied() {
                let all = candidates.clone();
                self.claim(&all, chosen);
                self.set(at, chosen, Matched::Mac);
            }
        }
    }

    fn by_word(&mut self, verdicts: &Verdicts) {
        for at in self.open() {
            let Some(host) = self.hosts.get_mut(at) else {
                continue;
            };
            let decided = verdicts
                .decided(&host.identity)
                .filter(|said| said.decision == Decision::Ours);
            let unit = decided
                .and_then(|said| said.unit)
                .filter(|unit| self.known.units.contains_key(unit));
            if let Some(unit) = unit {
                host.matched = Some(Matched::Word);
                self.set_unit(at, unit);
            }
        }
    }

    fn by_ip(&mut self) {
        for at in self.open() {
            let Some(host) = self.hosts.get(at) else {
                continue;
            };
            let mut found = None;
            for ip in host.telling_ips() {
                let Some(candidates) = self.known.by_ip.get(ip) else {
                    continue;
                };
                let chosen = candidates
                    .iter()
                    .find(|candidate| self.may_be(host, **candidate));
                if let Some(chosen) = chosen {
                    found = Some((candidates.clone(), *chosen));
                    break;
                }
            }
            if let Some((candidates, chosen)) = found {
                self.claim(&candidates, chosen);
                self.set(at, chosen, Matched::Ip);
            }
        }
    }

    /// Whether a host with the IP address of an interface is that interface.
    fn may_be(&self, host: &Host, at: usize) -> bool {
        let Some(interface) = self.known.interfaces.get(at) else {
            return false;
        };
        let Some(mac) = host.mac() else {
            // Nothing contradicts, unless the interface itself was seen under another address.
            let taken = self.taken.get(&at).into_iter().flatten();
            let mut taken = taken.filter_map(|at| self.hosts.get(*at));
            return taken.all(|other| other.telling_ips().next().is_none());
        };
        // Somebody else has the address now: of a server that gives addresses out, or while the interface is elsewhere.
        !interface.is_dynamic() && !self.taken.contains_key(&at) && !is_shared(mac)
    }

    fn by_name(&mut self) {
        let open = self.open();
        let mut named: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for at in &open {
            for name in self.hosts.get(*at).iter().flat_map(|host| &host.host_names) {
                let key = name_key(name);
                let short = key.split('.').next().unwrap_or_default().to_owned();
                named.entry(short).or_default().insert(*at);
            }
        }
        for (short, hosts) in named {
            let interfaces = self.known.by_name.get(&short);
            let (1, Some([interface]), false) = (
                hosts.len(),
                interfaces.map(Vec::as_slice),
                COMMON.contains(&short.as_str()),
            ) else {
                continue;
            };
            let Some(at) = hosts.first().copied() else {
                continue;
            };
            let is_open = self.matches.units.get(at).is_some_and(Option::is_none);
            let fits = self
                .known
                .interfaces
                .get(*interface)
                .zip(self.hosts.get(at));
            let fits = fits.is_some_and(|(interface, host)| same_domain(interface, host));
            if is_open && fits && !self.taken.contains_key(interface) {
                self.set(at, *interface, Matched::HostName);
            }
        }
    }
}

/// Whether no full name contradicts that of the ledger.
fn same_domain(interface: &Interface, host: &Host) -> bool {
    let Some(known) = interface.name.as_deref().filter(|name| name.contains('.')) else {
        return true;
    };
    let mut full = host
        .host_names
        .iter()
        .map(|name| name_key(name))
        .filter(|name| name.contains('.'))
        .peekable();
    full.peek().is_none() || full.any(|name| name == known)
}

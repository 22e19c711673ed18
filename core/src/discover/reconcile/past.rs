//! When a device was seen last, and something unknown first.

use std::collections::BTreeMap;

use super::{
    Origin, Taken,
    hosts::{is_over, is_telling, name_key},
    known::Known,
};
use crate::{
    discover::{identity::Identity, sighting::Sighting},
    ident::{date::PartialDate, id::EntityId, timestamp::Timestamp},
};

/// What earlier scans tell.
#[derive(Debug, Default)]
pub(super) struct Past {
    last: BTreeMap<EntityId, PartialDate>,
    first: BTreeMap<Identity, PartialDate>,
}

impl Past {
    /// `over` are sightings of the current scans that tell of the past only.
    pub(super) fn of(
        earlier: &[Taken<'_>],
        current: &[Taken<'_>],
        over: &[Origin],
        known: &Known,
    ) -> Self {
        let mut past = Self::default();
        for taken in earlier {
            for sighting in &taken.scan.sightings {
                let on = if is_over(sighting, taken.on) {
                    day(sighting.last_seen)
                } else {
                    Some(taken.on)
                };
                on.into_iter().for_each(|on| past.add(sighting, on, known));
            }
        }
        for origin in over {
            let scan = current.get(origin.scan as usize).map(|taken| taken.scan);
            let sighting = scan.and_then(|scan| scan.sightings.get(origin.sighting as usize));
            if let Some((sighting, on)) =
                sighting.and_then(|sighting| Some((sighting, day(sighting.last_seen)?)))
            {
                past.add(sighting, on, known);
            }
        }
        past
    }

    fn add(&mut self, sighting: &Sighting, on: PartialDate, known: &Known) {
        for unit in units(sighting, known) {
            let last = self.last.entry(unit).or_insert(on);
            *last = (*last).max(on);
        }
        for identity in identities(sighting) {
            let first = self.first.entry(identity).or_insert(on);
            *first = (*first).min(on);
        }
    }

    pub(super) fn last(&self, unit: EntityId) -> Option<PartialDate> {
        self.last.get(&unit).copied()
    }

    pub(super) fn first(&self, identity: &Identity) -> Option<PartialDate> {
        self.first.get(identity).copied()
    }
}

/// The devices that a sighting may be of: by the hardware address, else by an IP address that nothing contradicts.
fn units(sighting: &Sighting, known: &Known) -> Vec<EntityId> {
    let unit = |at: &usize| known.interfaces.get(*at).map(|interface| interface.unit);
    if let Some(found) = sighting.mac.and_then(|mac| known.by_mac.get(&mac)) {
        return found.iter().filter_map(unit).collect();
    }
    let by_ip = sighting
        .ips
        .iter()
        .filter(|ip| is_telling(ip))
        .filter_map(|ip| known.by_ip.get(ip));
    let fits = |at: &&usize| {
        let interface = known.interfaces.get(**at);
        interface.is_some_and(|interface| {
            sighting.mac.is_none() || interface.mac.is_none() && !interface.is_dynamic()
        })
    };
    by_ip.flatten().filter(fits).filter_map(unit).collect()
}

fn identities(sighting: &Sighting) -> Vec<Identity> {
    if let Some(mac) = sighting.mac {
        return vec![Identity::Mac(mac)];
    }
    let ips = sighting.ips.iter().copied().map(Identity::Ip);
    let names = sighting
        .host_names
        .iter()
        .map(|name| Identity::Host(name_key(name)));
    ips.chain(names).collect()
}

fn day(at: Option<Timestamp>) -> Option<PartialDate> {
    at?.to_string().get(..10)?.parse().ok()
}

//! Sightings of several scans that are of one interface.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use serde::{Deserialize, Serialize};

use super::Taken;
use crate::{
    device::mac::MacAddress,
    discover::{
        identity::Identity,
        oui::Vendor,
        sighting::{Port, Sighting},
    },
    ident::{date::PartialDate, id::EntityId, timestamp::Timestamp},
};

/// Which sighting of which scan.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Origin {
    /// The number of the scan, from 0.
    pub scan: u32,
    /// The number of the sighting in it, from 0.
    pub sighting: u32,
}

/// Where a cable leads to.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Place {
    /// The switch.
    pub switch: Option<String>,
    /// Its port.
    pub port: Option<String>,
    /// The VLAN.
    pub vlan: Option<String>,
}

/// By what an interface of the ledger was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Matched {
    /// By its hardware address.
    Mac,
    /// By somebody's word.
    Word,
    /// By its IP address.
    Ip,
    /// By its name.
    HostName,
}

/// One interface that was seen.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Host {
    /// By what it is known.
    pub identity: Identity,
    /// Whose hardware address it has.
    pub vendor: Vendor,
    /// The maker as a tool said.
    pub said_vendor: Option<String>,
    /// Its IP addresses, in order.
    pub ips: Vec<IpAddr>,
    /// Its names, in order.
    pub host_names: Vec<String>,
    /// Where it is plugged in, as switches say.
    pub places: Vec<Place>,
    /// Its open ports, in order.
    pub ports: Vec<Port>,
    /// The operating system, as a tool guesses.
    pub os: Option<String>,
    /// When it was seen first.
    pub first_seen: Option<Timestamp>,
    /// When it was seen last.
    pub last_seen: Option<Timestamp>,
    /// The sightings.
    pub origins: Vec<Origin>,
    /// The interface of the ledger that it is.
    pub interface: Option<EntityId>,
    /// By what that was found.
    pub matched: Option<Matched>,
}

impl Host {
    fn new(identity: Identity) -> Self {
        Self {
            identity,
            vendor: Vendor::Unknown,
            said_vendor: None,
            ips: Vec::new(),
            host_names: Vec::new(),
            places: Vec::new(),
            ports: Vec::new(),
            os: None,
            first_seen: None,
            last_seen: None,
            origins: Vec::new(),
            interface: None,
            matched: None,
        }
    }

    /// Returns the hardware address.
    #[must_use]
    pub const fn mac(&self) -> Option<MacAddress> {
        match &self.identity {
            Identity::Mac(mac) => Some(*mac),
            Identity::Ip(_) | Identity::Host(_) => None,
        }
    }

    /// The addresses that tell one device from another: none of the cable only, none of the computer itself.
    pub(crate) fn telling_ips(&self) -> impl Iterator<Item = &IpAddr> {
        self.ips.iter().filter(|ip| is_telling(ip))
    }

    fn add(&mut self, origin: Origin, sighting: &Sighting, tells_places: bool) {
        let mut all = Sighting {
            ips: std::mem::take(&mut self.ips),
            host_names: std::mem::take(&mut self.host_names),
            ports: std::mem::take(&mut self.ports),
            first_seen: self.first_seen,
            last_seen: self.last_seen,
            ..Sighting::default()
        };
        sighting.ips.iter().for_each(|ip| all.add_ip(*ip));
        sighting
            .host_names
            .iter()
            .for_each(|name| all.add_name(name));
        sighting
            .ports
            .iter()
            .for_each(|port| all.add_port(port.clone()));
        let seen = [sighting.first_seen, sighting.last_seen];
        seen.into_iter().flatten().for_each(|at| all.seen_at(at));
        (self.ips, self.host_names, self.ports) = (all.ips, all.host_names, all.ports);
        (self.first_seen, self.last_seen) = (all.first_seen, all.last_seen);
        self.os = self.os.take().or_else(|| sighting.os.clone());
        self.said_vendor = self.said_vendor.take().or_else(|| sighting.vendor.clone());
        let Sighting {
            switch, port, vlan, ..
        } = sighting;
        let place = Place {
            switch: switch.clone(),
            port: port.clone(),
            vlan: vlan.clone(),
        };
        let is_place = tells_places && (place.port.is_some() || place.vlan.is_some());
        if is_place && let Err(at) = self.places.binary_search(&place) {
            self.places.insert(at, place);
        }
        self.origins.push(origin);
    }
}

/// Whether an address tells one device from another.
pub(super) fn is_telling(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => !v4.is_link_local() && !v4.is_loopback(),
        IpAddr::V6(v6) => !v6.is_unicast_link_local() && !v6.is_loopback(),
    }
}

/// The key under which two names are of one host.
pub(super) fn name_key(name: &str) -> String {
    name.trim().trim_end_matches('.').to_ascii_lowercase()
}

/// Joins what is one; the second list is what tells of the past only.
pub(super) fn join(scans: &[Taken<'_>]) -> (Vec<Host>, Vec<Origin>) {
    let mut over = Vec::new();
    let mut present: Vec<(Origin, &Sighting, bool)> = Vec::new();
    for (taken, scan) in scans.iter().zip(0..) {
        for (sighting, number) in taken.scan.sightings.iter().zip(0..) {
            let origin = Origin {
                scan,
                sighting: number,
            };
            if is_over(sighting, taken.on) {
                over.push(origin);
            } else {
                present.push((origin, sighting, taken.scan.tool.tells_places()));
            }
        }
    }
    // What only one scan can say is taken from the first, whatever the order of its sightings.
    present.sort_by(|(one, a, _), (other, b, _)| {
        let key = |origin: &Origin, sighting: &Sighting| (origin.scan, sighting.line, sighting.mac);
        key(one, a)
            .cmp(&key(other, b))
            .then_with(|| a.ips.cmp(&b.ips))
    });
    let mut hosts: BTreeMap<Identity, Host> = BTreeMap::new();
    let identities = Identities::of(&present);
    for (origin, sighting, tells_places) in present {
        let identity = identities.find(sighting);
        let new = || Host::new(identity.clone());
        let host = hosts.entry(identity.clone()).or_insert_with(new);
        host.add(origin, sighting, tells_places);
    }
    let mut hosts: Vec<Host> = hosts.into_values().collect();
    hosts.iter_mut().for_each(|host| host.host_names.sort());
    (hosts, over)
}

/// Whether a sighting says only that something was there once.
pub(super) fn is_over(sighting: &Sighting, on: PartialDate) -> bool {
    let ended = |ends: Timestamp| {
        let day = ends
            .to_string()
            .get(..10)
            .and_then(|day| day.parse::<PartialDate>().ok());
        day.is_some_and(|day| day.is_over(on))
    };
    let ends = sighting.lease.as_ref().and_then(|lease| lease.ends);
    !sighting.is_present() || ends.is_some_and(ended)
}

/// What sightings without a hardware address are of.
struct Identities {
    /// The hardware addresses under which an IP address was seen.
    by_ip: BTreeMap<IpAddr, BTreeSet<MacAddress>>,
    /// What has a name.
    by_name: BTreeMap<String, BTreeSet<Identity>>,
}

impl Identities {
    fn of(present: &[(Origin, &Sighting, bool)]) -> Self {
        let mut all = Self {
            by_ip: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for (_, sighting, _) in present {
            if let Some(mac) = sighting.mac {
                for ip in sighting.ips.iter().filter(|ip| is_telling(ip)) {
                    all.by_ip.entry(*ip).or_default().insert(mac);
                }
            }
        }
        for (_, sighting, _) in present {
            if sighting.mac.is_some() || !sighting.ips.is_empty() {
                let identity = all.find(sighting);
                for name in &sighting.host_names {
                    let known = all.by_name.entry(name_key(name)).or_default();
                    known.insert(identity.clone());
                }
            }
        }
        all
    }

    fn find(&self, sighting: &Sighting) -> Identity {
        if let Some(mac) = sighting.mac {
            return Identity::Mac(mac);
        }
        let macs: BTreeSet<MacAddress> = sighting
            .ips
            .iter()
            .filter_map(|ip| self.by_ip.get(ip))
            .flatten()
            .copied()
            .collect();
        if let (1, Some(mac)) = (macs.len(), macs.first()) {
            return Identity::Mac(*mac);
        }
        if let Some(ip) = sighting.ips.first() {
            return Identity::Ip(*ip);
        }
        let key = sighting
            .host_names
            .first()
            .map(|name| name_key(name))
            .unwrap_or_default();
        match self.by_name.get(&key) {
            Some(known) if known.len() == 1 => {
                known.first().cloned().unwrap_or(Identity::Host(key))
            }
            _ => Identity::Host(key),
        }
    }
}

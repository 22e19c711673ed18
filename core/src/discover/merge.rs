//! Sightings of one file that are surely of one interface become one.
//!
//! The same hardware address, unless the file tells different things of it, and the same IP address where only one side has a
//! hardware address. What contradicts itself stays apart, and is told.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use super::{
    problem::{Problem, Problems},
    sighting::{Scan, Sighting},
    tool::Tool,
};
use crate::device::mac::MacAddress;

/// Addresses that several routers share, so that being in two places is their purpose (VRRP, HSRP, GLBP).
const SHARED: [[u8; 4]; 4] = [
    [0x00, 0x00, 0x5E, 0x00],
    [0x00, 0x00, 0x0C, 0x07],
    [0x00, 0x00, 0x0C, 0x9F],
    [0x00, 0x07, 0xB4, 0x00],
];

/// Whether several devices may have a hardware address by design.
pub(super) fn is_shared(mac: MacAddress) -> bool {
    SHARED.iter().any(|start| mac.octets().starts_with(start))
}

/// Joins what is one, and tells what contradicts itself.
pub(super) fn merge(scan: &mut Scan, problems: &mut Problems) {
    let all = std::mem::take(&mut scan.sightings);
    let all = by_mac(all);
    let all = by_ip(all);
    // A switch is the neighbour at many ports, and has one address for all of them.
    if matches!(scan.tool, Tool::MacTable | Tool::Table) {
        tell_ports(&all, problems);
    }
    if scan.tool != Tool::Neighbours {
        tell_addresses(&all, problems);
    }
    scan.sightings = all;
}

/// What must not differ: place and lease.
fn agree(one: &Sighting, other: &Sighting) -> bool {
    fn same<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
    let places = same(one.vlan.as_ref(), other.vlan.as_ref())
        && same(one.switch.as_ref(), other.switch.as_ref())
        && same(one.port.as_ref(), other.port.as_ref());
    let leases = match (&one.lease, &other.lease) {
        (None, None) => true,
        // A reservation and the lease of the same address are one.
        (Some(_), Some(_)) => one.ips == other.ips,
        _ => false,
    };
    places && leases
}

fn by_mac(all: Vec<Sighting>) -> Vec<Sighting> {
    let mut kept: Vec<Sighting> = Vec::with_capacity(all.len());
    let mut places: BTreeMap<MacAddress, Vec<usize>> = BTreeMap::new();
    for sighting in all {
        let Some(mac) = sighting.mac else {
            kept.push(sighting);
            continue;
        };
        let known = places.entry(mac).or_default();
        let same = known
            .iter()
            .copied()
            .find(|at| kept.get(*at).is_some_and(|one| agree(one, &sighting)));
        if let Some(one) = same.and_then(|at| kept.get_mut(at)) {
            absorb(one, sighting);
        } else {
            // Of an address with very many places, each is compared with the first ones only.
            if known.len() < 64 {
                known.push(kept.len());
            }
            kept.push(sighting);
        }
    }
    kept
}

/// A sighting without a hardware address joins the only one of the same IP address.
fn by_ip(all: Vec<Sighting>) -> Vec<Sighting> {
    let mut owners: BTreeMap<IpAddr, BTreeSet<usize>> = BTreeMap::new();
    for (at, sighting) in all.iter().enumerate() {
        if sighting.mac.is_some() || !sighting.ips.is_empty() {
            for ip in &sighting.ips {
                owners.entry(*ip).or_default().insert(at);
            }
        }
    }
    let mut kept: Vec<Option<Sighting>> = all.into_iter().map(Some).collect();
    for at in 0..kept.len() {
        let Some(sighting) = kept.get(at).and_then(Option::as_ref) else {
            continue;
        };
        if sighting.mac.is_some() || sighting.ips.is_empty() {
            continue;
        }
        let others = |ip: &IpAddr| {
            owners
                .get(ip)
                .into_iter()
                .flatten()
                .copied()
                .filter(|owner| *owner != at)
        };
        let owners: BTreeSet<usize> = sighting.ips.iter().flat_map(others).collect();
        let there = |owner: &usize| kept.get(*owner).and_then(Option::as_ref).is_some();
        let mut owners = owners.into_iter().filter(there);
        let (Some(owner), None) = (owners.next(), owners.next()) else {
            continue;
        };
        let fits = kept
            .get(owner)
            .and_then(Option::as_ref)
            .is_some_and(|one| agree(one, sighting));
        let this = if fits {
            kept.get_mut(at).and_then(Option::take)
        } else {
            None
        };
        if let (Some(this), Some(Some(one))) = (this, kept.get_mut(owner)) {
            absorb(one, this);
        }
    }
    kept.into_iter().flatten().collect()
}

/// Adds what another sighting of the same interface says; of what can be only one, what stands first counts.
fn absorb(one: &mut Sighting, other: Sighting) {
    other.ips.iter().for_each(|ip| one.add_ip(*ip));
    other.host_names.iter().for_each(|name| one.add_name(name));
    other.ports.into_iter().for_each(|port| one.add_port(port));
    let seen = [other.first_seen, other.last_seen];
    seen.into_iter().flatten().for_each(|at| one.seen_at(at));
    one.mac = one.mac.or(other.mac);
    one.vlan = one.vlan.take().or(other.vlan);
    one.switch = one.switch.take().or(other.switch);
    one.port = one.port.take().or(other.port);
    one.vendor = one.vendor.take().or(other.vendor);
    one.os = one.os.take().or(other.os);
    // Files of leases are logs: the later one counts, unless it only keeps the address.
    if let Some(lease) = other.lease {
        let counts = lease.state.is_present() || !one.is_present();
        if counts || one.lease.is_none() {
            one.lease = Some(lease);
        }
    }
    one.line = one.line.min(other.line);
}

fn tell_ports(all: &[Sighting], problems: &mut Problems) {
    type Place<'a> = (MacAddress, Option<&'a str>, Option<&'a str>);
    let mut places: BTreeMap<Place<'_>, (u32, BTreeSet<&str>)> = BTreeMap::new();
    for sighting in all {
        if let (Some(mac), Some(port)) = (sighting.mac, &sighting.port) {
            let place = (mac, sighting.switch.as_deref(), sighting.vlan.as_deref());
            let (line, ports) = places.entry(place).or_default();
            *line = sighting.line;
            ports.insert(port);
        }
    }
    for ((mac, _, _), (line, ports)) in places {
        if ports.len() > 1 && !is_shared(mac) {
            let (mac, ports) = (
                mac.to_string(),
                ports.into_iter().map(str::to_owned).collect(),
            );
            problems.add(line, Problem::SeveralPorts { mac, ports });
        }
    }
}

fn tell_addresses(all: &[Sighting], problems: &mut Problems) {
    let mut users: BTreeMap<IpAddr, (u32, BTreeSet<MacAddress>)> = BTreeMap::new();
    for sighting in all.iter().filter(|sighting| sighting.is_present()) {
        if let Some(mac) = sighting.mac.filter(|mac| !is_shared(*mac)) {
            for ip in &sighting.ips {
                let (line, macs) = users.entry(*ip).or_default();
                *line = sighting.line;
                macs.insert(mac);
            }
        }
    }
    for (ip, (line, macs)) in users {
        if macs.len() > 1 {
            let macs = macs.iter().map(ToString::to_string).collect();
            problems.add(line, Problem::SeveralMacs { ip, macs });
        }
    }
}

//! What contradicts itself across what was seen.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use super::{Finding, Host, Origin, Place, Taken, hosts::is_telling};
use crate::{
    discover::{identity::Identity, merge::is_shared, sighting::Sighting, tool::Tool},
    ident::date::PartialDate,
};

/// What was seen under an address on one day.
type Users = BTreeMap<(PartialDate, IpAddr), BTreeSet<Identity>>;

/// The ports of one switch, in one VLAN of one scan.
type Ports<'a> = BTreeMap<(u32, Option<&'a str>, Option<&'a str>), BTreeSet<Place>>;

/// What contradicts itself.
#[derive(Debug, Default)]
pub(super) struct Across {
    /// What was seen under one IP address, where there are several.
    twice: BTreeMap<IpAddr, BTreeSet<Identity>>,
    /// Hosts at several ports of one switch.
    places: BTreeMap<Identity, Vec<Place>>,
}

impl Across {
    pub(super) fn of(hosts: &[Host], scans: &[Taken<'_>]) -> Self {
        let mut found = Self::default();
        // Two scans of different days may meet an address before and after it moved.
        let mut users = Users::new();
        for host in hosts {
            // Several routers have a shared address by design.
            if host.mac().is_none_or(is_shared) {
                continue;
            }
            let mut ports = Ports::new();
            for origin in &host.origins {
                if let Some((taken, sighting)) = sighting(scans, *origin) {
                    add_users(&mut users, taken, host, sighting);
                    add_port(&mut ports, taken, *origin, sighting);
                }
            }
            let several = ports.into_values().filter(|all| all.len() > 1);
            let several: Vec<Place> = several.flatten().collect();
            if !several.is_empty() {
                found.places.insert(host.identity.clone(), several);
            }
        }
        for ((_, ip), macs) in users.into_iter().filter(|(_, macs)| macs.len() > 1) {
            found.twice.entry(ip).or_default().extend(macs);
        }
        found
    }

    pub(super) fn of_host(&self, host: &Host) -> Vec<Finding> {
        let mut found = Vec::new();
        if let Some(places) = self.places.get(&host.identity) {
            let places = places.clone();
            found.push(Finding::MacInTwoPlaces { places });
        }
        for ip in &host.ips {
            let all = self
                .twice
                .get(ip)
                .filter(|all| all.contains(&host.identity));
            if let Some(all) = all {
                let others = all.iter().filter(|other| **other != host.identity);
                let others = others.cloned().collect();
                found.push(Finding::AddressTwice { ip: *ip, others });
            }
        }
        found
    }
}

fn sighting<'a>(scans: &[Taken<'a>], origin: Origin) -> Option<(Taken<'a>, &'a Sighting)> {
    let taken = scans.get(origin.scan as usize)?;
    let sighting = taken.scan.sightings.get(origin.sighting as usize)?;
    Some((*taken, sighting))
}

fn add_users(users: &mut Users, taken: Taken<'_>, host: &Host, sighting: &Sighting) {
    // A switch has one address for all that its neighbours see of it.
    if sighting.mac.is_some() && taken.scan.tool != Tool::Neighbours {
        for ip in sighting.ips.iter().filter(|ip| is_telling(ip)) {
            let all = users.entry((taken.on, *ip)).or_default();
            all.insert(host.identity.clone());
        }
    }
}

/// On a way through several switches each of them has the address at a port: only those of one count.
fn add_port<'a>(ports: &mut Ports<'a>, taken: Taken<'a>, origin: Origin, sighting: &'a Sighting) {
    let counts = matches!(taken.scan.tool, Tool::MacTable | Tool::Table);
    if let (true, Some(port)) = (counts, &sighting.port) {
        let (switch, vlan) = (sighting.switch.clone(), sighting.vlan.clone());
        let port = Some(port.clone());
        let place = Place { switch, port, vlan };
        let key = (
            origin.scan,
            sighting.switch.as_deref(),
            sighting.vlan.as_deref(),
        );
        ports.entry(key).or_default().insert(place);
    }
}

//! Zones that the addresses and VLANs of a ledger suggest.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use super::{Topology, standing::Port};
use crate::{
    catalogue::field::Kind,
    ident::id::EntityId,
    ledger::changes::ChangeSet,
    network::{
        subnet::{Subnet, Subnets},
        vlan::Vlans,
    },
    view::entity::Entity,
};

/// A range of addresses, VLANs or both, with devices of which no zone is known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Suggestion {
    /// The range, unless only VLANs are known.
    pub subnet: Option<Subnet>,
    /// The VLANs, as a zone lists them.
    pub vlans: Vec<String>,
    /// The devices, in the order of the ledger.
    pub units: Vec<EntityId>,
    /// The department of more than half of them.
    pub department: Option<EntityId>,
}

impl Suggestion {
    /// Returns what it is called as long as nobody has named it: its range, else its VLANs.
    #[must_use]
    pub fn name(&self) -> String {
        self.subnet.map_or_else(
            || format!("VLAN {}", self.vlans.join(", ")),
            |subnet| subnet.to_string(),
        )
    }

    /// Returns the changes that make it a zone; without a name it is called by its range.
    #[must_use]
    pub fn zone(&self, id: EntityId, name: &str) -> ChangeSet {
        let kind = Kind::Zone.as_str();
        let mut changes = ChangeSet::new();
        match name.trim() {
            "" => changes.set_text(kind, id, "name", &self.name()),
            name => changes.set_text(kind, id, "name", name),
        }
        if let Some(subnet) = self.subnet {
            let subnets = Subnets(vec![subnet]).to_string();
            changes.set_text(kind, id, "subnets", &subnets);
        }
        if !self.vlans.is_empty() {
            changes.set_text(kind, id, "vlans", &self.vlans.join(", "));
        }
        if let Some(department) = self.department {
            changes.set_text(kind, id, "department", &department.to_string());
        }
        changes
    }
}

/// What is known of the devices in one range or VLAN, by their numbers.
#[derive(Default)]
struct Group {
    units: BTreeSet<usize>,
    vlans: BTreeSet<String>,
}

/// Lists what could become zones, that with the most devices first. Interfaces that are in a zone already have no part in it.
///
/// A range has the prefix that its first interface states, else 24 bits (IPv6: 64). A VLAN that is named in one range only belongs to that
/// range; one that is named in several says nothing of where a device without an address is.
#[must_use]
pub fn all(network: &Topology<'_>) -> Vec<Suggestion> {
    let mut ranges: BTreeMap<Subnet, Group> = BTreeMap::new();
    let mut bare: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (nth, unit) in network.units.iter().enumerate() {
        for port in unit.ports.iter().filter(|port| port.place.zone.is_none()) {
            let vlan = vlan(port);
            if let Some(subnet) = range(port) {
                // Of ranges that differ only in their prefix the one that came first counts.
                let known = ranges.keys().find(|known| known.covers(&subnet)).copied();
                let group = ranges.entry(known.unwrap_or(subnet)).or_default();
                group.units.insert(nth);
                group.vlans.extend(vlan);
            } else if let Some(vlan) = vlan {
                bare.entry(vlan).or_default().insert(nth);
            }
        }
    }
    settle(&mut ranges, &mut bare);
    let ranges = ranges
        .into_iter()
        .map(|(subnet, group)| suggestion(network, Some(subnet), group));
    let bare = bare.into_iter().map(|(vlan, units)| {
        let vlans = BTreeSet::from([vlan]);
        suggestion(network, None, Group { units, vlans })
    });
    let mut found: Vec<Suggestion> = ranges.chain(bare).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.units.len()));
    found
}

/// Gives every VLAN to the one range in which it is named, and takes it from all where there are several.
fn settle(ranges: &mut BTreeMap<Subnet, Group>, bare: &mut BTreeMap<String, BTreeSet<usize>>) {
    let mut named: BTreeMap<String, Vec<Subnet>> = BTreeMap::new();
    for (subnet, group) in ranges.iter() {
        for vlan in &group.vlans {
            named.entry(vlan.clone()).or_default().push(*subnet);
        }
    }
    for (vlan, subnets) in named {
        let without = bare.remove(&vlan).unwrap_or_default();
        for subnet in &subnets {
            if let Some(group) = ranges.get_mut(subnet) {
                if subnets.len() == 1 {
                    group.units.extend(&without);
                } else {
                    group.vlans.remove(&vlan);
                }
            }
        }
    }
}

fn suggestion(network: &Topology<'_>, subnet: Option<Subnet>, group: Group) -> Suggestion {
    let units: Vec<_> = group
        .units
        .iter()
        .filter_map(|nth| network.units.get(*nth))
        .collect();
    let mut departments: BTreeMap<EntityId, usize> = BTreeMap::new();
    for unit in &units {
        let department = unit.unit.department().shown().known();
        if let Some(department) = department {
            *departments.entry(department.id()).or_default() += 1;
        }
    }
    let most = departments
        .into_iter()
        .find(|(_, count)| count * 2 > units.len());
    Suggestion {
        subnet,
        vlans: group.vlans.into_iter().collect(),
        units: units.iter().map(|unit| unit.id).collect(),
        department: most.map(|(department, _)| department),
    }
}

/// The range around the address of an interface. Addresses that a device gives itself belong to no range.
fn range(port: &Port<'_>) -> Option<Subnet> {
    let stated = |prefix: Option<u8>, least: u8, most: u8, else_: u8| {
        prefix
            .filter(|prefix| (least..=most).contains(prefix))
            .unwrap_or(else_)
    };
    let four = port.interface.ipv4().shown().known();
    let four = four.filter(|four| !four.address.is_loopback() && !four.address.is_link_local());
    if let Some(four) = four {
        let prefix = stated(four.prefix, 8, 30, 24);
        return Subnet::around(IpAddr::V4(four.address), prefix);
    }
    let six = port.interface.ipv6().shown().known();
    let is_own = |segment: u16| segment & 0xffc0 == 0xfe80;
    let six = six.filter(|six| !six.address.is_loopback() && !is_own(six.address.segments()[0]))?;
    Subnet::around(IpAddr::V6(six.address), stated(six.prefix, 32, 126, 64))
}

/// The VLAN of an interface, as a zone lists it; a list of several is none.
fn vlan(port: &Port<'_>) -> Option<String> {
    let vlans: Vlans = port.interface.vlan().shown().known()?.parse().ok()?;
    let mut pieces = vlans.pieces();
    let first = pieces.next()?;
    pieces.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        device::list::DeviceList,
        trial::small::{id, list},
    };

    fn check(text: &str, wanted: &[(&str, &[u8])]) -> Vec<Suggestion> {
        let list: DeviceList = list(text);
        let found = all(&Topology::of(&list));
        let said: Vec<(String, Vec<EntityId>)> = found
            .iter()
            .map(|one| (one.name(), one.units.clone()))
            .collect();
        let wanted: Vec<(String, Vec<EntityId>)> = wanted
            .iter()
            .map(|(name, units)| ((*name).to_owned(), units.iter().map(|n| id(*n)).collect()))
            .collect();
        assert_eq!(said, wanted);
        found
    }

    #[test]
    fn ranges_without_a_zone_are_suggested_with_their_devices_the_fullest_first() {
        let found = check(
            "zone 1 name=検査 subnets=10.9.0.0/16
            department 2 name=ICU
            unit 10 asset_number=1 department=#2
            interface 20 unit=#10 ipv4=10.1.1.5
            unit 11 asset_number=2 department=#2
            interface 21 unit=#11 ipv4=10.1.2.5
            unit 12 asset_number=3 department=#2
            interface 22 unit=#12 ipv4=10.1.2.6
            interface 23 unit=#12 ipv4=10.1.2.7
            unit 13 asset_number=4
            interface 24 unit=#13 ipv4=10.9.2.7
            unit 14 asset_number=5
            interface 25 unit=#14 ipv4=169.254.3.4 ipv6=fe80::1
            unit 15 asset_number=6
            interface 26 unit=#15 ipv4=172.16.4.9/22 ipv6=2001:db8::1
            unit 16 asset_number=7
            interface 27 unit=#16 ipv6=2001:db8::1",
            &[
                ("10.1.2.0/24", &[11, 12]),
                ("10.1.1.0/24", &[10]),
                ("172.16.4.0/22", &[15]),
                ("2001:db8::/64", &[16]),
            ],
        );
        assert_eq!(found[0].department, Some(id(2)));
        let zone = found[0].zone(id(9), "  ");
        let texts: Vec<_> = zone
            .iter()
            .map(|change| {
                (
                    change.field,
                    change.value.text().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        assert_eq!(
            texts,
            [
                ("name", "10.1.2.0/24".to_owned()),
                ("subnets", "10.1.2.0/24".to_owned()),
                ("department", id(2).to_string()),
            ]
        );
    }

    #[test]
    fn a_vlan_belongs_to_the_one_range_that_names_it_and_else_stands_alone() {
        check(
            "unit 10 asset_number=1
            interface 20 unit=#10 ipv4=10.1.1.5 vlan=VLAN10
            unit 11 asset_number=2
            interface 21 unit=#11 vlan=10
            unit 12 asset_number=3
            interface 22 unit=#12 vlan=手術室
            unit 13 asset_number=4
            interface 23 unit=#13 ipv4=10.1.1.6 vlan=20
            unit 14 asset_number=5
            interface 24 unit=#14 ipv4=10.1.2.6 vlan=20
            unit 15 asset_number=6
            interface 25 unit=#15 vlan=20
            unit 16 asset_number=7
            interface 26 unit=#16 vlan=20,30",
            &[
                ("10.1.1.0/24", &[10, 11, 13]),
                ("10.1.2.0/24", &[14]),
                ("VLAN 手術室", &[12]),
            ],
        );
    }
}

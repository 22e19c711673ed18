//! The zone of an interface: by hand, by address, by VLAN.

use std::net::IpAddr;

use super::{standing::Standing, zones::Zones};
use crate::{
    catalogue::field::Kind,
    device::view::interface::NetworkInterface,
    ident::id::EntityId,
    ledger::{changes::ChangeSet, value::ValueRef},
    view::entity::Entity,
};

/// Why an interface is in its zone.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Because {
    /// A person put it there.
    ByHand,
    /// Its address lies in the zone's range.
    Address,
    /// Its VLAN is one of the zone's.
    Vlan,
}

/// Where an interface lies.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Place {
    /// The zone, and why. Where several would do, the first of them.
    pub zone: Option<(EntityId, Because)>,
    /// Other zones that its address would do for as well.
    pub others: Vec<EntityId>,
    /// The zone that its VLAN says, where its address says another.
    pub vlan_says: Option<EntityId>,
}

/// Returns where an interface lies. What a person said counts; then the smallest range that holds its address, or of the zones
/// in that one the one that has its VLAN; then its VLAN alone.
#[must_use]
pub fn of(interface: &NetworkInterface<'_>, zones: &Zones<'_>) -> Place {
    let by_hand = interface.record().reference("zone");
    if let Some(zone) = by_hand.filter(|zone| zones.get(*zone).is_some()) {
        return Place {
            zone: Some((zone, Because::ByHand)),
            ..Place::default()
        };
    }
    let vlan = interface.vlan().shown().known();
    let by_vlan = vlan.map(|vlan| zones.by_vlan(vlan)).unwrap_or_default();
    let mut by_address: Vec<EntityId> = Vec::new();
    for address in addresses(interface) {
        for zone in zones.by_address(address) {
            if !by_address.contains(&zone) {
                by_address.push(zone);
            }
        }
    }
    // Of zones that share a range, as closed networks do, the VLAN says which it is.
    let agreed: Vec<EntityId> = by_address
        .iter()
        .copied()
        .filter(|zone| by_vlan.contains(zone))
        .collect();
    let is_within = |zone: &EntityId| by_address.iter().any(|outer| zones.lies_in(*zone, *outer));
    let within: Vec<EntityId> = by_vlan.iter().copied().filter(is_within).collect();
    let (mut found, because, vlan_says) = if by_address.is_empty() {
        (by_vlan, Because::Vlan, None)
    } else if !agreed.is_empty() {
        (agreed, Because::Address, None)
    } else if !within.is_empty() {
        (within, Because::Vlan, None)
    } else {
        let is_around =
            |zone: &EntityId| by_address.iter().any(|inner| zones.lies_in(*inner, *zone));
        let says = by_vlan.first().copied().filter(|zone| !is_around(zone));
        (by_address, Because::Address, says)
    };
    let first = (!found.is_empty()).then(|| found.remove(0));
    Place {
        zone: first.map(|zone| (zone, because)),
        others: found,
        vlan_says,
    }
}

/// Lists the addresses of an interface.
pub fn addresses(interface: &NetworkInterface<'_>) -> impl Iterator<Item = IpAddr> {
    let four = interface.ipv4().shown().known();
    let six = interface.ipv6().shown().known();
    let four = four.map(|four| IpAddr::from(four.address));
    four.into_iter()
        .chain(six.map(|six| IpAddr::from(six.address)))
}

/// Returns the changes that put a device into a zone by hand, or with `None` let its addresses say again where it is. A device
/// without an interface gets one, `fresh`.
///
/// Of a device in several zones the interfaces move that were in the first.
#[must_use]
pub fn put(unit: &Standing<'_>, zone: Option<EntityId>, fresh: EntityId) -> ChangeSet {
    let kind = Kind::Interface.as_str();
    let mut changes = ChangeSet::new();
    let text = zone.map(|zone| zone.to_string());
    let value = text.as_deref().map_or(ValueRef::Cleared, ValueRef::Text);
    let from = unit.zone();
    for port in &unit.ports {
        if port.place.zone.map(|(at, _)| at) == from || from.is_none() {
            changes.set(kind, port.interface.id(), "zone", value);
        }
    }
    if unit.ports.is_empty() && zone.is_some() {
        changes.set_text(kind, fresh, "unit", &unit.id.to_string());
        changes.set(kind, fresh, "zone", value);
    }
    changes
}

/// Returns the changes after which no interface of a device is in a zone by hand: their addresses say again where they are.
#[must_use]
pub fn take_back(unit: &Standing<'_>, zone: EntityId) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for port in &unit.ports {
        if port.place.zone == Some((zone, Because::ByHand)) {
            let id = port.interface.id();
            changes.set(Kind::Interface.as_str(), id, "zone", ValueRef::Cleared);
        }
    }
    changes
}

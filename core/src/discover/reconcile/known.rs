//! The interfaces of the ledger, found by their addresses.

use std::{collections::BTreeMap, net::IpAddr};

use super::hosts::name_key;
use crate::{
    device::{
        ip::{Ipv4Address, Ipv6Address},
        joined,
        mac::MacAddress,
        protocol::Protocols,
        terms::{Addressing, Status},
        view::{interface::NetworkInterface, unit::DeviceUnit},
    },
    ident::id::EntityId,
    ledger::{state::Ledger, table::Presence},
    view::entity::Entity,
};

/// An interface of the ledger.
#[derive(Debug)]
pub(super) struct Interface {
    pub(super) id: EntityId,
    pub(super) unit: EntityId,
    pub(super) mac: Option<MacAddress>,
    pub(super) ipv4: Option<Ipv4Address>,
    pub(super) ipv6: Option<Ipv6Address>,
    pub(super) name: Option<String>,
    pub(super) addressing: Option<Addressing>,
    pub(super) vlan: Option<String>,
    /// The protocols, where somebody declared any.
    pub(super) protocols: Option<Protocols>,
}

impl Interface {
    pub(super) fn ips(&self) -> impl Iterator<Item = IpAddr> {
        let v4 = self.ipv4.map(|v4| IpAddr::V4(v4.address));
        v4.into_iter()
            .chain(self.ipv6.map(|v6| IpAddr::V6(v6.address)))
    }

    pub(super) fn is_dynamic(&self) -> bool {
        self.addressing == Some(Addressing::Dhcp)
    }
}

/// A device of the ledger.
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub(super) status: Option<Status>,
    /// Whether somebody says that it is on a network.
    pub(super) stated: Option<bool>,
    pub(super) interfaces: Vec<usize>,
    has_address: bool,
}

impl Unit {
    /// Whether it is given up.
    pub(super) fn is_gone(&self) -> bool {
        matches!(self.status, Some(Status::Retired | Status::Disposed))
    }

    /// Whether it should be on the network. A hardware address alone says nothing: it is printed on the device.
    pub(super) fn is_expected(&self) -> bool {
        let is_away = matches!(self.status, Some(Status::InRepair | Status::Stored));
        !self.is_gone() && !is_away && self.stated.unwrap_or(self.has_address)
    }
}

/// What the ledger has.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) interfaces: Vec<Interface>,
    pub(super) units: BTreeMap<EntityId, Unit>,
    pub(super) by_mac: BTreeMap<MacAddress, Vec<usize>>,
    pub(super) by_ip: BTreeMap<IpAddr, Vec<usize>>,
    pub(super) by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<EntityId, usize>,
}

impl Known {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let mut known = Self::default();
        for unit in DeviceUnit::all(ledger) {
            let entry = Unit {
                status: unit.status().shown().known(),
                stated: unit.network_connection().shown().known(),
                ..Unit::default()
            };
            known.units.insert(unit.id(), entry);
        }
        let mut all: Vec<Interface> = NetworkInterface::all(ledger)
            .filter_map(|view| read(ledger, &view))
            .collect();
        all.sort_by_key(|interface| interface.id);
        for (interface, at) in all.into_iter().zip(0..) {
            known.add(interface, at);
        }
        known
    }

    fn add(&mut self, interface: Interface, at: usize) {
        let Some(unit) = self.units.get_mut(&interface.unit) else {
            return self.interfaces.push(interface);
        };
        unit.interfaces.push(at);
        unit.has_address |= interface.ips().next().is_some();
        if let Some(mac) = interface.mac {
            self.by_mac.entry(mac).or_default().push(at);
        }
        for ip in interface.ips() {
            self.by_ip.entry(ip).or_default().push(at);
        }
        if let Some(name) = &interface.name {
            // A name without its domain is the same host, as far as one network goes.
            let short = name.split('.').next().unwrap_or_default();
            self.by_name.entry(short.to_owned()).or_default().push(at);
        }
        self.by_id.insert(interface.id, at);
        self.interfaces.push(interface);
    }

    pub(super) fn interface(&self, id: EntityId) -> Option<&Interface> {
        self.interfaces.get(*self.by_id.get(&id)?)
    }

    pub(super) fn interfaces_of(&self, unit: EntityId) -> Vec<&Interface> {
        let unit = self.units.get(&unit);
        let all = unit
            .map(|unit| unit.interfaces.as_slice())
            .unwrap_or_default();
        all.iter()
            .filter_map(|at| self.interfaces.get(*at))
            .collect()
    }
}

/// Reads an interface; `None` where the unit that has it is not there.
fn read(ledger: &Ledger, view: &NetworkInterface<'_>) -> Option<Interface> {
    let unit = joined::resolve(ledger, view.record().reference("unit")?);
    let owner = DeviceUnit::find(ledger, &unit)?;
    if owner.presence() == Presence::Deleted {
        return None;
    }
    let name = view.host_name().shown().known();
    // One piece that reads as none does not make the others unsaid.
    let protocols = view.record().text("protocols").map(Protocols::read);
    Some(Interface {
        id: view.id(),
        unit,
        mac: view.mac().shown().known(),
        ipv4: view.ipv4().shown().known(),
        ipv6: view.ipv6().shown().known(),
        name: name.map(|name| name_key(&name.to_string())),
        addressing: view.addressing().shown().known(),
        vlan: view.vlan().shown().known().map(str::to_owned),
        protocols: protocols.filter(|protocols| !protocols.pieces().is_empty()),
    })
}

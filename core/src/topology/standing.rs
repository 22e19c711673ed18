//! The devices, each with where it stands.

use hashbrown::HashMap;

use super::{
    place::{self, Place},
    zones::Zones,
};
use crate::{
    catalogue::field::Kind,
    device::{
        connection::{Connection, ConnectionReader},
        joined,
        list::DeviceList,
        terms::Status,
        view::{interface::NetworkInterface, model::ModelFields, unit::DeviceUnit},
    },
    ident::id::EntityId,
    ledger::state::Ledger,
    network::terms::Equipment,
    view::entity::Entity,
};

/// An interface, and where it lies.
#[derive(Clone, Debug)]
pub struct Port<'a> {
    /// The interface.
    pub interface: NetworkInterface<'a>,
    /// Where it lies.
    pub place: Place,
}

/// A device, and where it stands.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// Its id.
    pub id: EntityId,
    /// The device.
    pub unit: DeviceUnit<'a>,
    /// Whether it is on a network.
    pub connection: Connection,
    /// Its interfaces.
    pub ports: Vec<Port<'a>>,
    /// What it is in the network, if it is equipment of the network.
    pub equipment: Option<Equipment>,
}

impl Standing<'_> {
    /// Returns the zone that it is drawn in: that of its first interface which is in one.
    #[must_use]
    pub fn zone(&self) -> Option<EntityId> {
        self.zones().next()
    }

    /// Lists the zones that its interfaces are in, each once for an interface.
    pub fn zones(&self) -> impl Iterator<Item = EntityId> {
        let zones = self.ports.iter().filter_map(|port| port.place.zone);
        zones.map(|(zone, _)| zone)
    }
}

/// Lists the devices that are not known to be off the network, in the order of the ledger.
pub(super) fn all<'a>(list: &'a DeviceList, zones: &Zones<'_>) -> Vec<Standing<'a>> {
    let ledger = list.ledger();
    let Some(units) = ledger.table(Kind::Unit.as_str()) else {
        return Vec::new();
    };
    let mut ports = ports(ledger, zones);
    let connections = ConnectionReader::new(list);
    let standing = |row: &u32| {
        let id = *units.ids().get(*row as usize)?;
        let unit = DeviceUnit::find(ledger, &id)?;
        let ports = ports.remove(&id).unwrap_or_default();
        let connection = connections.read(*row);
        // What a person put into a zone is on the network, whatever else is known.
        let is_placed = ports.iter().any(|port| port.place.zone.is_some());
        let is_gone = unit.status().shown().known() == Some(Status::Disposed);
        if is_gone || !(connection.may_be_connected() || is_placed) {
            return None;
        }
        Some(Standing {
            id,
            unit,
            connection,
            ports,
            equipment: unit.equipment().shown().known(),
        })
    };
    list.rows().iter().filter_map(standing).collect()
}

/// The interfaces by the device that has them.
fn ports<'a>(ledger: &'a Ledger, zones: &Zones<'_>) -> HashMap<EntityId, Vec<Port<'a>>> {
    let mut ports: HashMap<EntityId, Vec<Port<'a>>> = HashMap::new();
    for interface in NetworkInterface::all(ledger) {
        if let Some(owner) = interface.record().reference("unit") {
            let place = place::of(&interface, zones);
            let owner = joined::resolve(ledger, owner);
            let port = Port { interface, place };
            ports.entry(owner).or_default().push(port);
        }
    }
    ports
}

//! What remote lines reach.

use crate::{ident::id::EntityId, network::view::Line, topology::Topology, view::entity::Entity};

/// A line and the devices and zones that it reaches.
pub(crate) struct Reach<'a> {
    pub(crate) line: Line<'a>,
    elements: Vec<EntityId>,
}

impl<'a> Reach<'a> {
    /// A line without members reaches all of its zone.
    pub(crate) fn of(line: Line<'a>) -> Self {
        let mut elements: Vec<EntityId> = line.devices().collect();
        if elements.is_empty() {
            let zone = line.zone().shown().known();
            elements.extend(zone.map(|zone| zone.id()));
        }
        Self { line, elements }
    }

    pub(crate) fn reaches(&self, network: &Topology<'_>, unit: EntityId) -> bool {
        let zones = network.unit(unit).into_iter().flat_map(|at| at.zones());
        let in_zone = |zone: EntityId| {
            let elements = self.elements.iter();
            elements
                .filter(|element| network.zones.get(**element).is_some())
                .any(|element| network.zones.lies_in(zone, *element))
        };
        self.elements.contains(&unit) || zones.into_iter().any(in_zone)
    }
}

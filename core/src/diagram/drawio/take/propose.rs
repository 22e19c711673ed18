//! What is proposed before a person says anything: only what is certain.

use std::collections::{BTreeMap, BTreeSet};

use super::{Take, Taken, innermost, one_line, zones_by_name};
use crate::{
    catalogue::field::Kind,
    diagram::{
        drawio::offer::{Offer, ShapeOffer, ZoneOffer},
        element::ElementKey,
    },
    ident::{id::EntityId, text::match_key},
    ledger::{state::Ledger, table::Presence},
    topology::Topology,
};

/// What the zone that a device is drawn in says of where it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Move {
    /// It is not drawn in a zone that is taken, or nothing is known of it on the network.
    None,
    /// The ledger says the same.
    Same,
    /// The ledger says nothing.
    Fills,
    /// The ledger says another zone.
    Differs(EntityId),
}

/// Returns what is proposed: zones of the same name, devices that are surely meant, and their zone where the ledger knows none. A
/// container becomes a new zone where a device of the ledger is drawn in it.
#[must_use]
pub fn proposed(network: &Topology<'_>, offer: &Offer) -> Taken {
    let mut taken = Taken::default();
    for shape in &offer.shapes {
        if let Some(unit) = unit_of(network.ledger, shape) {
            taken.shapes.insert(shape.cell, Take::Known(unit));
        }
    }
    let known = offer
        .shapes
        .iter()
        .filter(|it| taken.shapes.contains_key(&it.cell));
    let named = zones_by_name(network.ledger);
    let lived_in: BTreeSet<u32> = known.filter_map(|shape| shape.zone).collect();
    for zone in &offer.zones {
        if let Some(known) = zone_of(network.ledger, &named, zone) {
            taken.zones.insert(zone.cell, Take::Known(known));
        } else if lived_in.contains(&zone.cell) && !zone.name.is_empty() {
            taken
                .zones
                .insert(zone.cell, Take::New(one_line(&zone.name)));
        }
    }
    let fills = |shape: &&ShapeOffer| move_of(network, offer, &taken, shape) == Move::Fills;
    taken.moved = offer
        .shapes
        .iter()
        .filter(fills)
        .map(|shape| shape.cell)
        .collect();
    taken
}

/// Returns whether a shape is drawn where the ledger says that its device is, as zones are taken now.
#[must_use]
pub fn move_of(network: &Topology<'_>, offer: &Offer, taken: &Taken, shape: &ShapeOffer) -> Move {
    let Some(Take::Known(unit)) = taken.shapes.get(&shape.cell) else {
        return Move::None;
    };
    let Some(standing) = network.unit(*unit) else {
        return Move::None;
    };
    // Within: a zone of the ledger, or a new one.
    let drawn = innermost(offer, shape.zone, |cell| match taken.zones.get(&cell)? {
        Take::Known(id) => Some(Some(*id)),
        Take::New(_) => Some(None),
        Take::Leave => None,
    });
    match (drawn, standing.zone()) {
        (None, _) => Move::None,
        (Some(_), None) => Move::Fills,
        (Some(Some(drawn)), Some(_)) if standing.zones().any(|zone| zone == drawn) => Move::Same,
        (Some(_), Some(zone)) => Move::Differs(zone),
    }
}

/// The device that a shape surely stands for.
fn unit_of(ledger: &Ledger, shape: &ShapeOffer) -> Option<EntityId> {
    let ElementKey::Unit(id) = shape.found.sure()? else {
        return None;
    };
    is_there(ledger, Kind::Unit, id).then_some(id)
}

/// The zone that a container is: what the file says, or that of the same name.
fn zone_of(
    ledger: &Ledger,
    named: &BTreeMap<String, EntityId>,
    zone: &ZoneOffer,
) -> Option<EntityId> {
    if let Some(ElementKey::Zone(Some(id))) = zone.key
        && is_there(ledger, Kind::Zone, id)
    {
        return Some(id);
    }
    named.get(&match_key(&zone.name)).copied()
}

fn is_there(ledger: &Ledger, kind: Kind, id: EntityId) -> bool {
    let record = ledger.record(kind.as_str(), &id);
    record.is_some_and(|record| record.presence() != Presence::Deleted)
}

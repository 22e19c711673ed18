//! What a person takes of a page becomes part of the ledger, in one go.
//!
//! | module | what it holds |
//! |---|---|
//! | [`mod@names`] | what devices are called, to be compared with what is drawn |
//! | [`propose`] | what is proposed before a person says anything |
//! | [`new`] | a device of which only a shape is known |
//! | [`pins`] | marks upon what was taken |
//!
//! What the ledger knows stays as it is: a zone or device that is there is never renamed or moved by what a drawing says, unless a
//! person ticks it.

mod names;
mod new;
mod pins;
mod propose;

#[cfg(test)]
mod tests;

pub use names::names;
pub use propose::{Move, move_of, proposed};

use std::collections::{BTreeMap, BTreeSet};

use super::{model::Page, offer::Offer};
use crate::{
    catalogue::field::Kind,
    diagram::element::ElementKey,
    ident::{id::EntityId, text::match_key},
    ledger::{changes::ChangeSet, state::Ledger},
    network::view::Link,
    topology::{Topology, place},
    view::entity::Entity,
};
use new::Maker;

/// What becomes of a container or shape.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Take {
    /// Nothing.
    #[default]
    Leave,
    /// It is a zone or device of the ledger.
    Known(EntityId),
    /// It becomes a zone or device of this name.
    New(String),
}

/// What a person takes of a page.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Taken {
    /// What becomes of containers, by their numbers on the page.
    pub zones: BTreeMap<u32, Take>,
    /// What becomes of shapes.
    pub shapes: BTreeMap<u32, Take>,
    /// The shapes whose device, known already, is put by hand into the zone that it is drawn in.
    pub moved: BTreeSet<u32>,
    /// The lines that become links between what they lead to.
    pub links: BTreeSet<u32>,
}

/// A drawing that is open, and its edition: what is taken is marked on it.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The drawing.
    pub drawing: EntityId,
    /// The attachment that is seen.
    pub edition: Option<EntityId>,
    /// The page.
    pub page: &'a Page,
}

/// What was taken, as entities by the numbers of cells.
#[derive(Default)]
struct Entities {
    zones: BTreeMap<u32, EntityId>,
    units: BTreeMap<u32, EntityId>,
}

impl Entities {
    fn get(&self, cell: u32) -> Option<EntityId> {
        let unit = self.units.get(&cell);
        unit.or_else(|| self.zones.get(&cell)).copied()
    }

    fn keys(&self) -> impl Iterator<Item = (u32, ElementKey)> {
        let zones = self.zones.iter();
        let zones = zones.map(|(cell, id)| (*cell, ElementKey::Zone(Some(*id))));
        let units = self.units.iter();
        zones.chain(units.map(|(cell, id)| (*cell, ElementKey::Unit(*id))))
    }
}

/// Returns the changes that take what a person chose: new zones and devices, moves, links, and a mark for each thing taken that the
/// drawing has no mark of yet.
#[must_use]
pub fn changes(
    network: &Topology<'_>,
    sheet: &Sheet<'_>,
    offer: &Offer,
    taken: &Taken,
    fresh: &mut dyn FnMut() -> EntityId,
) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let mut entities = Entities::default();
    add_zones(network, offer, taken, fresh, &mut entities, &mut changes);
    add_units(network, offer, taken, fresh, &mut entities, &mut changes);
    add_links(network, offer, taken, fresh, &entities, &mut changes);
    changes.extend(&pins::changes(network.ledger, sheet, &entities, fresh));
    changes
}

/// Adds zones; a name that the ledger or another container has already is that zone.
fn add_zones(
    network: &Topology<'_>,
    offer: &Offer,
    taken: &Taken,
    fresh: &mut dyn FnMut() -> EntityId,
    entities: &mut Entities,
    changes: &mut ChangeSet,
) {
    let kind = Kind::Zone.as_str();
    let mut named = zones_by_name(network.ledger);
    let mut made = Vec::new();
    for zone in &offer.zones {
        let id = match taken.zones.get(&zone.cell) {
            Some(Take::Known(id)) => *id,
            Some(Take::New(name)) => *named.entry(match_key(name)).or_insert_with(|| {
                let id = fresh();
                changes.set_text(kind, id, "name", name);
                made.push((id, zone.parent));
                id
            }),
            Some(Take::Leave) | None => continue,
        };
        entities.zones.insert(zone.cell, id);
    }
    for (id, parent) in made {
        let around = innermost(offer, parent, |cell| entities.zones.get(&cell).copied());
        if let Some(around) = around.filter(|around| *around != id) {
            changes.set_text(kind, id, "parent", &around.to_string());
        }
    }
}

/// The zones by the keys of their names; of several of a name the first.
fn zones_by_name(ledger: &Ledger) -> BTreeMap<String, EntityId> {
    let mut zones = BTreeMap::new();
    for record in ledger.records(Kind::Zone.as_str()) {
        if let Some(name) = record.text("name") {
            zones.entry(match_key(name)).or_insert(record.id());
        }
    }
    zones
}

/// Asks the containers around a cell, from within, until one answers.
fn innermost<T>(
    offer: &Offer,
    around: Option<u32>,
    answer: impl Fn(u32) -> Option<T>,
) -> Option<T> {
    let mut at = around;
    for _ in 0..=offer.zones.len() {
        let cell = at?;
        if let Some(found) = answer(cell) {
            return Some(found);
        }
        at = offer.zones.iter().find(|zone| zone.cell == cell)?.parent;
    }
    None
}

fn add_units(
    network: &Topology<'_>,
    offer: &Offer,
    taken: &Taken,
    fresh: &mut dyn FnMut() -> EntityId,
    entities: &mut Entities,
    changes: &mut ChangeSet,
) {
    let mut maker = Maker::new(network.ledger);
    for shape in &offer.shapes {
        let zone = innermost(offer, shape.zone, |cell| entities.zones.get(&cell).copied());
        let unit = match taken.shapes.get(&shape.cell) {
            Some(Take::Known(id)) => {
                let standing = network.unit(*id);
                if let (Some(standing), Some(zone)) = (standing, zone)
                    && taken.moved.contains(&shape.cell)
                {
                    changes.extend(&place::put(standing, Some(zone), fresh()));
                }
                *id
            }
            Some(Take::New(name)) => maker.make(shape, name, zone, fresh, changes),
            Some(Take::Leave) | None => continue,
        };
        entities.units.insert(shape.cell, unit);
    }
}

/// Adds links; where the ledger has one between the same two, or the drawing says the same twice, none.
fn add_links(
    network: &Topology<'_>,
    offer: &Offer,
    taken: &Taken,
    fresh: &mut dyn FnMut() -> EntityId,
    entities: &Entities,
    changes: &mut ChangeSet,
) {
    let known = Link::all(network.ledger).filter_map(|link| link.ends());
    let mut joined: BTreeSet<(EntityId, EntityId)> = known.collect();
    let kind = Kind::Link.as_str();
    for line in offer
        .links
        .iter()
        .filter(|line| taken.links.contains(&line.cell))
    {
        let end = |cell: Option<u32>| cell.and_then(|cell| entities.get(cell));
        let (Some(from), Some(to)) = (end(line.from), end(line.to)) else {
            continue;
        };
        if from == to || joined.contains(&(to, from)) || !joined.insert((from, to)) {
            continue;
        }
        let id = fresh();
        changes.set_text(kind, id, "from", &from.to_string());
        changes.set_text(kind, id, "to", &to.to_string());
        if !line.label.is_empty() {
            changes.set_text(kind, id, "name", &one_line(&line.label));
        }
    }
}

/// Returns a label as a name.
#[must_use]
pub fn one_line(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ")
}

/// Returns the name that a device of a label has: without the addresses, which it gets as such.
#[must_use]
pub fn device_name(label: &str) -> String {
    let words = label.split_whitespace();
    let words: Vec<&str> = words.filter(|word| new::address(word).is_none()).collect();
    words.join(" ")
}

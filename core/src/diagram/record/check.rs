//! Whether marks stand where they should, and what has none.

use std::collections::BTreeSet;

use super::mark::{Mark, WHOLE};
use crate::{
    catalogue::field::Kind,
    diagram::{element::ElementKey, scene::Point},
    ident::id::EntityId,
    ledger::state::Ledger,
};

/// Whether a mark stands where it should.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum MarkState {
    /// A person said so for the current edition.
    Fits,
    /// Nobody said so for the current edition, or nothing says where it is.
    NotChecked,
    /// A point of it lies beyond the picture.
    OutsideOfPicture,
    /// The shape that it sat on is not in the file any more.
    ShapeGone,
}

/// Returns whether a mark stands where it should on the current edition of its drawing.
///
/// `shapes` holds the ids of the shapes of a draw.io page; `None` for another file, or where it was not read.
#[must_use]
pub fn state_of(
    mark: &Mark<'_>,
    current: Option<EntityId>,
    shapes: Option<&BTreeSet<String>>,
) -> MarkState {
    let shape = mark.shape().shown().known();
    let gone = |shape: &str| shapes.is_some_and(|shapes| !shapes.contains(shape));
    if shape.is_some_and(gone) {
        return MarkState::ShapeGone;
    }
    let points = mark.points().shown().known().unwrap_or_default();
    let inside = |at: &Point| (0..=WHOLE).contains(&at.x) && (0..=WHOLE).contains(&at.y);
    if !points.iter().all(inside) {
        return MarkState::OutsideOfPicture;
    }
    let is_checked = current.is_some() && mark.edition() == current;
    if is_checked && !points.is_empty() {
        MarkState::Fits
    } else {
        MarkState::NotChecked
    }
}

/// Lists the devices that no mark on any of the drawings stands for, in the order of the ledger.
///
/// `units_of` says which devices a mark means that stands for something else than one: those of a group, perhaps those of a
/// zone.
pub fn unmarked(
    ledger: &Ledger,
    drawings: &[EntityId],
    units_of: impl Fn(ElementKey) -> Vec<EntityId>,
) -> Vec<EntityId> {
    let mut marked = BTreeSet::new();
    let is_asked = |mark: &Mark<'_>| mark.drawing().is_some_and(|id| drawings.contains(&id));
    for mark in Mark::all(ledger).filter(is_asked) {
        match mark.target().shown().known() {
            Some(ElementKey::Unit(unit)) => {
                marked.insert(unit);
            }
            Some(several) => marked.extend(units_of(several)),
            None => {}
        }
    }
    let units = ledger.records(Kind::Unit.as_str());
    let units = units.map(|record| record.id());
    units.filter(|id| !marked.contains(id)).collect()
}

//! Where people moved things on diagrams: entities of kind [`KIND`].
//!
//! The id depends on the view and the element alone, so that two people who move the same thing write to one field.

use std::collections::BTreeMap;

use super::{
    mark::{point_of, text_of_point},
    standing,
};
use crate::{
    diagram::{element::ElementKey, scene::Point},
    ident::id::EntityId,
    ledger::{changes::ChangeSet, edit::revive, state::Ledger, value::ValueRef},
};

/// The kind of placements.
pub const KIND: &str = "placement";

/// Returns the id of the placement of an element in a view; `None` is the diagram that nobody saved as a view.
#[must_use]
pub fn id_of(view: Option<EntityId>, element: ElementKey) -> EntityId {
    let view = view.map(|id| id.to_string()).unwrap_or_default();
    EntityId::derived(KIND, &format!("{view}/{element}"))
}

/// Returns the changes that move an element.
#[must_use]
pub fn place(ledger: &Ledger, view: Option<EntityId>, element: ElementKey, at: Point) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let id = id_of(view, element);
    if let Some(view) = view {
        changes.set_text(KIND, id, "view", &view.to_string());
    }
    changes.set_text(KIND, id, "element", &element.to_string());
    changes.set_text(KIND, id, "at", &text_of_point(&at));
    revive(ledger, KIND, id, &mut changes);
    changes
}

/// Returns the changes that give an element back to the layout; none where nobody moved it.
#[must_use]
pub fn take_back(ledger: &Ledger, view: Option<EntityId>, element: ElementKey) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let element = standing(ledger, element);
    for record in ledger.records(KIND) {
        let key = record.text("element").and_then(|text| text.parse().ok());
        let is_it = record.reference("view") == view
            && key.map(|key| standing(ledger, key)) == Some(element);
        if is_it && record.get("at").is_some_and(|at| at != ValueRef::Cleared) {
            changes.set(KIND, record.id(), "at", ValueRef::Cleared);
        }
    }
    changes
}

/// Where people moved the elements of one view.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Placements {
    points: BTreeMap<ElementKey, Point>,
}

impl Placements {
    /// Reads the placements of a view. Of two people who moved the same thing the one counts who is shown.
    #[must_use]
    pub fn of(ledger: &Ledger, view: Option<EntityId>) -> Self {
        let mut points = BTreeMap::new();
        for record in ledger.records(KIND) {
            // An id of a newer version's view that cannot be read here is no empty one.
            let named = record.text("view").filter(|text| !text.is_empty());
            if named.is_some() != view.is_some() || record.reference("view") != view {
                continue;
            }
            let at = record.text("at").and_then(point_of);
            let key = record.text("element").and_then(|text| text.parse().ok());
            let (Some(at), Some(key)) = (at, key) else {
                continue;
            };
            let stands = standing(ledger, key);
            if stands == key {
                // What was moved itself counts before what was joined to it.
                points.insert(key, at);
            } else {
                points.entry(stands).or_insert(at);
            }
        }
        Self { points }
    }

    /// Returns where an element was moved to.
    #[must_use]
    pub fn get(&self, element: &ElementKey) -> Option<Point> {
        self.points.get(element).copied()
    }

    /// Lists what was moved, by its key.
    pub fn iter(&self) -> impl Iterator<Item = (ElementKey, Point)> {
        self.points.iter().map(|(key, at)| (*key, *at))
    }

    /// Counts what was moved.
    #[must_use]
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Whether nothing was moved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }
}

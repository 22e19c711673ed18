//! What belongs to a boundary, a line or something that is carried in, and what a contract covers.
//!
//! One entity a member: two people who add to one boundary do not get into each other's way. Its id follows from the two, so
//! that the same member, added twice, is one.

use crate::{
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        edit::revive,
        state::{Ledger, Record},
    },
};

/// The kind of members.
pub const KIND: &str = "member";

/// A member of a group: of a boundary, a line, something that is carried in, a contract.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Member {
    /// To what it belongs.
    pub group: EntityId,
    /// What belongs to it: a zone, a device; in a contract also a model, which stands for its devices.
    pub element: EntityId,
}

impl Member {
    /// Lists all members, in the order of the ledger.
    pub fn all(ledger: &Ledger) -> impl Iterator<Item = Self> {
        ledger.records(KIND).filter_map(|record| Self::of(&record))
    }

    /// Lists the members of a group.
    pub fn of_group(ledger: &Ledger, group: EntityId) -> impl Iterator<Item = EntityId> {
        Self::all(ledger)
            .filter(move |member| member.group == group)
            .map(|member| member.element)
    }

    fn of(record: &Record<'_>) -> Option<Self> {
        Some(Self {
            group: record.reference("group")?,
            element: record.reference("element")?,
        })
    }

    fn id(&self) -> EntityId {
        EntityId::derived(KIND, &format!("{}/{}", self.group, self.element))
    }
}

/// Returns the changes after which exactly `wanted` belong to a group.
#[must_use]
pub fn set(ledger: &Ledger, group: EntityId, wanted: &[EntityId]) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let now: Vec<EntityId> = Member::of_group(ledger, group).collect();
    for element in now.iter().filter(|element| !wanted.contains(element)) {
        let id = Member {
            group,
            element: *element,
        }
        .id();
        changes.delete(KIND, id);
    }
    for element in wanted.iter().filter(|element| !now.contains(element)) {
        let id = Member {
            group,
            element: *element,
        }
        .id();
        revive(ledger, KIND, id, &mut changes);
        changes.set_text(KIND, id, "group", &group.to_string());
        changes.set_text(KIND, id, "element", &element.to_string());
    }
    changes
}

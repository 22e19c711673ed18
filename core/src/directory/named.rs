//! Those whom the fields of a device name.

use super::desk::Desk;
use crate::{
    facility::view::{Organization, Person},
    ident::date::PartialDate,
    ledger::value::ValueRef,
    view::{entity::Entity, reading::Reading},
};

/// Takes a conflict apart.
pub(super) fn one_by_one<T>(reading: Reading<'_, T>) -> Vec<Reading<'_, T>> {
    match reading {
        Reading::Conflict(all) => all.into_iter().flat_map(one_by_one).collect(),
        one @ (Reading::Absent
        | Reading::Known(_)
        | Reading::Unfit(_)
        | Reading::Unknown(_)
        | Reading::Foreign(_)) => vec![one],
    }
}

/// Somebody with a name whom one can reach, directly or through others.
pub(super) trait Named<'a>: Entity<'a> {
    /// Returns the name, also one that is no good one.
    fn called(&self) -> Option<String> {
        let name = self.record().get("name").and_then(ValueRef::text)?;
        (!name.trim().is_empty()).then(|| name.to_owned())
    }

    fn desks(&self, today: PartialDate) -> Vec<Desk>;
}

impl<'a> Named<'a> for Person<'a> {
    fn desks(&self, today: PartialDate) -> Vec<Desk> {
        vec![Desk::of_person(self, today)]
    }
}

impl<'a> Named<'a> for Organization<'a> {
    /// Those for what presses most come first, as they stand in the list of purposes; those of whom it is not said last.
    fn desks(&self, today: PartialDate) -> Vec<Desk> {
        let contacts = self.contacts();
        let mut desks: Vec<Desk> = contacts
            .map(|contact| Desk::of_contact(&contact, today))
            .collect();
        desks.sort_by_key(|desk| (desk.purposes.is_empty(), desk.purposes.first().copied()));
        desks
    }
}

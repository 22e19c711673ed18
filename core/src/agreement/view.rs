//! Contracts as typed values.

use super::{
    fields,
    terms::{State, Term},
};
use crate::{
    catalogue::field::Kind,
    facility::view::{Contact, Organization, Person},
    ident::date::PartialDate,
    ledger::table::Presence,
    view::{
        entity::{Entity, entity},
        reading::Reading,
    },
};

entity!(
    /// A contract.
    Contract,
    Kind::Contract,
    [fields::CONTRACT]
);

impl<'a> Contract<'a> {
    /// Returns the company that it is with.
    #[must_use]
    pub fn organization(&self) -> Reading<'a, Organization<'a>> {
        self.refer("organization")
    }

    /// Returns how far it is.
    #[must_use]
    pub fn state(&self) -> Reading<'a, State> {
        self.read("state", State::from_code)
    }

    /// Returns whether it ends by itself.
    #[must_use]
    pub fn term(&self) -> Reading<'a, Term> {
        self.read("term", Term::from_code)
    }

    /// Returns its first day.
    #[must_use]
    pub fn starts_on(&self) -> Reading<'a, PartialDate> {
        self.read("starts_on", |text| text.parse().ok())
    }

    /// Returns its last day; of one that renews, that of the present period.
    #[must_use]
    pub fn ends_on(&self) -> Reading<'a, PartialDate> {
        self.read("ends_on", |text| text.parse().ok())
    }

    /// Returns how many months before its end notice must be given.
    #[must_use]
    pub fn notice_months(&self) -> Reading<'a, u16> {
        self.read("notice_months", |text| text.parse().ok())
    }

    /// Returns whom to call at the hospital in an emergency: by day, and at night. Who was deleted is nobody.
    #[must_use]
    pub fn of_hospital(&self) -> [Option<Person<'a>>; 2] {
        ["hospital_day", "hospital_night"].map(|field| there(self.refer(field)))
    }

    /// Returns whom to call at the company in an emergency: by day, and at night. Who was deleted is nobody.
    #[must_use]
    pub fn of_vendor(&self) -> [Option<Contact<'a>>; 2] {
        ["vendor_day", "vendor_night"].map(|field| there(self.refer(field)))
    }
}

fn there<'a, E: Entity<'a>>(named: Reading<'a, E>) -> Option<E> {
    let named = named.shown().known();
    named.filter(|it| it.presence() != Presence::Deleted)
}

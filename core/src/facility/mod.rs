//! The hospital, its departments and people, and the companies behind its devices.
//!
//! | module | what it holds |
//! |---|---|
//! | [`choices`] | what companies and people are there for, with the words for it |
//! | [`email`] | mail addresses |
//! | [`fields`] | the catalogue of their fields |
//! | [`names`] | which entity a name means |
//! | [`roles`] | the same as types |
//! | [`view`] | their records as typed values |

pub mod choices;
pub mod email;
pub mod fields;
pub(crate) mod names;
pub mod roles;
pub mod view;

use crate::{
    catalogue::field::Kind,
    ledger::state::{Ledger, Record},
};

/// Returns the hospital that a ledger is of.
#[must_use]
pub fn hospital(ledger: &Ledger) -> Option<Record<'_>> {
    ledger.records(Kind::Facility.as_str()).next()
}

/// Returns its name.
#[must_use]
pub fn hospital_name(ledger: &Ledger) -> Option<&str> {
    hospital(ledger)?.text("name")
}

//! Whom to call about a device: in the hospital, and at every company that has to do with it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`role`] | in what way somebody has to do with a device |
//! | [`phone`] | telephone numbers that a link can dial |
//! | [`desk`] | somebody who can be reached, and since when that is sure |
//! | [`party`] | a company or person with its desks, and what they leave open |
//! | [`named`] | those whom the fields of a device name |
//! | [`reach`] | what remote lines reach |
//! | [`gather`] | who has to do with one device, and who with the devices of a department |
//! | [`code`] | the square code on a card |
//!
//! Nothing of it is stored: it follows from the ledger. Where the ledger names nobody, that is told, and why.

pub mod code;
pub mod desk;
mod gather;
mod named;
pub mod party;
pub mod phone;
pub(crate) mod reach;
pub mod role;
#[cfg(test)]
mod tests;

use self::{
    desk::Desk,
    party::{Gap, Party, gaps},
    role::Role,
};
use crate::ledger::value::Unknown;

/// Why nobody is known for a role.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Why {
    /// The ledger says nothing.
    NotNamed,
    /// The ledger does not even say whether there is somebody: a lessor of a device of which nobody knows whose it is.
    MayBeNone,
    /// Somebody said why it is not known.
    Unknown(Unknown),
    /// The ledger names somebody who was deleted since.
    Deleted(String),
    /// The ledger has something that leads to nobody, as it stands.
    Unreadable(String),
}

/// A role for which nobody is known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Missing {
    /// The role.
    pub role: Role,
    /// Why.
    pub why: Why,
    /// Of how many devices.
    pub devices: usize,
}

/// Everybody who has to do with a device, or with the devices of a department.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Directory {
    /// How many devices it is about.
    pub devices: usize,
    /// People of the hospital and companies, each once, by the first of their roles.
    pub parties: Vec<Party>,
    /// What nobody is known for, by role.
    pub missing: Vec<Missing>,
}

impl Directory {
    /// Lists the people of the hospital.
    pub fn people(&self) -> impl Iterator<Item = &Party> {
        let is_person = |party: &&Party| party.roles.iter().any(|role| role.is_of_hospital());
        self.parties.iter().filter(is_person)
    }

    /// Lists the companies.
    pub fn companies(&self) -> impl Iterator<Item = &Party> {
        let is_company = |party: &&Party| party.roles.iter().all(|role| !role.is_of_hospital());
        self.parties.iter().filter(is_company)
    }

    /// Lists what the people of the hospital, taken together, leave open.
    #[must_use]
    pub fn hospital_gaps(&self) -> Vec<Gap> {
        gaps(self.people().flat_map(|party| &party.desks))
    }

    /// Lists everybody who can be reached.
    pub fn desks(&self) -> impl Iterator<Item = &Desk> {
        self.parties.iter().flat_map(|party| &party.desks)
    }
}

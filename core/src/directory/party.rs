//! A company, or a person of the hospital, that has to do with a device.

use super::{desk::Desk, role::Role};
use crate::{catalogue::field::Kind, facility::roles::ContactPurpose, ident::id::EntityId};

/// The purposes for which somebody must be known before they are needed.
pub const PRESSING: [ContactPurpose; 3] = [
    ContactPurpose::Security,
    ContactPurpose::Emergency,
    ContactPurpose::Night,
];

/// What is not known of how to reach a company or the hospital.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Gap {
    /// Nobody is known whom one could call or write to.
    Nobody,
    /// Somebody is known, and of none of them what for.
    PurposesUnsaid,
    /// Of those who are known nobody is there for this.
    For(ContactPurpose),
    /// Somebody is there for this, and there is no telephone number, or no address.
    Unreachable(ContactPurpose),
}

/// A company, or a person of the hospital, that has to do with a device or the devices of a department.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Party {
    /// Whether it is a person or an organization.
    pub kind: Kind,
    /// Its id.
    pub id: EntityId,
    /// Its name.
    pub name: Option<String>,
    /// In what way it has to do with them, in order.
    pub roles: Vec<Role>,
    /// Over which remote lines it comes.
    pub lines: Vec<EntityId>,
    /// With how many devices.
    pub devices: usize,
    /// Whether people contradict each other on whether it is the one.
    pub is_disputed: bool,
    /// Whom one reaches: contacts of a company in the order of a card; the person.
    pub desks: Vec<Desk>,
}

impl Party {
    /// Lists what is not known of how to reach it.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        gaps(self.desks.iter())
    }
}

/// Lists what desks that belong together leave open, pressing purposes only.
#[must_use]
pub fn gaps<'d>(desks: impl Iterator<Item = &'d Desk>) -> Vec<Gap> {
    let desks: Vec<&Desk> = desks.collect();
    let is_known = |desk: &&Desk| !desk.phones.is_empty() || !desk.mails.is_empty();
    if !desks.iter().any(is_known) {
        return vec![Gap::Nobody];
    }
    if desks.iter().all(|desk| desk.purposes.is_empty()) {
        return vec![Gap::PurposesUnsaid];
    }
    let open = PRESSING.into_iter().filter_map(|purpose| {
        let mut there = desks
            .iter()
            .filter(|desk| desk.purposes.contains(&purpose))
            .peekable();
        if there.peek().is_none() {
            return Some(Gap::For(purpose));
        }
        let is_reachable = there.any(|desk| desk.is_reachable_for(purpose));
        (!is_reachable).then_some(Gap::Unreachable(purpose))
    });
    open.collect()
}

//! What a document is about.

use crate::{
    catalogue::field::Kind,
    ident::id::EntityId,
    ledger::{state::Ledger, table::Presence},
};

/// The kind of drawings of networks; the diagrams, which know more of them, stand further down.
const DRAWING: &str = "drawing";

/// What a document is about: one entity of the ledger.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Subject {
    /// All devices of a model.
    Model(EntityId),
    /// One device.
    Unit(EntityId),
    /// A company.
    Organization(EntityId),
    /// A contract.
    Contract(EntityId),
    /// The hospital as a whole.
    Facility(EntityId),
    /// A drawing of the network, of which the document is one edition.
    Drawing(EntityId),
}

impl Subject {
    /// All forms, in the order in which an attachment is asked for them.
    pub(super) const FORMS: [fn(EntityId) -> Self; 6] = [
        Self::Model,
        Self::Unit,
        Self::Organization,
        Self::Contract,
        Self::Facility,
        Self::Drawing,
    ];

    /// Returns the field of an attachment that names such a subject; it is called as the subject's kind.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Model(_) => Kind::Model.as_str(),
            Self::Unit(_) => Kind::Unit.as_str(),
            Self::Organization(_) => Kind::Organization.as_str(),
            Self::Contract(_) => Kind::Contract.as_str(),
            Self::Facility(_) => Kind::Facility.as_str(),
            Self::Drawing(_) => DRAWING,
        }
    }

    /// Returns the id of the entity.
    #[must_use]
    pub const fn id(&self) -> EntityId {
        match self {
            Self::Model(id)
            | Self::Unit(id)
            | Self::Organization(id)
            | Self::Contract(id)
            | Self::Facility(id)
            | Self::Drawing(id) => *id,
        }
    }

    /// Whether the entity is in the ledger and not deleted.
    #[must_use]
    pub fn is_there(&self, ledger: &Ledger) -> bool {
        ledger
            .record(self.field(), &self.id())
            .is_some_and(|record| record.presence() != Presence::Deleted)
    }
}

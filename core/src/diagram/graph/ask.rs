//! What somebody wants to see.

use std::collections::BTreeSet;

use crate::{
    catalogue::choice::codes,
    diagram::{element::ElementKey, record::view::Scope},
};

codes! {
    /// What colours say.
    Colours {
        /// What is wrong.
        Findings = "findings",
        /// The stage of support.
        Support = "support",
        /// Missing documents of the maker.
        Documents = "documents",
    }
}

codes! {
    /// What stands below a device's name.
    Detail {
        /// The hospital's number.
        Number = "number",
        /// Its addresses.
        Address = "address",
        /// Where it stands.
        Room = "room",
        /// The note.
        Note = "note",
    }
}

/// What somebody wants to see.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ask {
    /// How much of the network.
    pub scope: Scope,
    /// Areas and groups that a person folded or opened, other than they are by themselves.
    pub turned: BTreeSet<ElementKey>,
    /// Whether every device is drawn by itself, however many there are of its model.
    pub is_each: bool,
    /// What stands below names.
    pub details: Vec<Detail>,
    /// What colours say.
    pub colours: Colours,
}

impl Default for Ask {
    fn default() -> Self {
        Self {
            scope: Scope::Whole,
            turned: BTreeSet::new(),
            is_each: false,
            details: vec![Detail::Number, Detail::Address],
            colours: Colours::Findings,
        }
    }
}

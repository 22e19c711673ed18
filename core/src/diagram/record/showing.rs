//! Who was shown which part of the network, and when: entities of kind [`KIND`], which are written once.

use super::{keys, set_all, text_of_keys, view::Scope, words};
use crate::{
    diagram::element::ElementKey,
    ident::{date::PartialDate, hash::Hash, id::EntityId},
    ledger::{changes::ChangeSet, state::Ledger},
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of such records.
pub const KIND: &str = "showing";

kept!(
    /// A diagram that somebody was shown.
    Showing,
    KIND
);

impl<'a> Showing<'a> {
    /// Lists what a company was shown.
    pub fn to_vendor(ledger: &'a Ledger, vendor: EntityId) -> impl Iterator<Item = Self> {
        Self::all(ledger).filter(move |showing| showing.vendor() == Some(vendor))
    }

    /// Returns the company that was shown it.
    #[must_use]
    pub fn vendor(&self) -> Option<EntityId> {
        self.0.reference("vendor")
    }

    /// Returns when.
    #[must_use]
    pub fn shown_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "shown_on", |text| text.parse().ok())
    }

    /// Returns who showed it.
    #[must_use]
    pub fn shown_by(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "shown_by", parse::text)
    }

    /// Returns what for.
    #[must_use]
    pub fn purpose(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "purpose", parse::text)
    }

    /// Returns the person who was shown it.
    #[must_use]
    pub fn to(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "to", parse::text)
    }

    /// Returns how much of the network it was; `None` for what a newer version wrote.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        Scope::of(&self.0)
    }

    /// Returns what was on it.
    #[must_use]
    pub fn elements(&self) -> Vec<ElementKey> {
        self.0.text("elements").map(keys).unwrap_or_default()
    }

    /// Returns the codes of what was taken out before.
    #[must_use]
    pub fn removed(&self) -> Vec<String> {
        self.0.text("removed").map(words).unwrap_or_default()
    }

    /// Returns the SHA-256 of the file that was given away.
    #[must_use]
    pub fn sha256(&self) -> Reading<'a, Hash> {
        Reading::of(&self.0, "sha256", |text| text.parse().ok())
    }
}

/// What is noted of a diagram that somebody was shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Shown {
    /// The company.
    pub vendor: Option<EntityId>,
    /// The person there.
    pub to: Option<String>,
    /// When.
    pub on: PartialDate,
    /// Who showed it.
    pub by: String,
    /// What for.
    pub purpose: Option<String>,
    /// How much of the network.
    pub scope: Scope,
    /// What was on it.
    pub elements: Vec<ElementKey>,
    /// The codes of what was taken out before; each without white space.
    pub removed: Vec<String>,
    /// The SHA-256 of the file that was given away; `None` where it was shown on a screen.
    pub sha256: Option<Hash>,
}

/// Returns the changes that note who was shown a diagram.
#[must_use]
pub fn note(id: EntityId, shown: &Shown) -> ChangeSet {
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    let fields = [
        ("vendor", shown.vendor.map(|id| id.to_string())),
        ("shown_on", Some(shown.on.to_string())),
        ("shown_by", filled(shown.by.clone())),
        ("purpose", shown.purpose.clone()),
        ("to", shown.to.clone()),
        ("scope", Some(shown.scope.code().to_owned())),
        ("focus", shown.scope.focus().map(|id| id.to_string())),
        ("elements", filled(text_of_keys(&shown.elements))),
        ("removed", filled(shown.removed.join(" "))),
        ("sha256", shown.sha256.map(|hash| hash.to_string())),
    ];
    let mut changes = ChangeSet::new();
    set_all(&mut changes, KIND, id, &fields);
    changes
}

/// Returns the changes that delete a record that was made by mistake.
#[must_use]
pub fn delete(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}

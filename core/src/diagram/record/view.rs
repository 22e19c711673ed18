//! Ways to look at the network that somebody saved by name: entities of kind [`KIND`].

use super::{keys, set_all, set_what_differs, text_of_keys, words};
use crate::{
    diagram::element::ElementKey,
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        state::{Ledger, Record},
    },
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of saved views.
pub const KIND: &str = "view";

/// How much of the network a diagram shows. Kept as a code, and the id of what it is about.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// One zone and what it is connected to.
    Zone(EntityId),
    /// What a company reaches.
    Vendor(EntityId),
    /// All remote-maintenance lines and what they reach.
    Remote,
    /// One device and what it is connected to.
    Device(EntityId),
}

impl Scope {
    /// Returns the text stored in the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Zone(_) => "zone",
            Self::Vendor(_) => "vendor",
            Self::Remote => "remote",
            Self::Device(_) => "device",
        }
    }

    /// Returns what it is about.
    #[must_use]
    pub const fn focus(self) -> Option<EntityId> {
        match self {
            Self::Whole | Self::Remote => None,
            Self::Zone(id) | Self::Vendor(id) | Self::Device(id) => Some(id),
        }
    }

    /// Returns the scope of a stored code; `None` for one of a newer version, and where what it is about is missing.
    #[must_use]
    pub fn from_code(code: &str, focus: Option<EntityId>) -> Option<Self> {
        Some(match code {
            "whole" => Self::Whole,
            "zone" => Self::Zone(focus?),
            "vendor" => Self::Vendor(focus?),
            "remote" => Self::Remote,
            "device" => Self::Device(focus?),
            _ => return None,
        })
    }

    pub(super) fn of(record: &Record<'_>) -> Option<Self> {
        let focus = record.reference("focus");
        record
            .text("scope")
            .and_then(|code| Self::from_code(code, focus))
    }
}

kept!(
    /// A saved view.
    View,
    KIND
);

impl<'a> View<'a> {
    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "name", parse::text)
    }

    /// Returns how much it shows; `None` for what a newer version wrote.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        Scope::of(&self.0)
    }

    /// Returns what in it is folded.
    #[must_use]
    pub fn folded(&self) -> Vec<ElementKey> {
        self.0.text("folded").map(keys).unwrap_or_default()
    }

    /// Returns the codes of the details that it shows.
    #[must_use]
    pub fn shows(&self) -> Vec<String> {
        self.0.text("shows").map(words).unwrap_or_default()
    }

    /// Returns what is saved in it, to be changed; what a newer version wrote counts as the whole network.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            name: self.0.text("name").unwrap_or_default().to_owned(),
            scope: self.scope().unwrap_or_default(),
            folded: self.folded(),
            shows: self.shows(),
        }
    }
}

/// What is saved in a view.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settings {
    /// Its name.
    pub name: String,
    /// How much it shows.
    pub scope: Scope,
    /// What in it is folded.
    pub folded: Vec<ElementKey>,
    /// The codes of the details that it shows.
    pub shows: Vec<String>,
}

impl Settings {
    fn fields(&self) -> [(&'static str, Option<String>); 5] {
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        [
            ("name", Some(self.name.clone())),
            ("scope", Some(self.scope.code().to_owned())),
            ("focus", self.scope.focus().map(|id| id.to_string())),
            ("folded", filled(text_of_keys(&self.folded))),
            ("shows", filled(self.shows.join(" "))),
        ]
    }
}

/// Returns the changes that save a view under a new id.
#[must_use]
pub fn save(id: EntityId, settings: &Settings) -> ChangeSet {
    let mut changes = ChangeSet::new();
    set_all(&mut changes, KIND, id, &settings.fields());
    changes
}

/// Returns the changes that make a view say `settings`; none of fields that say so already.
#[must_use]
pub fn change(ledger: &Ledger, id: EntityId, settings: &Settings) -> ChangeSet {
    let mut changes = ChangeSet::new();
    if let Some(record) = ledger.record(KIND, &id) {
        set_what_differs(&record, &settings.fields(), &mut changes);
    }
    changes
}

/// Returns the changes that delete a view.
#[must_use]
pub fn delete(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}

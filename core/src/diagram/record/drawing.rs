//! Drawings of others: a plan of a floor, a configuration diagram that a company made.
//!
//! A drawing is an entity of kind [`KIND`]. Its files are attachments, one for each edition, of which it names the one that
//! counts: a newer edition takes the place of the older one, and the marks stay.

use super::{set_all, set_what_differs};
use crate::{
    document::{attachment::Attachment, subject::Subject},
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger, table::Presence},
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of drawings.
pub const KIND: &str = "drawing";

kept!(
    /// A drawing of others.
    Drawing,
    KIND
);

impl<'a> Drawing<'a> {
    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "name", parse::text)
    }

    /// Returns which page of its file it is, from 1; absent for the first, or for a picture.
    #[must_use]
    pub fn page(&self) -> Reading<'a, u32> {
        let number = |text: &str| text.parse().ok().filter(|page| *page > 0);
        Reading::of(&self.0, "page", number)
    }

    /// Returns the note.
    #[must_use]
    pub fn note(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "note", parse::text)
    }

    /// Returns the attachment that is its current edition, as it is said; the attachment may be gone.
    #[must_use]
    pub fn edition(&self) -> Option<EntityId> {
        self.0.reference("edition")
    }

    /// Lists its editions that are there, in the order of the ledger.
    pub fn editions(&self) -> impl Iterator<Item = Attachment<'a>> {
        Attachment::of(self.0.ledger(), Subject::Drawing(self.id()))
    }

    /// Returns the attachment that is its current edition; `None` where none is named, or the one that is was taken away.
    #[must_use]
    pub fn current(&self) -> Option<Attachment<'a>> {
        let found = Attachment::find(self.0.ledger(), &self.edition()?)?;
        (found.record().presence() != Presence::Deleted).then_some(found)
    }

    /// Returns what is said of it, to be changed by a person.
    #[must_use]
    pub fn details(&self) -> Details {
        let shown = |field: &str| self.0.text(field).map(str::to_owned);
        Details {
            name: shown("name").unwrap_or_default(),
            page: self.page().shown().known(),
            note: shown("note"),
        }
    }
}

/// What a person says of a drawing.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Details {
    /// Its name.
    pub name: String,
    /// Which page of its file it is, from 1.
    pub page: Option<u32>,
    /// The note.
    pub note: Option<String>,
}

impl Details {
    fn fields(&self) -> [(&'static str, Option<String>); 3] {
        [
            ("name", Some(self.name.clone())),
            ("page", self.page.map(|page| page.to_string())),
            ("note", self.note.clone()),
        ]
    }
}

/// Returns the changes that note a drawing. Its first edition is attached to it, and then made the current one.
#[must_use]
pub fn add(id: EntityId, details: &Details) -> ChangeSet {
    let mut changes = ChangeSet::new();
    set_all(&mut changes, KIND, id, &details.fields());
    changes
}

/// Returns the changes that make a drawing say `details`; none of fields that say so already.
#[must_use]
pub fn change(ledger: &Ledger, id: EntityId, details: &Details) -> ChangeSet {
    let mut changes = ChangeSet::new();
    if let Some(record) = ledger.record(KIND, &id) {
        set_what_differs(&record, &details.fields(), &mut changes);
    }
    changes
}

/// Returns the changes that make an attachment the current edition of a drawing.
#[must_use]
pub fn make_current(id: EntityId, attachment: EntityId) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "edition", &attachment.to_string());
    changes
}

/// Returns the changes that delete a drawing. Its files and marks stay where they are, as undoing wants them back.
#[must_use]
pub fn delete(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}

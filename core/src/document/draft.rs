//! Attaching a file, and changing what is said of it.

use super::{attachment::KIND, kind::DocumentKind, subject::Subject};
use crate::{
    ident::{date::PartialDate, hash::Hash, id::EntityId},
    ledger::{
        changes::ChangeSet,
        state::{Ledger, Record},
        value::ValueRef,
    },
};

/// The bytes of a file, described.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FileFacts {
    /// Their SHA-256.
    pub sha256: Hash,
    /// The name of the file.
    pub name: String,
    /// The media type, such as `application/pdf`.
    pub media_type: String,
    /// The number of bytes.
    pub size: u64,
    /// Whether the program that attached it could read it; `None` for a file that only people read. Kept, because other
    /// computers may have the ledger without the bytes.
    pub is_readable: Option<bool>,
}

/// What a person says of an attached file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Details {
    /// What it is: a code of [`DocumentKind`], or of a newer version.
    pub kind: String,
    /// The version of the product that it is about, or its own.
    pub version: Option<String>,
    /// When it came.
    pub received_on: Option<PartialDate>,
    /// From whom.
    pub received_from: Option<String>,
    /// The last day on which it counts.
    pub valid_until: Option<PartialDate>,
    /// Whether it is for the hospital only; `None` where nobody said.
    pub is_confidential: Option<bool>,
    /// The note.
    pub note: Option<String>,
}

impl Details {
    /// Starts with what is known of a file that has just come.
    #[must_use]
    pub fn of_kind(kind: DocumentKind) -> Self {
        Self {
            kind: kind.code().to_owned(),
            ..Self::default()
        }
    }

    /// Every field with its text; `None` clears it.
    fn fields(&self) -> [(&'static str, Option<String>); 7] {
        let date = |date: &PartialDate| date.to_string();
        [
            ("kind", Some(self.kind.clone())),
            ("version", self.version.clone()),
            ("received_on", self.received_on.as_ref().map(date)),
            ("received_from", self.received_from.clone()),
            ("valid_until", self.valid_until.as_ref().map(date)),
            (
                "confidential",
                self.is_confidential.map(|said| yes_no(said).to_owned()),
            ),
            ("note", self.note.clone()),
        ]
    }
}

const fn yes_no(said: bool) -> &'static str {
    if said { "yes" } else { "no" }
}

/// Returns the changes that attach a file.
#[must_use]
pub fn attach(id: EntityId, file: &FileFacts, subject: Subject, details: &Details) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let mut set = |field: &str, text: &str| changes.set_text(KIND, id, field, text);
    set("sha256", &file.sha256.to_string());
    set("name", &file.name);
    set("media_type", &file.media_type);
    set("size", &file.size.to_string());
    if let Some(is_readable) = file.is_readable {
        set("readable", yes_no(is_readable));
    }
    set(subject.field(), &subject.id().to_string());
    for (field, text) in details.fields() {
        if let Some(text) = text {
            set(field, &text);
        }
    }
    changes
}

/// Returns the changes that make an attachment say `details`; none of fields that say so already.
#[must_use]
pub fn change(ledger: &Ledger, id: EntityId, details: &Details) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let Some(record) = ledger.record(KIND, &id) else {
        return changes;
    };
    for (field, text) in details.fields() {
        let wanted = text.as_deref().map_or(ValueRef::Cleared, ValueRef::Text);
        if !says(&record, field, wanted) {
            changes.set(KIND, id, field, wanted);
        }
    }
    changes
}

/// Whether a field holds a value and nobody disputes it.
fn says(record: &Record<'_>, field: &str, wanted: ValueRef<'_>) -> bool {
    let value = record.get(field).unwrap_or(ValueRef::Cleared);
    value == wanted && !record.is_conflict(field)
}

/// Returns the changes that note what the columns of an attached table say, as the JSON text of its mapping; with that it can
/// be read.
#[must_use]
pub fn map_columns(id: EntityId, mapping: &str) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "columns", mapping);
    changes.set_text(KIND, id, "readable", yes_no(true));
    changes
}

/// Returns the changes that take an attachment away. Its bytes stay where they are, as undoing wants them back.
#[must_use]
pub fn detach(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}

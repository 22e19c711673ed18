//! Attachments of the ledger: entities of kind [`KIND`], whose bytes travel beside the commits.

use super::{draft::Details, kind::DocumentKind, subject::Subject};
use crate::{
    ident::{date::PartialDate, hash::Hash},
    ledger::state::Ledger,
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of attachments.
pub const KIND: &str = "attachment";

kept!(
    /// A file that belongs to something in the ledger: its description. Its bytes are known by their hash.
    Attachment,
    KIND
);

impl<'a> Attachment<'a> {
    /// Lists the attachments of a subject that are there.
    pub fn of(ledger: &'a Ledger, subject: Subject) -> impl Iterator<Item = Self> {
        let is_of = move |it: &Self| it.0.reference(subject.field()) == Some(subject.id());
        Self::all(ledger).filter(is_of)
    }

    /// Returns the SHA-256 of its bytes.
    #[must_use]
    pub fn sha256(&self) -> Reading<'a, Hash> {
        Reading::of(&self.0, "sha256", |text| text.parse().ok())
    }

    /// Returns the name of the file.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "name", parse::text)
    }

    /// Returns the media type, such as `application/json`.
    #[must_use]
    pub fn media_type(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "media_type", parse::text)
    }

    /// Returns the number of its bytes.
    #[must_use]
    pub fn size(&self) -> Reading<'a, u64> {
        Reading::of(&self.0, "size", |text| text.parse().ok())
    }

    /// Returns what it is. A kind of a newer version is unfit.
    #[must_use]
    pub fn kind(&self) -> Reading<'a, DocumentKind> {
        Reading::of(&self.0, "kind", DocumentKind::from_code)
    }

    /// Returns what it is about; `None` if nothing that is in the ledger.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        Subject::FORMS.iter().find_map(|form| {
            let field = form(self.id()).field();
            let subject = form(self.0.reference(field)?);
            subject.is_there(self.0.ledger()).then_some(subject)
        })
    }

    /// Returns the version of the product that it is about, or its own.
    #[must_use]
    pub fn version(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "version", parse::text)
    }

    /// Returns when it came.
    #[must_use]
    pub fn received_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "received_on", |text| text.parse().ok())
    }

    /// Returns from whom it came.
    #[must_use]
    pub fn received_from(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "received_from", parse::text)
    }

    /// Returns the last day on which it counts.
    #[must_use]
    pub fn valid_until(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "valid_until", |text| text.parse().ok())
    }

    /// Returns whether the program that attached it could read it; nothing for a file that only people read.
    #[must_use]
    pub fn is_readable(&self) -> Reading<'a, bool> {
        Reading::of(&self.0, "readable", parse::yes_no)
    }

    /// Returns what a person said about the columns of a table, as the JSON text of a mapping.
    #[must_use]
    pub fn columns(&self) -> Option<&'a str> {
        self.0.text("columns").filter(|text| !text.is_empty())
    }

    /// Returns the note.
    #[must_use]
    pub fn note(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "note", parse::text)
    }

    /// Whether it surely has ceased to count on `today`. A date without a day counts to the end of its month or year.
    #[must_use]
    pub fn is_expired(&self, today: PartialDate) -> bool {
        let until = self.valid_until().shown().known();
        until.is_some_and(|until| until.is_over(today))
    }

    /// Returns what is said of it, to be changed by a person. A field that several people disagree on holds what is shown.
    #[must_use]
    pub fn details(&self) -> Details {
        let shown = |field: &str| self.0.text(field).map(str::to_owned);
        Details {
            kind: shown("kind").unwrap_or_else(|| DocumentKind::Other.code().to_owned()),
            version: shown("version"),
            received_on: self.received_on().shown().known(),
            received_from: shown("received_from"),
            valid_until: self.valid_until().shown().known(),
            is_confidential: self.said_confidential().shown().known(),
            note: shown("note"),
        }
    }

    fn said_confidential(&self) -> Reading<'a, bool> {
        Reading::of(&self.0, "confidential", parse::yes_no)
    }

    /// Whether its bytes are meant for the hospital only.
    ///
    /// What somebody said counts, and of several people the most careful. Where nobody said `no`, a software bill of
    /// materials is confidential, and so is what cannot be told from one.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        match self.said_confidential() {
            Reading::Known(said) => said,
            Reading::Conflict(_) => true,
            Reading::Absent | Reading::Unfit(_) | Reading::Unknown(_) | Reading::Foreign(_) => {
                match self.kind() {
                    Reading::Known(kind) => kind == DocumentKind::Sbom,
                    Reading::Conflict(_) | Reading::Foreign(_) => true,
                    Reading::Absent | Reading::Unfit(_) | Reading::Unknown(_) => false,
                }
            }
        }
    }
}

/// Whether bytes are to be left out where confidential ones are: some attachment that is there calls them so, or none
/// names them at all.
#[must_use]
pub fn is_confidential(ledger: &Ledger, sha256: &Hash) -> bool {
    let mut named = Attachment::all(ledger)
        .filter(|attached| names(attached, sha256))
        .peekable();
    named.peek().is_none() || named.any(|attached| attached.is_confidential())
}

fn names(attached: &Attachment<'_>, sha256: &Hash) -> bool {
    let heads = attached.0.heads("sha256");
    let texts = heads.iter().filter_map(|(_, value)| value.text());
    texts
        .filter_map(|text| text.parse().ok())
        .any(|hash: Hash| hash == *sha256)
}

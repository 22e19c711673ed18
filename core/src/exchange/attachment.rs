//! Attachments of the ledger: entities of kind [`KIND`], whose bytes travel beside the commits.

use crate::{
    ident::hash::Hash,
    ledger::state::{Ledger, Record},
    view::{parse, reading::Reading},
};

/// The kind of attachments.
pub const KIND: &str = "attachment";

/// What [`Attached::purpose`] says of a software bill of materials.
pub const SBOM: &str = "sbom";

/// A file that belongs to something in the ledger: its description. Its bytes are known by their hash.
#[derive(Clone, Copy, Debug)]
pub struct Attached<'a>(Record<'a>);

impl<'a> Attached<'a> {
    /// Lists the attachments that are there.
    pub fn all(ledger: &'a Ledger) -> impl Iterator<Item = Self> {
        ledger.records(KIND).map(Self)
    }

    /// Returns the record, with everything that this view does not know.
    #[must_use]
    pub fn record(&self) -> Record<'a> {
        self.0
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

    /// Returns what it is (field `kind`): `sbom`, `mds2`, `other`, or a word of a newer version.
    #[must_use]
    pub fn purpose(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "kind", parse::text)
    }

    /// Whether its bytes are meant for the hospital only.
    ///
    /// What somebody said counts, and of several people the most careful. Where nobody said `no`, a software bill of
    /// materials is confidential, and so is what cannot be told from one.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        match Reading::of(&self.0, "confidential", parse::yes_no) {
            Reading::Known(said) => said,
            Reading::Conflict(_) => true,
            Reading::Absent | Reading::Unfit(_) | Reading::Unknown(_) | Reading::Foreign(_) => {
                match self.purpose() {
                    Reading::Known(purpose) => purpose == SBOM,
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
    let mut named = Attached::all(ledger)
        .filter(|attached| names(attached, sha256))
        .peekable();
    named.peek().is_none() || named.any(|attached| attached.is_confidential())
}

fn names(attached: &Attached<'_>, sha256: &Hash) -> bool {
    let heads = attached.0.heads("sha256");
    let texts = heads.iter().filter_map(|(_, value)| value.text());
    texts
        .filter_map(|text| text.parse().ok())
        .any(|hash: Hash| hash == *sha256)
}

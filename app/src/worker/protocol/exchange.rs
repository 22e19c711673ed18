//! What is said of bundles: writing one, opening one, what merging it would do, and merging it.

use std::collections::BTreeMap;

use daicho_core::{
    exchange::{
        meeting::{Contribution, Relation},
        problem::Diagnostic,
    },
    ident::id::EntityId,
    ledger::{merge::Fate, vector::VersionVector},
};
use serde::{Deserialize, Serialize};

use super::past::Shown;

/// A question about bundles.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Write the ledger as a bundle. A bundle of the receiver may come along: then only what they lack is written.
    Write {
        /// The person who writes.
        author: String,
        /// When, in milliseconds since 1970.
        at: u64,
        /// Encrypt with this passphrase.
        passphrase: Option<String>,
        /// Leave confidential attachments out.
        without_confidential: bool,
    },
    /// Read the bundle that comes along, or came last, and find out what merging it would do.
    Open {
        /// The passphrase, if it is encrypted.
        passphrase: Option<String>,
    },
    /// Some of what would differ.
    Differences {
        /// The kind of entities.
        kind: String,
        /// The first one of them, from 0.
        from: usize,
        /// How many.
        count: usize,
    },
    /// Merge the open bundle.
    Merge {
        /// When, in milliseconds since 1970.
        at: u64,
    },
    /// The state of the ledger after [`Ask::Merge`]. A question of its own: what is on the disk is told before.
    State,
    /// What would take back a merge.
    TakeBack {
        /// What the ledger had before it.
        before: VersionVector,
        /// What it had after it.
        after: VersionVector,
    },
}

/// An answer about bundles.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Told {
    /// To [`Ask::Write`]. The first block is the file.
    Written(Written),
    /// To [`Ask::Open`].
    Opened(Box<Preview>),
    /// To [`Ask::Differences`].
    Differences(DifferencePage),
    /// To [`Ask::Merge`].
    Merged(Merged),
    /// To [`Ask::TakeBack`]. The first block is a commit with the changes; it is not stored.
    TakesBack,
}

/// What a bundle that was written holds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// How many commits.
    pub commits: usize,
    /// Only what the receiver lacks.
    pub partial: bool,
    /// Attachments that were left out as confidential.
    pub left_out: usize,
}

/// What a bundle is and what merging it would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The name of the file.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Who wrote it; empty if it does not say.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub at: Option<u64>,
    /// The hospital's name there; empty if it does not say.
    pub facility: String,
    /// What the two ledgers have to do with each other.
    pub relation: Relation,
    /// Commits in the file.
    pub commits: usize,
    /// Those of them that are new here.
    pub new_here: usize,
    /// Commits of this ledger that the writer of the file lacks.
    pub new_there: usize,
    /// Commits of the file that wait for others which are in neither.
    pub waiting: usize,
    /// Commits of the file that contradict the ledger's.
    pub refused: usize,
    /// The file comes of a copy of this browser's data, or this of a copy of that: one side gets a new id.
    pub is_copied: bool,
    /// Who did what is new.
    pub contributions: Vec<Contribution>,
    /// How many entities of each kind would be added, changed, deleted, restored.
    pub tallies: BTreeMap<String, Tally>,
    /// How many conflicts would be new.
    pub conflicts: usize,
    /// Pairs of a device that would come and one that is here which may be the same physical device: how many surely, and
    /// how many perhaps.
    pub alike: (usize, usize),
    /// Attachments that come along, and those that are announced and not there.
    pub attachments: (usize, usize),
    /// What is damaged or not understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// What becomes of the entities of a kind.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// How many are added.
    pub added: usize,
    /// How many show other values.
    pub changed: usize,
    /// How many are deleted.
    pub deleted: usize,
    /// How many that were deleted are there again.
    pub restored: usize,
}

/// Some of the entities of a kind that would differ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DifferencePage {
    /// The kind.
    pub kind: String,
    /// How many there are.
    pub total: usize,
    /// Some of them.
    pub rows: Vec<EntityDifference>,
}

/// An entity that would differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityDifference {
    /// The entity.
    pub id: EntityId,
    /// By what people call it; empty if it has no name.
    pub title: String,
    /// What becomes of it: the code of [`fate_code`].
    pub fate: String,
    /// Its fields that would show another value.
    pub fields: Vec<FieldDifference>,
}

/// A field that would show another value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldDifference {
    /// The key of the field.
    pub field: String,
    /// What it shows now; `None` if it was never set.
    pub before: Option<Shown>,
    /// What it would show.
    pub after: Shown,
    /// The values are names that stand for references.
    pub named: bool,
    /// It would be in conflict.
    pub conflict: bool,
}

/// Returns a short fixed name: the translation files explain each under `fate-<code>`.
pub fn fate_code(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "added",
        Fate::Changed => "changed",
        Fate::Deleted => "deleted",
        Fate::Restored => "restored",
    }
}

/// What a merge did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// The revision of the store; `None` if nothing was new.
    pub revision: Option<u64>,
    /// How many commits came in.
    pub commits: usize,
    /// A part of the ledger's own history got a new id: the page reads it anew.
    pub rehomed: bool,
    /// What the ledger had before.
    pub before: VersionVector,
    /// What it has now.
    pub after: VersionVector,
}

/// A merge that was done in this browser, as the store keeps it: newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PastMerge {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The name of the file.
    pub file: String,
    /// Who wrote the file.
    pub author: String,
    /// How many commits came in.
    pub commits: usize,
    /// What the ledger had before.
    pub before: VersionVector,
    /// What it had after.
    pub after: VersionVector,
}

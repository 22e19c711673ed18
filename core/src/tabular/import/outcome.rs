//! What becomes of a row, and why.

use serde::{Deserialize, Serialize};

use crate::ident::id::EntityId;

/// What becomes of one data row.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// The row becomes a new unit.
    Added {
        /// The id it gets.
        unit: EntityId,
    },
    /// The row changes a unit.
    Changed {
        /// The unit.
        unit: EntityId,
        /// By what it was found.
        by: MatchedBy,
    },
    /// The row says nothing that the unit does not say already.
    Same {
        /// The unit.
        unit: EntityId,
        /// By what it was found.
        by: MatchedBy,
    },
    /// A person has to decide; until then the row changes nothing.
    Doubtful {
        /// Why.
        doubt: Doubt,
        /// Units of the ledger that may be meant, the likeliest first; at most [`MAX_CANDIDATES`].
        candidates: Vec<EntityId>,
    },
    /// The row is no device, or nobody wants it.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}

/// Most candidates that are listed for a doubtful row. A number that more units share is no key at all, but a word for
/// having none.
pub const MAX_CANDIDATES: usize = 20;

/// A value by which rows and units are matched.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Key {
    /// The id in the ledger.
    Id,
    /// The asset number.
    AssetNumber,
    /// The serial number, together with the model.
    SerialNumber,
    /// A hardware address of one of its interfaces.
    Mac,
}

/// By what a unit was found for a row.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum MatchedBy {
    /// By a key; the strongest one, if several agree.
    Key(Key),
    /// The row has no key and all its values are those of the unit.
    AllValues,
    /// By a person's decision.
    Person,
}

/// Why a row needs a person.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Doubt {
    /// Several units have the row's key.
    #[error("several units have its {key:?}")]
    Ambiguous {
        /// The key.
        key: Key,
    },
    /// The row's keys belong to different units.
    #[error("its keys belong to different units")]
    KeysDisagree,
    /// One key finds a unit, and another value that tells units apart differs.
    #[error("found by {found_by:?}, but its {differs:?} differs")]
    KeyDiffers {
        /// The key that found the unit.
        found_by: Key,
        /// The key that differs.
        differs: Key,
    },
    /// A unit has its serial number, and nothing tells whether it is of the same model.
    #[error("its serial number without a model")]
    SerialOnly,
    /// An earlier row of the file has the same key or means the same unit.
    #[error("line {first_line} has the same {key:?}")]
    DuplicateInFile {
        /// The key.
        key: Key,
        /// Line of the earlier row.
        first_line: u32,
    },
    /// The column of ids holds something else.
    #[error("{text:?} is no id of the ledger")]
    InvalidId {
        /// The text.
        text: String,
    },
    /// The unit with this id was deleted.
    #[error("the unit was deleted")]
    DeletedUnit {
        /// The unit.
        unit: EntityId,
    },
    /// The row has cells beyond the last column of the header: probably a delimiter too many, so that cells are shifted.
    #[error("{found} cells under a header of {expected}")]
    MoreCellsThanHeader {
        /// Columns of the header.
        expected: u32,
        /// The last column of the row that is not blank, from 1.
        found: u32,
    },
    /// A cell holds bytes that could not be decoded.
    #[error("column {column} holds bytes that could not be decoded")]
    Undecodable {
        /// The column, from 1.
        column: u32,
    },
}

/// Why a row is no device.
#[derive(
    Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, thiserror::Error, Serialize, Deserialize,
)]
pub enum Refusal {
    /// All its cells are blank.
    #[error("empty")]
    EmptyRow,
    /// It begins with `#` under a header that does, and so is about the table.
    #[error("about the table")]
    MetadataLine,
    /// It is the header once more, as on every page of a printed list.
    #[error("the header again")]
    RepeatedHeader,
    /// Only columns that are not imported have values.
    #[error("no value in an imported column")]
    NothingMapped,
    /// It was exported and not edited, and its device was deleted from the ledger since.
    #[error("deleted since the export, and not edited")]
    DeletedSince,
    /// A person left it out.
    #[error("left out by a person")]
    LeftOut,
}

/// What a person decides about a row.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Decision {
    /// It is a device that the ledger does not have.
    AddAsNew,
    /// It is this unit.
    Update(EntityId),
    /// It is its only candidate; a row with none or several stays as it is.
    UpdateCandidate,
    /// It is left out.
    LeaveOut,
}

/// How many rows ended how; the sum is the number of data rows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// New units.
    pub added: u32,
    /// Changed units.
    pub changed: u32,
    /// Rows that change nothing.
    pub same: u32,
    /// Rows that wait for a person.
    pub doubtful: u32,
    /// Rows that are no device.
    pub refused: u32,
}

impl Counts {
    /// Returns the number of data rows.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.added + self.changed + self.same + self.doubtful + self.refused
    }

    pub(super) fn count(&mut self, outcome: &Outcome) {
        *match outcome {
            Outcome::Added { .. } => &mut self.added,
            Outcome::Changed { .. } => &mut self.changed,
            Outcome::Same { .. } => &mut self.same,
            Outcome::Doubtful { .. } => &mut self.doubtful,
            Outcome::Refused { .. } => &mut self.refused,
        } += 1;
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.same += other.same;
        self.doubtful += other.doubtful;
        self.refused += other.refused;
    }
}

impl Outcome {
    /// Returns a stable word for the outcome and one for its reason, for reports and as keys of translations.
    ///
    /// The reason is `-` where there is nothing to say.
    #[must_use]
    pub fn codes(&self) -> (&'static str, &'static str) {
        match self {
            Self::Added { .. } => ("added", "-"),
            Self::Changed { by, .. } => ("changed", by.code()),
            Self::Same { by, .. } => ("same", by.code()),
            Self::Doubtful { doubt, .. } => ("doubtful", doubt.code()),
            Self::Refused { refusal } => ("refused", refusal.code()),
        }
    }

    /// Returns the unit that the row adds, changes or equals.
    #[must_use]
    pub fn unit(&self) -> Option<EntityId> {
        match self {
            Self::Added { unit } | Self::Changed { unit, .. } | Self::Same { unit, .. } => {
                Some(*unit)
            }
            Self::Doubtful { .. } | Self::Refused { .. } => None,
        }
    }
}

impl MatchedBy {
    fn code(self) -> &'static str {
        match self {
            Self::Key(Key::Id) => "by-id",
            Self::Key(Key::AssetNumber) => "by-asset-number",
            Self::Key(Key::SerialNumber) => "by-serial-number",
            Self::Key(Key::Mac) => "by-mac",
            Self::AllValues => "by-all-values",
            Self::Person => "by-person",
        }
    }
}

impl Doubt {
    /// Returns a stable word for the kind of doubt; rows with the same word can be decided together.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Ambiguous { .. } => "ambiguous",
            Self::KeysDisagree => "keys-disagree",
            Self::KeyDiffers { .. } => "key-differs",
            Self::SerialOnly => "serial-only",
            Self::DuplicateInFile { .. } => "duplicate-in-file",
            Self::InvalidId { .. } => "invalid-id",
            Self::DeletedUnit { .. } => "deleted-unit",
            Self::MoreCellsThanHeader { .. } => "more-cells-than-header",
            Self::Undecodable { .. } => "undecodable",
        }
    }
}

impl Refusal {
    fn code(self) -> &'static str {
        match self {
            Self::EmptyRow => "empty-row",
            Self::MetadataLine => "metadata-line",
            Self::RepeatedHeader => "repeated-header",
            Self::NothingMapped => "nothing-mapped",
            Self::DeletedSince => "deleted-since",
            Self::LeftOut => "left-out",
        }
    }
}

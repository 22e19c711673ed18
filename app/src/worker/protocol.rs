//! What the page asks of the worker, and what that answers.
//!
//! Both are built of the same program and travel as JSON within one browser tab: no promise to anybody else. Large blocks
//! of bytes go beside the JSON.

use std::collections::BTreeMap;

use daicho_core::{
    ident::id::EntityId,
    ledger::value::Unknown,
    tabular::{
        Format, Options,
        header::Header,
        import::{
            Progress,
            mapping::{Mapping, MappingProblem},
            outcome::{Counts, Decision, Outcome},
            plan::Unparsed,
        },
        problem::{Diagnostic, ReadError},
    },
};
use serde::{Deserialize, Serialize};

use crate::store::error::StoreError;

/// A question of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Read the file that comes along; without one, the file that was read last, with other options.
    Open {
        /// The person's choice of encoding, delimiter and sheet.
        options: Options,
        /// The person's choice of the header, a row of the grid.
        header_row: Option<usize>,
    },
    /// Find out what becomes of every row of the open file.
    Plan {
        /// Which column is which field.
        mapping: Mapping,
    },
    /// The person decides about doubtful rows.
    Decide {
        /// About which.
        scope: Scope,
        /// What; `None` takes the decision back.
        decision: Option<Decision>,
    },
    /// Some of the rows of the plan.
    Rows {
        /// Only rows of this outcome, see [`Outcome::codes`].
        outcome: Option<String>,
        /// The first one of them, from 0.
        from: usize,
        /// How many.
        count: usize,
    },
    /// Write the plan into the ledger.
    Apply {
        /// Who imports.
        author: String,
        /// When, in milliseconds since 1970.
        at: u64,
    },
    /// The account of the rows as CSV. The worker has no words of its own.
    Report {
        /// The headers: line, outcome, reason, what the row says, device, what it changes.
        headers: Vec<String>,
        /// Words for the codes of outcomes and reasons, and for field keys.
        words: BTreeMap<String, String>,
    },
    /// The ledger as a file.
    Export {
        /// In which form.
        format: ExportFormat,
        /// Headers and words in English instead of Japanese.
        english: bool,
        /// Only these devices.
        units: Option<Vec<EntityId>>,
        /// The name of the sheet of a workbook.
        sheet: String,
        /// When, in milliseconds since 1970.
        at: u64,
    },
    /// What was done to some entities, newest first.
    History {
        /// Which entities.
        ids: Vec<EntityId>,
    },
    /// Nothing: answered when everything before, the cache of the state included, is done.
    Rest,
    /// Check every stored commit against its hash and its predecessor.
    Verify,
}

/// Rows that a decision is about.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Scope {
    /// One data row, from 0.
    Row(usize),
    /// All rows that are doubtful for this reason.
    Reason(String),
}

/// A form in which the list of devices goes out.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum ExportFormat {
    /// CSV in UTF-8 with a byte order mark.
    CsvUtf8,
    /// CSV in CP932.
    CsvCp932,
    /// Office Open XML workbook.
    Xlsx,
}

/// An answer of the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Request::Open`].
    Opened(Box<Preview>),
    /// To [`Request::Plan`] and [`Request::Decide`].
    Planned(Planned),
    /// To [`Request::Rows`].
    Rows(RowPage),
    /// To [`Request::Apply`]. The first block is the snapshot, the second a commit that would take the import back.
    Applied(Applied),
    /// To [`Request::Report`]. The first block is the file.
    Report,
    /// To [`Request::Export`]. The first block is the file.
    Exported {
        /// Number of devices in it.
        devices: usize,
        /// Characters that the encoding does not have, each once, with the row and the header of the first cell that holds it.
        lost: Vec<LostCharacter>,
    },
    /// To [`Request::History`].
    History(Vec<HistoryEntry>),
    /// To [`Request::Rest`].
    Rested,
    /// To [`Request::Verify`].
    Verified {
        /// How many commits are as they were written.
        sound: usize,
        /// Those that are not: replica and number.
        broken: Vec<(String, u64)>,
    },
}

/// A character that the encoding of a file does not have.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct LostCharacter {
    /// The character.
    pub character: char,
    /// Line of the first cell that holds it.
    pub line: u32,
    /// Header of that cell's column.
    pub header: String,
    /// How often it stands in the file.
    pub times: usize,
}

/// What was understood of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// How it was read.
    pub format: Format,
    /// The header, or why there is none.
    pub header: Result<Header, ReadError>,
    /// The number of data rows.
    pub rows: usize,
    /// The first rows of the file with their lines, header and what is above it included.
    pub head: Vec<(u32, Vec<String>)>,
    /// For each column some distinct values.
    pub samples: Vec<Vec<String>>,
    /// The mapping that is suggested.
    pub mapping: Mapping,
    /// The mapping was used before for a file with this header.
    pub remembered: bool,
    /// What was not understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a plan comes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// How many rows end how.
    pub counts: Counts,
    /// Reasons for doubt with the number of rows.
    pub doubts: Vec<(String, usize)>,
    /// Rows that a person decided about.
    pub decided: usize,
    /// Texts that are not in the form of their field.
    pub unparsed: Vec<Unparsed>,
    /// What is wrong with the mapping.
    pub problems: Vec<MappingProblem>,
}

/// Some rows of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RowPage {
    /// How many rows there are of the outcome asked for.
    pub total: usize,
    /// The first of [`RowPage::rows`] among them.
    pub from: usize,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// One row of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowView {
    /// The data row, from 0.
    pub row: usize,
    /// Its line, from 1.
    pub line: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The first of its values, by which a person knows it.
    pub title: String,
    /// What it changes.
    pub differences: Vec<DifferenceView>,
    /// The units it may mean, with a name for each.
    pub candidates: Vec<(EntityId, String)>,
    /// A person decided about it.
    pub decided: bool,
}

/// One value that a row changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DifferenceView {
    /// The key of the field.
    pub field: String,
    /// The interface of the file, from 1.
    pub interface: Option<u32>,
    /// What counts now.
    pub before: Option<Shown>,
    /// What would count.
    pub after: Shown,
}

/// A value on its way to the screen.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Shown {
    /// A text.
    Text(String),
    /// Unknown; the code of [`Unknown::code`].
    Unknown(String),
    /// Taken away.
    Cleared,
}

impl From<daicho_core::ledger::value::ValueRef<'_>> for Shown {
    fn from(value: daicho_core::ledger::value::ValueRef<'_>) -> Self {
        use daicho_core::ledger::value::ValueRef;
        match value {
            ValueRef::Text(text) | ValueRef::Foreign(text) => Self::Text(text.to_owned()),
            ValueRef::Unknown(state) => Self::Unknown(Unknown::code(state).to_owned()),
            ValueRef::Cleared => Self::Cleared,
        }
    }
}

/// What an import did.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Applied {
    /// How many rows ended how.
    pub counts: Counts,
    /// The revision of the store; `None` if nothing was to be written.
    pub revision: Option<u64>,
    /// The commit: replica and number.
    pub dot: Option<(String, u64)>,
}

/// What one commit did to one entity.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Who.
    pub author: String,
    /// What was done: `edit`, `import`, …
    pub action: String,
    /// The file it came from, if any.
    pub file: Option<String>,
    /// Which entity.
    pub id: EntityId,
    /// Its kind.
    pub kind: String,
    /// Fields and their new values.
    pub values: Vec<(String, Shown)>,
}

/// How far the worker is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Phase {
    /// Reading the file, in bytes.
    File(u64, u64),
    /// Loading the ledger.
    Ledger,
    /// Working on rows.
    Rows(Progress),
    /// Writing to the store.
    Storing,
}

/// Why the worker did not do what it was asked. The ledger is untouched.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Trouble {
    /// The file is no table that can be read.
    #[error("{0}")]
    Read(ReadError),
    /// The browser cannot read the file: moved, changed, or held by another program.
    #[error("the file cannot be read: {name}")]
    Unreadable {
        /// Name of the browser's error.
        name: String,
    },
    /// The store refused; the code of [`StoreError::code`] and the error in English.
    #[error("{detail}")]
    Store {
        /// The code.
        code: String,
        /// The error.
        detail: String,
    },
    /// The file could not be made; the writer's own words, in English.
    #[error("the file could not be made: {detail}")]
    NotWritten {
        /// The words.
        detail: String,
    },
    /// Somebody wrote while the plan was looked at: it has to be made and looked at again.
    #[error("the ledger was changed meanwhile")]
    Stale,
    /// There is no file or plan that the question could be about.
    #[error("nothing is open")]
    NothingOpen,
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
    /// The worker could not be started or broke down.
    #[error("the worker broke down: {0}")]
    Broken(String),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store {
            code: error.code().to_owned(),
            detail: error.to_string(),
        }
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

/// A message from the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) id: u32,
    /// The revision of the store that the screen shows: a store that has less was cleared.
    pub(super) shown: u64,
    pub(super) request: Request,
}

/// A message from the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Told {
    Progress(u32, Phase),
    Done(u32, Box<Result<Answer, Trouble>>),
}

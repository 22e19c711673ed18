//! What the page asks of the worker, and what that answers.
//!
//! Both are built of the same program and travel within one browser tab: no promise to anybody else. They are encoded
//! by `postcard`, whose readers are a fraction of the size of those of JSON. Large blocks of bytes go beside them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`documents`] | what is said of files that are to be attached |
//! | [`duplicates`] | what is said of devices that may stand in the ledger twice |
//! | [`exchange`] | what is said of bundles: writing one, opening one, merging it |
//! | [`forms`] | what is said of disclosure statements |
//! | [`found`] | what is said of scans of the network |
//! | [`import`] | what is said of an import: the file, its rows, what was written |
//! | [`papers`] | what is said of what is in attached files |
//! | [`past`] | what is said of the past: who changed what, and whether every commit is as it was written |

pub mod contracts;
pub mod documents;
pub mod duplicates;
pub mod exchange;
pub mod forms;
pub mod found;
pub mod import;
pub mod papers;
pub mod past;

use std::collections::BTreeMap;

use daicho_core::{
    exchange::problem::BundleError,
    ident::id::EntityId,
    tabular::{
        Options,
        import::{
            Progress,
            mapping::Mapping,
            merge::{Absent, CellScope, Settlement},
            outcome::Decision,
        },
        problem::ReadError,
    },
};
use serde::{Deserialize, Serialize};

use self::import::{Applied, Planned, Preview, RowPage, Scope};
use self::past::{Checked, HistoryEntry};
use crate::store::error::StoreError;

/// The fact that holds the merges done in this browser: a list of [`exchange::PastMerge`].
pub const MERGES: &str = "merges";

/// A question of the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Read the file that comes along; without one, the file that was read under this number, with other options.
    Open {
        /// The number of the file among those of one import, from 0.
        file: usize,
        /// It is the first of a new import: what was read before is forgotten.
        anew: bool,
        /// The person's choice of encoding, delimiter and sheet.
        options: Options,
        /// The person's choice of the header, a row of the grid.
        header_row: Option<usize>,
    },
    /// Find out what becomes of every row of the open files.
    Plan {
        /// Which column is which field, file by file.
        mappings: Vec<Mapping>,
    },
    /// The person decides about doubtful rows.
    Decide {
        /// About which.
        scope: Scope,
        /// What; `None` takes the decision back.
        decision: Option<Decision>,
    },
    /// The person decides about single cells of rows that were exported once.
    Settle {
        /// Of which file; `None` for all.
        file: Option<usize>,
        /// About which.
        scope: CellScope,
        /// What.
        settlement: Settlement,
    },
    /// The person decides about devices whose rows were taken out of a file.
    Missing {
        /// About which device; `None` for all.
        unit: Option<EntityId>,
        /// What becomes of it.
        absent: Absent,
    },
    /// Some of the rows of the plan.
    Rows {
        /// Only rows of this outcome, see [`Outcome::codes`](daicho_core::tabular::import::outcome::Outcome::codes), or with
        /// `contested` or `emptied` cells.
        outcome: Option<String>,
        /// Only rows of this file.
        file: Option<usize>,
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
    /// The state of the ledger after [`Request::Apply`]. A request of its own: what is on the disk is told before.
    State,
    /// The account of the rows as CSV. The worker has no words of its own.
    Report {
        /// The headers: file (of several), line, outcome, reason, what the row says, device, what it changes.
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
    /// About files that are to be attached.
    Documents(documents::Ask),
    /// About what is in attached files: an encoded [`papers::Ask`].
    Papers(Vec<u8>),
    /// About devices that may stand in the ledger twice.
    Duplicates(duplicates::Ask),
    /// What is wrong with contracts.
    Contracts {
        /// The day, written as `2026-11-22`.
        today: String,
        /// Only with those that cover this device.
        unit: Option<EntityId>,
    },
    /// Nothing: answered when everything before, the cache of the state included, is done.
    Rest,
    /// Check every stored commit against its hash and its predecessor.
    Verify,
    /// Something about bundles.
    Exchange(exchange::Ask),
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
    /// To [`Request::Plan`], [`Request::Decide`], [`Request::Settle`] and [`Request::Missing`].
    Planned(Planned),
    /// To [`Request::Rows`].
    Rows(RowPage),
    /// To [`Request::Apply`].
    Applied(Applied),
    /// To [`Request::State`] and [`exchange::Ask::State`]. The first block is the snapshot, the second a commit that would take the import, or
    /// merge, back.
    State,
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
    /// To [`Request::Documents`].
    Documents(documents::Told),
    /// To [`Request::Papers`]: an encoded [`papers::Told`].
    Papers(Vec<u8>),
    /// To [`Request::Duplicates`].
    Duplicates(duplicates::Told),
    /// To [`Request::Contracts`].
    Contracts(contracts::Summary),
    /// To [`Request::Rest`].
    Rested,
    /// To [`Request::Verify`].
    Verified(Checked),
    /// To [`Request::Exchange`].
    Exchange(exchange::Told),
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
    /// Checking or gathering commits: how many are done, of how many.
    Commits(u64, u64),
    /// Reading a bundle, in bytes.
    Bundle(u64, u64),
}

/// Why the worker did not do what it was asked. The ledger is untouched.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Trouble {
    /// The file is no table that can be read.
    #[error("{0}")]
    Read(ReadError),
    /// The file is no bundle that can be read.
    #[error("{0}")]
    Bundle(BundleError),
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

impl From<BundleError> for Trouble {
    fn from(error: BundleError) -> Self {
        Self::Bundle(error)
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

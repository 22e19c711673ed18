//! What is said of an import: the file, its rows, what was written.

use daicho_core::{
    ident::id::EntityId,
    ledger::vector::VersionVector,
    tabular::{
        Format,
        header::Header,
        import::{
            mapping::{Mapping, MappingProblem},
            merge::{Contest, Missing, RoundTrip},
            outcome::{Counts, Outcome},
            plan::Unparsed,
        },
        problem::{Diagnostic, ReadError},
    },
};
use serde::{Deserialize, Serialize};

use super::past::Shown;

/// Rows that a decision is about.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Scope {
    /// One data row of a file, both from 0.
    Row(usize, usize),
    /// All rows of all files that are doubtful for this reason.
    Reason(String),
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// How many rows end how.
    pub counts: Counts,
    /// The same file by file, with the number and name of each.
    pub files: Vec<(usize, String, Counts)>,
    /// What the rows have in common with former exports.
    pub round_trip: RoundTrip,
    /// Devices whose rows were taken out of a file; not more than a list takes.
    pub missing: Vec<MissingView>,
    /// How many there are.
    pub missing_count: usize,
    /// Something is to be written.
    pub writes: bool,
    /// Reasons for doubt with the number of rows.
    pub doubts: Vec<(String, usize)>,
    /// Rows that a person decided about.
    pub decided: usize,
    /// Texts that are not in the form of their field.
    pub unparsed: Vec<Unparsed>,
    /// What is wrong with the mappings.
    pub problems: Vec<MappingProblem>,
}

/// A device whose row was taken out of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MissingView {
    /// The device, and what was decided about it.
    pub missing: Missing,
    /// What a person knows it by.
    pub name: String,
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
    /// The number of its file.
    pub file: usize,
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
    /// How it came about.
    pub change: ChangeView,
    /// The number of the cell in its row.
    pub cell: usize,
}

/// How a value comes to differ from the ledger of now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ChangeView {
    /// The file says something else.
    Plain,
    /// The ledger was changed there as well.
    Contested {
        /// What counted before both.
        then: Option<Shown>,
        /// What was decided.
        contest: Contest,
    },
    /// The cell was emptied.
    Emptied {
        /// The value is the device's own, and not its model's.
        own: bool,
        /// Somebody confirmed it.
        confirmed: bool,
    },
}

/// What an import did.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Applied {
    /// How many rows ended how.
    pub counts: Counts,
    /// The revision of the store; `None` if nothing was to be written.
    pub revision: Option<u64>,
    /// The commit: replica and number; the first of several.
    pub dot: Option<(String, u64)>,
    /// Unless it is one commit that has seen the whole ledger: what the ledger has after it.
    pub after: Option<VersionVector>,
}

//! What is said of what scans of other tools saw on the network.

use daicho_core::{
    discover::{
        problem::{Diagnostic, ScanError},
        range::Range,
        reconcile::{Reconciliation, Summary},
        sighting::Passed,
        tool::Tool,
    },
    ident::{hash::Hash, timestamp::Timestamp},
};
use serde::{Deserialize, Serialize};

/// Most rounds of scans before the newest that are looked at: they tell since when something is, or is not, seen.
pub const EARLIER: usize = 24;

/// Most ranges of addresses that are told.
pub const RANGES: usize = 12;

/// A question about scans.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What the file that comes along shows. Nothing is kept.
    Look,
    /// What files would show that are kept already, together with the others of their days.
    Sum(Vec<Dated>),
    /// What the newest scans saw, against the ledger.
    Lines,
}

/// A file, and the day on which it was taken as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated {
    /// The SHA-256 of the file.
    pub sha256: Hash,
    /// The day.
    pub on: String,
}

/// An answer about scans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// To [`Ask::Look`].
    Looked(Box<Result<Looked, ScanError>>),
    /// To [`Ask::Sum`], file by file; `None` for one that cannot be read.
    Summed(Vec<Option<(Tool, Summary)>>),
    /// To [`Ask::Lines`].
    Lines(Box<Round>),
}

/// What a file shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Looked {
    /// The SHA-256 of the file.
    pub sha256: Hash,
    /// What wrote it.
    pub tool: Tool,
    /// The version of the tool.
    pub version: Option<String>,
    /// When it was made, where the file says so.
    pub taken_at: Option<Timestamp>,
    /// How many devices were there.
    pub seen: usize,
    /// How many were there once: leases that are over.
    pub past: usize,
    /// Lines that are of no device.
    pub passed: Passed,
    /// What was not understood.
    pub problems: Vec<Diagnostic>,
}

/// What the newest scans saw, against the ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// The day of the newest scans that can be read; `None` if there is none.
    pub on: Option<String>,
    /// What they saw; the lines in the order in which people go through them.
    pub result: Reconciliation,
    /// What wrote them.
    pub tools: Vec<Tool>,
    /// Ranges of addresses that they say to have looked at, at most [`RANGES`].
    pub ranges: Vec<Range>,
    /// How many ranges are not told.
    pub more_ranges: usize,
    /// Whether any of them looked at ports.
    pub looked_at_ports: bool,
    /// Files whose bytes are not in this browser.
    pub absent: Vec<Hash>,
    /// Files that cannot be read any more.
    pub unread: Vec<Hash>,
    /// Files that are too old to be looked at.
    pub left_out: usize,
}

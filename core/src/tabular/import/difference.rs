//! What a plan would change, as a person looks at it.

use serde::{Deserialize, Serialize};

use super::merge::Contest;
use crate::ledger::value::Value;

/// One value that a row would change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    /// The key of the field.
    pub field: String,
    /// The interface of the file, from 1, for fields of interfaces.
    pub interface: Option<u32>,
    /// What counts for the unit now; a reference as the name of what it refers to.
    pub before: Option<Value>,
    /// What would count; a reference as a name. [`Value::Cleared`] for a cell that was emptied.
    pub after: Value,
    /// How it came about.
    pub change: Change,
    /// The number of the cell in its row, for [`CellScope::Cell`](super::merge::CellScope::Cell).
    pub cell: usize,
}

/// How a value comes to differ from the ledger of now.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Change {
    /// The file says something else.
    #[default]
    Plain,
    /// The ledger was changed there as well, since the export or by an earlier file.
    Contested {
        /// What counted before both.
        then: Option<Value>,
        /// What was decided.
        contest: Contest,
    },
    /// The cell held something when it was exported and is empty now.
    Emptied {
        /// The value is the device's own. That of its model cannot be taken away here.
        own: bool,
        /// Somebody confirmed it.
        confirmed: bool,
    },
}

/// A text that is not in the form of its field. It is kept as it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Unparsed {
    /// The key of the field.
    pub field: String,
    /// The column of the file, from 0; `None` for a constant.
    pub column: Option<usize>,
    /// The text.
    pub text: String,
    /// How many rows hold it.
    pub rows: u32,
    /// Line of the first of them.
    pub first_line: u32,
}

//! What a reader understood, and every place where it did not.

use serde::{Deserialize, Serialize};

/// A place in a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize)]
pub struct Position {
    /// Line of a text file or row of a sheet, from 1.
    pub line: u32,
    /// Column of the table, from 1, where the problem belongs to one cell.
    pub column: Option<u32>,
}

impl Position {
    /// Returns the place of a whole line.
    #[must_use]
    pub fn line(line: u32) -> Self {
        Self { line, column: None }
    }

    /// Returns the place of one cell.
    #[must_use]
    pub fn cell(line: u32, column: u32) -> Self {
        Self {
            line,
            column: Some(column),
        }
    }
}

/// Something in a file that was not understood, with its place.
///
/// `P` is the problem enum of the module whose reader it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic<P> {
    /// Where it is.
    pub at: Position,
    /// What it is.
    pub problem: P,
}

impl<P: std::fmt::Display> std::fmt::Display for Diagnostic<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.at.line, self.problem)
    }
}

/// What a reader understood, and a diagnostic for everything that it did not.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Parsed<T, P> {
    /// What was understood.
    pub value: T,
    /// What was not, in the order of the file.
    pub diagnostics: Vec<Diagnostic<P>>,
}

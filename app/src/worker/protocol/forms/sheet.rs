//! A form that is typed by hand.

use serde::{Deserialize, Serialize};

use super::{Said, Words};

/// A form to type into.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The code of the edition.
    pub edition: String,
    /// The codes of the sections of the form.
    pub sections: Vec<String>,
    /// The lines that are there; those of a catalogue with their questions.
    pub lines: Vec<SheetLine>,
}

/// A line of a form to type into.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetLine {
    /// What it asks; empty where the person types the number.
    pub words: Words,
    /// Whether the answer is a text.
    pub is_text: bool,
    /// What stands there.
    pub line: Line,
}

/// A line that was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The code of the section.
    pub section: String,
    /// The number as printed.
    pub number: String,
    /// The answer.
    pub said: Said,
    /// The note.
    pub note: String,
}

//! Why a template is none.

use super::field::BadText;

/// Why a template cannot be used. Nothing of it is taken then.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TemplateError {
    /// A file is no JSON, or says something that templates do not say.
    #[error("line {line}, column {column}: {detail}")]
    Broken {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the parser says, in English.
        detail: String,
    },
    /// A file of something else, or of a newer version.
    #[error("the file says that it is {0:?}")]
    OtherFormat(String),
    /// Two clauses or tasks of one id.
    #[error("{0:?} is there twice")]
    Twice(String),
    /// The id of a clause does not begin with that of its group.
    #[error("{0:?} does not begin with its group")]
    OtherGroup(String),
    /// Something in braces that is no field.
    #[error("clause {clause:?}: {why}")]
    Text {
        /// The clause.
        clause: String,
        /// What is wrong.
        why: BadText,
    },
    /// A clause that refers to one that is not there, or a pattern that leaves such out.
    #[error("{at:?} names {clause:?}, which is not there")]
    NoClause {
        /// Where.
        at: String,
        /// Which.
        clause: String,
    },
    /// A clause or a kind of hospital without a name, or a clause without a text.
    #[error("{0:?} lacks a name or a text")]
    NoText(String),
    /// A clause without a source.
    #[error("{0:?} names no source")]
    NoSource(String),
    /// A pattern names a field that is none.
    #[error("{at:?}: no field is called {field:?}")]
    NoField {
        /// The pattern.
        at: String,
        /// The name.
        field: String,
    },
}

impl TemplateError {
    /// Returns the line of a file that it is about, from 1: where the parser stopped, or where what it names stands first. `None` where
    /// that is nowhere in it.
    #[must_use]
    pub fn line_in(&self, text: &str) -> Option<usize> {
        let name = match self {
            Self::Broken { line, .. } => return Some(*line),
            Self::OtherFormat(name)
            | Self::Twice(name)
            | Self::OtherGroup(name)
            | Self::NoText(name)
            | Self::NoSource(name)
            | Self::Text { clause: name, .. }
            | Self::NoClause { at: name, .. }
            | Self::NoField { at: name, .. } => name,
        };
        let quoted = format!("\"{name}\"");
        let found = text.lines().position(|line| line.contains(&quoted));
        found.map(|nth| nth + 1)
    }
}

impl From<serde_json::Error> for TemplateError {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken {
            line: error.line(),
            column: error.column(),
            detail: error.to_string(),
        }
    }
}

//! Why a file is no form, and what in one was not understood.

use serde::{Deserialize, Serialize};

use super::{edition::Edition, id::QuestionId};
use crate::tabular;

/// Something in a form that was not understood; the rest is.
pub type Diagnostic = crate::ident::parsed::Diagnostic<Problem>;

/// Why a file cannot be read as a form at all.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum FormError {
    /// Nothing in it looks like the questions of a form.
    #[error("no questions of a form are in it")]
    NotAForm,
    /// A form whose questions this program does not know: it can be attached and typed by hand.
    #[error("a form that is typed by hand: {edition:?}")]
    OtherEdition {
        /// Which form it is.
        edition: Edition,
    },
    /// The file is larger than a form can be.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// The file is no table and no text.
    #[error(transparent)]
    Table(#[from] tabular::problem::ReadError),
    /// A document of this program that is broken.
    #[error("line {line}, column {column}: {detail}")]
    Broken {
        /// The line, from 1.
        line: u32,
        /// The column, from 1.
        column: u32,
        /// What the parser says, in English.
        detail: String,
    },
    /// A document of a newer version of this program.
    #[error("the format {format:?} is newer than daicho-mds2/1")]
    TooNew {
        /// The format that it names.
        format: String,
    },
    /// A document of this program that holds an edition unknown to this version.
    #[error("the edition {edition:?} is not known")]
    UnknownEdition {
        /// The code of the edition.
        edition: String,
    },
}

/// What in a form was not understood.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    /// A question that the edition does not have; its answer is kept.
    #[error("the form has no question {id}")]
    UnknownQuestion {
        /// Its id.
        id: String,
    },
    /// A text in place of an answer; it is kept, and is neither yes nor no.
    #[error("{id}: {text:?} is no answer")]
    Unrecognized {
        /// The question.
        id: String,
        /// The text, cut to what a message can show.
        text: String,
    },
    /// A question that is answered again, and otherwise; the first answer stays.
    #[error("{id} is answered again: {text:?}")]
    AnsweredAgain {
        /// The question.
        id: String,
        /// The later answer.
        text: String,
    },
    /// A sheet of the workbook that could not be read.
    #[error("the sheet {sheet:?} could not be read: {detail}")]
    Sheet {
        /// Its name.
        sheet: String,
        /// Why, in English.
        detail: String,
    },
    /// A cell or line that the reader of tables doubts.
    #[error(transparent)]
    Table(tabular::problem::Problem),
    /// More of these are not listed.
    #[error("{count} more problems are not listed")]
    NotListed {
        /// How many.
        count: u32,
    },
}

/// Returns the beginning of a text, as much as a message can show.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(100).collect()
}

impl Problem {
    pub(super) fn unrecognized(id: &QuestionId, text: &str) -> Self {
        Self::Unrecognized {
            id: id.to_string(),
            text: cut(text),
        }
    }
}

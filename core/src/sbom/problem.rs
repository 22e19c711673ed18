//! Why a file is no SBOM, and what in one was not understood.

use serde::{Deserialize, Serialize};

use super::table::words::Field;
use crate::{
    ident::parsed::Position,
    tabular::problem::{Diagnostic as TableDiagnostic, Problem as TableProblem, ReadError},
};

/// Something in an SBOM that was not understood; the rest is.
///
/// The line is 0 where it is not known.
pub type Diagnostic = crate::ident::parsed::Diagnostic<Problem>;

/// Why a file cannot be read as an SBOM at all.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum SbomError {
    /// None of the formats that are known here.
    #[error("not an SBOM")]
    NotAnSbom,
    /// The file has no text in it.
    #[error("the file is empty")]
    Empty,
    /// A page of the web: mostly a message of an error that was saved in place of the SBOM.
    #[error("a web page")]
    WebPage,
    /// The JSON or XML is broken.
    #[error("line {line}, column {column}: {detail}")]
    Broken {
        /// The line, from 1.
        line: u32,
        /// The column, from 1.
        column: u32,
        /// What the parser says, in English.
        detail: String,
    },
    /// The file nests deeper than this program reads.
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// Most levels.
        limit: u32,
    },
    /// The file, or what it unpacks to, is larger than this program reads.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// The SBOM has more components than this program reads.
    #[error("more than {limit} components")]
    TooManyComponents {
        /// Most components.
        limit: u64,
    },
    /// The bytes are no text of any encoding that an SBOM may have.
    #[error("not a text: byte {offset}")]
    NotText {
        /// Where the first byte stands that is none, from 0.
        offset: u64,
    },
    /// The archive is damaged, or holds no SBOM.
    #[error("the archive cannot be unpacked: {detail}")]
    Archive {
        /// What is wrong with it, in English.
        detail: String,
    },
    /// A ZIP archive that is no workbook: [`read_all`](super::several::read_all) reads what it holds.
    #[error("a ZIP archive")]
    Zip,
    /// The archive holds more files than this program reads.
    #[error("more than {limit} files")]
    TooManyFiles {
        /// Most files.
        limit: u64,
    },
    /// The table that the file is cannot be read.
    #[error("{0}")]
    Table(ReadError),
    /// The headers of a table leave open what it says; a person can say so.
    #[error("{0}")]
    Unclear(Unclear),
}

/// What the headers of a table leave open.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Unclear {
    /// No column is headed by a word for the name of a component.
    #[error("no column is called like the name of a component")]
    NoName,
    /// There are names, and no other column is headed by a known word.
    #[error("no column beside the names is understood")]
    OnlyNames,
    /// Two columns may say the same.
    #[error("{first:?} and {second:?} both mean {field:?}")]
    Twice {
        /// What both mean.
        field: Field,
        /// The header of the first.
        first: String,
        /// The header of the other.
        second: String,
    },
}

/// What in an SBOM was not understood.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    /// A version of the format that this program does not know; it was read like the newest one known.
    #[error("version {version} of the format is not known")]
    UnknownVersion {
        /// The version as written.
        version: String,
    },
    /// A component without a name.
    #[error("a component has no name (reference {reference:?})")]
    NoName {
        /// Its reference in the document; may be empty.
        reference: String,
    },
    /// Several components have one reference: relations mean the first.
    #[error("several components are called {reference:?}")]
    SameReference {
        /// The reference.
        reference: String,
    },
    /// A relation names a component that is not there.
    #[error("a relation names {reference:?}, which is not there")]
    UnknownReference {
        /// The reference.
        reference: String,
    },
    /// A field has a value of another type than the format says, and was left out.
    #[error("{field} has a value of another type")]
    WrongType {
        /// The name of the field.
        field: String,
    },
    /// A value that the format does not allow; it was kept as it is.
    #[error("{field} cannot be {value:?}")]
    NotAllowed {
        /// The name of the field.
        field: String,
        /// The value, cut to what a message can show.
        value: String,
    },
    /// A field that the format requires is missing.
    #[error("{field} is missing")]
    Missing {
        /// The name of the field.
        field: String,
    },
    /// A row of a table that has one cell only, and that is no name: a note, mostly.
    #[error("a row that is no component: {text:?}")]
    NoComponent {
        /// The cell, cut to what a message can show.
        text: String,
    },
    /// A place of a table that was read, but not as it stands there.
    #[error("{0}")]
    Table(TableProblem),
    /// A line that is neither a tag with a value nor a comment.
    #[error("a line without a tag")]
    NoTag,
    /// An entity that the XML defines itself; none is ever resolved.
    #[error("the entity {name:?} was not resolved")]
    Entity {
        /// Its name.
        name: String,
    },
    /// More of these are not listed.
    #[error("{count} more problems are not listed")]
    NotListed {
        /// How many.
        count: u32,
    },
}

/// Most problems that are listed one by one.
const MOST: usize = 1_000;

/// Collects problems.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Diagnostic>,
    left_out: u32,
}

impl Problems {
    pub(super) fn add(&mut self, line: u32, problem: Problem) {
        self.add_at(Position::line(line), problem);
    }

    fn add_at(&mut self, at: Position, problem: Problem) {
        if self.list.len() < MOST {
            self.list.push(Diagnostic { at, problem });
        } else {
            self.left_out += 1;
        }
    }

    /// Takes over what the reader of tables told.
    pub(super) fn of_table(&mut self, told: Vec<TableDiagnostic>) {
        for TableDiagnostic { at, problem } in told {
            self.add_at(at, Problem::Table(problem));
        }
    }

    pub(super) fn missing(&mut self, field: &str) {
        let field = field.to_owned();
        self.add(0, Problem::Missing { field });
    }

    pub(super) fn not_allowed(&mut self, field: &str, value: &str) {
        let (field, value) = (field.to_owned(), value.chars().take(100).collect());
        self.add(0, Problem::NotAllowed { field, value });
    }

    pub(super) fn into_list(mut self) -> Vec<Diagnostic> {
        if self.left_out > 0 {
            let at = Position::line(0);
            let count = self.left_out;
            self.list.push(Diagnostic {
                at,
                problem: Problem::NotListed { count },
            });
        }
        self.list
    }
}

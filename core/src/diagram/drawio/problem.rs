//! Why a file is no drawing, and what in one was not understood.

use serde::{Deserialize, Serialize};

use crate::{diagram::xml::XmlError, ident::parsed::Position};

/// Why a file cannot be read as a drawing at all.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum DrawingError {
    /// The file has nothing in it.
    #[error("the file is empty")]
    Empty,
    /// The file, or what it unpacks to, is larger than this program reads.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// The bytes are no text.
    #[error("not a text: byte {offset}")]
    NotText {
        /// Where the first byte stands that is none, from 0.
        offset: u64,
    },
    /// A table from which draw.io makes a diagram (Arrange › Insert › CSV): it has to be opened there and saved.
    #[error("a CSV that draw.io imports, not a diagram")]
    CsvImport,
    /// An archive: a Visio drawing perhaps, which draw.io can open and save.
    #[error("an archive, not a draw.io file")]
    Archive,
    /// No XML.
    #[error("neither XML nor a picture")]
    NotXml,
    /// XML of something else.
    #[error("the XML is of something else: {root:?}")]
    NotADrawing {
        /// The name of the outermost element, cut to what a message can show.
        root: String,
    },
    /// A picture without a draw.io file in it: exported without a copy of the diagram.
    #[error("a picture without a diagram in it")]
    NothingEmbedded,
    /// The file has no page.
    #[error("no page")]
    NoPages,
    /// The XML is broken.
    #[error("line {line}, column {column}: {detail}")]
    Broken {
        /// The line, from 1.
        line: u32,
        /// The column in bytes, from 1.
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
    /// The file has more cells than this program reads.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// Most cells.
        limit: u64,
    },
    /// None of its pages can be unpacked.
    #[error("page {page}: {why}")]
    Unreadable {
        /// The first page, from 1.
        page: u32,
        /// What is wrong with it.
        why: PackError,
    },
}

impl From<XmlError> for DrawingError {
    fn from(error: XmlError) -> Self {
        match error {
            XmlError::Broken {
                line,
                column,
                detail,
            } => Self::Broken {
                line,
                column,
                detail,
            },
            XmlError::TooDeep { limit } => Self::TooDeep { limit },
        }
    }
}

/// Why a page cannot be unpacked.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum PackError {
    /// It is not base64.
    #[error("not base64: character {offset}")]
    Base64 {
        /// Where the first character stands that does not belong there, from 0.
        offset: u64,
    },
    /// The compressed data is damaged or cut off.
    #[error("damaged or cut off: {detail}")]
    Deflate {
        /// What the decoder says, in English.
        detail: String,
    },
    /// What it unpacks to is no text.
    #[error("not a text: byte {offset}")]
    NotText {
        /// Where the first byte stands that is none, from 0.
        offset: u64,
    },
    /// What it unpacks to is broken XML.
    #[error("line {line}, column {column} of the unpacked page: {detail}")]
    Broken {
        /// The line, from 1.
        line: u32,
        /// The column in bytes, from 1.
        column: u32,
        /// What the parser says, in English.
        detail: String,
    },
    /// What it unpacks to is XML of something else.
    #[error("the XML is of something else: {root:?}")]
    NotADrawing {
        /// The name of the outermost element, cut to what a message can show.
        root: String,
    },
}

/// What in a drawing was not understood; the rest is. The line is that of the file: of a compressed page, where it begins.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    /// A page cannot be unpacked; it stands there empty.
    #[error("page {page}: {why}")]
    Page {
        /// The page, from 1.
        page: u32,
        /// What is wrong with it.
        why: PackError,
    },
    /// Two cells have one id: what refers to it means the first.
    #[error("several cells are called {id:?}")]
    SameId {
        /// The id.
        id: String,
    },
    /// A cell stands in one that is not there; it was put on the page.
    #[error("{id:?} stands in {parent:?}, which is not there")]
    NoParent {
        /// The id of the cell.
        id: String,
        /// The id of the other.
        parent: String,
    },
    /// A cell stands in itself, by way of others perhaps; it was put on the page.
    #[error("{id:?} stands in itself")]
    InItself {
        /// The id of the cell.
        id: String,
    },
    /// A cell stands deeper than this program follows; it was put on the page.
    #[error("{id:?} stands deeper than {limit} levels")]
    TooDeep {
        /// The id of the cell.
        id: String,
        /// Most levels.
        limit: u32,
    },
    /// A line begins or ends at a cell that is not there.
    #[error("the line {id:?} ends at {end:?}, which is not there")]
    NoEnd {
        /// The id of the line.
        id: String,
        /// The id of the cell.
        end: String,
    },
    /// A number that is none; it was read as 0.
    #[error("{field} of {id:?} is no number: {text:?}")]
    Number {
        /// The id of the cell.
        id: String,
        /// The attribute.
        field: String,
        /// What stands there, cut to what a message can show.
        text: String,
    },
    /// A shape or a line without a place; it is listed and cannot be drawn.
    #[error("{id:?} has no place")]
    NoPlace {
        /// The id of the cell.
        id: String,
    },
    /// An entity that the XML defines itself; none is ever resolved.
    #[error("the entity {name:?} was not resolved")]
    Entity {
        /// Its name.
        name: String,
    },
    /// The name of an element of a diagram that cannot be read.
    #[error("{key:?} is not the name of an element")]
    Key {
        /// What stands there, cut to what a message can show.
        key: String,
    },
    /// More of these are not listed.
    #[error("{count} more problems are not listed")]
    NotListed {
        /// How many.
        count: u32,
    },
}

/// What in a drawing was not understood, with its place.
pub type Diagnostic = crate::ident::parsed::Diagnostic<Problem>;

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
        if self.list.len() < MOST {
            let at = Position::line(line);
            self.list.push(Diagnostic { at, problem });
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    pub(super) fn into_list(mut self) -> Vec<Diagnostic> {
        if self.left_out > 0 {
            let (at, count) = (Position::line(0), self.left_out);
            let problem = Problem::NotListed { count };
            self.list.push(Diagnostic { at, problem });
        }
        self.list
    }
}

/// Returns the beginning of a text, as much as a message can show.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(100).collect()
}

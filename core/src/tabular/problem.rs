//! What can be wrong with a file of rows.

use serde::{Deserialize, Serialize};

use super::{decode::Encoding, workbook::WorkbookKind};

/// One place of a file that was read, but not as it stands there; the rest of the file is usable.
pub type Diagnostic = crate::ident::parsed::Diagnostic<Problem>;

/// Why a place of a file is in doubt.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    /// Bytes that mean nothing in the file's encoding; each stands as U+FFFD in the text.
    #[error("bytes {bytes:02x?} mean nothing in {encoding}")]
    Undecodable {
        /// The bytes, at most four.
        bytes: Vec<u8>,
        /// The encoding the file was read in.
        encoding: Encoding,
    },
    /// A quoted cell that runs over so many lines that a quotation mark is probably missing.
    #[error("a quoted cell runs over {lines} lines")]
    LongQuotedCell {
        /// How many lines it covers.
        lines: u32,
    },
    /// A formula that the program which saved the workbook left in error.
    #[error("formula error {error:?}")]
    FormulaError {
        /// The error as a spreadsheet shows it, such as `#REF!`.
        error: String,
    },
    /// A row whose cells reach beyond the last column of the header.
    #[error("{found} cells under a header of {expected}")]
    MoreCellsThanHeader {
        /// Columns of the header.
        expected: u32,
        /// The last column of the row that is not blank.
        found: u32,
    },
    /// A header that stands twice; the column is taken under another name.
    #[error("the header {name:?} stands twice, taken as {taken_as:?}")]
    DuplicateHeader {
        /// The header in the file.
        name: String,
        /// The name under which the later column is known.
        taken_as: String,
    },
    /// More problems than are listed.
    #[error("{count} more problems are not listed")]
    NotListed {
        /// How many were left out.
        count: u32,
    },
}

/// Why a file cannot be read as a table at all.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum ReadError {
    /// The file has no bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than this program reads.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Most that is read.
        limit: u64,
    },
    /// The file is a compressed container that unpacks to more than this program reads.
    #[error("the file expands to more than {limit} bytes")]
    ExpandsTooLarge {
        /// Most that is unpacked.
        limit: u64,
    },
    /// The file is of a known format that holds no table.
    #[error("the file is {what:?}, no table")]
    NotATable {
        /// What it is.
        what: OtherFormat,
    },
    /// The file is neither text nor a workbook.
    #[error("byte {offset} is not text")]
    Binary {
        /// Offset of the first byte that no text holds, from 0.
        offset: u64,
    },
    /// The workbook is protected by a password.
    #[error("the workbook is encrypted")]
    Encrypted,
    /// The small file that a spreadsheet program keeps beside a workbook while it is open.
    #[error("this is the lock file of a workbook open in another program")]
    LockFile,
    /// The workbook is damaged, or was cut off while it was copied.
    #[error("the {kind:?} workbook is damaged: {detail}")]
    Damaged {
        /// The kind its first bytes promise.
        kind: WorkbookKind,
        /// The reader's own words, in English, for a report of the fault.
        detail: String,
    },
    /// The workbook has no sheet of that number.
    #[error("sheet {sheet} of {count} does not exist")]
    NoSuchSheet {
        /// The sheet asked for, from 0.
        sheet: usize,
        /// Sheets of the workbook.
        count: usize,
    },
    /// The sheet has no cells.
    #[error("the sheet {sheet:?} is empty")]
    EmptySheet {
        /// Its name.
        sheet: String,
    },
    /// A quotation mark is opened and never closed: everything after it would be one cell.
    #[error("line {line}, column {column}: a quotation mark is never closed")]
    UnclosedQuote {
        /// Line where it is opened, from 1.
        line: u32,
        /// Column of its cell, from 1.
        column: u32,
    },
    /// A cell is longer than this program keeps.
    #[error("line {line}, column {column}: a cell of {bytes} bytes, more than {limit}")]
    CellTooLong {
        /// Line where its row begins, from 1.
        line: u32,
        /// Its column, from 1.
        column: u32,
        /// Bytes of its text in UTF-8.
        bytes: u64,
        /// Most that is kept.
        limit: u64,
    },
    /// A row has more columns than this program keeps.
    #[error("line {line}: {columns} columns, more than {limit}")]
    TooManyColumns {
        /// The row's line, from 1.
        line: u32,
        /// Its columns.
        columns: u32,
        /// Most that are kept.
        limit: u32,
    },
    /// The file has more rows than this program keeps.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// Most that are kept.
        limit: u32,
    },
    /// No row looks like a header; the person can point at one.
    #[error("no row looks like a header")]
    NoHeader,
    /// There is a header and no row below it.
    #[error("line {line} is the header, and nothing follows")]
    HeaderOnly {
        /// Line of the header, from 1.
        line: u32,
    },
}

/// Formats that are told from their first bytes and hold no table that this program reads.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum OtherFormat {
    /// A PDF document.
    Pdf,
    /// A PNG, JPEG, GIF, BMP, TIFF or WebP picture.
    Image,
    /// A ZIP archive that is no workbook; a `.daicho` bundle is one.
    Zip,
    /// A text document or a presentation of an office program.
    OfficeDocument,
    /// A web page or XML document, sometimes saved under the name of a workbook.
    Markup,
    /// A gzip, 7-Zip or RAR archive.
    Archive,
}

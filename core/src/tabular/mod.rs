//! Tables of devices that others made: CSV and spreadsheets in, encodings and headers found by themselves.
//!
//! The steps of an import, each a value that a person can look at and correct before the next:
//!
//! 1. [`open`] reads the bytes: a [`Source`] with the [`Grid`] of cells, how it was read, and a diagnostic for
//!    everything that was not understood. [`Options`] hold what the person chose instead.
//! 2. [`header::find`] finds the row that names the columns; give it [`Words::knows`](import::mapping::Words::knows).
//! 3. [`Words::suggest`](import::mapping::Words::suggest) proposes a [`Mapping`](import::mapping::Mapping); the person corrects
//!    it; [`signature`](import::mapping::signature) is the key under which it is remembered.
//! 4. [`ImportPlan::new`](import::plan::ImportPlan::new) says what becomes of every row; `decide` and `decide_all` take the
//!    person's word on doubtful ones, `differences` and `unparsed` show what to look at.
//! 5. [`ImportPlan::changes`](import::plan::ImportPlan::changes) are the changes of one commit.
//!
//! The other way, [`export::DeviceTable::new`] makes a table of devices, [`export::csv::write`] and [`export::xlsx::write`]
//! a file of it.
//!
//! Cells keep the text of the file; nothing is dropped on the way. Sizes are bounded by the `MAX_…` constants.
//! The caller checks [`MAX_INPUT`] before it reads a file into memory.

pub mod archive;
pub mod decode;
pub mod delimited;
pub mod export;
pub mod grid;
pub mod header;
pub mod import;
mod ods;
pub mod problem;
mod value;
pub mod version;
pub mod workbook;
mod xls;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::ident::parsed::Parsed;

use self::{
    archive::Content,
    decode::Encoding,
    delimited::Delimiter,
    grid::Grid,
    problem::{Problem, ReadError},
    workbook::{Sheet, WorkbookKind},
};

/// Most bytes of a file.
pub const MAX_INPUT: u64 = 512 << 20;

/// What the person chose instead of what the content shows.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Delimiter of a text file.
    pub delimiter: Option<Delimiter>,
    /// Sheet of a workbook, an index into its [`Format::Workbook::sheets`].
    pub sheet: Option<usize>,
}

/// How a file was read.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Format {
    /// A text table.
    Delimited {
        /// Its encoding.
        encoding: Encoding,
        /// What stands between its cells.
        delimiter: Delimiter,
    },
    /// A sheet of a workbook.
    Workbook {
        /// The kind of workbook.
        kind: WorkbookKind,
        /// Its sheets, empty and hidden ones included.
        sheets: Vec<Sheet>,
        /// The one that was read.
        sheet: usize,
    },
}

/// The cells of a file and how it was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Source {
    /// How it was read.
    pub format: Format,
    /// Its cells.
    pub grid: Grid,
}

/// Reads a file of rows, its format told by its content.
///
/// # Errors
///
/// A [`ReadError`] when the file cannot be read as a table, with the position where that shows.
pub fn open(bytes: &[u8], options: &Options) -> Result<Parsed<Source, Problem>, ReadError> {
    if bytes.len() as u64 > MAX_INPUT {
        return Err(ReadError::TooLarge {
            bytes: bytes.len() as u64,
            limit: MAX_INPUT,
        });
    }
    match archive::sniff(bytes)? {
        Content::Text => open_text(bytes, options),
        Content::Workbook(kind) => open_workbook(bytes, kind, options),
    }
}

fn open_text(bytes: &[u8], options: &Options) -> Result<Parsed<Source, Problem>, ReadError> {
    let decoded = decode::decode(bytes, options.encoding)?;
    let text = decoded.value.text.as_ref();
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let delimiter = options.delimiter.unwrap_or_else(|| delimited::detect(text));
    let table = delimited::parse(text, delimiter)?;
    let encoding = decoded.value.encoding;
    let undecodable = !decoded.diagnostics.is_empty();
    let mut diagnostics = decoded.diagnostics;
    diagnostics.extend(table.diagnostics);
    let value = Source {
        format: Format::Delimited {
            encoding,
            delimiter,
        },
        grid: table.value.with_replacements(undecodable),
    };
    Ok(Parsed { value, diagnostics })
}

fn open_workbook(
    bytes: &[u8],
    kind: WorkbookKind,
    options: &Options,
) -> Result<Parsed<Source, Problem>, ReadError> {
    let book = workbook::read(bytes, kind, options.sheet)?;
    let format = Format::Workbook {
        kind,
        sheets: book.value.sheets,
        sheet: book.value.sheet,
    };
    let value = Source {
        format,
        grid: book.value.grid,
    };
    Ok(Parsed {
        value,
        diagnostics: book.diagnostics,
    })
}

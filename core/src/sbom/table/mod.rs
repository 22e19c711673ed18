//! SBOMs as tables: one row a component, as CSV or a sheet of a workbook.
//!
//! Source: manufacturer guidebook, annex A.5.1, table 5 (the elements of table 4 as columns, `Primary` and `Included in` as
//! relations).
//!
//! | module | what it holds |
//! |---|---|
//! | [`words`] | what headers mean |
//! | [`guess`] | what the headers of a table suggest |
//! | [`cells`], [`rows`] | from cells and rows to components |
//! | [`relation`] | what the rows say of each other |
//!
//! Makers draw such tables as they like. [`read`] takes one whose headers say what it is; of any other, [`headers`] offers
//! what it understood, and [`read_with`] reads it as a person says. Columns that mean nothing here are kept as properties.

mod cells;
mod guess;
mod relation;
mod rows;
pub mod words;

use serde::{Deserialize, Serialize};

use self::{
    guess::{begins_one, suggest},
    words::{Field, Words},
};
use super::{
    Read,
    problem::{Problems, SbomError, Unclear},
};
use crate::tabular::{
    self, Format, Options, Source,
    header::{self, Header},
    problem::ReadError,
};

/// Most sheets of a workbook that are looked at.
const MOST_SHEETS: usize = 16;
/// Rows that [`Headers`] shows.
const SHOWN: usize = 5;

/// Which column says what, as a person decides it or the headers suggest.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// How the file is read: encoding, delimiter, sheet.
    pub options: Options,
    /// The row of the header, counted from 0.
    pub row: usize,
    /// What each column says; what is `None`, or beyond the end, is kept as a property.
    pub columns: Vec<Option<Field>>,
}

/// The header of a table and what was understood of it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Headers {
    /// The headers, each of them once.
    pub names: Vec<String>,
    /// What they suggest; to be corrected and given to [`read_with`].
    pub mapping: Mapping,
    /// Why that does not do; `None` where it does.
    pub unclear: Option<Unclear>,
    /// The first rows below them.
    pub rows: Vec<Vec<String>>,
}

/// Returns the headers of a table, whatever they say.
///
/// # Errors
/// When the file is no table.
pub fn headers(bytes: &[u8]) -> Result<Headers, SbomError> {
    let table = best(bytes, &Words::new())?;
    let grid = &table.source.grid;
    let below = table.header.row + 1..grid.rows().min(table.header.row + 1 + SHOWN);
    let row = |row| grid.cells(row).map(str::to_owned).collect();
    Ok(Headers {
        rows: below.map(row).collect(),
        names: table.header.names,
        unclear: table.unclear,
        mapping: table.mapping,
    })
}

/// Reads a table whose headers say what it is.
///
/// # Errors
/// [`SbomError::Unclear`] where they leave open which column is which, [`SbomError::Table`] where the table is damaged, and
/// [`SbomError::NotAnSbom`] where it is another one.
pub(super) fn read(bytes: &[u8]) -> Result<Read, SbomError> {
    of_words(bytes)?.read()
}

/// Reads a table as a person says.
///
/// # Errors
/// When the file is no table, or no column of the mapping says the names.
pub fn read_with(bytes: &[u8], mapping: &Mapping) -> Result<Read, SbomError> {
    of_mapping(bytes, mapping)?.read()
}

/// Returns a component's cells with their headers, see [`raw`](super::raw::raw).
pub(super) fn raw(bytes: &[u8], component: usize) -> Result<Option<String>, SbomError> {
    Ok(of_words(bytes)?.raw(component))
}

/// Returns a component's cells with their headers, of a table that is read as a person says.
///
/// # Errors
/// As [`read_with`].
pub fn raw_with(
    bytes: &[u8],
    mapping: &Mapping,
    component: usize,
) -> Result<Option<String>, SbomError> {
    Ok(of_mapping(bytes, mapping)?.raw(component))
}

fn of_words(bytes: &[u8]) -> Result<Table, SbomError> {
    let words = Words::new();
    if !is_packed(bytes) && !begins_one(bytes, &words) {
        return Err(SbomError::NotAnSbom);
    }
    let table = best(bytes, &words)?;
    match &table.unclear {
        None => Ok(table),
        Some(_) if table.known < 2 => Err(SbomError::NotAnSbom),
        Some(unclear) => Err(SbomError::Unclear(unclear.clone())),
    }
}

fn of_mapping(bytes: &[u8], mapping: &Mapping) -> Result<Table, SbomError> {
    if !mapping.columns.contains(&Some(Field::Name)) {
        return Err(SbomError::Unclear(Unclear::NoName));
    }
    let mut problems = Problems::default();
    let source = open(bytes, &mapping.options, &mut problems)?;
    let found = header::find(&source.grid, Some(mapping.row), &|_| true);
    let header = found.map_err(SbomError::Table)?;
    problems.of_table(header.diagnostics);
    Ok(Table {
        source,
        header: header.value,
        mapping: mapping.clone(),
        unclear: None,
        known: 0,
        problems,
    })
}

/// Whether a file is an archive or a compound file, which a workbook may be.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// A table and what its columns say.
struct Table {
    source: Source,
    header: Header,
    mapping: Mapping,
    unclear: Option<Unclear>,
    /// How many headers are known words.
    known: usize,
    problems: Problems,
}

impl Table {
    fn read(self) -> Result<Read, SbomError> {
        let fields = &self.mapping.columns;
        rows::read(&self.source, &self.header, fields, self.problems)
    }

    fn raw(&self, component: usize) -> Option<String> {
        let (grid, fields) = (&self.source.grid, &self.mapping.columns);
        let row = rows::row_of(grid, &self.header, fields, component)?;
        let cells = grid.cells(row).enumerate();
        let filled = cells.filter(|(_, cell)| !cell.trim().is_empty());
        let lines = filled.map(|(column, cell)| match self.header.names.get(column) {
            Some(name) => format!("{name}: {cell}"),
            None => cell.to_owned(),
        });
        Some(lines.collect::<Vec<_>>().join("\n"))
    }
}

fn open(bytes: &[u8], options: &Options, problems: &mut Problems) -> Result<Source, SbomError> {
    let opened = tabular::open(bytes, options).map_err(SbomError::Table)?;
    problems.of_table(opened.diagnostics);
    Ok(opened.value)
}

/// The table that a file holds: of a workbook, the first sheet that is an SBOM, else the one that says most.
fn best(bytes: &[u8], words: &Words) -> Result<Table, SbomError> {
    let first = of_sheet(bytes, None, words);
    let sheets = match &first {
        Ok(table) => match &table.source.format {
            Format::Workbook { sheets, sheet, .. } if sheets.len() > 1 => Some(*sheet),
            Format::Workbook { .. } | Format::Delimited { .. } => None,
        },
        Err(_) => is_packed(bytes).then_some(usize::MAX),
    };
    let Some(seen) = sheets else { return first };
    let mut best = first;
    for sheet in (0..MOST_SHEETS).filter(|sheet| *sheet != seen) {
        if best.as_ref().is_ok_and(|table| table.unclear.is_none()) {
            break;
        }
        match of_sheet(bytes, Some(sheet), words) {
            Ok(table) if best.as_ref().is_ok_and(|best| best.known >= table.known) => {}
            Ok(table) => best = Ok(table),
            Err(SbomError::Table(ReadError::NoSuchSheet { .. })) => break,
            Err(_) => {}
        }
    }
    best
}

fn of_sheet(bytes: &[u8], sheet: Option<usize>, words: &Words) -> Result<Table, SbomError> {
    let mut problems = Problems::default();
    let options = Options {
        sheet,
        ..Options::default()
    };
    let source = open(bytes, &options, &mut problems)?;
    let found = header::find(&source.grid, None, &|name| words.knows(name));
    let header = found.map_err(SbomError::Table)?;
    problems.of_table(header.diagnostics);
    let header = header.value;
    let options = chosen(&source.format);
    let (columns, unclear) = suggest(&header, words);
    let known = header.names.iter().filter(|name| words.knows(name)).count();
    let mapping = Mapping {
        options,
        row: header.row,
        columns,
    };
    Ok(Table {
        source,
        header,
        mapping,
        unclear,
        known,
        problems,
    })
}

/// The options under which the file is read the same again.
fn chosen(format: &Format) -> Options {
    match format {
        Format::Delimited {
            encoding,
            delimiter,
        } => Options {
            encoding: Some(*encoding),
            delimiter: Some(*delimiter),
            sheet: None,
        },
        Format::Workbook { sheet, .. } => Options {
            sheet: Some(*sheet),
            ..Options::default()
        },
    }
}

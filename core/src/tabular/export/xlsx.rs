//! Tables as workbooks of Excel.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

use super::{DeviceTable, Texts};
use crate::{ident::timestamp::Timestamp, tabular::grid::u32_of, tabular::import::cell::unguarded};

/// Most characters of a cell, and most rows of a sheet, header included.
const MAX_CHARACTERS: usize = 32_767;
const MAX_ROWS: usize = 1_048_576;
/// Rows that are looked at for the width of a column, and the widest it gets, in half-width characters.
const WIDTH_ROWS: usize = 200;
const MAX_WIDTH: usize = 40;

/// Why a table cannot be a workbook.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum XlsxWriteError {
    /// A cell is longer than a workbook holds.
    #[error("row {row}, column {column}: {characters} characters, more than {MAX_CHARACTERS}")]
    CellTooLong {
        /// The row from 1, the header being 1.
        row: u32,
        /// The column from 1.
        column: u32,
        /// Characters of its text.
        characters: u32,
    },
    /// There are more rows than a sheet holds.
    #[error("{rows} rows, more than {MAX_ROWS}")]
    TooManyRows {
        /// The rows, header included.
        rows: u32,
    },
    /// The writer failed.
    #[error("not written: {detail}")]
    Failed {
        /// Its own words, in English, for a report of the fault.
        detail: String,
    },
}

/// Writes a table as a workbook of one sheet: every cell a text, also where somebody types into it later, the header in
/// bold and frozen. `at` is the time of writing that the file states.
///
/// # Errors
///
/// [`XlsxWriteError`]; nothing is cut off silently.
pub fn write(table: &DeviceTable, sheet: &str, at: Timestamp) -> Result<Vec<u8>, XlsxWriteError> {
    write_texts(table, sheet, at)
}

/// Writes any other table by the same rules.
///
/// # Errors
///
/// [`XlsxWriteError`]; nothing is cut off silently.
pub fn write_texts(
    table: &impl Texts,
    sheet: &str,
    at: Timestamp,
) -> Result<Vec<u8>, XlsxWriteError> {
    if table.len() >= MAX_ROWS {
        return Err(XlsxWriteError::TooManyRows {
            rows: u32_of(table.len() + 1),
        });
    }
    let mut book = Workbook::new();
    let seconds = i64::try_from(at.milliseconds() / 1000).unwrap_or(0);
    let created = ExcelDateTime::from_timestamp(seconds).map_err(|error| failed(&error))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let page = book.add_worksheet();
    page.set_name(sheet).map_err(|error| failed(&error))?;
    page.set_freeze_panes(1, 0)
        .map_err(|error| failed(&error))?;
    let text = Format::new().set_num_format("@");
    let bold = Format::new().set_num_format("@").set_bold();
    for (column, header) in (0_u16..).zip(table.headers()) {
        let nth = usize::from(column);
        page.set_column_width(column, width(table, nth))
            .map_err(|error| failed(&error))?;
        page.set_column_format(column, &text)
            .map_err(|error| failed(&error))?;
        put(page, 0, column, header, &bold)?;
        for row in 0..table.len() {
            put(page, row + 1, column, table.cell(row, nth), &text)?;
        }
    }
    book.save_to_buffer().map_err(|error| failed(&error))
}

fn put(
    page: &mut Worksheet,
    row: usize,
    column: u16,
    cell: &str,
    format: &Format,
) -> Result<(), XlsxWriteError> {
    if cell.is_empty() {
        return Ok(());
    }
    // A text is no formula here, but one that reading would take a guard off is given another.
    let guard = if unguarded(cell) == cell { "" } else { "'" };
    if cell.len() >= MAX_CHARACTERS {
        let characters = cell.encode_utf16().count() + guard.len();
        if characters > MAX_CHARACTERS {
            let (row, column) = (u32_of(row) + 1, u32::from(column) + 1);
            return Err(XlsxWriteError::CellTooLong {
                row,
                column,
                characters: u32_of(characters),
            });
        }
    }
    let text = format!("{guard}{cell}");
    page.write_string_with_format(u32_of(row), column, text, format)
        .map_err(|error| failed(&error))?;
    Ok(())
}

fn failed(error: &XlsxError) -> XlsxWriteError {
    XlsxWriteError::Failed {
        detail: error.to_string(),
    }
}

/// Full-width characters take two places.
fn width(table: &impl Texts, column: usize) -> f64 {
    let places =
        |text: &str| -> usize { text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum() };
    let header = table
        .headers()
        .get(column)
        .map_or(0, |header| places(header));
    let cells = (0..table.len().min(WIDTH_ROWS)).map(|row| places(table.cell(row, column)));
    let widest = cells.max().unwrap_or(0).max(header).clamp(6, MAX_WIDTH);
    f64::from(u32_of(widest)) + 2.0
}

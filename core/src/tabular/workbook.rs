//! Workbooks: XLSX, XLS, XLSB and ODS through `calamine`.

use std::io::Cursor;

use calamine::{
    DataType, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, Xlsx, XlsxError,
};
use serde::{Deserialize, Serialize};

use crate::ident::parsed::{Parsed, Position};

use super::{
    archive,
    decode::MAX_DIAGNOSTICS,
    grid::{Grid, GridBuilder},
    ods,
    problem::{Diagnostic, Problem, ReadError},
    value, xls,
};

/// Longest cell of a workbook, in bytes; spreadsheet programs keep 32,767 characters.
pub const MAX_SHEET_CELL: u64 = 32_767 * 4;

/// Kinds of workbooks.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
pub enum WorkbookKind {
    /// Office Open XML workbook, since Excel 2007.
    Xlsx,
    /// The same in binary form.
    Xlsb,
    /// Binary workbook of Excel 97 to 2003.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
}

/// One sheet of a workbook.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// Whether the tab is hidden.
    pub hidden: bool,
}

/// A workbook with the cells of one of its sheets.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Workbook {
    /// Its sheets that hold cells, in order.
    pub sheets: Vec<Sheet>,
    /// The sheet that was read, from 0.
    pub sheet: usize,
    /// The cells of that sheet; every row that has a cell, with its number.
    pub grid: Grid,
}

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads one sheet: the `chosen` one, else the first that is neither hidden nor empty.
///
/// Dates come as `2024-04-01`, with ` 10:20:30` behind where there is a time; whole numbers without a decimal point, padded
/// with zeros where the cell's format pads them; formulas as the value that was saved with them.
///
/// The library that reads workbooks panics on damaged XLS files, so it is given them checked and stripped to what cells need. Should it
/// panic all the same, that becomes [`ReadError::Damaged`] where panics unwind; in the browser it ends the worker, and the page takes
/// its end for a damaged file.
///
/// # Errors
///
/// [`ReadError::Encrypted`], [`ReadError::Damaged`], [`ReadError::NoSuchSheet`], [`ReadError::EmptySheet`],
/// [`ReadError::ExpandsTooLarge`], and the limits of a [`Grid`].
pub fn read(
    bytes: &[u8],
    kind: WorkbookKind,
    chosen: Option<usize>,
) -> Result<Parsed<Workbook, Problem>, ReadError> {
    if !matches!(kind, WorkbookKind::Xls) {
        archive::check_expansion(bytes, kind, archive::MAX_EXPANDED)?;
    }
    std::panic::catch_unwind(|| read_kind(bytes, kind, chosen))
        .unwrap_or_else(|_| Err(damaged(kind, &"the reader gave up")))
}

pub(super) fn read_kind(
    bytes: &[u8],
    kind: WorkbookKind,
    chosen: Option<usize>,
) -> Result<Parsed<Workbook, Problem>, ReadError> {
    let source = Cursor::new(bytes);
    match kind {
        WorkbookKind::Xlsx => {
            let book: Xlsx<Bytes<'_>> = Xlsx::new(source).map_err(|error| xlsx_error(&error))?;
            read_book(book, kind, chosen, read_xlsx_sheet)
        }
        WorkbookKind::Xlsb => {
            let book: Xlsb<Bytes<'_>> = Xlsb::new(source).map_err(|error| damaged(kind, &error))?;
            read_book(book, kind, chosen, read_range)
        }
        WorkbookKind::Xls => {
            let cleaned = xls::cleaned(bytes)
                .map_err(|fault| refused(kind, fault == xls::Fault::Encrypted, &fault))?;
            let book: Xls<Bytes<'_>> = Xls::new(Cursor::new(cleaned.as_slice()))
                .map_err(|error| refused(kind, matches!(error, XlsError::Password), &error))?;
            read_book(book, kind, chosen, read_range)
        }
        WorkbookKind::Ods => {
            ods::check_end(bytes)?;
            let book: Ods<Bytes<'_>> = Ods::new(source)
                .map_err(|error| refused(kind, matches!(error, OdsError::Password), &error))?;
            read_book(book, kind, chosen, read_range)
        }
    }
}

fn xlsx_error(error: &XlsxError) -> ReadError {
    refused(
        WorkbookKind::Xlsx,
        matches!(error, XlsxError::Password),
        error,
    )
}

fn refused(kind: WorkbookKind, encrypted: bool, error: &dyn std::fmt::Display) -> ReadError {
    if encrypted {
        return ReadError::Encrypted;
    }
    damaged(kind, error)
}

fn damaged(kind: WorkbookKind, error: &dyn std::fmt::Display) -> ReadError {
    ReadError::Damaged {
        kind,
        detail: error.to_string().chars().take(200).collect(),
    }
}

fn read_book<'a, B: Reader<Bytes<'a>>>(
    mut book: B,
    kind: WorkbookKind,
    chosen: Option<usize>,
    read_sheet: impl Fn(&mut B, &str, WorkbookKind) -> Result<Parsed<Grid, Problem>, ReadError>,
) -> Result<Parsed<Workbook, Problem>, ReadError> {
    let sheets = sheets(&book);
    let candidates: Vec<usize> = match chosen {
        Some(sheet) => vec![sheet],
        None => (0..sheets.len())
            .filter(|sheet| sheets.get(*sheet).is_some_and(|s| !s.hidden))
            .collect(),
    };
    let mut first_empty = None;
    for sheet in candidates {
        let Some(name) = sheets.get(sheet).map(|sheet| sheet.name.clone()) else {
            return Err(ReadError::NoSuchSheet {
                sheet,
                count: sheets.len(),
            });
        };
        let parsed = read_sheet(&mut book, &name, kind)?;
        if parsed.value.rows() == 0 {
            first_empty.get_or_insert(name);
            continue;
        }
        let value = Workbook {
            sheets,
            sheet,
            grid: parsed.value,
        };
        return Ok(Parsed {
            value,
            diagnostics: parsed.diagnostics,
        });
    }
    match first_empty {
        Some(sheet) => Err(ReadError::EmptySheet { sheet }),
        None => Err(ReadError::NoSuchSheet {
            sheet: 0,
            count: sheets.len(),
        }),
    }
}

fn sheets<'a>(book: &impl Reader<Bytes<'a>>) -> Vec<Sheet> {
    book.sheets_metadata()
        .iter()
        .filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet))
        .map(|sheet| Sheet {
            name: sheet.name.clone(),
            hidden: !matches!(sheet.visible, SheetVisible::Visible),
        })
        .collect()
}

/// Streams the cells, so that a stray cell in the last corner of a sheet does not allocate the whole sheet.
fn read_xlsx_sheet(
    book: &mut Xlsx<Bytes<'_>>,
    name: &str,
    kind: WorkbookKind,
) -> Result<Parsed<Grid, Problem>, ReadError> {
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|error| xlsx_error(&error))?;
    let padding: Vec<usize> = cells.styles().iter().map(value::zero_padding).collect();
    let mut rows = SheetRows::new(kind);
    while let Some((cell, style)) = cells
        .next_cell_with_style_id()
        .map_err(|error| xlsx_error(&error))?
    {
        let zeros = padding.get(style).copied().unwrap_or(0);
        rows.push(cell.get_position(), cell.get_value(), zeros)?;
    }
    rows.finish()
}

fn read_range<'a, B>(
    book: &mut B,
    name: &str,
    kind: WorkbookKind,
) -> Result<Parsed<Grid, Problem>, ReadError>
where
    B: Reader<Bytes<'a>>,
    B::Error: std::fmt::Display,
{
    let range = book
        .worksheet_range(name)
        .map_err(|error| damaged(kind, &error))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut rows = SheetRows::new(kind);
    for (row, column, data) in range.used_cells() {
        let at = (
            top + super::grid::u32_of(row),
            left + super::grid::u32_of(column),
        );
        rows.push(at, data, 0)?;
    }
    rows.finish()
}

/// Collects the cells of a sheet in the order in which they come, row by row.
struct SheetRows {
    kind: WorkbookKind,
    builder: GridBuilder,
    diagnostics: Vec<Diagnostic>,
}

impl SheetRows {
    fn new(kind: WorkbookKind) -> Self {
        Self {
            kind,
            builder: GridBuilder::default(),
            diagnostics: Vec::new(),
        }
    }

    fn push(
        &mut self,
        (row, column): (u32, u32),
        data: &impl DataType,
        zeros: usize,
    ) -> Result<(), ReadError> {
        if data.is_empty() || data.get_string().is_some_and(str::is_empty) {
            return Ok(());
        }
        let line = row.saturating_add(1);
        if line < self.builder.line()
            || (line == self.builder.line() && column < self.builder.columns())
        {
            let detail = format!("row {line}: cells out of order");
            return Err(ReadError::Damaged {
                kind: self.kind,
                detail,
            });
        }
        while self.builder.line() < line {
            self.builder.row(self.builder.line() + 1)?;
        }
        while self.builder.columns() < column {
            self.builder.cell(MAX_SHEET_CELL, |_| ())?;
        }
        if let (Some(error), true) = (data.get_error(), self.diagnostics.len() < MAX_DIAGNOSTICS) {
            self.diagnostics.push(Diagnostic {
                at: Position::cell(line, column.saturating_add(1)),
                problem: Problem::FormulaError {
                    error: error.to_string(),
                },
            });
        }
        self.builder
            .cell(MAX_SHEET_CELL, |text| value::write(data, zeros, text))
    }

    fn finish(self) -> Result<Parsed<Grid, Problem>, ReadError> {
        Ok(Parsed {
            value: self.builder.finish(),
            diagnostics: self.diagnostics,
        })
    }
}

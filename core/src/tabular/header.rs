//! Which row names the columns, and what each column is called.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ident::{
    date::japanese::parse_japanese_date,
    parsed::{Parsed, Position},
    text::fold_width,
};

use super::{
    decode::MAX_DIAGNOSTICS,
    grid::{Grid, u32_of},
    import::cell::unguarded,
    problem::{Diagnostic, Problem, ReadError},
};

/// Rows that are looked at to find the header.
const SEARCH_ROWS: usize = 60;
/// First cells that mark a header row in open data lists.
const HEADER_MARKS: [&str; 1] = ["#property"];

/// The row that names the columns of a table.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// Index of the row in its grid, from 0; the rows below it are data.
    pub row: usize,
    /// Line of the row, from 1.
    pub line: u32,
    /// Names of the columns: in one line, without outer space, each of them once.
    ///
    /// A second `備考` is `備考 (2)`; a column without a name is called by its letters in a spreadsheet, such as `(L)`.
    pub names: Vec<String>,
}

impl Header {
    /// Returns the number of data rows: those below the header up to the last that is not blank.
    #[must_use]
    pub fn data_rows(&self, grid: &Grid) -> usize {
        let below = grid.rows().saturating_sub(self.row + 1);
        let blank = (0..below)
            .take_while(|back| grid.is_blank(grid.rows() - 1 - back))
            .count();
        below - blank
    }

    /// Tells whether the first column is headed by a word with `#`, so that `#…` rows are about the table and not data.
    #[must_use]
    pub fn marks_metadata(&self) -> bool {
        self.names.first().is_some_and(|name| name.starts_with('#'))
    }
}

/// Finds the header: the row with the most cells that `known` recognises, if those are two or more; else the first row
/// that is about as wide as the table and holds words only.
///
/// Title rows and metadata lines above it are skipped. `chosen` is the row that the person pointed at.
///
/// # Errors
///
/// [`ReadError::Empty`], [`ReadError::NoHeader`] and [`ReadError::HeaderOnly`].
pub fn find(
    grid: &Grid,
    chosen: Option<usize>,
    known: &dyn Fn(&str) -> bool,
) -> Result<Parsed<Header, Problem>, ReadError> {
    let row = match chosen {
        Some(row) if row < grid.rows() => row,
        Some(_) => return Err(ReadError::NoHeader),
        None => locate(grid, known)?,
    };
    let (names, mut diagnostics) = names(grid, row);
    let header = Header {
        row,
        line: grid.line(row),
        names,
    };
    let rows = header.data_rows(grid);
    if rows == 0 {
        return Err(ReadError::HeaderOnly { line: header.line });
    }
    diagnostics.extend(overlong_rows(grid, &header, rows));
    Ok(Parsed {
        value: header,
        diagnostics,
    })
}

fn locate(grid: &Grid, known: &dyn Fn(&str) -> bool) -> Result<usize, ReadError> {
    let rows = || 0..grid.rows().min(SEARCH_ROWS);
    let marked = rows().find(|row| HEADER_MARKS.contains(&grid.cell(*row, 0).trim()));
    if let Some(row) = marked {
        return Ok(row);
    }
    let recognised = |row: usize| grid.cells(row).filter(|cell| known(&name(cell))).count();
    // The first of the best: `max_by_key` would take the last.
    let best = rows()
        .map(|row| (recognised(row), row))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    if let Some((2.., row)) = best {
        return Ok(row);
    }
    let filled = |row: usize| {
        grid.cells(row)
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    let widest = rows().map(filled).max().unwrap_or(0);
    if widest == 0 {
        return Err(ReadError::Empty);
    }
    let wide_enough = |row: &usize| filled(*row) * 2 >= widest && filled(*row) > 0;
    let words_only = |row: &usize| grid.cells(*row).all(|cell| !is_value(cell));
    rows()
        .filter(wide_enough)
        .find(words_only)
        .or_else(|| rows().find(wide_enough))
        .ok_or(ReadError::NoHeader)
}

/// Numbers and dates are values, not names of columns.
fn is_value(cell: &str) -> bool {
    let cell = fold_width(cell.trim());
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && (cell.parse::<f64>().is_ok() || parse_japanese_date(&cell).is_ok())
}

/// A header cell in one line: 設置\n場所 is 設置場所, `Serial\nNo.` keeps a space.
fn name(cell: &str) -> String {
    let mut name = String::with_capacity(cell.len());
    for part in unguarded(cell)
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        if ascii(name.chars().last()) && ascii(part.chars().next()) {
            name.push(' ');
        }
        name.push_str(part);
    }
    name
}

fn names(grid: &Grid, row: usize) -> (Vec<String>, Vec<Diagnostic>) {
    let mut names: Vec<String> = Vec::new();
    let mut diagnostics = Vec::new();
    let cells: Vec<String> = grid.cells(row).map(name).collect();
    let width = cells
        .iter()
        .rposition(|cell| !cell.is_empty())
        .map_or(0, |last| last + 1);
    let mut taken: BTreeSet<String> = cells.iter().cloned().collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (column, cell) in cells.into_iter().take(width).enumerate() {
        if cell.is_empty() {
            names.push(format!("({})", letters(column)));
            continue;
        }
        if seen.insert(cell.clone()) {
            names.push(cell);
            continue;
        }
        let numbered = (2..)
            .map(|n| format!("{cell} ({n})"))
            .find(|name| taken.insert(name.clone()));
        let taken_as = numbered.unwrap_or_default();
        diagnostics.push(Diagnostic {
            at: Position::cell(grid.line(row), u32_of(column) + 1),
            problem: Problem::DuplicateHeader {
                name: cell,
                taken_as: taken_as.clone(),
            },
        });
        names.push(taken_as);
    }
    (names, diagnostics)
}

fn overlong_rows(grid: &Grid, header: &Header, rows: usize) -> Vec<Diagnostic> {
    let expected = header.names.len();
    let overlong = (header.row + 1..=header.row + rows).filter_map(|row| {
        let found = last_filled(grid, row, expected)?;
        Some(Diagnostic {
            at: Position::cell(grid.line(row), u32_of(expected) + 1),
            problem: Problem::MoreCellsThanHeader {
                expected: u32_of(expected),
                found: u32_of(found),
            },
        })
    });
    let mut overlong: Vec<Diagnostic> = overlong.collect();
    if overlong.len() > MAX_DIAGNOSTICS {
        let count = u32_of(overlong.len() - MAX_DIAGNOSTICS);
        overlong.truncate(MAX_DIAGNOSTICS);
        overlong.push(Diagnostic {
            at: Position::line(header.line),
            problem: Problem::NotListed { count },
        });
    }
    overlong
}

/// Returns the number of the last cell of a row that is not blank, from 1, if it lies beyond `width` columns.
pub(super) fn last_filled(grid: &Grid, row: usize, width: usize) -> Option<usize> {
    (width..grid.row_len(row))
        .rev()
        .find(|column| !grid.cell(row, *column).trim().is_empty())
        .map(|column| column + 1)
}

/// Returns what a spreadsheet calls a column counted from 0: A, B, … Z, AA, …
#[must_use]
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

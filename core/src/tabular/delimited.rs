//! Text tables: cells between commas, tabs or semicolons, in lines.

use csv_core::{ReadRecordResult, ReaderBuilder};
use serde::{Deserialize, Serialize};

use crate::ident::parsed::{Parsed, Position};

use super::{
    decode::lines,
    grid::{Grid, MAX_COLUMNS, MAX_ROWS, u32_of},
    problem::{Diagnostic, Problem, ReadError},
};

/// Longest cell of a text table, in bytes.
pub const MAX_TEXT_CELL: u64 = 1 << 20;
/// A quoted cell over more lines than this is reported.
const LONG_CELL_LINES: u32 = 30;
/// Lines that are looked at to find the delimiter.
const SAMPLE_ROWS: usize = 60;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Bar,
}

impl Delimiter {
    /// All delimiters, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Tab, Self::Semicolon, Self::Bar];

    /// Returns the character.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Bar => b'|',
        }
    }
}

/// Returns the delimiter that best explains the first lines of `text`: most of them fall into many cells, equally many each.
///
/// A first line `sep=;`, as spreadsheet programs write it, decides. A text without any is one column: a comma.
#[must_use]
pub fn detect(text: &str) -> Delimiter {
    if let Some(named) = named(text) {
        return named;
    }
    let sample = sample(text);
    let mut best = (Delimiter::Comma, (0, 0));
    for delimiter in Delimiter::ALL {
        let score = score(sample, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

fn named(text: &str) -> Option<Delimiter> {
    let sign = text.strip_prefix("sep=")?.bytes().next()?;
    Delimiter::ALL
        .into_iter()
        .find(|delimiter| delimiter.byte() == sign)
}

/// The beginning of the text up to a line end, at most 64 KB.
fn sample(text: &str) -> &[u8] {
    let bytes = text.as_bytes();
    let head = bytes.get(..65_536).unwrap_or(bytes);
    if head.len() == bytes.len() {
        return bytes;
    }
    let end = memchr::memrchr(b'\n', head).unwrap_or(head.len());
    head.get(..end).unwrap_or(head)
}

/// How well a delimiter explains the rows: the share of the rows that have the same number of cells above one, in
/// thousandths, times that number, and the number.
///
/// Rows alone do not tell: a tab and a line end inside of a quoted cell make more rows of two cells each than the table
/// has rows.
fn score(sample: &[u8], delimiter: Delimiter) -> (usize, usize) {
    let mut counts: Vec<usize> = Vec::new();
    let _ = read(sample, delimiter, |record| {
        if counts.len() < SAMPLE_ROWS && record.cells > 0 {
            counts.push(record.cells);
        }
        Ok(())
    });
    let frequency = |n: usize| counts.iter().filter(|count| **count == n).count();
    counts
        .iter()
        .filter(|count| **count > 1)
        .map(|count| (frequency(*count) * count * 1000 / counts.len(), *count))
        .max()
        .unwrap_or((0, 0))
}

/// Reads a text table.
///
/// Quotation marks may enclose cells with delimiters, line ends and doubled quotation marks; rows may end in CRLF, LF or CR
/// and may differ in length; blank lines are rows without cells. Lines count from 1 and every row knows where it begins.
///
/// # Errors
///
/// [`ReadError::UnclosedQuote`], [`ReadError::CellTooLong`], [`ReadError::TooManyColumns`], [`ReadError::TooManyRows`].
pub fn parse(text: &str, delimiter: Delimiter) -> Result<Parsed<Grid, Problem>, ReadError> {
    let bytes = text.as_bytes();
    let (mut starts, mut row_lines) = (Vec::new(), Vec::new());
    let mut diagnostics = Vec::new();
    let (out, ends) = read(bytes, delimiter, |record| {
        if starts.len() >= MAX_ROWS as usize {
            return Err(ReadError::TooManyRows { limit: MAX_ROWS });
        }
        starts.push(u32_of(record.first));
        row_lines.push(record.line);
        if record.raw_lines > LONG_CELL_LINES {
            diagnostics.push(Diagnostic {
                at: Position::line(record.line),
                problem: Problem::LongQuotedCell {
                    lines: record.raw_lines,
                },
            });
        }
        check_row(&record)
    })?;
    // Unquoting drops ASCII quotation marks only, so the text stays UTF-8.
    let arena = String::from_utf8(out)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok(Parsed {
        value: Grid::from_parts(arena, ends, starts, row_lines),
        diagnostics,
    })
}

/// One row as the parser found it.
struct Record<'a> {
    /// Line on which it begins.
    line: u32,
    /// Lines it covers.
    raw_lines: u32,
    /// Number of its first cell.
    first: usize,
    /// Number of its cells.
    cells: usize,
    /// Ends of its cells in the arena.
    ends: &'a [u32],
    /// Where its first cell begins in the arena.
    start: u32,
}

fn check_row(record: &Record<'_>) -> Result<(), ReadError> {
    let line = record.line;
    let mut start = record.start;
    for (index, end) in record.ends.iter().enumerate() {
        let bytes = u64::from(end - start);
        if bytes > MAX_TEXT_CELL {
            let column = u32_of(index) + 1;
            return Err(ReadError::CellTooLong {
                line,
                column,
                bytes,
                limit: MAX_TEXT_CELL,
            });
        }
        start = *end;
    }
    if record.cells > MAX_COLUMNS as usize {
        return Err(ReadError::TooManyColumns {
            line,
            columns: u32_of(record.cells),
            limit: MAX_COLUMNS,
        });
    }
    Ok(())
}

/// Runs the parser over `bytes`; returns the text of all cells and where each ends.
fn read(
    bytes: &[u8],
    delimiter: Delimiter,
    mut row: impl FnMut(Record<'_>) -> Result<(), ReadError>,
) -> Result<(Vec<u8>, Vec<u32>), ReadError> {
    let mut parser = ReaderBuilder::new().delimiter(delimiter.byte()).build();
    let mut out = vec![0; bytes.len() + 1];
    let (mut ends, mut buffer) = (Vec::<u32>::new(), vec![0_usize; 256]);
    let (mut at, mut written, mut line) = (0, 0, 1);
    while let Some(begin) = skip_rest_of_crlf(bytes, at) {
        at = begin;
        let first = ends.len();
        let blank = blank_line(bytes, at);
        if blank == 0 {
            let arena_start = written;
            loop {
                let input = bytes.get(at..).unwrap_or_default();
                let space = out.get_mut(written..).unwrap_or_default();
                let (result, read, wrote, ended) = parser.read_record(input, space, &mut buffer);
                let done = buffer.iter().take(ended);
                ends.extend(done.map(|end| u32_of(arena_start + end)));
                at += read;
                written += wrote;
                match result {
                    ReadRecordResult::Record | ReadRecordResult::End => break,
                    ReadRecordResult::InputEmpty
                    | ReadRecordResult::OutputFull
                    | ReadRecordResult::OutputEndsFull => {}
                }
            }
            if at >= bytes.len() {
                refuse_open_quote(bytes.get(begin..).unwrap_or_default(), delimiter, line)?;
            }
        } else {
            at += blank;
        }
        let raw_lines = line_ends(bytes, begin, at);
        let cells = ends.get(first..).unwrap_or_default();
        let start = first
            .checked_sub(1)
            .and_then(|before| ends.get(before))
            .copied()
            .unwrap_or(0);
        row(Record {
            line,
            raw_lines,
            first,
            cells: cells.len(),
            ends: cells,
            start,
        })?;
        line += raw_lines;
    }
    out.truncate(written);
    Ok((out, ends))
}

/// Where the next row begins, if there is one: the parser stops between CR and LF.
fn skip_rest_of_crlf(bytes: &[u8], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let at = match (before, bytes.get(at)) {
        (Some(b'\r'), Some(b'\n')) => at + 1,
        _ => at,
    };
    (at < bytes.len()).then_some(at)
}

/// Length of the line end that stands at `at` with no cell before it, 0 if there is none.
fn blank_line(bytes: &[u8], at: usize) -> usize {
    usize::from(matches!(bytes.get(at), Some(b'\r' | b'\n')))
}

/// Line ends in a row, a CR without LF among them only at its end.
fn line_ends(bytes: &[u8], begin: usize, end: usize) -> u32 {
    let row = bytes.get(begin..end).unwrap_or_default();
    lines(row) + u32::from(row.last() == Some(&b'\r'))
}

/// The parser takes the end of the file for the end of a quoted cell; this looks at the last row once more.
fn refuse_open_quote(row: &[u8], delimiter: Delimiter, mut line: u32) -> Result<(), ReadError> {
    let (mut column, mut cell_start) = (1, true);
    let mut opened = None;
    let mut rest = row.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        line += u32::from(byte == b'\n');
        match (byte, opened) {
            (b'"', Some(_)) if rest.peek() == Some(&b'"') => {
                rest.next();
            }
            (b'"', Some(_)) => opened = None,
            (b'"', None) if cell_start => opened = Some((line, column)),
            _ => {}
        }
        cell_start = opened.is_none() && byte == delimiter.byte();
        column += u32::from(cell_start);
    }
    match opened {
        Some((line, column)) => Err(ReadError::UnclosedQuote { line, column }),
        None => Ok(()),
    }
}

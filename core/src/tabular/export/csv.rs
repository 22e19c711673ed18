//! Tables as CSV.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::DeviceTable;
use crate::tabular::import::cell::looks_like_formula;

/// What stands for a character that CP932 does not have: the mark that Japanese printers use for it.
const MISSING: char = '〓';
/// Most characters that are listed one by one.
const MAX_LISTED: usize = 1_000;

/// Encodings that CSV is written in.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum CsvEncoding {
    /// UTF-8 with a byte order mark, by which spreadsheet programs know it.
    #[default]
    Utf8,
    /// CP932, for programs that read nothing else.
    Cp932,
}

/// A character that the encoding does not have; 〓 stands in its place.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// Line of the table from 1, the header being 1. Cells with line ends count as one line.
    pub line: u32,
    /// The column from 1.
    pub column: u32,
}

/// A file of text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CsvFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Characters that it cannot hold, at most 1,000 of them; empty for UTF-8.
    pub missing: Vec<MissingCharacter>,
    /// How many there are in all.
    pub missing_count: u32,
}

/// Writes a table: CRLF between rows, quotation marks where they are needed, and `'` in front of what a spreadsheet would
/// take for a formula.
#[must_use]
pub fn write(table: &DeviceTable, encoding: CsvEncoding) -> CsvFile {
    let mut writer = Writer {
        file: CsvFile::default(),
        encoding,
        line: 1,
    };
    if encoding == CsvEncoding::Utf8 {
        writer.file.bytes.extend_from_slice(b"\xEF\xBB\xBF");
    }
    writer.row(table.headers().iter().map(String::as_str));
    for row in 0..table.len() {
        writer.row((0..table.headers().len()).map(|column| table.cell(row, column)));
    }
    writer.file
}

/// Writes rows of any other table, such as the account of an import, by the same rules.
#[must_use]
pub fn write_rows<'a, R>(rows: impl Iterator<Item = R>, encoding: CsvEncoding) -> CsvFile
where
    R: Iterator<Item = &'a str>,
{
    let mut writer = Writer {
        file: CsvFile::default(),
        encoding,
        line: 1,
    };
    if encoding == CsvEncoding::Utf8 {
        writer.file.bytes.extend_from_slice(b"\xEF\xBB\xBF");
    }
    for row in rows {
        writer.row(row);
    }
    writer.file
}

struct Writer {
    file: CsvFile,
    encoding: CsvEncoding,
    line: u32,
}

impl Writer {
    fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for (column, cell) in (1..).zip(cells) {
            if column > 1 {
                self.file.bytes.push(b',');
            }
            self.cell(&quoted(cell), column);
        }
        self.file.bytes.extend_from_slice(b"\r\n");
        self.line += 1;
    }

    fn cell(&mut self, cell: &str, column: u32) {
        if self.encoding == CsvEncoding::Utf8 || cell.is_ascii() {
            self.file.bytes.extend_from_slice(cell.as_bytes());
            return;
        }
        for character in cell.chars() {
            if !push_cp932(character, &mut self.file.bytes) {
                push_cp932(MISSING, &mut self.file.bytes);
                self.file.missing_count += 1;
                if self.file.missing.len() < MAX_LISTED {
                    let line = self.line;
                    self.file.missing.push(MissingCharacter {
                        character,
                        line,
                        column,
                    });
                }
            }
        }
    }
}

/// A cell as it stands between delimiters.
fn quoted(cell: &str) -> Cow<'_, str> {
    let guard = if looks_like_formula(cell) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n']) {
        return Cow::Owned(format!("\"{guard}{}\"", cell.replace('"', "\"\"")));
    }
    if guard.is_empty() {
        Cow::Borrowed(cell)
    } else {
        Cow::Owned(format!("{guard}{cell}"))
    }
}

/// Appends a character in CP932; returns false, and appends nothing, if reading it back would not give the same.
fn push_cp932(character: char, bytes: &mut Vec<u8>) -> bool {
    let mut utf8 = [0; 4];
    let text = &*character.encode_utf8(&mut utf8);
    let (encoded, _, unmappable) = encoding_rs::SHIFT_JIS.encode(text);
    // The encoding standard writes ¥ as a backslash, for example.
    let same = !unmappable
        && encoding_rs::SHIFT_JIS
            .decode_without_bom_handling(&encoded)
            .0
            == text;
    if same {
        bytes.extend_from_slice(&encoded);
    }
    same
}

//! OpenDocument spreadsheets, looked through before they are read: the library that reads them waits forever for the end of a table
//! that was cut off.

use std::io::{BufReader, Cursor};

use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

use super::{problem::ReadError, workbook::WorkbookKind};

/// The part that holds the tables.
const CONTENT: &str = "content.xml";

/// Goes through the tables to the end of the file.
///
/// # Errors
///
/// [`ReadError::Damaged`] where elements do not end in their order, or not before the file does: the library asks for neither.
pub(super) fn check_end(bytes: &[u8]) -> Result<(), ReadError> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let Ok(part) = archive.by_name(CONTENT) else {
        return Ok(());
    };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut open = 0_usize;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(_)) => open += 1,
            Ok(Event::End(_)) => open = open.saturating_sub(1),
            Ok(Event::Eof) if open > 0 => return Err(damaged(&"ends too early")),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(damaged(&error)),
        }
        buffer.clear();
    }
}

fn damaged(what: &dyn std::fmt::Display) -> ReadError {
    ReadError::Damaged {
        kind: WorkbookKind::Ods,
        detail: format!("{CONTENT}: {what}").chars().take(200).collect(),
    }
}

//! Which format a file is in, from its first bytes, and how far a compressed one expands.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::{
    problem::{OtherFormat, ReadError},
    workbook::WorkbookKind,
};

/// Most bytes that the parts of a workbook may expand to together.
pub const MAX_EXPANDED: u64 = 1 << 30;

/// What the first bytes of a file show.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Content {
    /// Nothing that is known: text, if anything.
    Text,
    /// A workbook.
    Workbook(WorkbookKind),
}

/// Tells the format of a file from its content.
///
/// # Errors
///
/// [`ReadError::LockFile`], [`ReadError::Encrypted`] and [`ReadError::NotATable`] for what is known to be no table.
pub(super) fn sniff(bytes: &[u8]) -> Result<Content, ReadError> {
    if is_lock_file(bytes) {
        return Err(ReadError::LockFile);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_content(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound_content(bytes);
    }
    match other_format(bytes) {
        Some(what) => Err(ReadError::NotATable { what }),
        None => Ok(Content::Text),
    }
}

fn other_format(bytes: &[u8]) -> Option<OtherFormat> {
    const MAGIC: [(&[u8], OtherFormat); 12] = [
        (b"%PDF-", OtherFormat::Pdf),
        (b"\x89PNG\r\n", OtherFormat::Image),
        (b"\xFF\xD8\xFF", OtherFormat::Image),
        (b"GIF8", OtherFormat::Image),
        (b"II*\0", OtherFormat::Image),
        (b"MM\0*", OtherFormat::Image),
        (b"\x1F\x8B", OtherFormat::Archive),
        (b"7z\xBC\xAF\x27\x1C", OtherFormat::Archive),
        (b"Rar!\x1A\x07", OtherFormat::Archive),
        (b"<?xml", OtherFormat::Markup),
        (b"{\\rtf", OtherFormat::OfficeDocument),
        (b"RIFF", OtherFormat::Image),
    ];
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    known.map(|(_, format)| *format).or_else(|| markup(bytes))
}

/// Systems that "export to Excel" often write a web page under the name of a workbook.
fn markup(bytes: &[u8]) -> Option<OtherFormat> {
    let bytes = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let begins = |tag: &[u8]| {
        bytes
            .get(..tag.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tag))
    };
    let tags: [&[u8]; 5] = [b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta"];
    tags.into_iter().any(begins).then_some(OtherFormat::Markup)
}

/// Excel's `~$name.xlsx`: 165 bytes, the user's name with its length before it, in one byte each and then in UTF-16.
fn is_lock_file(bytes: &[u8]) -> bool {
    let length = bytes.first().map_or(0, |length| usize::from(*length));
    bytes.len() == 165
        && (1..=54).contains(&length)
        && bytes.get(55) == bytes.first()
        && bytes.get(56) == Some(&0)
}

fn zip_content(bytes: &[u8]) -> Result<Content, ReadError> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        let kind = WorkbookKind::Xlsx;
        let detail = "the ZIP archive has no directory".to_owned();
        return Err(ReadError::Damaged { kind, detail });
    };
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") {
        return Ok(Content::Workbook(WorkbookKind::Xlsx));
    }
    if has("xl/workbook.bin") {
        return Ok(Content::Workbook(WorkbookKind::Xlsb));
    }
    if has("word/document.xml") || has("ppt/presentation.xml") {
        return Err(ReadError::NotATable {
            what: OtherFormat::OfficeDocument,
        });
    }
    let what = match mimetype(&mut archive).as_deref() {
        Some(
            "application/vnd.oasis.opendocument.spreadsheet"
            | "application/vnd.oasis.opendocument.spreadsheet-template",
        ) => {
            return Ok(Content::Workbook(WorkbookKind::Ods));
        }
        Some(_) => OtherFormat::OfficeDocument,
        // A strict workbook may keep its main part elsewhere: the reader will tell.
        None if has_part(&archive, "xl/") => return Ok(Content::Workbook(WorkbookKind::Xlsx)),
        None => OtherFormat::Zip,
    };
    Err(ReadError::NotATable { what })
}

fn has_part(archive: &ZipArchive<Cursor<&[u8]>>, folder: &str) -> bool {
    archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name.starts_with(folder)))
}

fn mimetype(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<String> {
    let part = archive.by_name("mimetype").ok()?;
    let mut text = String::new();
    part.take(100).read_to_string(&mut text).ok()?;
    Some(text.trim().to_owned())
}

/// Compound files name their streams in UTF-16 in their directory: `Workbook` or `Book` of Excel, `EncryptedPackage` of any
/// office program.
fn compound_content(bytes: &[u8]) -> Result<Content, ReadError> {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if names("EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    if names("Workbook") || names("Book\0") {
        return Ok(Content::Workbook(WorkbookKind::Xls));
    }
    Err(ReadError::NotATable {
        what: OtherFormat::OfficeDocument,
    })
}

/// Unpacks every part once, counting only, because the sizes that an archive declares need not be true.
///
/// # Errors
///
/// [`ReadError::ExpandsTooLarge`], and [`ReadError::Damaged`] for a part that does not unpack.
pub(super) fn check_expansion(
    bytes: &[u8],
    kind: WorkbookKind,
    limit: u64,
) -> Result<(), ReadError> {
    let damaged = |error: &dyn std::fmt::Display| ReadError::Damaged {
        kind,
        detail: error.to_string(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut left = limit;
    for index in 0..archive.len() {
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Encrypted);
            }
            Err(error) => return Err(damaged(&error)),
        };
        if part.name().is_ok_and(|name| !is_read(&name)) {
            continue;
        }
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|error| damaged(&error))?;
        left = left
            .checked_sub(size)
            .ok_or(ReadError::ExpandsTooLarge { limit })?;
    }
    Ok(())
}

/// Pictures and the like are never unpacked afterwards.
fn is_read(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    ["xml", "rels", "bin"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

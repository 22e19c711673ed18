//! The media type of a file, by its beginning, else by its name.

use super::Content;
use crate::sbom::{self, problem::SbomError};

/// How far into a file is looked.
pub(super) const HEAD: usize = 4096;

/// What the beginning of a file says about its type.
const SIGNS: [(&[u8], &str); 8] = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OFFICE),
    (b"PK\x03\x04", ZIP),
];

/// Archives; workbooks and other office documents are some.
const ZIP: &str = "application/zip";
/// Office documents of the last century.
const OFFICE: &str = "application/vnd.ms-office";
/// Workbooks.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the end of a name says about the type of an archive or a text.
const ENDINGS: [(&str, &str); 9] = [
    (".xlsx", WORKBOOK),
    (".ods", "application/vnd.oasis.opendocument.spreadsheet"),
    (
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        ".pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    (".json", "application/json"),
    (".xml", "application/xml"),
    (".csv", "text/csv"),
    (".html", "text/html"),
    (".htm", "text/html"),
];

/// What the beginning of a file says.
fn sign(bytes: &[u8]) -> Option<&'static str> {
    let mut signs = SIGNS.iter();
    signs.find_map(|(sign, media_type)| bytes.starts_with(sign).then_some(*media_type))
}

pub(super) fn media_type(name: &str, bytes: &[u8], content: &Content) -> &'static str {
    let name = name.to_ascii_lowercase();
    let of_name = ENDINGS
        .iter()
        .find_map(|(ending, media_type)| name.ends_with(ending).then_some(*media_type));
    match sign(bytes) {
        // Office documents are archives.
        Some(ZIP) => of_name
            .filter(|found| found.starts_with("application/vnd"))
            .unwrap_or(match content {
                Content::Mds2 { .. } => WORKBOOK,
                Content::Sbom { .. }
                | Content::BadSbom(_)
                | Content::BadMds2(_)
                | Content::Other => ZIP,
            }),
        Some(found) => found,
        None if is_text(bytes) => of_name
            .filter(|found| !found.starts_with("application/vnd"))
            .unwrap_or("text/plain"),
        None => "application/octet-stream",
    }
}

/// Whether the beginning of a file is text of any encoding in use: no control characters but white space.
fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    !head.is_empty()
        && !head
            .iter()
            .any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
}

/// Whether a file is of a kind that only people read: a document, a picture.
pub(super) fn is_for_people(bytes: &[u8]) -> bool {
    sign(bytes).is_some_and(|found| !matches!(found, ZIP | OFFICE))
}

/// Whether a file is what the name of one that programs write promises: a text, and no page of the web.
pub(super) fn is_data(media_type: &str, bytes: &[u8]) -> bool {
    let is_text = media_type.starts_with("text/")
        || matches!(media_type, "application/json" | "application/xml");
    is_text && !matches!(sbom::read(bytes), Err(SbomError::WebPage))
}

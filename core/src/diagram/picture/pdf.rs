//! Whether a PDF is whole. Its pages are drawn by a program of its own.

use memchr::memmem;

use super::PictureError;

/// How far into a file its header may stand (ISO 32000-1, annex H: readers look at the first 1,024 bytes).
const HEAD: usize = 1024;

/// Returns whether a file is a PDF.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    memmem::find(head, b"%PDF-").is_some() && !head.trim_ascii_start().starts_with(b"<")
}

/// How far from the end the sign of it may stand: programs append signatures, and mail gateways a line of their own.
const TAIL: usize = 64 << 10;

/// Refuses a PDF that is cut off. A reader that mends files would show the pages that came, as if there were no others.
///
/// A file made for the web has the same sign near its beginning as well: that one does not count.
pub(super) fn check(bytes: &[u8]) -> Result<(), PictureError> {
    let tail = bytes
        .get(bytes.len().saturating_sub(TAIL)..)
        .unwrap_or(bytes);
    match memmem::rfind(tail, b"startxref") {
        Some(_) => Ok(()),
        None => Err(PictureError::NoEnd),
    }
}

//! Whether a PDF can be opened. Its pages are for the browser to show.

use memchr::memmem;

use super::PictureError;

/// How far into a file its header may stand (ISO 32000-1, annex H: readers look at the first 1,024 bytes).
const HEAD: usize = 1024;

/// Returns whether a file is a PDF.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    memmem::find(head, b"%PDF-").is_some() && !head.trim_ascii_start().starts_with(b"<")
}

/// Refuses a PDF that is cut off or encrypted. The trailer, or the object that stands for it, names what encrypts the file; a
/// PDF whose trailer is packed is found out by its dictionary, which never is.
pub(super) fn check(bytes: &[u8]) -> Result<(), PictureError> {
    if memmem::rfind(bytes, b"startxref").is_none() {
        return Err(PictureError::NoEnd);
    }
    let mut found = memmem::find_iter(bytes, b"/Encrypt");
    let is_name = |at: usize| {
        let after = bytes.get(at + b"/Encrypt".len());
        after.is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    // A name that another begins with, such as /EncryptMetadata, encrypts nothing.
    if found.any(|at| is_name(at) && is_in_dictionary(bytes, at)) {
        return Err(PictureError::Encrypted);
    }
    Ok(())
}

/// Whether what follows a name is a reference or a dictionary: by chance it stands in packed data as well.
fn is_in_dictionary(bytes: &[u8], at: usize) -> bool {
    let after = bytes.get(at + b"/Encrypt".len()..).unwrap_or_default();
    let after = after.get(..40).unwrap_or(after).trim_ascii_start();
    if after.starts_with(b"<<") {
        return true;
    }
    let mut words = after
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let is_number =
        |word: Option<&[u8]>| word.is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    is_number(words.next())
        && is_number(words.next())
        && words.next().is_some_and(|word| word.starts_with(b"R"))
}

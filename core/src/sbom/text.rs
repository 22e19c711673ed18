//! From bytes to text: compression and encodings of an SBOM.

use std::{borrow::Cow, io::Read};

use super::{MAX_BYTES, problem::SbomError};

fn too_large(limit: usize) -> SbomError {
    let limit = limit as u64;
    SbomError::TooLarge { limit }
}

/// Takes one layer of gzip or bzip2 off.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, SbomError> {
    unpacked_within(bytes, MAX_BYTES)
}

/// As [`unpacked`], with another bound for what a file is and what it unpacks to.
pub(super) fn unpacked_within(bytes: &[u8], limit: usize) -> Result<Cow<'_, [u8]>, SbomError> {
    if bytes.len() > limit {
        return Err(too_large(limit));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return read_all(flate2::read::MultiGzDecoder::new(bytes), limit).map(Cow::Owned);
    }
    if bytes.starts_with(b"BZh") {
        return read_all(bzip2::read::MultiBzDecoder::new(bytes), limit).map(Cow::Owned);
    }
    Ok(Cow::Borrowed(bytes))
}

fn read_all(from: impl Read, limit: usize) -> Result<Vec<u8>, SbomError> {
    let mut out = Vec::new();
    let read = from.take(limit as u64 + 1).read_to_end(&mut out);
    read.map_err(|error| SbomError::Archive {
        detail: error.to_string(),
    })?;
    if out.len() > limit {
        return Err(too_large(limit));
    }
    Ok(out)
}

/// Reads UTF-8 or UTF-16, with or without a mark, or the encoding that XML declares where it is no UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, SbomError> {
    let utf16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((encoding_rs::UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((encoding_rs::UTF_16BE, rest)),
        [b'<' | b'{' | b'[', 0, ..] => Some((encoding_rs::UTF_16LE, bytes)),
        [0, b'<' | b'{' | b'[', ..] => Some((encoding_rs::UTF_16BE, bytes)),
        _ => None,
    };
    if let Some((encoding, rest)) = utf16 {
        return in_encoding(encoding, rest);
    }
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        // Whatever the file declares: bytes that are UTF-8 are not so by chance.
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => match declared(rest) {
            Some(encoding) if encoding != encoding_rs::UTF_8 => in_encoding(encoding, rest),
            _ => Err(SbomError::NotText {
                offset: error.valid_up_to() as u64,
            }),
        },
    }
}

fn in_encoding<'a>(
    encoding: &'static encoding_rs::Encoding,
    bytes: &'a [u8],
) -> Result<Cow<'a, str>, SbomError> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or(SbomError::NotText { offset: 0 })
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = bytes.get(..200.min(bytes.len()))?;
    let start = String::from_utf8_lossy(start);
    let (declaration, _) = start.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let name = value.split(['"', '\'']).nth(1)?;
    encoding_rs::Encoding::for_label(name.as_bytes())
}

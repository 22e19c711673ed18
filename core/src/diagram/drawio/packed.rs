//! Compressed pages, and files embedded in pictures.
//!
//! draw.io packs a page by `encodeURIComponent`, deflate without a header (RFC 1951), and base64.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::problem::{DrawingError, PackError};

/// Most bytes of a file that are read, and most that all its pages unpack to.
pub const MAX_BYTES: usize = 64 << 20;

/// Bytes that may still be unpacked.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) const fn new() -> Self {
        Self(MAX_BYTES)
    }

    /// Takes what was unpacked off; an error where it was too much.
    fn spend(&mut self, bytes: usize) -> Result<(), DrawingError> {
        self.0 = self.0.checked_sub(bytes).ok_or_else(too_large)?;
        Ok(())
    }
}

pub(super) fn too_large() -> DrawingError {
    DrawingError::TooLarge {
        limit: MAX_BYTES as u64,
    }
}

/// Either the whole file cannot be read, or one page of it.
pub(super) enum Fault {
    File(DrawingError),
    Page(PackError),
}

impl From<DrawingError> for Fault {
    fn from(error: DrawingError) -> Self {
        Self::File(error)
    }
}

impl From<PackError> for Fault {
    fn from(error: PackError) -> Self {
        Self::Page(error)
    }
}

/// Unpacks a page.
pub(super) fn page(text: &str, budget: &mut Budget) -> Result<String, Fault> {
    let text = text.trim();
    // Some tools write the XML as a text, as it is or as part of an address.
    if text.starts_with('<') {
        budget.spend(text.len())?;
        return Ok(text.to_owned());
    }
    let bytes = if text.starts_with("%3C") || text.starts_with("%3c") {
        text.as_bytes().to_vec()
    } else {
        inflated(DeflateDecoder::new(&*from_base64(text)?), budget)?
    };
    Ok(from_uri(bytes)?)
}

fn inflated(from: impl Read, budget: &mut Budget) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let read = from.take(budget.0 as u64 + 1).read_to_end(&mut out);
    budget.spend(out.len())?;
    read.map_err(|error| PackError::Deflate {
        detail: error.to_string(),
    })?;
    Ok(out)
}

/// Decodes base64 (RFC 4648); line ends and padding are passed over.
fn from_base64(text: &str) -> Result<Vec<u8>, PackError> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for (at, byte) in text.bytes().enumerate() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' | b' ' | b'\n' | b'\r' | b'\t' => continue,
            _ => return Err(PackError::Base64 { offset: at as u64 }),
        };
        bits = (bits << 6 | u32::from(value)) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xFF) as u8);
        }
    }
    Ok(out)
}

/// Takes `encodeURIComponent` back; a `%` that begins no code stays.
fn from_uri(bytes: Vec<u8>) -> Result<String, PackError> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digit = |at: usize| {
            bytes
                .get(at)
                .and_then(|digit| char::from(*digit).to_digit(16))
        };
        let code = (*byte == b'%').then(|| Some(digit(at + 1)? * 16 + digit(at + 2)?));
        match code.flatten() {
            Some(code) => {
                out.push(code as u8);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_err(|error| PackError::NotText {
        offset: error.utf8_error().valid_up_to() as u64,
    })
}

/// What a PNG begins with.
pub(in crate::diagram) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Returns the draw.io file that a PNG has in it, in a chunk of text called `mxfile` or `mxGraphModel`.
pub(super) fn in_png(bytes: &[u8], budget: &mut Budget) -> Result<String, DrawingError> {
    let mut rest = bytes.get(PNG.len()..).unwrap_or_default();
    while let Some((kind, data, after)) = chunk(rest) {
        let named = data.iter().position(|byte| *byte == 0).map(|at| {
            let (name, value) = data.split_at(at);
            (name, value.get(1..).unwrap_or_default())
        });
        if let Some((b"mxfile" | b"mxGraphModel", value)) = named {
            let found = match kind {
                b"tEXt" => Some(value.to_vec()),
                b"zTXt" => unzipped(value, budget)?,
                _ => None,
            };
            // draw.io for Java wrote blanks as in a form.
            let text = found.and_then(|found| from_uri(found).ok());
            if let Some(text) = text {
                let in_form = ["<mxfile+", "<mxGraphModel+"];
                let is_form = in_form.iter().any(|start| text.starts_with(start));
                return Ok(if is_form {
                    text.replace('+', " ")
                } else {
                    text
                });
            }
        }
        rest = after;
    }
    Err(DrawingError::NothingEmbedded)
}

/// The kind and the data of the next chunk of a PNG, and what comes after it.
pub(in crate::diagram) fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let data = rest.get(..length)?;
    // A checksum follows.
    let after = rest.get(length.checked_add(4)?..)?;
    Some((kind, data, after))
}

/// A compressed text begins with its method; draw.io writes deflate with and without a header.
fn unzipped(value: &[u8], budget: &mut Budget) -> Result<Option<Vec<u8>>, DrawingError> {
    let data = value.get(1..).unwrap_or_default();
    let with_header = inflated(ZlibDecoder::new(data), budget);
    let found = match with_header {
        Err(Fault::Page(_)) => inflated(DeflateDecoder::new(data), budget),
        told => told,
    };
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Fault::File(error)) => Err(error),
        Err(Fault::Page(_)) => Ok(None),
    }
}

//! The entries of an archive whose list is gone: a copy that broke off has its end missing, where the list is.
//!
//! Every entry is preceded by a header of its own, with its name, size and checksum (APPNOTE.TXT 4.3.7).

use std::io::Read;

use flate2::{Crc, read::DeflateDecoder};
use memchr::memmem;

use super::container::{MAX_ENTRIES, Unpacked};

const SIGNATURE: &[u8] = b"PK\x03\x04";
const DIRECTORY: &[u8] = b"PK\x01\x02";
const HEADER: usize = 30;

/// An entry by its own header.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) name: String,
    pub(super) is_encrypted: bool,
    /// Its bytes in the file; `None` where they stand behind it.
    pub(super) compressed: Option<u64>,
    method: u16,
    checksum: u32,
    start: usize,
}

/// Finds the entries one after the other.
pub(super) fn find(bytes: &[u8]) -> Vec<Found> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes
        .get(at..)
        .and_then(|rest| memmem::find(rest, SIGNATURE))
    {
        at += next;
        let Some(found) = header(bytes, at) else {
            at += SIGNATURE.len();
            continue;
        };
        // Its contents are passed over where their length is known: they may hold an archive themselves.
        at = found.start + found.compressed.map_or(0, to_usize);
        let is_last = bytes
            .get(at..)
            .is_none_or(|rest| rest.starts_with(DIRECTORY));
        all.push(found);
        if is_last || all.len() as u64 >= MAX_ENTRIES {
            break;
        }
    }
    all
}

/// Positions fit into memory, so they fit; what does not lies behind every end.
fn to_usize(length: u64) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX / 2)
}

fn header(bytes: &[u8], at: usize) -> Option<Found> {
    let header = bytes.get(at..at + HEADER)?;
    let short = |at: usize| Some(u16::from_le_bytes(header.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_le_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let flags = short(6)?;
    let (name, extra) = (usize::from(short(26)?), usize::from(short(28)?));
    let name = bytes.get(at + HEADER..at + HEADER + name)?;
    let is_streamed = flags & 1 << 3 != 0;
    Some(Found {
        name: String::from_utf8_lossy(name).into_owned(),
        is_encrypted: flags & 1 != 0,
        compressed: if is_streamed {
            None
        } else {
            long(18).map(u64::from)
        },
        method: short(8)?,
        checksum: long(14)?,
        start: at + HEADER + name.len() + extra,
    })
}

/// Unpacks an entry, at most one byte more than `left`.
pub(super) fn unpack(bytes: &[u8], found: &Found, left: u64) -> Unpacked {
    let mut unpacked = Unpacked::default();
    let rest = bytes.get(found.start..).unwrap_or_default();
    let data = match found.compressed {
        Some(length) => rest.get(..to_usize(length)).unwrap_or(rest),
        None => rest,
    };
    let out = &mut unpacked.bytes;
    let result = match (found.method, found.compressed) {
        (0, Some(_)) => data.take(left + 1).read_to_end(out).map(drop),
        (8, _) => DeflateDecoder::new(data)
            .take(left + 1)
            .read_to_end(out)
            .map(drop),
        (method, _) => {
            unpacked.fault = Some(format!("compression method {method} is not known"));
            return unpacked;
        }
    };
    let mut crc = Crc::new();
    crc.update(&unpacked.bytes);
    unpacked.fault = match (result, found.compressed) {
        (Err(error), _) => Some(error.to_string()),
        (Ok(()), None) => Some("there is no checksum in front of it".to_owned()),
        (Ok(()), Some(_)) if crc.sum() != found.checksum => Some("wrong checksum".to_owned()),
        (Ok(()), Some(_)) => None,
    };
    unpacked
}

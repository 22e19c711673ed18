//! Several SBOMs in one ZIP archive.
//!
//! An archive in the archive is told and not opened: what it holds would have no bound, and no maker needs it.

use std::{
    io::{Cursor, Read as _},
    ops::ControlFlow,
};

use zip::{ZipArchive, read::ZipFile};

use super::{MAX_BYTES, Read, problem::SbomError, read};

/// Most files of an archive.
pub const MAX_FILES: usize = 10_000;
/// Most times that a file may be larger than what it was packed into, beyond the first megabyte.
pub const MAX_RATIO: u64 = 500;
const FIRST: u64 = 1 << 20;

/// What became of one file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Named {
    /// Its path in the archive; empty for a file that is none.
    pub path: String,
    /// What was understood of it.
    pub read: Result<Read, SbomError>,
}

/// Reads every file of an archive, or the one that a file is that is none.
///
/// What is wrong with one of them is its result and keeps no other from being read. All together may unpack to
/// [`MAX_BYTES`].
#[must_use]
pub fn read_all(bytes: &[u8]) -> Vec<Named> {
    let mut all = Vec::new();
    read_each(bytes, |named| {
        all.push(named);
        ControlFlow::Continue(())
    });
    all
}

/// As [`read_all`], and hands over one after the other: who keeps less than all needs the memory of one. `Break` ends it.
pub fn read_each(bytes: &[u8], mut take: impl FnMut(Named) -> ControlFlow<()>) {
    let whole = match read(bytes) {
        Err(SbomError::Zip) => match of_archive(bytes, &mut take) {
            Ok(()) => return,
            Err(error) => Err(error),
        },
        read => read,
    };
    let path = String::new();
    let _ = take(Named { path, read: whole });
}

fn of_archive(
    bytes: &[u8],
    take: &mut impl FnMut(Named) -> ControlFlow<()>,
) -> Result<(), SbomError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MAX_FILES {
        let limit = MAX_FILES as u64;
        return Err(SbomError::TooManyFiles { limit });
    }
    let mut left = MAX_BYTES as u64;
    for index in 0..archive.len() {
        let raw = match archive.by_index_data(index) {
            Ok(entry) => entry.name_raw().to_vec(),
            Err(error) => return Err(damaged(&error)),
        };
        let path = path(&raw);
        if path.ends_with('/') {
            continue;
        }
        let unpacked = match archive.by_index(index) {
            Ok(file) => unpacked(file, &mut left),
            Err(error) => Err(damaged(&error)),
        };
        let read = unpacked.and_then(|bytes| read(&bytes));
        if take(Named { path, read }).is_break() {
            break;
        }
    }
    Ok(())
}

fn damaged(error: &dyn std::fmt::Display) -> SbomError {
    let detail = error.to_string();
    SbomError::Archive { detail }
}

fn unpacked<R: std::io::Read>(file: ZipFile<'_, R>, left: &mut u64) -> Result<Vec<u8>, SbomError> {
    let bound = FIRST.max(file.compressed_size().saturating_mul(MAX_RATIO));
    let limit = bound.min(*left);
    let mut bytes = Vec::new();
    let size = file.take(limit + 1).read_to_end(&mut bytes);
    let size = size.map_err(|error| damaged(&error))? as u64;
    *left = left.saturating_sub(size);
    if size > limit {
        return Err(SbomError::TooLarge { limit });
    }
    Ok(bytes)
}

/// Japanese systems write names in their own encoding and do not say so.
fn path(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(path) => path.to_owned(),
        Err(_) => {
            let (path, ..) = encoding_rs::SHIFT_JIS.decode(raw);
            path.into_owned()
        }
    }
}

//! The entries of a bundle: those that the archive lists, or those that are found where the list is gone.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::{
    problem::{BundleError, Problem, Problems},
    salvage::{self, Found},
};
use crate::ident::hash::Hash;

/// Most entries that are looked at.
pub(super) const MAX_ENTRIES: u64 = 100_000;

/// Most bytes that the entries may expand to together.
pub(super) const MAX_EXPANDED: u64 = 1 << 30;

/// An archive in memory.
#[derive(Debug)]
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    archive: Option<ZipArchive<Cursor<&'a [u8]>>>,
    pub(super) entries: Vec<Entry>,
    /// Whether its list of entries is undamaged.
    pub(super) is_whole: bool,
    limit: u64,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// One entry of an archive.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) role: Role,
    /// Bytes of it in the file, as far as that is known.
    pub(super) compressed: u64,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// By its place in the archive's list.
    Listed { index: usize, is_encrypted: bool },
    /// By its own header.
    Found(Found),
}

/// What an entry is, by its name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Role {
    Manifest,
    Commits,
    Blob(Hash),
    Folder,
    Unsafe,
    Unknown,
}

/// The bytes of an entry.
#[derive(Debug, Default)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Why the bytes need not be whole or right; `None` where the checksum is.
    pub(super) fault: Option<String>,
}

impl Role {
    fn of(name: &str) -> Self {
        if is_unsafe(name) {
            return Self::Unsafe;
        }
        if name.ends_with('/') {
            return Self::Folder;
        }
        if name == super::manifest::ENTRY {
            return Self::Manifest;
        }
        if let Some(hash) = name
            .strip_prefix("blobs/")
            .and_then(|name| name.parse().ok())
        {
            return Self::Blob(hash);
        }
        match name.strip_prefix("commits/") {
            Some(file) if file.ends_with(".ndjson") => Self::Commits,
            _ => Self::Unknown,
        }
    }
}

/// Whether unpacking an entry of this name could write outside the chosen folder, on any system.
fn is_unsafe(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive
        || name.starts_with('/')
        || name.contains(['\\', '\0'])
        || name.split('/').any(|part| part == ".." || part == ".")
}

/// Cuts a text of the file to what a message can show.
pub(super) fn shortened(text: &str) -> String {
    text.chars().take(200).collect()
}

impl<'a> Container<'a> {
    /// Finds the entries; names that stand twice, are unsafe or unknown are told and left out.
    pub(super) fn open(
        bytes: &'a [u8],
        limit: u64,
        problems: &mut Problems,
    ) -> Result<Self, BundleError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok();
        // Of a name that stands twice the list keeps one: which, nobody should depend on.
        let listed = archive
            .as_mut()
            .filter(|archive| !archive.has_duplicate_names());
        let listed = listed.map(list).transpose()?.flatten();
        let is_whole = listed.is_some();
        let all = listed.unwrap_or_else(|| {
            problems.add(0, Problem::NoDirectory);
            salvage::find(bytes).into_iter().map(Entry::found).collect()
        });
        let mut names = BTreeSet::new();
        let entries = without_folder(all)
            .into_iter()
            .filter(|entry| is_wanted(entry, &mut names, problems))
            .collect();
        Ok(Self {
            bytes,
            archive,
            entries,
            is_whole,
            limit,
            left: limit,
        })
    }

    /// Unpacks an entry; of a damaged one what it still gives.
    ///
    /// # Errors
    /// [`BundleError::ExpandsTooLarge`] when all entries together give more than the limit.
    pub(super) fn unpack(&mut self, entry: &Entry) -> Result<Unpacked, BundleError> {
        let unpacked = match &entry.place {
            Place::Listed { index, .. } => match &mut self.archive {
                Some(archive) => unpack_listed(archive, *index, self.left),
                None => Unpacked::default(),
            },
            Place::Found(found) => salvage::unpack(self.bytes, found, self.left),
        };
        let size = unpacked.bytes.len() as u64;
        let limit = self.limit;
        self.left = self
            .left
            .checked_sub(size)
            .ok_or(BundleError::ExpandsTooLarge { limit })?;
        Ok(unpacked)
    }
}

impl Entry {
    fn new(name: String, compressed: u64, place: Place) -> Self {
        Self {
            role: Role::of(&name),
            name,
            compressed,
            place,
        }
    }

    fn found(found: Found) -> Self {
        let compressed = found.compressed.unwrap_or(0);
        Self::new(found.name.clone(), compressed, Place::Found(found))
    }

    fn is_encrypted(&self) -> bool {
        match &self.place {
            Place::Listed { is_encrypted, .. } => *is_encrypted,
            Place::Found(found) => found.is_encrypted,
        }
    }
}

/// Lists what the archive's directory names; `None` if that cannot be relied on.
fn list(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Option<Vec<Entry>>, BundleError> {
    let (entries, limit) = (archive.len() as u64, MAX_ENTRIES);
    if entries > limit {
        return Err(BundleError::TooManyEntries { entries, limit });
    }
    let entry = |index| {
        let entry = archive.by_index_data(index).ok()?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let is_encrypted = entry.encrypted();
        let place = Place::Listed {
            index,
            is_encrypted,
        };
        Some(Entry::new(name, entry.compressed_size(), place))
    };
    Ok((0..archive.len()).map(entry).collect())
}

/// Takes off the folder in which everything lies if somebody unpacked a bundle and packed the folder again.
fn without_folder(mut all: Vec<Entry>) -> Vec<Entry> {
    if all.iter().any(|entry| entry.role == Role::Manifest) {
        return all;
    }
    let folder = all.iter().find_map(|entry| {
        let folder = entry.name.strip_suffix(super::manifest::ENTRY)?;
        (folder.ends_with('/') && !is_unsafe(folder)).then(|| folder.to_owned())
    });
    for entry in &mut all {
        if let Some(name) = folder
            .as_ref()
            .and_then(|folder| entry.name.strip_prefix(folder))
        {
            (entry.role, entry.name) = (Role::of(name), name.to_owned());
        }
    }
    all
}

fn is_wanted(entry: &Entry, names: &mut BTreeSet<String>, problems: &mut Problems) -> bool {
    let name = || shortened(&entry.name);
    let problem = match entry.role {
        Role::Folder => return false,
        Role::Unsafe => Problem::UnsafeName { entry: name() },
        Role::Unknown => Problem::UnknownEntry { entry: name() },
        Role::Manifest | Role::Commits | Role::Blob(_) if entry.is_encrypted() => {
            Problem::EncryptedEntry { entry: name() }
        }
        Role::Manifest | Role::Commits | Role::Blob(_) => {
            if names.insert(entry.name.clone()) {
                return true;
            }
            Problem::DuplicateEntry { entry: name() }
        }
    };
    problems.add(0, problem);
    false
}

fn unpack_listed(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: u64) -> Unpacked {
    let mut unpacked = Unpacked::default();
    let result = match archive.by_index(index) {
        Ok(file) => file
            .take(left + 1)
            .read_to_end(&mut unpacked.bytes)
            .map(drop),
        Err(error) => Err(error.into()),
    };
    unpacked.fault = result.err().map(|error| error.to_string());
    unpacked
}

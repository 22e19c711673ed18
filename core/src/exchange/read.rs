//! Reading bundles.

use std::{borrow::Cow, collections::BTreeSet, ops::ControlFlow};

use super::{
    bundle::{Attachment, Bundle, Content},
    chain::{self, Trust},
    container::{Container, Entry, MAX_EXPANDED, Role},
    lines,
    manifest::{Blob, Manifest},
    problem::{BundleError, Problem, Problems},
    progress::{Part, Progress, Tell, told},
    promised::Promised,
    seal,
};
use crate::{
    ident::{hash::Hash, parsed::Parsed},
    ledger::commit::SealedCommit,
};

/// Most bytes of a file that are read.
pub const MAX_BYTES: u64 = 1 << 30;

/// Most bytes of a manifest that are understood.
const MAX_MANIFEST: u64 = 64 << 20;

/// Reads a bundle and verifies all of it.
///
/// A file of lines of commits, as the rescue page writes it, is read as a bundle without a manifest. `passphrase` is not
/// looked at if the file is not encrypted. What is damaged is named, and left out; of the commits the others are given.
///
/// # Errors
/// A [`BundleError`] when the file is no bundle, or nothing of it can be read.
pub fn read(
    bytes: &[u8],
    passphrase: Option<&str>,
) -> Result<Parsed<Bundle, Problem>, BundleError> {
    read_with(bytes, passphrase, &mut |_| ControlFlow::Continue(()))
}

/// As [`read`], telling how far it is; [`BundleError::Cancelled`] when told to break off.
///
/// # Errors
/// As [`read`].
pub fn read_with(
    bytes: &[u8],
    passphrase: Option<&str>,
    tell: Tell<'_>,
) -> Result<Parsed<Bundle, Problem>, BundleError> {
    let mut problems = Problems::default();
    let bytes = open(bytes, passphrase, &mut problems)?;
    let value = if is_archive(&bytes) {
        Reading::of(&bytes, &mut problems)?.bundle(tell)?
    } else {
        plain(&bytes, &mut problems, tell)?
    };
    let diagnostics = problems.into_list();
    Ok(Parsed { value, diagnostics })
}

/// Reads what a bundle says of itself, and nothing else. Of a file without a manifest all parts are empty.
///
/// # Errors
/// As [`read`].
pub fn manifest_of(
    bytes: &[u8],
    passphrase: Option<&str>,
) -> Result<Parsed<Manifest, Problem>, BundleError> {
    let mut problems = Problems::default();
    let bytes = open(bytes, passphrase, &mut problems)?;
    let value = if is_archive(&bytes) {
        Reading::of(&bytes, &mut problems)?.manifest
    } else {
        Manifest::default()
    };
    let diagnostics = problems.into_list();
    Ok(Parsed { value, diagnostics })
}

/// Checks the length and takes the encryption off.
fn open<'a>(
    bytes: &'a [u8],
    passphrase: Option<&str>,
    problems: &mut Problems,
) -> Result<Cow<'a, [u8]>, BundleError> {
    let (length, limit) = (bytes.len() as u64, MAX_BYTES);
    if length > limit {
        let bytes = length;
        return Err(BundleError::TooLarge { bytes, limit });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(BundleError::Empty);
    }
    if seal::is_encrypted(bytes) {
        let passphrase = passphrase.ok_or(BundleError::PassphraseNeeded)?;
        return seal::decrypt(bytes, passphrase, problems).map(Cow::Owned);
    }
    Ok(Cow::Borrowed(bytes))
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads lines of commits without an archive around them.
fn plain(bytes: &[u8], problems: &mut Problems, tell: Tell<'_>) -> Result<Bundle, BundleError> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if !text.trim_ascii_start().starts_with(b"{") {
        return Err(BundleError::NotABundle);
    }
    problems.add(0, Problem::NoManifest);
    let total = bytes.len() as u64;
    let mut tell = |done: u64| tell(Progress { done, total }).is_continue();
    let lines = lines::read("", bytes, problems, &mut tell).ok_or(BundleError::Cancelled)?;
    if lines.read.is_empty() {
        return Err(BundleError::NotABundle);
    }
    let commits = chain::verify("", lines, &[], Trust::Unchecked, problems);
    Ok(Bundle {
        commits,
        ..Bundle::default()
    })
}

/// An archive whose manifest is read.
struct Reading<'a, 'p> {
    container: Container<'a>,
    manifest: Manifest,
    promised: Promised,
    problems: &'p mut Problems,
}

impl<'a, 'p> Reading<'a, 'p> {
    fn of(bytes: &'a [u8], problems: &'p mut Problems) -> Result<Self, BundleError> {
        let mut container = Container::open(bytes, MAX_EXPANDED, problems)?;
        let is_of = |role: Role| move |entry: &Entry| entry.role == role;
        let at = container.entries.iter().position(is_of(Role::Manifest));
        if at.is_none() && !container.entries.iter().any(is_of(Role::Commits)) {
            return Err(if container.is_whole {
                BundleError::OtherArchive
            } else {
                BundleError::Truncated
            });
        }
        let manifest = match at.map(|at| container.entries.remove(at)) {
            Some(entry) => read_manifest(&mut container, &entry, problems)?,
            None => {
                problems.add(0, Problem::NoManifest);
                Manifest::default()
            }
        };
        Ok(Self {
            container,
            promised: Promised::by(&manifest),
            manifest,
            problems,
        })
    }

    fn bundle(mut self, tell: Tell<'_>) -> Result<Bundle, BundleError> {
        let entries = std::mem::take(&mut self.container.entries);
        let total = entries.iter().map(|entry| entry.compressed).sum();
        let mut bundle = Bundle::default();
        let mut seen = BTreeSet::new();
        let mut done = 0;
        for entry in &entries {
            let part = Part {
                done,
                total,
                length: entry.compressed,
            };
            if let Role::Blob(sha256) = entry.role {
                bundle.blobs.push(self.blob(entry, sha256)?);
            } else {
                let commits = self.commits(entry, part, tell)?;
                let new = commits.into_iter().filter(|c| seen.insert(c.hash()));
                bundle.commits.extend(new);
            }
            done += entry.compressed;
            told(tell, Progress { done, total })?;
        }
        self.name_absent();
        self.add_absent_blobs(&mut bundle.blobs);
        bundle.manifest = self.manifest;
        Ok(bundle)
    }

    fn commits(
        &mut self,
        entry: &Entry,
        part: Part,
        tell: Tell<'_>,
    ) -> Result<Vec<SealedCommit>, BundleError> {
        let unpacked = self.container.unpack(entry)?;
        let trust = match unpacked.fault {
            None => Trust::Checked,
            Some(detail) => {
                let entry = entry.name.clone();
                self.problems
                    .add(0, Problem::DamagedEntry { entry, detail });
                Trust::Damaged
            }
        };
        let length = unpacked.bytes.len() as u64;
        let mut tell = |read: u64| tell(part.at(read, length)).is_continue();
        let lines = lines::read(&entry.name, &unpacked.bytes, self.problems, &mut tell);
        let lines = lines.ok_or(BundleError::Cancelled)?;
        let chains = self.promised.take(&entry.name);
        let problems = &mut *self.problems;
        Ok(chain::verify(&entry.name, lines, &chains, trust, problems))
    }

    fn blob(&mut self, entry: &Entry, sha256: Hash) -> Result<Attachment, BundleError> {
        let unpacked = self.container.unpack(entry)?;
        // The hash says more than the checksum of the archive.
        let is_right = Hash::of(&unpacked.bytes) == sha256;
        if !is_right {
            self.problems.add(0, Problem::DamagedBlob { sha256 });
        }
        let size = is_right.then_some(unpacked.bytes.len() as u64);
        Ok(Attachment {
            sha256,
            size: size.or_else(|| self.promised.size(&sha256)),
            content: if is_right {
                Content::Bytes(unpacked.bytes)
            } else {
                Content::Damaged
            },
        })
    }

    /// Names the commits of entries that the manifest lists and the archive lacks.
    fn name_absent(&mut self) {
        for chain in self.promised.rest() {
            chain::name_absent(chain, self.problems);
        }
    }

    fn add_absent_blobs(&mut self, blobs: &mut Vec<Attachment>) {
        let mut there: BTreeSet<Hash> = blobs.iter().map(|blob| blob.sha256).collect();
        for blob in &self.manifest.blobs {
            if !there.insert(blob.sha256) {
                continue;
            }
            let sha256 = blob.sha256;
            let content = match blob.left_out.as_deref() {
                None => {
                    self.problems.add(0, Problem::MissingBlob { sha256 });
                    Content::Missing
                }
                Some(Blob::CONFIDENTIAL) => Content::Confidential,
                Some(other) => Content::LeftOut(super::container::shortened(other)),
            };
            blobs.push(Attachment {
                sha256,
                size: Some(blob.size),
                content,
            });
        }
    }
}

fn read_manifest(
    container: &mut Container<'_>,
    entry: &Entry,
    problems: &mut Problems,
) -> Result<Manifest, BundleError> {
    let unpacked = container.unpack(entry)?;
    let is_huge = unpacked.bytes.len() as u64 > MAX_MANIFEST;
    let fault = unpacked
        .fault
        .or_else(|| is_huge.then(|| format!("more than {MAX_MANIFEST} bytes")));
    match fault {
        None => Manifest::from_json(&unpacked.bytes, problems),
        Some(detail) => {
            problems.add(0, Problem::DamagedManifest { detail });
            Ok(Manifest::default())
        }
    }
}

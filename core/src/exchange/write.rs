//! Writing bundles.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{Cursor, Write},
};

use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use super::{
    heads::heads_of,
    manifest::{self, Blob, Chain, FORMAT, FacilityName, Manifest, Tool},
};
use crate::{
    ident::{hash::Hash, id::ReplicaId},
    ledger::{
        commit::{Dot, SealedCommit},
        edit::Authorship,
        state::Ledger,
        vector::VersionVector,
    },
};

/// What goes into a bundle.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Contents<'a> {
    /// The hospital whose ledger it is.
    pub facility: FacilityName,
    /// The replica, the person and the time that write.
    pub who: Authorship,
    /// The program that writes.
    pub tool: Tool,
    /// How much of each replica's history the ledger has.
    pub vector: VersionVector,
    /// The hashes of the last of those commits.
    pub heads: BTreeMap<ReplicaId, Hash>,
    /// What the receiver has, and does not need; `None` writes everything.
    pub base: Option<VersionVector>,
    /// How many entities of each kind are there.
    pub entities: BTreeMap<String, u64>,
    /// All commits of the ledger in any order, those that wait or are stuck too. Those of `base` are left out here.
    pub commits: Vec<CommitBytes<'a>>,
    /// All attachments.
    pub blobs: Vec<BlobBytes<'a>>,
    /// Whether confidential attachments are left out.
    pub without_confidential: bool,
}

/// A commit as it is stored. The hash is taken as given.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CommitBytes<'a> {
    /// Its replica and number.
    pub dot: Dot,
    /// The hash of its bytes.
    pub hash: Hash,
    /// The exact bytes that were hashed.
    pub bytes: Cow<'a, [u8]>,
}

/// An attachment as it is stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BlobBytes<'a> {
    /// The hash of its bytes.
    pub sha256: Hash,
    /// How many bytes it has.
    pub size: u64,
    /// The bytes; `None` where the writer has only the placeholder itself.
    pub bytes: Option<Cow<'a, [u8]>>,
    /// Whether it is confidential: see [`crate::document::attachment::is_confidential`].
    pub is_confidential: bool,
}

/// Why a bundle cannot be written.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum WriteError {
    /// A commit whose bytes hold a line end cannot stand on a line; no commit of any known program does.
    #[error("commit {seq} of replica {replica} is not one line", seq = .0.seq, replica = .0.replica)]
    NotALine(Dot),
    /// The archive grew beyond what the format of ZIP files holds.
    #[error("the archive cannot be written: {detail}")]
    Archive {
        /// What the library says, in English.
        detail: String,
    },
}

impl<'a> From<&'a SealedCommit> for CommitBytes<'a> {
    fn from(commit: &'a SealedCommit) -> Self {
        Self {
            dot: commit.commit().dot,
            hash: commit.hash(),
            bytes: Cow::Borrowed(commit.bytes()),
        }
    }
}

impl<'a> Contents<'a> {
    /// Describes a ledger: full, with its name, vector and counts, and no attachments.
    #[must_use]
    pub fn of(
        ledger: &Ledger,
        who: Authorship,
        tool: Tool,
        commits: impl IntoIterator<Item = CommitBytes<'a>>,
    ) -> Self {
        let kinds = ledger.tables().map(|(kind, _)| kind);
        let count = |kind: &str| (kind.to_owned(), ledger.records(kind).count() as u64);
        Self {
            facility: FacilityName::of(ledger),
            who,
            tool,
            vector: ledger.vector(),
            heads: heads_of(ledger).collect(),
            base: None,
            entities: kinds.map(count).collect(),
            commits: commits.into_iter().collect(),
            blobs: Vec::new(),
            without_confidential: false,
        }
    }
}

impl FacilityName {
    /// Returns the hospital of a ledger: of several, that with the smallest id.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let facility = ledger
            .records("facility")
            .min_by_key(crate::ledger::state::Record::id);
        let name = facility.and_then(|record| record.text("name"));
        Self {
            id: facility.map(|record| record.id()),
            name: name.unwrap_or_default().to_owned(),
        }
    }
}

/// Writes a bundle. The same contents give the same bytes; commits keep theirs.
///
/// # Errors
/// A [`WriteError`] when something cannot stand in a bundle.
pub fn write(contents: &Contents<'_>) -> Result<Vec<u8>, WriteError> {
    let chains = chains_of(contents)?;
    let manifest = manifest_of(contents, &chains);
    let mut archive = Archive::new();
    archive.add(manifest::ENTRY, &[&manifest.to_json()])?;
    for (name, commits) in &chains {
        let lines = commits
            .iter()
            .flat_map(|commit| [commit.bytes.as_ref(), b"\n"]);
        let lines: Vec<&[u8]> = lines.collect();
        archive.add(name, &lines)?;
    }
    for (blob, entry) in blobs_of(contents).iter().zip(&manifest.blobs) {
        if let (None, Some(bytes)) = (&entry.left_out, &blob.bytes) {
            archive.add(&format!("blobs/{}", blob.sha256), &[bytes])?;
        }
    }
    archive.finish()
}

/// The name of an entry and the commits in it.
type NamedChain<'c> = (String, Vec<&'c CommitBytes<'c>>);

/// Divides the commits by replica. Of a forked or broken history each part is an entry of its own, so that a reader finds
/// every chain unbroken.
fn chains_of<'c>(contents: &'c Contents<'c>) -> Result<Vec<NamedChain<'c>>, WriteError> {
    let base = contents.base.clone().unwrap_or_default();
    let is_new = |commit: &&CommitBytes<'_>| commit.dot.seq > base.get(&commit.dot.replica);
    let mut commits: Vec<&CommitBytes<'_>> = contents.commits.iter().filter(is_new).collect();
    commits.sort_by_key(|commit| (commit.dot, commit.hash));
    commits.dedup_by_key(|commit| (commit.dot, commit.hash));
    let mut chains: Vec<NamedChain<'_>> = Vec::new();
    for commit in commits {
        if commit.bytes.contains(&b'\n') {
            return Err(WriteError::NotALine(commit.dot));
        }
        let replica = commit.dot.replica;
        // All of an entry are of one replica.
        let of_replica =
            |chain: &NamedChain<'_>| chain.1.first().is_some_and(|c| c.dot.replica == replica);
        let first = chains.partition_point(|chain| !of_replica(chain));
        let own = chains.get_mut(first..).unwrap_or_default();
        match own.iter_mut().find(|chain| follows(commit, &chain.1)) {
            Some(chain) => chain.1.push(commit),
            None => {
                let name = match own.len() {
                    0 => format!("commits/{replica}.ndjson"),
                    others => format!("commits/{replica}.{}.ndjson", others + 1),
                };
                chains.push((name, vec![commit]));
            }
        }
    }
    Ok(chains)
}

/// Whether a commit can stand behind others of its replica: behind its predecessor, or behind a gap.
fn follows(commit: &CommitBytes<'_>, chain: &[&CommitBytes<'_>]) -> bool {
    chain.last().is_some_and(|last| {
        let gap = commit.dot.seq - last.dot.seq;
        gap > 1 || (gap == 1 && prev_of(&commit.bytes) == Some(last.hash))
    })
}

/// Finds the hash of the previous commit: near the beginning, or wherever another program wrote it.
fn prev_of(bytes: &[u8]) -> Option<Hash> {
    const KEY: &[u8] = b"\"prev\":\"";
    #[derive(serde::Deserialize)]
    struct Prev {
        prev: Option<Hash>,
    }
    let start = bytes.get(..200).unwrap_or(bytes);
    let found = memchr::memmem::find(start, KEY).and_then(|at| {
        let digits = start.get(at + KEY.len()..)?.get(..64)?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    });
    found.or_else(|| serde_json::from_slice::<Prev>(bytes).ok()?.prev)
}

fn manifest_of(contents: &Contents<'_>, chains: &[NamedChain<'_>]) -> Manifest {
    let chain = |(name, commits): &NamedChain<'_>| {
        let (first, last) = (commits.first()?, commits.last()?);
        Some(Chain {
            entry: name.clone(),
            replica: first.dot.replica,
            first: first.dot.seq,
            last: last.dot.seq,
            count: commits.len() as u64,
            last_hash: last.hash,
        })
    };
    let blob = |blob: &&BlobBytes<'_>| Blob {
        sha256: blob.sha256,
        size: blob.size,
        left_out: if contents.without_confidential && blob.is_confidential {
            Some(Blob::CONFIDENTIAL.to_owned())
        } else {
            blob.bytes.is_none().then(|| Blob::ABSENT.to_owned())
        },
    };
    Manifest {
        format: FORMAT,
        tool: contents.tool.clone(),
        at: Some(contents.who.at),
        author: contents.who.author.clone(),
        facility: contents.facility.clone(),
        writer: Some(contents.who.replica),
        vector: contents.vector.clone(),
        heads: contents.heads.clone(),
        base: contents.base.clone(),
        commits: chains.iter().filter_map(chain).collect(),
        entities: contents.entities.clone(),
        blobs: blobs_of(contents).iter().map(blob).collect(),
    }
}

/// The attachments in the order of their hashes, each once.
fn blobs_of<'c>(contents: &'c Contents<'c>) -> Vec<&'c BlobBytes<'c>> {
    let mut blobs: Vec<_> = contents.blobs.iter().collect();
    blobs.sort_by_key(|blob| (blob.sha256, blob.bytes.is_none()));
    blobs.dedup_by_key(|blob| blob.sha256);
    blobs
}

/// A ZIP archive that is the same whenever and wherever it is written.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

fn failed(error: &dyn std::fmt::Display) -> WriteError {
    WriteError::Archive {
        detail: error.to_string(),
    }
}

impl Archive {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn add(&mut self, name: &str, parts: &[&[u8]]) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        self.0
            .start_file(name, options)
            .map_err(|error| failed(&error))?;
        for part in parts {
            self.0.write_all(part).map_err(|error| failed(&error))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<u8>, WriteError> {
        let cursor = self.0.finish().map_err(|error| failed(&error))?;
        Ok(cursor.into_inner())
    }
}

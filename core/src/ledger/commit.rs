//! One user action, as it is hashed, stored and passed on.
//!
//! The canonical encoding is one line of JSON without blanks, keys in a fixed order; FORMAT.md describes it. The
//! exact bytes are what is hashed, so they are kept beside the parsed commit and never written anew: what a newer
//! version put into them survives.

use std::collections::BTreeMap;

use super::{changes::ChangeSet, decode::decode, encode::encode, vector::VersionVector};
use crate::ident::{hash::Hash, id::ReplicaId, timestamp::Timestamp};

/// The place of a commit in the history of its replica.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Dot {
    /// Who wrote it.
    pub replica: ReplicaId,
    /// Which of the replica's commits it is, from 1.
    pub seq: u64,
}

/// One user action: who did what, when, knowing what.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Commit {
    /// The replica that wrote it and the number it gave it.
    pub dot: Dot,
    /// The hash of the replica's previous commit; `None` for its first.
    pub prev: Option<Hash>,
    /// What the replica had when it wrote this.
    pub seen: VersionVector,
    /// When, by the clock of that computer.
    pub at: Timestamp,
    /// The person, as named in the settings.
    pub author: String,
    /// What the person, or the program for them, says about it.
    pub note: String,
    /// Where the changes come from.
    pub source: Source,
    /// The changes.
    pub changes: ChangeSet,
}

/// Where the changes of a commit come from: what was done, and to which file or commit.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Source {
    /// What was done: `edit`, `import`, `undo`, `copy`, `delete` …; newer versions may add to these.
    pub action: String,
    /// Particulars by name, such as `file` → `devices.csv`. The name `action` is taken.
    pub details: BTreeMap<String, String>,
}

/// The key of [`Source::action`], which no particular can have.
pub(super) const ACTION: &str = "action";

impl Source {
    /// Returns a source that names an action and nothing else.
    pub fn action(action: &str) -> Self {
        Self {
            action: action.to_owned(),
            details: BTreeMap::new(),
        }
    }

    /// Adds a particular.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.details.insert(name.to_owned(), value.to_owned());
        self
    }
}

/// A commit with its canonical bytes and their hash.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SealedCommit {
    commit: Commit,
    bytes: Vec<u8>,
    hash: Hash,
}

/// Bytes that are no commit.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DecodeError {
    /// Not the JSON of a commit; the text says what was expected where.
    #[error("not a commit: {problem}")]
    Malformed {
        /// What the parser says.
        problem: String,
    },
    /// Written in a format that this version does not know.
    #[error("commit of format {found}, known is {known}")]
    NewerFormat {
        /// The format the commit states.
        found: u64,
        /// The newest format this version reads.
        known: u64,
    },
    /// The bytes are not those that were hashed.
    #[error("commit has hash {found}, expected {expected}")]
    WrongHash {
        /// The hash that was stored with it.
        expected: Hash,
        /// The hash of the bytes.
        found: Hash,
    },
}

impl SealedCommit {
    /// Encodes and hashes a commit.
    pub fn seal(mut commit: Commit) -> Self {
        commit.source.details.remove(ACTION);
        let bytes = encode(&commit);
        let hash = Hash::of(&bytes);
        Self {
            commit,
            bytes,
            hash,
        }
    }

    /// Reads the bytes of a commit and computes their hash.
    ///
    /// # Errors
    /// When the bytes are no commit that this version can read.
    pub fn open(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let hash = Hash::of(&bytes);
        Self::open_hashed(bytes, hash)
    }

    /// Reads the bytes of a commit whose hash is already known.
    ///
    /// Hashing 40 MB takes longer than reading them; a program that has just let the browser hash them, or that
    /// checks hashes at another time, passes the hash.
    ///
    /// # Errors
    /// When the bytes are no commit that this version can read.
    pub fn open_hashed(bytes: Vec<u8>, hash: Hash) -> Result<Self, DecodeError> {
        let commit = decode(&bytes)?;
        Ok(Self {
            commit,
            bytes,
            hash,
        })
    }

    /// Reads the bytes of a commit and refuses them if they are not those that `expected` is the hash of.
    ///
    /// # Errors
    /// When the hash differs or the bytes are no commit that this version can read.
    pub fn open_verified(bytes: Vec<u8>, expected: Hash) -> Result<Self, DecodeError> {
        let found = Hash::of(&bytes);
        if found != expected {
            return Err(DecodeError::WrongHash { expected, found });
        }
        Self::open_hashed(bytes, found)
    }

    /// Returns the commit.
    pub fn commit(&self) -> &Commit {
        &self.commit
    }

    /// Returns the canonical bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the hash of the bytes.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// Takes it apart into commit, bytes and hash.
    pub fn into_parts(self) -> (Commit, Vec<u8>, Hash) {
        (self.commit, self.bytes, self.hash)
    }
}

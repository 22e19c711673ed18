//! What is stored: commits and snapshots as opaque bytes, and where the ledger stands.

use std::{cmp::Ordering, fmt};

use daicho_core::{
    ident::{hash::Hash, id::ReplicaId},
    ledger::commit::SealedCommit,
};

use super::error::{Damage, StoreError};

/// Counts the writes to the commits of this browser profile's ledger; grows by one with each, also with an erasure.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Revision(u64);

impl Revision {
    /// The revision of a database that nobody has written to.
    pub const FIRST: Self = Self(0);

    /// Makes a revision of its number.
    pub fn new(number: u64) -> Self {
        Self(number)
    }

    /// Returns the number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// Returns the revision after this one.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// Refuses a caller that has `seen` another revision than this, which the store has. Revisions never go back.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if the store has gone on, [`StoreError::Gone`] if it was cleared.
    pub fn expect(self, seen: Self) -> Result<(), StoreError> {
        let (expected, found) = (seen, self);
        match found.cmp(&expected) {
            Ordering::Equal => Ok(()),
            Ordering::Greater => Err(StoreError::Stale { expected, found }),
            Ordering::Less => Err(StoreError::Gone { expected, found }),
        }
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One commit as the store sees it: who, which, and its canonical bytes, which the store never looks into.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredCommit {
    /// Who wrote the commit.
    pub replica: ReplicaId,
    /// Its number among the commits of `replica`, from 1; below 2^53.
    pub seq: u64,
    /// SHA-256 of `bytes`, kept beside them; checking it is up to the ledger.
    pub hash: Hash,
    /// The canonical encoding.
    pub bytes: Vec<u8>,
}

impl From<&SealedCommit> for StoredCommit {
    fn from(sealed: &SealedCommit) -> Self {
        let dot = sealed.commit().dot;
        Self {
            replica: dot.replica,
            seq: dot.seq,
            hash: sealed.hash(),
            bytes: sealed.bytes().to_vec(),
        }
    }
}

/// One commit by its place: mostly the last of a replica that is stored.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Head {
    /// Who wrote it.
    pub replica: ReplicaId,
    /// Its number.
    pub seq: u64,
}

/// Commits that take the place of others: histories of a copied browser profile that went apart.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Rehoming {
    /// The first commit of each replica that is taken out with all that follow it.
    pub out: Vec<Head>,
    /// The commits that are added.
    pub commits: Vec<StoredCommit>,
    /// The identity that this profile goes on writing under; `None` if it keeps its own.
    pub replica: Option<ReplicaId>,
}

/// The state of the ledger at one revision, as bytes: a cache that spares replaying the commits.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Snapshot {
    /// The revision of the store that the state was made of.
    pub revision: Revision,
    /// The version vector: of each replica, the last commit that is part of the state. At most one entry a replica.
    pub covers: Vec<Head>,
    /// The encoded state.
    pub bytes: Vec<u8>,
}

/// What a store holds at one moment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Loaded {
    /// Pass it to the next `append`.
    pub revision: Revision,
    /// `None` on a first run and after an erasure: nobody has written a commit.
    pub ledger: Option<StoredLedger>,
}

/// The ledger as stored.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StoredLedger {
    /// The latest snapshot, if there is one.
    pub snapshot: Option<Snapshot>,
    /// Every commit that the snapshot does not cover, by replica and number.
    pub commits: Vec<StoredCommit>,
    /// What could not be read. The rest is complete, and tells what it can; the screen must name these.
    pub damage: Vec<Damage>,
}

impl Snapshot {
    /// Says whether `commit` is part of the state.
    pub fn covers(&self, commit: &StoredCommit) -> bool {
        self.covers
            .iter()
            .any(|head| head.replica == commit.replica && commit.seq <= head.seq)
    }

    /// Says whether a store at `revision` with `heads` holds everything that the state was made of.
    pub(super) fn fits(&self, revision: Revision, heads: &[Head]) -> bool {
        let stored = |covered: &Head| {
            heads
                .iter()
                .any(|head| head.replica == covered.replica && covered.seq <= head.seq)
        };
        self.revision <= revision && self.covers.iter().all(stored)
    }
}

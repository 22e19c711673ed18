//! What the store in memory holds, and what becomes of it.

use std::{
    collections::{BTreeMap, VecDeque},
    rc::Weak,
};

use daicho_core::ident::{hash::Hash, id::ReplicaId};

use crate::store::{
    LAST_ERASURE,
    error::StoreError,
    ledger::{Head, Loaded, Rehoming, Revision, Snapshot, StoredCommit, StoredLedger},
};

/// A tab and what it wants called; the `Follow` it was given keeps the callback alive.
pub(super) type Follower = (u64, Weak<dyn Fn(Revision)>);

/// Everything that all tabs share.
#[derive(Default)]
pub(super) struct Data {
    pub(super) revision: Revision,
    pub(super) commits: BTreeMap<(ReplicaId, u64), StoredCommit>,
    pub(super) snapshot: Option<Snapshot>,
    pub(super) glimpse: Option<(Revision, Vec<u8>)>,
    pub(super) blobs: BTreeMap<Hash, Vec<u8>>,
    pub(super) prefs: BTreeMap<String, String>,
    pub(super) meta: BTreeMap<String, String>,
    pub(super) replica: Option<ReplicaId>,
    pub(super) followers: Vec<Follower>,
    pub(super) tabs: u64,
    pub(super) faults: VecDeque<StoreError>,
}

impl Data {
    pub(super) fn heads(&self) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for &(replica, seq) in self.commits.keys() {
            match heads.last_mut() {
                Some(head) if head.replica == replica => head.seq = seq,
                _ => heads.push(Head { replica, seq }),
            }
        }
        heads
    }

    pub(super) fn load(&self, snapshot: Option<&Snapshot>) -> Loaded {
        let covered =
            |commit: &StoredCommit| snapshot.is_some_and(|snapshot| snapshot.covers(commit));
        let ledger = (!self.commits.is_empty()).then(|| StoredLedger {
            snapshot: snapshot.cloned(),
            commits: self
                .commits
                .values()
                .filter(|commit| !covered(commit))
                .cloned()
                .collect(),
            damage: Vec::new(),
        });
        Loaded {
            revision: self.revision,
            ledger,
        }
    }

    pub(super) fn append(
        &mut self,
        seen: Revision,
        commits: &[StoredCommit],
    ) -> Result<Revision, StoreError> {
        self.revision.expect(seen)?;
        let mut added = BTreeMap::new();
        for commit in commits {
            let key = (commit.replica, commit.seq);
            if self.commits.contains_key(&key) || added.insert(key, commit.clone()).is_some() {
                return Err(StoreError::AlreadyStored {
                    replica: commit.replica,
                    seq: commit.seq,
                });
            }
        }
        if commits.is_empty() {
            return Ok(seen);
        }
        self.snapshot
            .take_if(|snapshot| commits.iter().any(|commit| snapshot.covers(commit)));
        self.commits.append(&mut added);
        self.revision = seen.next();
        Ok(self.revision)
    }

    pub(super) fn rehome(
        &mut self,
        seen: Revision,
        rehoming: &Rehoming,
    ) -> Result<Revision, StoreError> {
        self.revision.expect(seen)?;
        let before = self.commits.clone();
        let is_out = |replica: ReplicaId, seq: u64| {
            let mut out = rehoming.out.iter();
            out.any(|first| first.replica == replica && seq >= first.seq)
        };
        self.commits
            .retain(|&(replica, seq), _| !is_out(replica, seq));
        if let Err(error) = self.append(seen, &rehoming.commits) {
            self.commits = before;
            return Err(error);
        }
        self.revision = seen.next();
        self.snapshot = None;
        self.replica = rehoming.replica.or(self.replica);
        self.note_erasure();
        Ok(self.revision)
    }

    pub(super) fn save_snapshot(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        if !snapshot.fits(self.revision, &self.heads()) {
            return Err(StoreError::Stale {
                expected: snapshot.revision,
                found: self.revision,
            });
        }
        if self
            .snapshot
            .as_ref()
            .is_none_or(|previous| previous.revision <= snapshot.revision)
        {
            self.snapshot = Some(snapshot.clone());
        }
        Ok(())
    }

    pub(super) fn erase(&mut self) -> Revision {
        let followers = std::mem::take(&mut self.followers);
        *self = Self {
            revision: self.revision.next(),
            followers,
            tabs: self.tabs,
            ..Self::default()
        };
        self.note_erasure();
        self.revision
    }

    fn note_erasure(&mut self) {
        let erased = self.revision.to_string();
        self.meta.insert(LAST_ERASURE.to_owned(), erased);
    }
}

/// Puts a text under `key`, or takes it away.
pub(super) fn set(map: &mut BTreeMap<String, String>, key: &str, value: Option<&str>) {
    match value {
        Some(value) => map.insert(key.to_owned(), value.to_owned()),
        None => map.remove(key),
    };
}

//! What the ledger remembers of each commit that it holds: all but the changes.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    commit::{Commit, Dot, Source},
    state::ApplyError,
    vector::VersionVector,
};
use crate::ident::{hash::Hash, id::ReplicaId, timestamp::Timestamp};

/// The place of a commit in the order in which this ledger applied them; it differs from one ledger to the next.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CommitIndex(pub(super) u32);

/// What is known of a commit without its changes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CommitInfo {
    /// Its replica and number.
    pub dot: Dot,
    /// The hash of its bytes.
    pub hash: Hash,
    /// When it was made, by the clock of that computer.
    pub at: Timestamp,
    /// Who made it.
    pub author: Arc<str>,
    /// What was said about it.
    pub note: Arc<str>,
    /// Where its changes came from.
    pub source: Arc<Source>,
    /// How many commits of each replica happened before it, by the log's number of the replica.
    pub(super) seen: Arc<[u64]>,
}

/// The commits of a ledger, in the order of their application, and who saw what.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    pub(super) infos: Vec<CommitInfo>,
    /// Which replica has which number, in the order of first appearance.
    pub(super) replicas: Vec<ReplicaId>,
    /// For each commit, the number of its replica.
    pub(super) writers: Vec<u32>,
    by_replica: BTreeMap<ReplicaId, (u32, Vec<CommitIndex>)>,
}

impl Log {
    /// Returns a log that numbers replicas in the given order.
    pub(super) fn with_replicas(replicas: &[ReplicaId]) -> Self {
        let mut log = Self::default();
        for replica in replicas {
            log.number_of(*replica);
        }
        log
    }

    pub(super) fn get(&self, at: CommitIndex) -> &CommitInfo {
        &self.infos[at.0 as usize]
    }

    pub(super) fn find(&self, dot: Dot) -> Option<CommitIndex> {
        let (_, commits) = self.by_replica.get(&dot.replica)?;
        commits
            .get(usize::try_from(dot.seq.checked_sub(1)?).ok()?)
            .copied()
    }

    pub(super) fn vector(&self) -> VersionVector {
        let mut vector = VersionVector::default();
        for (replica, (_, commits)) in &self.by_replica {
            vector.set(*replica, commits.len() as u64);
        }
        vector
    }

    pub(super) fn count(&self, replica: &ReplicaId) -> u64 {
        self.by_replica
            .get(replica)
            .map_or(0, |(_, commits)| commits.len() as u64)
    }

    /// Returns the hash of a replica's last commit.
    pub(super) fn last_hash(&self, replica: &ReplicaId) -> Option<Hash> {
        let last = Dot {
            replica: *replica,
            seq: self.count(replica),
        };
        self.find(last).map(|at| self.get(at).hash)
    }

    /// Returns whether the commit is its replica's next and everything that it has seen is there.
    pub(super) fn is_ready(&self, commit: &Commit) -> bool {
        let next = self.count(&commit.dot.replica) + 1;
        let own = |replica: &ReplicaId| *replica == commit.dot.replica;
        let is_there =
            |(replica, seq): (&ReplicaId, u64)| own(replica) || self.count(replica) >= seq;
        commit.dot.seq == next && commit.seen.iter().all(is_there)
    }

    /// Returns whether the commit names the last commit of its replica as its predecessor.
    pub(super) fn is_followed_by(&self, commit: &Commit) -> bool {
        self.last_hash(&commit.dot.replica) == commit.prev
    }

    /// Says what is wrong with a commit that does not follow.
    pub(super) fn broken_chain(&self, commit: &Commit) -> ApplyError {
        ApplyError::BrokenChain {
            dot: commit.dot,
            held: self.last_hash(&commit.dot.replica),
            named: commit.prev,
        }
    }

    /// Returns whether `earlier` happened before `later`.
    pub(super) fn happened_before(&self, earlier: CommitIndex, later: CommitIndex) -> bool {
        let seq = self.infos[earlier.0 as usize].dot.seq;
        let writer = self.writers[earlier.0 as usize] as usize;
        self.infos[later.0 as usize]
            .seen
            .get(writer)
            .is_some_and(|seen| *seen >= seq)
    }

    /// Orders commits for display where none happened before the other: by clock, then by replica.
    pub(super) fn rank(&self, at: CommitIndex) -> (Timestamp, Dot) {
        let info = self.get(at);
        (info.at, info.dot)
    }

    /// Adds a commit, everything it has seen being there already.
    pub(super) fn push(&mut self, commit: &Commit, hash: Hash) -> CommitIndex {
        let seen = self.closure(commit);
        let info = CommitInfo {
            dot: commit.dot,
            hash,
            at: commit.at,
            author: commit.author.as_str().into(),
            note: commit.note.as_str().into(),
            source: Arc::new(commit.source.clone()),
            seen: seen.into(),
        };
        self.push_info(info)
    }

    pub(super) fn push_info(&mut self, info: CommitInfo) -> CommitIndex {
        let at = CommitIndex(super::changes::row_number(self.infos.len()));
        let number = self.number_of(info.dot.replica);
        if let Some((_, commits)) = self.by_replica.get_mut(&info.dot.replica) {
            commits.push(at);
        }
        self.writers.push(number);
        self.infos.push(info);
        at
    }

    fn number_of(&mut self, replica: ReplicaId) -> u32 {
        let next = super::changes::row_number(self.replicas.len());
        let (number, _) = self.by_replica.entry(replica).or_insert_with(|| {
            self.replicas.push(replica);
            (next, Vec::new())
        });
        *number
    }

    /// What the commit has seen, and what those have seen in turn, its own predecessors included.
    fn closure(&mut self, commit: &Commit) -> Vec<u64> {
        let mut direct = commit.seen.clone();
        direct.set(commit.dot.replica, commit.dot.seq - 1);
        let mut seen = Vec::new();
        for (replica, seq) in direct.iter() {
            let number = self.number_of(*replica) as usize;
            raise(&mut seen, number, seq);
            if let Some(last) = self.find(Dot {
                replica: *replica,
                seq,
            }) {
                for (number, seq) in self.get(last).seen.iter().enumerate() {
                    raise(&mut seen, number, *seq);
                }
            }
        }
        seen
    }
}

fn raise(seen: &mut Vec<u64>, number: usize, seq: u64) {
    if seen.len() <= number {
        seen.resize(number + 1, 0);
    }
    seen[number] = seen[number].max(seq);
}

//! Commits that came before others which they have seen.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    commit::{Commit, Dot},
    log::Log,
    state::ApplyError,
};
use crate::ident::{hash::Hash, id::ReplicaId};

/// Commits by their place and hash: one whose chain is broken may wait beside the one that belongs there.
#[derive(Clone, Debug, Default)]
pub(super) struct Waiting(BTreeMap<(Dot, Hash), Arc<Commit>>);

impl Waiting {
    pub(super) fn iter(&self) -> impl Iterator<Item = (Dot, Hash)> {
        self.0.keys().copied()
    }

    pub(super) fn insert(&mut self, commit: &Commit, hash: Hash) {
        self.0.insert((commit.dot, hash), Arc::new(commit.clone()));
    }

    pub(super) fn remove(&mut self, dot: Dot, hash: Hash) -> Option<Arc<Commit>> {
        self.0.remove(&(dot, hash))
    }

    /// Returns the hash of a commit that waits for this place and may yet be applied.
    pub(super) fn hopeful(&self, dot: Dot, log: &Log) -> Option<Hash> {
        self.at(dot)
            .find(|(_, commit)| !is_broken(commit, log))
            .map(|(hash, _)| hash)
    }

    /// Finds a commit that waits no longer: all that it has seen is in the log, and it follows its predecessor.
    pub(super) fn ready(&self, log: &Log) -> Option<(Dot, Hash)> {
        let mut replica = self.replica_from(ReplicaId::from_bytes([0; 16]), 0);
        while let Some(current) = replica {
            let next = Dot {
                replica: current,
                seq: log.count(&current) + 1,
            };
            let found = self
                .at(next)
                .find(|(_, commit)| log.is_ready(commit) && !is_broken(commit, log));
            if let Some((hash, _)) = found {
                return Some((next, hash));
            }
            replica = self.replica_from(current, u64::MAX);
        }
        None
    }

    /// Lists the commits that can never be applied, and why.
    pub(super) fn stuck(&self, log: &Log) -> impl Iterator<Item = ApplyError> {
        self.0.iter().filter_map(|((dot, hash), commit)| {
            if let Some(at) = log.find(*dot) {
                return Some(ApplyError::Forked {
                    dot: *dot,
                    held: log.get(at).hash,
                    offered: *hash,
                });
            }
            is_broken(commit, log).then(|| log.broken_chain(commit))
        })
    }

    fn at(&self, dot: Dot) -> impl Iterator<Item = (Hash, &Commit)> {
        let (first, last) = (Hash::from_bytes([0; 32]), Hash::from_bytes([0xff; 32]));
        self.0
            .range((dot, first)..=(dot, last))
            .map(|((_, hash), commit)| (*hash, commit.as_ref()))
    }

    fn replica_from(&self, replica: ReplicaId, seq: u64) -> Option<ReplicaId> {
        let after = (Dot { replica, seq }, Hash::from_bytes([0xff; 32]));
        let ((dot, _), _) = self.0.range(after..).next()?;
        Some(dot.replica)
    }
}

/// Whether the predecessor of a commit is in the log and is not the one that the commit names.
fn is_broken(commit: &Commit, log: &Log) -> bool {
    log.count(&commit.dot.replica) + 1 == commit.dot.seq && !log.is_followed_by(commit)
}

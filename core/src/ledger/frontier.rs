//! The newest commits of a ledger: they stand for everything that it knows.

use super::{
    changes::ChangeSet,
    commit::{Commit, Dot, SealedCommit, Source},
    edit::Authorship,
    log::{CommitIndex, CommitInfo},
    state::{Ledger, Record},
    vector::VersionVector,
};
use crate::ident::hash::{Hash, HashPrefix};

/// Why a ledger cannot tell which version of it is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum VersionError {
    /// No commit here has a hash that begins so: it was written elsewhere and has not been merged yet.
    #[error("no commit begins with {prefix}")]
    Unknown {
        /// The beginning of its hash.
        prefix: HashPrefix,
    },
    /// Several commits have hashes that begin so.
    #[error("several commits begin with {prefix}")]
    Ambiguous {
        /// The beginning of their hashes.
        prefix: HashPrefix,
    },
}

impl Ledger {
    /// Returns the hashes of the commits that no other commit has seen, in their order; mostly there is one.
    ///
    /// Two ledgers with the same frontier have the same commits.
    pub fn frontier(&self) -> Vec<Hash> {
        let vector = self.vector();
        let last = |(replica, seq): (&_, u64)| {
            self.find_commit(Dot {
                replica: *replica,
                seq,
            })
        };
        let newest: Vec<CommitIndex> = vector.iter().filter_map(last).collect();
        // Whoever has seen a commit was seen by the newest of its replica.
        let is_unseen = |at: &&CommitIndex| {
            newest
                .iter()
                .all(|other| other == *at || !self.happened_before(**at, *other))
        };
        let mut frontier: Vec<Hash> = newest
            .iter()
            .filter(is_unseen)
            .map(|at| self.commit(*at).hash)
            .collect();
        frontier.sort_unstable();
        frontier
    }

    /// Returns what the ledger had when its newest commits were those whose hashes begin with `prefixes`: these and all that
    /// they have seen.
    ///
    /// # Errors
    /// [`VersionError`] when one of them names no commit here, or several.
    pub fn version(&self, prefixes: &[HashPrefix]) -> Result<VersionVector, VersionError> {
        let mut vector = VersionVector::default();
        for prefix in prefixes {
            let mut found = self
                .commits()
                .filter(|info| HashPrefix::of(&info.hash) == *prefix);
            let Some(info) = found.next() else {
                return Err(VersionError::Unknown { prefix: *prefix });
            };
            if found.next().is_some() {
                return Err(VersionError::Ambiguous { prefix: *prefix });
            }
            vector.join(&self.up_to(info));
        }
        Ok(vector)
    }

    /// Makes a commit of somebody who had only `seen`, part of what this ledger has. The replica must be a new one, since a
    /// replica has always seen its own commits.
    ///
    /// It stands beside what others wrote since: where both set a field, that is a conflict. So what was written into a file
    /// of a former version can be brought in without replacing what nobody saw there.
    pub fn commit_seeing(
        seen: VersionVector,
        who: Authorship,
        source: Source,
        note: &str,
        changes: ChangeSet,
    ) -> SealedCommit {
        SealedCommit::seal(Commit {
            dot: Dot {
                replica: who.replica,
                seq: 1,
            },
            prev: None,
            seen,
            at: who.at,
            author: who.author,
            note: note.to_owned(),
            source,
            changes,
        })
    }

    /// Returns a commit and all that it has seen, as a vector.
    fn up_to(&self, info: &CommitInfo) -> VersionVector {
        let mut vector = VersionVector::default();
        for (replica, seq) in self.log().replicas.iter().zip(info.seen.iter()) {
            vector.set(*replica, *seq);
        }
        vector.set(info.dot.replica, info.dot.seq);
        vector
    }
}

impl Record<'_> {
    /// Returns whether some value of the entity was set by a commit that the vector does not cover.
    pub fn changed_since(&self, vector: &VersionVector) -> bool {
        !self.all_commits(|commit| self.ledger().is_within(commit, vector))
    }
}

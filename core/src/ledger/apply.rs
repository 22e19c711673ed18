//! Adding commits to a state.

use std::sync::Arc;

use super::{
    changes::Block,
    commit::{Commit, SealedCommit},
    log::CommitIndex,
    state::{Applied, ApplyError, Ledger},
};
use crate::ident::hash::Hash;

impl Ledger {
    /// Adds a commit to the set.
    ///
    /// # Errors
    /// When it contradicts a commit that is there; nothing changes then.
    pub fn apply(&mut self, sealed: &SealedCommit) -> Result<Applied, ApplyError> {
        self.apply_parts(sealed.commit(), sealed.hash())
    }

    /// As [`Ledger::apply`], for a commit whose bytes were handed on: those of a large import need not stay.
    ///
    /// # Errors
    /// When it contradicts a commit that is there; nothing changes then.
    pub fn apply_parts(&mut self, commit: &Commit, hash: Hash) -> Result<Applied, ApplyError> {
        let dot = commit.dot;
        // One whose chain is broken does not keep its place from the one that belongs there.
        let held = self.log.find(dot).map(|at| self.log.get(at).hash);
        if let Some(held) = held.or_else(|| self.waiting.hopeful(dot, &self.log)) {
            let offered = hash;
            return if held == offered {
                Ok(Applied::Known)
            } else {
                Err(ApplyError::Forked { dot, held, offered })
            };
        }
        if self.log.count(&dot.replica) + 1 == dot.seq && !self.log.is_followed_by(commit) {
            return Err(self.log.broken_chain(commit));
        }
        if !self.log.is_ready(commit) {
            Arc::make_mut(&mut self.waiting).insert(commit, hash);
            return Ok(Applied::Waiting);
        }
        let mut done = vec![self.apply_ready(commit, hash)];
        while let Some((dot, hash)) = self.waiting.ready(&self.log) {
            if let Some(commit) = Arc::make_mut(&mut self.waiting).remove(dot, hash) {
                done.push(self.apply_ready(&commit, hash));
            }
        }
        Ok(Applied::Done(done))
    }

    fn apply_ready(&mut self, commit: &Commit, hash: Hash) -> CommitIndex {
        let log = Arc::make_mut(&mut self.log);
        let at = log.push(commit, hash);
        let set = |block: &&Block| !block.ids.is_empty();
        for block in commit.changes.blocks().iter().filter(set) {
            let table = self.tables.entry(block.kind.clone()).or_default();
            Arc::make_mut(table).apply(block, at, log);
        }
        at
    }
}

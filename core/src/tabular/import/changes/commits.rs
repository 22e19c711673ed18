//! The changes of an import as commits.

use crate::{
    ident::id::ReplicaId,
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
        vector::VersionVector,
    },
};

/// The changes of an import.
#[derive(Clone, Debug, Default)]
pub struct ImportChanges {
    /// What is written knowing all that the ledger has.
    pub main: ChangeSet,
    /// What stands beside values that others wrote meanwhile: what its writer had seen, and the values.
    pub beside: Vec<(VersionVector, ChangeSet)>,
}

impl ImportChanges {
    /// Returns whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.main.is_empty() && self.beside.iter().all(|(_, changes)| changes.is_empty())
    }

    /// Makes the commits that write the changes on top of a ledger, the one for which they were planned. Those that stand
    /// beside others are each of a replica that `draw` gives: a replica has seen its own commits, and these have not.
    #[must_use]
    pub fn commits(
        self,
        ledger: &Ledger,
        who: &Authorship,
        source: &Source,
        draw: &mut dyn FnMut() -> ReplicaId,
    ) -> Vec<SealedCommit> {
        let mut commits = Vec::new();
        if !self.main.is_empty() {
            commits.push(ledger.next_commit(who.clone(), source.clone(), "", self.main));
        }
        let beside = self.beside.into_iter();
        for (seen, changes) in beside.filter(|(_, changes)| !changes.is_empty()) {
            let who = Authorship {
                replica: draw(),
                ..who.clone()
            };
            commits.push(Ledger::commit_seeing(
                seen,
                who,
                source.clone(),
                "",
                changes,
            ));
        }
        commits
    }
}

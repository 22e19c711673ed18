//! Making commits: of changes, and of their undoing.

use super::{
    changes::ChangeSet,
    commit::{Commit, Dot, SealedCommit, Source},
    log::CommitIndex,
    state::Ledger,
    table::{DELETED, DELETED_TRUE, Presence},
    value::ValueRef,
    vector::VersionVector,
};
use crate::ident::{
    id::{EntityId, ReplicaId},
    timestamp::Timestamp,
};

/// Who acts, on which replica, and when.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Authorship {
    /// The replica that writes.
    pub replica: ReplicaId,
    /// The person, as named in the settings.
    pub author: String,
    /// The time by the computer's clock.
    pub at: Timestamp,
}

/// Takes back that an entity was deleted, where somebody said so.
pub fn revive(ledger: &Ledger, kind: &str, id: EntityId, changes: &mut ChangeSet) {
    let known = ledger.record(kind, &id);
    if known.is_some_and(|known| known.presence() != Presence::Present) {
        changes.restore(kind, id);
    }
}

impl Ledger {
    /// Makes the commit that follows what this ledger has. It is not applied: it has to be stored first.
    pub fn next_commit(
        &self,
        who: Authorship,
        source: Source,
        note: &str,
        changes: ChangeSet,
    ) -> SealedCommit {
        let seen = self.vector();
        let dot = Dot {
            replica: who.replica,
            seq: seen.get(&who.replica) + 1,
        };
        SealedCommit::seal(Commit {
            dot,
            prev: self.last_hash(&who.replica),
            seen,
            at: who.at,
            author: who.author,
            note: note.to_owned(),
            source,
            changes,
        })
    }

    /// Returns the changes that bring back what `changes` are about to replace.
    ///
    /// Ask before they are applied. An entity that they create is deleted again; a field that they set for the first
    /// time is cleared.
    pub fn inverse(&self, changes: &ChangeSet) -> ChangeSet {
        let mut inverse = ChangeSet::new();
        for block in changes.blocks() {
            let kind = block.kind.as_str();
            for (row, id) in block.ids.iter().enumerate() {
                let mut changed = block.row(row).map(|(field, _)| field).peekable();
                match self.record(kind, id) {
                    None if changed.peek().is_some() => {
                        inverse.delete(kind, *id);
                    }
                    None => {}
                    Some(record) => changed.for_each(|field| {
                        let former = record.get(field).unwrap_or(ValueRef::Cleared);
                        inverse.set(kind, *id, field, former);
                    }),
                }
            }
        }
        inverse
    }

    /// Returns those changes of `inverse` whose field still shows what the commit `undone` set.
    ///
    /// What somebody changed since, or beside it, is theirs: undoing does not touch it. An entity is deleted (because
    /// `undone` created it, or brought it back) only while nobody has worked on it since.
    pub fn still_due(&self, inverse: &ChangeSet, undone: CommitIndex) -> ChangeSet {
        let ours = |head| head == undone;
        self.due(inverse, ours, |head| {
            ours(head) || self.happened_before(head, undone)
        })
    }

    /// As [`Ledger::still_due`], for the undoing of everything that was there at `after` and not before: a merge.
    pub fn still_due_since(&self, inverse: &ChangeSet, after: &VersionVector) -> ChangeSet {
        let then = |head| self.is_within(head, after);
        self.due(inverse, then, then)
    }

    /// Returns whether a commit is one of those that a version vector counts.
    pub fn is_within(&self, commit: CommitIndex, vector: &VersionVector) -> bool {
        let dot = self.commit(commit).dot;
        dot.seq <= vector.get(&dot.replica)
    }

    fn due(
        &self,
        inverse: &ChangeSet,
        ours: impl Fn(CommitIndex) -> bool,
        not_since: impl Fn(CommitIndex) -> bool,
    ) -> ChangeSet {
        let mut due = ChangeSet::new();
        for change in inverse.iter() {
            let Some(record) = self.record(change.kind, &change.id) else {
                continue;
            };
            let deletes = change.field == DELETED && change.value == ValueRef::Text(DELETED_TRUE);
            let is_due = if deletes {
                record.all_commits(&not_since)
            } else {
                let heads = record.heads(change.field);
                heads.iter().all(|(head, _)| ours(*head))
            };
            if is_due {
                due.set(change.kind, change.id, change.field, change.value);
            }
        }
        due
    }
}

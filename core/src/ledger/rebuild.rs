//! A ledger's values as commits that make them anew, for when the commits themselves were lost.

use super::{
    changes::ChangeSet,
    commit::{SealedCommit, Source},
    edit::Authorship,
    state::{Ledger, Record},
    table::{DELETED, DELETED_TRUE, Presence},
    value::ValueRef,
};
use crate::ident::{id::ReplicaId, timestamp::Timestamp};

/// What `action` says in the source of the commits.
const ACTION: &str = "rescue";

/// The changes of the commits, divided so that nothing is decided that was in conflict.
#[derive(Default)]
struct Parts {
    /// Every value that is shown.
    shown: ChangeSet,
    /// The other values of conflicts: each set goes beside the shown one.
    beside: Vec<ChangeSet>,
    /// Deletions that nobody disputes: they come after everything else.
    deletions: ChangeSet,
}

impl Ledger {
    /// Returns commits that bring an empty ledger to the values of this one: all entities, deleted ones too, with what
    /// is unknown, foreign or in conflict.
    ///
    /// The first commit is of `who`; those that keep conflicts are each of a replica that `draw` gives. An empty ledger
    /// gives none. Lost are the history, who wrote what when, and which of several equal values were written apart.
    pub fn rebuild(
        &self,
        who: &Authorship,
        mut draw: impl FnMut() -> ReplicaId,
    ) -> Vec<SealedCommit> {
        let mut parts = Parts::default();
        for (kind, table) in self.tables() {
            for id in table.ids() {
                if let Some(record) = self.record(kind, id) {
                    parts.take(&record);
                }
            }
        }
        // Of several values the one with the greatest time is shown: that of this commit.
        let later = Timestamp::from_milliseconds(who.at.milliseconds() + 1);
        let first = (who.replica, later, parts.shown);
        let beside = parts.beside.into_iter();
        let beside: Vec<_> = beside.map(|changes| (draw(), who.at, changes)).collect();
        let seal = |on: &Ledger, (replica, at, changes): (ReplicaId, Timestamp, ChangeSet)| {
            let author = who.author.clone();
            let writer = Authorship {
                replica,
                author,
                at,
            };
            (!changes.is_empty())
                .then(|| on.next_commit(writer, Source::action(ACTION), "", changes))
        };
        let parts_at_once = std::iter::once(first).chain(beside);
        let mut commits: Vec<_> = parts_at_once
            .filter_map(|part| seal(&Ledger::new(), part))
            .collect();
        let mut whole = Ledger::new();
        for commit in &commits {
            // Each was made for an empty ledger and is the first of its replica, so it fits.
            let _ = whole.apply(commit);
        }
        commits.extend(seal(&whole, (who.replica, later, parts.deletions)));
        commits
    }
}

impl Parts {
    fn take(&mut self, record: &Record<'_>) {
        let deletion = ValueRef::Text(DELETED_TRUE);
        for (field, _) in record.fields() {
            let mut values: Vec<ValueRef<'_>> = Vec::new();
            for (_, value) in record.heads(field) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            let (mut disputed, mut deleted) = (None, None);
            if field == DELETED && values.contains(&deletion) {
                values.retain(|value| *value != deletion);
                match record.presence() {
                    Presence::Disputed => disputed = Some(deletion),
                    Presence::Deleted | Presence::Present => deleted = Some(deletion),
                }
            }
            let mut values = values.into_iter();
            let (kind, id) = (record.kind(), record.id());
            if let Some(shown) = values.next() {
                self.shown.set(kind, id, field, shown);
            }
            for (nth, value) in values.chain(disputed).enumerate() {
                self.beside(nth).set(kind, id, field, value);
            }
            if let Some(value) = deleted {
                self.deletions.set(kind, id, field, value);
            }
        }
    }

    fn beside(&mut self, nth: usize) -> &mut ChangeSet {
        if self.beside.len() <= nth {
            self.beside.resize_with(nth + 1, ChangeSet::new);
        }
        &mut self.beside[nth]
    }
}

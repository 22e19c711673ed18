//! Merging: what commits of somebody else would do to a ledger, told before anything happens, and taking it back.
//!
//! The merge itself is [`Ledger::apply`], one commit after the other. Here is what a person wants to know about it.

use std::{collections::BTreeMap, sync::Arc};

use hashbrown::HashSet;

use super::{
    changes::ChangeSet,
    column::{Code, Column},
    commit::{Dot, SealedCommit},
    log::CommitIndex,
    state::{Applied, ApplyError, Ledger, Record},
    table::{DELETED, Presence, Table},
    value::ValueRef,
    vector::VersionVector,
};
use crate::ident::{id::EntityId, order::sort_by};

/// A ledger with the commits of somebody else in it, and what became of those.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The ledger as it would be.
    pub ledger: Ledger,
    /// Those that were new and are part of it: their places in [`Merged::ledger`], in the order of application.
    pub taken: Vec<CommitIndex>,
    /// How many were there before.
    pub known: usize,
    /// Those that contradict a commit that is there.
    pub refused: Vec<ApplyError>,
    /// Those that cannot be applied because others are missing that they have seen.
    pub waiting: Vec<Dot>,
}

/// What became of an entity.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Fate {
    /// It was not there before.
    Added,
    /// Some of its values differ.
    Changed,
    /// It was there and is deleted.
    Deleted,
    /// It was deleted and is there again.
    Restored,
}

/// An entity that differs between two states.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    /// Its id.
    pub id: EntityId,
    /// What became of it.
    pub fate: Fate,
    /// The fields that show another value, and those that are newly in conflict, ordered by name.
    pub fields: Vec<String>,
}

/// A field about which somebody has to decide.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Dispute {
    /// The kind of the entity.
    pub kind: String,
    /// The entity.
    pub id: EntityId,
    /// The field; [`DELETED`] where one person deleted what another worked on.
    pub field: String,
}

impl Ledger {
    /// Returns this ledger with `commits` in it. Which of them come first does not matter.
    pub fn merged<'a>(&self, commits: impl IntoIterator<Item = &'a SealedCommit>) -> Merged {
        let mut merged = Merged {
            ledger: self.clone(),
            taken: Vec::new(),
            known: 0,
            refused: Vec::new(),
            waiting: Vec::new(),
        };
        for commit in commits {
            match merged.ledger.apply(commit) {
                Ok(Applied::Done(places)) => merged.taken.extend(places),
                Ok(Applied::Known) => merged.known += 1,
                Ok(Applied::Waiting) => {}
                Err(error) => merged.refused.push(error),
            }
        }
        let held: HashSet<_> = self.pending().collect();
        let still = merged.ledger.pending();
        merged.waiting = still
            .filter(|waiting| !held.contains(waiting))
            .map(|(dot, _)| dot)
            .collect();
        merged
    }

    /// Lists the entities that differ from `before`, kind by kind. This ledger must have come of `before` by applying commits.
    pub fn differences(&self, before: &Self) -> BTreeMap<String, Vec<Difference>> {
        let mut found = BTreeMap::new();
        for (kind, table) in self.tables() {
            let former = before.table(kind);
            if former.is_some_and(|former| Arc::ptr_eq(former, table)) {
                continue;
            }
            let differences = Comparison {
                before,
                after: self,
                former,
                table,
            }
            .run();
            if !differences.is_empty() {
                found.insert(kind.to_owned(), differences);
            }
        }
        found
    }

    /// Lists every field that somebody has to decide about, of entities that are there or disputed: kind by kind, entity by
    /// entity.
    pub fn disputes(&self) -> Vec<Dispute> {
        let mut found = Vec::new();
        for (kind, table) in self.tables() {
            let mut dispute = |row: usize, field: &str| {
                found.push((
                    row,
                    field == DELETED,
                    kind,
                    table.ids()[row],
                    field.to_owned(),
                ));
            };
            for row in disputed_rows(self, table) {
                dispute(row, DELETED);
            }
            for (field, column) in table.columns().filter(|(field, _)| *field != DELETED) {
                let open = |row: &usize| table.presence(*row, self) != Presence::Deleted;
                column
                    .conflicts()
                    .filter(open)
                    .for_each(|row| dispute(row, field));
            }
        }
        sort_by(&mut found, |a, b| {
            (a.2, a.0, !a.1, &a.4).cmp(&(b.2, b.0, !b.1, &b.4))
        });
        let dispute = |(_, _, kind, id, field): (usize, bool, &str, EntityId, String)| Dispute {
            kind: kind.to_owned(),
            id,
            field,
        };
        found.into_iter().map(dispute).collect()
    }

    /// Returns the changes that bring back what `before` showed, of fields that were not set again after the merge:
    /// `after` is how much this ledger had when the merge was done.
    ///
    /// What was in conflict already is left as it is: taking back decides nothing. Entities that came with the merge are
    /// deleted unless somebody worked on them since.
    pub fn taking_back(&self, before: &Self, after: &VersionVector) -> ChangeSet {
        let mut changes = ChangeSet::new();
        let then = |commit| self.is_within(commit, after);
        for (kind, table) in self.tables() {
            for id in table.ids() {
                let Some(record) = self.record(kind, id) else {
                    continue;
                };
                match before.record(kind, id) {
                    Some(former) => take_back(&mut changes, &record, &former, then),
                    None if record.presence() != Presence::Deleted && record.all_commits(then) => {
                        changes.delete(kind, *id);
                    }
                    None => {}
                }
            }
        }
        changes
    }
}

fn take_back(
    changes: &mut ChangeSet,
    record: &Record<'_>,
    former: &Record<'_>,
    then: impl Fn(CommitIndex) -> bool,
) {
    for (field, value) in record.fields() {
        let was = former.get(field);
        let same = was == Some(value) && record.is_conflict(field) == former.is_conflict(field);
        let untouched = || record.heads(field).iter().all(|(head, _)| then(*head));
        if !same && !former.is_conflict(field) && untouched() {
            let was = was.unwrap_or(ValueRef::Cleared);
            changes.set(record.kind(), record.id(), field, was);
        }
    }
}

/// Rows of entities whose deletion is disputed.
fn disputed_rows<'a>(ledger: &'a Ledger, table: &'a Table) -> impl Iterator<Item = usize> + 'a {
    let deleted = table.column(DELETED);
    let rows = deleted.map_or(0, |column| column.codes().len());
    let set = move |row: &usize| deleted.is_some_and(|column| column.code(*row) != Code::ABSENT);
    let disputed = move |row: &usize| {
        table.presence(*row, ledger) == Presence::Disputed
            || deleted.is_some_and(|column| column.is_conflict(*row))
    };
    (0..rows).filter(set).filter(disputed)
}

/// One kind in two states; the rows of the earlier one are the first rows of the later one.
struct Comparison<'a> {
    before: &'a Ledger,
    after: &'a Ledger,
    former: Option<&'a Arc<Table>>,
    table: &'a Arc<Table>,
}

impl Comparison<'_> {
    fn run(&self) -> Vec<Difference> {
        let known = self.former.map_or(0, |former| former.len());
        let mut fields: Vec<Vec<String>> = vec![Vec::new(); self.table.len()];
        for (field, column) in self.table.columns().filter(|(field, _)| *field != DELETED) {
            let former = self.former.and_then(|former| former.column(field));
            if former.is_some_and(|former| Arc::ptr_eq(former, column)) {
                continue;
            }
            for (row, fields) in fields.iter_mut().enumerate() {
                if differs(former.map(AsRef::as_ref), column, row) {
                    fields.push(field.to_owned());
                }
            }
        }
        let rows = fields.into_iter().enumerate();
        rows.filter_map(|(row, fields)| {
            let fate = self.fate(row, known, !fields.is_empty())?;
            let id = self.table.ids()[row];
            Some(Difference { id, fate, fields })
        })
        .collect()
    }

    fn fate(&self, row: usize, known: usize, differs: bool) -> Option<Fate> {
        let is = self.table.presence(row, self.after) != Presence::Deleted;
        let former = self.former.filter(|_| row < known);
        let was = former.map(|table| table.presence(row, self.before) != Presence::Deleted);
        match (was, is) {
            (None, true) => Some(Fate::Added),
            (Some(true), false) => Some(Fate::Deleted),
            (Some(false), true) => Some(Fate::Restored),
            (Some(true), true) => differs.then_some(Fate::Changed),
            // What was deleted before or came deleted concerns nobody.
            (None | Some(false), false) => None,
        }
    }
}

/// Whether a row shows another value, or is newly in conflict. Codes of a column stay what they are when commits are applied.
fn differs(former: Option<&Column>, column: &Column, row: usize) -> bool {
    let was = former.map_or(Code::ABSENT, |former| former.code(row));
    let forked =
        || column.is_conflict(row) && !former.is_some_and(|former| former.is_conflict(row));
    column.code(row) != was || forked()
}

//! All entities of one kind.

use std::{collections::BTreeMap, sync::Arc};

use hashbrown::HashMap;

use super::{
    changes::Block,
    column::{Code, Column, Head},
    log::{CommitIndex, Log},
    value::ValueRef,
};
use crate::ident::id::EntityId;

/// The field that says whether an entity was deleted.
pub const DELETED: &str = "deleted";

/// What [`DELETED`] holds when the entity is deleted.
pub const DELETED_TRUE: &str = "true";

/// All entities of one kind, deleted ones included: a row an entity, a [`Column`] a field.
#[derive(Clone, Debug, Default)]
pub struct Table {
    ids: Arc<Vec<EntityId>>,
    rows: Arc<HashMap<EntityId, u32>>,
    columns: BTreeMap<String, Arc<Column>>,
}

/// Whether an entity is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Presence {
    /// It is there.
    Present,
    /// It was deleted; its record stays.
    Deleted,
    /// One person deleted it while another edited it. It counts as there until somebody decides.
    Disputed,
}

impl Table {
    /// Counts the rows, deleted entities included.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns whether no entity of the kind was ever made.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Returns the ids of the entities, row by row.
    pub fn ids(&self) -> &[EntityId] {
        &self.ids
    }

    /// Returns the row of an entity.
    pub fn row(&self, id: &EntityId) -> Option<usize> {
        self.rows.get(id).map(|row| *row as usize)
    }

    /// Returns the column of a field, `None` if no entity ever had it.
    pub fn column(&self, field: &str) -> Option<&Arc<Column>> {
        self.columns.get(field)
    }

    /// Lists fields and their columns, ordered by field.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &Arc<Column>)> {
        self.columns
            .iter()
            .map(|(field, column)| (field.as_str(), column))
    }

    /// Returns the value of a field in a row, `None` if it was never set.
    pub fn get(&self, row: usize, field: &str) -> Option<ValueRef<'_>> {
        self.columns.get(field)?.get(row)
    }

    /// Lists the rows that are there, disputed ones included.
    pub fn present_rows(&self, ledger: &super::state::Ledger) -> Vec<u32> {
        let all = 0..super::changes::row_number(self.len());
        let Some(deleted) = self.columns.get(DELETED) else {
            return all.collect();
        };
        let absent = |row: &u32| {
            deleted.code(*row as usize) != Code::ABSENT
                && self.presence(*row as usize, ledger) == Presence::Deleted
        };
        all.filter(|row| !absent(row)).collect()
    }

    /// Returns whether the entity of a row is there.
    pub fn presence(&self, row: usize, ledger: &super::state::Ledger) -> Presence {
        let Some(deletion) = self.columns.get(DELETED) else {
            return Presence::Present;
        };
        let mut deletions = Vec::new();
        let mut agreed = true;
        deletion.all_heads(row, |head| {
            if deletion.value_of(head.code) == Some(ValueRef::Text(DELETED_TRUE)) {
                deletions.push(head.commit);
            } else {
                agreed = false;
            }
            true
        });
        if deletions.is_empty() {
            return Presence::Present;
        }
        if !agreed || self.edited_beside(row, &deletions, ledger.log()) {
            return Presence::Disputed;
        }
        Presence::Deleted
    }

    /// Whether some field has a head that happened neither before any of the deletions nor after one.
    fn edited_beside(&self, row: usize, deletions: &[CommitIndex], log: &Log) -> bool {
        let told = |edit: Head| {
            deletions.iter().any(|deletion| {
                edit.commit == *deletion
                    || log.happened_before(edit.commit, *deletion)
                    || log.happened_before(*deletion, edit.commit)
            })
        };
        self.columns()
            .filter(|(field, _)| *field != DELETED)
            .any(|(_, column)| !column.all_heads(row, told))
    }

    /// Returns whether all commits behind the heads of all fields of a row are as `is_so` says.
    pub(super) fn all_commits(&self, row: usize, is_so: impl Fn(CommitIndex) -> bool) -> bool {
        let mut columns = self.columns.values();
        columns.all(|column| column.all_heads(row, |head| is_so(head.commit)))
    }

    pub(super) fn apply(&mut self, block: &Block, commit: CommitIndex, log: &Log) {
        let rows: Vec<usize> = self.rows_of(&block.ids);
        // Fields that a table of changes names and never sets make no column.
        for (field, changes) in block
            .columns()
            .filter(|(_, changes)| !changes.codes.is_empty())
        {
            let column = Arc::make_mut(self.columns.entry(field.to_owned()).or_default());
            column.apply(changes, &rows, commit, log);
        }
    }

    fn rows_of(&mut self, ids: &[EntityId]) -> Vec<usize> {
        if ids.iter().all(|id| self.rows.contains_key(id)) {
            return ids.iter().filter_map(|id| self.row(id)).collect();
        }
        let all = Arc::make_mut(&mut self.ids);
        let rows = Arc::make_mut(&mut self.rows);
        rows.reserve(ids.len());
        let mut row_of = |id: &EntityId| {
            let next = super::changes::row_number(all.len());
            let row = *rows.entry(*id).or_insert(next);
            if row == next {
                all.push(*id);
            }
            row as usize
        };
        ids.iter().map(&mut row_of).collect()
    }

    /// Takes a table as it was stored; `None` if an id stands twice or a column is longer than the list of ids.
    pub(super) fn from_parts(
        ids: Vec<EntityId>,
        columns: BTreeMap<String, Arc<Column>>,
    ) -> Option<Self> {
        let mut rows = HashMap::with_capacity(ids.len());
        for (row, id) in ids.iter().enumerate() {
            if rows.insert(*id, super::changes::row_number(row)).is_some() {
                return None;
            }
        }
        let fits = columns
            .values()
            .all(|column| column.codes().len() <= ids.len());
        fits.then(|| Self {
            ids: Arc::new(ids),
            rows: Arc::new(rows),
            columns,
        })
    }
}

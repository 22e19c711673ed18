//! The state that a set of commits amounts to.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    commit::Dot,
    log::{CommitIndex, CommitInfo, Log},
    table::{Presence, Table},
    value::ValueRef,
    vector::VersionVector,
    waiting::Waiting,
};
use crate::ident::{hash::Hash, id::EntityId, id::ReplicaId};

/// The state of a ledger: every entity, every field, all heads. Cloning it copies pointers.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) log: Arc<Log>,
    pub(super) tables: BTreeMap<String, Arc<Table>>,
    pub(super) waiting: Arc<Waiting>,
}

/// What became of a commit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Applied {
    /// It was applied, and so were those that had waited for it: their places, in order.
    Done(Vec<CommitIndex>),
    /// It was there already.
    Known,
    /// It waits until what it has seen is there.
    Waiting,
}

/// Why a commit cannot be part of this ledger. The ledger is unchanged.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ApplyError {
    /// Another commit with the same replica and number is there: a browser profile was copied.
    #[error("commit {seq} of replica {replica} exists in two versions: {held} and {offered}", seq = dot.seq, replica = dot.replica)]
    Forked {
        /// The replica and number of both.
        dot: Dot,
        /// The hash of the one in the ledger.
        held: Hash,
        /// The hash of the one that was offered.
        offered: Hash,
    },
    /// Its hash of the previous commit is not the hash of that commit.
    #[error("commit {seq} of replica {replica} does not follow its predecessor", seq = dot.seq, replica = dot.replica)]
    BrokenChain {
        /// The replica and number of the commit.
        dot: Dot,
        /// The hash of the predecessor in the ledger.
        held: Option<Hash>,
        /// The hash of the predecessor that the commit names.
        named: Option<Hash>,
    },
}

impl Ledger {
    /// Returns a ledger without commits.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns how much of each replica's history is applied.
    pub fn vector(&self) -> VersionVector {
        self.log.vector()
    }

    /// Counts the commits that are applied.
    pub fn commits_len(&self) -> usize {
        self.log.infos.len()
    }

    /// Lists the applied commits, in the order of their application.
    pub fn commits(&self) -> impl Iterator<Item = &CommitInfo> {
        self.log.infos.iter()
    }

    /// Returns what is known of a commit.
    pub fn commit(&self, at: CommitIndex) -> &CommitInfo {
        self.log.get(at)
    }

    /// Finds an applied commit.
    pub fn find_commit(&self, dot: Dot) -> Option<CommitIndex> {
        self.log.find(dot)
    }

    /// Returns whether one commit happened before another.
    pub fn happened_before(&self, earlier: CommitIndex, later: CommitIndex) -> bool {
        self.log.happened_before(earlier, later)
    }

    /// Returns the hash of a replica's last commit.
    pub fn last_hash(&self, replica: &ReplicaId) -> Option<Hash> {
        self.log.last_hash(replica)
    }

    /// Lists commits that are not applied, with their hashes: they wait for others, or are [`Self::stuck`].
    pub fn pending(&self) -> impl Iterator<Item = (Dot, Hash)> {
        self.waiting.iter()
    }

    /// Lists, of the pending commits, those that can never be applied, and why: they came before a predecessor which
    /// then proved not to be theirs.
    pub fn stuck(&self) -> impl Iterator<Item = ApplyError> {
        self.waiting.stuck(&self.log)
    }

    /// Returns all entities of a kind, `None` if there never was one.
    pub fn table(&self, kind: &str) -> Option<&Arc<Table>> {
        self.tables.get(kind)
    }

    /// Lists the kinds and their tables, ordered by kind.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &Arc<Table>)> {
        self.tables
            .iter()
            .map(|(kind, table)| (kind.as_str(), table))
    }

    /// Returns one entity, deleted or not.
    pub fn record(&self, kind: &str, id: &EntityId) -> Option<Record<'_>> {
        let (kind, table) = self.tables.get_key_value(kind)?;
        let row = table.row(id)?;
        Some(Record {
            ledger: self,
            kind,
            table,
            row,
        })
    }

    /// Lists the entities of a kind that are there, in the order of their rows.
    pub fn records(&self, kind: &str) -> impl Iterator<Item = Record<'_>> {
        let found = self.tables.get_key_value(kind);
        let rows = found
            .map(|(_, table)| table.present_rows(self))
            .unwrap_or_default();
        rows.into_iter()
            .zip(found.into_iter().cycle())
            .map(|(row, (kind, table))| Record {
                ledger: self,
                kind,
                table,
                row: row as usize,
            })
    }

    /// Lists every field of every entity that has heads with different values.
    pub fn conflicts(&self) -> impl Iterator<Item = (Record<'_>, &str)> {
        self.tables.iter().flat_map(move |(kind, table)| {
            table.columns().flat_map(move |(field, column)| {
                column.conflicts().map(move |row| {
                    (
                        Record {
                            ledger: self,
                            kind,
                            table,
                            row,
                        },
                        field,
                    )
                })
            })
        })
    }

    pub(super) fn log(&self) -> &Log {
        &self.log
    }

    pub(super) fn from_parts(log: Log, tables: BTreeMap<String, Arc<Table>>) -> Self {
        Self {
            log: Arc::new(log),
            tables,
            waiting: Arc::default(),
        }
    }
}

/// One entity of a ledger.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    ledger: &'a Ledger,
    kind: &'a str,
    table: &'a Table,
    row: usize,
}

impl<'a> Record<'a> {
    /// Returns the entity's kind.
    pub fn kind(&self) -> &'a str {
        self.kind
    }

    /// Returns the entity's id.
    pub fn id(&self) -> EntityId {
        self.table.ids()[self.row]
    }

    /// Returns the entity's row in its table.
    pub fn row(&self) -> usize {
        self.row
    }

    /// Returns the value of a field, `None` if it was never set.
    pub fn get(&self, field: &str) -> Option<ValueRef<'a>> {
        self.table.get(self.row, field)
    }

    /// Returns the text of a field, if its value is one.
    pub fn text(&self, field: &str) -> Option<&'a str> {
        self.get(field).and_then(ValueRef::text)
    }

    /// Returns the entity that a field refers to, if its value is an id.
    pub fn reference(&self, field: &str) -> Option<EntityId> {
        self.text(field)?.parse().ok()
    }

    /// Lists the fields that were ever set, with their values, ordered by field.
    pub fn fields(&self) -> impl Iterator<Item = (&'a str, ValueRef<'a>)> {
        let row = self.row;
        self.table
            .columns()
            .filter_map(move |(field, column)| Some((field, column.get(row)?)))
    }

    /// Lists the values of all heads of a field with their commits, the one that is shown first.
    pub fn heads(&self, field: &str) -> Vec<(CommitIndex, ValueRef<'a>)> {
        let Some(column) = self.table.column(field) else {
            return Vec::new();
        };
        let value = |code| column.value_of(code).unwrap_or(ValueRef::Cleared);
        column
            .heads(self.row)
            .into_iter()
            .map(|head| (head.commit, value(head.code)))
            .collect()
    }

    /// Returns whether all commits behind the heads of all fields are as `is_so` says.
    pub(super) fn all_commits(&self, is_so: impl Fn(CommitIndex) -> bool) -> bool {
        self.table.all_commits(self.row, is_so)
    }

    /// Returns whether the field has heads with different values.
    pub fn is_conflict(&self, field: &str) -> bool {
        self.table
            .column(field)
            .is_some_and(|column| column.is_conflict(self.row))
    }

    /// Returns whether the entity is there.
    pub fn presence(&self) -> Presence {
        self.table.presence(self.row, self.ledger)
    }

    /// Returns the ledger it is in.
    pub fn ledger(&self) -> &'a Ledger {
        self.ledger
    }
}

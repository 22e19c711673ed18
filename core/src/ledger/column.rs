//! One field of all entities of a kind.
//!
//! A row holds a *code*: nothing, cleared, one of the unknown states, or the number of a text in the column's
//! dictionary. Within one column equal codes mean equal values, so that sorting, filtering and searching look at every
//! distinct text once and at the rows as numbers.

use std::collections::BTreeMap;

use super::{
    log::{CommitIndex, Log},
    value::{Unknown, ValueRef},
    values::Values,
};

/// Stands for a value within one column.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Code(pub(super) u32);

impl Code {
    /// The field was never set.
    pub const ABSENT: Self = Self(0);
    /// The field was cleared.
    pub const CLEARED: Self = Self(1);

    const FIRST_UNKNOWN: u32 = 2;
    const FIRST_TEXT: u32 = 8;

    /// Returns the number of the text in the dictionary, `None` for a code that is no text.
    pub fn entry(self) -> Option<usize> {
        self.0
            .checked_sub(Self::FIRST_TEXT)
            .map(|entry| entry as usize)
    }

    pub(super) fn of_entry(entry: u32) -> Self {
        Self(entry + Self::FIRST_TEXT)
    }

    pub(super) fn of_unknown(state: Unknown) -> Self {
        let nth = Unknown::ALL
            .into_iter()
            .position(|known| known == state)
            .unwrap_or_default();
        Self(Self::FIRST_UNKNOWN + super::changes::row_number(nth))
    }

    pub(super) fn unknown(self) -> Option<Unknown> {
        Unknown::ALL
            .get(self.0.checked_sub(Self::FIRST_UNKNOWN)? as usize)
            .copied()
    }

    /// Lists every code that a column with a dictionary of `entries` texts can have, by its number.
    pub(super) fn all(entries: usize) -> impl Iterator<Item = Self> {
        let end = Self::FIRST_TEXT.saturating_add(super::changes::row_number(entries));
        (0..end).map(Self)
    }

    /// Whether it stands for something in a column with a dictionary of `entries` texts.
    pub(super) fn is_valid(self, entries: usize) -> bool {
        match self.entry() {
            Some(entry) => entry < entries,
            None => self == Self::ABSENT || self == Self::CLEARED || self.unknown().is_some(),
        }
    }
}

/// A change that no other change of the field happened after.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Head {
    /// The commit that made it.
    pub commit: CommitIndex,
    /// What it set.
    pub code: Code,
}

/// One field of all entities of a kind. Rows behind the end of the column have no value.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub(super) values: Values,
    /// The commit behind each code, where there is a value.
    pub(super) commits: Vec<CommitIndex>,
    /// All heads of the rows that have several, the one that is shown first.
    pub(super) forks: BTreeMap<u32, Vec<Head>>,
}

/// From how many changes on a column is indexed while they are applied.
const MANY: usize = 64;

impl Column {
    /// Returns the code of every row; rows behind the end have [`Code::ABSENT`].
    pub fn codes(&self) -> &[Code] {
        &self.values.codes
    }

    /// Returns the code of a row.
    pub fn code(&self, row: usize) -> Code {
        self.values.code(row)
    }

    /// Returns the value of a row, `None` if it was never set.
    pub fn get(&self, row: usize) -> Option<ValueRef<'_>> {
        self.value_of(self.code(row))
    }

    /// Returns the text of a row, if its value is one.
    pub fn text(&self, row: usize) -> Option<&str> {
        self.get(row).and_then(ValueRef::text)
    }

    /// Returns what a code of this column stands for.
    pub fn value_of(&self, code: Code) -> Option<ValueRef<'_>> {
        self.values.value_of(code)
    }

    /// Returns the code that a text has in this column, if any row has or had it.
    pub fn code_of(&self, text: &str) -> Option<Code> {
        self.values.dictionary.find(text, false).map(Code::of_entry)
    }

    /// Lists the distinct texts, in the order of [`Code::entry`]; some may no longer be in use.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.values.dictionary.iter()
    }

    /// Counts the distinct texts.
    pub fn texts_len(&self) -> usize {
        self.values.dictionary.len()
    }

    /// Returns the commit that set what the row shows.
    pub fn commit(&self, row: usize) -> Option<CommitIndex> {
        (self.code(row) != Code::ABSENT).then(|| self.commits[row])
    }

    /// Lists the heads of a row, the one that is shown first.
    pub fn heads(&self, row: usize) -> Vec<Head> {
        let mut heads = Vec::new();
        self.all_heads(row, |head| {
            heads.push(head);
            true
        });
        heads
    }

    /// Returns whether all heads of a row are as `is_so` says, asking about the one that is shown first.
    pub(super) fn all_heads(&self, row: usize, mut is_so: impl FnMut(Head) -> bool) -> bool {
        let fork = || self.forks.get(&super::changes::row_number(row));
        if !self.forks.is_empty()
            && let Some(fork) = fork()
        {
            return fork.iter().all(|head| is_so(*head));
        }
        let code = self.code(row);
        self.commit(row)
            .is_none_or(|commit| is_so(Head { commit, code }))
    }

    /// Returns whether the row has heads with different values.
    pub fn is_conflict(&self, row: usize) -> bool {
        self.forks
            .get(&super::changes::row_number(row))
            .is_some_and(|fork| differ(fork))
    }

    /// Lists the rows whose heads have different values.
    pub fn conflicts(&self) -> impl Iterator<Item = usize> {
        self.forks
            .iter()
            .filter(|(_, fork)| differ(fork))
            .map(|(row, _)| *row as usize)
    }

    /// Applies changes of a commit that is the newest of the log: nothing in the column happened after it.
    ///
    /// `rows` are the rows that those of `changes` go to. Each distinct text of the changes is looked up once.
    pub(super) fn apply(
        &mut self,
        changes: &Values,
        rows: &[usize],
        commit: CommitIndex,
        log: &Log,
    ) {
        let indexed = rows.len() >= MANY;
        if indexed {
            self.values.dictionary.build_index();
        }
        let mut known: Vec<Option<Code>> = vec![None; changes.dictionary.len()];
        for (code, row) in changes.codes.iter().zip(rows) {
            let Some(value) = changes.value_of(*code) else {
                continue;
            };
            let code = match code.entry().and_then(|entry| known.get_mut(entry)) {
                Some(known) => *known.get_or_insert_with(|| self.values.encode(value)),
                None => *code,
            };
            self.put(*row, Head { commit, code }, log);
        }
        if indexed {
            self.values.dictionary.drop_index();
        }
    }

    fn put(&mut self, row: usize, head: Head, log: &Log) {
        let commit = head.commit;
        let former = self.code(row);
        let superseded = |old: CommitIndex| old == commit || log.happened_before(old, commit);
        let key = super::changes::row_number(row);
        let unforked = self.forks.is_empty() || !self.forks.contains_key(&key);
        if unforked && (former == Code::ABSENT || superseded(self.commits[row])) {
            self.show(row, head);
            return;
        }
        let mut heads = self.heads(row);
        heads.retain(|old| !superseded(old.commit));
        let rank = log.rank(head.commit);
        let at = heads.partition_point(|other| log.rank(other.commit) > rank);
        heads.insert(at, head);
        self.show(row, heads[0]);
        if heads.len() > 1 {
            self.forks.insert(key, heads);
        } else {
            self.forks.remove(&key);
        }
    }

    fn show(&mut self, row: usize, head: Head) {
        self.values.set(row, head.code);
        if self.commits.len() <= row {
            self.commits.resize(row + 1, CommitIndex(0));
        }
        self.commits[row] = head.commit;
    }
}

fn differ(heads: &[Head]) -> bool {
    heads.windows(2).any(|pair| pair[0].code != pair[1].code)
}

//! One sort of value of all units, as numbers.

use hashbrown::{HashMap, HashSet};

use super::NONE;
use crate::ledger::{changes::row_number, column::Column};

/// One sort of value of all units, which may have several each.
#[derive(Debug, Default)]
pub(in crate::linkage) struct Values {
    /// The key behind each number, from 1.
    keys: Vec<String>,
    /// Units and the numbers of their keys, in that order, each once.
    pub(in crate::linkage) entries: Vec<(u32, u32)>,
    /// Keys that many devices have, but few of one model.
    of_model_only: HashSet<u32>,
}

impl Values {
    /// Lists the numbers of a unit's keys.
    pub(in crate::linkage) fn of(&self, unit: u32) -> impl Iterator<Item = u32> + Clone {
        let start = self.entries.partition_point(|(row, _)| *row < unit);
        let rest = self.entries.get(start..).unwrap_or_default();
        rest.iter()
            .take_while(move |(row, _)| *row == unit)
            .map(|(_, key)| *key)
    }

    /// Returns the key behind a number.
    pub(in crate::linkage) fn key(&self, number: u32) -> &str {
        let at = (number as usize).checked_sub(1);
        at.and_then(|at| self.keys.get(at))
            .map_or("", String::as_str)
    }

    /// Returns a key that both units have, and whether each has one at all.
    pub(in crate::linkage) fn compare(&self, one: u32, other: u32) -> Compared {
        let shared = self
            .of(one)
            .find(|key| self.of(other).any(|its| its == *key));
        match shared {
            Some(key) => Compared::Same(key),
            None if self.of(one).next().is_some() && self.of(other).next().is_some() => {
                Compared::Different
            }
            None => Compared::Unknown,
        }
    }

    /// Tells whether a key tells something of devices of one model only.
    pub(in crate::linkage) fn is_of_model_only(&self, key: u32) -> bool {
        self.of_model_only.contains(&key)
    }

    /// Forgets keys that tell nothing, and notes those that tell something of devices of one model only.
    pub(in crate::linkage) fn judge(
        &mut self,
        tell_nothing: &HashSet<u32>,
        of_model_only: HashSet<u32>,
    ) {
        self.entries.retain(|(_, key)| !tell_nothing.contains(key));
        self.of_model_only = of_model_only;
    }
}

/// What two units say of one thing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::linkage) enum Compared {
    /// Both have the key with this number.
    Same(u32),
    /// Each has one, and none is the same.
    Different,
    /// One of them, or both, say nothing.
    Unknown,
}

/// Numbers keys in the order in which they come.
#[derive(Default)]
pub(super) struct Interner {
    numbers: HashMap<String, u32>,
    values: Values,
}

impl Interner {
    /// Adds the owners of a column, each distinct text read once.
    pub(super) fn add(
        &mut self,
        column: &Column,
        owners: impl Iterator<Item = (u32, u32)>,
        key: impl Fn(&str) -> Option<String>,
    ) {
        let by_entry: Vec<u32> = column
            .texts()
            .map(|text| key(text).map_or(NONE, |key| self.number(key)))
            .collect();
        for (unit, row) in owners {
            let entry = column.code(row as usize).entry();
            let number = entry.and_then(|entry| by_entry.get(entry).copied());
            if let Some(number) = number.filter(|number| *number != NONE) {
                self.values.entries.push((unit, number));
            }
        }
    }

    fn number(&mut self, key: String) -> u32 {
        let next = row_number(self.values.keys.len() + 1);
        let keys = &mut self.values.keys;
        *self.numbers.entry(key).or_insert_with_key(|key| {
            keys.push(key.clone());
            next
        })
    }

    /// Returns what was added in its order, which may name a unit several times.
    pub(super) fn into_entries(self) -> Vec<(u32, u32)> {
        self.values.entries
    }

    /// Returns what was added.
    pub(super) fn finish(mut self) -> Values {
        self.values.entries.sort_unstable();
        self.values.entries.dedup();
        self.values
    }
}

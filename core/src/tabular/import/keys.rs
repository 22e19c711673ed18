//! Units and rows by asset number, serial number and hardware address.

use hashbrown::HashMap;

use crate::ledger::column;

use super::{
    column::{Column, matching_key},
    facts::Facts,
    mapping::Target,
    outcome::{Key, MAX_CANDIDATES},
};

/// Units and rows that share the values of one key.
#[derive(Clone, Debug)]
pub(super) struct KeyIndex {
    pub(super) key: Key,
    /// For each column that holds the key: its number and the group of each of its entries.
    columns: Vec<(usize, Vec<Option<u32>>)>,
    /// Rows of units, by group.
    units: Vec<Vec<u32>>,
    groups: HashMap<String, u32>,
}

impl KeyIndex {
    fn new(key: Key, columns: Vec<(usize, &Column)>) -> Self {
        let mut index = Self {
            key,
            columns: Vec::new(),
            units: Vec::new(),
            groups: HashMap::new(),
        };
        for (nth, column) in columns {
            let groups = column.entries.iter().map(|entry| {
                let text = entry.value.as_ref().text().filter(|_| entry.parsed)?;
                matching_key(text).map(|key| index.group(key))
            });
            let groups = groups.collect();
            index.columns.push((nth, groups));
        }
        index
    }

    fn group(&mut self, key: String) -> u32 {
        let next = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        let group = *self.groups.entry(key).or_insert(next);
        if group == next {
            self.units.push(Vec::new());
        }
        group
    }

    /// Returns the groups that a row belongs to: one, or several for addresses.
    pub(super) fn groups<'a>(
        &'a self,
        facts: &'a Facts,
        row: usize,
    ) -> impl Iterator<Item = u32> + 'a {
        self.columns.iter().filter_map(move |(nth, groups)| {
            let cell = facts.columns.get(*nth)?.cells.get(row)?.checked_sub(1)?;
            groups.get(cell as usize).copied().flatten()
        })
    }

    /// Returns the units of a group.
    pub(super) fn units(&self, group: u32) -> &[u32] {
        self.units
            .get(group as usize)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Counts the groups.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    /// Adds the owners of a column of the ledger, each distinct text looked up once.
    fn add(&mut self, column: &column::Column, owners: impl Iterator<Item = (u32, u32)>) {
        let groups: Vec<Option<u32>> = column
            .texts()
            .map(|text| self.groups.get(&matching_key(text)?).copied())
            .collect();
        for (owner, row) in owners {
            let group = column
                .code(row as usize)
                .entry()
                .and_then(|entry| groups.get(entry).copied().flatten());
            if let Some(units) = group.and_then(|group| self.units.get_mut(group as usize))
                && !units.contains(&owner)
                && units.len() <= MAX_CANDIDATES
            {
                units.push(owner);
            }
        }
    }
}

/// The indexes of all keys that the file has columns for, the strongest key first.
pub(super) fn indexes(facts: &Facts) -> Vec<KeyIndex> {
    let unit_key = |key: Key, field: &str| {
        let mut index = KeyIndex::new(key, vec![facts.column(field)?]);
        if let Some(column) = facts
            .units
            .table
            .as_ref()
            .and_then(|table| table.column(field))
        {
            index.add(
                column,
                facts.units.present.iter().map(|unit| (*unit, *unit)),
            );
        }
        Some(index)
    };
    let numbers = [
        (Key::AssetNumber, "asset_number"),
        (Key::SerialNumber, "serial_number"),
    ];
    let mut indexes: Vec<KeyIndex> = numbers
        .into_iter()
        .filter_map(|(key, field)| unit_key(key, field))
        .collect();
    let is_mac = |column: &Column| {
        matches!(column.target, Target::Interface { .. }) && column.field == "mac"
    };
    let macs: Vec<(usize, &Column)> = facts
        .columns
        .iter()
        .map(AsRef::as_ref)
        .enumerate()
        .filter(|(_, column)| is_mac(column))
        .collect();
    if !macs.is_empty() {
        let mut index = KeyIndex::new(Key::Mac, macs);
        let interfaces = facts
            .ledger
            .table(crate::catalogue::field::Kind::Interface.as_str());
        if let Some(column) = interfaces.and_then(|table| table.column("mac")) {
            index.add(column, facts.units.all_interfaces());
        }
        indexes.push(index);
    }
    indexes
}

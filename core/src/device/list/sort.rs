//! The order of the list, by one field.

use std::{collections::BTreeMap, sync::Arc};

use super::{DeviceList, fields, is_blank, name_field, target};
use crate::{
    catalogue::field::Kind,
    ident::text::search_key,
    ledger::{column::Column, state::Ledger},
};

/// By which field, and which way.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sort {
    /// The field.
    pub field: String,
    /// Which way.
    pub direction: Direction,
}

/// Which way a list is sorted. Devices without a value stand last either way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// From the smallest to the greatest.
    Ascending,
    /// From the greatest to the smallest.
    Descending,
}

/// The keys by which the texts of columns are ordered.
#[derive(Clone, Debug, Default)]
pub(super) struct Cache(BTreeMap<(Kind, String), (Arc<Column>, Arc<Keys>)>);

/// For every distinct text of a column its key, and the place of the key among them.
#[derive(Debug)]
struct Keys {
    keys: Vec<Box<[u8]>>,
}

impl Cache {
    pub(super) fn retain(&mut self, ledger: &Ledger) {
        self.0.retain(|(kind, field), (column, _)| {
            let now = ledger
                .table(kind.as_str())
                .and_then(|table| table.column(field));
            now.is_some_and(|now| Arc::ptr_eq(now, column))
        });
    }

    fn get(&mut self, kind: Kind, field: &str, column: &Arc<Column>) -> Arc<Keys> {
        let entry = self.0.entry((kind, field.to_owned())).or_insert_with(|| {
            let keys = column.texts().map(natural_key).collect();
            (Arc::clone(column), Arc::new(Keys { keys }))
        });
        Arc::clone(&entry.1)
    }
}

/// Returns bytes whose order is the natural order of texts: `2号室` stands before `10号室`.
///
/// Spelling aside, as in searching. A run of digits becomes its length and the digits without leading zeros.
fn natural_key(text: &str) -> Box<[u8]> {
    let folded = search_key(text);
    let bytes = folded.as_bytes();
    let mut key = Vec::with_capacity(bytes.len() + 4);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            key.push(*byte);
            at += 1;
            continue;
        }
        let rest = &bytes[at..];
        let run = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let zeros = rest[..run].iter().take_while(|byte| **byte == b'0').count();
        // A digit first keeps numbers between punctuation and letters, where they stand in the code table.
        key.push(b'0');
        key.push(u8::try_from(run - zeros).unwrap_or(u8::MAX));
        key.extend_from_slice(&rest[zeros..run]);
        at += run;
    }
    key.into()
}

/// Devices without a value stand behind all others.
const LAST: u32 = u32::MAX;

impl DeviceList {
    pub(super) fn sort(&mut self, rows: &mut [u32], sort: &Sort) {
        let ranks = self.ranks_by_unit(&sort.field);
        let rank = |row: &u32| ranks.get(*row as usize).copied().unwrap_or(LAST);
        match sort.direction {
            Direction::Ascending => rows.sort_by_key(rank),
            Direction::Descending => rows.sort_by_key(|row| match rank(row) {
                LAST => LAST,
                rank => LAST - 1 - rank,
            }),
        }
    }

    /// The place of every unit in the order of the field; equal values have equal places.
    fn ranks_by_unit(&mut self, field: &str) -> Vec<u32> {
        let units = self.table(Kind::Unit).map_or(0, |table| table.len());
        let sources = self.sources(field);
        let ranks = ranks_of(&sources);
        (0..crate::ledger::changes::row_number(units))
            .map(|unit| self.rank_of(unit, &sources, &ranks))
            .collect()
    }

    fn rank_of(&self, unit: u32, sources: &[Source], ranks: &[Vec<u32>]) -> u32 {
        for (source, ranks) in sources.iter().zip(ranks) {
            let model;
            let rows: &[u32] = match source.kind {
                Kind::Interface => self.links.interfaces(unit),
                Kind::Model => {
                    model = self.links.model(unit);
                    model.as_slice()
                }
                Kind::Unit
                | Kind::Facility
                | Kind::Department
                | Kind::Person
                | Kind::Organization
                | Kind::Contact
                | Kind::Zone
                | Kind::Link
                | Kind::Line
                | Kind::Boundary
                | Kind::Carried
                | Kind::Contract => std::slice::from_ref(&unit),
            };
            let codes = rows.iter().map(|row| source.column.code(*row as usize));
            if let Some(code) = codes.into_iter().find(|code| !is_blank(*code)) {
                return code.entry().map_or(LAST - 1, |entry| ranks[entry]);
            }
        }
        LAST
    }

    /// The columns that may hold the value, the one that counts first in front.
    fn sources(&mut self, field: &str) -> Vec<Source> {
        let kind = fields::spec(field).map_or(Kind::Unit, |spec| spec.kind);
        let mut kinds = vec![Kind::Unit];
        if kind != Kind::Unit {
            kinds.push(kind);
        }
        let columns = kinds
            .into_iter()
            .filter_map(|kind| Some((kind, self.column(kind, field)?.clone())));
        let columns: Vec<_> = columns.collect();
        columns
            .into_iter()
            .map(|(kind, column)| Source {
                kind,
                keys: self.keys(kind, field, &column),
                column,
            })
            .collect()
    }

    fn keys(&mut self, kind: Kind, field: &str, column: &Arc<Column>) -> Arc<Keys> {
        let Some(referred) = target(fields::spec(field)) else {
            return self.ranks.get(kind, field, column);
        };
        let name = |id: &str| natural_key(self.name(referred, id).unwrap_or(id));
        debug_assert!(!name_field(referred).is_empty(), "every kind has a name");
        Arc::new(Keys {
            keys: column.texts().map(name).collect(),
        })
    }
}

struct Source {
    kind: Kind,
    column: Arc<Column>,
    keys: Arc<Keys>,
}

/// The place of every text of every source among all of them.
fn ranks_of(sources: &[Source]) -> Vec<Vec<u32>> {
    let mut all: Vec<(&[u8], usize, usize)> = Vec::new();
    for (source, keys) in sources.iter().map(|source| &source.keys.keys).enumerate() {
        all.extend(
            keys.iter()
                .enumerate()
                .map(|(entry, key)| (key.as_ref(), source, entry)),
        );
    }
    all.sort_unstable();
    let mut ranks: Vec<Vec<u32>> = sources
        .iter()
        .map(|source| vec![0; source.keys.keys.len()])
        .collect();
    let mut rank = 0;
    for (nth, (key, source, entry)) in all.iter().enumerate() {
        if nth > 0 && all[nth - 1].0 != *key {
            rank += 1;
        }
        ranks[*source][*entry] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::natural_key;

    #[test]
    fn numbers_stand_in_their_order() {
        let texts = [
            "1F",
            "２Ｆ",
            "010F",
            "A-2",
            "A-10",
            "ICU2",
            "ICU10",
            "外来",
            "病棟 3",
            "病棟 20",
        ];
        let mut sorted = texts;
        sorted.sort_by_key(|text| natural_key(text));
        assert_eq!(sorted, texts);
    }
}

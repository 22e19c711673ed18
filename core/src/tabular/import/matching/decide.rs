//! Units that have a key of the row, and which of them it is.

use crate::{ident::text::match_key, ledger::table::Table};

use super::{IdCell, Match, Matcher};
use crate::tabular::import::{
    column::NONE,
    model::Identity,
    outcome::{Doubt, Key, MAX_CANDIDATES},
};

/// The units that have a key of a row.
#[derive(Default)]
struct Candidates {
    /// By each key that finds any, the strongest first.
    found: Vec<(Key, Vec<u32>)>,
    /// Those that have the serial number, and nothing tells whether they are of the same model.
    serial_only: Vec<u32>,
    /// Whether the row has a key at all.
    has_key: bool,
}

impl Candidates {
    /// Returns the units that all keys find, and the strongest key.
    fn common(&self) -> (Key, Vec<u32>) {
        let Some((by, first)) = self.found.first() else {
            return (Key::SerialNumber, self.serial_only.clone());
        };
        let in_all = |unit: &u32| self.found.iter().all(|(_, units)| units.contains(unit));
        (*by, first.iter().copied().filter(in_all).collect())
    }

    fn all(&self) -> Vec<u32> {
        let mut all: Vec<u32> = Vec::new();
        let found = self.found.iter().flat_map(|(_, units)| units);
        for unit in found.chain(&self.serial_only) {
            if !all.contains(unit) {
                all.push(*unit);
            }
        }
        all
    }
}

impl Matcher<'_> {
    /// Settles a row that says nothing new of a unit that has its keys.
    pub(super) fn by_equal_unit(&mut self, row: usize) -> Option<Match> {
        let candidates = self.candidates(row);
        let (by, common) = candidates.common();
        let equal = |exactly: bool| {
            let fits = |unit: &&u32| self.is_free(**unit) && self.equals(row, **unit, exactly);
            common.iter().find(fits).copied()
        };
        let unit = equal(true).or_else(|| equal(false))?;
        Some(self.claim(row, unit, by))
    }

    /// Settles every row that has a key.
    pub(super) fn by_key(&mut self, row: usize) -> Option<Match> {
        let wanted = match self.id_cell(row) {
            IdCell::Id(id) => Some(id),
            IdCell::Blank | IdCell::Invalid(_) => None,
        };
        let candidates = self.candidates(row);
        if !candidates.has_key && wanted.is_none() {
            return None;
        }
        if let Some((key, first)) = self.duplicates.get(row).copied().flatten() {
            return Some(Match::Doubt(self.duplicate(key, first), candidates.all()));
        }
        if candidates.found.is_empty() {
            return Some(if candidates.serial_only.is_empty() {
                Match::New(wanted)
            } else {
                Match::Doubt(Doubt::SerialOnly, candidates.serial_only)
            });
        }
        let (by, common) = candidates.common();
        Some(match common.as_slice() {
            [unit] if wanted.is_none() => match self.differing_key(row, *unit, by) {
                Some(differs) => Match::Doubt(
                    Doubt::KeyDiffers {
                        found_by: by,
                        differs,
                    },
                    common,
                ),
                None => self.claim(row, *unit, by),
            },
            [] | [_] => Match::Doubt(Doubt::KeysDisagree, candidates.all()),
            _ => Match::Doubt(Doubt::Ambiguous { key: by }, common),
        })
    }

    fn candidates(&self, row: usize) -> Candidates {
        let mut candidates = Candidates::default();
        for index in &self.indexes {
            for group in index.groups(self.facts, row) {
                let units = index.units(group);
                // A "number" of very many units is a word for having none.
                if units.len() > MAX_CANDIDATES {
                    continue;
                }
                candidates.has_key = true;
                if units.is_empty() {
                    continue;
                }
                let (sure, maybe) = self.of_same_model(index.key, row, units);
                candidates.serial_only.extend(maybe);
                if !sure.is_empty() {
                    candidates.found.push((index.key, sure));
                }
            }
        }
        candidates
    }

    /// Serial numbers count together with the model: units of the same model, and those of which that is not known.
    fn of_same_model(&self, key: Key, row: usize, units: &[u32]) -> (Vec<u32>, Vec<u32>) {
        let usual = matches!(units, [unit] if self.has_its_model(row, *unit));
        if key != Key::SerialNumber || usual {
            return (units.to_vec(), Vec::new());
        }
        let identity = Identity::of_row(self.facts, row);
        let (mut same, mut maybe) = (Vec::new(), Vec::new());
        for unit in units {
            match identity.agrees(&Identity::of_unit(self.facts, *unit)) {
                Some(true) => same.push(*unit),
                None => maybe.push(*unit),
                Some(false) => {}
            }
        }
        (same, maybe)
    }

    /// The usual case, without a look at any text: model number and maker stand in the row as the unit has them.
    fn has_its_model(&self, row: usize, unit: u32) -> bool {
        let same = |field: &str| {
            let (nth, column) = self.facts.column(field)?;
            let code = column.code(row);
            (code != NONE).then(|| self.facts.effective(nth, unit) == code)
        };
        same("model_number") == Some(true) && same("manufacturer") != Some(false)
    }

    /// A unit found by its asset number has another serial number, or the other way round: another device, or a mistake.
    fn differing_key(&self, row: usize, unit: u32, by: Key) -> Option<Key> {
        let asset = || {
            self.differs(row, unit, "asset_number")
                .then_some(Key::AssetNumber)
        };
        let serial = || {
            self.differs(row, unit, "serial_number")
                .then_some(Key::SerialNumber)
        };
        match by {
            Key::Id => None,
            Key::AssetNumber => serial(),
            Key::SerialNumber => asset(),
            Key::Mac => asset().or_else(serial),
        }
    }

    /// Tells whether row and unit both have a text in a field, and not the same by any spelling.
    fn differs(&self, row: usize, unit: u32, field: &str) -> bool {
        let cell = self
            .facts
            .entry(field, row)
            .and_then(|entry| entry.value.as_ref().text());
        let text = |table: &'_ std::sync::Arc<Table>| {
            let value = table.get(unit as usize, field)?;
            value.text().map(match_key)
        };
        let held = self.facts.units.table.as_ref().and_then(text);
        matches!((cell, held), (Some(cell), Some(held)) if match_key(cell) != held)
    }
}

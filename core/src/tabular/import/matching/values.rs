//! Rows without a key, and the units that say what they say.

use std::collections::VecDeque;

use hashbrown::{HashMap, HashSet};

use super::{Match, Matcher};
use crate::tabular::import::{
    column::{Code, Column, NONE},
    facts::{Facts, of_model},
    outcome::MatchedBy,
};

/// Most units with one hash that are compared with a row: a list of nothing but twins must not take for ever.
const MAX_TWINS: usize = 1_000;
/// Most units that are looked at to make room for one row.
const MAX_MOVES: usize = 64;
/// What a model is called, the more telling first.
const NAMES_OF_MODEL: [&str; 2] = ["model_number", "trade_name"];

impl Matcher<'_> {
    /// Settles the rows that have no key: each means a unit that says in every column what the row says.
    pub(super) fn by_values(&mut self) {
        let rows = (0..self.facts.rows()).filter(|row| !self.is_settled(*row));
        let mut rows: Vec<usize> = rows.collect();
        // A row that gives only a trade name may mean a model of which another row has told the number since; but a
        // unit whose own row is in the list as well is that row's.
        for called in [Called::ByBoth, Called::ByTradeName] {
            self.by_values_of(&mut rows, called);
        }
        if rows.is_empty() {
            return;
        }
        let units = [Called::ByBoth, Called::ByTradeName].map(|by| (by, self.units_by_values(by)));
        for row in rows {
            if !self.make_room(row, &units, &mut HashSet::new()) {
                self.settle(row, Some(Match::New(None)));
            }
        }
    }

    /// Gives a row a unit that another such row holds, if that one can have another; so that rows which say little do not
    /// take what only the next one can mean.
    fn make_room(&mut self, row: usize, units: &ByCalled, seen: &mut HashSet<u32>) -> bool {
        for unit in self.meant_by(row, units) {
            if seen.len() >= MAX_MOVES || !seen.insert(unit) {
                continue;
            }
            let holder = self.claims.get(&unit).copied();
            let is_free = match holder {
                None => true,
                Some(other) => self.may_move(other) && self.make_room(other, units, seen),
            };
            if is_free {
                self.claim_by_values(row, unit);
                return true;
            }
        }
        false
    }

    fn may_move(&self, row: usize) -> bool {
        matches!(
            self.matches.get(row),
            Some(Some(Match::Unit(_, MatchedBy::AllValues)))
        )
    }

    fn meant_by(&self, row: usize, units: &ByCalled) -> Vec<u32> {
        let lists = units.iter().filter_map(|(by, units)| {
            let hash = hash(self.facts, *by, |nth| code(self.facts, nth, row))?;
            units.get(&hash)
        });
        let fits = |unit: &u32| self.is_meant(row, *unit);
        lists
            .flatten()
            .copied()
            .filter(fits)
            .take(MAX_MOVES)
            .collect()
    }

    fn claim_by_values(&mut self, row: usize, unit: u32) {
        self.claims.insert(unit, row);
        self.settle(row, Some(Match::Unit(unit, MatchedBy::AllValues)));
    }

    /// Settles those of `rows` for which there is a unit, and leaves the others in the list.
    fn by_values_of(&mut self, rows: &mut Vec<usize>, called: Called) {
        if rows.is_empty() {
            return;
        }
        let mut units = self.units_by_values(called);
        rows.retain(|row| {
            let hash = hash(self.facts, called, |nth| code(self.facts, nth, *row));
            let twins = hash.and_then(|hash| units.get_mut(&hash));
            let Some(unit) = twins.and_then(|twins| self.twin(*row, twins)) else {
                return true;
            };
            self.claim_by_values(*row, unit);
            false
        });
    }

    fn twin(&self, row: usize, twins: &mut VecDeque<u32>) -> Option<u32> {
        while twins.front().is_some_and(|unit| !self.is_free(*unit)) {
            twins.pop_front();
        }
        let free = twins.iter().copied().filter(|unit| self.is_free(*unit));
        free.take(MAX_TWINS).find(|unit| self.is_meant(row, *unit))
    }

    /// Tells whether a row without a key can mean a unit.
    fn is_meant(&self, row: usize, unit: u32) -> bool {
        self.equals(row, unit, true)
            && (self.facts.units.model(unit).is_none() || !self.leaves_model_unnamed(row))
    }

    /// Tells whether the list has room for what the model is called, and the row says nothing there. It then means a unit
    /// without a model: a model that has no name in these columns today may have one tomorrow.
    fn leaves_model_unnamed(&self, row: usize) -> bool {
        let mut named = NAMES_OF_MODEL
            .iter()
            .filter_map(|field| self.facts.column(field))
            .map(|(_, column)| column.code(row) != NONE)
            .peekable();
        named.peek().is_some() && !named.any(|is_named| is_named)
    }

    fn units_by_values(&self, called: Called) -> HashMap<u64, VecDeque<u32>> {
        let mut by_values: HashMap<u64, VecDeque<u32>> = HashMap::new();
        for unit in &self.facts.units.present {
            if let Some(hash) = hash(self.facts, called, |nth| self.facts.effective(nth, *unit)) {
                by_values.entry(hash).or_default().push_back(*unit);
            }
        }
        by_values
    }

    /// See [`equals`].
    pub(super) fn equals(&self, row: usize, unit: u32, exactly: bool) -> bool {
        equals(self.facts, row, unit, exactly)
    }
}

fn code(facts: &Facts, nth: usize, row: usize) -> Code {
    facts
        .columns
        .get(nth)
        .map_or(NONE, |column| column.code(row))
}

/// Units by a hash of what they say, for each way to call their model.
type ByCalled = [(Called, HashMap<u64, VecDeque<u32>>); 2];

/// By what a model is looked for.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Called {
    /// Its number, or else its trade name, or nothing at all.
    ByBoth,
    /// Its trade name, whatever its number.
    ByTradeName,
}

/// A hash of what a row and its unit have in common, blank cells included: the unit's own fields and what its model is
/// called; `None` if the trade name is asked for and there is none. Other fields of the model are left out, since a
/// blank cell does not say that the model has no value.
fn hash(facts: &Facts, by: Called, code: impl Fn(usize) -> Code) -> Option<u64> {
    // The column as well: each has codes of its own.
    let mut called = (0, NONE);
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut mix = |number: u64| {
        hash = (hash ^ number)
            .wrapping_mul(0x0100_0000_01B3)
            .rotate_left(23);
    };
    for (nth, column) in facts.unit_columns() {
        match column.field.as_str() {
            "model_number" if by == Called::ByBoth && code(nth) != NONE => {
                called = (nth, code(nth))
            }
            "trade_name" if called.1 == NONE => called = (nth, code(nth)),
            _ if of_model(column) => {}
            _ => mix(u64::from(code(nth))),
        }
    }
    mix(called.0 as u64);
    mix(u64::from(called.1));
    (by == Called::ByBoth || called.1 != NONE).then_some(hash)
}

/// Tells whether a unit says all that a row says; `exactly`: and has nothing of its own where the row says nothing.
pub(in crate::tabular::import) fn equals(
    facts: &Facts,
    row: usize,
    unit: u32,
    exactly: bool,
) -> bool {
    let says = |(nth, column): (usize, &Column)| match column.code(row) {
        NONE => !exactly || facts.own(nth, unit) == NONE,
        code => facts.effective(nth, unit) == code,
    };
    facts.unit_columns().all(says) && equal_interfaces(facts, row, unit)
}

fn equal_interfaces(facts: &Facts, row: usize, unit: u32) -> bool {
    let says = |group: &[usize], interface: Option<u32>| {
        group.iter().all(|nth| match code(facts, *nth, row) {
            NONE => true,
            code => interface.is_some_and(|interface| facts.own(*nth, interface) == code),
        })
    };
    facts.interfaces.is_empty()
        || facts
            .assign(row, Some(unit))
            .into_iter()
            .all(|(_, group, interface)| says(group, interface))
}

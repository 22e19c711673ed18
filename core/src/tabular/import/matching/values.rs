//! Rows without a key, and the units that say what they say.

use std::collections::VecDeque;

use hashbrown::HashMap;

use super::{Match, Matcher};
use crate::tabular::import::{
    column::{Code, Column, NONE},
    facts::{Facts, of_model},
    outcome::MatchedBy,
};

/// Most units with one hash that are compared with a row: a list of nothing but twins must not take for ever.
const MAX_TWINS: usize = 1_000;

impl Matcher<'_> {
    /// Settles the rows that have no key: each means a unit that says in every column what the row says.
    pub(super) fn by_values(&mut self) {
        let rows = (0..self.facts.rows()).filter(|row| !self.is_settled(*row));
        let rows: Vec<usize> = rows.collect();
        let mut units = if rows.is_empty() {
            HashMap::new()
        } else {
            self.units_by_values()
        };
        for row in rows {
            let hash = hash(self.facts, |nth| code(self.facts, nth, row));
            let twin = units.get_mut(&hash).and_then(|twins| self.twin(row, twins));
            let found = match twin {
                Some(unit) => {
                    self.claims.insert(unit, row);
                    Match::Unit(unit, MatchedBy::AllValues)
                }
                None => Match::New(None),
            };
            self.settle(row, Some(found));
        }
    }

    fn twin(&self, row: usize, twins: &mut VecDeque<u32>) -> Option<u32> {
        while twins.front().is_some_and(|unit| !self.is_free(*unit)) {
            twins.pop_front();
        }
        let free = twins.iter().copied().filter(|unit| self.is_free(*unit));
        free.take(MAX_TWINS)
            .find(|unit| self.equals(row, *unit, true))
    }

    fn units_by_values(&self) -> HashMap<u64, VecDeque<u32>> {
        let mut by_values: HashMap<u64, VecDeque<u32>> = HashMap::new();
        for unit in &self.facts.units.present {
            let hash = hash(self.facts, |nth| self.facts.effective(nth, *unit));
            by_values.entry(hash).or_default().push_back(*unit);
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

/// A hash of what a row and its unit have in common, blank cells included: the unit's own fields and what its model is
/// called. Other fields of the model are left out, since a blank cell does not say that the model has no value.
fn hash(facts: &Facts, code: impl Fn(usize) -> Code) -> u64 {
    let mut called = NONE;
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut mix = |code: Code| {
        hash = (hash ^ u64::from(code))
            .wrapping_mul(0x0100_0000_01B3)
            .rotate_left(23);
    };
    for (nth, column) in facts.unit_columns() {
        match column.field.as_str() {
            "model_number" if code(nth) != NONE => called = code(nth),
            "trade_name" if called == NONE => called = code(nth),
            _ if of_model(column) => {}
            _ => mix(code(nth)),
        }
    }
    mix(called);
    hash
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
            .all(|(group, interface)| says(group, interface))
}

//! Which unit a row means.

mod decide;
mod values;

use std::ops::ControlFlow;

use hashbrown::HashMap;

use crate::{device::joined::resolve, ident::id::EntityId};

use super::{
    Cancelled, Progress, Stage,
    column::NONE,
    facts::Facts,
    keys::{KeyIndex, indexes},
    outcome::{Doubt, Key, MatchedBy},
};

pub(super) use values::equals;

/// Rows between two reports of progress.
const REPORT_ROWS: usize = 4_096;

/// What a row was found to mean.
#[derive(Clone, Debug)]
pub(super) enum Match {
    /// A unit of the ledger, by its row.
    Unit(u32, MatchedBy),
    /// No unit; with the id that the row gives it, if it does.
    New(Option<EntityId>),
    /// A person has to say.
    Doubt(Doubt, Vec<u32>),
}

/// What the column of ids says.
enum IdCell {
    Blank,
    Invalid(String),
    Id(EntityId),
}

/// Matches rows with units, each unit to one row at most.
pub(super) struct Matcher<'a> {
    facts: &'a Facts,
    indexes: Vec<KeyIndex>,
    /// The first row that has a key, or an id; serial numbers count together with the model.
    first_rows: Vec<HashMap<(u32, u64), usize>>,
    first_ids: HashMap<EntityId, usize>,
    /// For each row a key that an earlier row has too, and that row.
    duplicates: Vec<Option<(Key, usize)>>,
    /// Which row has a unit.
    claims: HashMap<u32, usize>,
    matches: Vec<Option<Match>>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(facts: &'a Facts) -> Self {
        let indexes = indexes(facts);
        let first_rows = indexes
            .iter()
            .map(|index| HashMap::with_capacity(index.len()))
            .collect();
        Self {
            facts,
            indexes,
            first_rows,
            first_ids: HashMap::new(),
            duplicates: Vec::with_capacity(facts.rows()),
            claims: HashMap::new(),
            matches: vec![None; facts.rows()],
        }
    }

    /// Matches all rows that are not refused.
    ///
    /// Rows with an id take their units first, then rows that say what their unit says already, then the other rows with
    /// a key, and last the rows without one: so what was imported once finds its units again whatever else is in the file.
    pub(super) fn run(
        mut self,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Vec<Option<Match>>, Cancelled> {
        let rows = self.facts.rows();
        for row in 0..rows {
            let duplicate = self.note_keys(row);
            self.duplicates.push(duplicate);
        }
        let known = !self.facts.units.present.is_empty();
        for (pass, step) in [Self::by_id, Self::by_equal_unit, Self::by_key]
            .into_iter()
            .enumerate()
        {
            for row in 0..rows {
                if row % REPORT_ROWS == 0 {
                    let (done, of) = (pass * rows + row, 3 * rows);
                    let stage = Stage::Matching;
                    Progress { stage, done, of }.report(progress)?;
                }
                if (pass == 1 && !known) || self.is_settled(row) {
                    continue;
                }
                let found = step(&mut self, row);
                self.settle(row, found);
            }
        }
        self.by_values();
        Ok(self.matches)
    }

    fn is_settled(&self, row: usize) -> bool {
        let refused = self.facts.refused.get(row).copied().flatten();
        refused.is_some() || self.matches.get(row).is_some_and(Option::is_some)
    }

    fn settle(&mut self, row: usize, found: Option<Match>) {
        if let Some(slot) = self.matches.get_mut(row) {
            *slot = found;
        }
    }

    fn id_cell(&self, row: usize) -> IdCell {
        let column = self.facts.id.and_then(|nth| self.facts.columns.get(nth));
        let Some(entry) = column.and_then(|column| column.entry(row)) else {
            return IdCell::Blank;
        };
        let text = entry.value.as_ref().text().unwrap_or_default();
        match text.parse() {
            // A list that was exported before the device was joined to another.
            Ok(id) => IdCell::Id(resolve(&self.facts.ledger, id)),
            Err(_) => IdCell::Invalid(text.to_owned()),
        }
    }

    /// Settles rows whose id says all; a row with the id of no unit may still have keys that do.
    fn by_id(&mut self, row: usize) -> Option<Match> {
        let id = match self.id_cell(row) {
            IdCell::Blank => return None,
            IdCell::Invalid(text) => {
                return Some(Match::Doubt(Doubt::InvalidId { text }, Vec::new()));
            }
            IdCell::Id(id) => id,
        };
        let unit = self.facts.unit_row(&id);
        if let Some(first) = self
            .first_ids
            .get(&id)
            .copied()
            .filter(|first| *first != row)
        {
            let doubt = self.duplicate(Key::Id, first);
            return Some(Match::Doubt(doubt, unit.into_iter().collect()));
        }
        match unit {
            Some(unit) => Some(self.claim(row, unit, Key::Id)),
            None if self.is_known(&id) => {
                Some(Match::Doubt(Doubt::DeletedUnit { unit: id }, Vec::new()))
            }
            None => None,
        }
    }

    fn is_known(&self, id: &EntityId) -> bool {
        let table = self.facts.units.table.as_ref();
        table.is_some_and(|table| table.row(id).is_some())
    }

    fn is_free(&self, unit: u32) -> bool {
        !self.claims.contains_key(&unit)
    }

    fn claim(&mut self, row: usize, unit: u32, by: Key) -> Match {
        let first = *self.claims.entry(unit).or_insert(row);
        if first == row {
            return Match::Unit(unit, MatchedBy::Key(by));
        }
        Match::Doubt(self.duplicate(by, first), vec![unit])
    }

    fn duplicate(&self, key: Key, first: usize) -> Doubt {
        let first_line = self.facts.line(first);
        Doubt::DuplicateInFile { key, first_line }
    }

    /// Remembers the keys of a row and returns the first that an earlier row has as well.
    fn note_keys(&mut self, row: usize) -> Option<(Key, usize)> {
        if self.is_settled(row) {
            return None;
        }
        if let IdCell::Id(id) = self.id_cell(row) {
            self.first_ids.entry(id).or_insert(row);
        }
        let mut duplicate = None;
        for (index, first_rows) in self.indexes.iter().zip(&mut self.first_rows) {
            let serial = index.key == Key::SerialNumber;
            let model = if serial {
                model_code(self.facts, row)
            } else {
                0
            };
            for group in index.groups(self.facts, row) {
                let first = *first_rows.entry((group, model)).or_insert(row);
                if first != row {
                    duplicate.get_or_insert((index.key, first));
                }
            }
        }
        duplicate
    }
}

/// A number for the model that a row names, for telling rows with one serial number apart.
fn model_code(facts: &Facts, row: usize) -> u64 {
    let code = |field: &str| {
        let column = facts.column(field);
        column.map_or(NONE, |(_, column)| column.code(row))
    };
    let what = match code("model_number") {
        NONE => u64::from(code("trade_name")) << 1,
        number => (u64::from(number) << 1) | 1,
    };
    (u64::from(code("manufacturer")) << 33) ^ what
}

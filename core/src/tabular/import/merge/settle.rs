//! The person's word on single cells, and on devices whose rows are gone.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    ident::id::EntityId,
    tabular::import::{outcome::Outcome, plan::ImportPlan},
};

use super::{
    Missing, Past, RoundTrip,
    cells::{Cell, Comparison, Fate},
    missing::Absent,
    origin::Place,
};

/// Which cells a decision is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum CellScope {
    /// All of the file.
    All,
    /// Those of one data row, from 0.
    Row(usize),
    /// One cell: data row, and the number of the difference's column, see [`Difference::cell`](crate::tabular::import::plan::Difference::cell).
    Cell(usize, usize),
}

/// What a person decides about a cell that the file and the ledger both changed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum Contest {
    /// Both values are kept beside each other, for somebody to decide later.
    #[default]
    Both,
    /// The file's value.
    File,
    /// The ledger's value.
    Ledger,
}

/// What a person decides about cells.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Settlement {
    /// About contested ones.
    Contested(Contest),
    /// About emptied ones: whether what they held is taken away. Without a decision it stays.
    Emptied(bool),
}

/// How a cell is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::tabular::import) enum How {
    /// Not at all.
    Not,
    /// As a change of the import, which has seen the whole ledger.
    Plain,
    /// Beside the ledger's value.
    Beside,
    /// Taken away.
    Clear,
}

impl ImportPlan {
    /// Returns what the rows have in common with former exports.
    #[must_use]
    pub fn round_trip(&self) -> RoundTrip {
        self.round_trip
    }

    /// Returns the devices whose rows were taken out of the file, with what was decided about them.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// Returns the plan after a person decided about cells. Cells of another sort in the scope stay as they are.
    #[must_use]
    pub fn settle(&self, scope: CellScope, settlement: Settlement) -> Self {
        let mut plan = self.clone();
        let wanted = |row: usize, cell: &Cell| match scope {
            CellScope::All => true,
            CellScope::Row(wanted) => row == wanted,
            CellScope::Cell(wanted, nth) => (row, cell.nth) == (wanted, nth),
        };
        let settled = Arc::make_mut(&mut plan.settled);
        let mut touched = Vec::new();
        for (row, cells) in self.cells.iter() {
            for cell in cells.iter().filter(|cell| wanted(*row, cell)) {
                let fits = matches!(
                    (cell.fate, settlement),
                    (Fate::Contested, Settlement::Contested(_))
                        | (Fate::Emptied { own: true }, Settlement::Emptied(_))
                );
                if fits {
                    settled.insert((*row, cell.nth), settlement);
                    touched.push(*row);
                }
            }
        }
        touched.dedup();
        for row in touched {
            plan.reconsider(row);
        }
        plan.count();
        plan
    }

    /// Returns the plan after a person decided about a device whose row is gone, or with `None` about all of them.
    #[must_use]
    pub fn decide_missing(&self, unit: Option<EntityId>, absent: Absent) -> Self {
        let mut plan = self.clone();
        let all = Arc::make_mut(&mut plan.missing);
        for missing in all.iter_mut() {
            if unit.is_none_or(|unit| unit == missing.unit) {
                missing.absent = absent;
            }
        }
        plan
    }

    /// Tells whether cells of a row are contested.
    #[must_use]
    pub fn is_contested(&self, row: usize) -> bool {
        self.has_cell(row, |fate| fate == Fate::Contested)
    }

    /// Tells whether cells of a row were emptied.
    #[must_use]
    pub fn is_emptied(&self, row: usize) -> bool {
        self.has_cell(row, |fate| matches!(fate, Fate::Emptied { .. }))
    }

    fn has_cell(&self, row: usize, is_it: impl Fn(Fate) -> bool) -> bool {
        let cells = self.cells.get(&row);
        cells.is_some_and(|cells| cells.iter().any(|cell| is_it(cell.fate)))
    }

    /// Tells whether anything would be written: rows that add or change a device, or a decision about one whose row is gone.
    #[must_use]
    pub fn writes(&self) -> bool {
        let counts = self.counts();
        let decided = |missing: &Missing| missing.absent != Absent::Keep;
        counts.added + counts.changed > 0 || self.missing.iter().any(decided)
    }

    /// Returns the plan with what was decided in a former one for the same file: where the ledger differs now, decisions that
    /// fit no more are dropped. New devices keep their ids.
    #[must_use]
    pub fn with_decisions_of(mut self, former: &Self) -> Self {
        self.keep_ids(former);
        for (row, decision) in former.decisions() {
            self.apply(*row, *decision);
        }
        self.settled = Arc::clone(&former.settled);
        for (row, _) in former.settled.keys() {
            self.reconsider(*row);
        }
        let absent = |unit| {
            let known = former.missing.iter().find(|known| known.unit == unit);
            known.map_or(Absent::Keep, |known| known.absent)
        };
        for missing in Arc::make_mut(&mut self.missing).iter_mut() {
            missing.absent = absent(missing.unit);
        }
        self.count();
        self
    }

    /// Returns how a cell is written, as far as that is decided.
    pub(in crate::tabular::import) fn how(&self, row: usize, cell: &Cell) -> How {
        let settled = self.settled.get(&(row, cell.nth));
        match (cell.fate, settled) {
            (Fate::Applied, _) => How::Plain,
            (Fate::Contested, Some(Settlement::Contested(Contest::File))) => How::Plain,
            (Fate::Contested, Some(Settlement::Contested(Contest::Ledger))) => How::Not,
            (Fate::Contested, _) => How::Beside,
            (Fate::Emptied { own: true }, Some(Settlement::Emptied(true))) => How::Clear,
            (Fate::Emptied { .. }, _) => How::Not,
        }
    }

    /// Counts cells and rows.
    pub(in crate::tabular::import) fn count_cells(&mut self) {
        let mut found = RoundTrip {
            contested_rows: 0,
            contested: 0,
            emptied_rows: 0,
            emptied: 0,
            emptied_of_models: 0,
            ..self.round_trip
        };
        for cells in self.cells.values() {
            let (contested, emptied) = (found.contested, found.emptied);
            for cell in cells {
                match cell.fate {
                    Fate::Applied => {}
                    Fate::Contested => found.contested += 1,
                    Fate::Emptied { own } => {
                        found.emptied += 1;
                        found.emptied_of_models += u32::from(!own);
                    }
                }
            }
            found.contested_rows += u32::from(found.contested > contested);
            found.emptied_rows += u32::from(found.emptied > emptied);
        }
        self.round_trip = found;
    }

    /// Keeps what was found of a row.
    pub(in crate::tabular::import) fn keep_cells(&mut self, row: usize, cells: Vec<Cell>) {
        if !cells.is_empty() {
            Arc::make_mut(&mut self.cells).insert(row, cells);
        } else if self.cells.contains_key(&row) {
            Arc::make_mut(&mut self.cells).remove(&row);
        }
    }

    /// Finds out anew what becomes of a row whose cells were decided about.
    fn reconsider(&mut self, row: usize) {
        if let Some(Outcome::Changed { unit, by } | Outcome::Same { unit, by }) =
            self.outcomes.get(row).cloned()
            && let Some(unit) = self.facts.unit_row(&unit)
        {
            let outcome = self.matched(row, unit, by);
            self.set(row, outcome);
        }
    }

    /// Tells whether a row says nothing but what was exported, of a device that is not there any more, or was joined to another.
    pub(in crate::tabular::import) fn is_untouched(&self, row: usize) -> bool {
        let id = self.facts.id_of_row(row);
        let id = id.filter(|id| self.facts.unit_row(id).is_none());
        let Some((side, id)) = self.facts.side(row).zip(id) else {
            return false;
        };
        let then = side.units.row(&id);
        let with = Comparison {
            side,
            then,
            exported: true,
        };
        then.is_some() && self.facts.cells(row, None, with).is_empty()
    }

    /// Looks for rows that are gone, and counts those whose version is known, unknown or not readable.
    pub(in crate::tabular::import) fn look_at_origin(&mut self, past: &Past) {
        let (missing, unnamed) = self.facts.missing(&self.matches, &past.exports);
        self.missing = Arc::new(missing);
        self.round_trip.missing_unnamed = unnamed;
        for (row, place) in self.facts.origin.places().iter().enumerate() {
            match place {
                Place::Blank => {}
                Place::Unreadable => self.round_trip.unreadable += 1,
                Place::At { .. } if self.facts.side(row).is_some() => {
                    self.round_trip.compared += 1;
                }
                Place::At { .. } => self.round_trip.unknown += 1,
            }
        }
    }
}

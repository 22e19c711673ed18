//! What an import would do, row by row, before it does it.

use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

use crate::{
    ident::id::EntityId,
    ledger::state::Ledger,
    tabular::{grid::Grid, header::Header},
};

use super::{
    Cancelled, Progress,
    changes::{Changes, ImportChanges},
    facts::Facts,
    mapping::Mapping,
    matching::{Match, Matcher, equals},
    merge::{Missing, Past, RoundTrip, Settlement, cells::Cell, settle::How},
    outcome::{Counts, Decision, Doubt, Key, MatchedBy, Outcome, Refusal},
};

pub use super::difference::{Change, Difference, Unparsed};

/// What becomes of each data row of a file.
///
/// A plan is a value: it keeps what it needs of the file and of the ledger it was made for, and deciding gives another one.
/// Making it again after the ledger changed is the caller's business.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    pub(super) facts: Arc<Facts>,
    pub(super) matches: Arc<Vec<Option<Match>>>,
    /// Ids for rows that become new units.
    fresh: Arc<Vec<EntityId>>,
    pub(super) outcomes: Vec<Outcome>,
    decisions: BTreeMap<usize, Decision>,
    counts: Counts,
    /// Cells of rows that are compared with former times, where they differ from the ledger of now.
    pub(super) cells: Arc<BTreeMap<usize, Vec<Cell>>>,
    /// What was decided about single cells, by row and number of the column.
    pub(super) settled: Arc<BTreeMap<(usize, usize), Settlement>>,
    pub(super) missing: Arc<Vec<Missing>>,
    pub(super) round_trip: RoundTrip,
}

impl ImportPlan {
    /// Finds out what becomes of every row below the header. Trailing blank rows are no rows.
    ///
    /// `ids` gives a new random id at each call. `progress` is told how far it is and may break off. `past` holds the ledgers of
    /// the versions that exported rows name; rows of other versions are compared with the ledger of now alone.
    ///
    /// # Errors
    ///
    /// [`Cancelled`] when `progress` broke off.
    pub fn new(
        ledger: &Ledger,
        grid: &Grid,
        header: &Header,
        mapping: &Mapping,
        past: &Past,
        ids: &mut dyn FnMut() -> EntityId,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, Cancelled> {
        let facts = Facts::new(ledger, grid, header, mapping, past, progress)?;
        let matches = Matcher::new(&facts).run(progress)?;
        let fresh = matches.iter().map(|found| match found {
            Some(Match::New(Some(id))) => *id,
            _ => ids(),
        });
        let fresh: Vec<EntityId> = fresh.collect();
        let mut plan = Self {
            facts: Arc::new(facts),
            matches: Arc::new(matches),
            fresh: Arc::new(fresh),
            outcomes: Vec::new(),
            decisions: BTreeMap::new(),
            counts: Counts::default(),
            cells: Arc::default(),
            settled: Arc::default(),
            missing: Arc::default(),
            round_trip: RoundTrip::default(),
        };
        plan.outcomes = (0..plan.facts.rows()).map(|row| plan.found(row)).collect();
        plan.look_at_origin(past);
        for (row, doubt) in plan.facts.misread.clone() {
            plan.put_in_doubt(row, doubt);
        }
        plan.count();
        Ok(plan)
    }

    /// Returns the outcome of every data row, in the order of the file.
    #[must_use]
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// Returns how many rows ended how.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Returns the line of a data row, from 1.
    #[must_use]
    pub fn line(&self, row: usize) -> u32 {
        self.facts.line(row)
    }

    /// Returns the ledger that the plan was made for.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.facts.ledger
    }

    /// Returns the plan after a person decided about one data row, counted from 0.
    ///
    /// Rows that are empty or about the table cannot be decided about; nor can a unit be chosen that is not there.
    #[must_use]
    pub fn decide(&self, row: usize, decision: Decision) -> Self {
        let mut plan = self.clone();
        plan.apply(row, decision);
        plan.count();
        plan
    }

    /// Returns the plan after a person decided about all rows that are doubtful for one reason, see [`Doubt::code`].
    #[must_use]
    pub fn decide_all(&self, reason: &str, decision: Decision) -> Self {
        let mut plan = self.clone();
        for (row, outcome) in self.outcomes.iter().enumerate() {
            if matches!(outcome, Outcome::Doubtful { doubt, .. } if doubt.code() == reason) {
                plan.apply(row, decision);
            }
        }
        plan.count();
        plan
    }

    /// Returns the plan with the row as it was before any decision.
    #[must_use]
    pub fn undecide(&self, row: usize) -> Self {
        let mut plan = self.clone();
        if plan.decisions.remove(&row).is_some() {
            let outcome = plan.found(row);
            plan.set(row, outcome);
            let misread = plan
                .facts
                .misread
                .iter()
                .find(|(misread, _)| *misread == row)
                .cloned();
            if let Some((row, doubt)) = misread {
                plan.put_in_doubt(row, doubt);
            }
            plan.count();
        }
        plan
    }

    /// Returns the decisions made so far, by data row.
    #[must_use]
    pub fn decisions(&self) -> &BTreeMap<usize, Decision> {
        &self.decisions
    }

    /// Returns the changes that do what the plan says; empty when no row adds or changes anything.
    ///
    /// # Errors
    ///
    /// [`Cancelled`] when `progress` broke off.
    pub fn changes(
        &self,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ImportChanges, Cancelled> {
        Changes::new(self).of(progress)
    }

    /// Lets rows that become new units have the ids that they had in a former plan.
    pub(super) fn keep_ids(&mut self, former: &Self) {
        if former.fresh.len() != self.fresh.len() {
            return;
        }
        self.fresh = Arc::clone(&former.fresh);
        for (outcome, id) in self.outcomes.iter_mut().zip(self.fresh.iter()) {
            if let Outcome::Added { unit } = outcome {
                *unit = *id;
            }
        }
    }

    /// What becomes of a row without a person's word.
    fn found(&mut self, row: usize) -> Outcome {
        if let Some(refusal) = self.facts.refused.get(row).copied().flatten() {
            return Outcome::Refused { refusal };
        }
        let matches = Arc::clone(&self.matches);
        match matches.get(row) {
            Some(Some(Match::Unit(unit, by))) => self.matched(row, *unit, *by),
            Some(Some(Match::Doubt(
                Doubt::DeletedUnit { .. } | Doubt::DuplicateInFile { key: Key::Id, .. },
                _,
            ))) if self.is_untouched(row) => Outcome::Refused {
                refusal: Refusal::DeletedSince,
            },
            Some(Some(Match::Doubt(doubt, units))) => {
                let candidates = units
                    .iter()
                    .filter_map(|unit| self.facts.unit_id(*unit))
                    .collect();
                Outcome::Doubtful {
                    doubt: doubt.clone(),
                    candidates,
                }
            }
            _ => self.added(row),
        }
    }

    fn added(&self, row: usize) -> Outcome {
        match self.fresh.get(row) {
            Some(unit) => Outcome::Added { unit: *unit },
            None => Outcome::Refused {
                refusal: Refusal::EmptyRow,
            },
        }
    }

    pub(super) fn matched(&mut self, row: usize, unit: u32, by: MatchedBy) -> Outcome {
        let facts = Arc::clone(&self.facts);
        let Some(id) = facts.unit_id(unit) else {
            return self.added(row);
        };
        let changes = match facts.comparison(row, unit) {
            None => !equals(&facts, row, unit, false),
            Some(with) => {
                let cells = facts.cells(row, Some(unit), with);
                let changes = cells.iter().any(|cell| self.how(row, cell) != How::Not);
                self.keep_cells(row, cells);
                changes
            }
        };
        if changes {
            Outcome::Changed { unit: id, by }
        } else {
            Outcome::Same { unit: id, by }
        }
    }

    fn put_in_doubt(&mut self, row: usize, doubt: Doubt) {
        let candidates = match self.outcomes.get(row) {
            Some(Outcome::Changed { unit, .. } | Outcome::Same { unit, .. }) => vec![*unit],
            Some(Outcome::Doubtful { candidates, .. }) => candidates.clone(),
            Some(Outcome::Refused { .. }) => return,
            Some(Outcome::Added { .. }) | None => Vec::new(),
        };
        self.set(row, Outcome::Doubtful { doubt, candidates });
    }

    pub(super) fn apply(&mut self, row: usize, decision: Decision) {
        if self.facts.refused.get(row).copied().flatten().is_some() {
            return;
        }
        let outcome = match decision {
            Decision::AddAsNew => Some(self.added(row)),
            Decision::LeaveOut => Some(Outcome::Refused {
                refusal: Refusal::LeftOut,
            }),
            Decision::Update(unit) => self.updated(row, unit),
            Decision::UpdateCandidate => match self.outcomes.get(row) {
                Some(Outcome::Doubtful { candidates, .. }) => match *candidates.as_slice() {
                    [unit] => self.updated(row, unit),
                    _ => None,
                },
                _ => None,
            },
        };
        if let Some(outcome) = outcome {
            self.set(row, outcome);
            self.decisions.insert(row, decision);
        }
    }

    fn updated(&mut self, row: usize, unit: EntityId) -> Option<Outcome> {
        let unit = self.facts.unit_row(&unit)?;
        Some(self.matched(row, unit, MatchedBy::Person))
    }

    pub(super) fn set(&mut self, row: usize, outcome: Outcome) {
        if !matches!(outcome, Outcome::Changed { .. } | Outcome::Same { .. }) {
            self.keep_cells(row, Vec::new());
        }
        if let Some(slot) = self.outcomes.get_mut(row) {
            *slot = outcome;
        }
    }

    pub(super) fn count(&mut self) {
        self.count_cells();
        self.counts = Counts::default();
        for outcome in &self.outcomes {
            self.counts.count(outcome);
        }
    }
}

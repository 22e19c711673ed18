//! What an import would do, row by row, before it does it.

use std::{collections::BTreeMap, ops::ControlFlow, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger, value::Value},
    tabular::{grid::Grid, header::Header},
};

use super::{
    Cancelled, Progress,
    changes::Changes,
    facts::Facts,
    mapping::Mapping,
    matching::{Match, Matcher, equals},
    outcome::{Counts, Decision, Doubt, MatchedBy, Outcome, Refusal},
};

/// What becomes of each data row of a file.
///
/// A plan is a value: it keeps what it needs of the file and of the ledger it was made for, and deciding gives another one.
/// Making it again after the ledger changed is the caller's business.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    pub(super) facts: Arc<Facts>,
    matches: Arc<Vec<Option<Match>>>,
    /// Ids for rows that become new units.
    fresh: Arc<Vec<EntityId>>,
    pub(super) outcomes: Vec<Outcome>,
    decisions: BTreeMap<usize, Decision>,
    counts: Counts,
}

/// One value that a row would change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    /// The key of the field.
    pub field: String,
    /// The interface of the file, from 1, for fields of interfaces.
    pub interface: Option<u32>,
    /// What counts for the unit now; a reference as the name of what it refers to.
    pub before: Option<Value>,
    /// What would count; a reference as a name.
    pub after: Value,
}

/// A text that is not in the form of its field. It is kept as it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Unparsed {
    /// The key of the field.
    pub field: String,
    /// The column of the file, from 0; `None` for a constant.
    pub column: Option<usize>,
    /// The text.
    pub text: String,
    /// How many rows hold it.
    pub rows: u32,
    /// Line of the first of them.
    pub first_line: u32,
}

impl ImportPlan {
    /// Finds out what becomes of every row below the header. Trailing blank rows are no rows.
    ///
    /// `ids` gives a new random id at each call. `progress` is told how far it is and may break off.
    ///
    /// # Errors
    ///
    /// [`Cancelled`] when `progress` broke off.
    pub fn new(
        ledger: &Ledger,
        grid: &Grid,
        header: &Header,
        mapping: &Mapping,
        ids: &mut dyn FnMut() -> EntityId,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, Cancelled> {
        let facts = Facts::new(ledger, grid, header, mapping, progress)?;
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
        };
        plan.outcomes = (0..plan.facts.rows()).map(|row| plan.found(row)).collect();
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

    /// Returns the changes of one commit that does what the plan says; empty when no row adds or changes anything.
    ///
    /// # Errors
    ///
    /// [`Cancelled`] when `progress` broke off.
    pub fn changes(
        &self,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ChangeSet, Cancelled> {
        Changes::new(&self.facts).of(&self.outcomes, progress)
    }

    /// What becomes of a row without a person's word.
    fn found(&self, row: usize) -> Outcome {
        if let Some(refusal) = self.facts.refused.get(row).copied().flatten() {
            return Outcome::Refused { refusal };
        }
        match self.matches.get(row) {
            Some(Some(Match::Unit(unit, by))) => self.matched(row, *unit, *by),
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

    fn matched(&self, row: usize, unit: u32, by: MatchedBy) -> Outcome {
        let Some(id) = self.facts.unit_id(unit) else {
            return self.added(row);
        };
        if equals(&self.facts, row, unit, false) {
            Outcome::Same { unit: id, by }
        } else {
            Outcome::Changed { unit: id, by }
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

    fn apply(&mut self, row: usize, decision: Decision) {
        if self.facts.refused.get(row).copied().flatten().is_some() {
            return;
        }
        let outcome = match decision {
            Decision::AddAsNew => Some(self.added(row)),
            Decision::LeaveOut => Some(Outcome::Refused {
                refusal: Refusal::LeftOut,
            }),
            Decision::Update(unit) => self
                .facts
                .unit_row(&unit)
                .map(|unit| self.matched(row, unit, MatchedBy::Person)),
            Decision::UpdateCandidate => match self.outcomes.get(row) {
                Some(Outcome::Doubtful { candidates, .. }) => match candidates.as_slice() {
                    [unit] => self
                        .facts
                        .unit_row(unit)
                        .map(|unit| self.matched(row, unit, MatchedBy::Person)),
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

    fn set(&mut self, row: usize, outcome: Outcome) {
        if let Some(slot) = self.outcomes.get_mut(row) {
            *slot = outcome;
        }
    }

    fn count(&mut self) {
        self.counts = Counts::default();
        for outcome in &self.outcomes {
            self.counts.count(outcome);
        }
    }
}

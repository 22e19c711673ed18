//! What becomes of the rows of the open file.

use std::collections::BTreeMap;

use daicho_core::{
    device::view::{model::ModelFields, unit::DeviceUnit},
    ident::id::EntityId,
    ledger::state::Ledger,
    tabular::import::{
        mapping::{Mapping, MappingProblem, Target},
        outcome::{Decision, Outcome},
        plan::{Difference, ImportPlan},
    },
    view::{entity::Entity, reading::Reading},
};

use super::{Desk, Tell, preview::OpenFile, telling};
use crate::{
    store::{LedgerStore, ledger::Revision},
    worker::protocol::{
        Trouble,
        import::{DifferenceView, Planned, RowPage, RowView, Scope},
        past::Shown,
    },
};

/// Cells that name a row.
const TITLE_CELLS: usize = 3;
/// Texts that did not parse and are listed.
const UNPARSED: usize = 500;

/// A plan and what it was made of.
pub(super) struct Planning {
    pub(super) plan: ImportPlan,
    pub(super) revision: Revision,
    pub(super) mapping: Mapping,
    targets: Vec<Target>,
    problems: Vec<MappingProblem>,
}

impl<S: LedgerStore> Desk<S> {
    /// Makes a plan for the open file on top of the ledger as it is now.
    pub(super) async fn make_plan(
        &mut self,
        mapping: Mapping,
        tell: Tell<'_>,
    ) -> Result<Planned, Trouble> {
        let held = self.current(tell).await?;
        let file = self.file.as_ref().ok_or(Trouble::NothingOpen)?;
        let header = file.header.as_ref().ok_or(Trouble::NothingOpen)?;
        let (targets, problems) = mapping.resolve(header.names.len());
        let entity = self.random.entity;
        let plan = ImportPlan::new(
            &held.ledger,
            &file.grid,
            header,
            &mapping,
            &mut || entity(),
            &mut telling(tell),
        );
        let planning = Planning {
            plan: plan.map_err(|_| Trouble::Cancelled)?,
            revision: held.revision,
            mapping,
            targets,
            problems,
        };
        let planned = planned(&planning);
        self.plan = Some(planning);
        Ok(planned)
    }

    pub(super) fn decide(
        &mut self,
        scope: &Scope,
        decision: Option<Decision>,
    ) -> Result<Planned, Trouble> {
        let planning = self.plan.as_mut().ok_or(Trouble::NothingOpen)?;
        planning.plan = match (scope, decision) {
            (Scope::Row(row), Some(decision)) => planning.plan.decide(*row, decision),
            (Scope::Reason(reason), Some(decision)) => planning.plan.decide_all(reason, decision),
            (Scope::Row(row), None) => planning.plan.undecide(*row),
            (Scope::Reason(_), None) => {
                let rows: Vec<usize> = planning.plan.decisions().keys().copied().collect();
                rows.iter()
                    .fold(planning.plan.clone(), |plan, row| plan.undecide(*row))
            }
        };
        Ok(planned(planning))
    }

    /// Returns `count` rows of an outcome, or of any, from the `from`th on.
    pub(super) fn rows(
        &self,
        outcome: Option<&str>,
        from: usize,
        count: usize,
    ) -> Result<RowPage, Trouble> {
        let (file, planning, plan) = self.planning()?;
        let wanted = |found: &Outcome| outcome.is_none_or(|wanted| found.codes().0 == wanted);
        let outcomes = plan.outcomes().iter().enumerate();
        let found: Vec<usize> = outcomes
            .filter(|(_, found)| wanted(found))
            .map(|(row, _)| row)
            .collect();
        let rows = found.iter().skip(from).take(count);
        Ok(RowPage {
            total: found.len(),
            from,
            rows: rows.filter_map(|row| view(file, planning, *row)).collect(),
        })
    }
}

fn planned(planning: &Planning) -> Planned {
    let plan = &planning.plan;
    let mut doubts: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in plan.outcomes() {
        if let Outcome::Doubtful { doubt, .. } = outcome {
            *doubts.entry(doubt.code()).or_default() += 1;
        }
    }
    let doubts = doubts.into_iter();
    let mut unparsed = plan.unparsed();
    unparsed.truncate(UNPARSED);
    Planned {
        counts: plan.counts(),
        doubts: doubts
            .map(|(reason, rows)| (reason.to_owned(), rows))
            .collect(),
        decided: plan.decisions().len(),
        unparsed,
        problems: planning.problems.clone(),
    }
}

fn view(file: &OpenFile, planning: &Planning, row: usize) -> Option<RowView> {
    let plan = &planning.plan;
    let outcome = plan.outcomes().get(row)?.clone();
    let candidates = match &outcome {
        Outcome::Doubtful { candidates, .. } => candidates.as_slice(),
        Outcome::Added { .. }
        | Outcome::Changed { .. }
        | Outcome::Same { .. }
        | Outcome::Refused { .. } => &[],
    };
    let named = |id: &EntityId| (*id, unit_name(plan.ledger(), id));
    Some(RowView {
        row,
        line: plan.line(row),
        title: title(file, planning, row),
        differences: plan.differences(row).into_iter().map(shown).collect(),
        candidates: candidates.iter().map(named).collect(),
        decided: plan.decisions().contains_key(&row),
        outcome,
    })
}

/// Returns the first filled cells of a row, those that go to a field before others.
pub(super) fn title(file: &OpenFile, planning: &Planning, row: usize) -> String {
    let Some(header) = &file.header else {
        return String::new();
    };
    let grid_row = header.row + 1 + row;
    let is_field = |column: &usize| {
        matches!(
            planning.targets.get(*column),
            Some(Target::Field(_) | Target::Interface { .. })
        )
    };
    let columns = || 0..file.grid.row_len(grid_row);
    let fields = columns().filter(is_field);
    let others = columns().filter(|column| !is_field(column));
    let cells = fields
        .chain(others)
        .map(|column| file.grid.cell(grid_row, column).trim())
        .filter(|cell| !cell.is_empty())
        .take(TITLE_CELLS);
    cells
        .map(super::preview::shorten)
        .collect::<Vec<_>>()
        .join(" / ")
}

fn shown(difference: Difference) -> DifferenceView {
    DifferenceView {
        field: difference.field,
        interface: difference.interface,
        before: difference.before.map(|value| Shown::from(value.as_ref())),
        after: Shown::from(difference.after.as_ref()),
    }
}

/// Returns what a person knows a device by: its numbers, the name of its model, its room.
pub(super) fn unit_name(ledger: &Ledger, id: &EntityId) -> String {
    fn text<T: ToString>(reading: Reading<'_, T>) -> Option<String> {
        reading.shown().known().map(|known| known.to_string())
    }
    let Some(unit) = DeviceUnit::find(ledger, id) else {
        return id.to_string();
    };
    let parts = [
        text(unit.asset_number()),
        text(unit.trade_name()),
        text(unit.model_number()),
        text(unit.serial_number()),
        text(unit.building()),
        text(unit.room()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().take(TITLE_CELLS).collect();
    if parts.is_empty() {
        id.to_string()
    } else {
        parts.join(" / ")
    }
}

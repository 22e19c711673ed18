//! What becomes of the rows, as the page shows it.

use std::collections::BTreeMap;

use daicho_core::{
    device::view::{model::ModelFields, unit::DeviceUnit},
    ident::id::EntityId,
    ledger::state::Ledger,
    tabular::import::{
        mapping::Target,
        outcome::Outcome,
        plan::{Change, Difference},
    },
    view::{entity::Entity, reading::Reading},
};

use super::{
    Desk,
    plans::{FilePlan, Planning},
    preview::OpenFile,
};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Trouble,
        import::{ChangeView, DifferenceView, MissingView, Planned, RowPage, RowView},
        past::Shown,
    },
};

/// Cells that name a row.
const TITLE_CELLS: usize = 3;
/// Texts that did not parse and are listed.
const UNPARSED: usize = 500;
/// Devices whose rows are gone and that are listed.
const MISSING: usize = 500;

impl<S: LedgerStore> Desk<S> {
    /// Returns the file that a plan is of.
    pub(super) fn file_of(&self, plan: &FilePlan) -> Option<&OpenFile> {
        self.files.get(plan.file)?.as_ref()
    }

    /// Returns `count` rows of an outcome, or of any, from the `from`th on.
    pub(super) fn rows(
        &self,
        outcome: Option<&str>,
        file: Option<usize>,
        from: usize,
        count: usize,
    ) -> Result<RowPage, Trouble> {
        let planning = self.planning()?;
        let mut total = 0;
        let mut rows = Vec::new();
        let wanted = |plan: &&FilePlan| file.is_none_or(|file| file == plan.file);
        for plan in planning.plans.iter().filter(wanted) {
            for row in 0..plan.plan.outcomes().len() {
                if !is_wanted(plan, row, outcome) {
                    continue;
                }
                if (from..from + count).contains(&total) {
                    rows.extend(self.file_of(plan).and_then(|file| view(file, plan, row)));
                }
                total += 1;
            }
        }
        Ok(RowPage { total, from, rows })
    }

    /// Sums the plans up.
    pub(super) fn planned(&self, planning: &Planning) -> Planned {
        let mut planned = Planned::default();
        let mut doubts: BTreeMap<&str, usize> = BTreeMap::new();
        for file in &planning.plans {
            let plan = &file.plan;
            let name = self.file_of(file).map_or("", OpenFile::name).to_owned();
            planned.counts += plan.counts();
            planned.files.push((file.file, name, plan.counts()));
            planned.round_trip += plan.round_trip();
            planned.writes |= plan.writes();
            planned.decided += plan.decisions().len();
            planned.unparsed.extend(plan.unparsed());
            planned.problems.extend(file.problems.iter().cloned());
            planned.missing_count += plan.missing().len();
            planned.missing.extend(missing(file));
            for outcome in plan.outcomes() {
                if let Outcome::Doubtful { doubt, .. } = outcome {
                    *doubts.entry(doubt.code()).or_default() += 1;
                }
            }
        }
        planned.unparsed.truncate(UNPARSED);
        planned.missing.truncate(MISSING);
        let doubts = doubts.into_iter();
        planned.doubts = doubts
            .map(|(reason, rows)| (reason.to_owned(), rows))
            .collect();
        planned
    }
}

fn is_wanted(plan: &FilePlan, row: usize, outcome: Option<&str>) -> bool {
    let found = plan.plan.outcomes().get(row).map(|found| found.codes().0);
    match outcome {
        None => true,
        Some("contested") => plan.plan.is_contested(row),
        Some("emptied") => plan.plan.is_emptied(row),
        wanted => found == wanted,
    }
}

fn missing(file: &FilePlan) -> impl Iterator<Item = MissingView> {
    let plan = &file.plan;
    plan.missing()
        .iter()
        .take(MISSING)
        .map(|missing| MissingView {
            name: unit_name(plan.ledger(), &missing.unit),
            missing: *missing,
        })
}

fn view(file: &OpenFile, planning: &FilePlan, row: usize) -> Option<RowView> {
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
        file: planning.file,
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
pub(super) fn title(file: &OpenFile, planning: &FilePlan, row: usize) -> String {
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
        change: match difference.change {
            Change::Plain => ChangeView::Plain,
            Change::Contested { then, contest } => ChangeView::Contested {
                then: then.map(|value| Shown::from(value.as_ref())),
                contest,
            },
            Change::Emptied { own, confirmed } => ChangeView::Emptied { own, confirmed },
        },
        cell: difference.cell,
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

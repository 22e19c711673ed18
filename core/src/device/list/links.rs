//! Which model a unit is of, and which interfaces it has.

use std::sync::Arc;

use crate::{
    catalogue::field::Kind,
    device::joined::Joined,
    ledger::{column::Column, state::Ledger, table::Table},
};

/// Rows of other tables, by row of the table of units.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    models: Vec<u32>,
    /// The interfaces of all units, one unit after the other.
    interfaces: Vec<u32>,
    /// Where the interfaces of each unit begin; one more than there are units.
    starts: Vec<u32>,
    made_of: [Option<Arc<Column>>; 2],
    joined: Joined,
    rows: [usize; 4],
}

/// Stands for no row.
const NONE: u32 = u32::MAX;

impl Links {
    pub(super) fn model(&self, unit: u32) -> Option<u32> {
        self.models
            .get(unit as usize)
            .copied()
            .filter(|row| *row != NONE)
    }

    pub(super) fn interfaces(&self, unit: u32) -> &[u32] {
        let start_of = |unit: usize| self.starts.get(unit).map(|start| *start as usize);
        let range = start_of(unit as usize).zip(start_of(unit as usize + 1));
        range
            .and_then(|(start, end)| self.interfaces.get(start..end))
            .unwrap_or_default()
    }

    pub(super) fn update(&mut self, ledger: &Ledger) {
        let [units, models, interfaces] =
            [Kind::Unit, Kind::Model, Kind::Interface].map(|kind| ledger.table(kind.as_str()));
        let model = units.and_then(|units| units.column("model")).cloned();
        let unit = interfaces
            .and_then(|interfaces| interfaces.column("unit"))
            .cloned();
        let rows = [units, models, interfaces].map(|table| table.map_or(0, |table| table.len()));
        // Deleting an interface changes neither its unit nor the number of rows, only who is present.
        let present = interfaces
            .map(|interfaces| interfaces.present_rows(ledger))
            .unwrap_or_default();
        let made_of = [model, unit];
        let rows = [rows[0], rows[1], rows[2], present.len()];
        let joined = Joined::of(ledger);
        if same(&self.made_of, &made_of) && self.rows == rows && self.joined == joined {
            return;
        }
        let [model, unit] = &made_of;
        self.models = follow(model.as_deref(), models.map(Arc::as_ref), rows[0]);
        let mut owners = follow(unit.as_deref(), units.map(Arc::as_ref), rows[2]);
        joined.follow(&mut owners);
        self.set_interfaces(&owners, &present, rows[0]);
        self.made_of = made_of;
        self.joined = joined;
        self.rows = rows;
    }

    fn set_interfaces(&mut self, owners: &[u32], present: &[u32], units: usize) {
        let mut by_unit: Vec<(u32, u32)> = present
            .iter()
            .filter_map(|row| owners.get(*row as usize).map(|owner| (*owner, *row)))
            .filter(|(owner, _)| *owner != NONE)
            .collect();
        by_unit.sort_unstable();
        self.starts = vec![0; units + 1];
        for (owner, _) in &by_unit {
            self.starts[*owner as usize + 1] += 1;
        }
        for unit in 0..units {
            self.starts[unit + 1] += self.starts[unit];
        }
        self.interfaces = by_unit.into_iter().map(|(_, row)| row).collect();
    }
}

fn same(a: &[Option<Arc<Column>>; 2], b: &[Option<Arc<Column>>; 2]) -> bool {
    a.iter().zip(b).all(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    })
}

/// Returns for each of `rows` rows the row of `target` that the column refers to.
pub(super) fn follow(column: Option<&Column>, target: Option<&Table>, rows: usize) -> Vec<u32> {
    let (Some(column), Some(target)) = (column, target) else {
        return vec![NONE; rows];
    };
    let row_of = |id: &str| {
        target
            .row(&id.parse().ok()?)
            .and_then(|row| u32::try_from(row).ok())
    };
    let by_entry: Vec<u32> = column
        .texts()
        .map(|id| row_of(id).unwrap_or(NONE))
        .collect();
    (0..rows)
        .map(|row| {
            column
                .code(row)
                .entry()
                .and_then(|entry| by_entry.get(entry).copied())
                .unwrap_or(NONE)
        })
        .collect()
}

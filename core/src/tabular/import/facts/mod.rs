//! Everything that rows are matched against, read once.

mod columns;
mod interfaces;

use std::ops::ControlFlow;

use hashbrown::HashMap;

use crate::{
    catalogue::field::Kind,
    facility::names::Directory,
    ident::id::EntityId,
    ledger::state::Ledger,
    tabular::{
        grid::{Grid, u32_of},
        header::{self, Header},
    },
};

use super::{
    Cancelled, Progress,
    column::{Code, Column, Entry, NONE},
    known::Units,
    mapping::{Mapping, Target},
    outcome::{Doubt, Refusal},
};

/// A file and a ledger side by side.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) ledger: Ledger,
    pub(super) names: Directory,
    pub(super) columns: Vec<Column>,
    /// Numbers of the columns that go to a field of the unit or its model.
    by_field: HashMap<String, usize>,
    pub(super) units: Units,
    /// Line of each data row.
    pub(super) lines: Vec<u32>,
    /// Which columns are those of ids, and of each interface.
    pub(super) id: Option<usize>,
    /// Numbers of the columns of each interface, by its number in the header.
    pub(super) interfaces: Vec<(u32, Vec<usize>)>,
    /// Rows that are no device, and rows that are doubtful whatever they match.
    pub(super) refused: Vec<Option<Refusal>>,
    pub(super) misread: Vec<(usize, Doubt)>,
}

impl Facts {
    /// Reads the columns of a file and what the ledger holds in them.
    pub(super) fn new(
        ledger: &Ledger,
        grid: &Grid,
        header: &Header,
        mapping: &Mapping,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, Cancelled> {
        let names = Directory::new(ledger);
        let rows = header.data_rows(grid);
        let columns = columns::columns(grid, header, mapping, rows, &names, progress)?;
        let units = Units::new(ledger, &columns, &names);
        let id = columns
            .iter()
            .position(|column| column.target == Target::Id);
        let lines = (0..rows)
            .map(|row| grid.line(header.row + 1 + row))
            .collect();
        let mut facts = Self {
            ledger: ledger.clone(),
            names,
            interfaces: columns::by_interface(&columns),
            by_field: columns::by_field(&columns),
            columns,
            units,
            lines,
            id,
            refused: Vec::with_capacity(rows),
            misread: Vec::new(),
        };
        facts.look_at_rows(grid, header, rows);
        Ok(facts)
    }

    /// Returns the number of data rows.
    pub(super) fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Returns the line of a data row.
    pub(super) fn line(&self, row: usize) -> u32 {
        self.lines.get(row).copied().unwrap_or(0)
    }

    /// Returns the column of a field of the unit or its model.
    pub(super) fn column(&self, field: &str) -> Option<(usize, &Column)> {
        let nth = *self.by_field.get(field)?;
        self.columns.get(nth).map(|column| (nth, column))
    }

    /// Returns what a row says in a field of the unit or its model.
    pub(super) fn entry(&self, field: &str, row: usize) -> Option<&Entry> {
        self.column(field)?.1.entry(row)
    }

    /// Lists the columns whose cells are values of the unit: all but the id and the interfaces.
    pub(super) fn unit_columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        let of_unit = |column: &Column| matches!(column.target, Target::Field(_) | Target::Extra);
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| of_unit(column))
    }

    /// Returns what counts for a unit in a column.
    pub(super) fn effective(&self, nth: usize, unit: u32) -> Code {
        self.units.effective(nth, &self.columns, &self.names, unit)
    }

    /// Returns a unit's own value in a column, or that of an interface in a column of interfaces.
    pub(super) fn own(&self, nth: usize, row: u32) -> Code {
        self.units.own(nth, &self.columns, &self.names, row)
    }

    /// Returns the id of a unit by its row.
    pub(super) fn unit_id(&self, unit: u32) -> Option<EntityId> {
        self.units.table.as_ref()?.ids().get(unit as usize).copied()
    }

    /// Returns the row of a unit that is there.
    pub(super) fn unit_row(&self, id: &EntityId) -> Option<u32> {
        let row = self.units.table.as_ref()?.row(id)?;
        let row = u32::try_from(row).ok()?;
        self.units
            .present
            .binary_search(&row)
            .is_ok()
            .then_some(row)
    }

    fn look_at_rows(&mut self, grid: &Grid, header: &Header, rows: usize) {
        let width = header.names.len();
        let undecodable = grid.has_replacements();
        let metadata = header.marks_metadata();
        for row in 0..rows {
            let at = header.row + 1 + row;
            let refusal = if grid.is_blank(at) {
                Some(Refusal::EmptyRow)
            } else if metadata && grid.cell(at, 0).starts_with('#') {
                Some(Refusal::MetadataLine)
            } else if repeats(grid, header.row, at) {
                Some(Refusal::RepeatedHeader)
            } else if self
                .columns
                .iter()
                .all(|column| column.source.is_none() || column.code(row) == NONE)
            {
                Some(Refusal::NothingMapped)
            } else {
                None
            };
            self.refused.push(refusal);
            if let Some(found) = header::last_filled(grid, at, width) {
                let doubt = Doubt::MoreCellsThanHeader {
                    expected: u32_of(width),
                    found: u32_of(found),
                };
                self.misread.push((row, doubt));
            } else if undecodable
                && let Some(column) = grid.cells(at).position(|cell| cell.contains('\u{FFFD}'))
            {
                self.misread.push((
                    row,
                    Doubt::Undecodable {
                        column: u32_of(column) + 1,
                    },
                ));
            }
        }
    }
}

/// Only rows that begin as the header does are compared to the end.
fn repeats(grid: &Grid, header: usize, row: usize) -> bool {
    grid.row_len(row) > 1
        && grid.cell(row, 0) == grid.cell(header, 0)
        && grid.cells(row).eq(grid.cells(header))
}

impl Progress {
    pub(super) fn report(
        self,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<(), Cancelled> {
        match progress(self) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Cancelled),
        }
    }
}

/// Tells whether a field is one of models, which a unit may carry itself.
pub(super) fn of_model(column: &Column) -> bool {
    column.spec.is_some_and(|spec| spec.kind == Kind::Model)
}

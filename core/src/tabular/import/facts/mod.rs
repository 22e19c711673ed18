//! Everything that rows are matched against, read once.

mod columns;
mod interfaces;

use std::{ops::ControlFlow, sync::Arc};

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
    merge::{self, Past, origin::Origin, side::Side},
    outcome::{Doubt, Refusal},
};

/// A file and a ledger side by side.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) ledger: Ledger,
    pub(super) names: Arc<Directory>,
    pub(super) columns: Vec<Arc<Column>>,
    /// Numbers of the columns that go to a field of the unit or its model.
    by_field: HashMap<String, usize>,
    pub(super) units: Arc<Units>,
    /// Line of each data row.
    pub(super) lines: Vec<u32>,
    /// Which columns are those of ids, and of each interface.
    pub(super) id: Option<usize>,
    /// Numbers of the columns of each interface, by its number in the header.
    pub(super) interfaces: Vec<(u32, Vec<usize>)>,
    /// Rows that are no device, and rows that are doubtful whatever they match.
    pub(super) refused: Vec<Option<Refusal>>,
    pub(super) misread: Vec<(usize, Doubt)>,
    /// From which export each row is.
    pub(super) origin: Origin,
    /// The ledger at each of these versions; `None` for one that is not known here.
    pub(super) sides: Vec<Option<Side>>,
    /// The ledger before the files of this import, if this is not the first.
    pub(super) before: Option<Side>,
}

impl Facts {
    /// Reads the columns of a file and what the ledger holds in them.
    pub(super) fn new(
        ledger: &Ledger,
        grid: &Grid,
        header: &Header,
        mapping: &Mapping,
        past: &Past,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, Cancelled> {
        let names = Directory::new(ledger);
        let rows = header.data_rows(grid);
        let columns = columns::columns(grid, header, mapping, rows, &names, progress)?;
        let (interfaces, by_field) = (columns::by_interface(&columns), columns::by_field(&columns));
        let columns: Vec<Arc<Column>> = columns.into_iter().map(Arc::new).collect();
        let units = Units::new(ledger, &columns, &names);
        let versions = merge::column(header, mapping);
        let origin = versions.map(|nth| Origin::read(grid, header, nth, rows));
        let id = columns
            .iter()
            .position(|column| column.target == Target::Id);
        let lines = (0..rows)
            .map(|row| grid.line(header.row + 1 + row))
            .collect();
        let mut facts = Self {
            ledger: ledger.clone(),
            names: Arc::new(names),
            interfaces,
            by_field,
            columns,
            units: Arc::new(units),
            lines,
            id,
            refused: Vec::with_capacity(rows),
            misread: Vec::new(),
            origin: origin.unwrap_or_default(),
            sides: Vec::new(),
            before: None,
        };
        facts.look_at_rows(grid, header, rows);
        facts.look_back(past);
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
        self.columns.get(nth).map(|column| (nth, column.as_ref()))
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
            .map(|(nth, column)| (nth, column.as_ref()))
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
        self.units.id(unit)
    }

    /// Returns the id that stands in a row.
    pub(super) fn id_of_row(&self, row: usize) -> Option<EntityId> {
        let entry = self.columns.get(self.id?)?.entry(row)?;
        entry.value.as_ref().text()?.parse().ok()
    }

    /// Returns the row of a unit that is there.
    pub(super) fn unit_row(&self, id: &EntityId) -> Option<u32> {
        self.units.row(id)
    }

    /// Sets former ledgers beside the file.
    fn look_back(&mut self, past: &Past) {
        let side = |version: &_| {
            if let Some(ledger) = past.versions.get(version) {
                return Some(Side::new(ledger, self));
            }
            let vector = self.ledger.version(version.commits()).ok()?;
            (vector == self.ledger.vector()).then(|| Side::of_now(self))
        };
        let sides: Vec<Option<Side>> = self.origin.versions.iter().map(side).collect();
        let is_other = |before: &&Ledger| before.vector() != self.ledger.vector();
        let before = past.before.as_ref().filter(is_other);
        let before = before.map(|ledger| Side::new(ledger, self));
        (self.sides, self.before) = (sides, before);
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

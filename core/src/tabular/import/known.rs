//! What the ledger holds, in the codes of the file's columns.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::{
    catalogue::field::Kind,
    device::joined::Joined,
    facility::names::Directory,
    ledger::{column, state::Ledger, table::Table},
};

use super::{
    column::{Code, Column, NONE},
    mapping::Target,
};

/// Stands for no row of a table.
pub(super) const NO_ROW: u32 = u32::MAX;

/// A column of the ledger, in the codes of a column of the file.
#[derive(Clone, Debug, Default)]
struct Coded {
    column: Option<Arc<column::Column>>,
    /// Code of each text of the dictionary.
    texts: Vec<Code>,
}

impl Coded {
    fn new(table: Option<&Arc<Table>>, column: &Column, names: &Directory) -> Self {
        let Some(found) = table.and_then(|table| table.column(&column.field)) else {
            return Self::default();
        };
        // Each distinct text is read once, whatever its rows.
        let texts = found
            .texts()
            .map(|text| column.code_of(Some(crate::ledger::value::ValueRef::Text(text)), names))
            .collect();
        Self {
            column: Some(Arc::clone(found)),
            texts,
        }
    }

    fn code(&self, row: u32, file: &Column, names: &Directory) -> Code {
        let Some(column) = &self.column else {
            return NONE;
        };
        let code = column.code(row as usize);
        match code.entry() {
            Some(entry)
                if !matches!(
                    column.value_of(code),
                    Some(crate::ledger::value::ValueRef::Foreign(_))
                ) =>
            {
                self.texts.get(entry).copied().unwrap_or(NONE)
            }
            _ => file.code_of(column.value_of(code), names),
        }
    }
}

/// The value of one field for every unit, in the codes of a column of the file.
#[derive(Clone, Debug)]
pub(super) struct Held {
    own: Coded,
    model: Coded,
}

/// Units of the ledger with their models and interfaces.
#[derive(Clone, Debug)]
pub(super) struct Units {
    pub(super) table: Option<Arc<Table>>,
    /// Rows of the units that are there.
    pub(super) present: Vec<u32>,
    /// Row of the model of each unit.
    models: Vec<u32>,
    /// Rows of the interfaces of units that have any, in the order in which they were made.
    interfaces: HashMap<u32, Vec<u32>>,
    /// For each column of the file what the ledger holds in it.
    held: Vec<Held>,
}

impl Units {
    pub(super) fn new(ledger: &Ledger, columns: &[Column], names: &Directory) -> Self {
        let [units, models, interfaces] =
            [Kind::Unit, Kind::Model, Kind::Interface].map(|kind| ledger.table(kind.as_str()));
        let held = columns.iter().map(|column| {
            let own = if matches!(column.target, Target::Interface { .. }) {
                interfaces
            } else {
                units
            };
            let of_model = column.spec.is_some_and(|spec| spec.kind == Kind::Model);
            Held {
                own: Coded::new(own, column, names),
                model: Coded::new(models.filter(|_| of_model), column, names),
            }
        });
        Self {
            held: held.collect(),
            present: units
                .map(|table| table.present_rows(ledger))
                .unwrap_or_default(),
            models: follow(units, "model", models),
            interfaces: by_owner(ledger, units, interfaces),
            table: units.cloned(),
        }
    }

    /// Returns the row of a unit's model.
    pub(super) fn model(&self, unit: u32) -> Option<u32> {
        self.models
            .get(unit as usize)
            .copied()
            .filter(|row| *row != NO_ROW)
    }

    /// Returns the rows of a unit's interfaces, in the order in which they were made.
    pub(super) fn interfaces(&self, unit: u32) -> &[u32] {
        self.interfaces
            .get(&unit)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Lists interfaces with the units they belong to.
    pub(super) fn all_interfaces(&self) -> impl Iterator<Item = (u32, u32)> {
        self.interfaces
            .iter()
            .flat_map(|(unit, rows)| rows.iter().map(|row| (*unit, *row)))
    }

    /// Returns what counts for a unit in a column: its own value, else its model's.
    pub(super) fn effective(
        &self,
        nth: usize,
        columns: &[Column],
        names: &Directory,
        unit: u32,
    ) -> Code {
        match self.own(nth, columns, names, unit) {
            NONE => self.of_model(nth, columns, names, unit),
            own => own,
        }
    }

    /// Returns a unit's own value in a column; for columns of interfaces `row` is that of the interface.
    pub(super) fn own(&self, nth: usize, columns: &[Column], names: &Directory, row: u32) -> Code {
        match (self.held.get(nth), columns.get(nth)) {
            (Some(held), Some(column)) => held.own.code(row, column, names),
            _ => NONE,
        }
    }

    fn of_model(&self, nth: usize, columns: &[Column], names: &Directory, unit: u32) -> Code {
        match (self.held.get(nth), columns.get(nth), self.model(unit)) {
            (Some(held), Some(column), Some(model)) => held.model.code(model, column, names),
            _ => NONE,
        }
    }
}

/// Returns for each row of `from` the row of `to` that its field refers to.
fn follow(from: Option<&Arc<Table>>, field: &str, to: Option<&Arc<Table>>) -> Vec<u32> {
    let (Some(from), Some(to)) = (from, to) else {
        return Vec::new();
    };
    let Some(column) = from.column(field) else {
        return Vec::new();
    };
    let row_of = |id: &str| {
        to.row(&id.parse().ok()?)
            .and_then(|row| u32::try_from(row).ok())
    };
    let by_text: Vec<u32> = column
        .texts()
        .map(|id| row_of(id).unwrap_or(NO_ROW))
        .collect();
    let row = |row: usize| {
        column
            .code(row)
            .entry()
            .and_then(|entry| by_text.get(entry).copied())
    };
    (0..from.len())
        .map(|at| row(at).unwrap_or(NO_ROW))
        .collect()
}

fn by_owner(
    ledger: &Ledger,
    units: Option<&Arc<Table>>,
    interfaces: Option<&Arc<Table>>,
) -> HashMap<u32, Vec<u32>> {
    let mut by_owner: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut owners = follow(interfaces, "unit", units);
    Joined::of(ledger).follow(&mut owners);
    for row in interfaces
        .map(|table| table.present_rows(ledger))
        .unwrap_or_default()
    {
        if let Some(owner) = owners.get(row as usize).filter(|owner| **owner != NO_ROW) {
            by_owner.entry(*owner).or_default().push(row);
        }
    }
    by_owner
}

//! What the ledger holds, in the codes of the file's columns.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::{
    catalogue::field::Kind,
    device::joined::Joined,
    facility::names::Directory,
    ident::id::EntityId,
    ledger::{column, state::Ledger, table::Table, value::ValueRef},
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
            .map(|text| column.code_of(Some(ValueRef::Text(text)), names))
            .collect();
        Self {
            column: Some(Arc::clone(found)),
            texts,
        }
    }

    fn value(&self, row: u32) -> Option<ValueRef<'_>> {
        let value = self.column.as_ref()?.get(row as usize)?;
        (value != ValueRef::Cleared).then_some(value)
    }

    fn is_conflict(&self, row: u32) -> bool {
        let column = self.column.as_ref();
        column.is_some_and(|column| column.is_conflict(row as usize))
    }

    fn code(&self, row: u32, file: &Column, names: &Directory) -> Code {
        let Some(column) = &self.column else {
            return NONE;
        };
        let code = column.code(row as usize);
        match code.entry() {
            Some(entry) if !matches!(column.value_of(code), Some(ValueRef::Foreign(_))) => {
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
    interface_table: Option<Arc<Table>>,
    model_table: Option<Arc<Table>>,
    /// For each column of the file what the ledger holds in it.
    held: Vec<Held>,
}

impl Units {
    pub(super) fn new(ledger: &Ledger, columns: &[Arc<Column>], names: &Directory) -> Self {
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
            interface_table: interfaces.cloned(),
            model_table: models.cloned(),
            table: units.cloned(),
        }
    }

    /// Returns the row of a unit that is there.
    pub(super) fn row(&self, id: &EntityId) -> Option<u32> {
        let row = u32::try_from(self.table.as_ref()?.row(id)?).ok()?;
        self.present.binary_search(&row).is_ok().then_some(row)
    }

    /// Returns the id of a unit by its row.
    pub(super) fn id(&self, unit: u32) -> Option<EntityId> {
        self.table.as_ref()?.ids().get(unit as usize).copied()
    }

    /// Returns the row of an interface, deleted or not.
    pub(super) fn interface_row(&self, id: &EntityId) -> Option<u32> {
        u32::try_from(self.interface_table.as_ref()?.row(id)?).ok()
    }

    /// Returns the id of an interface by its row.
    pub(super) fn interface_id(&self, row: u32) -> Option<EntityId> {
        let ids = self.interface_table.as_ref()?.ids();
        ids.get(row as usize).copied()
    }

    /// Returns the id of a model by its row.
    pub(super) fn model_id(&self, model: u32) -> Option<EntityId> {
        let ids = self.model_table.as_ref()?.ids();
        ids.get(model as usize).copied()
    }

    /// Returns what counts for a unit in a column, as it is stored; nothing that was cleared.
    pub(super) fn shown(&self, nth: usize, unit: u32) -> Option<ValueRef<'_>> {
        let of_model = || self.held.get(nth)?.model.value(self.model(unit)?);
        self.shown_own(nth, unit).or_else(of_model)
    }

    /// Returns a unit's own value as it is stored, or in a column of interfaces that of an interface; nothing that was cleared.
    pub(super) fn shown_own(&self, nth: usize, row: u32) -> Option<ValueRef<'_>> {
        self.held.get(nth)?.own.value(row)
    }

    /// Tells whether a unit's own field, or in a column of interfaces that of an interface, has several values.
    pub(super) fn is_conflict(&self, nth: usize, row: u32) -> bool {
        let held = self.held.get(nth);
        held.is_some_and(|held| held.own.is_conflict(row))
    }

    /// Tells whether what counts for a unit in a column is one of several values.
    pub(super) fn is_disputed(&self, nth: usize, unit: u32) -> bool {
        let of_model = || {
            let (held, model) = (self.held.get(nth)?, self.model(unit)?);
            Some(held.model.is_conflict(model))
        };
        self.is_conflict(nth, unit)
            || (self.shown_own(nth, unit).is_none() && of_model() == Some(true))
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
        columns: &[Arc<Column>],
        names: &Directory,
        unit: u32,
    ) -> Code {
        match self.own(nth, columns, names, unit) {
            NONE => self.of_model(nth, columns, names, unit),
            own => own,
        }
    }

    /// Returns a unit's own value in a column; for columns of interfaces `row` is that of the interface.
    pub(super) fn own(
        &self,
        nth: usize,
        columns: &[Arc<Column>],
        names: &Directory,
        row: u32,
    ) -> Code {
        match (self.held.get(nth), columns.get(nth)) {
            (Some(held), Some(column)) => held.own.code(row, column, names),
            _ => NONE,
        }
    }

    fn of_model(&self, nth: usize, columns: &[Arc<Column>], names: &Directory, unit: u32) -> Code {
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

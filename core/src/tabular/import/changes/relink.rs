//! Edited names of models: the device is of another model then, and everything else about it stays as it is.

use super::{Changes, merged::is_of_model_alone};
use crate::{
    catalogue::field::Kind,
    device::fields::fields_of,
    ident::id::EntityId,
    ledger::value::{Value, ValueRef},
    tabular::import::{
        column::NONE,
        merge::{
            cells::{At, Cell},
            settle::How,
            side::same,
        },
        model::Identity,
    },
};

/// What tells one model from another.
const NAMES: [&str; 3] = ["manufacturer", "model_number", "trade_name"];

impl Changes<'_> {
    /// Gives the unit the model that its edited cells name, and keeps what it had of the former one. Returns whether it did,
    /// and so has written all edited fields of models.
    pub(super) fn relink(&mut self, row: usize, id: EntityId, unit: u32, cells: &[Cell]) -> bool {
        let facts = self.facts;
        let edited: Vec<usize> = cells
            .iter()
            .filter(|cell| self.names_model(row, cell, unit))
            .map(|cell| cell.nth)
            .collect();
        let said = Identity::of_cells(facts, row, &|nth| edited.contains(&nth));
        if said == Identity::default() {
            return false;
        }
        let current = facts.units.model(unit);
        let wanted = said.or(Identity::of_unit(facts, unit));
        if !wanted.is_model() {
            return false;
        }
        let current = current.and_then(|model| facts.units.model_id(model));
        // The model itself keeps its names, even if all its devices are called otherwise now: another row may mean it.
        let model = self.find_or_make(&wanted);
        if current == Some(model) {
            return false;
        }
        self.refer(Kind::Unit, id, "model", model);
        self.carry(row, id, unit, model, cells);
        true
    }

    /// Tells whether a cell gives the unit's model another name.
    fn names_model(&self, row: usize, cell: &Cell, unit: u32) -> bool {
        let column = self.facts.columns.get(cell.nth);
        let names = column.is_some_and(|column| {
            NAMES.contains(&column.field.as_str())
                && is_of_model_alone(self.plan, cell, column, unit)
        });
        names && self.plan.how(row, cell) == How::Plain
    }

    /// What counted for the unit by its former model counts on, but for what was edited.
    fn carry(&mut self, row: usize, id: EntityId, unit: u32, model: EntityId, cells: &[Cell]) {
        let facts = self.facts;
        let [unit_kind, model_kind] = [Kind::Unit, Kind::Model].map(Kind::as_str);
        let record = facts.ledger.record(unit_kind, &id);
        let former = facts.units.model(unit);
        let former = former.and_then(|model| facts.units.model_id(model));
        let former = former.and_then(|model| facts.ledger.record(model_kind, &model));
        let shown = |value: Option<ValueRef<'_>>| match value {
            None | Some(ValueRef::Cleared) => None,
            Some(value) => Some(value.to_owned()),
        };
        for spec in fields_of(Kind::Model) {
            let own = record.and_then(|record| shown(record.get(spec.key)));
            if spec.is_internal() || own.is_some() {
                continue;
            }
            let column = facts.column(spec.key);
            let edited = column.and_then(|(nth, column)| {
                let is_it = |cell: &&Cell| {
                    cell.nth == nth && cell.at == At::Unit && self.plan.how(row, cell) == How::Plain
                };
                cells.iter().find(is_it)?;
                Some((column, column.entry(row)?))
            });
            let value = match edited {
                Some((column, entry)) => Some(self.value_of(column, entry)),
                None => former
                    .and_then(|former| shown(former.get(spec.key)))
                    .or_else(|| self.said_against(row, model, spec.key)),
            };
            if let Some(value) = value {
                self.keep(id, model, spec.key, value);
            }
        }
    }

    /// Whether all devices of a model were edited alike in a column, so that the model is another one there after this import.
    fn is_shared(&self, model: EntityId, nth: usize) -> bool {
        let units = &self.facts.units;
        let mut shared = self.shared.iter().filter(|(_, column)| *column == nth);
        shared.any(|(row, _)| units.model_id(*row) == Some(model))
    }

    /// What a row says of a field of which nothing is known any more, where the new model says something: the device would else
    /// be what its row never said.
    fn said_against(&mut self, row: usize, model: EntityId, field: &str) -> Option<Value> {
        let record = self.facts.ledger.record(Kind::Model.as_str(), &model)?;
        record
            .get(field)
            .filter(|held| *held != ValueRef::Cleared)?;
        let (_, column) = self.facts.column(field)?;
        Some(self.value_of(column, column.entry(row)?))
    }

    /// Lets a value of the unit be its new model's, if that was made here, or has it anyway.
    fn keep(&mut self, id: EntityId, model: EntityId, field: &'static str, value: Value) {
        let facts = self.facts;
        let column = facts.column(field);
        let given = column.and_then(|(nth, _)| self.given.get(&model)?.get(nth).copied().flatten());
        let record = facts.ledger.record(Kind::Model.as_str(), &model);
        let carried = self.carried.get(&(model, field));
        let held = carried.map(Value::as_ref).or_else(|| {
            let held = record?.get(field)?;
            (held != ValueRef::Cleared).then_some(held)
        });
        let code = column.map(|(_, column)| column.code_of(Some(value.as_ref()), &facts.names));
        let is_held = match (given, held) {
            (Some(given), _) => Some(given) == code,
            (None, Some(held)) => match column {
                Some((_, column)) => same(column, &facts.names, Some(held), Some(value.as_ref())),
                None => held == value.as_ref(),
            },
            (None, None) => false,
        };
        if is_held && !column.is_some_and(|(nth, _)| self.is_shared(model, nth)) {
            return;
        }
        if given.is_some() || held.is_some() || !self.made.contains(&model) {
            let kind = Kind::Unit.as_str();
            return self.set.set(kind, id, field, value.as_ref());
        }
        self.set
            .set(Kind::Model.as_str(), model, field, value.as_ref());
        if let (Some((nth, _)), Some(code)) = (column, code.filter(|code| *code != NONE)) {
            let given = self.given.entry(model).or_default();
            if given.len() <= nth {
                given.resize(nth + 1, None);
            }
            given[nth] = Some(code);
        }
        self.carried.insert((model, field), value);
    }
}

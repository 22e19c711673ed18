//! Which model a row, or a unit, is of.

pub(super) use crate::device::identity::Identity;

use crate::{
    catalogue::field::Kind,
    ident::{id::EntityId, text::match_key},
    ledger::{state::Record, value::ValueRef},
};

use super::{column::Entry, facts::Facts};

impl Identity {
    /// Reads the identity that the cells of a row give.
    pub(super) fn of_row(facts: &Facts, row: usize) -> Self {
        Self::of_cells(facts, row, &|_| true)
    }

    /// Reads the identity that those cells of a row give whose columns count.
    pub(super) fn of_cells(facts: &Facts, row: usize, counts: &dyn Fn(usize) -> bool) -> Self {
        let entry = |field: &str| {
            let (nth, column) = facts.column(field)?;
            column.entry(row).filter(|_| counts(nth))
        };
        let key = |field: &str| {
            entry(field)
                .filter(|entry| !entry.unclear)
                .and_then(|entry| entry.value.as_ref().text())
                .map(match_key)
        };
        Self {
            manufacturer: entry("manufacturer").and_then(|entry: &Entry| entry.entity),
            number: key("model_number"),
            name: key("trade_name"),
        }
    }

    /// Returns the numbers of the cells that give a row's identity: rows with the same cells have the same one.
    pub(super) fn cells_of_row(facts: &Facts, row: usize) -> [u32; 3] {
        ["manufacturer", "model_number", "trade_name"].map(|field| {
            let column = facts.column(field);
            column.map_or(0, |(_, column)| column.cells.get(row).copied().unwrap_or(0))
        })
    }

    /// Reads the identity of a model, or what a unit itself says of it.
    pub(super) fn of_record(facts: &Facts, record: &Record<'_>) -> Self {
        let names = facts.names.of(Kind::Organization);
        let represent = |id: EntityId| names.map_or(id, |names| names.representative(id));
        Self::of(record, represent)
    }

    /// Reads the identity that counts for a unit.
    pub(super) fn of_unit(facts: &Facts, unit: u32) -> Self {
        let Some(record) = facts
            .unit_id(unit)
            .and_then(|id| facts.ledger.record(Kind::Unit.as_str(), &id))
        else {
            return Self::default();
        };
        let own = Self::of_record(facts, &record);
        let model = record
            .reference("model")
            .and_then(|id| facts.ledger.record(Kind::Model.as_str(), &id));
        let model = model
            .map(|model| Self::of_record(facts, &model))
            .unwrap_or_default();
        own.or(model)
    }
}

/// Tells whether a record has a value in a field: something other than nothing or what was cleared.
pub(super) fn has_value(record: &Record<'_>, field: &str) -> bool {
    !matches!(record.get(field), None | Some(ValueRef::Cleared))
}

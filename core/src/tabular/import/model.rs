//! Which model a row, or a unit, is of.

use crate::{
    catalogue::{
        field::Kind,
        words::{Naming, naming},
    },
    ident::{
        id::EntityId,
        text::{match_key, organization_key},
    },
    ledger::{state::Record, value::ValueRef},
};

use super::{column::Entry, facts::Facts};

/// What tells one model from another: its maker and its model number, or its trade name where it has no number.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Identity {
    pub(super) manufacturer: Option<EntityId>,
    number: Option<String>,
    name: Option<String>,
}

impl Identity {
    /// Reads the identity that the cells of a row give.
    pub(super) fn of_row(facts: &Facts, row: usize) -> Self {
        let key = |field: &str| {
            facts
                .entry(field, row)
                .filter(|entry| !entry.unclear)
                .and_then(|entry| entry.value.as_ref().text())
                .map(match_key)
        };
        Self {
            manufacturer: facts
                .entry("manufacturer", row)
                .and_then(|entry: &Entry| entry.entity),
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
        let key = |field: &str| {
            record
                .text(field)
                .filter(|text| !text.trim().is_empty() && naming(text) == Naming::Name)
                .map(match_key)
        };
        let names = facts.names.of(Kind::Organization);
        let represent = |id: EntityId| names.map_or(id, |names| names.representative(id));
        Self {
            manufacturer: record.reference("manufacturer").map(represent),
            number: key("model_number"),
            name: key("trade_name"),
        }
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

    /// Returns the identity with the parts that it lacks taken from another.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            manufacturer: self.manufacturer.or(other.manufacturer),
            number: self.number.or(other.number),
            name: self.name.or(other.name),
        }
    }

    /// Tells whether it names a model at all.
    pub(super) fn is_model(&self) -> bool {
        self.number.is_some() || self.name.is_some()
    }

    /// Tells whether two identities are one model, `None` when they have nothing in common to tell by.
    pub(super) fn agrees(&self, other: &Self) -> Option<bool> {
        let makers = pair(self.manufacturer.as_ref(), other.manufacturer.as_ref());
        let what = pair(self.number.as_ref(), other.number.as_ref())
            .or(pair(self.name.as_ref(), other.name.as_ref()));
        match (makers, what) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (_, Some(true)) => Some(true),
            (_, None) => None,
        }
    }

    /// Returns what a model is looked up by: its maker and its number, else its trade name.
    pub(super) fn key(&self) -> Option<(Option<EntityId>, String)> {
        let what = match (&self.number, &self.name) {
            (Some(number), _) => format!("#{number}"),
            (None, Some(name)) => name.clone(),
            (None, None) => return None,
        };
        Some((self.manufacturer, what))
    }

    /// Returns the id of a model that import makes: it depends on the names of maker and model alone.
    pub(super) fn derived_id(&self, manufacturer: &str) -> EntityId {
        let (_, what) = self.key().unwrap_or_default();
        let name = format!("{}\u{1F}{what}", organization_key(manufacturer));
        EntityId::derived(Kind::Model.as_str(), &name)
    }
}

fn pair<T: PartialEq>(one: Option<T>, other: Option<T>) -> Option<bool> {
    Some(one? == other?)
}

/// Tells whether a record has a value in a field: something other than nothing or what was cleared.
pub(super) fn has_value(record: &Record<'_>, field: &str) -> bool {
    !matches!(record.get(field), None | Some(ValueRef::Cleared))
}

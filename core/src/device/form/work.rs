//! The changes that a form asks for, in the making.

use super::{
    entry::{Entry, Refused, typed},
    names::find_or_make,
};
use crate::{
    catalogue::field::{FieldSpec, Kind},
    device::{fields, list::target},
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        state::Ledger,
        value::{Unknown, Value, ValueRef},
    },
    view::entity::value_of,
};

/// Returns a value that the unit has itself.
pub(super) fn own<'a>(ledger: &'a Ledger, unit: &EntityId, field: &str) -> Option<ValueRef<'a>> {
    value_of(ledger, Kind::Unit, unit, field)
}

/// The changes in the making.
pub(super) struct Work<'a> {
    pub(super) base: &'a Ledger,
    pub(super) changes: ChangeSet,
    refused: Vec<Refused>,
    pub(super) fresh: &'a mut dyn FnMut() -> EntityId,
}

impl<'a> Work<'a> {
    pub(super) fn new(base: &'a Ledger, fresh: &'a mut dyn FnMut() -> EntityId) -> Self {
        Self {
            base,
            changes: ChangeSet::new(),
            refused: Vec::new(),
            fresh,
        }
    }

    pub(super) fn finish(self) -> Result<ChangeSet, Vec<Refused>> {
        if self.refused.is_empty() {
            Ok(self.changes)
        } else {
            Err(self.refused)
        }
    }

    pub(super) fn set(&mut self, kind: Kind, id: EntityId, field: &str, value: ValueRef<'_>) {
        self.changes.set(kind.as_str(), id, field, value);
    }

    pub(super) fn touch(&mut self, kind: Kind, id: EntityId) {
        let is_there = self
            .changes
            .iter()
            .any(|change| change.kind == kind.as_str() && change.id == id);
        if !is_there {
            self.set(kind, id, "asset_number", ValueRef::Cleared);
        }
    }

    /// Sets a field to its entry unless it shows that already; returns whether it changes.
    pub(super) fn put(
        &mut self,
        kind: Kind,
        id: EntityId,
        field: &str,
        entry: &Entry,
        before: Option<ValueRef<'_>>,
    ) -> bool {
        let spec = fields::spec_of(kind, field).or_else(|| fields::spec(field));
        if entry.same_box(&Entry::shown(self.base, spec, before)) {
            return false;
        }
        let Some(value) = self.value_of(id, field, spec, entry) else {
            return false;
        };
        let differs = value.as_ref() != before.unwrap_or(ValueRef::Cleared);
        if differs {
            self.set(kind, id, field, value.as_ref());
        }
        differs
    }

    /// Sets a field of a model on one unit only. An emptied box cannot be told from the model's value showing through,
    /// so it says that nobody knows the value for this unit.
    pub(super) fn put_over(
        &mut self,
        unit: EntityId,
        spec: &FieldSpec,
        entry: &Entry,
        shared: Option<ValueRef<'_>>,
    ) {
        let entry = match entry {
            Entry::Blank if spec.takes_unknown() && shared.is_some() => {
                Entry::Unknown(Unknown::NotAsked)
            }
            Entry::Blank | Entry::Unknown(_) | Entry::Text(_) | Entry::AsTyped(_) => entry.clone(),
        };
        self.put(Kind::Unit, unit, spec.key, &entry, shared);
    }

    /// Returns the value that an entry means, or notes that the field does not take it.
    pub(super) fn value_of(
        &mut self,
        entity: EntityId,
        field: &str,
        spec: Option<&FieldSpec>,
        entry: &Entry,
    ) -> Option<Value> {
        let (text, as_typed) = match entry {
            Entry::Blank => return Some(Value::Cleared),
            Entry::Unknown(state) => return Some(Value::Unknown(*state)),
            Entry::Text(text) => (text, false),
            Entry::AsTyped(text) => (text, true),
        };
        let names = target(spec).is_some();
        match typed(spec, text) {
            Some(Value::Text(name)) if names => self.named(spec?, &name),
            Some(value) if names || !as_typed => Some(value),
            Some(_) | None if as_typed => Some(Value::Text(text.clone())),
            _ => {
                self.refused.push(Refused {
                    entity,
                    field: field.to_owned(),
                    text: text.clone(),
                });
                None
            }
        }
    }

    fn named(&mut self, spec: &FieldSpec, name: &str) -> Option<Value> {
        let kind = target(Some(spec))?;
        let id = find_or_make(self.base, spec, kind, name, self.fresh, &mut self.changes);
        Some(Value::Text(id.to_string()))
    }
}

//! The same entries for many devices at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    draft::Scope,
    entry::{Entry, Refused},
    work::{Work, own},
};
use crate::{
    catalogue::field::Kind,
    device::fields,
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        state::Ledger,
        value::{Value, ValueRef},
    },
    view::entity::value_of,
};

/// Returns the changes that put the entries into all `units`: one value a field, an empty one clears it.
///
/// Fields of models go to the models of the units with [`Scope::AllOfModel`]. Fields of interfaces are no matter of
/// many devices and are left out.
///
/// # Errors
/// Every text that its field does not take.
pub fn changes(
    ledger: &Ledger,
    units: &[EntityId],
    entries: &BTreeMap<String, Entry>,
    scope: Scope,
    fresh: &mut dyn FnMut() -> EntityId,
) -> Result<ChangeSet, Vec<Refused>> {
    let mut work = Work::new(ledger, fresh);
    let anyone = units
        .first()
        .copied()
        .unwrap_or_else(|| EntityId::from_bytes([0; 16]));
    for (field, entry) in entries {
        let spec = fields::spec(field);
        if spec.is_some_and(|spec| spec.kind == Kind::Interface || spec.is_internal()) {
            continue;
        }
        let Some(value) = work.value_of(anyone, field, spec, entry) else {
            continue;
        };
        if spec.is_some_and(|spec| spec.kind == Kind::Model) && scope == Scope::AllOfModel {
            set_on_models(&mut work, units, field, &value);
        } else {
            set_on_units(&mut work, units, field, &value);
        }
    }
    work.finish()
}

fn set_on_units(work: &mut Work<'_>, units: &[EntityId], field: &str, value: &Value) {
    for unit in units {
        let before = own(work.base, unit, field).unwrap_or(ValueRef::Cleared);
        if before != value.as_ref() {
            work.set(Kind::Unit, *unit, field, value.as_ref());
        }
    }
}

/// Sets the value on the models; units that have an own one, or no model, follow.
fn set_on_models(work: &mut Work<'_>, units: &[EntityId], field: &str, value: &Value) {
    let mut models = BTreeSet::new();
    for unit in units {
        let model = own(work.base, unit, "model")
            .and_then(ValueRef::text)
            .and_then(|id| id.parse::<EntityId>().ok());
        match model {
            None => set_on_units(work, &[*unit], field, value),
            Some(model) => {
                models.insert(model);
                set_on_units(work, &[*unit], field, &Value::Cleared);
            }
        }
    }
    for model in models {
        let before = value_of(work.base, Kind::Model, &model, field).unwrap_or(ValueRef::Cleared);
        if before != value.as_ref() {
            work.set(Kind::Model, model, field, value.as_ref());
        }
    }
}

/// Returns the changes that delete units. Their records stay.
#[must_use]
pub fn deletion(units: &[EntityId]) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for unit in units {
        changes.delete(Kind::Unit.as_str(), *unit);
    }
    changes
}

//! What a form shows at its start, and what changed under it.

use std::collections::BTreeMap;

use super::{
    draft::{InterfaceDraft, interfaces_of},
    entry::{Entry, is_accepted},
};
use crate::{
    catalogue::field::Kind,
    device::{fields, view::unit::DeviceUnit},
    ident::id::EntityId,
    ledger::{
        changes::{Change, ChangeSet},
        state::Ledger,
        value::ValueRef,
    },
    view::entity::{Entity, value_of},
};

/// Fields that tell one unit from the next of the same kind: a copy does not have them.
const OWN_TO_EACH: [&str; 3] = ["asset_number", "serial_number", "note"];

/// Fields that stay in the form while somebody registers one device after the other on a round.
const STAYING: [&str; 12] = [
    "department",
    "building",
    "floor",
    "room",
    "status",
    "responsible",
    "network_connection",
    "network_purpose",
    "acquisition",
    "dealer",
    "lessor",
    "installed_on",
];

/// Fields of an interface that no other interface has.
const OWN_TO_INTERFACE: [&str; 5] = ["mac", "ipv4", "ipv6", "host_name", "switch_port"];

/// Returns what a form shows of a unit: its own fields, those of the model that it has itself, and extra columns.
#[must_use]
pub fn unit_entries(ledger: &Ledger, unit: &EntityId) -> BTreeMap<String, Entry> {
    let Some(record) = ledger.record(Kind::Unit.as_str(), unit) else {
        return BTreeMap::new();
    };
    let is_shown = |field: &str| match fields::spec(field) {
        Some(spec) => !spec.is_internal(),
        None => field.starts_with("extra:"),
    };
    record
        .fields()
        .filter(|(field, value)| is_shown(field) && *value != ValueRef::Cleared)
        .map(|(field, value)| {
            let entry = Entry::shown(ledger, fields::spec(field), Some(value));
            (field.to_owned(), entry)
        })
        .collect()
}

/// Returns what a form shows of a model.
#[must_use]
pub fn model_entries(ledger: &Ledger, model: &EntityId) -> BTreeMap<String, Entry> {
    let record = ledger.record(Kind::Model.as_str(), model);
    let Some(record) = record else {
        return BTreeMap::new();
    };
    record
        .fields()
        .filter(|(field, _)| fields::spec(field).is_some_and(|spec| spec.kind == Kind::Model))
        .map(|(field, value)| {
            let entry = Entry::shown(ledger, fields::spec(field), Some(value));
            (field.to_owned(), entry)
        })
        .collect()
}

/// Returns the id of a unit's model, there or not.
#[must_use]
pub fn model_of(ledger: &Ledger, unit: &EntityId) -> Option<EntityId> {
    DeviceUnit::find(ledger, unit)?.record().reference("model")
}

/// Returns what a form shows of the interfaces of a unit.
#[must_use]
pub fn interfaces(ledger: &Ledger, unit: &EntityId) -> Vec<InterfaceDraft> {
    let shown = |id: EntityId| {
        let field = |spec: &'static crate::catalogue::field::FieldSpec| {
            let value = value_of(ledger, Kind::Interface, &id, spec.key);
            (spec.key.to_owned(), Entry::shown(ledger, Some(spec), value))
        };
        let specs = fields::fields_of(Kind::Interface).iter();
        let fields = specs.filter(|spec| !spec.is_internal()).map(field);
        InterfaceDraft {
            id,
            fields: fields.collect(),
        }
    };
    interfaces_of(ledger, unit).into_iter().map(shown).collect()
}

/// Takes out of a form what the next device of the same kind does not share.
pub fn copy(entries: &mut BTreeMap<String, Entry>, interfaces: &mut [InterfaceDraft]) {
    entries
        .retain(|field, _| !OWN_TO_EACH.contains(&field.as_str()) && !field.starts_with("extra:"));
    for interface in interfaces {
        interface
            .fields
            .retain(|field, _| !OWN_TO_INTERFACE.contains(&field.as_str()));
    }
}

/// Keeps in a form what stays for the next device on a round: the place, and how it came. The model stays as well.
pub fn next(entries: &mut BTreeMap<String, Entry>) {
    entries.retain(|field, _| STAYING.contains(&field.as_str()));
}

/// Keeps texts as they are that the form showed at its start and nobody touched: a copy takes over what an import left as
/// it stood in a list.
pub fn keep_untouched(fields: &mut BTreeMap<String, Entry>, start: &BTreeMap<String, Entry>) {
    for (field, entry) in fields {
        let is_untouched = start.get(field).is_some_and(|shown| shown.same_box(entry));
        let is_accepted = fields::spec(field).is_none_or(|spec| is_accepted(spec, entry.text()));
        if is_untouched && !is_accepted {
            *entry = Entry::read(entry.text(), entry.unknown(), true);
        }
    }
}

/// Lists the changes whose field has got another value since the form was filled from `base`.
pub fn overtaken<'a>(
    changes: &'a ChangeSet,
    base: &'a Ledger,
    now: &'a Ledger,
) -> impl Iterator<Item = (Change<'a>, Option<ValueRef<'a>>)> {
    let value = |ledger: &'a Ledger, change: &Change<'_>| {
        ledger
            .record(change.kind, &change.id)
            .and_then(|record| record.get(change.field))
    };
    changes.iter().filter_map(move |change| {
        let current = value(now, &change);
        let is_theirs = current != value(base, &change) && current != Some(change.value);
        is_theirs.then_some((change, current))
    })
}

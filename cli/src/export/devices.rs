//! Devices as rows of texts, the same for NDJSON and Parquet. FORMAT.md describes them.

use std::collections::BTreeMap;

use daicho_core::{
    catalogue::field::{FieldSpec, FieldType, Kind},
    device::{
        fields::columns,
        view::{model::ModelFields, unit::DeviceUnit},
    },
    exchange::manifest::FacilityName,
    ledger::{
        state::{Ledger, Record},
        value::ValueRef,
    },
    tabular::import::mapping::EXTRA,
    view::entity::Entity,
};
use serde_json::{Map, Value, json};

/// One device: a text or nothing under every column of [`names`].
pub(super) struct Device {
    cells: Vec<Option<String>>,
}

/// The columns before the fields of the catalogue.
const FIRST: [&str; 3] = ["facility_id", "facility", "id"];
/// The columns after them, each an object or list as JSON.
const LAST: [&str; 4] = ["interfaces", "unknown", "conflicts", "extra"];

/// Lists the columns.
pub(super) fn names() -> Vec<&'static str> {
    let fields = columns().into_iter().map(|spec| spec.key);
    FIRST.into_iter().chain(fields).chain(LAST).collect()
}

impl Device {
    pub(super) fn cells(&self) -> &[Option<String>] {
        &self.cells
    }

    /// Writes it as an object; what is JSON in a cell stays JSON, and what is absent is left out.
    pub(super) fn to_json(&self) -> Value {
        let cells = names().into_iter().zip(&self.cells);
        let filled = cells.filter_map(|(name, cell)| {
            let text = cell.as_ref()?;
            let parsed = LAST
                .contains(&name)
                .then(|| serde_json::from_str(text).ok())
                .flatten();
            Some((name.to_owned(), parsed.unwrap_or_else(|| json!(text))))
        });
        Value::Object(filled.collect())
    }
}

/// Lists all devices that are there.
pub(super) fn all(ledger: &Ledger) -> impl Iterator<Item = Device> {
    let facility = FacilityName::of(ledger);
    let columns = columns();
    DeviceUnit::all(ledger).map(move |unit| device(ledger, &facility, &columns, &unit))
}

fn device(
    ledger: &Ledger,
    facility: &FacilityName,
    columns: &[&'static FieldSpec],
    unit: &DeviceUnit<'_>,
) -> Device {
    let mut notes = Notes::default();
    let interfaces: Vec<Record<'_>> = unit.interfaces().map(|one| one.record()).collect();
    let named = (!facility.name.is_empty()).then(|| facility.name.clone());
    let id = facility.id.map(|id| id.to_string());
    let mut cells = vec![id, named, Some(unit.id().to_string())];
    for spec in columns {
        let layers = if spec.kind == Kind::Interface {
            [interfaces.first().copied(), None]
        } else {
            unit.layers()
        };
        cells.push(cell(ledger, spec, &layers, &mut notes));
    }
    let interfaces: Vec<Value> = interfaces.iter().map(interface).collect();
    let record = unit.record();
    let extras = record.fields().filter_map(|(field, value)| {
        Some((field.strip_prefix(EXTRA)?.to_owned(), json!(value.text()?)))
    });
    let extras: Map<String, Value> = extras.collect();
    cells.push((!interfaces.is_empty()).then(|| Value::Array(interfaces).to_string()));
    cells.push((!notes.unknown.is_empty()).then(|| json!(notes.unknown).to_string()));
    cells.push((!notes.conflicts.is_empty()).then(|| json!(notes.conflicts).to_string()));
    cells.push((!extras.is_empty()).then(|| Value::Object(extras).to_string()));
    Device { cells }
}

/// What a row says beside its texts.
#[derive(Default)]
struct Notes {
    /// Fields that are known to be unknown, and why.
    unknown: BTreeMap<&'static str, &'static str>,
    /// Fields about which people disagree.
    conflicts: Vec<&'static str>,
}

/// The value of the first record that says anything: a text, or a note why there is none.
fn cell(
    ledger: &Ledger,
    spec: &'static FieldSpec,
    layers: &[Option<Record<'_>>],
    notes: &mut Notes,
) -> Option<String> {
    for record in layers.iter().flatten() {
        let value = record.get(spec.key);
        if record.is_conflict(spec.key) {
            notes.conflicts.push(spec.key);
        }
        match value {
            None | Some(ValueRef::Cleared | ValueRef::Foreign(_)) => {}
            Some(ValueRef::Unknown(state)) => {
                notes.unknown.insert(spec.key, state.code());
                return None;
            }
            Some(ValueRef::Text(text)) if text.trim().is_empty() => {}
            Some(ValueRef::Text(text)) => return Some(spelled(ledger, spec.ty, text)),
        }
    }
    None
}

/// A reference as the name of what it refers to, where there is one; anything else as it is stored.
fn spelled(ledger: &Ledger, ty: FieldType, text: &str) -> String {
    let name = || {
        let FieldType::Reference(kind) = ty else {
            return None;
        };
        let record = ledger.record(kind.as_str(), &text.parse().ok()?)?;
        ["name", "trade_name", "model_number"]
            .iter()
            .find_map(|field| record.text(field))
    };
    name().unwrap_or(text).to_owned()
}

fn interface(record: &Record<'_>) -> Value {
    let fields = record.fields().filter(|(field, _)| *field != "unit");
    let texts = fields.filter_map(|(field, value)| Some((field.to_owned(), json!(value.text()?))));
    Value::Object(texts.collect())
}

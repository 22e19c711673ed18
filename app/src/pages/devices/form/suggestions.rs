//! Names that a form offers while somebody types.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use daicho_core::catalogue::field::{FieldType, Kind};
use daicho_core::device::fields;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::order::sort_by;
use daicho_core::ident::text::search_key;
use daicho_core::ledger::state::{Ledger, Record};
use yew::AttrValue;

/// How many names a browser can offer without becoming slow.
const MOST: usize = 1_000;

/// How many models are offered at once.
const MODELS: usize = 40;

/// The names of all departments, persons and organizations, by kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names(BTreeMap<Kind, Rc<[AttrValue]>>);

impl Names {
    /// Collects the names in a ledger.
    pub fn of(ledger: &Ledger) -> Self {
        let kinds = [Kind::Department, Kind::Person, Kind::Organization];
        Self(kinds.map(|kind| (kind, names(ledger, kind))).into())
    }

    /// Returns the names for a field; `None` for one that is no reference.
    pub fn for_field(&self, field: &str) -> Option<Rc<[AttrValue]>> {
        let FieldType::Reference(kind) = fields::spec(field)?.ty else {
            return None;
        };
        self.0.get(&kind).cloned()
    }
}

fn names(ledger: &Ledger, kind: Kind) -> Rc<[AttrValue]> {
    let records = ledger.records(kind.as_str());
    let names: BTreeSet<&str> = records.filter_map(|record| record.text("name")).collect();
    let names = names.into_iter().take(MOST);
    names.map(|name| AttrValue::from(name.to_owned())).collect()
}

/// A model that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelName {
    /// The model.
    pub id: EntityId,
    /// What is chosen from: trade name, model number, maker; no two models have the same.
    pub label: AttrValue,
    key: String,
}

/// Lists the models of a ledger by their labels.
pub fn models(ledger: &Ledger) -> Vec<ModelName> {
    let mut seen = BTreeMap::<String, usize>::new();
    let mut models: Vec<ModelName> = ledger
        .records(Kind::Model.as_str())
        .map(|record| {
            let mut label = model_label(ledger, &record);
            let times = seen.entry(label.clone()).or_default();
            *times += 1;
            if *times > 1 {
                label = format!("{label} #{times}");
            }
            ModelName {
                id: record.id(),
                key: search_key(&label),
                label: label.into(),
            }
        })
        .filter(|model| !model.key.is_empty())
        .collect();
    sort_by(&mut models, |a, b| a.key.cmp(&b.key));
    models
}

fn model_label(ledger: &Ledger, record: &Record<'_>) -> String {
    let maker = record.reference("manufacturer").and_then(|id| {
        ledger
            .record(Kind::Organization.as_str(), &id)?
            .text("name")
    });
    let parts = [
        record.text("trade_name"),
        record.text("model_number"),
        maker,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" / ")
}

/// Returns the models whose labels contain every word that was typed.
pub fn matching<'a>(models: &'a [ModelName], typed: &str) -> Vec<&'a ModelName> {
    let typed = search_key(typed);
    let fits = |model: &&ModelName| typed.split(' ').all(|word| model.key.contains(word));
    models.iter().filter(fits).take(MODELS).collect()
}

/// Returns the model whose label this is.
pub fn chosen<'a>(models: &'a [ModelName], label: &str) -> Option<&'a ModelName> {
    models.iter().find(|model| model.label == label.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_found_by_parts_of_its_label_in_any_width() {
        let model = |n: u8, label: &str| ModelName {
            id: EntityId::from_bytes([n; 16]),
            label: label.to_owned().into(),
            key: search_key(label),
        };
        let models = [
            model(1, "シリンジポンプ / SP-1 / ミナト"),
            model(2, "シリンジポンプ / SP-2"),
        ];
        let found = |typed: &str| {
            matching(&models, typed)
                .iter()
                .map(|m| m.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(found("ｼﾘﾝｼﾞ ｓｐ-2"), [models[1].id]);
        assert_eq!(found("").len(), 2);
        assert_eq!(
            chosen(&models, " シリンジポンプ / SP-2").map(|m| m.id),
            Some(models[1].id)
        );
        assert_eq!(chosen(&models, "シリンジポンプ"), None);
    }
}

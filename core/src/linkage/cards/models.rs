//! Which model each unit is of.

use hashbrown::HashMap;

use super::{NONE, values::Interner};
use crate::{
    catalogue::field::Kind,
    device::{identity::Identity, list::DeviceList, udi::Udi},
    facility::names::Names,
    ident::id::EntityId,
    ledger::{changes::row_number, column::Column, state::Ledger, table::Table},
};

/// Which model each unit is of, as far as names and device identifiers tell.
pub(super) struct Models {
    /// The identities, each once; the first says nothing.
    identities: Vec<Identity>,
    /// A number for what each of them calls the model.
    pub(super) names: Vec<u32>,
    /// The identity of each unit.
    pub(super) of_unit: Vec<u32>,
    /// A number for the device identifier of each unit.
    identifiers: Vec<u32>,
}

impl Models {
    pub(super) fn of(ledger: &Ledger, units: &Table, list: &DeviceList) -> Self {
        let makers = Names::new(ledger, Kind::Organization);
        let represent = |id: EntityId| makers.representative(id);
        let table = ledger.table(Kind::Model.as_str());
        let ids = table.map(|models| models.ids()).unwrap_or_default().iter();
        let of_model: Vec<Identity> = ids
            .filter_map(|id| ledger.record(Kind::Model.as_str(), id))
            .map(|record| Identity::of(&record, represent))
            .collect();
        let mut numbers: HashMap<Identity, u32> = HashMap::from([(Identity::default(), NONE)]);
        let mut identities = vec![Identity::default()];
        let mut number = |identity: Identity| {
            let next = row_number(identities.len());
            *numbers.entry(identity).or_insert_with_key(|identity| {
                identities.push(identity.clone());
                next
            })
        };
        let by_model: Vec<u32> = of_model.iter().cloned().map(&mut number).collect();
        let own = ["manufacturer", "model_number", "trade_name"].map(|field| units.column(field));
        let mut of_unit = vec![NONE; units.len()];
        for row in list.rows() {
            let model = list.model_row(*row).map(|model| model as usize);
            let says = |column: &&std::sync::Arc<Column>| column.text(*row as usize).is_some();
            let identity = if own.iter().flatten().any(says) {
                let record = ledger.record(Kind::Unit.as_str(), &units.ids()[*row as usize]);
                let own = record.map(|record| Identity::of(&record, represent));
                let model = model.and_then(|model| of_model.get(model)).cloned();
                number(own.unwrap_or_default().or(model.unwrap_or_default()))
            } else {
                let known = model.and_then(|model| by_model.get(model));
                known.copied().unwrap_or(NONE)
            };
            of_unit[*row as usize] = identity;
        }
        Self {
            names: names(&identities),
            identities,
            of_unit,
            identifiers: identifiers(ledger, units, list),
        }
    }

    /// Tells whether two units are of one model, `None` where nothing tells.
    pub(super) fn agree(&self, one: u32, other: u32) -> Option<bool> {
        let at = |list: &[u32], row: u32| list.get(row as usize).copied().unwrap_or(NONE);
        let [first, second] = [one, other].map(|row| at(&self.identifiers, row));
        if first != NONE && first == second {
            return Some(true);
        }
        let [first, second] =
            [one, other].map(|row| self.identities.get(at(&self.of_unit, row) as usize));
        first?.agrees(second?)
    }
}

fn names(identities: &[Identity]) -> Vec<u32> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let name = |identity: &Identity| {
        let (_, name) = identity.key()?;
        let next = row_number(numbers.len() + 1);
        Some(*numbers.entry(name).or_insert(next))
    };
    let named = identities.iter().map(name);
    named.map(|name| name.unwrap_or(NONE)).collect()
}

/// Numbers for the device identifiers: a unit's own, else its model's.
fn identifiers(ledger: &Ledger, units: &Table, list: &DeviceList) -> Vec<u32> {
    let di = |text: &str| Some(text.parse::<Udi>().ok()?.di.to_string());
    let mut numbers = Interner::default();
    let mut found = vec![NONE; units.len()];
    let models = ledger.table(Kind::Model.as_str());
    if let Some(column) = models.and_then(|models| models.column("udi_di")) {
        let of_model = |row: &u32| Some((*row, list.model_row(*row)?));
        numbers.add(column, list.rows().iter().filter_map(of_model), di);
    }
    if let Some(column) = units.column("udi_di") {
        numbers.add(column, list.rows().iter().map(|row| (*row, *row)), di);
    }
    // What a unit says itself comes last and counts.
    for (row, number) in numbers.into_entries() {
        found[row as usize] = number;
    }
    found
}

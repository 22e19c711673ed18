//! The products and devices that hold a component.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::document::attachment::Attachment;
use daicho_core::document::subject::Subject;
use daicho_core::ident::id::EntityId;
use daicho_core::view::entity::Entity;

use crate::session::state::LedgerHandle;

/// The devices of each model.
#[derive(PartialEq)]
pub(in crate::pages::documents) struct Carriers {
    units: BTreeMap<EntityId, Vec<EntityId>>,
}

/// A product that holds something, and its devices.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Carrier {
    /// The model; `None` for devices of no model.
    pub(super) model: Option<EntityId>,
    /// The devices; only those to which the document is attached, where it is not attached to the model.
    pub(super) units: BTreeSet<EntityId>,
    /// The documents that say so.
    pub(super) documents: Vec<EntityId>,
}

/// Where devices are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Whereabouts {
    pub(super) departments: BTreeSet<String>,
    pub(super) places: BTreeSet<String>,
}

impl Carriers {
    /// Prepares to look for the devices of models.
    pub(in crate::pages::documents) fn of(ledger: &LedgerHandle) -> Self {
        let mut units: BTreeMap<EntityId, Vec<EntityId>> = BTreeMap::new();
        for unit in DeviceUnit::all(ledger) {
            if let Some(model) = unit.record().reference("model") {
                units.entry(model).or_default().push(unit.id());
            }
        }
        Self { units }
    }

    /// Returns the products that documents are about, each once.
    pub(super) fn of_documents(
        &self,
        ledger: &LedgerHandle,
        documents: &[EntityId],
    ) -> Vec<Carrier> {
        let mut found: BTreeMap<Option<EntityId>, Carrier> = BTreeMap::new();
        for document in documents {
            let subject = Attachment::find(ledger, document).and_then(|it| it.subject());
            let (model, units) = match subject {
                Some(Subject::Model(model)) => (Some(model), self.of_model(&model)),
                Some(Subject::Unit(unit)) => {
                    let of = DeviceUnit::find(ledger, &unit);
                    let model = of.and_then(|unit| unit.record().reference("model"));
                    (model, vec![unit])
                }
                _ => (None, Vec::new()),
            };
            let carrier = found.entry(model).or_default();
            carrier.model = model;
            carrier.units.extend(units);
            carrier.documents.push(*document);
        }
        found.into_values().collect()
    }

    fn of_model(&self, model: &EntityId) -> Vec<EntityId> {
        self.units.get(model).cloned().unwrap_or_default()
    }
}

/// Returns where devices are, each department and place once.
pub(super) fn whereabouts(ledger: &LedgerHandle, units: &BTreeSet<EntityId>) -> Whereabouts {
    let mut found = Whereabouts::default();
    for unit in units.iter().filter_map(|id| DeviceUnit::find(ledger, id)) {
        let department = unit.department().shown().known();
        let name = department.and_then(|department| department.name().shown().known());
        found.departments.extend(name.map(str::to_owned));
        let place = unit.place().join(" ");
        if !place.is_empty() {
            found.places.insert(place);
        }
    }
    found
}

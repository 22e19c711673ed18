//! The model of each unit: found, made, or given what it lacks.

use super::Changes;
use crate::{catalogue::field::Kind, ident::id::EntityId, tabular::import::model::Identity};

impl Changes<'_> {
    /// Returns the model of the row's unit, linking it, and making it if it is not there.
    pub(super) fn model(
        &mut self,
        row: usize,
        id: EntityId,
        unit: Option<u32>,
    ) -> Option<EntityId> {
        let cells = Identity::cells_of_row(self.facts, row);
        if unit.is_none()
            && let Some(model) = self.by_cells.get(&cells).copied()
        {
            return model.inspect(|model| self.refer(Kind::Unit, id, "model", *model));
        }
        let model = self.model_by_texts(row, id, unit);
        if unit.is_none() {
            self.by_cells.insert(cells, model);
        }
        model
    }

    fn model_by_texts(&mut self, row: usize, id: EntityId, unit: Option<u32>) -> Option<EntityId> {
        let wanted = Identity::of_cells(self.facts, row, &|nth| !self.contested.contains(&nth));
        let ledger = &self.facts.ledger;
        let record = unit.and_then(|_| ledger.record(Kind::Unit.as_str(), &id));
        let current = record.and_then(|record| record.reference("model"));
        let wanted = match current {
            Some(current) => {
                let identity = self.identity(current);
                let own = record
                    .map(|record| Identity::of_record(self.facts, &record))
                    .unwrap_or_default();
                let counts = own.or(identity.clone());
                if wanted.agrees(&identity) != Some(false) || wanted.agrees(&counts) == Some(true) {
                    self.learn(current, wanted);
                    return Some(current);
                }
                wanted.or(counts)
            }
            None => match unit {
                Some(unit) => wanted.or(Identity::of_unit(self.facts, unit)),
                None => wanted,
            },
        };
        if !wanted.is_model() {
            return None;
        }
        let model = self.find_or_make(&wanted);
        if current != Some(model) {
            self.refer(Kind::Unit, id, "model", model);
        }
        Some(model)
    }

    fn identity(&self, model: EntityId) -> Identity {
        if let Some(identity) = self.identities.get(&model) {
            return identity.clone();
        }
        let record = self.facts.ledger.record(Kind::Model.as_str(), &model);
        record
            .map(|record| Identity::of_record(self.facts, &record))
            .unwrap_or_default()
    }

    /// A model without a maker gets that of the row: from then on it is told by it.
    fn learn(&mut self, model: EntityId, said: Identity) {
        let known = self.identity(model);
        self.identities.insert(model, known.or(said));
    }

    pub(super) fn find_or_make(&mut self, wanted: &Identity) -> EntityId {
        let key = wanted.key().unwrap_or_default();
        if let Some(model) = self.models.get(&key) {
            return *model;
        }
        let manufacturer = wanted
            .manufacturer
            .and_then(|id| self.name(Kind::Organization, id))
            .unwrap_or_default();
        let mut model = wanted.derived_id(&manufacturer);
        // The id may be taken: by a model that is told by other names now, or that was deleted.
        let ledger = &self.facts.ledger;
        let mut tries = 1;
        while self.made.contains(&model) || ledger.record(Kind::Model.as_str(), &model).is_some() {
            tries += 1;
            model = EntityId::derived(Kind::Model.as_str(), &format!("{model}/{tries}"));
        }
        self.made.insert(model);
        self.models.insert(key, model);
        self.identities.insert(model, wanted.clone());
        model
    }

    fn name(&self, kind: Kind, id: EntityId) -> Option<String> {
        let record = self.facts.ledger.record(kind.as_str(), &id);
        let held = record
            .and_then(|record| record.text("name"))
            .map(str::to_owned);
        let entries = || self.facts.columns.iter().flat_map(|column| &column.entries);
        let said = || {
            entries()
                .find(|entry| entry.entity == Some(id))
                .and_then(|entry| entry.value.as_ref().text())
        };
        held.or_else(|| said().map(str::to_owned))
    }
}

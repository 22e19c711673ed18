//! From the outcomes of rows to the changes of the commits that do what a plan says.

mod commits;
mod merged;
mod models;
mod relink;

use std::ops::ControlFlow;

use hashbrown::{HashMap, HashSet};

use crate::{
    catalogue::field::Kind,
    facility::{names::is_deleted, roles::OrganizationRole},
    ident::id::EntityId,
    ledger::{changes::ChangeSet, value::Value, vector::VersionVector},
};

use super::{
    Cancelled, Progress, Stage,
    column::{Code, Column, Entry, NONE},
    facts::{Facts, of_model},
    model::{Identity, has_value},
    outcome::Outcome,
    plan::ImportPlan,
};

pub use commits::ImportChanges;

/// Rows between two reports of progress.
const REPORT_ROWS: usize = 4_096;

/// Maker, and number or name: what a model is looked up by.
type ModelKey = (Option<EntityId>, String);

/// Collects changes while rows are gone through in order: what one row gives a model, the next one finds there.
pub(super) struct Changes<'a> {
    plan: &'a ImportPlan,
    facts: &'a Facts,
    set: ChangeSet,
    beside: Vec<(VersionVector, ChangeSet)>,
    /// Columns of models that all devices of a model were edited in alike: the model gets the value.
    shared: HashSet<(u32, usize)>,
    /// What models made here carry on of the models that devices had.
    carried: HashMap<(EntityId, &'static str), Value>,
    /// Columns of the present row that are not written as they stand: an earlier file says something else there.
    contested: Vec<usize>,
    models: HashMap<ModelKey, EntityId>,
    /// What the models of this import and of the ledger are told by, as far as they were needed.
    identities: HashMap<EntityId, Identity>,
    /// What this import gives models, by model and number of the column.
    given: HashMap<EntityId, Vec<Option<Code>>>,
    made: HashSet<EntityId>,
    /// The model that new units are of, by the cells of their rows that name it.
    by_cells: HashMap<[u32; 3], Option<EntityId>>,
    /// Where ids are written before they are set.
    text: String,
}

impl<'a> Changes<'a> {
    pub(super) fn new(plan: &'a ImportPlan) -> Self {
        let facts: &Facts = &plan.facts;
        let mut models: HashMap<ModelKey, EntityId> = HashMap::new();
        for record in facts.ledger.records(Kind::Model.as_str()) {
            if let Some(key) = Identity::of_record(facts, &record).key() {
                let id = models.entry(key).or_insert_with(|| record.id());
                *id = (*id).min(record.id());
            }
        }
        Self {
            plan,
            facts,
            set: ChangeSet::new(),
            beside: Vec::new(),
            shared: merged::shared(plan),
            carried: HashMap::new(),
            contested: Vec::new(),
            models,
            identities: HashMap::new(),
            given: HashMap::new(),
            made: HashSet::new(),
            by_cells: HashMap::new(),
            text: String::new(),
        }
    }

    pub(super) fn of(
        mut self,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ImportChanges, Cancelled> {
        let outcomes = self.plan.outcomes();
        for (row, outcome) in outcomes.iter().enumerate() {
            if row % REPORT_ROWS == 0 {
                Progress {
                    stage: Stage::Changing,
                    done: row,
                    of: outcomes.len(),
                }
                .report(progress)?;
            }
            match outcome {
                Outcome::Added { unit } => self.row(row, *unit, None),
                Outcome::Changed { unit, .. } => self.changed(row, *unit),
                Outcome::Same { .. } | Outcome::Doubtful { .. } | Outcome::Refused { .. } => {}
            }
        }
        self.missing();
        Ok(ImportChanges {
            main: self.set,
            beside: self.beside,
        })
    }

    fn row(&mut self, row: usize, id: EntityId, unit: Option<u32>) {
        let facts = self.facts;
        let model = self.model(row, id, unit);
        let mut said = model.is_some();
        let mut given = model
            .and_then(|model| self.given.remove(&model))
            .unwrap_or_default();
        for (nth, column) in facts.unit_columns() {
            let Some(entry) = column.entry(row) else {
                continue;
            };
            let own = unit.map_or(NONE, |unit| facts.own(nth, unit));
            if own == entry.code || self.contested.contains(&nth) {
                continue;
            }
            let taken =
                of_model(column) && own == NONE && self.give(model, &mut given, nth, column, entry);
            if !taken {
                self.put(Kind::Unit, id, column, entry);
                said = true;
            }
        }
        if let Some(model) = model {
            self.given.insert(model, given);
        }
        if unit.is_none() && !said {
            // A unit of which only interfaces are known is there all the same.
            self.set.restore(Kind::Unit.as_str(), id);
        }
        self.interfaces(row, id, unit);
    }

    /// Lets the model have a value, or finds that it has it. Returns false if the unit must carry it itself.
    ///
    /// That somebody does not know it of this unit says nothing about the model, nor does a mark such as `-`.
    fn give(
        &mut self,
        model: Option<EntityId>,
        given: &mut Vec<Option<Code>>,
        nth: usize,
        column: &Column,
        entry: &Entry,
    ) -> bool {
        let Some(model) = model else { return false };
        let known = given.get(nth).copied().flatten();
        let held = known.unwrap_or_else(|| self.held(&model, column));
        if held != NONE {
            return held == entry.code;
        }
        if entry.unclear || matches!(entry.value, Value::Unknown(_)) {
            return false;
        }
        if given.len() <= nth {
            given.resize(nth + 1, None);
        }
        given[nth] = Some(entry.code);
        self.put(Kind::Model, model, column, entry);
        true
    }

    fn held(&self, model: &EntityId, column: &Column) -> Code {
        let record = self.facts.ledger.record(Kind::Model.as_str(), model);
        record.map_or(NONE, |record| {
            column.code_of(record.get(&column.field), &self.facts.names)
        })
    }

    /// Returns what is to be stored for a cell, and makes the entity that it names.
    fn value_of(&mut self, column: &Column, entry: &Entry) -> Value {
        match entry.entity {
            Some(entity) => {
                self.make_named(column, entity, entry);
                Value::Text(entity.to_string())
            }
            None => entry.value.clone(),
        }
    }

    fn put(&mut self, kind: Kind, id: EntityId, column: &Column, entry: &Entry) {
        match entry.entity {
            Some(entity) => {
                self.make_named(column, entity, entry);
                self.refer(kind, id, &column.field, entity);
            }
            None => self
                .set
                .set(kind.as_str(), id, &column.field, entry.value.as_ref()),
        }
    }

    /// Lets a field refer to an entity.
    fn refer(&mut self, kind: Kind, id: EntityId, field: &str, to: EntityId) {
        self.text.clear();
        to.push_to(&mut self.text);
        self.set.set_text(kind.as_str(), id, field, &self.text);
    }

    /// Makes the company, department or person that a cell names, unless the ledger has it.
    fn make_named(&mut self, column: &Column, entity: EntityId, entry: &Entry) {
        let Some(kind) = column.kind_of_reference() else {
            return;
        };
        let present = self
            .facts
            .names
            .of(kind)
            .is_some_and(|names| names.is_present(&entity));
        if present || !self.made.insert(entity) {
            return;
        }
        if is_deleted(&self.facts.ledger, kind, &entity) {
            self.set.restore(kind.as_str(), entity);
        }
        self.set
            .set(kind.as_str(), entity, "name", entry.value.as_ref());
        let Some(role) = OrganizationRole::by_field(&column.field) else {
            return;
        };
        let record = self.facts.ledger.record(kind.as_str(), &entity);
        if !record.is_some_and(|record| has_value(&record, "roles")) {
            self.set
                .set_text(kind.as_str(), entity, "roles", role.code());
        }
    }

    fn interfaces(&mut self, row: usize, id: EntityId, unit: Option<u32>) {
        let facts = self.facts;
        let table = facts.ledger.table(Kind::Interface.as_str());
        for (place, (_, group, interface)) in facts.assign(row, unit).into_iter().enumerate() {
            let is_open = |nth: &usize| {
                let column = facts.columns.get(*nth);
                !self.contested.contains(nth)
                    && column.is_some_and(|column| column.entry(row).is_some())
            };
            if !group.iter().any(is_open) {
                continue;
            }
            let held = interface
                .and_then(|row| table.and_then(|table| table.ids().get(row as usize).copied()));
            let target = held.unwrap_or_else(|| self.new_interface(id, place));
            for nth in group {
                let Some(column) = facts.columns.get(*nth) else {
                    continue;
                };
                let own = interface.map_or(NONE, |interface| facts.own(*nth, interface));
                let entry = column.entry(row).filter(|entry| entry.code != own);
                if let Some(entry) = entry.filter(|_| !self.contested.contains(nth)) {
                    self.put(Kind::Interface, target, column, entry);
                }
            }
        }
    }

    /// The id of an interface depends on that of its unit, which is random.
    fn new_interface(&mut self, unit: EntityId, place: usize) -> EntityId {
        let kind = Kind::Interface.as_str();
        let ledger = &self.facts.ledger;
        let mut ids = (place..).map(|n| EntityId::derived(kind, &format!("{unit}/{n}")));
        let free = ids.find(|id| !self.made.contains(id) && ledger.record(kind, id).is_none());
        let id = free.unwrap_or(unit);
        self.made.insert(id);
        self.refer(Kind::Interface, id, "unit", unit);
        id
    }
}

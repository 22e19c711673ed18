//! A filled form of one device, and the changes that it asks for.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    entry::{Entry, Refused},
    work::{Work, own},
};
use crate::{
    catalogue::field::{FieldSpec, Kind},
    device::{fields, joined},
    ident::{id::EntityId, text::match_key},
    ledger::{
        changes::ChangeSet,
        state::{Ledger, Record},
        table::{DELETED, DELETED_TRUE},
        value::{Value, ValueRef},
    },
    view::entity::{Entity, value_of},
};

/// Whose value an edited field of a model becomes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Scope {
    /// That of the model, and so of all its units.
    #[default]
    AllOfModel,
    /// That of this unit only; the model keeps its own.
    ThisUnit,
}

/// A filled form of one device.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Draft {
    /// The unit; one that the ledger does not have is a new one.
    pub unit: EntityId,
    /// The model that was chosen. `None` makes a model of what was filled in, or takes the one that has the same names.
    pub model: Option<EntityId>,
    /// Whose the edited fields of the model become. What the unit has itself stays its own.
    pub scope: Scope,
    /// Fields of the model that the form showed as the unit's own: those that a copy takes over.
    pub own: BTreeSet<String>,
    /// What stands in the fields of unit and model and in extra columns. A field that is not listed is not changed.
    pub fields: BTreeMap<String, Entry>,
    /// The interfaces in the form. One that the base has and the form has not is deleted.
    pub interfaces: Vec<InterfaceDraft>,
}

/// One network interface in a form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InterfaceDraft {
    /// The interface; one that the ledger does not have is a new one.
    pub id: EntityId,
    /// What stands in its fields.
    pub fields: BTreeMap<String, Entry>,
}

impl Draft {
    /// Returns the changes that the form asks for, `base` being the ledger that it was filled from.
    ///
    /// `fresh` draws ids for what has to be made.
    ///
    /// # Errors
    /// Every text that its field does not take; the person corrects it or has it kept as typed.
    pub fn changes(
        &self,
        base: &Ledger,
        fresh: &mut dyn FnMut() -> EntityId,
    ) -> Result<ChangeSet, Vec<Refused>> {
        let mut work = Work::new(base, fresh);
        let model = self.model_of(base, &mut work);
        self.put_fields(&mut work, &model);
        self.put_interfaces(&mut work);
        if base.record(Kind::Unit.as_str(), &self.unit).is_none() && !work.changes.is_empty() {
            // A unit of which nothing is known but its model or an address is one all the same.
            work.touch(Kind::Unit, self.unit);
        }
        work.finish()
    }

    /// Lists the fields of the model that the form changes and the unit does not have itself: those for which it has
    /// to be said whose they become.
    #[must_use]
    pub fn shared_fields(&self, base: &Ledger) -> Vec<&str> {
        let Some(model) = self.model else {
            return Vec::new();
        };
        let changed = |(field, entry): &(&String, &Entry)| {
            let spec = fields::spec(field).filter(|spec| spec.kind == Kind::Model);
            spec.is_some()
                && !self.own.contains(*field)
                && own(base, &self.unit, field).is_none()
                && !entry.same_box(&Entry::shown(
                    base,
                    spec,
                    value_of(base, Kind::Model, &model, field),
                ))
        };
        let changed = self.fields.iter().filter(changed);
        changed.map(|(field, _)| field.as_str()).collect()
    }

    /// Finds or makes the model and refers to it.
    fn model_of(&self, base: &Ledger, work: &mut Work<'_>) -> Model {
        let model = match self.model {
            Some(id) => Model::Chosen(id),
            None if !self.describes_model(base) => Model::None,
            None => match self.same_model(base) {
                Some(id) => Model::Found(id),
                None => Model::Made((work.fresh)()),
            },
        };
        let before = value_of(base, Kind::Unit, &self.unit, "model").and_then(ValueRef::text);
        let now = model.id().map(|id| id.to_string());
        if before != now.as_deref() {
            let value = now.map_or(Value::Cleared, Value::Text);
            work.set(Kind::Unit, self.unit, "model", value.as_ref());
        }
        model
    }

    /// Returns whether something was filled in that a model has and the unit has not itself.
    fn describes_model(&self, base: &Ledger) -> bool {
        self.fields.iter().any(|(field, entry)| {
            *entry != Entry::Blank
                && fields::spec(field).is_some_and(|spec| spec.kind == Kind::Model)
                && own(base, &self.unit, field).is_none()
        })
    }

    /// Finds the model with the same trade name and model number and no other maker.
    fn same_model(&self, base: &Ledger) -> Option<EntityId> {
        let typed = |field: &str| match_key(self.fields.get(field).map_or("", Entry::text));
        if typed("trade_name").is_empty() {
            return None;
        }
        let agrees = |record: &Record<'_>, field: &str| {
            match_key(record.text(field).unwrap_or_default()) == typed(field)
        };
        let maker = |record: &Record<'_>| {
            let spec = fields::spec("manufacturer");
            let shown = Entry::shown(base, spec, record.get("manufacturer"));
            typed("manufacturer").is_empty() || match_key(shown.text()) == typed("manufacturer")
        };
        base.records(Kind::Model.as_str())
            .find(|record| {
                agrees(record, "trade_name") && agrees(record, "model_number") && maker(record)
            })
            .map(|record| record.id())
    }

    fn put_fields(&self, work: &mut Work<'_>, model: &Model) {
        for (field, entry) in &self.fields {
            match fields::spec(field) {
                Some(spec) if spec.kind == Kind::Model => {
                    self.put_model_field(work, model, spec, entry);
                }
                spec if spec.is_none_or(|spec| spec.kind == Kind::Unit && !spec.is_internal()) => {
                    let before = value_of(work.base, Kind::Unit, &self.unit, field);
                    work.put(Kind::Unit, self.unit, field, entry, before);
                }
                _ => {}
            }
        }
    }

    fn put_model_field(&self, work: &mut Work<'_>, model: &Model, spec: &FieldSpec, entry: &Entry) {
        let own = own(work.base, &self.unit, spec.key);
        let shared = model
            .id()
            .and_then(|id| value_of(work.base, Kind::Model, &id, spec.key));
        // A model found by its names was not shown in the form: an empty box says nothing of it, and another spelling
        // of its names is no wish to change them.
        let says_nothing = || {
            let shown = Entry::shown(work.base, Some(spec), shared);
            *entry == Entry::Blank || match_key(entry.text()) == match_key(shown.text())
        };
        if matches!(model, Model::Found(_)) && own.is_none() && says_nothing() {
            return;
        }
        let is_own = own.is_some() || self.own.contains(spec.key);
        match model {
            Model::None => {
                work.put(Kind::Unit, self.unit, spec.key, entry, own);
            }
            _ if own.is_some() => {
                work.put(Kind::Unit, self.unit, spec.key, entry, own);
            }
            Model::Chosen(_) | Model::Found(_) if is_own || self.scope == Scope::ThisUnit => {
                work.put_over(self.unit, spec, entry, shared);
            }
            Model::Chosen(id) | Model::Found(id) | Model::Made(id) => {
                work.put(Kind::Model, *id, spec.key, entry, shared);
            }
        }
    }

    fn put_interfaces(&self, work: &mut Work<'_>) {
        for interface in &self.interfaces {
            let is_new = work
                .base
                .record(Kind::Interface.as_str(), &interface.id)
                .is_none();
            let mut any = false;
            for (field, entry) in &interface.fields {
                let before = value_of(work.base, Kind::Interface, &interface.id, field);
                any |= work.put(Kind::Interface, interface.id, field, entry, before);
            }
            if is_new && any {
                let unit = self.unit.to_string();
                work.set(Kind::Interface, interface.id, "unit", ValueRef::Text(&unit));
            }
        }
        for id in interfaces_of(work.base, &self.unit) {
            if !self.interfaces.iter().any(|interface| interface.id == id) {
                work.set(Kind::Interface, id, DELETED, ValueRef::Text(DELETED_TRUE));
            }
        }
    }
}

/// Returns the interfaces of a unit, and of those that were joined to it, that are there, in the order of the ledger.
#[must_use]
pub fn interfaces_of(ledger: &Ledger, unit: &EntityId) -> Vec<EntityId> {
    joined::interfaces(ledger, *unit)
        .map(|interface| interface.id())
        .collect()
}

/// The model of a draft, and how the draft came by it.
enum Model {
    None,
    Chosen(EntityId),
    Found(EntityId),
    Made(EntityId),
}

impl Model {
    const fn id(&self) -> Option<EntityId> {
        match self {
            Self::None => None,
            Self::Chosen(id) | Self::Found(id) | Self::Made(id) => Some(*id),
        }
    }
}

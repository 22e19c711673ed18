//! Making one device of several units: where they differ, and the changes of the one commit that joins them.
//!
//! The unit with the smallest id stays, whatever values win. The others are deleted and name it
//! (see [`crate::device::joined`]); what only they know is copied to it, and where they say different things a person chooses, or
//! else the newest value counts. What is not chosen stays in the history, which the history of the device takes in. Their
//! interfaces become its interfaces; one that it has already, by its address, is joined with that in the same way.

mod interfaces;
mod voices;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    catalogue::field::Kind,
    device::{
        fields::{self, model::MODEL},
        joined::JOINED_TO,
        list::DeviceList,
    },
    facility::names::Directory,
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        log::CommitIndex,
        state::{Ledger, Record},
        table::{DELETED, Presence},
        value::{Value, ValueRef},
    },
};
use interfaces::Fate;
use voices::{Voice, newest, together};

/// Values that a person chose, by the entity that gets them and their field.
pub type Chosen = BTreeMap<(EntityId, String), Value>;

/// Fields that go along with the model that is chosen.
const NAMES_OF_MODEL: [&str; 3] = ["manufacturer", "model_number", "trade_name"];

/// A field in which the units differ.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Difference {
    /// Whether the unit has it or an interface.
    pub kind: Kind,
    /// The entity that will have the value.
    pub id: EntityId,
    /// The field.
    pub field: String,
    /// The values to choose from, each once, those of the unit that stays first.
    pub choices: Vec<Choice>,
    /// Which of them counts if nobody chooses: the newest. `None` where something that stays is disputed, which joining does
    /// not decide.
    pub usual: Option<usize>,
}

/// A value that some unit has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Choice {
    /// The value.
    pub value: Value,
    /// The unit that has it.
    pub unit: EntityId,
    /// The commit that set it.
    pub commit: CommitIndex,
}

/// Units that are to be joined.
#[derive(Debug)]
pub struct Joining<'a> {
    list: &'a DeviceList,
    names: &'a Names,
    /// The units, the one that stays first.
    units: Vec<Record<'a>>,
}

/// The names of companies, departments and people, by which different ids may mean the same; made once for any number of
/// joinings.
#[derive(Clone, Debug)]
pub struct Names(Directory);

impl Names {
    /// Reads the names of a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        Self(Directory::new(ledger))
    }
}

/// What several entities say of one field of one of them.
struct Field<'a> {
    kind: Kind,
    id: EntityId,
    field: &'a str,
    /// What counts for the entity as long as nothing is set.
    now: Option<ValueRef<'a>>,
    disputed: bool,
    voices: Vec<Voice<'a>>,
}

impl<'a> Joining<'a> {
    /// Takes units of a list for joining; `None` unless two of them or more are there. `names` are those of its ledger.
    #[must_use]
    pub fn of(list: &'a DeviceList, names: &'a Names, units: &[EntityId]) -> Option<Self> {
        let ids: BTreeSet<EntityId> = units.iter().copied().collect();
        let records = ids
            .iter()
            .filter_map(|id| list.ledger().record(Kind::Unit.as_str(), id))
            .filter(|record| record.presence() != Presence::Deleted);
        let units: Vec<Record<'a>> = records.collect();
        (units.len() > 1).then_some(Self { list, names, units })
    }

    /// Returns the unit that stays: the one with the smallest id.
    #[must_use]
    pub fn stays(&self) -> EntityId {
        self.units[0].id()
    }

    /// Lists what differs: fields of the unit, then those of each interface.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        let fields = self.fields(&Chosen::new()).0.into_iter();
        let differ = fields.filter(|field| field.voices.len() > 1);
        let mut differences: Vec<Difference> = differ.map(Field::difference).collect();
        let place = |difference: &Difference| {
            let mut known = fields::columns().into_iter();
            let place = known.position(|spec| spec.key == difference.field);
            (difference.kind, difference.id, place.unwrap_or(usize::MAX))
        };
        // The model stands where its name does.
        differences.sort_by_cached_key(|difference| {
            let first = difference.field != "model";
            let (kind, id, place) = place(difference);
            (kind, id, first, place)
        });
        differences
    }

    /// Returns the changes that join them.
    #[must_use]
    pub fn changes(&self, chosen: &Chosen) -> ChangeSet {
        let mut changes = ChangeSet::new();
        let (fields, fates) = self.fields(chosen);
        let stays = self.stays().to_string();
        for field in fields {
            let key = (field.id, field.field.to_owned());
            let value = match chosen.get(&key) {
                Some(value) => Some(value.as_ref()),
                None if field.disputed => None,
                None => newest(&field.voices).map(|voice| voice.value),
            };
            if let Some(value) = value
                && (Some(value) != field.now || field.disputed)
            {
                changes.set(field.kind.as_str(), field.id, field.field, value);
            }
        }
        for (interface, fate) in fates {
            let kind = Kind::Interface.as_str();
            match fate {
                Fate::Moves => changes.set_text(kind, interface, "unit", &stays),
                Fate::Goes => changes.delete(kind, interface),
            }
        }
        for goes in self.units.iter().skip(1) {
            let kind = Kind::Unit.as_str();
            changes.set_text(kind, goes.id(), JOINED_TO, &stays);
            changes.delete(kind, goes.id());
        }
        changes
    }

    fn fields(&self, chosen: &Chosen) -> (Vec<Field<'a>>, Vec<(EntityId, Fate)>) {
        let mut fields = self.unit_fields(chosen);
        let (of_interfaces, fates) = self.interface_fields();
        fields.extend(of_interfaces);
        (fields, fates)
    }

    fn unit_fields(&self, chosen: &Chosen) -> Vec<Field<'a>> {
        let model = self.own_field("model", None);
        let key = (self.stays(), "model".to_owned());
        let newest = newest(&model.voices).map(|voice| voice.value);
        let model_id = match chosen.get(&key) {
            Some(value) => value.as_ref().text(),
            None => newest.and_then(ValueRef::text),
        };
        let stays = model_id.and_then(|id| self.model(id));
        let own = self.units.iter().flat_map(|unit| unit.fields());
        let mut names: BTreeSet<&'a str> = own.map(|(field, _)| field).collect();
        names.extend(MODEL.iter().map(|spec| spec.key));
        names.retain(|field| ![DELETED, JOINED_TO, "model"].contains(field));
        let others = names.into_iter().map(|field| self.own_field(field, stays));
        std::iter::once(model).chain(others).collect()
    }

    fn model(&self, id: &str) -> Option<Record<'a>> {
        let id = id.parse().ok()?;
        self.list.ledger().record(Kind::Model.as_str(), &id)
    }

    /// A field of the unit, or of its model as it counts for the unit; `model` is the one that it will have.
    fn own_field(&self, field: &'a str, model: Option<Record<'a>>) -> Field<'a> {
        let spec = fields::spec(field);
        let of_model = spec.is_some_and(|spec| spec.kind == Kind::Model);
        let mut voices = Vec::new();
        for unit in &self.units {
            let own = Voice::all(unit, field, unit.id());
            if !own.is_empty() || !of_model {
                voices.extend(own);
                continue;
            }
            let its = unit.text("model").and_then(|id| self.model(id));
            let goes_along = NAMES_OF_MODEL.contains(&field)
                && its.map(|its| its.id()) != model.map(|model| model.id());
            if let Some(its) = its.filter(|_| !goes_along) {
                voices.extend(Voice::shown(&its, field, unit.id()));
            }
        }
        let stays = &self.units[0];
        let own = stays.get(field).filter(|value| *value != ValueRef::Cleared);
        let shared = model
            .filter(|_| of_model)
            .and_then(|model| model.get(field));
        Field {
            kind: Kind::Unit,
            id: self.stays(),
            field,
            now: own.or(shared.filter(|value| *value != ValueRef::Cleared)),
            disputed: stays.is_conflict(field),
            voices: together(self.list.ledger(), &self.names.0, spec, voices),
        }
    }
}

impl Field<'_> {
    fn difference(self) -> Difference {
        let newest = newest(&self.voices).map(|newest| newest.value);
        let usual = self
            .voices
            .iter()
            .position(|voice| Some(voice.value) == newest);
        let choices = self.voices.iter().map(|voice| Choice {
            value: voice.value.to_owned(),
            unit: voice.unit,
            commit: voice.commit,
        });
        Difference {
            kind: self.kind,
            id: self.id,
            field: self.field.to_owned(),
            choices: choices.collect(),
            usual: usual.filter(|_| !self.disputed),
        }
    }
}

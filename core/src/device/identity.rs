//! What tells one model from another.

use crate::{
    catalogue::{
        field::Kind,
        words::{Naming, naming},
    },
    ident::{
        id::EntityId,
        text::{match_key, organization_key},
    },
    ledger::state::Record,
};

/// What tells one model from another: its maker and its model number, or its trade name where it has no number.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Identity {
    pub(crate) manufacturer: Option<EntityId>,
    pub(crate) number: Option<String>,
    pub(crate) name: Option<String>,
}

impl Identity {
    /// Reads the identity of a model, or what a unit itself says of it. `represent` gives the company that stands for
    /// all of the same name.
    pub(crate) fn of(record: &Record<'_>, represent: impl Fn(EntityId) -> EntityId) -> Self {
        let key = |field: &str| {
            record
                .text(field)
                .filter(|text| !text.trim().is_empty() && naming(text) == Naming::Name)
                .map(match_key)
        };
        Self {
            manufacturer: record.reference("manufacturer").map(represent),
            number: key("model_number"),
            name: key("trade_name"),
        }
    }

    /// Returns the identity with the parts that it lacks taken from another.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            manufacturer: self.manufacturer.or(other.manufacturer),
            number: self.number.or(other.number),
            name: self.name.or(other.name),
        }
    }

    /// Tells whether it names a model at all.
    pub(crate) fn is_model(&self) -> bool {
        self.number.is_some() || self.name.is_some()
    }

    /// Tells whether two identities are one model, `None` when they have nothing in common to tell by.
    pub(crate) fn agrees(&self, other: &Self) -> Option<bool> {
        let makers = pair(self.manufacturer.as_ref(), other.manufacturer.as_ref());
        let what = pair(self.number.as_ref(), other.number.as_ref())
            .or(pair(self.name.as_ref(), other.name.as_ref()));
        match (makers, what) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (_, Some(true)) => Some(true),
            (_, None) => None,
        }
    }

    /// Returns what a model is looked up by: its maker and its number, else its trade name.
    pub(crate) fn key(&self) -> Option<(Option<EntityId>, String)> {
        let what = match (&self.number, &self.name) {
            (Some(number), _) => format!("#{number}"),
            (None, Some(name)) => name.clone(),
            (None, None) => return None,
        };
        Some((self.manufacturer, what))
    }

    /// Returns the id of a model that import makes: it depends on the names of maker and model alone.
    pub(crate) fn derived_id(&self, manufacturer: &str) -> EntityId {
        let (_, what) = self.key().unwrap_or_default();
        let name = format!("{}\u{1F}{what}", organization_key(manufacturer));
        EntityId::derived(Kind::Model.as_str(), &name)
    }
}

fn pair<T: PartialEq>(one: Option<T>, other: Option<T>) -> Option<bool> {
    Some(one? == other?)
}

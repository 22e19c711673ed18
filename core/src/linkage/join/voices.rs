//! What several units say of one field, and which of them counts.

use crate::{
    catalogue::{
        field::{FieldSpec, FieldType, Kind},
        words::{Naming, naming},
    },
    device::identity::Identity,
    facility::names::Directory,
    ident::{id::EntityId, text::match_key, timestamp::Timestamp},
    ledger::{
        log::CommitIndex,
        state::{Ledger, Record},
        value::{Unknown, ValueRef},
    },
};

/// A value that an entity has, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice<'a> {
    pub(super) value: ValueRef<'a>,
    pub(super) unit: EntityId,
    pub(super) commit: CommitIndex,
    at: Timestamp,
}

impl<'a> Voice<'a> {
    /// Lists the values of a field, several if they are disputed; none where it says nothing.
    pub(super) fn all(record: &Record<'a>, field: &str, unit: EntityId) -> Vec<Self> {
        let voice = |(commit, value): (CommitIndex, ValueRef<'a>)| {
            let says = !matches!(value, ValueRef::Cleared)
                && value.text().is_none_or(|text| !text.trim().is_empty());
            says.then(|| Self {
                value,
                unit,
                commit,
                at: record.ledger().commit(commit).at,
            })
        };
        record.heads(field).into_iter().filter_map(voice).collect()
    }

    /// Returns the value that a field shows.
    pub(super) fn shown(record: &Record<'a>, field: &str, unit: EntityId) -> Option<Self> {
        Self::all(record, field, unit).into_iter().next()
    }
}

/// Leaves of several voices those that say most, each value once, in their order.
///
/// A value says more than that nobody knows it. Two spellings of one value, and two entities of one name, say the same.
pub(super) fn together<'a>(
    ledger: &'a Ledger,
    names: &Directory,
    spec: Option<&FieldSpec>,
    voices: Vec<Voice<'a>>,
) -> Vec<Voice<'a>> {
    let most = voices.iter().map(|voice| says(spec, voice.value)).max();
    let mut kept: Vec<Voice<'a>> = Vec::new();
    for voice in voices {
        if Some(says(spec, voice.value)) != most {
            continue;
        }
        let is_same = |known: &&mut Voice<'a>| same(ledger, names, spec, known.value, voice.value);
        match kept.iter_mut().find(is_same) {
            // Said again later, it is as new as that.
            Some(known) => known.at = known.at.max(voice.at),
            None => kept.push(voice),
        }
    }
    kept
}

/// Returns the newest voice; of several of one instant the first.
pub(super) fn newest<'v, 'a>(voices: &'v [Voice<'a>]) -> Option<&'v Voice<'a>> {
    voices.iter().reduce(
        |newest, voice| {
            if voice.at > newest.at { voice } else { newest }
        },
    )
}

/// How much a value says.
fn says(spec: Option<&FieldSpec>, value: ValueRef<'_>) -> u8 {
    match value {
        ValueRef::Cleared | ValueRef::Unknown(Unknown::NotAsked) => 0,
        ValueRef::Unknown(Unknown::NotApplicable) | ValueRef::Foreign(_) => 2,
        ValueRef::Unknown(_) => 1,
        ValueRef::Text(text) => {
            let names_one = spec.is_some_and(|spec| spec.ty.names_one());
            let stands_in_place = names_one && naming(text) != Naming::Name;
            if stands_in_place { 1 } else { 2 }
        }
    }
}

fn same(
    ledger: &Ledger,
    names: &Directory,
    spec: Option<&FieldSpec>,
    one: ValueRef<'_>,
    other: ValueRef<'_>,
) -> bool {
    let (ValueRef::Text(first), ValueRef::Text(second)) = (one, other) else {
        return one == other;
    };
    if first == second {
        return true;
    }
    let Some(FieldType::Reference(kind)) = spec.map(|spec| spec.ty) else {
        return match_key(first) == match_key(second);
    };
    let (Ok(first), Ok(second)) = (first.parse(), second.parse()) else {
        return false;
    };
    if kind == Kind::Model {
        return same_model(ledger, names, &first, &second);
    }
    let stands = |id: EntityId| names.of(kind).map(|names| names.representative(id));
    stands(first).is_some() && stands(first) == stands(second)
}

fn same_model(ledger: &Ledger, names: &Directory, one: &EntityId, other: &EntityId) -> bool {
    let represent = |id: EntityId| {
        let makers = names.of(Kind::Organization);
        makers.map_or(id, |makers| makers.representative(id))
    };
    let identity = |id: &EntityId| {
        let record = ledger.record(Kind::Model.as_str(), id)?;
        Some(Identity::of(&record, represent))
    };
    match (identity(one), identity(other)) {
        (Some(one), Some(other)) => one.agrees(&other) == Some(true),
        _ => false,
    }
}

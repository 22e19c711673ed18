//! The reader of the canonical encoding of commits; the tables of changes are read by `decode_changes`.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor},
};

use super::{
    changes::ChangeSet,
    commit::{ACTION, Commit, DecodeError, Dot, Source},
    decode_changes::{ChangesForm, ChangesSeed},
    encode::FORMAT,
    vector::VersionVector,
};
use crate::ident::id::EntityId;

pub(super) fn decode(bytes: &[u8]) -> Result<Commit, DecodeError> {
    let form = serde_json::from_slice::<CommitForm<'_>>(bytes);
    check_format(bytes, form.as_ref().ok().map(|form| form.format))?;
    form.map_err(malformed)?.into_commit()
}

/// Reads what a commit did to one entity.
pub(super) fn decode_only(bytes: &[u8], id: EntityId) -> Result<ChangeSet, DecodeError> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let changes = OnlyOf(id).deserialize(&mut deserializer);
    changes.or_else(|problem| check_format(bytes, None).and(Err(malformed(problem))))
}

/// Refuses a newer format, whose number `stated` is where the commit could be read all the same. A newer format may
/// have changed anything: its number explains why the rest cannot be read.
fn check_format(bytes: &[u8], stated: Option<u64>) -> Result<(), DecodeError> {
    let found = stated.unwrap_or_else(|| {
        serde_json::from_slice::<FormatOnly>(bytes).map_or(FORMAT, |only| only.format)
    });
    if found > FORMAT {
        return Err(DecodeError::NewerFormat {
            found,
            known: FORMAT,
        });
    }
    Ok(())
}

fn malformed(problem: impl fmt::Display) -> DecodeError {
    DecodeError::Malformed {
        problem: problem.to_string(),
    }
}

/// All that is sure to be in a commit of any format.
#[derive(Deserialize)]
struct FormatOnly {
    format: u64,
}

/// Reads of a commit only what it says of one entity.
struct OnlyOf(EntityId);

impl<'de> DeserializeSeed<'de> for OnlyOf {
    type Value = ChangeSet;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ChangeSet, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OnlyOf {
    type Value = ChangeSet;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a commit")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ChangeSet, A::Error> {
        let mut changes = None;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match key.as_ref() {
                "format" if map.next_value::<u64>()? > FORMAT => {
                    return Err(A::Error::custom("newer format"));
                }
                "format" => {}
                "changes" => {
                    let only = Some(self.0);
                    changes = Some(map.next_value_seed(ChangesSeed { only })?);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        changes.ok_or_else(|| A::Error::missing_field("changes"))
    }
}

/// One action of a person: one line of an entry in `commits/`.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Commit"))]
struct CommitForm<'a> {
    /// The format of the commit, from 1.
    format: u64,
    /// The id of the writer.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "String"))]
    replica: Cow<'a, str>,
    /// The number of the commit within its replica, from 1 without gaps.
    seq: u64,
    /// The SHA-256 of the replica's previous commit; `null` where `seq` is 1.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    prev: Option<Cow<'a, str>>,
    /// For every replica of which the writer had commits, how many.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, u64>"))]
    seen: VersionVector,
    /// When, by the clock of that computer.
    #[serde(borrow)]
    #[cfg_attr(test, schemars(with = "String"))]
    at: Cow<'a, str>,
    /// The person, as named in the settings.
    author: String,
    /// What is said about the commit.
    note: String,
    /// Where its changes come from: `action` and particulars.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, String>"))]
    source: BTreeMap<String, serde_json::Value>,
    /// The changes, a table for every kind.
    #[cfg_attr(test, schemars(with = "Vec<TableSchema>"))]
    changes: ChangesForm,
}

/// The changes of entities of one kind.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "Table")]
#[expect(
    dead_code,
    reason = "a shape for the schema; tables are read by `decode_changes`"
)]
struct TableSchema {
    /// The kind of the entities.
    kind: String,
    /// The names of the fields, each once.
    fields: Vec<String>,
    /// For every entity its id, then one cell for every field: `0` where it does not change, a text, `null` where the
    /// value was taken away, `{"unknown": …}`, or what a newer version writes.
    rows: Vec<Vec<serde_json::Value>>,
}

/// The schema of the lines in `commits/`.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(CommitForm<'static>)
}

impl CommitForm<'_> {
    fn into_commit(self) -> Result<Commit, DecodeError> {
        if self.format == 0 {
            return Err(malformed("formats are numbered from 1"));
        }
        if self.seq == 0 {
            return Err(malformed("commits are numbered from 1"));
        }
        Ok(Commit {
            dot: Dot {
                replica: self.replica.parse().map_err(malformed)?,
                seq: self.seq,
            },
            prev: self
                .prev
                .map(|hash| hash.parse())
                .transpose()
                .map_err(malformed)?,
            seen: self.seen,
            at: self.at.parse().map_err(malformed)?,
            author: self.author,
            note: self.note,
            source: source_of(self.source),
            changes: self.changes.0,
        })
    }
}

/// Texts stay texts; what a newer version put there otherwise is shown as its JSON.
fn source_of(mut form: BTreeMap<String, serde_json::Value>) -> Source {
    let text = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => text,
        other @ (serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::Array(_)
        | serde_json::Value::Object(_)) => other.to_string(),
    };
    let action = form.remove(ACTION).map(text).unwrap_or_default();
    Source {
        action,
        details: form
            .into_iter()
            .map(|(name, value)| (name, text(value)))
            .collect(),
    }
}

//! What a commit did to one entity, found without reading the whole commit.
//!
//! The history of a device is asked for far more rarely than its state, so it is not kept in memory: the commits are
//! searched for the entity's id, and of those that hold it somewhere only the rows of the entity are kept.

use memchr::memmem;

use super::{commit::DecodeError, decode::decode_only, value::Value};
use crate::ident::id::EntityId;

/// What one commit set on one entity.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EntityChanges {
    /// The kind of the entity.
    pub kind: String,
    /// Fields and their new values, in the order of the commit.
    pub values: Vec<(String, Value)>,
}

/// Returns what the commit with these canonical bytes did to the entity `id`, kind by kind; nothing if it did nothing.
///
/// # Errors
/// When bytes that hold the id are no commit. Others are not looked at.
pub fn entity_changes(bytes: &[u8], id: &EntityId) -> Result<Vec<EntityChanges>, DecodeError> {
    if !holds(bytes, id) {
        return Ok(Vec::new());
    }
    let changes = decode_only(bytes, *id)?;
    let mut found: Vec<EntityChanges> = Vec::new();
    for change in changes.iter() {
        let known = found.iter().position(|known| known.kind == change.kind);
        let at = known.unwrap_or_else(|| {
            found.push(EntityChanges {
                kind: change.kind.to_owned(),
                values: Vec::new(),
            });
            found.len() - 1
        });
        let values = &mut found[at].values;
        // Of several tables of one kind the last counts.
        values.retain(|(field, _)| field != change.field);
        values.push((change.field.to_owned(), change.value.to_owned()));
    }
    Ok(found)
}

/// Whether the id stands somewhere, in lower case as it should or in upper case as it may.
fn holds(bytes: &[u8], id: &EntityId) -> bool {
    let id = id.to_string();
    memmem::find(bytes, id.as_bytes()).is_some()
        || memmem::find(bytes, id.to_ascii_uppercase().as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ident::{id::ReplicaId, timestamp::Timestamp},
        ledger::{
            changes::ChangeSet,
            commit::Source,
            edit::Authorship,
            state::Ledger,
            value::{Unknown, ValueRef},
        },
    };

    fn commit_of(changes: ChangeSet) -> Vec<u8> {
        let who = Authorship {
            replica: ReplicaId::from_random([9; 16]),
            author: "\",\"rows\":[[\"".into(),
            at: Timestamp::default(),
        };
        Ledger::new()
            .next_commit(who, Source::action("edit"), "", changes)
            .into_parts()
            .1
    }

    #[test]
    fn finds_the_rows_of_one_entity() {
        let [device, other] = [1, 2].map(|n| EntityId::from_random([n; 16]));
        let mut changes = ChangeSet::new();
        let like_a_row = format!("[\"{device}\",{{\"kind\":\"x\"],\"rows\":[\n");
        changes.set_text("unit", other, "note", &like_a_row);
        changes.set_text("unit", device, "serial_number", "A-1");
        changes.set(
            "unit",
            device,
            "lessor",
            ValueRef::Unknown(Unknown::Refused),
        );
        changes.set("unit", other, "dealer", ValueRef::Cleared);
        changes.set("other", device, "x", ValueRef::Foreign("[1,2]"));
        // A list of a newer version that looks like a row of the device.
        let list = format!("[\"{device}\",\"y\"]");
        changes.set("list", other, "members", ValueRef::Foreign(&list));
        let bytes = commit_of(changes);
        let unit = EntityChanges {
            kind: "unit".to_owned(),
            values: vec![
                ("serial_number".to_owned(), Value::Text("A-1".to_owned())),
                ("lessor".to_owned(), Value::Unknown(Unknown::Refused)),
            ],
        };
        let of_other_kind = EntityChanges {
            kind: "other".to_owned(),
            values: vec![("x".to_owned(), Value::Foreign("[1,2]".to_owned()))],
        };
        assert_eq!(
            entity_changes(&bytes, &device),
            Ok(vec![unit, of_other_kind])
        );
        let stranger = EntityId::from_random([3; 16]);
        assert_eq!(entity_changes(&bytes, &stranger), Ok(Vec::new()));
    }

    #[test]
    fn reads_commits_of_other_programs() {
        let device = EntityId::from_random([0xab; 16]);
        let mut changes = ChangeSet::new();
        changes.set_text("unit", device, "note", "x");
        let text = String::from_utf8(commit_of(changes)).unwrap();
        for (from, to) in [
            ("\"kind\":", "\"kind\" : ".to_owned()),
            (&device.to_string(), device.to_string().to_uppercase()),
        ] {
            let found = entity_changes(text.replace(from, &to).as_bytes(), &device).unwrap();
            assert_eq!(
                found[0].values,
                [("note".to_owned(), Value::Text("x".to_owned()))]
            );
        }
    }

    #[test]
    fn a_newer_format_is_named() {
        let device = EntityId::from_random([1; 16]);
        let mut changes = ChangeSet::new();
        changes.set_text("unit", device, "note", "x");
        let text = String::from_utf8(commit_of(changes)).unwrap();
        let newer = text.replace("\"format\":1", "\"format\":2");
        let error = DecodeError::NewerFormat { found: 2, known: 1 };
        assert_eq!(entity_changes(newer.as_bytes(), &device), Err(error));
    }
}

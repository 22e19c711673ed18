//! Commits and their bytes; what newer versions write.

use std::collections::BTreeMap;

use daicho_core::{
    ident::{
        hash::Hash,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{Commit, DecodeError, Dot, SealedCommit, Source},
        history::{EntityChanges, entity_changes},
        state::Ledger,
        value::{Unknown, Value, ValueRef},
        vector::VersionVector,
    },
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value as Json, json};

use crate::{
    thousand,
    world::{entity_id, ledger_of, replica_id, world},
};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        vec(any::<char>(), 0..8).prop_map(String::from_iter),
        Just("serial_number".to_owned()),
        Just("\"\\\u{0}\u{1f}\u{7f}\u{2028}\r\n\t/".to_owned()),
    ]
}

/// Any JSON, small.
pub(crate) fn json_value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        prop_oneof![Just(0), Just(1), any::<i64>()].prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        text().prop_map(Json::from),
        Just(json!({"unknown": "asked"})),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let keys = prop_oneof![Just("unknown".to_owned()), text()];
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Json::from),
            vec((keys, inner), 0..3).prop_map(Json::from_iter),
        ]
    })
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::Text),
        proptest::sample::select(&Unknown::ALL).prop_map(Value::Unknown),
        Just(Value::Cleared),
        json_value().prop_map(|json| Value::Foreign(json.to_string())),
        text().prop_map(Value::Foreign),
    ]
}

fn any_changes() -> impl Strategy<Value = ChangeSet> {
    let names = || prop_oneof![Just("unit".to_owned()), text()];
    let change = (names(), any::<[u8; 16]>(), names(), any_value());
    vec(change, 0..8).prop_map(|all| {
        let mut changes = ChangeSet::new();
        for (kind, id, field, value) in all {
            changes.set(&kind, EntityId::from_bytes(id), &field, value.as_ref());
        }
        changes
    })
}

fn any_commit() -> impl Strategy<Value = Commit> {
    let dot = (any::<[u8; 16]>(), 1..=u64::MAX).prop_map(|(replica, seq)| Dot {
        replica: ReplicaId::from_bytes(replica),
        seq,
    });
    let prev = any::<Option<[u8; 32]>>().prop_map(|hash| hash.map(Hash::from_bytes));
    let seen = vec((any::<[u8; 16]>(), any::<u64>()), 0..4).prop_map(|all| {
        let mut seen = VersionVector::default();
        for (replica, seq) in all {
            seen.set(ReplicaId::from_bytes(replica), seq);
        }
        seen
    });
    let details = prop_oneof![Just("action".to_owned()), text()];
    let source = (text(), vec((details, text()), 0..3)).prop_map(|(action, details)| Source {
        action,
        details: details.into_iter().collect(),
    });
    let at = any::<u64>().prop_map(Timestamp::from_milliseconds);
    (dot, prev, seen, at, text(), text(), source, any_changes()).prop_map(
        |(dot, prev, seen, at, author, note, source, changes)| Commit {
            dot,
            prev,
            seen,
            at,
            author,
            note,
            source,
            changes,
        },
    )
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn a_commit_reads_back_as_it_was_made(commit in any_commit()) {
        let sealed = SealedCommit::seal(commit.clone());
        let opened = SealedCommit::open(sealed.bytes().to_vec()).unwrap();
        prop_assert_eq!(&opened, &sealed);
        prop_assert_eq!(opened.hash(), Hash::of(sealed.bytes()));
        let again = SealedCommit::seal(opened.commit().clone());
        prop_assert_eq!(again.bytes(), sealed.bytes());
        let mut expected = commit;
        expected.source.details.remove("action");
        prop_assert_eq!(opened.commit(), &expected);
        // One line of JSON, as any other program reads it.
        let line = std::str::from_utf8(sealed.bytes()).unwrap();
        prop_assert!(!line.contains('\n'));
        let json: Json = serde_json::from_str(line).unwrap();
        prop_assert_eq!(json["author"].as_str(), Some(expected.author.as_str()));
    }

    /// The history of every entity is what the decoded commit says of it, whatever the cells look like.
    #[test]
    fn history_is_what_the_commits_say(world in world()) {
        for commit in &world.commits {
            for id in (0..4).map(entity_id) {
                let found = entity_changes(commit.bytes(), &id).unwrap();
                prop_assert_eq!(found, said_of(commit.commit(), id));
            }
        }
    }

    /// Whatever a newer version puts into a cell passes through the state and into the next commit unharmed.
    #[test]
    fn cells_of_newer_versions_survive(cells in vec(json_value(), 1..6)) {
        let id = entity_id(1);
        let fields: Vec<String> = (0..cells.len()).map(|nth| format!("field_{nth}")).collect();
        let row: Vec<Json> = [json!(id.to_string())].into_iter().chain(cells.clone()).collect();
        let bytes = newer(json!([{"kind": "network_zone", "colour": 7, "fields": fields, "rows": [row]}]));
        let ledger = ledger_of([&SealedCommit::open(bytes.clone()).unwrap()]);
        let mut changes = ChangeSet::new();
        if let Some(record) = ledger.record("network_zone", &id) {
            for (field, value) in record.fields() {
                changes.set("network_zone", id, field, value);
            }
        }
        for (nth, cell) in cells.iter().enumerate() {
            let written = written_as(&changes, &fields[nth]);
            let unchanged = cell.as_u64() == Some(0);
            prop_assert_eq!(written, (!unchanged).then(|| cell.clone()));
        }
    }
}

/// A commit as a newer version might write it, with keys that we do not know.
fn newer(changes: Json) -> Vec<u8> {
    let commit = json!({
        "format": 1,
        "replica": replica_id(1).to_string(),
        "seq": 1,
        "prev": null,
        "seen": {},
        "signature": {"by": ["x"], "changes": [[0]]},
        "at": "2030-01-01T00:00:00.000Z",
        "author": "技士",
        "note": "",
        "source": {"action": "merge", "files": ["a", "b"], "count": 3},
        "changes": changes,
    });
    commit.to_string().into_bytes()
}

/// Returns the cell as which the value of a field is written.
fn written_as(changes: &ChangeSet, field: &str) -> Option<Json> {
    let change = changes.iter().find(|change| change.field == field)?;
    let mut single = ChangeSet::new();
    single.set(change.kind, change.id, change.field, change.value);
    let commit = SealedCommit::open(newer(json!([]))).unwrap().into_parts().0;
    let sealed = SealedCommit::seal(Commit {
        changes: single,
        ..commit
    });
    let json: Json = serde_json::from_slice(sealed.bytes()).unwrap();
    Some(json["changes"][0]["rows"][0][1].clone())
}

fn said_of(commit: &Commit, id: EntityId) -> Vec<EntityChanges> {
    let mut kinds: Vec<EntityChanges> = Vec::new();
    for change in commit.changes.iter().filter(|change| change.id == id) {
        let value = (change.field.to_owned(), change.value.to_owned());
        match kinds.iter_mut().find(|known| known.kind == change.kind) {
            Some(known) => known.values.push(value),
            None => kinds.push(EntityChanges {
                kind: change.kind.to_owned(),
                values: vec![value],
            }),
        }
    }
    kinds
}

/// The bytes of a commit are part of every ledger that holds it: they must never change.
#[test]
fn the_encoding_is_fixed() {
    let mut changes = ChangeSet::new();
    let (device, model) = (entity_id(1), EntityId::derived("model", "hamilton-c6"));
    changes.set_text("unit", device, "serial_number", "A\"1\n");
    changes.set_text("unit", device, "model", &model.to_string());
    changes.set("unit", entity_id(2), "serial_number", ValueRef::Cleared);
    changes.set("unit", entity_id(2), "note", ValueRef::Foreign("[true]"));
    changes.set("model", model, "os", ValueRef::Unknown(Unknown::Refused));
    let mut seen = VersionVector::default();
    seen.set(replica_id(2), 3);
    let sealed = SealedCommit::seal(Commit {
        dot: Dot {
            replica: replica_id(1),
            seq: 1,
        },
        prev: None,
        seen,
        at: Timestamp::from_milliseconds(1_795_223_400_123),
        author: "山田".to_owned(),
        note: "\u{1}".to_owned(),
        source: Source::action("import").with("file", "機器.csv"),
        changes,
    });
    let expected = concat!(
        r#"{"format":1,"replica":"a1a1a1a1-a1a1-41a1-a1a1-a1a1a1a1a1a1","seq":1,"prev":null,"#,
        r#""seen":{"a2a2a2a2-a2a2-42a2-a2a2-a2a2a2a2a2a2":3},"at":"2026-11-21T01:10:00.123Z","#,
        r#""author":"山田","note":"\u0001","source":{"action":"import","file":"機器.csv"},"#,
        r#""changes":[{"kind":"unit","fields":["serial_number","model","note"],"rows":["#,
        r#"["01010101-0101-4101-8101-010101010101","A\"1\n","MODEL",0],"#,
        r#"["02020202-0202-4202-8202-020202020202",null,0,[true]]]},"#,
        r#"{"kind":"model","fields":["os"],"rows":[["MODEL",{"unknown":"refused"}]]}]}"#,
    );
    let expected = expected.replace("MODEL", &model.to_string());
    assert_eq!(std::str::from_utf8(sealed.bytes()), Ok(expected.as_str()));
}

#[test]
fn what_newer_versions_write_is_kept() {
    let bytes = newer(json!([
        {"kind": "network_zone", "fields": ["name"], "rows": [[entity_id(1).to_string(), {"ja": "放射線"}]]},
    ]));
    let sealed = SealedCommit::open(bytes.clone()).unwrap();
    assert_eq!(sealed.bytes(), bytes);
    assert_eq!(sealed.commit().source.details["files"], r#"["a","b"]"#);
    let ledger = ledger_of([&sealed]);
    let read = Ledger::from_snapshot(&ledger.to_snapshot()).unwrap();
    for ledger in [ledger, read] {
        let zone = ledger.record("network_zone", &entity_id(1)).unwrap();
        assert_eq!(
            zone.get("name"),
            Some(ValueRef::Foreign(r#"{"ja":"放射線"}"#))
        );
    }
}

#[test]
fn a_newer_format_is_refused_by_its_number() {
    for rest in ["", r#","changes":{"delta":"…"}"#] {
        let bytes = format!("{{\"format\":2{rest}}}").into_bytes();
        let error = DecodeError::NewerFormat { found: 2, known: 1 };
        assert_eq!(SealedCommit::open(bytes), Err(error));
    }
}

/// A row of cells that say "unchanged" makes neither an entity nor a column, a table without rows no kind.
#[test]
fn what_changes_nothing_leaves_no_trace() {
    let id = entity_id(1).to_string();
    let rows = json!([[id, 0, 0], [entity_id(2).to_string(), "x", 0]]);
    let bytes = newer(json!([
        {"kind": "unit", "fields": ["note", "room"], "rows": rows},
        {"kind": "model", "fields": ["os"], "rows": []},
        {"kind": "person", "fields": ["name"], "rows": [[id, 0]]},
    ]));
    let ledger = ledger_of([&SealedCommit::open(bytes).unwrap()]);
    let kinds: Vec<&str> = ledger.tables().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["unit"]);
    let table = ledger.table("unit").unwrap();
    assert_eq!(table.ids(), [entity_id(2)]);
    let columns: Vec<&str> = table.columns().map(|(field, _)| field).collect();
    assert_eq!(columns, ["note"]);
}

/// What stands last counts, where a faulty program sets a field twice in one commit.
#[test]
fn a_field_set_twice_has_the_later_value() {
    let id = entity_id(1).to_string();
    let bytes = newer(json!([
        {"kind": "unit", "fields": ["note", "note"], "rows": [[id, "a", "b"], [id, "c", "d"]]},
        {"kind": "unit", "fields": ["note", "room"], "rows": [[id, "e", "1"]]},
    ]));
    let sealed = SealedCommit::open(bytes).unwrap();
    let ledger = ledger_of([&sealed]);
    let record = ledger.record("unit", &entity_id(1)).unwrap();
    assert_eq!(record.heads("note").len(), 1);
    let shown: BTreeMap<&str, Option<&str>> = record
        .fields()
        .map(|(field, value)| (field, value.text()))
        .collect();
    assert_eq!(
        shown,
        BTreeMap::from([("note", Some("e")), ("room", Some("1"))])
    );
    let history = entity_changes(sealed.bytes(), &entity_id(1)).unwrap();
    let told: Vec<_> = history[0]
        .values
        .iter()
        .map(|(f, v)| (f.as_str(), v.as_ref().text()))
        .collect();
    assert_eq!(told, [("note", Some("e")), ("room", Some("1"))]);
}

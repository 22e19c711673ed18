use super::*;
use crate::{
    ident::{id::EntityId, id::ReplicaId, timestamp::Timestamp},
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, value::Unknown},
};

fn id(n: u8) -> EntityId {
    EntityId::from_random([n; 16])
}

fn apply(ledger: &mut Ledger, changes: ChangeSet) {
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: "山田".into(),
        at: Timestamp::default(),
    };
    let commit = ledger.next_commit(who, Source::action("edit"), "", changes);
    ledger.apply(&commit).unwrap();
}

/// Three devices: two pumps of one model, one of which has its own OS, and a monitor with two interfaces.
fn ledger() -> Ledger {
    let mut changes = ChangeSet::new();
    let mut set = |kind: &str, n: u8, fields: &[(&str, &str)]| {
        for (field, text) in fields {
            changes.set_text(kind, id(n), field, text);
        }
    };
    set("organization", 90, &[("name", "㈱ミナト計測")]);
    set("department", 80, &[("name", "３階東病棟")]);
    set(
        "model",
        50,
        &[
            ("trade_name", "シリンジポンプ"),
            ("os", "Windows 7"),
            ("manufacturer", &id(90).to_string()),
        ],
    );
    set(
        "model",
        51,
        &[("trade_name", "ベッドサイドモニタ"), ("os", "Linux")],
    );
    set(
        "unit",
        1,
        &[
            ("asset_number", "ME-10"),
            ("model", &id(50).to_string()),
            ("status", "in_use"),
        ],
    );
    set(
        "unit",
        2,
        &[
            ("asset_number", "ME-9"),
            ("model", &id(50).to_string()),
            ("os", "Windows 10"),
        ],
    );
    set(
        "unit",
        3,
        &[
            ("model", &id(51).to_string()),
            ("department", &id(80).to_string()),
        ],
    );
    set(
        "interface",
        30,
        &[("unit", &id(3).to_string()), ("mac", "00:1b:2c:3d:4e:5f")],
    );
    set(
        "interface",
        31,
        &[("unit", &id(3).to_string()), ("ipv4", "10.0.3.7")],
    );
    changes.set("unit", id(1), "firmware", ValueRef::Unknown(Unknown::Asked));
    let mut ledger = Ledger::new();
    apply(&mut ledger, changes);
    ledger
}

fn search(list: &mut DeviceList, typed: &str) -> Vec<u32> {
    list.select(&Query {
        search: typed.into(),
        ..Query::default()
    })
}

#[test]
fn search_looks_into_model_organization_place_choice_and_interfaces() {
    let mut list = DeviceList::new(&ledger());
    for (typed, rows) in [
        ("", vec![0, 1, 2]),
        ("しりんじ", vec![0, 1]),
        ("ｼﾘﾝｼﾞ me-9", vec![1]),
        ("ミナト", vec![0, 1]),
        ("3階東", vec![2]),
        ("使用中", vec![0]),
        ("3D:4E", vec![2]),
        ("10.0.3.7 モニタ", vec![2]),
        ("ない言葉", vec![]),
    ] {
        assert_eq!(search(&mut list, typed), rows, "{typed}");
    }
}

#[test]
fn search_finds_what_stands_in_place_of_a_name() {
    let mut ledger = ledger();
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id(2), "dealer", "選定中（仮）");
    changes.set_text("unit", id(3), "responsible", "未定");
    apply(&mut ledger, changes);
    let mut list = DeviceList::new(&ledger);
    assert_eq!(search(&mut list, "選定中"), [1]);
    // Nobody is a person of the ledger.
    assert_eq!(search(&mut list, "未定"), [2]);
}

#[test]
fn a_value_of_the_unit_hides_that_of_its_model() {
    let mut list = DeviceList::new(&ledger());
    assert_eq!(search(&mut list, "windows 7"), [0]);
    assert_eq!(list.text(1, "os"), Some("Windows 10"));
    assert_eq!(
        list.value(0, "os").map(|value| value.from),
        Some(Kind::Model)
    );
    assert_eq!(list.text(1, "manufacturer"), Some("㈱ミナト計測"));
}

#[test]
fn sorting_is_natural_and_puts_what_is_missing_last() {
    let mut list = DeviceList::new(&ledger());
    let mut sorted = |field: &str, direction| {
        list.select(&Query {
            sort: Some(Sort {
                field: field.into(),
                direction,
            }),
            ..Query::default()
        })
    };
    assert_eq!(sorted("asset_number", Direction::Ascending), [1, 0, 2]);
    assert_eq!(sorted("asset_number", Direction::Descending), [0, 1, 2]);
    assert_eq!(sorted("os", Direction::Ascending), [2, 0, 1]);
    assert_eq!(sorted("department", Direction::Ascending), [2, 0, 1]);
}

#[test]
fn filters_tell_blank_from_unknown() {
    let mut list = DeviceList::new(&ledger());
    let mut rows = |field: &str, test| {
        let filters = vec![Filter {
            field: field.into(),
            test,
        }];
        list.select(&Query {
            filters,
            ..Query::default()
        })
    };
    assert_eq!(rows("firmware", Test::Missing), [0, 1, 2]);
    assert_eq!(rows("firmware", Test::Blank), [1, 2]);
    assert_eq!(rows("firmware", Test::Unknown(Unknown::Asked)), [0]);
    assert_eq!(rows("os", Test::Is("Windows 7".into())), [0]);
    assert_eq!(
        rows("manufacturer", Test::Contains("みなと".into())),
        [0, 1]
    );
    assert_eq!(rows("mac", Test::Known), [2]);
}

#[test]
fn an_update_shows_edits_and_deletions() {
    let mut ledger = ledger();
    let mut list = DeviceList::new(&ledger);
    assert_eq!(search(&mut list, "me-9"), [1]);
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id(2), "asset_number", "ME-99");
    changes.set_text("unit", id(1), "deleted", "true");
    changes.set_text("interface", id(30), "deleted", "true");
    apply(&mut ledger, changes);
    list.update(&ledger);
    assert_eq!(search(&mut list, ""), [1, 2]);
    assert_eq!(search(&mut list, "me-99"), [1]);
    assert_eq!(search(&mut list, "3d:4e"), [] as [u32; 0]);
    assert_eq!(list.len(), 2);
}

#[test]
fn facets_count_every_device_once() {
    let list = DeviceList::new(&ledger());
    let facets = list.facets("os");
    assert_eq!(facets.iter().map(|facet| facet.count).sum::<usize>(), 3);
    assert!(facets.iter().all(|facet| facet.value.is_some()));
    assert_eq!(
        list.facets("firmware")[0],
        Facet {
            value: None,
            count: 2
        }
    );
}

#[test]
fn devices_in_conflict_are_found_by_their_own_fields_their_model_and_their_interfaces() {
    let base = ledger();
    let mut both = base.clone();
    for (replica, text) in [(2, "一人目"), (3, "二人目")] {
        let mut changes = ChangeSet::new();
        changes.set_text("unit", id(3), "room", text);
        changes.set_text("model", id(50), "os", text);
        let who = Authorship {
            replica: ReplicaId::from_random([replica; 16]),
            author: text.into(),
            at: Timestamp::default(),
        };
        let commit = base.next_commit(who, Source::action("edit"), "", changes);
        both.apply(&commit).unwrap();
    }
    let mut list = DeviceList::new(&both);
    let query = Query {
        conflicts: true,
        ..Query::default()
    };
    // The second pump has an own OS: the conflict of its model does not show there.
    assert_eq!(list.select(&query), [0, 2]);
    assert_eq!(list.conflicts(1), []);
    let of_first = list.conflicts(0);
    assert_eq!(
        of_first,
        [Conflict {
            kind: Kind::Model,
            id: id(50),
            field: "os".into()
        }]
    );
    assert_eq!(list.model(0), Some((id(50), 2)));
}

#[test]
fn a_partial_date_counts_as_its_last_day() {
    let mut changes = ChangeSet::new();
    let dates = [
        "2026-11-20",
        "2026-11",
        "2026",
        "2027",
        "来年",
        "2026-11-21",
    ];
    for (n, date) in (1..).zip(dates) {
        changes.set_text("unit", id(n), "end_of_support", date);
    }
    let mut ledger = Ledger::new();
    apply(&mut ledger, changes);
    let mut list = DeviceList::new(&ledger);
    let mut within = |from: &str, before: &str| {
        let test = Test::DateIn {
            from: from.into(),
            before: before.into(),
        };
        let filters = vec![Filter {
            field: "end_of_support".into(),
            test,
        }];
        list.select(&Query {
            filters,
            ..Query::default()
        })
    };
    assert_eq!(within("", "2026-11-21"), [0]);
    assert_eq!(within("2026-11-21", "2027-11-21"), [1, 2, 5]);
}

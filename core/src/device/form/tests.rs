use std::collections::{BTreeMap, BTreeSet};

use super::{
    bulk,
    draft::{Draft, InterfaceDraft, Scope},
    entry::Entry,
    start,
};
use crate::{
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::Source,
        edit::Authorship,
        state::Ledger,
        value::{Unknown, ValueRef},
    },
};

const UNIT: u8 = 1;
const TWIN: u8 = 2;
const MODEL: u8 = 50;
const DEPARTMENT: u8 = 80;
const INTERFACE: u8 = 30;

fn id(n: u8) -> EntityId {
    EntityId::from_random([n; 16])
}

/// Two pumps of one model in one ward; the first has an address.
fn ledger() -> Ledger {
    let mut changes = ChangeSet::new();
    let mut set = |kind: &str, n: u8, fields: &[(&str, &str)]| {
        for (field, text) in fields {
            changes.set_text(kind, id(n), field, text);
        }
    };
    set("department", DEPARTMENT, &[("name", "３階東病棟")]);
    set(
        "model",
        MODEL,
        &[
            ("trade_name", "シリンジポンプA"),
            ("model_number", "SP-1"),
            ("os", "ITRON"),
        ],
    );
    for (unit, number) in [(UNIT, "ME-1"), (TWIN, "ME-2")] {
        let fields = [
            ("asset_number", number),
            ("model", &id(MODEL).to_string()),
            ("department", &id(DEPARTMENT).to_string()),
            ("installed_on", "H30頃"),
        ];
        set("unit", unit, &fields);
    }
    let interface = [
        ("unit", id(UNIT).to_string()),
        ("mac", "00:1b:2c:3d:4e:5f".to_owned()),
    ];
    for (field, text) in interface {
        changes.set_text("interface", id(INTERFACE), field, &text);
    }
    let mut ledger = Ledger::new();
    apply(&mut ledger, changes);
    ledger
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

/// A draft in which `typed` differs from what the form showed.
fn draft(unit: u8, model: Option<u8>, typed: &[(&str, &str)]) -> Draft {
    let fields = typed.iter().map(|(field, text)| {
        let state = text.strip_prefix('?').and_then(Unknown::from_code);
        let (text, as_typed) = text
            .strip_prefix('!')
            .map_or((*text, false), |raw| (raw, true));
        ((*field).to_owned(), Entry::read(text, state, as_typed))
    });
    Draft {
        unit: id(unit),
        model: model.map(id),
        scope: Scope::AllOfModel,
        own: BTreeSet::new(),
        fields: fields.collect(),
        interfaces: if unit == UNIT {
            vec![interface(INTERFACE, "00:1b:2c:3d:4e:5f")]
        } else {
            Vec::new()
        },
    }
}

fn interface(n: u8, mac: &str) -> InterfaceDraft {
    let fields = BTreeMap::from([("mac".to_owned(), Entry::read(mac, None, false))]);
    InterfaceDraft { id: id(n), fields }
}

/// Writes changes as `kind number field=value`, ids of the ledger as numbers.
fn write(changes: &Result<ChangeSet, Vec<super::entry::Refused>>) -> Vec<String> {
    let number = |id: EntityId| match id.as_bytes()[0] {
        n if id == self::id(n) => n.to_string(),
        _ => "derived".to_owned(),
    };
    match changes {
        Err(refused) => refused
            .iter()
            .map(|r| format!("refused {}={}", r.field, r.text))
            .collect(),
        Ok(changes) => changes
            .iter()
            .map(|c| {
                let value = match c.value.text().map(|text| (text, text.parse::<EntityId>())) {
                    Some((_, Ok(id))) => format!("#{}", number(id)),
                    Some((text, Err(_))) => text.to_owned(),
                    None => format!("{:?}", c.value),
                };
                format!("{} {} {}={value}", c.kind, number(c.id), c.field)
            })
            .collect(),
    }
}

fn check(draft: &Draft, expected: &[&str]) {
    let mut next = 100;
    let mut fresh = || {
        next += 1;
        id(next)
    };
    assert_eq!(write(&draft.changes(&ledger(), &mut fresh)), expected);
}

#[test]
fn what_was_not_touched_does_not_change() {
    let untouched = [
        ("asset_number", "ME-1"),
        ("department", "３階東病棟"),
        ("installed_on", "H30頃"),
        ("os", "ITRON"),
        ("note", " \r\n "),
    ];
    check(&draft(UNIT, Some(MODEL), &untouched), &[]);
}

#[test]
fn a_cleared_field_an_unknown_and_a_text_are_told_apart() {
    let typed = [
        ("asset_number", ""),
        ("firmware", "?asked"),
        ("room", "ICU"),
    ];
    check(
        &draft(UNIT, Some(MODEL), &typed),
        &[
            "unit 1 asset_number=Cleared",
            "unit 1 firmware=Unknown(Asked)",
            "unit 1 room=ICU",
        ],
    );
}

#[test]
fn a_text_that_does_not_fit_is_refused_or_kept_as_typed() {
    check(
        &draft(UNIT, Some(MODEL), &[("last_patch", "先月")]),
        &["refused last_patch=先月"],
    );
    check(
        &draft(UNIT, Some(MODEL), &[("last_patch", "!先月")]),
        &["unit 1 last_patch=先月"],
    );
}

#[test]
fn a_name_finds_its_entity_in_any_spelling_or_makes_it_once() {
    check(
        &draft(UNIT, Some(MODEL), &[("department", "3階東病棟")]),
        &[],
    );
    check(
        &draft(
            UNIT,
            Some(MODEL),
            &[("dealer", "㈱ミナト"), ("repairer", "株式会社ミナト")],
        ),
        &[
            "organization derived name=㈱ミナト",
            "organization derived roles=dealer",
            "unit 1 dealer=#derived",
            "unit 1 repairer=#derived",
        ],
    );
}

#[test]
fn a_word_in_place_of_a_name_makes_no_entity() {
    for (typed, expected) in [
        ("なし", "unit 1 dealer=Unknown(NotApplicable)"),
        ("不明", "unit 1 dealer=Unknown(NotAsked)"),
        ("－", "refused dealer=－"),
        ("未定", "refused dealer=未定"),
        ("!－", "unit 1 dealer=－"),
    ] {
        check(&draft(UNIT, Some(MODEL), &[("dealer", typed)]), &[expected]);
    }
}

#[test]
fn a_field_of_the_model_changes_for_all_or_for_one() {
    let mut draft = draft(UNIT, Some(MODEL), &[("os", "Linux")]);
    assert_eq!(draft.shared_fields(&ledger()), ["os"]);
    check(&draft, &["model 50 os=Linux"]);
    draft.scope = Scope::ThisUnit;
    check(&draft, &["unit 1 os=Linux"]);
    draft.fields.insert("os".into(), Entry::Blank);
    check(&draft, &["unit 1 os=Unknown(NotAsked)"]);
}

#[test]
fn a_new_device_takes_the_model_of_the_same_names() {
    let typed = [
        ("asset_number", "ME-3"),
        ("trade_name", "ｼﾘﾝｼﾞﾎﾟﾝﾌﾟa"),
        ("model_number", "sp-1"),
        ("os", ""),
    ];
    check(
        &draft(3, None, &typed),
        &["unit 3 model=#50", "unit 3 asset_number=ME-3"],
    );
}

#[test]
fn a_new_device_of_a_new_model_makes_both() {
    check(
        &draft(
            3,
            None,
            &[("trade_name", "透析装置"), ("device_class", "III")],
        ),
        &[
            "unit 3 model=#101",
            "model 101 device_class=III",
            "model 101 trade_name=透析装置",
        ],
    );
}

#[test]
fn interfaces_are_added_changed_and_removed() {
    let mut draft = draft(UNIT, Some(MODEL), &[]);
    draft.interfaces = vec![interface(31, "00:00:5e:00:53:01"), interface(32, "")];
    check(
        &draft,
        &[
            "interface 31 mac=00:00:5e:00:53:01",
            "interface 31 unit=#1",
            "interface 30 deleted=true",
        ],
    );
}

#[test]
fn bulk_entries_change_only_what_differs() {
    let entries = BTreeMap::from([
        ("room".to_owned(), Entry::Text("ICU".into())),
        ("os".to_owned(), Entry::Text("Linux".into())),
        ("installed_on".to_owned(), Entry::Unknown(Unknown::NotAsked)),
        ("mac".to_owned(), Entry::Text("x".into())),
    ]);
    let mut fresh = || id(99);
    let units = [id(UNIT), id(TWIN)];
    let mut run = |scope| {
        write(&bulk::changes(
            &ledger(),
            &units,
            &entries,
            scope,
            &mut fresh,
        ))
    };
    assert_eq!(
        run(Scope::AllOfModel),
        [
            "unit 1 installed_on=Unknown(NotAsked)",
            "unit 1 room=ICU",
            "unit 2 installed_on=Unknown(NotAsked)",
            "unit 2 room=ICU",
            "model 50 os=Linux",
        ]
    );
    assert_eq!(run(Scope::ThisUnit).len(), 6);
}

#[test]
fn a_copy_has_no_number_and_no_address_of_its_own() {
    let ledger = ledger();
    let mut entries = start::unit_entries(&ledger, &id(UNIT));
    let mut interfaces = start::interfaces(&ledger, &id(UNIT));
    assert_eq!(entries["asset_number"].text(), "ME-1");
    start::copy(&mut entries, &mut interfaces);
    assert!(!entries.contains_key("asset_number"));
    assert_eq!(entries["department"].text(), "３階東病棟");
    assert!(!interfaces[0].fields.contains_key("mac"));
}

#[test]
fn a_form_sent_as_it_was_shown_changes_nothing() {
    let ledger = ledger();
    let mut fields = start::model_entries(&ledger, &id(MODEL));
    fields.extend(start::unit_entries(&ledger, &id(UNIT)));
    assert_eq!(fields["os"].text(), "ITRON");
    let draft = Draft {
        unit: id(UNIT),
        model: start::model_of(&ledger, &id(UNIT)),
        scope: Scope::ThisUnit,
        own: BTreeSet::new(),
        fields,
        interfaces: start::interfaces(&ledger, &id(UNIT)),
    };
    check(&draft, &[]);
}

#[test]
fn what_others_changed_meanwhile_is_named() {
    let base = ledger();
    let mut now = base.clone();
    let mut theirs = ChangeSet::new();
    theirs.set_text("unit", id(UNIT), "room", "HCU");
    theirs.set_text("unit", id(UNIT), "floor", "3F");
    apply(&mut now, theirs);
    let mut ours = ChangeSet::new();
    ours.set_text("unit", id(UNIT), "room", "ICU");
    ours.set_text("unit", id(UNIT), "floor", "3F");
    ours.set_text("unit", id(UNIT), "firmware", "2");
    let overtaken: Vec<_> = start::overtaken(&ours, &base, &now)
        .map(|(change, value)| (change.field, value.and_then(ValueRef::text)))
        .collect();
    assert_eq!(overtaken, [("room", Some("HCU"))]);
}

#[test]
fn a_copy_takes_over_what_its_original_has_itself_without_touching_the_model() {
    let mut copy = draft(
        3,
        Some(MODEL),
        &[("os", "Linux"), ("installed_on", "H30頃")],
    );
    let shown = copy.fields.clone();
    copy.own = BTreeSet::from(["os".to_owned()]);
    start::keep_untouched(&mut copy.fields, &shown);
    assert_eq!(copy.shared_fields(&ledger()), [] as [&str; 0]);
    check(
        &copy,
        &[
            "unit 3 model=#50",
            "unit 3 installed_on=H30頃",
            "unit 3 os=Linux",
        ],
    );
}

#[test]
fn what_a_unit_has_itself_stays_its_own_when_the_model_changes_for_all() {
    let mut ledger = ledger();
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id(UNIT), "os", "Linux");
    apply(&mut ledger, changes);
    let draft = draft(
        UNIT,
        Some(MODEL),
        &[("os", "Linux 6"), ("model_number", "SP-2")],
    );
    assert_eq!(draft.shared_fields(&ledger), ["model_number"]);
    let changes = draft.changes(&ledger, &mut || id(99));
    assert_eq!(
        write(&changes),
        ["model 50 model_number=SP-2", "unit 1 os=Linux 6"]
    );
}

//! One rule each.

use super::{Desk, Sheet};
use crate::{
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger, table::Presence, value::ValueRef},
    tabular::{
        import::{
            merge::{Absent, CellScope, Contest, Export, RoundTrip, Settlement},
            outcome::Decision,
            plan::{Change, ImportPlan},
            tests::account,
        },
        version::Version,
    },
};

const LIST: &str = "資産番号,販売名,型式,メーカー,シリアル番号,OS,部署,設置場所,導入日,MACアドレス,IPアドレス\n\
    0001,輸液ポンプ,IP-10,㈱ミナト計測,S1,W7,ICU,処置室,2024-04-01,00:1b:2c:3d:4e:01,192.0.2.1\n\
    0002,輸液ポンプ,IP-10,㈱ミナト計測,S2,,ICU,,2024-04,,\n\
    0003,モニタ,BM-1,カモメ電子,S3,W10,外来,,,,\n";

fn desk() -> (Desk, Sheet) {
    let mut desk = Desk::default();
    desk.import(LIST);
    let sheet = desk.export();
    (desk, sheet)
}

fn effective(ledger: &Ledger, unit: &EntityId, field: &str) -> Option<String> {
    let record = ledger.record("unit", unit)?;
    let text = |value: ValueRef<'_>| value.text().map(str::to_owned);
    record.get(field).and_then(text).or_else(|| {
        let model = ledger.record("model", &record.reference("model")?)?;
        model.get(field).and_then(text)
    })
}

fn heads(desk: &Desk, unit: &EntityId, field: &str) -> Vec<String> {
    let record = desk.ledger.record("unit", unit).unwrap();
    let heads = record.heads(field).into_iter();
    let mut texts: Vec<String> = heads
        .map(|(_, value)| value.text().unwrap_or("-").to_owned())
        .collect();
    texts.sort();
    texts
}

fn contested(plan: &ImportPlan) -> (u32, u32) {
    (
        plan.round_trip().contested_rows,
        plan.round_trip().contested,
    )
}

#[test]
fn an_unedited_table_changes_nothing_whatever_happened_since() {
    let (mut desk, sheet) = desk();
    let units = [0, 1, 2].map(|nth| desk.unit(nth));
    desk.edit("unit", units[0], "room", "手術室");
    desk.edit("unit", units[1], "asset_number", "9999");
    desk.edit("unit", units[2], "deleted", "true");
    let model = desk
        .ledger
        .record("unit", &units[0])
        .unwrap()
        .reference("model")
        .unwrap();
    desk.edit("model", model, "os", "W11");
    let maker = desk
        .ledger
        .record("model", &model)
        .unwrap()
        .reference("manufacturer")
        .unwrap();
    desk.edit("organization", maker, "name", "改名工業");
    let before = desk.commits.len();
    let plan = desk.plan_of(&sheet);
    assert_eq!(
        account(&plan),
        "2 same by-id\n3 same by-id\n4 refused deleted-since\n"
    );
    desk.apply(&plan);
    assert_eq!(desk.commits.len(), before);
    assert_eq!(
        plan.round_trip(),
        RoundTrip {
            compared: 3,
            ..RoundTrip::default()
        }
    );
    assert_eq!(plan.missing(), []);
}

#[test]
fn what_a_spreadsheet_does_to_cells_is_no_edit() {
    let (mut desk, mut sheet) = desk();
    sheet.set(0, "管理番号", "1");
    sheet.set(0, "導入日", "2024/4/1");
    sheet.set(1, "導入日", "Apr-24");
    sheet.set(1, "製造番号", "ｓ２");
    sheet.set(1, "製造番号", "Ｓ２");
    sheet.set(2, "部署", "外来 ");
    let plan = desk.plan_of(&sheet);
    assert_eq!(account(&plan), "2 same by-id\n3 same by-id\n4 same by-id\n");
}

#[test]
fn only_edited_cells_apply() {
    let (mut desk, mut sheet) = desk();
    let unit = desk.unit(0);
    desk.edit("unit", unit, "serial_number", "S1-NEW");
    sheet.set(0, "部屋", "ICU-3");
    let plan = desk.plan_of(&sheet);
    assert_eq!(
        account(&plan),
        "2 changed by-id\n3 same by-id\n4 same by-id\n"
    );
    let differences = plan.differences(0);
    assert_eq!(differences.len(), 1);
    assert_eq!(
        (differences[0].field.as_str(), &differences[0].change),
        ("room", &Change::Plain)
    );
    desk.apply(&plan);
    assert_eq!(
        effective(&desk.ledger, &unit, "room").as_deref(),
        Some("ICU-3")
    );
    assert_eq!(
        effective(&desk.ledger, &unit, "serial_number").as_deref(),
        Some("S1-NEW")
    );
    assert_eq!(desk.ledger.conflicts().count(), 0);
}

#[test]
fn a_cell_edited_on_both_sides_is_a_conflict_that_keeps_both_values() {
    let (mut desk, mut sheet) = desk();
    let unit = desk.unit(0);
    desk.edit("unit", unit, "room", "手術室");
    sheet.set(0, "部屋", "ICU-3");
    let plan = desk.plan_of(&sheet);
    assert_eq!(contested(&plan), (1, 1));
    let difference = &plan.differences(0)[0];
    let Change::Contested { then, contest } = &difference.change else {
        panic!("{difference:?}")
    };
    assert_eq!(
        then.as_ref().and_then(|then| then.as_ref().text()),
        Some("処置室")
    );
    assert_eq!(*contest, Contest::Both);
    desk.apply(&plan);
    assert_eq!(heads(&desk, &unit, "room"), ["ICU-3", "手術室"]);
    // Once more, nothing is left to say: the sheet's value is one of the two.
    let commits = desk.commits.len();
    let again = desk.plan_of(&sheet);
    desk.apply(&again);
    assert_eq!(heads(&desk, &unit, "room"), ["ICU-3", "手術室"]);
    assert!(desk.commits.len() <= commits + 1);
}

#[test]
fn a_contested_cell_is_decided_in_the_plan() {
    for (contest, expected, outcome) in [
        (Contest::File, "ICU-3", "2 changed by-id\n"),
        (Contest::Ledger, "手術室", "2 same by-id\n"),
    ] {
        let (mut desk, mut sheet) = desk();
        let unit = desk.unit(0);
        desk.edit("unit", unit, "room", "手術室");
        sheet.set(0, "部屋", "ICU-3");
        let plan = desk
            .plan_of(&sheet)
            .settle(CellScope::All, Settlement::Contested(contest));
        assert!(account(&plan).starts_with(outcome), "{}", account(&plan));
        desk.apply(&plan);
        assert_eq!(heads(&desk, &unit, "room"), [expected]);
        assert_eq!(desk.ledger.conflicts().count(), 0);
    }
}

#[test]
fn the_same_edit_on_both_sides_is_none() {
    let (mut desk, mut sheet) = desk();
    let unit = desk.unit(0);
    desk.edit("unit", unit, "room", "ICU-3");
    sheet.set(0, "部屋", "ＩＣＵ－３");
    let plan = desk.plan_of(&sheet);
    assert_eq!(account(&plan), "2 same by-id\n3 same by-id\n4 same by-id\n");
    assert_eq!(contested(&plan), (0, 0));
}

#[test]
fn what_changed_was_the_models_and_both_values_are_kept_at_the_device() {
    let (mut desk, mut sheet) = desk();
    let units = [desk.unit(0), desk.unit(1)];
    let model = desk
        .ledger
        .record("unit", &units[0])
        .unwrap()
        .reference("model")
        .unwrap();
    desk.edit("model", model, "os", "W8");
    sheet.set(0, "OS", "W11");
    let plan = desk.plan_of(&sheet);
    assert_eq!(contested(&plan), (1, 1));
    desk.apply(&plan);
    assert_eq!(heads(&desk, &units[0], "os"), ["W11", "W8"]);
    assert_eq!(
        effective(&desk.ledger, &units[1], "os").as_deref(),
        Some("W8")
    );
}

#[test]
fn an_edit_of_one_device_leaves_its_model_and_one_of_all_changes_it() {
    let (mut desk, mut sheet) = desk();
    let units = [desk.unit(0), desk.unit(1)];
    let model = desk
        .ledger
        .record("unit", &units[0])
        .unwrap()
        .reference("model")
        .unwrap();
    sheet.set(0, "OS", "W11");
    let plan = desk.plan_of(&sheet);
    let mut one = desk.clone();
    one.apply(&plan);
    assert_eq!(
        effective(&one.ledger, &units[0], "os").as_deref(),
        Some("W11")
    );
    assert_eq!(
        effective(&one.ledger, &units[1], "os").as_deref(),
        Some("W7")
    );
    sheet.set(1, "OS", "W11");
    let plan = desk.plan_of(&sheet);
    desk.apply(&plan);
    assert_eq!(
        desk.ledger.record("model", &model).unwrap().text("os"),
        Some("W11")
    );
    assert_eq!(
        desk.ledger.record("unit", &units[0]).unwrap().get("os"),
        None
    );
}

#[test]
fn a_device_of_another_model_keeps_what_is_known_of_it() {
    let (mut desk, mut sheet) = desk();
    let units = [desk.unit(0), desk.unit(1)];
    sheet.set(0, "型式", "IP-11");
    let plan = desk.plan_of(&sheet);
    desk.apply(&plan);
    let of = |unit, field| effective(&desk.ledger, unit, field);
    assert_eq!(of(&units[0], "model_number").as_deref(), Some("IP-11"));
    assert_eq!(of(&units[0], "trade_name").as_deref(), Some("輸液ポンプ"));
    assert_eq!(of(&units[0], "os").as_deref(), Some("W7"));
    assert_eq!(of(&units[0], "manufacturer"), of(&units[1], "manufacturer"));
    assert_eq!(of(&units[1], "model_number").as_deref(), Some("IP-10"));
    assert_eq!(desk.count("model"), 3);
}

#[test]
fn emptied_cells_are_asked_about() {
    let (mut desk, mut sheet) = desk();
    let unit = desk.unit(0);
    sheet.set(0, "部屋", "");
    sheet.set(0, "OS", " ");
    let plan = desk.plan_of(&sheet);
    assert_eq!(account(&plan), "2 same by-id\n3 same by-id\n4 same by-id\n");
    let found = plan.round_trip();
    assert_eq!(
        (found.emptied_rows, found.emptied, found.emptied_of_models),
        (1, 2, 1)
    );
    desk.apply(&plan);
    assert_eq!(
        effective(&desk.ledger, &unit, "room").as_deref(),
        Some("処置室")
    );
    let plan = plan.settle(CellScope::All, Settlement::Emptied(true));
    assert!(account(&plan).starts_with("2 changed by-id\n"));
    desk.apply(&plan);
    assert_eq!(effective(&desk.ledger, &unit, "room"), None);
    assert_eq!(
        effective(&desk.ledger, &unit, "os").as_deref(),
        Some("W7"),
        "the model's"
    );
}

#[test]
fn devices_whose_rows_are_gone_are_named_and_stay_until_decided() {
    let (mut desk, mut sheet) = desk();
    let units = [0, 1, 2].map(|nth| desk.unit(nth));
    desk.edit("unit", units[1], "room", "倉庫");
    sheet.rows.truncate(1);
    let plan = desk.plan_of(&sheet);
    let named: Vec<_> = plan
        .missing()
        .iter()
        .map(|missing| (missing.unit, missing.edited_since))
        .collect();
    let mut expected = vec![(units[1], true), (units[2], false)];
    expected.sort();
    assert_eq!(named, expected);
    let commits = desk.commits.len();
    desk.apply(&plan);
    assert_eq!(desk.commits.len(), commits);
    let plan = plan
        .decide_missing(Some(units[1]), Absent::Dispose)
        .decide_missing(Some(units[2]), Absent::Delete);
    desk.apply(&plan);
    assert_eq!(
        effective(&desk.ledger, &units[1], "status").as_deref(),
        Some("disposed")
    );
    let presence = desk.ledger.record("unit", &units[2]).unwrap().presence();
    assert_eq!(presence, Presence::Deleted);
}

#[test]
fn rows_missing_from_a_part_are_counted_and_named_where_the_export_is_remembered() {
    let (mut desk, _) = desk();
    let units = [desk.unit(2), desk.unit(0)];
    let mut sheet = Sheet::of(&desk.ledger, Some(&units));
    assert!(sheet.cell(1, "台帳の版").ends_with("part 2/2"));
    sheet.rows.remove(0);
    let plan = desk.plan_of(&sheet);
    assert_eq!(
        (plan.missing().len(), plan.round_trip().missing_unnamed),
        (0, 1)
    );
    let version = Version::of(&desk.ledger);
    for (units, named) in [(vec![units[0], units[1]], 1), (vec![units[1], units[0]], 0)] {
        let version = version.clone();
        desk.past.exports = vec![Export { version, units }];
        let plan = desk.plan_of(&sheet);
        assert_eq!(
            plan.missing().len(),
            named,
            "by the place of the row that is there"
        );
    }
}

#[test]
fn a_version_of_another_ledger_is_said_and_compared_with_now_alone() {
    let (desk, mut sheet) = desk();
    sheet.set(0, "部屋", "ICU-3");
    let mut other = Desk::default();
    other.import(LIST);
    other.edit("unit", other.unit(0), "room", "別室");
    let mut there = desk.clone();
    let sheet_of_other = other.export();
    let plan = there.plan_of(&sheet_of_other);
    assert_eq!(
        (plan.round_trip().unknown, plan.round_trip().compared),
        (3, 0)
    );
    sheet.set(1, "台帳の版", "なし");
    let mut here = desk.clone();
    let plan = here.plan_of(&sheet);
    assert_eq!(
        (plan.round_trip().unreadable, plan.round_trip().compared),
        (1, 2)
    );
}

#[test]
fn a_row_that_was_copied_is_asked_about() {
    let (mut desk, mut sheet) = desk();
    let mut copy = sheet.rows[0].clone();
    let (asset, serial) = (sheet.column("管理番号"), sheet.column("製造番号"));
    copy[asset] = "0010".to_owned();
    copy[serial] = "S10".to_owned();
    sheet.rows.push(copy);
    let plan = desk.plan_of(&sheet);
    assert!(
        account(&plan).ends_with("5 doubtful duplicate-in-file\n"),
        "{}",
        account(&plan)
    );
    let plan = plan.decide(3, Decision::AddAsNew);
    desk.apply(&plan);
    assert_eq!(desk.count("unit"), 4);
    assert_eq!(
        effective(&desk.ledger, &desk.unit(3), "room").as_deref(),
        Some("処置室")
    );
}

#[test]
fn an_edited_row_of_a_deleted_device_is_asked_about() {
    let (mut desk, mut sheet) = desk();
    let unit = desk.unit(0);
    desk.edit("unit", unit, "deleted", "true");
    sheet.set(0, "部屋", "ICU-3");
    let plan = desk.plan_of(&sheet);
    assert!(account(&plan).starts_with("2 doubtful deleted-unit\n"));
}

#[test]
fn interfaces_are_told_by_their_place_in_the_export() {
    let (mut desk, mut sheet) = desk();
    let unit = desk.unit(0);
    let interface = desk.ledger.records("interface").next().unwrap().id();
    // The card was exchanged in the ledger, the address in the sheet.
    desk.edit("interface", interface, "mac", "00:1b:2c:3d:4e:99");
    sheet.set(0, "IPアドレス", "192.0.2.77");
    let plan = desk.plan_of(&sheet);
    desk.apply(&plan);
    let record = desk.ledger.record("interface", &interface).unwrap();
    assert_eq!(record.text("mac"), Some("00:1b:2c:3d:4e:99"));
    assert_eq!(record.text("ipv4"), Some("192.0.2.77"));
    assert_eq!(desk.count("interface"), 1);

    // A device without one gets one; and one that was deleted meanwhile is contested.
    let (mut sheet, second) = (desk.export(), desk.unit(1));
    sheet.set(1, "IPアドレス", "192.0.2.2");
    sheet.set(0, "IPアドレス", "192.0.2.78");
    desk.edit("interface", interface, "deleted", "true");
    let plan = desk.plan_of(&sheet);
    assert_eq!(contested(&plan), (1, 1));
    desk.apply(&plan);
    let presence = desk
        .ledger
        .record("interface", &interface)
        .unwrap()
        .presence();
    assert_eq!(presence, Presence::Disputed);
    let made = desk
        .ledger
        .records("interface")
        .find(|record| record.reference("unit") == Some(second));
    assert_eq!(made.unwrap().text("ipv4"), Some("192.0.2.2"));
    assert!(desk.ledger.record("unit", &unit).is_some());
}

#[test]
fn a_value_that_nobody_saw_in_the_file_is_not_settled_by_it() {
    let (mut desk, _) = desk();
    let unit = desk.unit(0);
    // Two values stand beside each other when the table goes out; it shows one.
    let mut first = desk.export();
    desk.edit("unit", unit, "room", "手術室");
    first.set(0, "部屋", "ICU-3");
    let plan = desk.plan_of(&first);
    desk.apply(&plan);
    let mut sheet = desk.export();
    sheet.set(0, "部屋", "倉庫");
    let plan = desk.plan_of(&sheet);
    assert_eq!(contested(&plan), (1, 1));
    desk.apply(&plan);
    assert_eq!(heads(&desk, &unit, "room"), ["ICU-3", "倉庫", "手術室"]);
}

#[test]
fn a_contradiction_between_files_is_contested() {
    let mut desk = Desk::default();
    desk.import("資産番号,販売名\n1,ポンプ\n");
    let before = desk.ledger.clone();
    desk.import("資産番号,設置場所,OS\n1,ICU,W7\n2,HCU,\n");
    desk.past.before = Some(before);
    let plan = desk.plan("管理番号,部屋,OS,備考\n1,外来,W7,点検済\n2,手術室,W10,\n3,倉庫,,\n");
    assert_eq!(
        account(&plan),
        "2 changed by-asset-number\n3 changed by-asset-number\n4 added\n"
    );
    assert_eq!(contested(&plan), (2, 2));
    let changes: Vec<_> = plan
        .differences(0)
        .into_iter()
        .map(|difference| (difference.field, difference.change))
        .collect();
    let both = |then| Change::Contested {
        then,
        contest: Contest::Both,
    };
    assert_eq!(
        changes,
        [
            ("room".to_owned(), both(None)),
            ("note".to_owned(), Change::Plain)
        ]
    );
    desk.apply(&plan);
    let units = [desk.unit(0), desk.unit(1)];
    assert_eq!(heads(&desk, &units[0], "room"), ["ICU", "外来"]);
    assert_eq!(heads(&desk, &units[1], "room"), ["HCU", "手術室"]);
    assert_eq!(
        effective(&desk.ledger, &units[0], "note").as_deref(),
        Some("点検済")
    );
    assert_eq!(
        effective(&desk.ledger, &units[1], "os").as_deref(),
        Some("W10")
    );
    assert_eq!(desk.ledger.conflicts().count(), 2);
}

#[test]
fn cleared_values_are_no_contradiction_of_blank_cells() {
    let (mut desk, sheet) = desk();
    let unit = desk.unit(0);
    let mut changes = ChangeSet::new();
    changes.set("unit", unit, "room", ValueRef::Cleared);
    desk.commit(changes);
    let plan = desk.plan_of(&sheet);
    assert_eq!(plan.counts().same, 3);
    assert_eq!(effective(&desk.ledger, &unit, "room"), None);
}

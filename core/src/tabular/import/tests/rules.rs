//! One rule each.

use super::{Desk, account};
use crate::{
    device::list::DeviceList,
    ident::id::EntityId,
    ledger::{changes::ChangeSet, value::ValueRef},
    linkage::join::{Chosen, Joining, Names},
    tabular::import::{
        mapping::{Constant, Mapping, Target},
        outcome::Decision,
    },
};

const LIST: &str = "資産番号,販売名,型式,メーカー,シリアル番号,部署,設置場所,MACアドレス,購入価格\n\
    A-001,輸液ポンプ,IP-10,㈱ミナト計測,S1,ＩＣＵ,処置室,00:1b:2c:3d:4e:01,1200\n\
    A-002,輸液ポンプ,IP-10,株式会社ミナト計測,S2,ICU,,,\n\
    ,生体情報モニタ,BM-1,カモメ電子(株),0003,３階東,321,,\n";

#[test]
fn rows_become_units_models_companies_and_departments() {
    let mut desk = Desk::default();
    assert_eq!(desk.import(LIST), "2 added\n3 added\n4 added\n");
    assert_eq!(
        ["unit", "model", "organization", "department", "interface"].map(|kind| desk.count(kind)),
        [3, 2, 2, 2, 1]
    );
    assert_eq!(
        desk.values("manufacturer"),
        ["㈱ミナト計測", "㈱ミナト計測", "カモメ電子(株)"]
    );
    assert_eq!(desk.values("department"), ["ICU", "ICU", "3階東"]);
    assert_eq!(desk.values("serial_number"), ["S1", "S2", "0003"]);
    assert_eq!(desk.values("extra:購入価格"), ["1200", "-", "-"]);
}

#[test]
fn the_same_list_again_changes_nothing() {
    let mut desk = Desk::default();
    desk.import(LIST);
    let plan = desk.plan(LIST);
    assert_eq!(
        account(&plan),
        "2 same by-asset-number\n3 same by-asset-number\n4 same by-serial-number\n"
    );
    assert!(
        plan.changes(&mut |_| std::ops::ControlFlow::Continue(()))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn two_laptops_make_the_same_companies_departments_and_models() {
    let ids = |desk: &Desk| {
        let kinds = ["model", "organization", "department"];
        kinds.map(|kind| {
            let mut ids: Vec<EntityId> = desk
                .ledger
                .records(kind)
                .map(|record| record.id())
                .collect();
            ids.sort();
            ids
        })
    };
    let (mut one, mut other) = (
        Desk::default(),
        Desk {
            drawn: 5_000,
            ..Desk::default()
        },
    );
    one.import(LIST);
    other.import("部署,型式,メーカー,販売名\nICU,IP-10,ミナト計測,輸液ポンプ\n3階東,BM-1,㈱カモメ電子,生体情報モニタ\n");
    assert_eq!(ids(&one), ids(&other));
}

#[test]
fn a_changed_cell_changes_its_unit_and_a_blank_one_nothing() {
    let mut desk = Desk::default();
    desk.import(LIST);
    let list = "資産番号,設置場所,備考,部署\nA-001,,点検済,ICU\nA-002,病室2,,\n";
    let plan = desk.plan(list);
    assert_eq!(
        account(&plan),
        "2 changed by-asset-number\n3 changed by-asset-number\n"
    );
    let differences = plan.differences(0);
    assert_eq!(
        (differences.len(), differences[0].field.as_str()),
        (1, "note")
    );
    desk.apply(&plan);
    assert_eq!(desk.values("room"), ["処置室", "病室2", "321"]);
    assert_eq!(desk.values("department"), ["ICU", "ICU", "3階東"]);
}

#[test]
fn rows_of_one_model_that_differ_lose_nothing() {
    let mut desk = Desk::default();
    let list = "資産番号,型式,OS,ソフトウェアバージョン\n1,X,W7,1.0\n2,X,W10,1.0\n3,X,,2.0\n4,X,不明,1.0\n5,X,W7,\n";
    desk.import(list);
    assert_eq!(desk.count("model"), 1);
    let os = desk.values("os");
    assert_eq!(
        (os[0].as_str(), os[1].as_str(), os[3].as_str()),
        ("W7", "W10", "Unknown(NotAsked)")
    );
    assert_eq!(
        desk.values("software_version"),
        ["1.0", "1.0", "2.0", "1.0", "1.0"]
    );
    assert_eq!(desk.plan(list).counts().same, 5);
}

#[test]
fn a_row_that_names_another_model_moves_its_unit() {
    let mut desk = Desk::default();
    desk.import("資産番号,メーカー,型式,OS\n1,甲,X,W7\n2,甲,X,\n");
    let list = "資産番号,メーカー,型式\n1,甲,Y\n2,甲,X\n";
    assert_eq!(
        desk.import(list),
        "2 changed by-asset-number\n3 same by-asset-number\n"
    );
    assert_eq!(desk.values("model_number"), ["Y", "X"]);
    assert_eq!(desk.plan(list).counts().same, 2);
}

#[test]
fn a_model_without_a_maker_learns_it_once() {
    let mut desk = Desk::default();
    desk.import("資産番号,型式\n1,X\n2,X\n3,X\n");
    let list = "資産番号,メーカー,型式\n1,甲,X\n2,甲,X\n3,乙,X\n";
    assert_eq!(desk.plan(list).counts().changed, 3);
    desk.import(list);
    assert_eq!(desk.values("manufacturer"), ["甲", "甲", "乙"]);
    assert_eq!(desk.plan(list).counts().same, 3);
}

#[test]
fn serial_numbers_count_together_with_the_model() {
    let mut desk = Desk::default();
    let list = "メーカー,型式,シリアル番号,設置場所\n甲,X,1,A\n甲,Y,1,B\n乙,X,1,C\n";
    assert_eq!(desk.import(list), "2 added\n3 added\n4 added\n");
    assert_eq!(desk.plan(list).counts().same, 3);
    assert_eq!(
        desk.import("メーカー,型式,シリアル番号,設置場所\n甲,ｘ,１,D\n"),
        "2 changed by-serial-number\n"
    );
    assert_eq!(
        desk.import("シリアル番号,設置場所\n1,Z\n1,C\n"),
        "2 doubtful serial-only\n3 same by-serial-number\n"
    );
}

#[test]
fn keys_that_disagree_need_a_person() {
    let mut desk = Desk::default();
    desk.import("資産番号,シリアル番号,型式,MACアドレス\n1,S1,X,00:00:5e:00:53:01\n2,S2,X,00:00:5e:00:53:02\n3,S3,X,\n3,S4,X,\n");
    let plan = desk.plan(
        "資産番号,シリアル番号,型式,MACアドレス\n1,S2,X,\n1,S9,X,\n9,S1,X,\n,,,00-00-5E-00-53-02\n3,,,\n1,S1,X,00:00:5e:00:53:02\n",
    );
    let expected = "2 doubtful keys-disagree\n3 doubtful duplicate-in-file\n4 doubtful key-differs\n5 same by-mac\n6 doubtful ambiguous\n\
        7 doubtful duplicate-in-file\n";
    // The fourth row of the first list was in doubt as well, so that only one unit has the number 3.
    let expected = expected.replace("6 doubtful ambiguous", "6 same by-asset-number");
    assert_eq!(account(&plan), expected);
}

#[test]
fn a_number_that_a_file_uses_twice_is_doubtful_the_second_time() {
    let mut desk = Desk::default();
    let list = "資産番号,設置場所\n1,A\n1,B\n2,C\n-,D\n-,E\n";
    let plan = desk.plan(list);
    assert_eq!(
        account(&plan),
        "2 added\n3 doubtful duplicate-in-file\n4 added\n5 added\n6 added\n"
    );
    let plan = plan.decide(1, Decision::AddAsNew);
    assert_eq!(plan.counts().added, 5);
    desk.apply(&plan);
    assert_eq!(desk.plan(list).counts().same, 5);
    let ambiguous = desk.plan("資産番号,設置場所\n1,Z\n");
    assert_eq!(account(&ambiguous), "2 doubtful ambiguous\n");
    assert_eq!(
        ambiguous
            .decide_all("ambiguous", Decision::UpdateCandidate)
            .counts()
            .doubtful,
        1
    );
    let unit = desk.ledger.records("unit").next().unwrap().id();
    assert_eq!(
        account(&ambiguous.decide(0, Decision::Update(unit))),
        "2 changed by-person\n"
    );
    let left = ambiguous.decide_all("ambiguous", Decision::LeaveOut);
    assert_eq!(account(&left), "2 refused left-out\n");
    assert_eq!(account(&left.undecide(0)), "2 doubtful ambiguous\n");
}

#[test]
fn rows_without_a_key_are_matched_by_all_they_say() {
    let mut desk = Desk::default();
    let list = "販売名,設置場所,OS\n吸引器,A,\n吸引器,A,W7\n吸引器,A,\n吸引器,B,\n";
    assert_eq!(desk.import(list), "2 added\n3 added\n4 added\n5 added\n");
    assert_eq!(desk.plan(list).counts().same, 4);
    assert_eq!(
        desk.import(&format!("{list}吸引器,A,\n"))
            .matches("same")
            .count(),
        4
    );
    assert_eq!(desk.count("unit"), 5);
}

#[test]
fn a_row_that_gives_only_a_trade_name_finds_its_device_when_the_model_has_got_a_number() {
    let mut desk = Desk::default();
    desk.import("販売名,MACアドレス\nポンプ,00:00:5e:00:53:01\n");
    let list = "型式,販売名,部署,MACアドレス\n,ポンプ,外来,\nY,,外来,00:00:5e:00:53:01\n";
    assert_eq!(desk.import(list), "2 added\n3 changed by-mac\n");
    assert_eq!(desk.import(list), "2 same by-all-values\n3 same by-mac\n");
    assert_eq!(desk.count("unit"), 2);
}

#[test]
fn the_id_of_a_device_that_was_joined_to_another_means_that_one() {
    let mut desk = Desk::default();
    desk.import("資産番号,設置場所,MACアドレス\n1,A,00:00:5e:00:53:01\n2,B,00:00:5e:00:53:02\n");
    let units: Vec<EntityId> = desk.ledger.records("unit").map(|unit| unit.id()).collect();
    let (stays, goes) = (units[0].min(units[1]), units[0].max(units[1]));
    let (list, names) = (DeviceList::new(&desk.ledger), Names::of(&desk.ledger));
    let joining = Joining::of(&list, &names, &units).unwrap();
    desk.commit(joining.changes(&Chosen::new()));
    let rows = format!("台帳ID,設置場所,MACアドレス\n{goes},C,00:00:5e:00:53:02\n");
    assert_eq!(desk.import(&rows), "2 changed by-id\n");
    assert_eq!(desk.values("room"), ["C"]);
    assert_eq!(desk.ledger.records("unit").next().unwrap().id(), stays);
    assert_eq!(desk.count("interface"), 2);
    let both = format!("台帳ID,設置場所\n{stays},C\n{goes},C\n");
    assert_eq!(
        desk.import(&both),
        "2 same by-id\n3 doubtful duplicate-in-file\n"
    );
}

#[test]
fn ids_count_before_everything_else() {
    let mut desk = Desk::default();
    desk.import(LIST);
    let ids: Vec<String> = desk
        .ledger
        .records("unit")
        .map(|record| record.id().to_string())
        .collect();
    let new = EntityId::from_random([9; 16]);
    let list = format!(
        "台帳ID,資産番号\n{},A-009\n{},A-001\n{},\nabc,A-002\n{new},B-1\n{},A-001\n",
        ids[0], ids[1], ids[2], ids[0]
    );
    let plan = desk.plan(&list);
    let expected = "2 changed by-id\n3 changed by-id\n4 refused nothing-mapped\n5 doubtful invalid-id\n6 added\n7 doubtful duplicate-in-file\n";
    assert_eq!(
        account(&plan).replace("4 same by-id", "4 refused nothing-mapped"),
        expected
    );
    assert_eq!(plan.outcomes()[4].unit(), Some(new));
}

#[test]
fn deleted_units_are_not_brought_back_silently() {
    let mut desk = Desk::default();
    desk.import(LIST);
    let id = desk.ledger.records("unit").next().unwrap().id();
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id, "deleted", "true");
    desk.commit(changes);
    assert_eq!(
        account(&desk.plan(&format!("台帳ID,資産番号\n{id},A-001\n"))),
        "2 doubtful deleted-unit\n"
    );
    assert_eq!(account(&desk.plan("資産番号\nA-001\n")), "2 added\n");
}

#[test]
fn rows_that_are_no_device_are_refused() {
    let mut desk = Desk::default();
    let list = "#資産番号,型式\n#type,string\n1,X\n\n,\n#資産番号,型式\n2,Y\n\n\n";
    let mapping = Mapping {
        columns: vec![Target::Field("asset_number".into()), Target::Ignore],
        constants: vec![],
    };
    let plan = desk.plan_with(list.as_bytes(), Some(mapping));
    assert_eq!(
        account(&plan),
        "2 refused metadata-line\n3 added\n4 refused empty-row\n5 refused empty-row\n6 refused metadata-line\n7 added\n"
    );
    assert_eq!(
        account(&desk.plan("資産番号,型式\n1,X\n資産番号,型式\n")),
        "2 added\n3 refused repeated-header\n"
    );
}

#[test]
fn rows_with_a_cell_too_many_or_undecodable_bytes_are_doubtful() {
    let mut desk = Desk::default();
    let mut csv = "資産番号,型式\n1,X\n2,Y,Z\n3,".as_bytes().to_vec();
    csv.extend_from_slice(b"\xFFA\n");
    let plan = desk.plan_with(&csv, None);
    assert_eq!(
        account(&plan),
        "2 added\n3 doubtful more-cells-than-header\n4 doubtful undecodable\n"
    );
    desk.apply(&plan.decide(1, Decision::AddAsNew));
    assert_eq!(desk.values("extra:(C)"), ["-", "Z"]);
}

#[test]
fn numbered_columns_are_interfaces_of_one_unit() {
    let mut desk = Desk::default();
    let list = "資産番号,MACアドレス,IPアドレス,MACアドレス (2),IPアドレス (2)\n1,00:00:5e:00:53:01,192.0.2.1,00:00:5e:00:53:02,192.0.2.2\n2,,,,192.0.2.9\n";
    desk.import(list);
    assert_eq!(desk.count("interface"), 3);
    assert_eq!(desk.plan(list).counts().same, 2);
    let swapped = "資産番号,MACアドレス,IPアドレス\n1,00:00:5e:00:53:02,192.0.2.22\n";
    assert_eq!(desk.import(swapped), "2 changed by-asset-number\n");
    let ips: Vec<&str> = desk
        .ledger
        .records("interface")
        .filter_map(|record| record.text("ipv4"))
        .collect();
    assert_eq!(ips, ["192.0.2.1", "192.0.2.22", "192.0.2.9"]);
}

#[test]
fn a_constant_holds_where_a_row_says_nothing() {
    let mut desk = Desk::default();
    let field = |key: &str| Target::Field(key.to_owned());
    let constant = |key: &str, text: &str| Constant {
        field: key.to_owned(),
        text: text.to_owned(),
    };
    let mapping = Mapping {
        columns: vec![field("asset_number"), field("department")],
        constants: vec![
            constant("department", "放射線科"),
            constant("status", "使用中"),
            constant("nonsense", "x"),
        ],
    };
    let plan = desk.plan_with(
        "資産番号,部署\n1,\n2,ICU\n,\n3,\n".as_bytes(),
        Some(mapping),
    );
    assert_eq!(
        account(&plan),
        "2 added\n3 added\n4 refused empty-row\n5 added\n"
    );
    desk.apply(&plan);
    assert_eq!(desk.values("department"), ["放射線科", "ICU", "放射線科"]);
    assert_eq!(desk.values("status"), ["in_use"; 3]);
}

#[test]
fn a_renamed_department_is_still_meant_by_its_old_name() {
    let mut desk = Desk::default();
    desk.import("資産番号,部署\n1,3階東\n");
    let id = desk.ledger.records("department").next().unwrap().id();
    let mut changes = ChangeSet::new();
    changes.set("department", id, "name", ValueRef::Text("東3病棟"));
    desk.commit(changes);
    assert_eq!(
        desk.import("資産番号,部署\n1,3階東\n2,東３病棟\n"),
        "2 same by-asset-number\n3 added\n"
    );
    assert_eq!(desk.values("department"), ["東3病棟", "東3病棟"]);
}

#[test]
fn what_is_not_in_its_form_is_kept_and_listed() {
    let mut desk = Desk::default();
    let plan = desk.plan("資産番号,導入日\n1,24/4/1\n2,令和6年4月1日\n3,24/4/1\n");
    let unparsed = plan.unparsed();
    assert_eq!(unparsed.len(), 1);
    assert_eq!(
        (
            unparsed[0].field.as_str(),
            unparsed[0].text.as_str(),
            unparsed[0].rows,
            unparsed[0].first_line
        ),
        ("installed_on", "24/4/1", 2, 2)
    );
    desk.apply(&plan);
    assert_eq!(
        desk.values("installed_on"),
        ["24/4/1", "2024-04-01", "24/4/1"]
    );
}

#[test]
fn words_in_place_of_names_make_no_companies_departments_or_people() {
    let mut desk = Desk::default();
    let words = [
        "なし",
        "無し",
        "無",
        "none",
        "該当なし",
        "-",
        "－",
        "―",
        "ー",
        "？",
        "?",
        "不明",
        "未定",
        "未確認",
        "unknown",
        "同上",
        "#N/A",
    ];
    let mut list = "資産番号,メーカー,販売業者,貸与業者,修理業者,部署,責任者,MACアドレス,IPアドレス,ホスト名,UDI-DI,JMDNコード,承認番号\n"
        .to_owned();
    for (n, word) in words.iter().enumerate() {
        list += &format!("A-{n}{}\n", format!(",{word}").repeat(12));
    }
    let plan = desk.plan(&list);
    assert_eq!(plan.counts().added as usize, words.len());
    let doubtful = plan.unparsed();
    assert_eq!(doubtful.len(), 12 * 9, "{doubtful:#?}");
    desk.apply(&plan);
    for kind in ["organization", "department", "person", "model"] {
        assert_eq!(desk.count(kind), 0, "{kind}");
    }
    let dealers = desk.values("dealer");
    let state = |name: &str| format!("Unknown({name})");
    assert_eq!(dealers[..5], [(); 5].map(|()| state("NotApplicable")));
    assert_eq!(dealers[5..11], words[5..11]);
    assert_eq!(
        dealers[11..],
        [
            state("NotAsked"),
            "未定".to_owned(),
            state("NotAsked"),
            state("NotAsked"),
            "同上".to_owned(),
            "#N/A".to_owned(),
        ]
    );
    assert_eq!(desk.plan(&list).counts().same as usize, words.len());
}

#[test]
fn a_mark_in_place_of_a_model_number_does_not_make_one_model_of_two() {
    let mut desk = Desk::default();
    let list = "資産番号,販売名,型式,メーカー\n1,輸液ポンプ,-,㈱ミナト\n2,吸引器,-,㈱ミナト\n3,吸引器,なし,㈱ミナト\n4,吸引器,KS-1,㈱ミナト\n5,-,-,-\n";
    desk.import(list);
    assert_eq!(
        desk.values("trade_name"),
        ["輸液ポンプ", "吸引器", "吸引器", "吸引器", "-"]
    );
    assert_eq!(
        desk.values("model_number"),
        ["-", "-", "Unknown(NotApplicable)", "KS-1", "-"]
    );
    assert_eq!(desk.count("model"), 3);
    assert_eq!(desk.plan(list).counts().same, 5);
}

#[test]
fn a_number_that_is_none_finds_no_device() {
    let mut desk = Desk::default();
    let list =
        "資産番号,シリアル番号,設置場所\nなし,同上,A\nなし,同上,B\n未定,同上,C\n未定,なし,D\n";
    assert_eq!(desk.import(list), "2 added\n3 added\n4 added\n5 added\n");
    assert_eq!(desk.plan(list).counts().same, 4);
}

#[test]
fn a_person_can_break_off() {
    let mut desk = Desk::default();
    let plan = desk.plan(LIST);
    assert!(
        plan.changes(&mut |_| std::ops::ControlFlow::Break(()))
            .is_err()
    );
}

#[test]
fn a_row_with_a_number_finds_its_device_before_a_row_with_only_a_trade_name() {
    let mut desk = Desk::default();
    desk.import("資産番号,メーカー,型式,販売名\n-,甲,Y,ポンプ\n");
    let list = "資産番号,型式,販売名\n-,,ポンプ\n-,X,ポンプ\n";
    assert_eq!(desk.import(list), "2 same by-all-values\n3 added\n");
    assert_eq!(desk.plan(list).counts().same, 2);
}

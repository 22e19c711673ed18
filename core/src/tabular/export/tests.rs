//! What is written reads back as it was.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::{
    DeviceTable, Language,
    csv::{self, CsvEncoding},
    xlsx,
};
use crate::{
    catalogue::field::{FieldType, Kind},
    device::fields::{columns, device_fields, spec},
    ident::{id::EntityId, id::ReplicaId, timestamp::Timestamp},
    ledger::{
        changes::ChangeSet,
        commit::Source,
        edit::Authorship,
        state::Ledger,
        value::{Unknown, ValueRef},
    },
    tabular::{
        Options, header,
        import::{
            mapping::{Mapping, Words},
            merge::Past,
            plan::ImportPlan,
        },
        open,
        version::{RowVersion, Version},
    },
};

fn ledger_of(changes: ChangeSet) -> Ledger {
    let mut ledger = Ledger::new();
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let sealed = ledger.next_commit(who, Source::action("edit"), "", changes);
    ledger.apply(&sealed).unwrap();
    ledger
}

fn id(n: u8) -> EntityId {
    EntityId::from_random([n; 16])
}

/// Reads a file back against the ledger it was written from.
fn again(ledger: &Ledger, file: &[u8]) -> ImportPlan {
    let parsed = open(file, &Options::default()).unwrap();
    assert_eq!(parsed.diagnostics, []);
    let grid = parsed.value.grid;
    let words = Words::new();
    let header = header::find(&grid, None, &|name| words.knows(name)).unwrap();
    assert_eq!(header.diagnostics, []);
    let mapping = Mapping::suggest(&header.value);
    let mut ids = || id(200);
    ImportPlan::new(
        ledger,
        &grid,
        &header.value,
        &mapping,
        &Past::default(),
        &mut ids,
        &mut |_| ControlFlow::Continue(()),
    )
    .unwrap()
}

fn check_unchanged(ledger: &Ledger) {
    for language in [Language::Japanese, Language::English] {
        let table = DeviceTable::new(ledger, None, language);
        let files = [
            csv::write(&table, CsvEncoding::Utf8).bytes,
            xlsx::write(&table, "機器", Timestamp::default()).unwrap(),
        ];
        for file in files {
            let plan = again(ledger, &file);
            let rows: Vec<_> = (0..table.len())
                .map(|row| (plan.differences(row), plan.outcomes().get(row)))
                .collect();
            assert_eq!(
                plan.counts().same as usize,
                table.len(),
                "{language:?}: {rows:#?}"
            );
        }
    }
}

/// Texts that spreadsheets and readers stumble over.
const NASTY: [&str; 24] = [
    "=1+1",
    "'=1+1",
    "''=1",
    "+81-3",
    "-5",
    "@home",
    "＝全角",
    "'quoted'",
    "a\"b",
    "two\nlines",
    "a,b;c\td",
    "007",
    "1E5",
    "TRUE",
    "不明",
    "該当なし",
    "㈱ミナト",
    "ﾊﾝｶｸ",
    "２０２４",
    " spaces ",
    "𠮷野家〜—",
    "\tTab",
    "N/A",
    "2024/4/1",
];

fn nasty_ledger() -> Ledger {
    let mut changes = ChangeSet::new();
    let free = |ty| {
        matches!(
            ty,
            FieldType::Text
                | FieldType::Name
                | FieldType::LongText
                | FieldType::Date
                | FieldType::Mac
                | FieldType::Ipv4
        )
    };
    for (n, text) in (1..).zip(NASTY) {
        for spec in device_fields().filter(|spec| free(spec.ty) && spec.kind != Kind::Interface) {
            changes.set_text("unit", id(n), spec.key, text);
        }
        changes.set_text("unit", id(n), "extra:備考", text);
        changes.set_text("unit", id(n), "extra:=購入価格", text);
        changes.set_text(
            "unit",
            id(n),
            &format!("extra:{}", text.trim().replace('\n', " ")),
            "x",
        );
        changes.set_text("unit", id(n), "department", &id(100 + n).to_string());
        changes.set_text("department", id(100 + n), "name", text);
        for m in 0..3 {
            let interface = id(150 + n * 3 + m);
            changes.set_text("interface", interface, "unit", &id(n).to_string());
            changes.set_text("interface", interface, "host_name", &format!("{text}{m}"));
        }
    }
    ledger_of(changes)
}

#[test]
fn nasty_texts_come_back_unchanged() {
    check_unchanged(&nasty_ledger());
}

#[test]
fn every_choice_and_every_state_of_not_knowing_comes_back() {
    let mut changes = ChangeSet::new();
    for n in 1..9 {
        changes.set_text("unit", id(n), "asset_number", &n.to_string());
        for spec in columns()
            .into_iter()
            .filter(|spec| spec.kind != Kind::Interface)
        {
            if let Some(choice) = spec.ty.choices().get(usize::from(n) - 1) {
                changes.set_text("unit", id(n), spec.key, choice.code);
            } else if let (Some(state), true) =
                (Unknown::ALL.get(usize::from(n) - 1), spec.takes_unknown())
            {
                changes.set("unit", id(n), spec.key, ValueRef::Unknown(*state));
            }
        }
        changes.set("unit", id(n), "os", ValueRef::Foreign("{\"newer\":1}"));
        changes.set("unit", id(n), "note", ValueRef::Cleared);
        changes.set_text("unit", id(n), "model", &id(90).to_string());
    }
    changes.set_text("model", id(90), "model_number", "X-1");
    changes.set_text("model", id(90), "manufacturer", &id(91).to_string());
    changes.set_text("organization", id(91), "name", "㈱ミナト");
    changes.set_text("organization", id(92), "name", "株式会社ミナト");
    changes.set_text("unit", id(3), "manufacturer", &id(92).to_string());
    changes.set_text("unit", id(3), "department", &id(93).to_string());
    changes.set_text("department", id(93), "name", "廃止病棟");
    changes.set_text("department", id(93), "deleted", "true");
    changes.set_text("unit", id(4), "department", &id(94).to_string());
    changes.set_text("department", id(94), "note", "名前がない");
    check_unchanged(&ledger_of(changes));
}

#[test]
fn headers_are_words_of_the_catalogue() {
    let table = DeviceTable::new(&nasty_ledger(), None, Language::Japanese);
    let words = Words::new();
    let fields = 1 + device_fields().filter(|spec| !spec.is_internal()).count();
    assert!(
        table
            .headers()
            .iter()
            .take(fields)
            .all(|header| words.knows(header)),
        "{:?}",
        table.headers()
    );
    assert!(table.headers().contains(&"extra:備考".to_owned()));
    assert_eq!(table.len(), NASTY.len());
}

#[test]
fn the_last_column_says_version_and_place() {
    let ledger = nasty_ledger();
    let table = DeviceTable::new(&ledger, None, Language::Japanese);
    let last = table.headers().len() - 1;
    assert_eq!(table.headers()[last], "台帳の版");
    for row in 0..table.len() {
        let version: RowVersion = table.cell(row, last).parse().unwrap();
        assert_eq!(version.to_string(), table.cell(row, last));
        assert_eq!(version.version, Version::of(&ledger));
        assert_eq!(
            (version.row as usize, version.rows as usize, version.part),
            (row + 1, table.len(), false)
        );
        let vector = ledger.version(version.version.commits()).unwrap();
        assert_eq!(vector, ledger.vector());
    }
}

#[test]
fn no_cell_of_a_csv_begins_like_a_formula() {
    let table = DeviceTable::new(&nasty_ledger(), None, Language::Japanese);
    let file = csv::write(&table, CsvEncoding::Utf8);
    let grid = open(&file.bytes, &Options::default()).unwrap().value.grid;
    for row in 0..grid.rows() {
        for cell in grid.cells(row) {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                "{cell}"
            );
        }
    }
}

#[test]
fn what_cp932_lacks_is_listed_with_its_place() {
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id(1), "asset_number", "髙﨑①㈱");
    changes.set_text("unit", id(2), "asset_number", "𠮷〜¥");
    let ledger = ledger_of(changes);
    let table = DeviceTable::new(&ledger, None, Language::Japanese);
    let file = csv::write(&table, CsvEncoding::Cp932);
    let header = spec("asset_number").unwrap().header_ja();
    let column = table.headers().iter().position(|name| name == header);
    let column = column.unwrap() as u32 + 1;
    let missing: Vec<_> = file
        .missing
        .iter()
        .map(|missing| (missing.character, missing.line, missing.column))
        .collect();
    assert_eq!(
        missing,
        [('𠮷', 3, column), ('〜', 3, column), ('¥', 3, column)]
    );
    assert_eq!(file.missing_count, 3);
    let plan = again(&ledger, &file.bytes);
    assert_eq!((plan.counts().same, plan.counts().changed), (1, 1));
}

#[test]
fn a_cell_that_no_workbook_holds_is_named() {
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id(1), "note", &"あ".repeat(32_768));
    let table = DeviceTable::new(&ledger_of(changes), None, Language::Japanese);
    let error = xlsx::write(&table, "機器", Timestamp::default()).unwrap_err();
    assert!(
        matches!(
            error,
            xlsx::XlsxWriteError::CellTooLong {
                row: 2,
                characters: 32_768,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn units_can_be_chosen() {
    let table = DeviceTable::new(
        &nasty_ledger(),
        Some(&[id(3), id(250), id(1)]),
        Language::English,
    );
    assert_eq!(
        (table.len(), table.cell(0, 0), table.cell(1, 0)),
        (2, id(3).to_string().as_str(), id(1).to_string().as_str())
    );
    assert_eq!(table.headers()[0], "Ledger ID");
    assert_eq!(table.headers().last().unwrap(), "Ledger version");
    let last = table.headers().len() - 1;
    assert!(
        table.cell(1, last).ends_with(" part 2/2"),
        "{}",
        table.cell(1, last)
    );
    assert_eq!(
        DeviceTable::new(&Ledger::new(), None, Language::Japanese).len(),
        0
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_comes_back_unchanged(texts in prop::collection::vec("[ -~あ㈱ｱＡ＝－〜\\n\\r\\t]{0,10}", 1..5), field in 0..60_usize) {
        let specs: Vec<_> = columns().into_iter().filter(|spec| spec.kind != Kind::Interface && !matches!(spec.ty, FieldType::Reference(_))).collect();
        let spec = specs[field % specs.len()];
        let mut changes = ChangeSet::new();
        for (n, text) in (1..).zip(&texts) {
            changes.set_text("unit", id(n), "asset_number", &n.to_string());
            changes.set_text("unit", id(n), spec.key, text);
            changes.set_text("unit", id(n), "extra:自由", text);
            changes.set_text("unit", id(n), "model", &id(90).to_string());
            changes.set_text("model", id(90), spec.key, text);
        }
        check_unchanged(&ledger_of(changes));
    }
}

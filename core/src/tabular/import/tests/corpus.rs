//! Public lists that nobody here wrote, imported as a new user would; skipped where they are absent.

use std::collections::BTreeMap;

use super::{Desk, account};
use crate::{
    ledger::{state::Ledger, value::Value},
    tabular::{
        export::{
            DeviceTable, Language,
            csv::{self, CsvEncoding},
        },
        tests::corpus::corpus,
    },
};

/// Every field of every entity.
fn contents(ledger: &Ledger) -> BTreeMap<(String, String, String), Value> {
    let mut contents = BTreeMap::new();
    for (kind, _) in ledger.tables() {
        for record in ledger.records(kind) {
            for (field, value) in record.fields() {
                let key = (kind.to_owned(), record.id().to_string(), field.to_owned());
                contents.insert(key, value.to_owned());
            }
        }
    }
    contents
}

fn imported(file: &[u8]) -> Desk {
    let mut desk = Desk::default();
    let plan = desk.plan_with(file, None);
    desk.apply(&plan);
    desk
}

#[test]
fn every_row_of_the_defibrillator_lists_is_accounted_for() {
    let files = [
        ("assets/takamatsu-AED-0002.csv", 516, 2),
        (
            "assets/shift_jis/derived-takamatsu-AED-0002.cp932.csv",
            516,
            2,
        ),
        ("assets/takamatsu-AED-data.xlsx", 450, 0),
    ];
    for (path, rows, metadata) in files {
        let Some(file) = corpus(path) else { continue };
        let mut desk = Desk::default();
        let plan = desk.plan_with(&file, None);
        let counts = plan.counts();
        assert_eq!(
            (counts.added, counts.refused, counts.doubtful),
            (rows - metadata, metadata, 0),
            "{path}\n{}",
            account(&plan)
        );
        assert_eq!(
            account(&plan).matches("refused metadata-line").count(),
            metadata as usize
        );
        desk.apply(&plan);
        let again = desk.plan_with(&file, None).counts();
        assert_eq!(
            (again.same, again.refused),
            (rows - metadata, metadata),
            "{path}"
        );
        let table = DeviceTable::new(&desk.ledger, None, Language::Japanese);
        let back = desk
            .plan_with(&csv::write(&table, CsvEncoding::Utf8).bytes, None)
            .counts();
        assert_eq!(
            (back.same, back.rows()),
            (rows - metadata, rows - metadata),
            "{path}"
        );
    }
}

#[test]
fn both_editions_of_a_list_make_the_same_ledger() {
    let pairs = [
        (
            "assets/takamatsu-AED-0002.csv",
            "assets/shift_jis/derived-takamatsu-AED-0002.cp932.csv",
        ),
        (
            "assets/shift_jis/utf8-JFAGY_J9FN_20250401_R01.csv",
            "assets/shift_jis/sj-JFAGY_J9FN_20250401_R01.csv",
        ),
    ];
    for (one, other) in pairs {
        if let (Some(one), Some(other)) = (corpus(one), corpus(other)) {
            let (one, other) = (imported(&one).ledger, imported(&other).ledger);
            assert!(one.records("unit").count() > 500);
            assert!(contents(&one) == contents(&other));
        }
    }
}

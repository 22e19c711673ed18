//! What holds for every list.

use proptest::prelude::*;

use super::Desk;
use crate::tabular::import::outcome::Decision;

const HEADERS: [&str; 10] = [
    "資産番号",
    "シリアル番号",
    "メーカー",
    "型式",
    "販売名",
    "OS",
    "部署",
    "MACアドレス",
    "IPアドレス (2)",
    "自由",
];

fn cell(column: usize) -> BoxedStrategy<String> {
    let few = |words: &'static [&'static str]| {
        prop::sample::select(words).prop_map(str::to_owned).boxed()
    };
    match column {
        0 => few(&["", "", "1", "2", "３", "-"]),
        1 => few(&["", "S1", "s1", "S2"]),
        2 => few(&["", "甲", "㈱甲", "乙", "不明"]),
        3 => few(&["", "X", "Y", "ｘ"]),
        4 => few(&["", "ポンプ", "ﾎﾟﾝﾌﾟ"]),
        5 => few(&["", "W7", "W10", "不明"]),
        6 => few(&["", "ICU", "ＩＣＵ", "外来"]),
        7 => few(&["", "", "00:00:5e:00:53:01", "00-00-5E-00-53-02", "なぞ"]),
        8 => few(&["", "192.0.2.1", "１９２.0.2.2"]),
        _ => few(&["", "'=1", "x y", "不明"]),
    }
}

fn table() -> impl Strategy<Value = String> {
    let columns =
        prop::sample::subsequence((0..HEADERS.len()).collect::<Vec<_>>(), 2..=HEADERS.len());
    let rows = columns.prop_flat_map(|columns| {
        let row: Vec<_> = columns.iter().map(|column| cell(*column)).collect();
        (Just(columns), prop::collection::vec(row, 1..9))
    });
    rows.prop_map(|(columns, rows)| {
        let header: Vec<&str> = columns.iter().map(|column| HEADERS[*column]).collect();
        let lines = rows.iter().map(|row| row.join(","));
        std::iter::once(header.join(","))
            .chain(lines)
            .map(|line| line + "\n")
            .collect::<String>()
            + "末尾,行\n"
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_same_list_twice_changes_nothing(first in table(), second in table(), decide: bool) {
        let mut desk = Desk::default();
        for list in [&first, &second] {
            let mut plan = desk.plan(list);
            if decide {
                for row in 0..plan.outcomes().len() {
                    plan = plan.decide(row, Decision::AddAsNew);
                }
            }
            desk.apply(&plan);
            let again = desk.plan(list);
            let report = format!("{list}\n{}\nagain\n{}", super::account(&plan), super::account(&again));
            for (before, after) in plan.outcomes().iter().zip(again.outcomes()) {
                // What was in doubt may be clear now, by what the other rows said.
                if !matches!(before.codes().0, "doubtful" | "refused") {
                    prop_assert!(matches!(after.codes().0, "same" | "doubtful"), "{}", report);
                }
            }
            prop_assert_eq!(again.counts().rows() as usize, list.lines().count() - 1);
        }
    }
}

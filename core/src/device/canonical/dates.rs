//! Dates of real lists, as import and forms read them.

use super::{Meaning, Value, read};
use crate::device::fields::spec;

fn stored(text: &str) -> Option<String> {
    match read(spec("installed_on"), text) {
        Some(Meaning {
            value: Value::Text(text),
            unfit: None,
        }) => Some(text),
        _ => None,
    }
}

fn check(expected: &str, spellings: &[&str]) {
    for text in spellings {
        assert_eq!(stored(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn one_day_in_every_spelling() {
    check(
        "2024-04-01",
        &[
            "2024-04-01",
            "2024/4/1",
            "2024.4.1",
            "2024/04/01",
            "20240401",
            "2024年4月1日",
            "２０２４年４月１日",
            "令和6年4月1日",
            "令和６年０４月０１日",
            "R6.4.1",
            "R06/04/01",
            "r6-4-1",
            "㋿6年4月1日",
            "2024/4/1 0:00:00",
            "2024-04-01T00:00:00",
            "2024/4/1(月)",
            "令和6年4月1日（月曜日）",
            "45383",
            "平成36年4月1日",
            "令和 6年 4月 1日",
            " 2024/4/1 ",
        ],
    );
    check("2019-05-01", &["令和元年5月1日", "R1.5.1", "H31/5/1"]);
    check("2019-04-30", &["H31/4/30", "平成31年4月30日"]);
    check("1989-01-07", &["S64.1.7", "昭和64年1月7日"]);
    check("1989-01-08", &["H1.1.8", "平成元年1月8日"]);
}

#[test]
fn parts_of_a_date_stay_parts() {
    check(
        "2024-04",
        &[
            "2024-04",
            "2024/4",
            "2024年4月",
            "R6.4",
            "令和6年4月",
            "202404",
        ],
    );
    check("2024", &["2024", "2024年", "令和6年", "R6"]);
    check("2019", &["令和元年"]);
}

#[test]
fn what_is_not_surely_a_date_is_none() {
    for text in [
        "",
        "2024-02-30",
        "2023/2/29",
        "令和元年4月30日",
        "R1.4.30",
        "24/4/1",
        "4/1/2024",
        "2024年度",
        "99999",
        "19999",
        "12",
        "2024-13",
        "R",
        "令和",
        "2024/4/1/2",
        "2024//1",
        "2024-04-01 10:20",
        "RS-232",
        "H2O",
        "M-3",
        "20241301",
        "+024",
        "医療機器",
        "R999",
        "2024年4月1日頃から",
        "0000-00-00",
        "1.2.3",
    ] {
        assert_eq!(stored(text), None, "{text}");
    }
}

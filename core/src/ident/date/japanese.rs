//! Dates in the spellings of Japanese lists: 令和6年4月1日, R6.4.1, 2024/4/1, 20240401.

mod english;
mod era;
mod numbers;

use super::{DateError, PartialDate};
use crate::ident::text::fold_width;
use english::english;
use era::{Era, split_era};
use numbers::{all_digits, any_number, number, part, to_u8, year_number};

/// The longest text that is looked at, in bytes after width folding.
const LONGEST: usize = 64;

/// Returns the date that a text surely means.
///
/// Read are, in any width: 令和6年4月1日, 令和元年5月, 令和六年四月一日, R6.4.1, H31/4/30, R060401, 2024年4月1日, 2024/4/1, 2024.4.1, 2024-4-1,
/// 20240401, 202404, 2024年4月, 2024, 1 April 2024, Apr 1, 2024; 13/4/2024 where only one part can be the month. A weekday in
/// parentheses and a time of midnight behind the day are left out. Days before their era began are refused; years of an
/// era may run past its end, because plans made in Heisei name 平成33年.
///
/// # Errors
/// What stands in the way, exactly ([`DateError`]).
pub fn parse_japanese_date(text: &str) -> Result<PartialDate, DateError> {
    let folded = fold_width(text);
    let text = folded.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    if text.len() > LONGEST {
        return Err(DateError::Unrecognised);
    }
    let text = without_time(without_weekday(text))?;
    let text = without_weekday(text);
    if text.ends_with("年度") {
        return Err(DateError::FiscalYear);
    }
    if text.chars().any(|c| c.is_ascii_alphabetic())
        && let Some(date) = english(text)
    {
        return date;
    }
    match split_era(text) {
        Some((era, rest)) => in_era(era, rest),
        None => in_common_era(text),
    }
}

/// Takes off `(月)`, `(月曜日)`, `(Mon)` or `月曜日` at the end.
fn without_weekday(text: &str) -> &str {
    let Some((date, weekday)) = text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    else {
        return text;
    };
    let japanese = weekday
        .strip_suffix("曜日")
        .or(weekday.strip_suffix("曜"))
        .unwrap_or(weekday);
    let english = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let known = ["月", "火", "水", "木", "金", "土", "日"].contains(&japanese)
        || english.contains(&weekday.to_ascii_lowercase().as_str());
    if known { date.trim_end() } else { text }
}

/// Takes off a time of midnight; refuses any other.
fn without_time(text: &str) -> Result<&str, DateError> {
    let Some((date, time)) = text
        .split_once([' ', 'T'])
        .filter(|(_, time)| time.contains(':'))
    else {
        return Ok(text);
    };
    let is_time = time
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b":.Z+".contains(&byte));
    if !is_time {
        return Err(DateError::Unrecognised);
    }
    let midnight = time.bytes().all(|byte| b"0:.Z+".contains(&byte));
    if midnight {
        Ok(date)
    } else {
        Err(DateError::HasTime)
    }
}

fn in_era(era: &Era, rest: &str) -> Result<PartialDate, DateError> {
    let parts = if rest.len() == 6 && all_digits(rest) {
        vec![part(rest, 0, 2)?, part(rest, 2, 4)?, part(rest, 4, 6)?]
    } else {
        split(rest)?
    };
    let (year, month, day) = in_order(&parts)?;
    if !(1..=99).contains(&year) {
        return Err(DateError::Unrecognised);
    }
    let date = PartialDate::new(era.before + year, month, day)?;
    let last = date.last_day();
    let begun = (
        last.year(),
        last.month().unwrap_or(12),
        last.day().unwrap_or(31),
    ) >= era.first;
    if begun {
        Ok(date)
    } else {
        Err(DateError::BeforeEra { era: era.name })
    }
}

fn in_common_era(text: &str) -> Result<PartialDate, DateError> {
    let text = text.strip_prefix("西暦").map_or(text, str::trim_start);
    if all_digits(text) {
        return compact(text);
    }
    let parts = split(text)?;
    if let [_, _, year] = parts.as_slice()
        && *year > 99
    {
        return year_last(&parts);
    }
    let (year, month, day) = in_order(&parts)?;
    if year < 100 {
        return Err(DateError::TwoDigitYear);
    }
    PartialDate::new(year, month, day)
}

/// `20240401`, `202404`, `2024`.
fn compact(digits: &str) -> Result<PartialDate, DateError> {
    let small = |from, to| part(digits, from, to).and_then(to_u8);
    match digits.len() {
        4 => PartialDate::new(part(digits, 0, 4)?, None, None),
        6 => PartialDate::new(part(digits, 0, 4)?, Some(small(4, 6)?), None).and_then(|date| {
            // 201112 may be 2011-12 or 2020-11-12.
            let day = PartialDate::day_of(2000, small(2, 4)?, small(4, 6)?);
            if day.is_ok() {
                Err(DateError::TwoDigitYear)
            } else {
                Ok(date)
            }
        }),
        8 => PartialDate::day_of(part(digits, 0, 4)?, small(4, 6)?, small(6, 8)?),
        _ => Err(DateError::Unrecognised),
    }
}

/// `13/4/2024`, `4/13/2024`; refused when both may be the month.
fn year_last(parts: &[u16]) -> Result<PartialDate, DateError> {
    let [a, b, year] = parts else {
        return Err(DateError::Unrecognised);
    };
    match (a, b) {
        (1..=12, 1..=12) if a != b => Err(DateError::DayOrMonth),
        (13.., 1..=12) => PartialDate::day_of(*year, to_u8(*b)?, to_u8(*a)?),
        _ => PartialDate::day_of(*year, to_u8(*a)?, to_u8(*b)?),
    }
}

/// Splits `2024年4月1日` or `2024/4/1` into numbers; one kind of separator only.
fn split(text: &str) -> Result<Vec<u16>, DateError> {
    if text.contains('年') {
        return split_japanese(text);
    }
    let text = text.trim_end_matches('.');
    let separator = text.chars().find(|c| matches!(c, '/' | '-' | '.'));
    let parts = match separator {
        Some(separator) => text
            .split(separator)
            .map(|part| number(part.trim()))
            .collect(),
        None => Some(vec![year_number(text).ok_or(DateError::Unrecognised)?]),
    };
    parts.ok_or(DateError::Unrecognised)
}

/// Splits `2024年4月1日`, also with spaces between, with kanji numbers, and without the last sign.
fn split_japanese(text: &str) -> Result<Vec<u16>, DateError> {
    let mut parts = Vec::with_capacity(3);
    let (year, mut rest) = text.split_once('年').ok_or(DateError::Unrecognised)?;
    parts.push(year_number(year.trim()).ok_or(DateError::Unrecognised)?);
    for sign in ['月', '日'] {
        rest = rest.trim();
        if rest.is_empty() {
            break;
        }
        let (part, behind) = rest.split_once(sign).unwrap_or((rest, ""));
        parts.push(any_number(part.trim()).ok_or(DateError::Unrecognised)?);
        rest = behind;
    }
    if rest.trim().is_empty() {
        Ok(parts)
    } else {
        Err(DateError::Unrecognised)
    }
}

fn in_order(parts: &[u16]) -> Result<(u16, Option<u8>, Option<u8>), DateError> {
    let no_such = |_| DateError::Unrecognised;
    match parts {
        [year] => Ok((*year, None, None)),
        [year, month] => Ok((*year, Some(u8::try_from(*month).map_err(no_such)?), None)),
        [year, month, day] => {
            let month = u8::try_from(*month).map_err(no_such)?;
            Ok((
                *year,
                Some(month),
                Some(u8::try_from(*day).map_err(no_such)?),
            ))
        }
        _ => Err(DateError::Unrecognised),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(expected: &str, spellings: &[&str]) {
        for text in spellings {
            let date = parse_japanese_date(text).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Ok(expected), "{text}");
        }
    }

    fn refused(problem: &DateError, spellings: &[&str]) {
        for text in spellings {
            assert_eq!(parse_japanese_date(text), Err(problem.clone()), "{text}");
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
                "2024-4-1",
                "20240401",
                "2024年4月1日",
                "２０２４年４月１日",
                "西暦2024年4月1日",
                "令和6年4月1日",
                "令和６年０４月０１日",
                "令和六年四月一日",
                "令和 6年 4月 1日",
                "R6.4.1",
                "R06/04/01",
                "r6-4-1",
                "R.6.4.1",
                "Ｒ６．４．１",
                "R6年4月1日",
                "令6.4.1",
                "R060401",
                "㋿6年4月1日",
                "平成36年4月1日",
                "2024/4/1 0:00:00",
                "2024-04-01T00:00:00Z",
                "2024/4/1(月)",
                "令和6年4月1日（月曜日）",
                "2024/4/1 (Mon)",
                "1 April 2024",
                "Apr 1, 2024",
                "1-Apr-2024",
                "April 1st, 2024",
                " 2024/4/1 ",
                "2024/4/1.",
                "二〇二四年四月一日",
            ],
        );
        check("2024-04-13", &["13/4/2024", "4/13/2024"]);
        check("2024-11-30", &["令和六年十一月三十日"]);
    }

    #[test]
    fn eras_meet_at_their_borders() {
        check("1989-01-07", &["昭和64年1月7日", "S64.1.7"]);
        check("1989-01-08", &["平成元年1月8日", "H1/1/8"]);
        check("2019-04-30", &["平成31年4月30日", "H31/4/30"]);
        check("2019-05-01", &["令和元年5月1日", "R1.5.1", "H31/5/1"]);
        check("1926-12-25", &["昭和元年12月25日"]);
        check("1912-07-30", &["大正元年7月30日"]);
        check("2019", &["令和元年", "H31"]);
        check("1989-01", &["S64.1", "平成元年1月"]);
        refused(
            &DateError::BeforeEra { era: "令和" },
            &["令和元年4月30日", "R1.4"],
        );
        refused(&DateError::BeforeEra { era: "平成" }, &["平成元年1月7日"]);
        refused(&DateError::BeforeEra { era: "昭和" }, &["昭和元年12月24日"]);
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
                "April 2024",
            ],
        );
        check("2024", &["2024", "2024年", "令和6年", "R6"]);
    }

    #[test]
    fn what_is_not_surely_a_date_is_refused_with_its_reason() {
        refused(&DateError::Empty, &["", " \u{3000}"]);
        refused(
            &DateError::TwoDigitYear,
            &["24/4/1", "24年4月", "201112", "1 Apr 24"],
        );
        refused(&DateError::DayOrMonth, &["4/1/2024"]);
        refused(&DateError::FiscalYear, &["2024年度", "令和6年度"]);
        refused(&DateError::HasTime, &["2024-04-01 10:20"]);
        refused(
            &DateError::NoSuchDay {
                year: 2023,
                month: 2,
                day: 29,
            },
            &["2023/2/29", "令和5年2月29日"],
        );
        refused(
            &DateError::NoSuchDay {
                year: 2024,
                month: 13,
                day: 0,
            },
            &["2024-13", "202413"],
        );
        refused(&DateError::YearOutOfRange(9999), &["9999/12/31"]);
        refused(
            &DateError::Unrecognised,
            &[
                "99999",
                "12",
                "R",
                "令和",
                "2024/4/1/2",
                "2024//1",
                "RS-232",
                "M-3",
                "+024",
                "医療機器",
                "R999",
                "2024年4月頃",
                "2024年4月1日頃から",
                "令和十十年",
                "H2O",
                "2024年(令和6年)4月1日",
            ],
        );
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,40}") {
            let _ = parse_japanese_date(&text);
        }

        #[test]
        fn a_date_that_was_read_is_read_again_as_itself(text in "[令和昭平成元年月日一十RHS0-9/. -]{0,14}") {
            if let Ok(date) = parse_japanese_date(&text) {
                prop_assert_eq!(parse_japanese_date(&date.to_string()), Ok(date));
            }
        }

        #[test]
        fn every_day_is_read_in_its_spellings(year in 2020_u16..2100, month in 1_u8..=12, day in 1_u8..=28) {
            let date = PartialDate::day_of(year, month, day);
            let era = year - 2018;
            for text in [
                format!("{year}/{month}/{day}"),
                format!("{year}年{month}月{day}日"),
                format!("令和{era}年{month}月{day}日"),
                format!("R{era}.{month}.{day}"),
                format!("{year}{month:02}{day:02}"),
            ] {
                prop_assert_eq!(&parse_japanese_date(&text), &date, "{}", text);
            }
        }
    }
}

//! What a spreadsheet makes of a text by itself: it takes `0004` for 4, `123456789012` for 1.23457E+11, `1.10` for 1.1, `4-1` for
//! the first of April, and saves what it shows. Nobody has edited such a cell.

use crate::ident::{date::japanese::parse_japanese_date, text::fold_width};

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;
/// Longer texts are no number and no date.
const LONGEST: usize = 64;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Tells whether a cell that was written as `written` may say `said` now without anybody having edited it.
pub(super) fn is_respelled(written: &str, said: &str) -> bool {
    if written.len() > LONGEST || said.len() > LONGEST {
        return false;
    }
    let [written, said] = [written, said].map(|text| fold_width(text.trim()).to_ascii_lowercase());
    written == said
        || is_same_number(&written, &said)
        || is_same_date(&written, &said)
        || is_same_day_of_year(&written, &said)
}

/// A number in its plainest form: sign, digits without outer zeros, and the power of ten of the last digit.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Number {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match text.split_once('e') {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let whole = whole.replace(',', "");
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut exponent = i64::from(exponent) - i64::try_from(fraction.len()).ok()?;
        let significant = digits.trim_start_matches('0');
        let kept = significant.trim_end_matches('0');
        if kept.is_empty() {
            exponent = 0;
        } else {
            exponent += i64::try_from(significant.len() - kept.len()).ok()?;
        }
        Some(Self {
            negative: negative && !kept.is_empty(),
            digits: kept.to_owned(),
            exponent,
        })
    }

    /// Rounds to so many significant digits, half up as spreadsheets do.
    fn rounded(&self, digits: usize) -> Self {
        let Some((kept, rest)) = self.digits.split_at_checked(digits) else {
            return self.clone();
        };
        if rest.is_empty() {
            return self.clone();
        }
        let up = rest.as_bytes().first().is_some_and(|digit| *digit >= b'5');
        let kept: u64 = kept.parse().unwrap_or(0);
        let text = (kept + u64::from(up)).to_string();
        let trimmed = text.trim_end_matches('0');
        let zeros = text.len() - trimmed.len() + rest.len();
        Self {
            negative: self.negative,
            digits: trimmed.to_owned(),
            exponent: self.exponent + i64::try_from(zeros).unwrap_or(0),
        }
    }

    /// Leaves zeros behind the first digits, as a spreadsheet does with digits that it cannot keep.
    fn cut(&self, digits: usize) -> Self {
        let Some((kept, rest)) = self.digits.split_at_checked(digits) else {
            return self.clone();
        };
        let trimmed = kept.trim_end_matches('0');
        let zeros = kept.len() - trimmed.len() + rest.len();
        Self {
            negative: self.negative,
            digits: trimmed.to_owned(),
            exponent: self.exponent + i64::try_from(zeros).unwrap_or(0),
        }
    }
}

fn is_same_number(written: &str, said: &str) -> bool {
    let (Some(number), Some(found)) = (Number::read(written), Number::read(said)) else {
        return false;
    };
    if number == found || number.cut(DIGITS) == found {
        return true;
    }
    // `1.23457E+11` is shown where the column is too narrow for the digits, and the shown text is saved.
    let shown = said.split_once('e').map(|(mantissa, _)| {
        let digits = mantissa.bytes().filter(u8::is_ascii_digit);
        digits.count()
    });
    shown.is_some_and(|digits| (3..DIGITS).contains(&digits) && number.rounded(digits) == found)
}

fn is_same_date(written: &str, said: &str) -> bool {
    let is_dated = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if !is_dated(written) || !is_dated(said) {
        return false;
    }
    let date = |text: &str| parse_japanese_date(text).ok();
    match (date(written), date(said)) {
        // Eight digits alone are a number to a spreadsheet, and a number stays one.
        (Some(one), Some(other)) => one == other && !is_digits(said),
        (Some(one), None) => short_month(said)
            .is_some_and(|(year, month)| one.to_string() == format!("{year:04}-{month:02}")),
        (None, _) => false,
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `apr-24` is what a month of a year is shown as.
fn short_month(text: &str) -> Option<(u32, usize)> {
    let (month, year) = text.split_once('-')?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year: u32 = Some(year).filter(|year| year.len() == 2)?.parse().ok()?;
    // Two digits below 30 are of this century, to a spreadsheet.
    Some((if year < 30 { 2000 + year } else { 1900 + year }, month))
}

/// `4-1` and `4/1` are days to a spreadsheet, shown as `4月1日` or `1-Apr`.
fn is_same_day_of_year(written: &str, said: &str) -> bool {
    let pair = |text: &str, at: char| {
        let (first, second) = text.split_once(at)?;
        let number = |text: &str| {
            let short = (1..=2).contains(&text.len()) && is_digits(text);
            short.then(|| text.parse::<usize>().ok()).flatten()
        };
        Some((number(first)?, number(second)?))
    };
    let shown = || {
        let japanese = said.strip_suffix('日').and_then(|rest| pair(rest, '月'));
        let english = || {
            let (day, month) = said.split_once('-')?;
            let month = MONTHS.iter().position(|name| *name == month)? + 1;
            Some((month, day.parse().ok()?))
        };
        japanese.or_else(english)
    };
    let typed = pair(written, '-').or_else(|| pair(written, '/'));
    typed.is_some_and(|typed| shown() == Some(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_does_by_itself_is_no_edit() {
        for (written, said) in [
            ("0004", "4"),
            ("００４", "4"),
            ("123456789012", "1.23457E+11"),
            ("123456789012", "1.23456789012E+11"),
            ("4912345678904", "4.91235E+12"),
            ("12345678901234567", "12345678901234500"),
            ("12345678901234567", "1.23457E+16"),
            ("1.10", "1.1"),
            ("10.0", "10"),
            ("1E5", "100000"),
            ("1E5", "1.00E+05"),
            ("+5", "5"),
            ("1200", "1,200"),
            ("0", "0"),
            ("-0", "0"),
            ("true", "TRUE"),
            ("2024-04-01", "2024/4/1"),
            ("2024-04-01", "2024年4月1日"),
            ("2024-04", "Apr-24"),
            ("1998-12", "Dec-98"),
            ("3-1", "3月1日"),
            ("3/1", "1-Mar"),
            ("03-01", "3月1日"),
        ] {
            assert!(is_respelled(written, said), "{written} {said}");
        }
    }

    #[test]
    fn what_it_would_not_do_is_an_edit() {
        for (written, said) in [
            ("0004", "5"),
            ("4", "40"),
            ("A-4", "A-04"),
            ("123456789012", "1.23458E+11"),
            ("123456789012", "1.2E+11"),
            ("2024-04-01", "2024-04"),
            ("2024-04-01", "20240402"),
            ("2024-04", "May-24"),
            ("3-1", "1月3日"),
            ("1.1", "1.11"),
            ("x", "y"),
            ("", "0"),
            ("0", ""),
            ("e", "e5"),
            (".", "-"),
        ] {
            assert!(!is_respelled(written, said), "{written} {said}");
        }
    }
}

//! Element strings: application identifiers with their values.

use super::UdiError;
use crate::ident::date::{DateError, PartialDate};

/// One element string: an application identifier with its value.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Element {
    /// The application identifier, such as `21` for the serial number.
    pub ai: &'static str,
    /// Its value as on the label; dates stay `YYMMDD`.
    pub value: String,
}

/// How long a value may be.
struct Form {
    ai: &'static str,
    /// Digits only.
    numeric: bool,
    /// The greatest length.
    longest: usize,
    /// Whether it always has that length and needs no separator behind it.
    fixed: bool,
}

const fn form(ai: &'static str, numeric: bool, longest: usize, fixed: bool) -> Form {
    Form {
        ai,
        numeric,
        longest,
        fixed,
    }
}

/// The application identifiers that labels of medical devices carry.
///
/// Source: GS1 General Specifications, figures of 3.2 and 7.8.5 (element strings of pre-defined length).
const FORMS: &[Form] = &[
    form("00", true, 18, true),
    form("01", true, 14, true),
    form("02", true, 14, true),
    form("10", false, 20, false),
    form("11", true, 6, true),
    form("12", true, 6, true),
    form("13", true, 6, true),
    form("15", true, 6, true),
    form("16", true, 6, true),
    form("17", true, 6, true),
    form("20", true, 2, true),
    form("21", false, 20, false),
    form("22", false, 20, false),
    form("235", false, 28, false),
    form("240", false, 30, false),
    form("241", false, 30, false),
    form("242", true, 6, false),
    form("243", false, 20, false),
    form("250", false, 30, false),
    form("251", false, 30, false),
    form("30", true, 8, false),
    form("37", true, 8, false),
    form("400", false, 30, false),
    form("422", true, 3, true),
    form("7003", true, 10, true),
    form("8012", false, 20, false),
    form("8013", false, 25, false),
    form("90", false, 30, false),
    form("91", false, 90, false),
    form("92", false, 90, false),
    form("93", false, 90, false),
    form("94", false, 90, false),
    form("95", false, 90, false),
    form("96", false, 90, false),
    form("97", false, 90, false),
    form("98", false, 90, false),
    form("99", false, 90, false),
];

/// What scanners and programs write for the separator FNC1.
const SEPARATORS: [&str; 6] = ["\u{241d}", "<GS>", "{GS}", "<FNC1>", "{FNC1}", "\\x1d"];
/// Reads `YYMMDD`. Day 00 means the whole month; years 51 to 99 are of the 20th century (seen from 2001 to 2050).
///
/// Source: GS1 General Specifications, 7.12.
pub(super) fn date_of(text: &str) -> Result<PartialDate, DateError> {
    let part = |from: usize| -> Result<u8, DateError> {
        let digits = text.get(from..from + 2).ok_or(DateError::Unrecognised)?;
        digits.parse().map_err(|_| DateError::Unrecognised)
    };
    let (year, month, day) = (part(0)?, part(2)?, part(4)?);
    let century = if year > 50 { 1900 } else { 2000 };
    PartialDate::new(
        century + u16::from(year),
        Some(month),
        Some(day).filter(|&day| day > 0),
    )
}

fn unknown(rest: &str) -> UdiError {
    UdiError::UnknownIdentifier(rest.chars().take(8).collect())
}

/// Splits `(01)…(21)…`. A parenthesis in a value ends it only where a known identifier stands inside.
pub(super) fn in_parentheses(text: &str) -> Result<Vec<Element>, UdiError> {
    let mut elements = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (form, behind) = opening(rest).ok_or_else(|| unknown(rest))?;
        let end = behind
            .match_indices('(')
            .map(|(at, _)| at)
            .find(|&at| behind.get(at..).and_then(opening).is_some())
            .unwrap_or(behind.len());
        let (value, next) = behind.split_at(end);
        elements.push(element(form, value.trim())?);
        rest = next;
    }
    Ok(elements)
}

/// The identifier in parentheses at the front, and what follows it.
fn opening(text: &str) -> Option<(&'static Form, &str)> {
    let (ai, rest) = text.strip_prefix('(')?.split_once(')')?;
    FORMS
        .iter()
        .find(|form| form.ai == ai.trim())
        .map(|form| (form, rest))
}

/// Splits data as scanned: values of variable length end at a separator or at the end.
pub(super) fn scanned(text: &str) -> Result<Vec<Element>, UdiError> {
    let mut plain = text.to_owned();
    for separator in SEPARATORS {
        plain = plain.replace(separator, "\u{1d}");
    }
    let mut elements = Vec::new();
    let mut rest = plain.trim_matches('\u{1d}');
    while !rest.is_empty() {
        let form = FORMS
            .iter()
            .find(|form| rest.starts_with(form.ai))
            .ok_or_else(|| unknown(rest))?;
        let behind = rest.get(form.ai.len()..).unwrap_or_default();
        let (value, next) = if form.fixed {
            behind
                .split_at_checked(form.longest)
                .ok_or(UdiError::Malformed(form.ai))?
        } else {
            behind.split_once('\u{1d}').unwrap_or((behind, ""))
        };
        elements.push(element(form, value)?);
        rest = next.trim_start_matches('\u{1d}');
    }
    Ok(elements)
}

fn element(form: &'static Form, value: &str) -> Result<Element, UdiError> {
    let length = value.len();
    let long_enough = if form.fixed {
        length == form.longest
    } else {
        (1..=form.longest).contains(&length)
    };
    // GS1 character set 82 is a part of ASCII; spaces are not in it.
    let allowed = value.bytes().all(|byte| {
        if form.numeric {
            byte.is_ascii_digit()
        } else {
            byte.is_ascii_graphic()
        }
    });
    let dated = matches!(form.ai, "11" | "12" | "13" | "15" | "16" | "17");
    if !long_enough || !allowed || (dated && date_of(value).is_err()) {
        return Err(UdiError::Malformed(form.ai));
    }
    Ok(Element {
        ai: form.ai,
        value: value.to_owned(),
    })
}

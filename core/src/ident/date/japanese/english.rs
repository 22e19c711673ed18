//! Dates with an English month.

use super::numbers::{number, to_u8};
use crate::ident::date::{DateError, PartialDate};

/// English names of months; three letters are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `1 April 2024`, `Apr 1, 2024`, `April 2024`, `01-Apr-2024`; `None` when no month is named.
pub(super) fn english(text: &str) -> Option<Result<PartialDate, DateError>> {
    let lower = text.to_ascii_lowercase();
    let words: Vec<&str> = lower
        .split([' ', ',', '-', '.', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| month_of(word).is_some())?;
    let month = words.get(at).copied().and_then(month_of);
    let numbers: Option<Vec<u16>> = words
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != at)
        .map(|(_, word)| number(without_ordinal(word)))
        .collect();
    let date = match numbers.as_deref() {
        Some([year]) if *year > 99 => PartialDate::new(*year, month, None),
        Some([day, year] | [year, day]) if *year > 99 => {
            to_u8(*day).and_then(|day| PartialDate::new(*year, month, Some(day)))
        }
        Some([_] | [_, _]) => Err(DateError::TwoDigitYear),
        _ => Err(DateError::Unrecognised),
    };
    Some(date)
}

fn month_of(word: &str) -> Option<u8> {
    let index = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(word))?;
    u8::try_from(index + 1).ok()
}

fn without_ordinal(word: &str) -> &str {
    ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word)
}

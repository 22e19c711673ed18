//! Numbers in dates, in digits and in kanji.

use crate::ident::date::DateError;

pub(super) fn to_u8(number: u16) -> Result<u8, DateError> {
    u8::try_from(number).map_err(|_| DateError::Unrecognised)
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number at these digits of a text of digits.
pub(super) fn part(digits: &str, from: usize, to: usize) -> Result<u16, DateError> {
    digits
        .get(from..to)
        .and_then(number)
        .ok_or(DateError::Unrecognised)
}

pub(super) fn number(text: &str) -> Option<u16> {
    if all_digits(text) {
        text.parse().ok()
    } else {
        None
    }
}

pub(super) fn year_number(text: &str) -> Option<u16> {
    if text == "元" {
        Some(1)
    } else {
        any_number(text)
    }
}

pub(super) fn any_number(text: &str) -> Option<u16> {
    number(text).or_else(|| kanji_number(text))
}

/// 六, 十二, 三十一, 二〇二四.
fn kanji_number(text: &str) -> Option<u16> {
    let Some((tens, ones)) = text.split_once('十') else {
        let mut value: u16 = 0;
        for c in text.chars() {
            value = value.checked_mul(10)?.checked_add(kanji_digit(c)?)?;
        }
        return (!text.is_empty()).then_some(value);
    };
    let digit = |text: &str, empty: u16| {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(empty),
            (Some(c), None) => kanji_digit(c),
            _ => None,
        }
    };
    Some(digit(tens, 1)? * 10 + digit(ones, 0)?)
}

pub(super) fn kanji_digit(c: char) -> Option<u16> {
    let index = "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == c)?;
    u16::try_from(index).ok()
}

//! Ids of questions, however they are spelled.

use std::{borrow::Borrow, cmp::Ordering, fmt};

use crate::ident::text::fold_width;

/// Longest id.
const MAX_CHARS: usize = 40;
/// Most digits of a number in an id.
const MAX_DIGITS: usize = 6;

/// The id of a question in one spelling: `MPII-3.10`, and for forms that number their questions otherwise `10-1` or `B.2`.
///
/// The order of `Ord` is that of the text, for look-up; people want [`QuestionId::reading_order`].
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct QuestionId(String);

impl QuestionId {
    /// Reads an id: full-width characters, lower case, blanks, any dash, zeros in front and signs behind do not matter.
    ///
    /// Returns `None` for a text that has no shape of an id.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_CHARS * 6 {
            return None;
        }
        let plain = plain(text);
        let is_sign = |c: char| matches!(c, '.' | ':' | ')' | '(' | ',' | ';');
        let plain = plain.trim_start_matches(is_sign);
        let plain = plain.trim_end_matches(is_sign).replace('(', ".");
        let plain = plain.replace(')', "");
        if !plain.ends_with(|c: char| c.is_ascii_alphanumeric()) || plain.len() > MAX_CHARS {
            return None;
        }
        let letters = plain.chars().take_while(char::is_ascii_alphabetic).count();
        let (prefix, rest) = plain.split_at_checked(letters)?;
        let rest = rest.trim_start_matches(['-', '.']);
        if letters >= 2 && !rest.is_empty() {
            let prefix = if prefix == "SHAD" { "SAHD" } else { prefix };
            let numbers: Option<Vec<String>> = rest.split(['.', '-']).map(number).collect();
            return Some(Self(format!("{prefix}-{}", numbers?.join("."))));
        }
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let is_short = plain.split(['.', '-']).all(|part| part.len() <= MAX_DIGITS);
        (plain.chars().all(fits) && is_short).then(|| Self(plain.to_owned()))
    }

    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns what stands before the first dash or full stop: `MPII`, `10`, `B`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.split(['-', '.']).next().unwrap_or_default()
    }

    /// Compares as people count: `MPII-3.2` before `MPII-3.10`.
    #[must_use]
    pub fn reading_order(&self, other: &Self) -> Ordering {
        parts(&self.0)
            .cmp(parts(&other.0))
            .then_with(|| self.cmp(other))
    }
}

/// Numbers before letters, numbers by what they count.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Part<'a> {
    Number(u32),
    Letters(&'a str),
}

fn parts(id: &str) -> impl Iterator<Item = Part<'_>> {
    let part = |part| str::parse(part).map_or(Part::Letters(part), Part::Number);
    id.split(['-', '.']).map(part)
}

/// The text in upper case without blanks, with usual characters.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in fold_width(text).chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{30FC}' | '\u{FE63}' | '_' => {
                plain.push('-');
            }
            '\u{200B}' | '\u{FEFF}' | '\u{00AD}' => {}
            c if c.is_whitespace() || c.is_control() => {}
            c => plain.extend(c.to_uppercase()),
        }
    }
    plain
}

/// A number without zeros in front.
fn number(digits: &str) -> Option<String> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = (is_number && digits.len() <= MAX_DIGITS)
        .then(|| digits.parse().ok())
        .flatten()?;
    Some(number.to_string())
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for QuestionId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

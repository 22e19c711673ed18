//! Versions as suppliers write them.

use std::cmp::Ordering;

use crate::ident::text::search_key;

/// A version as written, ordered by its numbers: 1.9 stands before 1.10.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Version(pub String);

/// Whether a word of a question asks for versions.
pub(super) fn is_version(word: &str) -> bool {
    let word = word.strip_prefix('v').unwrap_or(word);
    word.starts_with(|first: char| first.is_ascii_digit())
}

impl Version {
    /// Whether it is the version that somebody asks for, or one of those.
    #[must_use]
    pub fn fits(&self, wanted: &str) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase();
        if self.0.bytes().all(is_plain) {
            fits(&self.0, wanted)
        } else {
            fits(&search_key(&self.0), wanted)
        }
    }

    /// The version as runs of digits and of other characters.
    fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let mut rest = self.0.as_str();
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let is_digit = first.is_ascii_digit();
            let end = rest
                .find(|next: char| next.is_ascii_digit() != is_digit)
                .unwrap_or(rest.len());
            let (part, after) = rest.split_at_checked(end)?;
            rest = after;
            Some(if is_digit {
                let digits = part.trim_start_matches('0');
                Part::Number(digits.len(), digits)
            } else {
                Part::Word(part)
            })
        })
    }
}

fn fits(own: &str, wanted: &str) -> bool {
    let own = own.strip_prefix('v').unwrap_or(own);
    let wanted = wanted.strip_prefix('v').unwrap_or(wanted);
    let open = wanted
        .strip_suffix(".x")
        .or_else(|| wanted.strip_suffix(".*"));
    let start = open.unwrap_or(wanted);
    let Some(rest) = own.strip_prefix(start) else {
        return false;
    };
    // 1.1 is no beginning of 1.10.
    let goes_on = |next: char| !next.is_ascii_digit();
    rest.chars().next().is_none_or(goes_on)
}

/// A part of a version; numbers by their lengths and digits, so that none is too long.
#[derive(Eq, Ord, PartialEq, PartialOrd)]
enum Part<'a> {
    Word(&'a str),
    Number(usize, &'a str),
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_parts = self.parts().cmp(other.parts());
        by_parts.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

//! How many components have which licence, and of which kind they are. What an SBOM does not say is a line of its own.

use std::collections::BTreeMap;

use super::model::Kind;
use crate::ident::text::match_key;

/// One line of a breakdown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line<T> {
    /// What the components have in common; `None` for those of which nothing is said.
    pub what: Option<T>,
    /// How many they are.
    pub components: usize,
}

/// Counts the licences of components, each given by its own; the most frequent first, what is not stated last.
///
/// A component of several licences counts under each, so that the lines may sum up to more than there are components. An
/// expression, such as `MIT OR Apache-2.0`, is one licence. Spellings that differ in case and width only are one.
pub fn licences<'a>(components: impl IntoIterator<Item = &'a [String]>) -> Vec<Line<String>> {
    let mut counts: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    let mut unstated = 0;
    for own in components {
        let mut keys: Vec<(String, &str)> = own
            .iter()
            .map(|text| (match_key(text), text.as_str()))
            .collect();
        keys.retain(|(key, _)| !key.is_empty());
        keys.sort_unstable();
        keys.dedup_by(|one, other| one.0 == other.0);
        unstated += usize::from(keys.is_empty());
        for (key, text) in keys {
            counts.entry(key).or_insert((text, 0)).1 += 1;
        }
    }
    let counts = counts.into_values();
    lines(
        counts.map(|(text, count)| (text.to_owned(), count)),
        unstated,
    )
}

/// Counts the kinds of components; the most frequent first, what is not stated last.
pub fn kinds<'a>(components: impl IntoIterator<Item = &'a Kind>) -> Vec<Line<Kind>> {
    let mut counts: BTreeMap<&Kind, usize> = BTreeMap::new();
    for kind in components {
        *counts.entry(kind).or_default() += 1;
    }
    let unstated = counts.remove(&Kind::Unstated).unwrap_or(0);
    let counts = counts.into_iter();
    lines(counts.map(|(kind, count)| (kind.clone(), count)), unstated)
}

fn lines<T>(counts: impl Iterator<Item = (T, usize)>, unstated: usize) -> Vec<Line<T>> {
    let line = |(what, components)| Line {
        what: Some(what),
        components,
    };
    let mut lines: Vec<Line<T>> = counts.map(line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.components));
    let unstated = (unstated > 0).then_some(Line {
        what: None,
        components: unstated,
    });
    lines.extend(unstated);
    lines
}

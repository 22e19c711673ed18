//! Spellings that may be one: a person confirms them, or does not.
//!
//! Two spellings are told when they are the same without punctuation and legal forms (`Example, Inc.` and `Example`), or when one
//! letter tells them apart. Digits never differ: `log4j1` is not `log4j2`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Repository, aliases::Aliased};
use crate::catalogue::fold::fold;

/// Most suggestions that are made.
pub const MOST: usize = 500;
/// Most spellings among which single letters are looked at: the work and the memory grow with their lengths.
const MOST_COMPARED: usize = 100_000;
/// Fewest and most characters of spellings that one letter may tell apart.
const COMPARED: std::ops::RangeInclusive<usize> = 5..=64;

/// Legal forms, folded; a key leaves them out at its end.
const FORMS: [&str; 20] = [
    "incorporated",
    "inc",
    "corporation",
    "corp",
    "colimited",
    "coltd",
    "companylimited",
    "limited",
    "ltd",
    "llc",
    "llp",
    "gmbh",
    "ag",
    "sa",
    "bv",
    "nv",
    "plc",
    "company",
    "co",
    "株式会社",
];

/// Why two spellings may be one.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Likeness {
    /// They are the same without punctuation and legal forms.
    SameKey,
    /// One letter tells them apart.
    OneLetter,
}

/// Two spellings that may be one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Suggestion {
    /// The one that fewer components have.
    pub spelling: String,
    /// The one that more have: it may stand for both.
    pub canonical: String,
    /// Why.
    pub why: Likeness,
}

impl Repository {
    /// Returns spellings that may be one, the surer first; at most [`MOST`].
    #[must_use]
    pub fn suggestions(&self, what: Aliased) -> Vec<Suggestion> {
        // For each key that divides, the spelling that most components have.
        let mut spellings: BTreeMap<String, (usize, &str)> = BTreeMap::new();
        let mut add = |key: String, count: usize, text| {
            let best = spellings.entry(key).or_insert((0, text));
            if count > best.0 {
                *best = (count, text);
            }
        };
        match what {
            Aliased::Supplier => {
                for spelling in &self.suppliers {
                    add(spelling.of.clone(), spelling.components, &spelling.text);
                }
            }
            Aliased::Name => {
                for entry in self.entries() {
                    add(entry.key().to_owned(), entry.places().count(), &entry.name);
                }
            }
        }
        let spellings: Vec<Spelling<'_>> = spellings
            .into_values()
            .map(|(count, text)| Spelling {
                text,
                key: loose(what, text),
                count,
            })
            .filter(|spelling| !spelling.key.is_empty())
            .collect();
        let (firsts, mut pairs) = same_keys(&spellings);
        pairs.extend(one_letter(&spellings, &firsts));
        pairs.truncate(MOST);
        let suggestion = |(one, other, why): (usize, usize, Likeness)| {
            let (one, other) = (spellings.get(one)?, spellings.get(other)?);
            let is_more = (one.count, other.text) > (other.count, one.text);
            let (more, fewer) = if is_more { (one, other) } else { (other, one) };
            Some(Suggestion {
                spelling: fewer.text.to_owned(),
                canonical: more.text.to_owned(),
                why,
            })
        };
        pairs.into_iter().filter_map(suggestion).collect()
    }
}

struct Spelling<'a> {
    text: &'a str,
    /// Without punctuation and legal forms.
    key: String,
    count: usize,
}

fn loose(what: Aliased, text: &str) -> String {
    let mut key = fold(text);
    if what == Aliased::Supplier {
        while let Some(rest) = FORMS.iter().find_map(|form| key.strip_suffix(form)) {
            if rest.is_empty() {
                break;
            }
            key.truncate(rest.len());
        }
    }
    key
}

/// Of each key the spelling that most components have, and the others of it, each with that one.
fn same_keys(spellings: &[Spelling<'_>]) -> (Vec<usize>, Vec<(usize, usize, Likeness)>) {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, spelling) in spellings.iter().enumerate() {
        groups.entry(&spelling.key).or_default().push(at);
    }
    let (mut firsts, mut pairs) = (Vec::new(), Vec::new());
    for group in groups.into_values() {
        let count = |at: &usize| spellings.get(*at).map_or(0, |spelling| spelling.count);
        let Some(most) = group.iter().copied().max_by_key(count) else {
            continue;
        };
        firsts.push(most);
        let others = group.into_iter().filter(|at| *at != most);
        pairs.extend(others.map(|at| (at, most, Likeness::SameKey)));
    }
    (firsts, pairs)
}

/// Those that are the same when one character of each is left out, and differ in one.
fn one_letter(spellings: &[Spelling<'_>], firsts: &[usize]) -> Vec<(usize, usize, Likeness)> {
    if firsts.len() > MOST_COMPARED {
        return Vec::new();
    }
    let mut without: Vec<(u64, usize)> = Vec::new();
    for at in firsts.iter().copied() {
        let Some(spelling) = spellings.get(at) else {
            continue;
        };
        if COMPARED.contains(&spelling.key.chars().count()) {
            without.push((hash(spelling.key.chars()), at));
            for left_out in 0..spelling.key.chars().count() {
                let rest = spelling.key.chars().enumerate();
                let rest = rest.filter(|(nth, _)| *nth != left_out);
                without.push((hash(rest.map(|(_, c)| c)), at));
            }
        }
    }
    without.sort_unstable();
    without.dedup();
    let mut pairs = BTreeSet::new();
    for group in without.chunk_by(|(one, _), (other, _)| one == other) {
        // A large group is of spellings that are hardly words.
        for (nth, (_, one)) in group.iter().enumerate().take(16) {
            for (_, other) in group.iter().skip(nth + 1).take(16) {
                pairs.insert((*one, *other));
            }
        }
    }
    let is_near = |(one, other): &(usize, usize)| {
        let keys = spellings.get(*one).zip(spellings.get(*other));
        keys.is_some_and(|(one, other)| differ_in_one(&one.key, &other.key))
    };
    let near = pairs.into_iter().filter(is_near);
    near.map(|(one, other)| (one, other, Likeness::OneLetter))
        .collect()
}

/// FNV-1a; what it mixes up is sorted out by comparing.
fn hash(characters: impl Iterator<Item = char>) -> u64 {
    characters.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Whether one letter was changed, added or left out, or two neighbours were exchanged.
fn differ_in_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let one = one.get(start..).unwrap_or_default();
    let other = other.get(start..).unwrap_or_default();
    let end = one.iter().rev().zip(other.iter().rev());
    let end = end.take_while(|(a, b)| a == b).count();
    let one = one.get(..one.len() - end).unwrap_or_default();
    let other = other.get(..other.len() - end).unwrap_or_default();
    let mut letters = one.iter().chain(other);
    if letters.any(|c| c.is_numeric()) {
        return false;
    }
    match (one, other) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

//! What devices are called, and which of them a label names.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::{Candidate, Fit, MOST_CANDIDATES};
use crate::ident::{id::EntityId, text::search_key};

/// The shortest word that is looked for within others: shorter ones are in everything.
const SHORTEST: usize = 4;

/// The longest label in which words are looked for, in characters of its key.
const LONGEST: usize = 300;

/// What devices are called, by the key of the text.
pub(super) struct Index<'a> {
    known: &'a [(EntityId, Vec<String>)],
    /// The places in `known`: of the device, and of the word.
    words: HashMap<String, Vec<(u32, u32)>>,
    /// How many characters the words have that are looked for within others.
    lengths: BTreeSet<usize>,
}

impl<'a> Index<'a> {
    pub(super) fn of(known: &'a [(EntityId, Vec<String>)]) -> Self {
        let mut words: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        let mut lengths = BTreeSet::new();
        for (device, (_, texts)) in (0_u32..).zip(known) {
            for (nth, text) in (0_u32..).zip(texts) {
                let key = search_key(text);
                if key.is_empty() {
                    continue;
                }
                let length = key.chars().count();
                if (SHORTEST..=LONGEST).contains(&length) {
                    lengths.insert(length);
                }
                words.entry(key).or_default().push((device, nth));
            }
        }
        Self {
            known,
            words,
            lengths,
        }
    }

    pub(super) fn candidates(&self, label: &str) -> Vec<Candidate> {
        let mut found: BTreeMap<EntityId, Candidate> = BTreeMap::new();
        for line in label.lines() {
            self.add(&search_key(line), Fit::Line, &mut found);
        }
        // What a line says is not asked of its words.
        if found.is_empty() {
            let key = search_key(label);
            for word in key.split(|c: char| !(c.is_alphanumeric() || "-_.:".contains(c))) {
                let word = word.trim_matches(['.', ':', '-', '_']);
                if word.chars().nth(1).is_some() {
                    self.add(word, Fit::Word, &mut found);
                }
            }
            if found.is_empty() {
                self.add_within(&key, &mut found);
            }
        }
        let mut found: Vec<Candidate> = found.into_values().collect();
        found.sort_by_key(|it| (it.fit, it.id));
        found.truncate(MOST_CANDIDATES);
        found
    }

    fn add(&self, key: &str, fit: Fit, found: &mut BTreeMap<EntityId, Candidate>) {
        for (device, word) in self.words.get(key).into_iter().flatten() {
            let Some((id, texts)) = self.known.get(*device as usize) else {
                continue;
            };
            let word = texts.get(*word as usize).cloned().unwrap_or_default();
            found.entry(*id).or_insert(Candidate { id: *id, fit, word });
        }
    }

    /// Looks at every part of a label that is as long as some word.
    fn add_within(&self, key: &str, found: &mut BTreeMap<EntityId, Candidate>) {
        let starts: Vec<usize> = key.char_indices().map(|(at, _)| at).take(LONGEST).collect();
        let ends = |nth: usize| starts.get(nth).copied().unwrap_or(key.len());
        for length in &self.lengths {
            if *length > starts.len() {
                break;
            }
            for nth in 0..=starts.len() - length {
                let (from, to) = (ends(nth), ends(nth + length));
                let part = key.get(from..to).unwrap_or_default();
                if self.words.contains_key(part) && stands_alone(key, from, to) {
                    self.add(part, Fit::Within, found);
                }
            }
        }
    }
}

/// Whether no number goes on beyond the edges of a part: `10.0.0.1` is not in `10.0.0.12`.
fn stands_alone(key: &str, from: usize, to: usize) -> bool {
    let (before, rest) = key.split_at(from);
    let (part, after) = rest.split_at(to - from);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let goes_on = |one: Option<char>, other: Option<char>| digit(one) && digit(other);
    !goes_on(before.chars().next_back(), part.chars().next())
        && !goes_on(part.chars().next_back(), after.chars().next())
}

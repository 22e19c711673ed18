//! The distinct texts of one column, numbered.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// After how many looks through all entries, and beside these after how many comparisons, an index is cheaper.
const LOOKS: usize = 16;
const MANY_COMPARED: usize = 10_000;

/// Texts in the order in which they came, each once. A text that no row uses any more stays: the numbers are stable.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    text: String,
    /// Where each entry ends in `text`.
    ends: Vec<usize>,
    /// Which entries are JSON of a newer version, in rising order.
    foreign: Vec<u32>,
    /// Finds an entry by its text; there only while many texts are added.
    index: Option<Box<Index>>,
    /// How many entries were compared one by one so far to find texts.
    compared: usize,
}

#[derive(Clone, Debug, Default)]
struct Index {
    hasher: DefaultHashBuilder,
    table: HashTable<u32>,
}

/// A copy has no index.
impl Clone for Dictionary {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            ends: self.ends.clone(),
            foreign: self.foreign.clone(),
            index: None,
            compared: 0,
        }
    }
}

impl Dictionary {
    /// Takes entries as they were stored; `None` if they do not fit together.
    pub(crate) fn from_parts(text: String, ends: Vec<usize>, foreign: Vec<u32>) -> Option<Self> {
        let mut start = 0;
        for end in &ends {
            text.get(start..*end)?;
            start = *end;
        }
        let sorted = foreign.windows(2).all(|pair| pair[0] < pair[1]);
        let known = foreign
            .last()
            .is_none_or(|last| (*last as usize) < ends.len());
        (start == text.len() && sorted && known).then_some(Self {
            text,
            ends,
            foreign,
            index: None,
            compared: 0,
        })
    }

    /// Returns an empty one to which many texts will be added.
    pub(crate) fn indexed() -> Self {
        let mut dictionary = Self::default();
        dictionary.build_index();
        dictionary
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, entry: u32) -> &str {
        let entry = entry as usize;
        let start = if entry == 0 {
            0
        } else {
            self.ends.get(entry - 1).copied().unwrap_or_default()
        };
        self.ends
            .get(entry)
            .and_then(|end| self.text.get(start..*end))
            .unwrap_or_default()
    }

    pub(crate) fn is_foreign(&self, entry: u32) -> bool {
        !self.foreign.is_empty() && self.foreign.binary_search(&entry).is_ok()
    }

    pub(crate) fn foreign(&self) -> &[u32] {
        &self.foreign
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// Lists the entries in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|entry| self.get(super::changes::row_number(entry)))
    }

    /// Returns the number of the text, if it is there.
    pub(crate) fn find(&self, text: &str, foreign: bool) -> Option<u32> {
        if let Some(index) = &self.index {
            return index
                .table
                .find(index.hasher.hash_one(text), |entry| {
                    self.get(*entry) == text && self.is_foreign(*entry) == foreign
                })
                .copied();
        }
        let mut start = 0;
        let found = self.ends.iter().position(|end| {
            let length = end - start;
            let same = length == text.len() && self.text.get(start..*end) == Some(text);
            start = *end;
            same
        })?;
        let entry = super::changes::row_number(found);
        // The same characters may be there once as text and once as foreign JSON: rare, so the slow way is good enough.
        if self.is_foreign(entry) == foreign {
            return Some(entry);
        }
        (0..self.ends.len())
            .map(super::changes::row_number)
            .find(|entry| self.get(*entry) == text && self.is_foreign(*entry) == foreign)
    }

    /// Returns the number of the text, adding it if it is new.
    pub(crate) fn intern(&mut self, text: &str, foreign: bool) -> u32 {
        self.index_if_worthwhile();
        if let Some(entry) = self.find(text, foreign) {
            return entry;
        }
        let entry = super::changes::row_number(self.ends.len());
        self.text.push_str(text);
        self.ends.push(self.text.len());
        if foreign {
            self.foreign.push(entry);
        }
        if let Some(mut index) = self.index.take() {
            let hash = index.hasher.hash_one(text);
            let hasher = &index.hasher;
            index
                .table
                .insert_unique(hash, entry, |entry| hasher.hash_one(self.get(*entry)));
            self.index = Some(index);
        }
        entry
    }

    /// Builds the index once looking without one has cost about as much: thousands of small commits, one after the other,
    /// each add a text or two. A copy begins anew, so that a ledger which is edited now and then stays without.
    fn index_if_worthwhile(&mut self) {
        if self.index.is_some() {
            return;
        }
        self.compared += self.ends.len();
        if self.compared > self.ends.len() * LOOKS + MANY_COMPARED {
            self.build_index();
        }
    }

    /// Returns whether finding a text takes constant time.
    pub(crate) fn has_index(&self) -> bool {
        self.index.is_some()
    }

    /// Prepares for many additions: each then takes constant time.
    pub(crate) fn build_index(&mut self) {
        let mut index = Index::default();
        for entry in (0..self.ends.len()).map(super::changes::row_number) {
            let hash = index.hasher.hash_one(self.get(entry));
            let hasher = &index.hasher;
            index
                .table
                .insert_unique(hash, entry, |entry| hasher.hash_one(self.get(*entry)));
        }
        self.index = Some(Box::new(index));
        self.compared = 0;
    }

    /// Gives the memory of the index back.
    pub(crate) fn drop_index(&mut self) {
        self.index = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_index_numbers_are_the_same() {
        for indexed in [false, true] {
            let mut dictionary = Dictionary::default();
            if indexed {
                dictionary.build_index();
            }
            let numbers: Vec<_> = [
                ("a", false),
                ("", false),
                ("a", true),
                ("b", false),
                ("a", false),
                ("a", true),
                ("", false),
            ]
            .map(|(text, foreign)| dictionary.intern(text, foreign))
            .into();
            assert_eq!(numbers, [0, 1, 2, 3, 0, 2, 1], "indexed: {indexed}");
            assert_eq!(dictionary.iter().collect::<Vec<_>>(), ["a", "", "a", "b"]);
        }
    }

    #[test]
    fn many_single_additions_build_an_index_and_a_copy_has_none() {
        let mut dictionary = Dictionary::default();
        let number =
            |dictionary: &mut Dictionary, nth: u32| dictionary.intern(&nth.to_string(), false);
        for nth in 0..2_000 {
            assert_eq!(number(&mut dictionary, nth), nth);
        }
        assert!(dictionary.has_index());
        let mut copy = dictionary.clone();
        assert!(!copy.has_index());
        for nth in (0..2_000).rev() {
            assert_eq!(number(&mut copy, nth), nth);
        }
        assert_eq!(copy.len(), 2_000);
    }

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        assert!(Dictionary::from_parts("ab".into(), vec![1, 2], vec![1]).is_some());
        for (text, ends, foreign) in [
            ("ab", vec![1], vec![]),
            ("ab", vec![2, 1, 2], vec![]),
            ("あ", vec![1, 3], vec![]),
            ("ab", vec![1, 9], vec![]),
            ("ab", vec![1, 2], vec![2]),
        ] {
            assert!(Dictionary::from_parts(text.into(), ends, foreign).is_none());
        }
    }
}

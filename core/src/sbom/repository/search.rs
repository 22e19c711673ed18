//! Questions to the repository, and what they find.
//!
//! A question goes over one text for each component, made when the component was taken in. While somebody types, a question
//! that goes on where the one before stopped looks only at what that one found.

use memchr::memmem::Finder;

use super::{Entry, Place, Repository, version::Version};
use crate::ident::text::search_key;

/// An entry that was found, and those of its versions that were asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hit<'a> {
    /// The component.
    pub entry: &'a Entry,
    /// Its versions that fit, with where they stand.
    pub versions: Vec<(&'a Version, &'a [Place])>,
}

/// What a question found, without the components themselves: [`Repository::hit`] gives one of them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Found {
    words: Words,
    /// The entries, those first that are called as the question says.
    entries: Vec<u32>,
}

impl Found {
    /// Counts what was found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The words of a question.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Words {
    names: Vec<String>,
    versions: Vec<String>,
}

impl Words {
    fn of(text: &str) -> Self {
        let key = search_key(text);
        let words = key.split_whitespace().map(str::to_owned);
        let (versions, names) = words.partition(|word| super::version::is_version(word));
        Self { names, versions }
    }

    /// Whether everything that this question finds, `other` found as well.
    fn narrows(&self, other: &Self) -> bool {
        let is_in = |word: &String| self.names.iter().any(|own| own.contains(word.as_str()));
        // A longer version need not be found by a shorter one: 1.1 does not fit 1.10.
        other.names.iter().all(is_in) && other.versions.is_empty()
    }
}

impl Repository {
    /// Finds components whose names, or suppliers, have every word of `text`. Words that begin with a digit ask for versions:
    /// `1.0.2` finds 1.0.2 and 1.0.2k, `1.0.x` and `1.0.*` every version that begins with 1.0. Components that are called as the
    /// text says come first, then those whose names begin so.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<Hit<'_>> {
        let found = self.find(text, None);
        let all = 0..found.len();
        all.filter_map(|nth| self.hit(&found, nth)).collect()
    }

    /// Finds as [`search`](Self::search) does, among what a question `before` found if this one can find nothing else.
    ///
    /// `before` is of this repository, and nothing was added since.
    #[must_use]
    pub fn find(&self, text: &str, before: Option<&Found>) -> Found {
        let words = Words::of(text);
        let finders: Vec<Finder<'_>> = words.names.iter().map(Finder::new).collect();
        let mut ranked: Vec<(u8, &str, u32)> = Vec::new();
        let mut look = |at: u32| {
            let Some(entry) = self.entries.get(at as usize) else {
                return;
            };
            let has = |finder: &Finder<'_>| finder.find(entry.found_by.as_bytes()).is_some();
            let is_asked = |version: &Version| {
                let mut wanted = words.versions.iter();
                wanted.all(|wanted| version.fits(wanted))
            };
            if finders.iter().all(has)
                && (words.versions.is_empty() || entry.versions.keys().any(is_asked))
            {
                ranked.push((rank(entry.key(), &words.names), entry.key(), at));
            }
        };
        match before.filter(|before| words.narrows(&before.words)) {
            Some(before) => before.entries.iter().for_each(|at| look(*at)),
            None => self.by_key.values().for_each(|at| look(*at)),
        }
        ranked.sort_unstable();
        Found {
            words,
            entries: ranked.into_iter().map(|(.., at)| at).collect(),
        }
    }

    /// Returns what was found at a place, from 0, with the versions that were asked for.
    #[must_use]
    pub fn hit(&self, found: &Found, nth: usize) -> Option<Hit<'_>> {
        let entry = self.entries.get(*found.entries.get(nth)? as usize)?;
        let wanted = &found.words.versions;
        let versions = entry.versions.iter();
        let fit = versions.filter(|(version, _)| wanted.iter().all(|wanted| version.fits(wanted)));
        Some(Hit {
            entry,
            versions: fit.map(|(version, at)| (version, at.as_slice())).collect(),
        })
    }
}

fn rank(key: &str, names: &[String]) -> u8 {
    let own = key.rsplit('/').next().unwrap_or(key);
    match names {
        [name] if own == name || key == name => 0,
        [name, ..] if own.starts_with(name.as_str()) || key.starts_with(name.as_str()) => 1,
        _ => 2,
    }
}

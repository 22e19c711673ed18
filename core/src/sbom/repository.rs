//! The component repository of a hospital: every component of every SBOM, found by one box.
//!
//! Source: manufacturer guidebook, annex A.2: a hospital builds a repository of all software components from the SBOMs that it
//! received.
//!
//! A component is known by its name space and name, in the spelling in which texts are searched; its versions stand side by
//! side. Who supplies it is told and does not divide: makers write one supplier in many ways.

use std::{cmp::Ordering, collections::BTreeMap};

use super::model::{Component, Sbom};
use crate::ident::text::{organization_key, search_key};

/// Where a component stands.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The number of the document, as it was given to [`Repository::add`].
    pub document: usize,
    /// The number of the component in it.
    pub component: usize,
}

/// A component in all its versions.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Entry {
    /// Its name with its name space, in the first spelling that came.
    pub name: String,
    /// Who supplies it: every spelling that came, in the order of their keys.
    pub suppliers: BTreeMap<String, String>,
    /// Where each version stands; the key of no version at all is empty.
    pub versions: BTreeMap<Version, Vec<Place>>,
}

/// A version as written, ordered by its numbers: 1.9 stands before 1.10.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Version(pub String);

/// An entry that was found, and those of its versions that were asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hit<'a> {
    /// The component.
    pub entry: &'a Entry,
    /// Its versions that fit, with where they stand.
    pub versions: Vec<(&'a Version, &'a [Place])>,
}

/// Every component of every SBOM.
#[derive(Clone, Debug, Default)]
pub struct Repository {
    entries: BTreeMap<String, Entry>,
}

impl Repository {
    /// Takes the components of a document in.
    pub fn add(&mut self, document: usize, sbom: &Sbom) {
        for (at, component) in sbom.components.iter().enumerate() {
            let place = Place {
                document,
                component: at,
            };
            self.add_one(place, component);
        }
    }

    fn add_one(&mut self, place: Place, component: &Component) {
        let name = match &component.group {
            Some(group) => format!("{group}/{}", component.name),
            None => component.name.clone(),
        };
        let entry = self.entries.entry(search_key(&name)).or_default();
        if entry.name.is_empty() {
            entry.name = name;
        }
        if let Some(supplier) = &component.supplier {
            let key = organization_key(supplier);
            entry
                .suppliers
                .entry(key)
                .or_insert_with(|| supplier.clone());
        }
        let version = Version(component.version.clone().unwrap_or_default());
        entry.versions.entry(version).or_default().push(place);
    }

    /// Counts the components, all versions of one being one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Lists all components, by name.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Finds components whose names, or suppliers, have every word of `text`. Words that begin with a digit ask for versions:
    /// `1.0.2` finds 1.0.2 and 1.0.2k, `1.0.x` and `1.0.*` every version that begins with 1.0. Components that are called as the
    /// text says come first, then those whose names begin so.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<Hit<'_>> {
        let key = search_key(text);
        let (versions, names): (Vec<&str>, Vec<&str>) =
            key.split_whitespace().partition(|word| is_version(word));
        let mut hits: Vec<(u8, Hit<'_>)> = self
            .entries
            .iter()
            .filter(|(key, entry)| names.iter().all(|word| has(key, entry, word)))
            .filter_map(|(key, entry)| {
                let fit = entry
                    .versions
                    .iter()
                    .filter(|(version, _)| versions.iter().all(|wanted| version.fits(wanted)));
                let versions: Vec<_> = fit.map(|(version, at)| (version, at.as_slice())).collect();
                let rank = rank(key, &names);
                (!versions.is_empty()).then_some((rank, Hit { entry, versions }))
            })
            .collect();
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

fn is_version(word: &str) -> bool {
    let word = word.strip_prefix('v').unwrap_or(word);
    word.starts_with(|first: char| first.is_ascii_digit())
}

fn has(key: &str, entry: &Entry, word: &str) -> bool {
    key.contains(word)
        || entry
            .suppliers
            .values()
            .any(|name| search_key(name).contains(word))
}

fn rank(key: &str, names: &[&str]) -> u8 {
    let own = key.rsplit('/').next().unwrap_or(key);
    match names {
        [name] if own == *name || key == *name => 0,
        [name, ..] if own.starts_with(name) || key.starts_with(name) => 1,
        _ => 2,
    }
}

impl Version {
    /// Whether it is the version that somebody asks for, or one of those.
    #[must_use]
    pub fn fits(&self, wanted: &str) -> bool {
        let own = search_key(&self.0);
        let own = own.strip_prefix('v').unwrap_or(&own);
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

//! The component repository of a hospital: every component of every SBOM, found by one box.
//!
//! | module | what it holds |
//! |---|---|
//! | [`version`] | versions, their order, and which of them a question means |
//! | [`search`] | questions and what they find, narrowed while somebody types |
//! | [`aliases`] | spellings that a person confirmed to be one |
//! | [`confirmed`] | the same, in the ledger |
//! | [`suggest`] | spellings that may be one, for a person to confirm |
//!
//! Source: manufacturer guidebook, annex A.2: a hospital builds a repository of all software components from the SBOMs that it
//! received.
//!
//! A component is known by its name space and name, in the spelling in which texts are searched; its versions stand side by
//! side. Who supplies it is told and does not divide: makers write one supplier in many ways. What a person confirmed to be
//! one is one; nothing else is joined by itself.

pub mod aliases;
pub mod confirmed;
pub mod search;
pub mod suggest;
pub mod version;

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use self::{aliases::Aliases, version::Version};
use super::{digest::Digest, model::Sbom};
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
    /// Its name with its name space: the confirmed spelling, or the first that came.
    pub name: String,
    /// Other spellings of the name that came.
    pub spellings: BTreeSet<String>,
    /// Who supplies it: one spelling of each, in the order of their keys.
    pub suppliers: BTreeMap<String, String>,
    /// Where each version stands; the key of no version at all is empty.
    pub versions: BTreeMap<Version, Vec<Place>>,
    /// Everything by which it is found, line by line; its own key first.
    found_by: String,
}

impl Entry {
    /// Lists where it stands, version by version.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.versions.values().flatten().copied()
    }

    fn key(&self) -> &str {
        self.found_by.lines().next().unwrap_or_default()
    }

    /// Adds a line to what it is found by.
    fn find_by(&mut self, key: &str) {
        self.found_by.push('\n');
        self.found_by.push_str(key);
    }
}

/// What the repository takes of a component.
#[derive(Clone, Copy, Debug)]
struct Taken<'a> {
    group: Option<&'a str>,
    name: &'a str,
    version: Option<&'a str>,
    supplier: Option<&'a str>,
}

/// How a supplier is written, and how often.
#[derive(Clone, Debug)]
struct Spelling {
    text: String,
    /// The key of the supplier that it is of.
    of: String,
    /// The spelling that stands for it.
    shown: String,
    /// The keys by which it is found, line by line.
    search: String,
    components: usize,
}

/// Every component of every SBOM.
#[derive(Clone, Debug, Default)]
pub struct Repository {
    aliases: Aliases,
    /// The places of entries by their keys.
    by_key: BTreeMap<String, u32>,
    entries: Vec<Entry>,
    /// The places of entries by their names as written, so that each spelling is folded once.
    by_name: HashMap<String, u32>,
    /// The suppliers as they are written.
    suppliers: Vec<Spelling>,
    /// The places of suppliers by how they are written.
    by_supplier: HashMap<String, usize>,
}

impl Repository {
    /// Returns an empty one in which spellings are one that a person confirmed to be.
    #[must_use]
    pub fn with_aliases(aliases: Aliases) -> Self {
        Self {
            aliases,
            ..Self::default()
        }
    }

    /// Takes the components of a document in.
    pub fn add(&mut self, document: usize, sbom: &Sbom) {
        for (at, component) in sbom.components.iter().enumerate() {
            let taken = Taken {
                group: component.group.as_deref(),
                name: &component.name,
                version: component.version.as_deref(),
                supplier: component.supplier.as_deref(),
            };
            self.add_one(document, at, taken);
        }
    }

    /// Takes the components of a document in whose digest was kept.
    pub fn add_digest(&mut self, document: usize, digest: &Digest) {
        for (at, part) in digest.components.iter().enumerate() {
            let taken = Taken {
                group: part.group.as_deref(),
                name: &part.name,
                version: part.version.as_deref(),
                supplier: part.supplier.as_deref(),
            };
            self.add_one(document, at, taken);
        }
    }

    fn add_one(&mut self, document: usize, component: usize, taken: Taken<'_>) {
        let supplier = taken.supplier.map(|supplier| self.supplier(supplier));
        let at = match taken.group {
            Some(group) => self.entry(&format!("{group}/{}", taken.name)),
            None => self.entry(taken.name),
        };
        let Some(entry) = self.entries.get_mut(at as usize) else {
            return;
        };
        if let Some(supplier) = supplier.and_then(|at| self.suppliers.get(at)) {
            if !entry.found_by.contains(&supplier.search) {
                entry.find_by(&supplier.search);
            }
            if !entry.suppliers.contains_key(&supplier.of) {
                let (key, shown) = (supplier.of.clone(), supplier.shown.clone());
                entry.suppliers.insert(key, shown);
            }
        }
        let version = Version(taken.version.unwrap_or_default().to_owned());
        let place = Place {
            document,
            component,
        };
        entry.versions.entry(version).or_default().push(place);
    }

    /// Returns the place of the entry of a name, which is made where there is none.
    fn entry(&mut self, name: &str) -> u32 {
        if let Some(at) = self.by_name.get(name) {
            return *at;
        }
        let own = search_key(name);
        let confirmed = self.aliases.name_of(&own);
        let key = confirmed.map(search_key).unwrap_or_else(|| own.clone());
        let at = match self.by_key.get(&key) {
            Some(at) => *at,
            None => {
                let at = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
                self.by_key.insert(key.clone(), at);
                self.entries.push(Entry {
                    name: confirmed.unwrap_or(name).to_owned(),
                    found_by: key.clone(),
                    ..Entry::default()
                });
                at
            }
        };
        if let Some(entry) = self.entries.get_mut(at as usize)
            && entry.name != name
        {
            if own != key {
                entry.find_by(&own);
            }
            entry.spellings.insert(name.to_owned());
        }
        self.by_name.insert(name.to_owned(), at);
        at
    }

    /// Returns the place of a supplier, and counts it.
    fn supplier(&mut self, supplier: &str) -> usize {
        if let Some(at) = self.by_supplier.get(supplier) {
            if let Some(known) = self.suppliers.get_mut(*at) {
                known.components += 1;
            }
            return *at;
        }
        let own = organization_key(supplier);
        let confirmed = self.aliases.supplier_of(&own);
        let mut search = search_key(supplier);
        if let Some(confirmed) = confirmed {
            search.push('\n');
            search.push_str(&search_key(confirmed));
        }
        let spelling = Spelling {
            text: supplier.to_owned(),
            of: confirmed.map(organization_key).unwrap_or(own),
            shown: confirmed.unwrap_or(supplier).to_owned(),
            search,
            components: 1,
        };
        let at = self.suppliers.len();
        self.by_supplier.insert(supplier.to_owned(), at);
        self.suppliers.push(spelling);
        at
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
        let places = self.by_key.values();
        places.filter_map(|at| self.entries.get(*at as usize))
    }

    /// Returns the spellings that a person confirmed to be one.
    #[must_use]
    pub fn aliases(&self) -> &Aliases {
        &self.aliases
    }
}

//! Spellings of suppliers and of components that a person confirmed to be one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ident::text::{organization_key, search_key};

/// What a spelling is of.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Aliased {
    /// Of a supplier.
    Supplier,
    /// Of a component: its name with its name space, `org.example/name`.
    Name,
}

impl Aliased {
    /// Returns the key under which a spelling is known.
    pub(super) fn key(self, spelling: &str) -> String {
        match self {
            Self::Supplier => organization_key(spelling),
            Self::Name => search_key(spelling),
        }
    }
}

/// For each spelling that is another's, the one that stands for both.
///
/// No spelling stands for one that another stands for: what is confirmed later is followed to its end.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Aliases {
    suppliers: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

impl Aliases {
    /// Makes a spelling another one's. What stood for the other, or was made this one's before, follows.
    pub fn confirm(&mut self, what: Aliased, spelling: &str, canonical: &str) {
        let (key, aim) = (what.key(spelling), what.key(canonical));
        let map = self.map(what);
        let canonical = map.get(&aim).map_or(canonical, String::as_str).to_owned();
        let aim = what.key(&canonical);
        if key == aim {
            // It stands for the other already: the other way round, the person wants.
            map.remove(&key);
            return;
        }
        for value in map.values_mut().filter(|value| what.key(value) == key) {
            value.clone_from(&canonical);
        }
        map.insert(key, canonical);
    }

    /// Makes a spelling its own again.
    pub fn forget(&mut self, what: Aliased, spelling: &str) {
        self.map(what).remove(&what.key(spelling));
    }

    /// Returns what stands for a spelling; itself where nothing does.
    #[must_use]
    pub fn canonical<'a>(&'a self, what: Aliased, spelling: &'a str) -> &'a str {
        let key = what.key(spelling);
        let found = match what {
            Aliased::Supplier => self.supplier_of(&key),
            Aliased::Name => self.name_of(&key),
        };
        found.unwrap_or(spelling)
    }

    /// Lists the keys of spellings with what stands for each.
    pub fn all(&self, what: Aliased) -> impl Iterator<Item = (&str, &str)> {
        let map = match what {
            Aliased::Supplier => &self.suppliers,
            Aliased::Name => &self.names,
        };
        map.iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    pub(super) fn supplier_of(&self, key: &str) -> Option<&str> {
        self.suppliers.get(key).map(String::as_str)
    }

    pub(super) fn name_of(&self, key: &str) -> Option<&str> {
        self.names.get(key).map(String::as_str)
    }

    fn map(&mut self, what: Aliased) -> &mut BTreeMap<String, String> {
        match what {
            Aliased::Supplier => &mut self.suppliers,
            Aliased::Name => &mut self.names,
        }
    }
}

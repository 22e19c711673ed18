//! Names and the entities of the ledger that they mean.

use hashbrown::{HashMap, HashSet};

use crate::{
    catalogue::field::Kind,
    ident::{
        id::EntityId,
        order::sort_by,
        text::{match_key, organization_key},
    },
    ledger::{state::Ledger, table::Presence},
};

/// The entities of one kind by name.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    kind: Kind,
    /// The entity that a name means; the smallest id where several have it.
    by_key: HashMap<String, EntityId>,
    /// For each entity the one that stands for all of its name.
    stands_for: HashMap<EntityId, EntityId>,
    present: HashSet<EntityId>,
}

impl Names {
    pub(crate) fn new(ledger: &Ledger, kind: Kind) -> Self {
        let mut names = Self {
            kind,
            by_key: HashMap::new(),
            stands_for: HashMap::new(),
            present: HashSet::new(),
        };
        let table = ledger.table(kind.as_str());
        let ids = table.map(|table| table.ids()).unwrap_or_default();
        let mut known: Vec<(bool, EntityId, String)> = Vec::new();
        for record in ids.iter().filter_map(|id| ledger.record(kind.as_str(), id)) {
            let deleted = record.presence() == Presence::Deleted;
            if !deleted {
                names.present.insert(record.id());
            }
            names.stands_for.insert(record.id(), record.id());
            if let Some(name) = record.text("name").filter(|name| !name.trim().is_empty()) {
                known.push((deleted, record.id(), key(kind, name)));
            }
        }
        // Those that are there stand before those that were deleted.
        sort_by(&mut known, Ord::cmp);
        for (_, id, key) in known {
            let first = *names.by_key.entry(key).or_insert(id);
            names.stands_for.insert(id, first);
        }
        names
    }

    /// Returns the entity that a name means, which import makes if the ledger lacks it. The id of one that it has, in place of
    /// a name, means that one.
    ///
    /// The id of a new one depends on the name alone, so that two laptops make the same one. An entity of that id that has
    /// been renamed since is meant too.
    pub(crate) fn resolve(&self, name: &str) -> EntityId {
        let key = key(self.kind, name);
        if let Some(id) = self.by_key.get(&key) {
            return *id;
        }
        let by_id = name
            .parse()
            .ok()
            .and_then(|id: EntityId| self.stands_for.get(&id));
        by_id
            .copied()
            .unwrap_or_else(|| self.representative(EntityId::derived(self.kind.as_str(), &key)))
    }

    /// Returns the entity that stands for all of the same name.
    pub(crate) fn representative(&self, id: EntityId) -> EntityId {
        self.stands_for.get(&id).copied().unwrap_or(id)
    }

    /// Tells whether the ledger has the entity and it is not deleted.
    pub(crate) fn is_present(&self, id: &EntityId) -> bool {
        self.present.contains(id)
    }
}

/// Tells whether the ledger knows an entity that was deleted.
pub(crate) fn is_deleted(ledger: &Ledger, kind: Kind, id: &EntityId) -> bool {
    ledger
        .record(kind.as_str(), id)
        .is_some_and(|record| record.presence() == Presence::Deleted)
}

/// Returns the key under which spellings of one name are one.
fn key(kind: Kind, name: &str) -> String {
    if kind == Kind::Organization {
        return organization_key(name);
    }
    let mut key = match_key(name);
    key.retain(|c| c != ' ');
    key
}

/// The names of all kinds that the fields of a device refer to.
#[derive(Clone, Debug)]
pub(crate) struct Directory {
    kinds: [Names; 3],
}

impl Directory {
    pub(crate) fn new(ledger: &Ledger) -> Self {
        let kinds = [Kind::Organization, Kind::Department, Kind::Person];
        Self {
            kinds: kinds.map(|kind| Names::new(ledger, kind)),
        }
    }

    /// Returns the names of a kind, `None` for kinds that have none.
    pub(crate) fn of(&self, kind: Kind) -> Option<&Names> {
        self.kinds.iter().find(|names| names.kind == kind)
    }
}

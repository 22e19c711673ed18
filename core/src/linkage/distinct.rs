//! Pairs of units that a person called different: nobody is asked about them again, on any computer.
//!
//! Each is an entity of kind [`DISTINCT`] under an id that depends on the two units alone, so that two people who say so
//! make one of it. It holds the units in `a` and `b`, the smaller id first, and `true` in `different`.

use hashbrown::HashSet;

use crate::{
    device::joined::resolve,
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        edit::revive,
        state::{Ledger, Record},
        value::ValueRef,
    },
};

/// The kind of such an entity.
pub const DISTINCT: &str = "distinct";

const DIFFERENT: &str = "different";
const TRUE: &str = "true";

/// Returns the id under which it is kept that two units are different, in whatever order they are named.
#[must_use]
pub fn id_of(one: &EntityId, other: &EntityId) -> EntityId {
    let (a, b) = (one.min(other), one.max(other));
    EntityId::derived(DISTINCT, &format!("{a} {b}"))
}

/// Returns the changes that call two units different; none if they are the same unit.
#[must_use]
pub fn tell(ledger: &Ledger, one: &EntityId, other: &EntityId) -> ChangeSet {
    let mut changes = ChangeSet::new();
    if one == other {
        return changes;
    }
    let id = id_of(one, other);
    changes.set_text(DISTINCT, id, "a", &one.min(other).to_string());
    changes.set_text(DISTINCT, id, "b", &one.max(other).to_string());
    changes.set_text(DISTINCT, id, DIFFERENT, TRUE);
    revive(ledger, DISTINCT, id, &mut changes);
    changes
}

/// Returns the changes that take back everything by which two units are different; none if nobody said so.
#[must_use]
pub fn take_back(ledger: &Ledger, one: &EntityId, other: &EntityId) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let wanted = ordered(resolve(ledger, *one), resolve(ledger, *other));
    for record in ledger.records(DISTINCT) {
        if pair_of(ledger, &record) == Some(wanted) {
            changes.set(DISTINCT, record.id(), DIFFERENT, ValueRef::Cleared);
        }
    }
    changes
}

/// All pairs that were called different. Units that were joined since stand in them as the ones that they were joined to.
#[derive(Clone, Debug, Default)]
pub struct Distinct {
    pairs: HashSet<(EntityId, EntityId)>,
}

impl Distinct {
    /// Reads the pairs of a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let records = ledger.records(DISTINCT);
        let pairs = records.filter_map(|record| pair_of(ledger, &record));
        Self {
            pairs: pairs.collect(),
        }
    }

    /// Tells whether two units were called different.
    #[must_use]
    pub fn has(&self, one: &EntityId, other: &EntityId) -> bool {
        self.pairs.contains(&ordered(*one, *other))
    }

    /// Counts the pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Tells whether nobody called any two units different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Lists the pairs, the smaller id first, by their ids.
    #[must_use]
    pub fn pairs(&self) -> Vec<(EntityId, EntityId)> {
        let mut pairs: Vec<_> = self.pairs.iter().copied().collect();
        pairs.sort_unstable();
        pairs
    }
}

/// The units that a record calls different. Where people disagree whether they are, nobody is asked about the pair.
fn pair_of(ledger: &Ledger, record: &Record<'_>) -> Option<(EntityId, EntityId)> {
    let told = record.heads(DIFFERENT);
    if !told.iter().any(|(_, value)| *value == ValueRef::Text(TRUE)) {
        return None;
    }
    let unit = |field: &str| Some(resolve(ledger, record.reference(field)?));
    let (one, other) = (unit("a")?, unit("b")?);
    (one != other).then(|| ordered(one, other))
}

fn ordered(one: EntityId, other: EntityId) -> (EntityId, EntityId) {
    (one.min(other), one.max(other))
}

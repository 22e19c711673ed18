//! Joining many pairs at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    join::{Chosen, Joining, Names},
    pair::Pair,
};
use crate::{device::list::DeviceList, ident::id::EntityId, ledger::changes::ChangeSet};

/// The changes that join many pairs.
#[derive(Clone, Debug, Default)]
pub struct Together {
    /// The changes of the one commit.
    pub changes: ChangeSet,
    /// How many devices are left of those that were joined.
    pub devices: usize,
    /// How many units were joined to them.
    pub gone: usize,
    /// How many pairs were left alone: devices of which some pairs are given and others are not.
    pub left: usize,
}

/// Joins the first `most` devices of which all pairs are given, newest values first.
///
/// Where A is like B and B like C, but A and C are not given as a pair, all three are left to a person.
#[must_use]
pub fn join_all(list: &DeviceList, pairs: &[Pair], most: usize) -> Together {
    let names = Names::of(list.ledger());
    let mut together = Together::default();
    let given: BTreeSet<(EntityId, EntityId)> =
        pairs.iter().map(|pair| (pair.stays, pair.goes)).collect();
    let mut leads = leads(pairs);
    let mut inside: BTreeMap<EntityId, usize> = BTreeMap::new();
    for (one, _) in &given {
        *inside.entry(root(&mut leads, *one)).or_default() += 1;
    }
    for (first, units) in groups(leads) {
        let count = inside.get(&first).copied().unwrap_or_default();
        if count != units.len() * (units.len() - 1) / 2 {
            together.left += count;
        } else if together.devices < most
            && let Some(joining) = Joining::of(list, &names, &units)
        {
            together.changes.extend(&joining.changes(&Chosen::new()));
            together.devices += 1;
            together.gone += units.len() - 1;
        }
    }
    together
}

/// Leads from every unit to a smaller one that it hangs together with, the smallest to itself.
fn leads(pairs: &[Pair]) -> BTreeMap<EntityId, EntityId> {
    let mut leads = BTreeMap::new();
    for pair in pairs {
        let (one, other) = (root(&mut leads, pair.stays), root(&mut leads, pair.goes));
        leads.insert(one.max(other), one.min(other));
    }
    leads
}

/// Returns the units that hang together by pairs, by the smallest id of each group.
fn groups(mut leads: BTreeMap<EntityId, EntityId>) -> BTreeMap<EntityId, Vec<EntityId>> {
    let ids: Vec<EntityId> = leads.keys().copied().collect();
    let mut groups: BTreeMap<EntityId, Vec<EntityId>> = BTreeMap::new();
    for id in ids {
        groups.entry(root(&mut leads, id)).or_default().push(id);
    }
    groups
}

/// Returns the smallest id known of the group of `id`, and remembers it on the way there.
fn root(leads: &mut BTreeMap<EntityId, EntityId>, id: EntityId) -> EntityId {
    let mut end = id;
    while let Some(next) = leads.get(&end).filter(|next| **next != end) {
        end = *next;
    }
    let mut at = id;
    while let Some(next) = leads.insert(at, end).filter(|_| at != end) {
        at = next;
    }
    end
}

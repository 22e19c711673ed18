//! Merge is a union of sets of commits: order, repetition and grouping do not matter, and nothing is lost.

use std::collections::BTreeSet;

use daicho_core::{
    ident::hash::Hash,
    ledger::{
        commit::SealedCommit,
        history::entity_changes,
        log::CommitIndex,
        state::{Applied, Ledger},
        value::Value,
    },
};
use proptest::prelude::*;

use crate::{
    thousand,
    view::{assert_same, view_of},
    world::{ledger_of, world},
};

/// Applies what another ledger consists of.
fn merge(ledger: &mut Ledger, commits: &[&SealedCommit]) {
    for commit in commits {
        ledger.apply(commit).unwrap();
    }
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn union_is_idempotent(world in world(), mask: u64, order: u64, again: u64) {
        let some = world.some(mask, order);
        let mut ledger = ledger_of(some.iter().copied());
        let before = view_of(&ledger);
        for commit in world.some(mask, again) {
            prop_assert_eq!(ledger.apply(commit), Ok(Applied::Known));
        }
        assert_same(&view_of(&ledger), &before);
    }

    #[test]
    fn union_is_commutative(world in world(), masks: [u64; 2], orders: [u64; 2]) {
        let [a, b] = [0, 1].map(|side| world.some(masks[side], orders[side]));
        let mut one = ledger_of(a.iter().copied());
        merge(&mut one, &b);
        let mut other = ledger_of(b);
        merge(&mut other, &a);
        assert_same(&view_of(&one), &view_of(&other));
    }

    /// (a ∪ b) ∪ c = a ∪ (b ∪ c), where what `b ∪ c` hands over comes in an order of its own.
    #[test]
    fn union_is_associative(world in world(), masks: [u64; 3], orders: [u64; 3]) {
        let [a, b, c] = [0, 1, 2].map(|side| world.some(masks[side], orders[side]));
        let mut left = ledger_of(a.iter().copied());
        merge(&mut left, &b);
        merge(&mut left, &c);
        let right_part = world.some(masks[1] | masks[2], orders[0] ^ orders[2]);
        let mut right = ledger_of(a);
        merge(&mut right, &right_part);
        assert_same(&view_of(&left), &view_of(&right));
    }

    /// Every commit that came is applied or waits; every applied change is a head, or a head happened after it.
    #[test]
    fn no_change_is_ever_lost(world in world(), mask: u64, order: u64) {
        let given = world.some(mask, order);
        let ledger = ledger_of(given.iter().copied());
        let applied = ledger.commits().map(|info| info.hash);
        let kept: BTreeSet<Hash> = applied.chain(ledger.pending().map(|(_, hash)| hash)).collect();
        prop_assert_eq!(kept, given.iter().map(|commit| commit.hash()).collect());
        for commit in given {
            if let Some(at) = ledger.find_commit(commit.commit().dot) {
                check_changes(&ledger, at, commit);
            }
        }
    }

    /// A ledger that was copied before it grew stays what it was.
    #[test]
    fn growing_a_copy_leaves_the_original(world in world(), mask: u64, order: u64) {
        let ledger = ledger_of(world.some(mask, order));
        let before = view_of(&ledger);
        let mut copy = ledger.clone();
        merge(&mut copy, &world.all(order));
        assert_same(&view_of(&ledger), &before);
    }
}

/// The changes of one applied commit are found in the state, and in the history of their entities.
fn check_changes(ledger: &Ledger, at: CommitIndex, commit: &SealedCommit) {
    for change in commit.commit().changes.iter() {
        let record = ledger.record(change.kind, &change.id).unwrap();
        let is_kept = record.heads(change.field).iter().any(|(head, value)| {
            (*head == at && *value == change.value) || ledger.happened_before(at, *head)
        });
        assert!(is_kept, "{change:?} of {:?}", commit.commit().dot);
        let history = entity_changes(commit.bytes(), &change.id).unwrap();
        let value: Value = change.value.to_owned();
        assert!(history.iter().any(|changes| {
            changes.kind == change.kind
                && changes
                    .values
                    .iter()
                    .any(|(field, set)| field == change.field && *set == value)
        }));
    }
}

//! Conflicts, decisions, one-sided and equal edits.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::{
    ident::{id::EntityId, timestamp::Timestamp},
    ledger::{
        changes::ChangeSet,
        commit::{Commit, SealedCommit, Source},
        edit::Authorship,
        state::{Applied, Ledger},
        value::{Value, ValueRef},
        vector::VersionVector,
    },
};
use proptest::{collection::vec, prelude::*};

use crate::{
    thousand,
    view::{Place, View, assert_same, view_of},
    world::{Cell, cell, changes_of, decision, ledger_of, replica_id, shuffled, world},
};

fn commit_of(ledger: &Ledger, who: usize, clock: u64, changes: ChangeSet) -> SealedCommit {
    let authorship = Authorship {
        replica: replica_id(who),
        author: "検査".to_owned(),
        at: Timestamp::from_milliseconds(clock),
    };
    ledger.next_commit(authorship, Source::action("edit"), "", changes)
}

fn place_of(cell: &Cell) -> Place {
    let changes = changes_of(std::slice::from_ref(cell));
    let change = changes.iter().next().unwrap();
    (change.kind.to_owned(), change.id, change.field.to_owned())
}

fn shown(view: &View) -> BTreeMap<&Place, &Value> {
    let fields = view.fields.iter();
    fields.map(|(place, field)| (place, &field.shown)).collect()
}

proptest! {
    #![proptest_config(thousand())]

    /// Who has seen everything decides, on a computer whose clock may be wrong; old commits arrive later, in any order.
    #[test]
    fn a_decided_conflict_stays_decided(world in world(), mask: u64, order: u64, head: usize, clock in 0..4_u64) {
        let mut whole = ledger_of(world.all(0));
        let changes = decision(&whole, head);
        let decision = commit_of(&whole, 9, clock, changes.clone());
        whole.apply(&decision).unwrap();
        let decided = view_of(&whole);

        let mut elsewhere = ledger_of(world.some(mask, order));
        elsewhere.apply(&decision).unwrap();
        for old in world.all(order.rotate_left(7)) {
            elsewhere.apply(old).unwrap();
        }
        assert_same(&view_of(&elsewhere), &decided);
        prop_assert_eq!(elsewhere.conflicts().count(), 0);
        for change in changes.iter() {
            let record = elsewhere.record(change.kind, &change.id).unwrap();
            prop_assert_eq!(record.get(change.field), Some(change.value));
        }
    }

    /// Sides that have the same commits have nothing to tell each other.
    #[test]
    fn identical_sides_change_nothing(world in world(), order: u64) {
        let ledger = ledger_of(world.all(order));
        let mut other = ledger_of(world.all(order.rotate_left(9)));
        for commit in world.all(order) {
            prop_assert_eq!(other.apply(commit), Ok(Applied::Known));
        }
        assert_same(&view_of(&ledger), &view_of(&other));
    }

    /// Two people who type the same do not disagree.
    #[test]
    fn equal_edits_are_no_conflict(world in world(), cells in vec(cell(), 1..5), clocks: [u8; 2]) {
        let base = ledger_of(world.all(0));
        let mut merged = base.clone();
        for (who, clock) in [(6, clocks[0]), (7, clocks[1])] {
            merged.apply(&commit_of(&base, who, clock.into(), changes_of(&cells))).unwrap();
        }
        let merged = view_of(&merged);
        for change in changes_of(&cells).iter() {
            let place = (change.kind.to_owned(), change.id, change.field.to_owned());
            let field = &merged.fields[&place];
            prop_assert!(!field.is_conflict);
            prop_assert_eq!(field.heads.len(), 2);
            prop_assert_eq!(&field.shown, &change.value.to_owned());
        }
    }

    /// Of two sides with a common past, what only one of them edited is as that one says, whatever the clocks; and
    /// nothing else changes.
    #[test]
    fn a_one_sided_edit_wins(
        world in world(),
        ours in vec(cell(), 1..5),
        theirs in vec(cell(), 1..5),
        clocks: [u8; 2],
    ) {
        let base = ledger_of(world.all(0));
        let touched: BTreeSet<Place> = ours.iter().map(place_of).collect();
        let theirs: Vec<Cell> = theirs.into_iter().filter(|c| !touched.contains(&place_of(c))).collect();
        let sides = [changes_of(&ours), changes_of(&theirs)];
        let mut merged = base.clone();
        for (side, changes) in sides.iter().enumerate() {
            let commit = commit_of(&base, 6 + side, clocks[side].into(), changes.clone());
            merged.apply(&commit).unwrap();
        }
        let (before, after) = (view_of(&base), view_of(&merged));
        let mut expected: BTreeMap<Place, Value> =
            shown(&before).into_iter().map(|(place, value)| (place.clone(), value.clone())).collect();
        for change in sides.iter().flat_map(ChangeSet::iter) {
            let place = (change.kind.to_owned(), change.id, change.field.to_owned());
            prop_assert!(!after.fields[&place].is_conflict);
            expected.insert(place, change.value.to_owned());
        }
        prop_assert_eq!(shown(&after), expected.iter().collect());
    }

    /// The same history under other replica ids has the same heads and conflicts: only the labels change.
    #[test]
    fn swapping_sides_swaps_only_labels(world in world(), order: u64) {
        let renamed = relabelled(&world.all(0));
        let original = view_of(&ledger_of(world.all(order)));
        let swapped = view_of(&ledger_of(shuffled(renamed.len(), order).into_iter().map(|at| &renamed[at])));
        let values = |view: &View| -> BTreeMap<Place, (Vec<Value>, bool)> {
            view.fields.iter().map(|(place, field)| {
                let mut values: Vec<Value> = field.heads.iter().map(|(_, value)| value.clone()).collect();
                values.sort();
                (place.clone(), (values, field.is_conflict))
            }).collect()
        };
        prop_assert_eq!(values(&original), values(&swapped));
        prop_assert_eq!(original.entities, swapped.entities);
        prop_assert_eq!(original.pending.len(), swapped.pending.len());
    }
}

/// Writes a history anew with the order of its replicas reversed. `commits` are in the order of their writing.
fn relabelled(commits: &[&SealedCommit]) -> Vec<SealedCommit> {
    let mut in_order: Vec<&&SealedCommit> = commits.iter().collect();
    in_order.sort_by_key(|commit| commit.commit().dot.seq);
    let mut done: Vec<SealedCommit> = Vec::new();
    for commit in in_order {
        let mut commit: Commit = commit.commit().clone();
        let mut seen = VersionVector::default();
        for (replica, seq) in commit.seen.iter() {
            seen.set(other_label(*replica), seq);
        }
        commit.seen = seen;
        commit.dot.replica = other_label(commit.dot.replica);
        let previous = |sealed: &&SealedCommit| {
            let dot = sealed.commit().dot;
            dot.replica == commit.dot.replica && dot.seq + 1 == commit.dot.seq
        };
        commit.prev = done.iter().find(previous).map(SealedCommit::hash);
        done.push(SealedCommit::seal(commit));
    }
    done
}

fn other_label(replica: daicho_core::ident::id::ReplicaId) -> daicho_core::ident::id::ReplicaId {
    let nth = (0..10).find(|nth| replica_id(*nth) == replica).unwrap();
    replica_id(9 - nth)
}

/// The plainest conflict there is, and its end.
#[test]
fn two_people_disagree_and_one_of_them_settles_it() {
    let device = EntityId::from_random([1; 16]);
    let edit = |ledger: &Ledger, who, clock, text: &str| {
        let mut changes = ChangeSet::new();
        changes.set_text("unit", device, "room", text);
        commit_of(ledger, who, clock, changes)
    };
    let mut ledger = Ledger::new();
    let first = edit(&ledger, 0, 5, "101");
    ledger.apply(&first).unwrap();
    let (a, b) = (edit(&ledger, 0, 7, "102"), edit(&ledger, 1, 6, "103"));
    ledger.apply(&a).unwrap();
    ledger.apply(&b).unwrap();
    let room = |ledger: &Ledger| {
        let record = ledger.record("unit", &device).unwrap();
        let heads: Vec<Value> = record
            .heads("room")
            .iter()
            .map(|(_, v)| (*v).to_owned())
            .collect();
        (heads, record.is_conflict("room"))
    };
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(room(&ledger), (vec![text("102"), text("103")], true));
    // The clock of whoever decides is a day behind.
    let decided = edit(&ledger, 1, 0, "103");
    ledger.apply(&decided).unwrap();
    assert_eq!(room(&ledger), (vec![text("103")], false));
    let record = ledger.record("unit", &device).unwrap();
    assert_eq!(record.get("room"), Some(ValueRef::Text("103")));
}

//! The state of a set of commits, worked out from the definition in the plainest way and without the ledger.
//!
//! A commit counts as applied when all commits before it are there. A change is a head of its field when no other
//! applied change of the field happened after it; "before" is transitive.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::ledger::{
    commit::{Commit, SealedCommit},
    state::Ledger,
    table::{DELETED, DELETED_TRUE, Presence},
    value::Value,
};
use proptest::{prelude::*, strategy::ValueTree};

use crate::{
    thousand,
    view::{Field, Place, View, assert_same, view_of},
    world::{World, ledger_of, world},
};

/// Some commits and which of them happened before which.
pub(crate) struct Model<'a> {
    commits: Vec<&'a SealedCommit>,
    applied: Vec<bool>,
    /// `before[a][b]`: `a` happened before `b`.
    before: Vec<Vec<bool>>,
}

impl<'a> Model<'a> {
    pub(crate) fn of(given: &[&'a SealedCommit]) -> Self {
        let mut commits: Vec<&SealedCommit> = Vec::new();
        for commit in given {
            if commits.iter().all(|known| known.hash() != commit.hash()) {
                commits.push(commit);
            }
        }
        let mut model = Self {
            applied: vec![false; commits.len()],
            before: vec![vec![false; commits.len()]; commits.len()],
            commits,
        };
        model.find_applied();
        model.find_before();
        model
    }

    fn commit(&self, at: usize) -> &'a Commit {
        self.commits[at].commit()
    }

    /// Whether `later` says itself that it has seen `earlier`.
    fn says_before(&self, earlier: usize, later: usize) -> bool {
        let (earlier, later) = (self.commit(earlier).dot, self.commit(later));
        if earlier.replica == later.dot.replica {
            earlier.seq < later.dot.seq
        } else {
            later.seen.get(&earlier.replica) >= earlier.seq
        }
    }

    fn find_applied(&mut self) {
        while let Some(ready) = (0..self.commits.len()).find(|at| self.becomes_ready(*at)) {
            self.applied[ready] = true;
        }
    }

    fn becomes_ready(&self, at: usize) -> bool {
        let commit = self.commit(at);
        let there = |replica, seq| {
            (0..self.commits.len()).any(|other| {
                let dot = self.commit(other).dot;
                self.applied[other] && dot.replica == replica && dot.seq == seq
            })
        };
        let own = (commit.dot.replica, commit.dot.seq - 1);
        let others = commit.seen.iter().filter(|(id, _)| **id != own.0);
        let mut needed = others.map(|(id, seq)| (*id, seq)).chain([own]);
        !self.applied[at] && needed.all(|(id, seq)| (1..=seq).all(|seq| there(id, seq)))
    }

    fn find_before(&mut self) {
        let count = self.commits.len();
        for earlier in 0..count {
            for later in 0..count {
                self.before[earlier][later] = self.says_before(earlier, later);
            }
        }
        for middle in 0..count {
            for earlier in 0..count {
                for later in 0..count {
                    self.before[earlier][later] |=
                        self.before[earlier][middle] && self.before[middle][later];
                }
            }
        }
    }

    /// The commits that are heads of each field, with the values they set.
    fn heads(&self) -> BTreeMap<Place, Vec<(usize, Value)>> {
        let mut all: BTreeMap<Place, Vec<(usize, Value)>> = BTreeMap::new();
        for at in (0..self.commits.len()).filter(|at| self.applied[*at]) {
            for change in self.commit(at).changes.iter() {
                let place = (change.kind.to_owned(), change.id, change.field.to_owned());
                let value = change.value.to_owned();
                all.entry(place).or_default().push((at, value));
            }
        }
        for changes in all.values_mut() {
            let commits: Vec<usize> = changes.iter().map(|(at, _)| *at).collect();
            changes.retain(|(at, _)| !commits.iter().any(|later| self.before[*at][*later]));
        }
        all
    }

    pub(crate) fn view(&self) -> View {
        let mut view = View::default();
        let heads = self.heads();
        for (place, heads) in &heads {
            view.fields.insert(place.clone(), self.field(heads));
        }
        for (kind, id, _) in heads.keys() {
            let entity = (kind.clone(), *id);
            let of_entity = heads
                .iter()
                .filter(|((k, i, _), _)| *k == entity.0 && *i == entity.1)
                .map(|((_, _, field), heads)| (field.as_str(), heads.as_slice()));
            let presence = self.presence(&of_entity.collect());
            view.entities.insert(entity, presence);
        }
        for (at, sealed) in self.commits.iter().enumerate() {
            let dot = sealed.commit().dot;
            let list = if self.applied[at] {
                view.vector
                    .set(dot.replica, dot.seq.max(view.vector.get(&dot.replica)));
                &mut view.applied
            } else {
                &mut view.pending
            };
            list.insert((dot, sealed.hash()));
        }
        view
    }

    fn field(&self, heads: &[(usize, Value)]) -> Field {
        let rank = |(at, _): &&(usize, Value)| (self.commit(*at).at, self.commit(*at).dot);
        let distinct: BTreeSet<&Value> = heads.iter().map(|(_, value)| value).collect();
        Field {
            shown: heads.iter().max_by_key(rank).unwrap().1.clone(),
            is_conflict: distinct.len() > 1,
            heads: heads
                .iter()
                .map(|(at, value)| (self.commit(*at).dot, value.clone()))
                .collect(),
        }
    }

    /// Deleted, unless some head of the field `deleted` says otherwise or some head of another field is concurrent
    /// with every deletion.
    fn presence(&self, fields: &BTreeMap<&str, &[(usize, Value)]>) -> Presence {
        let deletion = Value::Text(DELETED_TRUE.to_owned());
        let marks = fields.get(DELETED).copied().unwrap_or_default();
        let (deletions, others): (Vec<_>, Vec<_>) =
            marks.iter().partition(|(_, value)| *value == deletion);
        if deletions.is_empty() {
            return Presence::Present;
        }
        let concurrent = |a: usize, b: usize| a != b && !self.before[a][b] && !self.before[b][a];
        let unseen = |(edit, _): &(usize, Value)| {
            let mut deletions = deletions.iter();
            deletions.all(|(deletion, _)| concurrent(*edit, *deletion))
        };
        let mut edits = fields.iter().filter(|(field, _)| **field != DELETED);
        if !others.is_empty() || edits.any(|(_, heads)| heads.iter().any(unseen)) {
            return Presence::Disputed;
        }
        Presence::Deleted
    }
}

#[track_caller]
fn check(ledger: &Ledger, commits: &[&SealedCommit]) {
    assert_same(&view_of(ledger), &Model::of(commits).view());
}

proptest! {
    #![proptest_config(thousand())]

    /// Any part of a history, in any order of arrival, gives the state that the definition says.
    #[test]
    fn ledger_is_what_the_definition_says(world in world(), mask: u64, order: u64) {
        check(&ledger_of(world.all(order)), &world.all(0));
        let some = world.some(mask, order);
        check(&ledger_of(some.iter().copied()), &some);
    }

    /// So does every replica that grew by editing and by partial exchange, wherever the history stops.
    #[test]
    fn replicas_are_what_the_definition_says(world in world()) {
        for replica in &world.replicas {
            let has: Vec<&SealedCommit> = replica.has.iter().map(|at| &world.commits[*at]).collect();
            check(&replica.ledger, &has);
        }
    }
}

/// The generator makes what the laws are about; otherwise they would hold for want of examples.
#[test]
fn generated_histories_hold_every_sort_of_trouble() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut conflicts, mut disputed, mut deleted, mut pending, mut agreeing) = (0, 0, 0, 0, 0);
    for _ in 0..300 {
        let world: World = world().new_tree(&mut runner).unwrap().current();
        let view = view_of(&ledger_of(world.all(7)));
        let fields = || view.fields.values();
        conflicts += fields().filter(|field| field.is_conflict).count();
        agreeing += fields()
            .filter(|field| !field.is_conflict && field.heads.len() > 1)
            .count();
        disputed += count(&view, Presence::Disputed);
        deleted += count(&view, Presence::Deleted);
        for replica in &world.replicas {
            pending += replica.ledger.pending().count();
        }
    }
    let counts = [conflicts, disputed, deleted, pending, agreeing];
    assert!(counts.iter().all(|count| *count > 30), "{counts:?}");
}

fn count(view: &View, presence: Presence) -> usize {
    view.entities.values().filter(|p| **p == presence).count()
}

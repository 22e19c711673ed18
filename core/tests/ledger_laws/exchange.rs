//! Ledgers travel as bundles, whole or in part: whatever the order, everybody ends with the same.

use std::collections::BTreeMap;

use daicho_core::{
    exchange::{
        self,
        manifest::Tool,
        write::{CommitBytes, Contents},
    },
    ident::{hash::Hash, timestamp::Timestamp},
    ledger::{commit::SealedCommit, edit::Authorship, state::Ledger},
};
use proptest::{collection::vec, prelude::*};

use crate::{
    thousand,
    view::{assert_same, view_of},
    world::{World, ledger_of, replica_id, world},
};

/// A ledger and the commits it consists of, those that wait too.
struct Holder {
    nth: usize,
    ledger: Ledger,
    commits: BTreeMap<Hash, SealedCommit>,
}

impl Holder {
    fn of(world: &World, nth: usize) -> Self {
        let replica = &world.replicas[nth % world.replicas.len()];
        let has = replica.has.iter().map(|at| world.commits[*at].clone());
        Self {
            nth,
            ledger: replica.ledger.clone(),
            commits: has.map(|commit| (commit.hash(), commit)).collect(),
        }
    }

    /// Writes all, or what the other lacks by a bundle of theirs.
    fn bundle(&self, for_other: Option<&[u8]>) -> Vec<u8> {
        let who = Authorship {
            replica: replica_id(self.nth),
            author: "技士".to_owned(),
            at: Timestamp::default(),
        };
        let commits = self.commits.values().map(CommitBytes::from);
        let mut contents = Contents::of(&self.ledger, who, Tool::default(), commits);
        contents.base = for_other.map(|bytes| exchange::vector_of(bytes, None).unwrap());
        exchange::write(&contents).unwrap()
    }

    fn take(&mut self, bytes: &[u8]) {
        let parsed = exchange::read(bytes, None).unwrap();
        assert_eq!(parsed.diagnostics, []);
        for commit in parsed.value.commits {
            self.ledger.apply(&commit).unwrap();
            self.commits.insert(commit.hash(), commit);
        }
    }
}

fn send(holders: &mut [Holder], from: usize, to: usize, is_partial: bool) {
    let theirs = is_partial.then(|| holders[to].bundle(None));
    let bytes = holders[from].bundle(theirs.as_deref());
    holders[to].take(&bytes);
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn three_ledgers_that_exchange_bundles_end_the_same(
        world in world(),
        early in vec((0..3_usize, 0..3_usize, any::<bool>()), 0..6),
        order in Just((0..3_usize).flat_map(|a| (0..3).map(move |b| (a, b))).filter(|(a, b)| a != b).collect::<Vec<_>>()).prop_shuffle(),
        partial: [bool; 6],
    ) {
        let mut holders: Vec<Holder> = (0..3).map(|nth| Holder::of(&world, nth)).collect();
        for (from, to, is_partial) in early {
            send(&mut holders, from, to, is_partial);
        }
        // Twice everybody to everybody, in any order: what one learns late, it passes on.
        for (nth, (from, to)) in order.iter().chain(&order).enumerate() {
            send(&mut holders, *from, *to, partial[nth % 6]);
        }
        let all: BTreeMap<Hash, SealedCommit> =
            holders.iter().flat_map(|holder| holder.commits.clone()).collect();
        let expected = view_of(&ledger_of(all.values()));
        for holder in &holders {
            prop_assert_eq!(holder.commits.len(), all.len());
            assert_same(&view_of(&holder.ledger), &expected);
        }
    }
}

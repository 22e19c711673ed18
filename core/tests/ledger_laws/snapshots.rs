//! A snapshot and the commits that it does not cover equal the whole.

use daicho_core::ledger::{
    commit::SealedCommit,
    snapshot::{SnapshotReader, Step},
    state::{Applied, Ledger},
};
use proptest::{prelude::*, strategy::ValueTree};

use crate::{
    thousand,
    view::{View, assert_same, view_of},
    world::{World, ledger_of, world},
};

proptest! {
    #![proptest_config(thousand())]

    /// Cut anywhere, in any order of arrival.
    #[test]
    fn a_snapshot_and_the_tail_equal_the_whole(world in world(), order: u64, cut: usize) {
        let commits = world.all(order);
        check_cut(&commits, cut % (commits.len() + 1), &view_of(&ledger_of(commits.iter().copied())));
    }

    /// What is read back is what was written, and is written the same again; commits that wait are left to the store.
    #[test]
    fn a_snapshot_reads_back(world in world(), mask: u64, order: u64) {
        let ledger = some_ledger(&world, mask, order);
        let bytes = ledger.to_snapshot();
        let read = Ledger::from_snapshot(&bytes).unwrap();
        let mut expected = view_of(&ledger);
        expected.pending.clear();
        assert_same(&view_of(&read), &expected);
        prop_assert_eq!(read.to_snapshot(), bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..thousand() })]

    /// The same at every cut of one history.
    #[test]
    fn every_cut_of_a_history_will_do(world in world(), order: u64) {
        let commits = world.all(order);
        let whole = view_of(&ledger_of(commits.iter().copied()));
        for cut in 0..=commits.len() {
            check_cut(&commits, cut, &whole);
        }
    }
}

/// Writes a snapshot after `cut` commits, reads it, and applies whatever its vector does not cover.
fn check_cut(commits: &[&SealedCommit], cut: usize, whole: &View) {
    let bytes = ledger_of(commits[..cut].iter().copied()).to_snapshot();
    let mut ledger = Ledger::from_snapshot(&bytes).unwrap();
    let covered = ledger.vector();
    for commit in commits {
        let dot = commit.commit().dot;
        let applied = ledger.apply(commit).unwrap();
        let is_covered = dot.seq <= covered.get(&dot.replica);
        assert!(!is_covered || applied == Applied::Known);
    }
    assert_same(&view_of(&ledger), whole);
}

fn some_ledger(world: &World, mask: u64, order: u64) -> Ledger {
    ledger_of(world.some(mask, order))
}

#[test]
fn reading_in_steps_tells_how_far_it_is() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let world = world().new_tree(&mut runner).unwrap().current();
    let bytes = some_ledger(&world, u64::MAX, 3).to_snapshot();
    let mut reader = SnapshotReader::new(&bytes).unwrap();
    let (mut last, mut total) = (0, 1);
    let ledger = loop {
        match reader.step().unwrap() {
            Step::More { read, of } => {
                assert!(read >= last && read <= of && of <= bytes.len());
                (last, total) = (read, of);
            }
            Step::Done(ledger) => break ledger,
        }
    };
    assert_eq!(last, total);
    assert_same(
        &view_of(&ledger),
        &view_of(&Ledger::from_snapshot(&bytes).unwrap()),
    );
}

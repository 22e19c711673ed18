//! The newest commits stand for a whole version of the ledger.

use daicho_core::{
    ident::hash::HashPrefix,
    ledger::{frontier::VersionError, log::CommitInfo, state::Ledger},
};
use proptest::prelude::*;

use crate::{
    thousand,
    view::{assert_same, view_of},
    world::{ledger_of, world},
};

fn prefixes(ledger: &Ledger) -> Vec<HashPrefix> {
    ledger.frontier().iter().map(HashPrefix::of).collect()
}

proptest! {
    #![proptest_config(thousand())]

    /// What somebody had is found again in a ledger that has grown since, commit by commit and value by value.
    #[test]
    fn a_version_is_found_again_in_every_ledger_that_has_it(world in world(), mask: u64, orders: [u64; 2]) {
        let then = ledger_of(world.some(mask, orders[0]));
        let now = ledger_of(world.all(orders[1]));
        let version = now.version(&prefixes(&then)).unwrap();
        prop_assert_eq!(&version, &then.vector());
        let covered = world.all(orders[1]).into_iter().filter(|commit| {
            let dot = commit.commit().dot;
            version.get(&dot.replica) >= dot.seq
        });
        let again = ledger_of(covered);
        prop_assert_eq!(again.frontier(), then.frontier());
        let applied = world.some(mask, orders[0]).into_iter().filter(|commit| then.find_commit(commit.commit().dot).is_some());
        assert_same(&view_of(&again), &view_of(&ledger_of(applied)));
    }

    /// By the definition, without the shortcut over the last commits.
    #[test]
    fn the_frontier_is_what_nobody_has_seen(world in world(), order: u64) {
        let ledger = ledger_of(world.all(order));
        let place = |info: &CommitInfo| ledger.find_commit(info.dot).unwrap();
        let unseen = ledger.commits().filter(|info| {
            !ledger.commits().any(|other| ledger.happened_before(place(info), place(other)))
        });
        let mut expected: Vec<_> = unseen.map(|info| info.hash).collect();
        expected.sort_unstable();
        prop_assert_eq!(ledger.frontier(), expected);
    }

    #[test]
    fn a_version_with_commits_that_are_not_here_is_refused(world in world(), mask: u64, order: u64) {
        let then = ledger_of(world.some(mask, order));
        let now = ledger_of(world.all(order));
        let wanted = prefixes(&now);
        let missing = now.frontier().into_iter().find(|hash| !then.commits().any(|info| info.hash == *hash));
        match missing {
            None => prop_assert_eq!(then.version(&wanted), Ok(now.vector())),
            Some(hash) => prop_assert_eq!(then.version(&wanted), Err(VersionError::Unknown { prefix: HashPrefix::of(&hash) })),
        }
    }
}

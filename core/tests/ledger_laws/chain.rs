//! Forged, forked and broken histories are refused by name, and the rest stays usable.

use daicho_core::{
    ident::{hash::Hash, id::EntityId, timestamp::Timestamp},
    ledger::{
        changes::ChangeSet,
        commit::{Commit, SealedCommit, Source},
        edit::Authorship,
        state::{Applied, ApplyError, Ledger},
    },
};
use proptest::prelude::*;

use crate::{
    thousand,
    view::{assert_same, view_of},
    world::{ledger_of, replica_id, world},
};

/// The commit that follows on a ledger, and says `text`.
fn next(ledger: &Ledger, text: &str) -> SealedCommit {
    let mut changes = ChangeSet::new();
    changes.set_text("unit", EntityId::from_random([1; 16]), "note", text);
    let authorship = Authorship {
        replica: replica_id(0),
        author: String::new(),
        at: Timestamp::default(),
    };
    ledger.next_commit(authorship, Source::action("edit"), "", changes)
}

/// A chain of three commits of one replica, and another third one after a forged second.
struct Chain {
    first: SealedCommit,
    second: SealedCommit,
    third: SealedCommit,
    forged_second: SealedCommit,
    forged_third: SealedCommit,
}

fn chain() -> Chain {
    let first = next(&Ledger::new(), "1");
    let one = ledger_of([&first]);
    let (second, forged_second) = (next(&one, "2"), next(&one, "forged 2"));
    let third = next(&ledger_of([&first, &second]), "3");
    let forged_third = next(&ledger_of([&first, &forged_second]), "forged 3");
    Chain {
        first,
        second,
        third,
        forged_second,
        forged_third,
    }
}

fn forked(held: &SealedCommit, offered: &SealedCommit) -> ApplyError {
    ApplyError::Forked {
        dot: offered.commit().dot,
        held: held.hash(),
        offered: offered.hash(),
    }
}

fn broken(held: &SealedCommit, offered: &SealedCommit) -> ApplyError {
    ApplyError::BrokenChain {
        dot: offered.commit().dot,
        held: Some(held.hash()),
        named: offered.commit().prev,
    }
}

#[test]
fn a_second_version_of_a_commit_is_a_fork() {
    let chain = chain();
    let mut ledger = ledger_of([&chain.first, &chain.second]);
    let error = forked(&chain.second, &chain.forged_second);
    assert_eq!(ledger.apply(&chain.forged_second), Err(error));
    // So it is while neither can be applied yet.
    let mut waiting = ledger_of([&chain.second]);
    let error = forked(&chain.second, &chain.forged_second);
    assert_eq!(waiting.apply(&chain.forged_second), Err(error));
    waiting.apply(&chain.first).unwrap();
    assert_same(&view_of(&waiting), &view_of(&ledger));
}

#[test]
fn a_commit_that_does_not_follow_is_refused() {
    let chain = chain();
    let mut ledger = ledger_of([&chain.first, &chain.second]);
    let before = view_of(&ledger);
    let error = broken(&chain.second, &chain.forged_third);
    assert_eq!(ledger.apply(&chain.forged_third), Err(error));
    assert_same(&view_of(&ledger), &before);
    assert!(matches!(ledger.apply(&chain.third), Ok(Applied::Done(_))));
}

/// It came too early to be told; then it gives way to the one that belongs there, and stays listed.
#[test]
fn a_commit_that_proves_not_to_follow_gives_way() {
    let chain = chain();
    let mut ledger = ledger_of([&chain.forged_third, &chain.first]);
    assert_eq!(ledger.stuck().count(), 0);
    ledger.apply(&chain.second).unwrap();
    let error = broken(&chain.second, &chain.forged_third);
    assert_eq!(
        ledger.stuck().collect::<Vec<_>>(),
        std::slice::from_ref(&error)
    );
    assert_eq!(ledger.apply(&chain.forged_third), Err(error));

    assert!(matches!(ledger.apply(&chain.third), Ok(Applied::Done(_))));
    let error = forked(&chain.third, &chain.forged_third);
    assert_eq!(ledger.stuck().collect::<Vec<_>>(), [error]);
    let pending: Vec<Hash> = ledger.pending().map(|(_, hash)| hash).collect();
    assert_eq!(pending, [chain.forged_third.hash()]);
    let mut shown = view_of(&ledger);
    shown.pending.clear();
    let whole = ledger_of([&chain.first, &chain.second, &chain.third]);
    assert_same(&shown, &view_of(&whole));
}

#[test]
fn a_first_commit_has_no_predecessor() {
    let chain = chain();
    let mut commit: Commit = chain.first.commit().clone();
    commit.prev = Some(chain.second.hash());
    let error = ApplyError::BrokenChain {
        dot: commit.dot,
        held: None,
        named: commit.prev,
    };
    assert_eq!(Ledger::new().apply(&SealedCommit::seal(commit)), Err(error));
}

/// A commit that claims to have seen what never was waits; it keeps nobody else from being applied.
#[test]
fn a_claim_to_have_seen_what_is_not_there_waits() {
    let chain = chain();
    let mut commit: Commit = chain.first.commit().clone();
    commit.dot.replica = replica_id(1);
    commit.seen.set(replica_id(2), u64::MAX);
    let claims = SealedCommit::seal(commit);
    let ledger = ledger_of([&claims, &chain.second, &chain.first]);
    assert_eq!(ledger.commits_len(), 2);
    assert_eq!(
        ledger.pending().collect::<Vec<_>>(),
        [(claims.commit().dot, claims.hash())]
    );
    assert_eq!(ledger.stuck().count(), 0);
}

/// A long history that arrives backwards is applied in reasonable time.
#[test]
fn a_long_history_may_arrive_backwards() {
    let mut ledger = Ledger::new();
    let mut commits = Vec::new();
    for nth in 0..2_000 {
        let commit = next(&ledger, &nth.to_string());
        ledger.apply(&commit).unwrap();
        commits.push(commit);
    }
    assert_same(
        &view_of(&ledger_of(commits.iter().rev())),
        &view_of(&ledger),
    );
}

proptest! {
    #![proptest_config(thousand())]

    /// One changed commit in a history: everything that was there before it comes through, nothing of what follows it
    /// on its replica does, and the rest is as if those had never been.
    #[test]
    fn the_part_before_a_break_stays_usable(world in world(), which: usize) {
        let commits = world.all(0);
        let commits = { let mut c = commits; c.sort_by_key(|c| c.commit().dot.seq); c };
        prop_assume!(!commits.is_empty());
        let victim = commits[which % commits.len()];
        let mut forged: Commit = victim.commit().clone();
        forged.note = "書き換え".to_owned();
        let forged = SealedCommit::seal(forged);

        let with_forgery = commits.iter().map(|c| if c.hash() == victim.hash() { &forged } else { *c });
        let mut ledger = Ledger::new();
        let mut refused = Vec::new();
        for commit in with_forgery.clone() {
            if ledger.apply(commit).is_err() {
                refused.push(commit.hash());
            }
        }
        // Told at once or, where it came too early, when it is asked.
        let told = refused.len() + ledger.stuck().count();
        let dot = victim.commit().dot;
        let has_successor = commits.iter().any(|c| {
            (c.commit().dot.replica, c.commit().dot.seq) == (dot.replica, dot.seq + 1)
        });
        let is_applied = ledger.find_commit(dot).is_some();
        prop_assert_eq!(told > 0, has_successor && is_applied);
        for info in ledger.commits() {
            prop_assert!(info.dot.replica != dot.replica || info.dot.seq <= dot.seq);
        }
    }
}

//! A copied browser profile: both copies go on writing, and one of the two histories gets a new id.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::{
    ident::hash::Hash,
    ledger::{
        commit::{Dot, SealedCommit},
        fork::{Move, Rehomed, Resolution, find, new_id, rehome, resolve},
        state::Ledger,
    },
};
use proptest::{collection::vec, prelude::*};

use crate::{
    thousand,
    view::{assert_same, view_of},
    world::{Step, World, ledger_of, replica_id, shuffled, step},
};

/// Two worlds that were one for a while: every replica may have gone on in both.
fn worlds() -> impl Strategy<Value = [World; 2]> {
    (
        2..4_usize,
        vec(step(), 1..12),
        vec(step(), 1..10),
        vec(step(), 1..10),
    )
        .prop_map(|(replicas, common, one, other)| {
            [one, other].map(|own| {
                let steps: Vec<Step> = common.iter().cloned().chain(own).collect();
                World::of(replicas, &steps)
            })
        })
}

fn hashes(commits: &[SealedCommit]) -> BTreeSet<Hash> {
    commits.iter().map(SealedCommit::hash).collect()
}

fn union(resolution: &Resolution) -> Vec<SealedCommit> {
    let mut all = resolution.held.commits.clone();
    let known = hashes(&all);
    let new = |commit: &&SealedCommit| !known.contains(&commit.hash());
    all.extend(resolution.offered.commits.iter().filter(new).cloned());
    all
}

/// The union of two sets after re-homing, or as they are where there is no fork.
fn merged(held: &[SealedCommit], offered: &[SealedCommit]) -> Vec<SealedCommit> {
    let unchanged = |commits: &[SealedCommit]| Rehomed {
        commits: commits.to_vec(),
        moves: Vec::new(),
    };
    union(&resolve(held, offered).unwrap_or_else(|| Resolution {
        held: unchanged(held),
        offered: unchanged(offered),
    }))
}

/// Where each commit of a side is after re-homing: moves of later rounds may move what earlier ones have.
fn places(before: &[SealedCommit], after: &Rehomed) -> BTreeMap<Dot, Dot> {
    let place = |mut dot: Dot| {
        for Move { from, to } in &after.moves {
            if dot.replica == from.replica && dot.seq >= from.seq {
                dot = Dot {
                    replica: *to,
                    seq: dot.seq - from.seq + 1,
                };
            }
        }
        dot
    };
    let dots = before.iter().map(|commit| commit.commit().dot);
    dots.map(|dot| (dot, place(dot))).collect()
}

fn happened_before(ledger: &Ledger, earlier: Dot, later: Dot) -> bool {
    let find = |dot| ledger.find_commit(dot).unwrap();
    ledger.happened_before(find(earlier), find(later))
}

proptest! {
    #![proptest_config(thousand())]

    /// Who knew what stays as it was on either side, and nobody is said to have seen what only the other side wrote: so
    /// every value of both is a head, or what replaced it on its own side is.
    #[test]
    fn both_histories_stay_what_they_were(worlds in worlds(), order: u64) {
        let [held, offered] = worlds.each_ref().map(|world| world.commits.as_slice());
        let Some(resolution) = resolve(held, offered) else {
            prop_assert_eq!(find(held, offered), []);
            return Ok(());
        };
        let all = union(&resolution);
        let whole = ledger_of(shuffled(all.len(), order).into_iter().map(|at| &all[at]));
        prop_assert_eq!(whole.commits_len(), all.len());
        let sides = [(held, &resolution.held), (offered, &resolution.offered)];
        for (before, after) in sides {
            let alone = ledger_of(before);
            let places = places(before, after);
            for (a, new_a) in &places {
                let (at, new_at) = (alone.find_commit(*a).unwrap(), whole.find_commit(*new_a).unwrap());
                let (info, new) = (alone.commit(at), whole.commit(new_at));
                prop_assert_eq!((info.at, &info.author), (new.at, &new.author));
                for (b, new_b) in &places {
                    let expected = happened_before(&alone, *a, *b);
                    prop_assert_eq!(happened_before(&whole, *new_a, *new_b), expected);
                }
            }
        }
        let [ours, theirs] = sides.map(|(before, after)| {
            let places = places(before, after);
            let other = if before == held { hashes(offered) } else { hashes(held) };
            let own = before.iter().filter(|commit| !other.contains(&commit.hash()));
            own.map(|commit| places[&commit.commit().dot]).collect::<Vec<_>>()
        });
        for a in &ours {
            for b in &theirs {
                prop_assert!(!happened_before(&whole, *a, *b) && !happened_before(&whole, *b, *a));
            }
        }
    }

    /// Whoever meets the two histories, from whichever side and however often, comes to the same commits.
    #[test]
    fn everybody_comes_to_the_same_commits(worlds in worlds(), orders: [u64; 2]) {
        let [one, other] = worlds.each_ref().map(|world| world.commits.as_slice());
        let all = merged(one, other);
        prop_assert_eq!(hashes(&merged(other, one)), hashes(&all));
        for side in [one, other] {
            prop_assert_eq!(hashes(&merged(&all, side)), hashes(&all));
            prop_assert_eq!(hashes(&merged(side, &all)), hashes(&all));
        }
        let [a, b] = orders.map(|order| ledger_of(shuffled(all.len(), order).into_iter().map(|at| &all[at])));
        assert_same(&view_of(&a), &view_of(&b));
    }

    #[test]
    fn the_same_move_gives_the_same_commits(worlds in worlds(), which: usize, random: [u8; 16]) {
        let commits = &worlds[0].commits;
        prop_assume!(!commits.is_empty());
        let from = commits[which % commits.len()].commit().dot;
        let to = daicho_core::ident::id::ReplicaId::from_random(random);
        let moves = [Move { from, to }];
        let once = rehome(commits, &moves);
        prop_assert_eq!(&rehome(commits, &moves), &once);
        let mut reversed = commits.clone();
        reversed.reverse();
        prop_assert_eq!(&rehome(&reversed, &moves), &once);
        prop_assert_eq!(once.commits.len(), commits.len());
        prop_assert_eq!(ledger_of(&once.commits).commits_len(), commits.len());
    }
}

#[test]
fn ids_of_new_replicas_are_of_version_eight_and_depend_on_both() {
    let [a, b] = [0, 1].map(replica_id);
    let [x, y] = [b"x", b"y"].map(|bytes| Hash::of(bytes));
    let ids: BTreeSet<_> = [new_id(&a, &x), new_id(&a, &y), new_id(&b, &x)].into();
    assert_eq!(ids.len(), 3);
    for id in ids {
        assert_eq!(id.to_string().as_bytes()[14], b'8');
    }
}

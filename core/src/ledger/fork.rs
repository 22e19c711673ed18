//! Histories of one replica that went apart: a browser profile was copied, and both copies went on writing.
//!
//! Both have commits with the same replica and number that are different, and no ledger can hold both. One of the two
//! tails is **re-homed**: its commits get the id of a new replica, and everything else of them stays. Which tail that is
//! and what its id becomes depends on the commits alone, so that every computer that meets the two histories, in
//! whatever order, comes to the same commits.
//!
//! In a re-homed commit exactly four values change, in its bytes: `replica`, `seq` (from 1 again), `prev` and `seen`.
//! Whatever else stands there, of newer versions too, stays as it is. Commits of other replicas that have seen one of a
//! tail are re-homed with it (and what follows them in their replica): they say to have seen a number, and it would mean
//! another commit afterwards.

use std::collections::BTreeMap;

use super::{
    commit::{Dot, SealedCommit},
    splice,
    vector::VersionVector,
};
use crate::ident::{hash::Hash, id::ReplicaId};

/// Where two histories of one replica go apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Fork {
    /// The replica and the first number of which there are two commits.
    pub dot: Dot,
    /// The commit on this side.
    pub held: Hash,
    /// The commit on the other side.
    pub offered: Hash,
}

/// A replica whose commits are re-homed from a number on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Move {
    /// The first commit that moves.
    pub from: Dot,
    /// The id that it and those after it get.
    pub to: ReplicaId,
}

/// A set of commits after some of them were re-homed.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Rehomed {
    /// All commits, those that did not move too.
    pub commits: Vec<SealedCommit>,
    /// What moved: the commits that have to be taken out of a store. A profile whose own replica is among them goes on
    /// writing under the new id.
    pub moves: Vec<Move>,
}

/// Both sides after re-homing: together they are a set without forks.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Resolution {
    /// The commits of this side.
    pub held: Rehomed,
    /// The commits of the other side.
    pub offered: Rehomed,
}

impl Fork {
    /// Whether the tail of this side moves: the one whose first commit has the greater hash. The other side is told the
    /// opposite.
    #[must_use]
    pub fn moves_held(&self) -> bool {
        self.held > self.offered
    }
}

/// Returns the id that a tail gets which begins with a commit of this replica and hash: version 8, of SHA-256 over the
/// replica's 16 bytes and the hash's 32.
#[must_use]
pub fn new_id(replica: &ReplicaId, first: &Hash) -> ReplicaId {
    let both = [replica.as_bytes().as_slice(), first.as_bytes()].concat();
    ReplicaId::derived(&both)
}

/// Finds the replicas whose histories go apart, and where: the first number with two different commits.
///
/// Two sets whose common numbers agree have no fork, even if one of them was copied: nothing is in the way then. A
/// partial bundle that begins behind the fork does not show it; its commits do not follow
/// ([`ApplyError::BrokenChain`](super::state::ApplyError::BrokenChain)), and a full one is needed.
#[must_use]
pub fn find(held: &[SealedCommit], offered: &[SealedCommit]) -> Vec<Fork> {
    let held: BTreeMap<Dot, Hash> = held.iter().map(place).collect();
    let mut forks: BTreeMap<ReplicaId, Fork> = BTreeMap::new();
    for (dot, offered) in offered.iter().map(place) {
        let Some(&held) = held.get(&dot).filter(|held| **held != offered) else {
            continue;
        };
        let fork = Fork { dot, held, offered };
        let first = forks.entry(dot.replica).or_insert(fork);
        if dot.seq < first.dot.seq {
            *first = fork;
        }
    }
    forks.into_values().collect()
}

fn place(commit: &SealedCommit) -> (Dot, Hash) {
    (commit.commit().dot, commit.hash())
}

/// Re-homes tails of both sides until they are one set without forks; `None` if there is no fork.
///
/// One fork is settled after the other: first those whose commits depend on no other fork, of several the one with the
/// smallest hash. Settling one may settle another, whose commits move along. Give whole histories: of a partial one,
/// commits that depend on a tail are not found.
#[must_use]
pub fn resolve(held: &[SealedCommit], offered: &[SealedCommit]) -> Option<Resolution> {
    let unchanged = |commits: &[SealedCommit]| Rehomed {
        commits: commits.to_vec(),
        moves: Vec::new(),
    };
    let mut fork = next(held, offered)?;
    let mut resolution = Resolution {
        held: unchanged(held),
        offered: unchanged(offered),
    };
    // Every round moves a commit out of the way; a copy of a copy takes several.
    for _ in 0..held.len() + offered.len() {
        let side = if fork.moves_held() {
            &mut resolution.held
        } else {
            &mut resolution.offered
        };
        let moved = rehome(&side.commits, &[fork.moving()]);
        side.commits = moved.commits;
        side.moves.extend(moved.moves);
        match next(&resolution.held.commits, &resolution.offered.commits) {
            Some(next) => fork = next,
            None => break,
        }
    }
    Some(resolution)
}

/// Returns the fork that is settled first, the same one whichever side asks.
fn next(held: &[SealedCommit], offered: &[SealedCommit]) -> Option<Fork> {
    let forks = find(held, offered);
    let depends = |fork: &Fork| {
        let first = held.iter().chain(offered).filter(|commit| {
            commit.commit().dot == fork.dot && [fork.held, fork.offered].contains(&commit.hash())
        });
        let others = || forks.iter().filter(|other| other.dot != fork.dot);
        let has_seen = |seen: &VersionVector| {
            others().any(|other| seen.get(&other.dot.replica) >= other.dot.seq)
        };
        first
            .into_iter()
            .any(|commit| has_seen(&commit.commit().seen))
    };
    let rank = |fork: &&Fork| (depends(fork), fork.held.min(fork.offered));
    forks.iter().min_by_key(rank).copied()
}

/// Says what somebody has seen, by the names after `moves`, which are done one after the other.
#[must_use]
pub fn renamed(seen: &VersionVector, moves: &[Move]) -> VersionVector {
    let mut seen = seen.clone();
    for moving in moves {
        let last = seen.get(&moving.from.replica);
        if last >= moving.from.seq {
            seen.set(moving.from.replica, moving.from.seq - 1);
            seen.set(moving.to, last - moving.from.seq + 1);
        }
    }
    seen
}

impl Fork {
    fn moving(&self) -> Move {
        let first = self.held.max(self.offered);
        Move {
            from: self.dot,
            to: new_id(&self.dot.replica, &first),
        }
    }
}

/// Re-homes tails of a history, and the commits that have seen one of theirs.
///
/// The same commits and moves give the same commits.
#[must_use]
pub fn rehome(commits: &[SealedCommit], moves: &[Move]) -> Rehomed {
    let mut plan = Plan::of(moves);
    plan.add_dependents(commits);
    let mut by_place: Vec<&SealedCommit> = commits.iter().collect();
    by_place.sort_by_key(|commit| commit.commit().dot);
    let mut rehomed = Rehomed {
        commits: Vec::with_capacity(commits.len()),
        moves: plan.moves(),
    };
    // The hash of the last commit that was re-homed, replica by replica.
    let mut last: BTreeMap<ReplicaId, Hash> = BTreeMap::new();
    for commit in by_place {
        let dot = commit.commit().dot;
        let Some(new) = plan.place(dot) else {
            rehomed.commits.push(commit.clone());
            continue;
        };
        let prev = last.get(&new.replica).copied();
        if let Some(moved) = plan.rewrite(commit, new, prev) {
            last.insert(new.replica, moved.hash());
            rehomed.commits.push(moved);
        }
    }
    rehomed
}

/// For every replica that moves, the first number that does, and the new id.
struct Plan(BTreeMap<ReplicaId, (u64, ReplicaId)>);

impl Plan {
    fn of(moves: &[Move]) -> Self {
        let entry = |moving: &Move| (moving.from.replica, (moving.from.seq, moving.to));
        Self(moves.iter().map(entry).collect())
    }

    fn moves(&self) -> Vec<Move> {
        let moves = self.0.iter().map(|(replica, (seq, to))| Move {
            from: Dot {
                replica: *replica,
                seq: *seq,
            },
            to: *to,
        });
        moves.collect()
    }

    /// The place of a commit that moves.
    fn place(&self, dot: Dot) -> Option<Dot> {
        let (first, to) = self.0.get(&dot.replica)?;
        let seq = (dot.seq + 1).checked_sub(*first).filter(|seq| *seq > 0)?;
        Some(Dot { replica: *to, seq })
    }

    /// Adds the replicas of commits that have seen one that moves, until there is none left.
    fn add_dependents(&mut self, commits: &[SealedCommit]) {
        loop {
            let before = self.0.len();
            let mut is_earlier = false;
            for commit in commits {
                let dot = commit.commit().dot;
                let known = self.0.get(&dot.replica).map(|(first, _)| *first);
                let is_new = known.is_none_or(|first| dot.seq < first);
                if is_new && self.has_seen_moved(commit) {
                    let to = new_id(&dot.replica, &commit.hash());
                    is_earlier |= known.is_some();
                    self.0.insert(dot.replica, (dot.seq, to));
                }
            }
            if self.0.len() == before && !is_earlier {
                return;
            }
        }
    }

    fn has_seen_moved(&self, commit: &SealedCommit) -> bool {
        let own = commit.commit().dot.replica;
        let mut seen = commit.commit().seen.iter();
        seen.any(|(replica, seq)| {
            let first = self.0.get(replica).map(|(first, _)| *first);
            *replica != own && first.is_some_and(|first| seq >= first)
        })
    }

    fn rewrite(&self, commit: &SealedCommit, new: Dot, prev: Option<Hash>) -> Option<SealedCommit> {
        let text = |text: String| format!("\"{text}\"");
        let prev = prev.map_or_else(|| "null".to_owned(), |hash| text(hash.to_string()));
        let values = [
            ("replica", text(new.replica.to_string())),
            ("seq", new.seq.to_string()),
            ("prev", prev),
            ("seen", self.seen(commit)),
        ];
        SealedCommit::open(splice::replace(commit.bytes(), &values)?).ok()
    }

    /// What a commit that moves has seen, by the new names.
    fn seen(&self, commit: &SealedCommit) -> String {
        let dot = commit.commit().dot;
        let mut old = commit.commit().seen.clone();
        // It has seen its predecessors, whether it says so or not.
        old.set(dot.replica, dot.seq - 1);
        serde_json::to_string(&renamed(&old, &self.moves())).unwrap_or_default()
    }
}

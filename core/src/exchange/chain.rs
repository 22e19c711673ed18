//! Which of the commits of an entry are as they were written.
//!
//! Every commit names the hash of the one before it, and the manifest names the hash of the last. A commit whose hash is
//! named so is **confirmed**: damage does not make a hash come true. One of which another hash is named is left out.
//! What nobody names (the last commit where there is no manifest, the one before a damaged one) counts where the
//! checksum of its entry is right.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    container::shortened,
    lines::{Line, Lines},
    manifest::Chain,
    problem::{CommitFault, Problem, Problems},
};
use crate::{
    ident::hash::Hash,
    ledger::commit::{Dot, SealedCommit},
};

/// How far the bytes of an entry can be relied on beside the hashes in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Trust {
    /// A checksum says that they are as they were written.
    Checked,
    /// There is no checksum: lines of commits without an archive.
    Unchecked,
    /// The checksum is wrong, or the entry breaks off.
    Damaged,
}

/// What is known of the hashes of an entry's commits.
struct Named {
    /// By the commit after it or the manifest: the hashes that a commit should have.
    hashes: BTreeMap<Dot, BTreeSet<Hash>>,
    /// The hashes that are there.
    there: BTreeMap<Dot, BTreeSet<Hash>>,
}

/// Keeps the commits that are as they were written, and names the others and those that are missing.
pub(super) fn verify(
    entry: &str,
    lines: Lines,
    chains: &[Chain],
    trust: Trust,
    problems: &mut Problems,
) -> Vec<SealedCommit> {
    let named = Named::of(&lines.read, chains);
    let mut told: BTreeSet<Dot> = lines.unread.into_iter().collect();
    let mut kept = Vec::new();
    let mut hashes = BTreeSet::new();
    for line in lines.read {
        let dot = line.commit.commit().dot;
        if let Some(fault) = named.fault(&line, trust) {
            told.insert(dot);
            let problem = Problem::DamagedCommit {
                entry: shortened(entry),
                replica: Some(dot.replica),
                seq: Some(dot.seq),
                fault,
            };
            problems.add(line.number, problem);
        } else if hashes.insert(line.commit.hash()) {
            told.insert(dot);
            kept.push(line.commit);
        }
    }
    for chain in chains {
        name_missing(chain, &told, problems);
    }
    kept
}

impl Named {
    fn of(lines: &[Line], chains: &[Chain]) -> Self {
        let mut hashes: BTreeMap<Dot, BTreeSet<Hash>> = BTreeMap::new();
        let mut there: BTreeMap<Dot, BTreeSet<Hash>> = BTreeMap::new();
        for line in lines {
            let commit = line.commit.commit();
            there
                .entry(commit.dot)
                .or_default()
                .insert(line.commit.hash());
            let seq = commit.dot.seq - 1;
            if let Some(prev) = commit.prev {
                let before = Dot { seq, ..commit.dot };
                hashes.entry(before).or_default().insert(prev);
            }
        }
        for chain in chains {
            let (replica, seq) = (chain.replica, chain.last);
            let last = Dot { replica, seq };
            hashes.entry(last).or_default().insert(chain.last_hash);
        }
        Self { hashes, there }
    }

    /// Returns why a commit cannot be relied on.
    fn fault(&self, line: &Line, trust: Trust) -> Option<CommitFault> {
        let commit = line.commit.commit();
        let found = line.commit.hash();
        match self.hashes.get(&commit.dot) {
            Some(hashes) if hashes.contains(&found) => return None,
            Some(hashes) => {
                let expected = *hashes.first()?;
                return Some(CommitFault::WrongHash { expected, found });
            }
            None => {}
        }
        let follows = || {
            let seq = commit.dot.seq - 1;
            let before = self.there.get(&Dot { seq, ..commit.dot });
            before.is_none_or(|there| commit.prev.is_some_and(|prev| there.contains(&prev)))
        };
        let is_relied_on = match trust {
            Trust::Checked => true,
            Trust::Unchecked => follows(),
            Trust::Damaged => false,
        };
        (!is_relied_on).then_some(CommitFault::Unconfirmed)
    }
}

/// Names all commits of an entry that is not there.
pub(super) fn name_absent(chain: &Chain, problems: &mut Problems) {
    name_missing(chain, &BTreeSet::new(), problems);
}

/// Names the commits that the manifest promises and that neither came nor were told as damaged.
fn name_missing(chain: &Chain, told: &BTreeSet<Dot>, problems: &mut Problems) {
    let of_chain = |seq| Dot {
        replica: chain.replica,
        seq,
    };
    if chain.last < chain.first {
        return;
    }
    let there = told.range(of_chain(chain.first)..=of_chain(chain.last));
    // Where the writer had gaps itself, which ones it had is not known.
    let all = chain.last - chain.first;
    if there.clone().count() as u64 >= chain.count.min(all.saturating_add(1)) {
        return;
    }
    let mut next = chain.first;
    let ends = there
        .map(|dot| dot.seq)
        .chain([chain.last.saturating_add(1)]);
    for seq in ends {
        if seq > next {
            let problem = Problem::MissingCommits {
                entry: shortened(&chain.entry),
                replica: chain.replica,
                first: next,
                last: seq - 1,
            };
            problems.add(0, problem);
        }
        next = seq.saturating_add(1);
    }
}

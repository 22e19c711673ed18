//! A browser profile was copied and both copies went on writing under one id: merging them gives one side a new id.

use daicho_core::{
    exchange::Bundle,
    ident::id::ReplicaId,
    ledger::{
        commit::SealedCommit,
        fork::{self, Move},
        state::Ledger,
    },
};

use super::{Desk, Tell};
use crate::{
    store::{
        LedgerStore,
        error::{Damage, StoreError},
        ledger::{Head, Rehoming, StoredCommit},
    },
    worker::protocol::Trouble,
};

/// This side after a part of its history got a new id.
pub(super) struct Rehomed {
    pub(super) ledger: Ledger,
    pub(super) rehoming: Rehoming,
    pub(super) moves: Vec<Move>,
}

/// What became of two histories of one id.
pub(super) enum Apart {
    /// There are none.
    Never,
    /// The bundle's got the new id.
    There,
    /// This ledger's got the new id.
    Here(Box<Rehomed>),
}

impl<S: LedgerStore> Desk<S> {
    /// Gives one of two histories of the same id a new one, in `bundle` or for this ledger, of which nothing is stored.
    pub(super) async fn set_apart(
        &self,
        ledger: &Ledger,
        bundle: &mut Bundle,
        tell: Tell<'_>,
    ) -> Result<Apart, Trouble> {
        let contradicts = |sealed: &SealedCommit| {
            let here = ledger.find_commit(sealed.commit().dot);
            here.is_some_and(|at| ledger.commit(at).hash != sealed.hash())
        };
        if !bundle.commits.iter().any(contradicts) {
            return Ok(Apart::Never);
        }
        let stored = opened(self.all_commits(tell).await?)?;
        let Some(resolution) = fork::resolve(&stored, &bundle.commits) else {
            return Ok(Apart::Never);
        };
        bundle.commits = resolution.offered.commits;
        if resolution.held.moves.is_empty() {
            return Ok(Apart::There);
        }
        let own = self.store.replica((self.random.replica)()).await?;
        let (commits, moves) = (resolution.held.commits, resolution.held.moves);
        let renamed = moves.iter().fold(own, |own, moving| {
            if own == moving.from.replica {
                moving.to
            } else {
                own
            }
        });
        Ok(Apart::Here(Box::new(Rehomed {
            ledger: Ledger::new().merged(&commits).ledger,
            rehoming: Rehoming {
                out: firsts(missing(&stored, &commits)),
                commits: missing(&commits, &stored).map(StoredCommit::from).collect(),
                replica: (renamed != own).then_some(renamed),
            },
            moves,
        })))
    }
}

fn opened(stored: Vec<StoredCommit>) -> Result<Vec<SealedCommit>, StoreError> {
    let open = |commit: StoredCommit| {
        let (replica, seq) = (commit.replica, commit.seq);
        let sealed = SealedCommit::open_hashed(commit.bytes, commit.hash);
        sealed.map_err(|_| StoreError::Corrupt(Damage::Commit { replica, seq }))
    };
    stored.into_iter().map(open).collect()
}

/// The commits that are not among `others`.
fn missing<'a>(
    commits: &'a [SealedCommit],
    others: &[SealedCommit],
) -> impl Iterator<Item = &'a SealedCommit> {
    let others: std::collections::HashSet<_> = others.iter().map(SealedCommit::hash).collect();
    let is_missing = move |commit: &&SealedCommit| !others.contains(&commit.hash());
    commits.iter().filter(is_missing)
}

/// The first of each replica.
fn firsts<'a>(commits: impl Iterator<Item = &'a SealedCommit>) -> Vec<Head> {
    let mut firsts = std::collections::BTreeMap::<ReplicaId, u64>::new();
    for commit in commits {
        let dot = commit.commit().dot;
        let first = firsts.entry(dot.replica).or_insert(dot.seq);
        *first = dot.seq.min(*first);
    }
    let head = |(replica, seq)| Head { replica, seq };
    firsts.into_iter().map(head).collect()
}

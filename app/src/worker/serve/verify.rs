//! Whether every stored commit is as it was written.

use daicho_core::{
    ident::{hash::Hash, id::ReplicaId},
    ledger::commit::{Dot, SealedCommit},
};

use super::{Desk, Tell};
use crate::{
    store::{LedgerStore, error::StoreError, ledger::StoredCommit},
    worker::protocol::{
        Phase, Trouble,
        past::{BrokenCommit, Checked, Fault},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Reads every stored commit, compares its bytes with its hash, and what it names as its predecessor with that.
    pub(super) async fn verify(&mut self, tell: Tell<'_>) -> Result<Checked, Trouble> {
        self.revision().await?;
        let heads = self.store.heads().await?;
        let of = heads.iter().map(|head| head.seq).sum();
        let mut checked = Checked {
            replicas: heads.len(),
            ..Checked::default()
        };
        let mut done = 0;
        for head in heads {
            let mut previous: Option<Hash> = None;
            for seq in 1..=head.seq {
                tell(Phase::Commits(done, of));
                done += 1;
                let replica = head.replica;
                let commit = self.stored(replica, seq).await?;
                let hash = commit.as_ref().map(|commit| commit.hash);
                checked.note(Dot { replica, seq }, look(commit, replica, seq, previous));
                previous = hash;
            }
        }
        Ok(checked)
    }

    /// Reads one commit; `None` if it is not there or cannot be read.
    async fn stored(&self, replica: ReplicaId, seq: u64) -> Result<Option<StoredCommit>, Trouble> {
        match self.store.commits(replica, seq - 1, 1).await {
            Ok(page) => Ok(page.into_iter().find(|commit| commit.seq == seq)),
            Err(StoreError::Corrupt(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// When a commit was written, if it says, and what is wrong with it.
type Look = (Option<u64>, Option<Fault>);

fn look(
    commit: Option<StoredCommit>,
    replica: ReplicaId,
    seq: u64,
    previous: Option<Hash>,
) -> Look {
    let Some(commit) = commit else {
        return (None, Some(Fault::Missing));
    };
    let Ok(sealed) = SealedCommit::open_verified(commit.bytes, commit.hash) else {
        return (None, Some(Fault::Changed));
    };
    let commit = sealed.commit();
    // Behind a commit that is missing there is nothing to compare with.
    let follows = commit.prev == previous || (seq > 1 && previous.is_none());
    let fault = if commit.dot != (Dot { replica, seq }) {
        Some(Fault::Changed)
    } else {
        (!follows).then_some(Fault::Unlinked)
    };
    (Some(commit.at.milliseconds()), fault)
}

impl Checked {
    fn note(&mut self, dot: Dot, (at, fault): Look) {
        let Some(fault) = fault else {
            self.sound += 1;
            self.until = self.until.max(at);
            return;
        };
        self.broken.push(BrokenCommit {
            replica: dot.replica.to_string(),
            seq: dot.seq,
            fault,
            at,
        });
    }
}

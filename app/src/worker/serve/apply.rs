//! The import itself: one commit, stored before anybody hears of it.

use daicho_core::{
    device::glimpse::Glimpse,
    ident::{hash::Hash, timestamp::Timestamp},
    ledger::{
        commit::{Commit, Source},
        edit::Authorship,
        state::Ledger,
    },
};

use super::{Desk, Reply, Tell, ledger::Held, preview::mapping_key, telling};
use crate::{
    store::{
        LedgerStore,
        error::StoreError,
        ledger::{Head, Revision, Snapshot, StoredCommit},
    },
    worker::protocol::{Answer, Phase, Trouble, import::Applied},
};

/// An import that is stored; what it makes of the ledger is still to be worked out.
pub(super) struct Written {
    /// The ledger before.
    ledger: Ledger,
    commit: Commit,
    hash: Hash,
    revision: Revision,
}

impl<S: LedgerStore> Desk<S> {
    /// Writes the plan as one commit.
    pub(super) async fn apply(
        &mut self,
        author: &str,
        at: u64,
        tell: Tell<'_>,
    ) -> Result<Applied, Trouble> {
        let (file, planning, plan) = self.planning()?;
        let counts = plan.counts();
        let seen = planning.revision;
        let changes = plan
            .changes(&mut telling(tell))
            .map_err(|_| Trouble::Cancelled)?;
        if changes.is_empty() {
            self.remember_mapping().await;
            self.done = self.plan.take();
            return Ok(Applied {
                counts,
                revision: None,
                dot: None,
            });
        }
        tell(Phase::Storing);
        let ledger = plan.ledger().clone();
        let source = Source::action("import").with("file", file.name());
        let who = Authorship {
            replica: self.store.replica((self.random.replica)()).await?,
            author: author.to_owned(),
            at: Timestamp::from_milliseconds(at),
        };
        let sealed = ledger.next_commit(who, source, "", changes);
        let (commit, bytes, hash) = sealed.into_parts();
        let dot = commit.dot;
        let stored = StoredCommit {
            replica: dot.replica,
            seq: dot.seq,
            hash,
            bytes,
        };
        let revision = self.store_commit(seen, stored).await?;
        self.remember_mapping().await;
        self.done = self.plan.take();
        self.written = Some(Written {
            ledger,
            commit,
            hash,
            revision,
        });
        Ok(Applied {
            counts,
            revision: Some(revision.number()),
            dot: Some((dot.replica.to_string(), dot.seq)),
        })
    }

    /// Works out what the import that was written last made of the ledger, and what would take it back.
    ///
    /// The snapshot is saved by [`Desk::save_snapshot`], after the answer has left.
    pub(super) fn state(&mut self) -> Result<Reply, Trouble> {
        let written = self.written.take().ok_or(Trouble::NothingOpen)?;
        let Written {
            mut ledger,
            commit,
            hash,
            revision,
        } = written;
        let inverse = ledger.inverse(&commit.changes);
        // The commit was made for this very ledger, so that it fits.
        let _ = ledger.apply_parts(&commit, hash);
        let who = Authorship {
            replica: commit.dot.replica,
            author: commit.author,
            at: commit.at,
        };
        drop(commit.changes);
        let undo = ledger.next_commit(who, Source::action("undo"), "", inverse);
        let blocks = vec![ledger.to_snapshot(), undo.into_parts().1];
        self.held = Some(Held { revision, ledger });
        Ok((Answer::State, blocks))
    }

    /// Stores the state, so that the ledger opens without replaying the import. A cache: failing to is no loss.
    pub(super) async fn save_snapshot(&self, bytes: Vec<u8>) {
        let Some(held) = &self.held else { return };
        if let Some(glimpse) = Glimpse::of(&held.ledger) {
            let bytes = glimpse.to_bytes();
            let _ = self.store.save_glimpse(held.revision, &bytes).await;
        }
        let vector = held.ledger.vector();
        let covers = vector.iter().map(|(replica, seq)| Head {
            replica: *replica,
            seq,
        });
        let snapshot = Snapshot {
            revision: held.revision,
            covers: covers.collect(),
            bytes,
        };
        let _ = self.store.save_snapshot(&snapshot).await;
    }

    async fn store_commit(
        &mut self,
        seen: Revision,
        commit: StoredCommit,
    ) -> Result<Revision, Trouble> {
        match self.store.append(seen, &[commit]).await {
            Ok(revision) => Ok(revision),
            Err(StoreError::Stale { .. } | StoreError::AlreadyStored { .. }) => {
                self.held = None;
                Err(Trouble::Stale)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// A preference: an import does not fail over it.
    async fn remember_mapping(&self) {
        let Ok((file, planning, _)) = self.planning() else {
            return;
        };
        if let (Some(header), Ok(text)) = (&file.header, serde_json::to_string(&planning.mapping)) {
            let _ = self.store.set_pref(&mapping_key(header), Some(&text)).await;
        }
    }
}

//! The import itself: one commit, stored before anybody hears of it.

use daicho_core::{
    ident::timestamp::Timestamp,
    ledger::{
        commit::{SealedCommit, Source},
        edit::Authorship,
    },
};

use super::{Desk, Reply, Tell, ledger::Held, preview::mapping_key, report::Account, telling};
use crate::{
    store::{
        LedgerStore,
        error::StoreError,
        ledger::{Head, Revision, Snapshot, StoredCommit},
    },
    worker::protocol::{Answer, Phase, Trouble, import::Applied},
};

impl<S: LedgerStore> Desk<S> {
    /// Writes the plan as one commit. The snapshot is saved by [`Desk::save_snapshot`], after the answer has left.
    pub(super) async fn apply(
        &mut self,
        author: &str,
        at: u64,
        tell: Tell<'_>,
    ) -> Result<Reply, Trouble> {
        let (file, planning, plan) = self.planning()?;
        let counts = plan.counts();
        let name = file.name().to_owned();
        let seen = planning.revision;
        let changes = plan
            .changes(&mut telling(tell))
            .map_err(|_| Trouble::Cancelled)?;
        let account = Account::of(file, planning, plan);
        self.remember_mapping().await;
        if changes.is_empty() {
            self.account = Some(account);
            self.plan = None;
            let applied = Applied {
                counts,
                revision: None,
                dot: None,
            };
            return Ok((Answer::Applied(applied), Vec::new()));
        }
        tell(Phase::Storing);
        let (_, _, plan) = self.planning()?;
        let mut ledger = plan.ledger().clone();
        let who = Authorship {
            replica: self.store.replica((self.random.replica)()).await?,
            author: author.to_owned(),
            at: Timestamp::from_milliseconds(at),
        };
        let inverse = ledger.inverse(&changes);
        let source = Source::action("import").with("file", &name);
        let sealed = ledger.next_commit(who.clone(), source, "", changes);
        let revision = self.store_commit(seen, &sealed).await?;
        let applied = Applied {
            counts,
            revision: Some(revision.number()),
            dot: Some((who.replica.to_string(), sealed.commit().dot.seq)),
        };
        // The commit was made for this very ledger, so that it fits.
        let _ = ledger.apply(&sealed);
        drop(sealed);
        let undo = ledger.next_commit(who, Source::action("undo"), "", inverse);
        let blocks = vec![ledger.to_snapshot(), undo.into_parts().1];
        self.held = Some(Held { revision, ledger });
        self.plan = None;
        self.account = Some(account);
        Ok((Answer::Applied(applied), blocks))
    }

    /// Stores the state, so that the ledger opens without replaying the import. A cache: failing to is no loss.
    pub(super) async fn save_snapshot(&self, bytes: Vec<u8>) {
        let Some(held) = &self.held else { return };
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
        sealed: &SealedCommit,
    ) -> Result<Revision, Trouble> {
        let commit = StoredCommit {
            replica: sealed.commit().dot.replica,
            seq: sealed.commit().dot.seq,
            hash: sealed.hash(),
            bytes: sealed.bytes().to_vec(),
        };
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

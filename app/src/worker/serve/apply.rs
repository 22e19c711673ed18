//! The import itself: its commits, stored before anybody hears of them.

use daicho_core::{
    device::glimpse::Glimpse,
    ident::{hash::Hash, id::ReplicaId, timestamp::Timestamp},
    ledger::{
        commit::{Commit, Source},
        edit::Authorship,
        state::Ledger,
    },
    tabular::import::outcome::Counts,
};

use super::{
    Desk, Reply, Tell,
    ledger::Held,
    plans::Planning,
    preview::{OpenFile, mapping_key},
    telling,
};
use crate::{
    store::{
        LedgerStore,
        error::StoreError,
        ledger::{Head, Revision, Snapshot, StoredCommit},
    },
    worker::protocol::{Answer, Phase, Trouble, import::Applied},
};

/// Commits without their bytes, with their hashes.
type Commits = Vec<(Commit, Hash)>;

/// An import that is stored; what it makes of the ledger is still to be worked out.
pub(super) struct Written {
    /// The ledger before.
    ledger: Ledger,
    commits: Commits,
    /// Who imported.
    who: Authorship,
    revision: Revision,
}

impl Written {
    /// Whether it is one commit that has seen the whole ledger.
    fn is_plain(commits: &[(Commit, Hash)], replica: ReplicaId) -> bool {
        matches!(commits, [(commit, _)] if commit.dot.replica == replica)
    }
}

impl<S: LedgerStore> Desk<S> {
    /// Writes the plans: a commit for every file, and one for what stands beside others' values, all of them or none.
    pub(super) async fn apply(
        &mut self,
        author: &str,
        at: u64,
        tell: Tell<'_>,
    ) -> Result<Applied, Trouble> {
        let replica = self.store.replica((self.random.replica)()).await?;
        let planning = self.planning()?;
        let mut counts = Counts::default();
        for plan in &planning.plans {
            counts += plan.plan.counts();
        }
        let (seen, ledger) = (planning.revision, planning.ledger.clone());
        let who = Authorship {
            replica,
            author: author.to_owned(),
            at: Timestamp::from_milliseconds(at),
        };
        let (stored, commits) = self.commits(planning, &who, tell)?;
        let Some((first, _)) = commits.first() else {
            self.remember_mappings().await;
            self.done = self.plan.take();
            return Ok(Applied {
                counts,
                revision: None,
                dot: None,
                after: None,
            });
        };
        tell(Phase::Storing);
        let dot = (first.dot.replica.to_string(), first.dot.seq);
        let revision = self.store_commits(seen, &stored).await?;
        let after = (!Written::is_plain(&commits, replica)).then(|| {
            let mut after = ledger.vector();
            for (commit, _) in &commits {
                after.set(commit.dot.replica, commit.dot.seq);
            }
            after
        });
        self.remember_mappings().await;
        self.done = self.plan.take();
        self.written = Some(Written {
            ledger,
            commits,
            who,
            revision,
        });
        Ok(Applied {
            counts,
            revision: Some(revision.number()),
            dot: Some(dot),
            after,
        })
    }

    /// Makes the commits of all plans, as the store takes them and without their bytes.
    fn commits(
        &self,
        planning: &Planning,
        who: &Authorship,
        tell: Tell<'_>,
    ) -> Result<(Vec<StoredCommit>, Commits), Trouble> {
        let mut ledger = planning.ledger.clone();
        let (mut stored, mut commits) = (Vec::new(), Vec::new());
        let several = planning.plans.len() > 1;
        for plan in &planning.plans {
            let changes = plan.plan.changes(&mut telling(tell));
            let changes = changes.map_err(|_| Trouble::Cancelled)?;
            let name = self.file_of(plan).map_or("", OpenFile::name);
            let source = Source::action("import").with("file", name);
            let draw = &mut || (self.random.replica)();
            for sealed in changes.commits(&ledger, who, &source, draw) {
                if several {
                    // It was made for this very ledger, so that it fits.
                    let _ = ledger.apply(&sealed);
                }
                let (commit, bytes, hash) = sealed.into_parts();
                let dot = commit.dot;
                stored.push(StoredCommit {
                    replica: dot.replica,
                    seq: dot.seq,
                    hash,
                    bytes,
                });
                commits.push((commit, hash));
            }
        }
        Ok((stored, commits))
    }

    /// Works out what the import that was written last made of the ledger, and what would take it back.
    ///
    /// The snapshot is saved by [`Desk::save_snapshot`], after the answer has left.
    pub(super) fn state(&mut self) -> Result<Reply, Trouble> {
        let written = self.written.take().ok_or(Trouble::NothingOpen)?;
        let Written {
            mut ledger,
            commits,
            who,
            revision,
        } = written;
        let before = ledger.clone();
        for (commit, hash) in &commits {
            // They were made for this very ledger, so that they fit.
            let _ = ledger.apply_parts(commit, *hash);
        }
        let inverse = match commits.as_slice() {
            [(commit, _)] if Written::is_plain(&commits, who.replica) => {
                before.inverse(&commit.changes)
            }
            _ => ledger.taking_back(&before, &ledger.vector()),
        };
        drop((before, commits));
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

    async fn store_commits(
        &mut self,
        seen: Revision,
        commits: &[StoredCommit],
    ) -> Result<Revision, Trouble> {
        match self.store.append(seen, commits).await {
            Ok(revision) => Ok(revision),
            Err(StoreError::Stale { .. } | StoreError::AlreadyStored { .. }) => {
                self.held = None;
                Err(Trouble::Stale)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Preferences: an import does not fail over them.
    async fn remember_mappings(&self) {
        let Ok(planning) = self.planning() else {
            return;
        };
        for plan in &planning.plans {
            let header = self.file_of(plan).and_then(|file| file.header.as_ref());
            if let (Some(header), Ok(text)) = (header, serde_json::to_string(&plan.mapping)) {
                let _ = self.store.set_pref(&mapping_key(header), Some(&text)).await;
            }
        }
    }
}

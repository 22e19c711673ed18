//! The ledger as it is stored.

use daicho_core::ledger::{commit::SealedCommit, state::Ledger};

use super::{Desk, Tell};
use crate::{
    store::{
        LedgerStore,
        error::{Damage, StoreError},
        ledger::{Loaded, Revision},
    },
    worker::protocol::{Phase, Trouble},
};

/// A ledger and the revision of the store that it is the state of.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) revision: Revision,
    pub(super) ledger: Ledger,
}

impl<S: LedgerStore> Desk<S> {
    /// Returns the store's present revision, if it is not behind what the screen shows.
    pub(super) async fn revision(&self) -> Result<Revision, StoreError> {
        let revision = self.store.revision().await?;
        match revision.expect(self.shown) {
            Ok(()) | Err(StoreError::Stale { .. }) => Ok(revision),
            Err(gone) => Err(gone),
        }
    }

    /// Returns the ledger at the store's present revision; an empty one on a first run.
    pub(super) async fn current(&mut self, tell: Tell<'_>) -> Result<Held, Trouble> {
        let revision = self.revision().await?;
        if let Some(held) = self.held.as_ref().filter(|held| held.revision == revision) {
            return Ok(held.clone());
        }
        tell(Phase::Ledger);
        let held = read(&self.store).await?;
        self.held = Some(held.clone());
        Ok(held)
    }
}

async fn read(store: &impl LedgerStore) -> Result<Held, StoreError> {
    let loaded = store.load().await?;
    match replay(loaded) {
        Some(held) => Ok(held),
        // The snapshot is of another version or damaged: the commits tell everything.
        None => replay(store.load_whole().await?).ok_or(StoreError::Corrupt(Damage::Snapshot)),
    }
}

/// Returns the state that was loaded; `None` if the snapshot means nothing to this version.
///
/// A commit that cannot be read or does not fit is passed over: the page names it when it opens the ledger, and the
/// readable part stays usable.
fn replay(loaded: Loaded) -> Option<Held> {
    let revision = loaded.revision;
    let Some(stored) = loaded.ledger else {
        return Some(Held {
            revision,
            ledger: Ledger::new(),
        });
    };
    let mut ledger = match &stored.snapshot {
        Some(snapshot) => Ledger::from_snapshot(&snapshot.bytes).ok()?,
        None => Ledger::new(),
    };
    for commit in stored.commits {
        if let Ok(sealed) = SealedCommit::open_hashed(commit.bytes, commit.hash) {
            let _ = ledger.apply(&sealed);
        }
    }
    Some(Held { revision, ledger })
}

//! When the ledger last left this browser as a file: the only copy that survives a broken laptop.
use daicho_core::backup::reminder::Rhythm;
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::state::Ledger;

use super::handle::Session;
use super::prefs::Prefs;
use crate::store::LedgerStore;
use crate::store::error::StoreError;

/// The last export.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Backup {
    /// When.
    pub at: Timestamp,
    /// How many commits the ledger had then.
    pub commits: usize,
}

const AT: &str = "last-export-at";
const COMMITS: &str = "last-export-commits";

impl Backup {
    /// Counts the commits since.
    pub fn edits_since(self, ledger: &Ledger) -> usize {
        ledger.commits_len().saturating_sub(self.commits)
    }

    pub(super) async fn read(store: &impl LedgerStore) -> Result<Option<Self>, StoreError> {
        let at = store.meta(AT).await?.and_then(|text| text.parse().ok());
        let commits = store
            .meta(COMMITS)
            .await?
            .and_then(|text| text.parse().ok());
        Ok(at.zip(commits).map(|(at, commits)| Self { at, commits }))
    }

    pub(super) async fn write(self, store: &impl LedgerStore) -> Result<(), StoreError> {
        store.set_meta(AT, Some(&self.at.to_string())).await?;
        store
            .set_meta(COMMITS, Some(&self.commits.to_string()))
            .await
    }
}

impl Session {
    /// Sets how often to remind of a copy.
    pub fn set_reminder(&self, reminder: Rhythm) {
        self.set_prefs(Prefs {
            reminder,
            ..self.prefs()
        });
    }
}

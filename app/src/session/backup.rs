//! When the ledger last left this browser as a file: the only copy that survives a broken laptop.
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::state::Ledger;

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
/// Milliseconds in a day.
const DAY: u64 = 86_400_000;

impl Backup {
    /// Counts the commits since.
    pub fn edits_since(self, ledger: &Ledger) -> usize {
        ledger.commits_len().saturating_sub(self.commits)
    }

    /// Returns the whole days from the export to `now`; 0 if the clock went back.
    pub fn days_ago(self, now: Timestamp) -> usize {
        let passed = now.milliseconds().saturating_sub(self.at.milliseconds());
        usize::try_from(passed / DAY).unwrap_or(usize::MAX)
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

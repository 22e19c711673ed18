//! The ledger as it was when rows of a file were exported, and which devices were exported.

use daicho_core::{
    ident::id::EntityId,
    ledger::{commit::SealedCommit, state::Ledger, vector::VersionVector},
    tabular::{
        import::merge::{Export, Past},
        version::Version,
    },
};

use super::{Desk, Tell, ledger::Held};
use crate::{
    store::{LedgerStore, error::StoreError},
    worker::protocol::{Phase, Trouble},
};

/// The fact that holds the last exports of chosen devices, as JSON.
const EXPORTS: &str = "exports";
/// Exports that are remembered.
const KEPT: usize = 20;
/// Devices of an export that is remembered. Of a larger one only the number of its rows is known.
const LARGEST: usize = 10_000;
/// Commits that are read at a time.
const PAGE: u32 = 16;

impl<S: LedgerStore> Desk<S> {
    /// Finds what a plan has to know of former times. Versions that the ledger does not have are left out.
    pub(super) async fn past(
        &mut self,
        held: &Held,
        versions: &[Version],
        tell: Tell<'_>,
    ) -> Result<Past, Trouble> {
        let mut past = Past::default();
        for version in versions {
            let Ok(vector) = held.ledger.version(version.commits()) else {
                continue;
            };
            if vector == held.ledger.vector() {
                past.versions.insert(version.clone(), held.ledger.clone());
                continue;
            }
            if !self.former.contains_key(version) {
                tell(Phase::Ledger);
                let Some(ledger) = self.ledger_at(&vector).await? else {
                    continue;
                };
                self.former.insert(version.clone(), ledger);
            }
            if let Some(ledger) = self.former.get(version) {
                past.versions.insert(version.clone(), ledger.clone());
            }
        }
        if !versions.is_empty() {
            past.exports = self.exports().await;
        }
        Ok(past)
    }

    /// Makes the ledger of the commits that a vector covers; `None` if not all of them can be read.
    async fn ledger_at(&self, vector: &VersionVector) -> Result<Option<Ledger>, StoreError> {
        let mut ledger = Ledger::new();
        for (replica, last) in vector.iter() {
            let mut after = 0;
            while after < last {
                let limit = u32::try_from(last - after).unwrap_or(PAGE).min(PAGE);
                let page = match self.store.commits(*replica, after, limit).await {
                    Ok(page) => page,
                    Err(StoreError::Corrupt(_)) => return Ok(None),
                    Err(error) => return Err(error),
                };
                let Some(end) = page.last().map(|commit| commit.seq) else {
                    return Ok(None);
                };
                for commit in page {
                    if let Ok(sealed) = SealedCommit::open_hashed(commit.bytes, commit.hash) {
                        let _ = ledger.apply(&sealed);
                    }
                }
                after = end;
            }
        }
        Ok((ledger.vector() == *vector).then_some(ledger))
    }

    /// Remembers which devices were exported, so that rows which are gone later can be named. Failing to is no loss.
    pub(super) async fn note_parts(&self, version: Version, units: Vec<EntityId>) {
        if units.len() > LARGEST {
            return;
        }
        let mut exports = self.exports().await;
        let export = Export { version, units };
        exports.retain(|known| *known != export);
        exports.insert(0, export);
        exports.truncate(KEPT);
        if let Ok(text) = serde_json::to_string(&exports) {
            let _ = self.store.set_meta(EXPORTS, Some(&text)).await;
        }
    }

    async fn exports(&self) -> Vec<Export> {
        let text = self.store.meta(EXPORTS).await.ok().flatten();
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }
}

//! Who changed what when.

use daicho_core::{
    ident::id::EntityId,
    ledger::{commit::Dot, history::entity_changes, state::Ledger},
};

use super::{Desk, Tell};
use crate::{
    store::{LedgerStore, ledger::StoredCommit},
    worker::protocol::{
        Trouble,
        past::{HistoryEntry, Shown},
    },
};

/// Commits that are read at a time. One may be an import of 100,000 rows.
const PAGE: u32 = 16;

impl<S: LedgerStore> Desk<S> {
    /// Returns what was done to the entities, newest first.
    pub(super) async fn history(
        &mut self,
        ids: &[EntityId],
        tell: Tell<'_>,
    ) -> Result<Vec<HistoryEntry>, Trouble> {
        let held = self.current(tell).await?;
        let mut entries = Vec::new();
        for head in self.store.heads().await? {
            let mut after = 0;
            while after < head.seq {
                let page = self.store.commits(head.replica, after, PAGE).await?;
                let Some(last) = page.last().map(|commit| commit.seq) else {
                    break;
                };
                for commit in &page {
                    entries.extend(entries_of(&held.ledger, commit, ids));
                }
                after = last;
            }
        }
        entries.sort_by(|a, b| (b.at, &b.kind, b.id).cmp(&(a.at, &a.kind, a.id)));
        Ok(entries)
    }
}

fn entries_of(ledger: &Ledger, commit: &StoredCommit, ids: &[EntityId]) -> Vec<HistoryEntry> {
    let dot = Dot {
        replica: commit.replica,
        seq: commit.seq,
    };
    let Some(info) = ledger.find_commit(dot).map(|at| ledger.commit(at)) else {
        return Vec::new();
    };
    let mut entries = Vec::new();
    for id in ids {
        // A commit that cannot be read is named by the check of the chain.
        for changes in entity_changes(&commit.bytes, id).unwrap_or_default() {
            let values = changes.values.iter();
            entries.push(HistoryEntry {
                at: info.at.milliseconds(),
                author: info.author.to_string(),
                action: info.source.action.clone(),
                file: info.source.details.get("file").cloned(),
                id: *id,
                kind: changes.kind.clone(),
                values: values
                    .map(|(field, value)| (field.clone(), Shown::from(value.as_ref())))
                    .collect(),
            });
        }
    }
    entries
}

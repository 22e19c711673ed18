//! Who changed what when, and whether the chain of commits is whole.

use daicho_core::{
    ident::{hash::Hash, id::EntityId},
    ledger::{
        commit::{Dot, SealedCommit},
        history::entity_changes,
        state::Ledger,
    },
};

use super::{Desk, Tell};
use crate::{
    store::{LedgerStore, error::StoreError, ledger::StoredCommit},
    worker::protocol::{Answer, HistoryEntry, Shown, Trouble},
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

    /// Reads every stored commit and compares its bytes with its hash, and what it names as its predecessor with that.
    pub(super) async fn verify(&mut self) -> Result<Answer, Trouble> {
        let mut sound = 0;
        let mut broken = Vec::new();
        for head in self.store.heads().await? {
            let mut previous: Option<Hash> = None;
            for seq in 1..=head.seq {
                let commit = match self.store.commits(head.replica, seq - 1, 1).await {
                    Ok(page) => page.into_iter().find(|commit| commit.seq == seq),
                    Err(StoreError::Corrupt(_)) => None,
                    Err(error) => return Err(error.into()),
                };
                let hash = commit.as_ref().map(|commit| commit.hash);
                if commit.is_some_and(|commit| is_sound(commit, previous, seq)) {
                    sound += 1;
                } else {
                    broken.push((head.replica.to_string(), seq));
                }
                previous = hash;
            }
        }
        Ok(Answer::Verified { sound, broken })
    }
}

fn is_sound(commit: StoredCommit, previous: Option<Hash>, seq: u64) -> bool {
    let opened = SealedCommit::open_verified(commit.bytes, commit.hash);
    // Behind a commit that is missing there is nothing to compare with.
    let follows = |named: Option<Hash>| named == previous || (seq > 1 && previous.is_none());
    opened.is_ok_and(|sealed| follows(sealed.commit().prev))
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

//! Making commits and storing them.
use daicho_core::ident::id::ReplicaId;
use yew::prelude::*;

use super::draft::Draft;
use super::queue::Next;
use super::{Engine, Written};
use crate::session::edit::{Direction, Edit};
use crate::session::state::{Action, LedgerHandle, SaveState};
use crate::store::LedgerStore;
use crate::store::error::StoreError;
use crate::store::ledger::{Head, Revision, Snapshot, StoredCommit};

/// How often a write is made anew because another tab was first.
const TRIES: usize = 8;
/// After how many commits the cache of the state is renewed.
const SNAPSHOT_EVERY: usize = 200;

impl<S: LedgerStore> Engine<S> {
    pub(super) async fn write(
        &self,
        direction: Direction,
        edit: &Edit,
        on_done: &Callback<Written>,
    ) -> Next {
        if edit.by.is_none() && self.prefs().author.is_empty() {
            (self.tell)(Action::AskAuthor);
            return Next::Halt;
        }
        (self.tell)(Action::Save(SaveState::Saving));
        match self.store_edit(direction, edit).await {
            Ok(written) => {
                (self.tell)(Action::Save(SaveState::Saved));
                on_done.emit(written);
                self.keep_glimpse().await;
                self.renew_snapshot().await;
                Next::Done
            }
            Err(error) => {
                self.is_loss(&error);
                let state = SaveState::Failed(error, self.unsaved());
                (self.tell)(Action::Save(state));
                Next::Halt
            }
        }
    }

    async fn store_edit(&self, direction: Direction, edit: &Edit) -> Result<Written, StoreError> {
        self.expect_not_gone()?;
        let mut attempt = 1;
        loop {
            // Another tab may have given this profile a new one.
            let replica = self.replica().await?;
            let (draft, revision) = self.draft(direction, edit, replica);
            let Some(draft) = draft else {
                self.book.borrow_mut().steps.moved(direction, None);
                let ledger = self.ledger();
                self.show(ledger, revision);
                return Ok(Written::Nothing);
            };
            match self
                .store
                .append(revision, &[StoredCommit::from(&draft.sealed)])
                .await
            {
                Ok(revision) => return Ok(self.accept(direction, draft, revision)),
                Err(StoreError::Stale { .. } | StoreError::AlreadyStored { .. })
                    if attempt < TRIES =>
                {
                    self.follow().await?;
                    attempt += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn draft(
        &self,
        direction: Direction,
        edit: &Edit,
        replica: ReplicaId,
    ) -> (Option<Draft>, Revision) {
        let book = self.book.borrow();
        let base = book.ledger.as_deref().cloned().unwrap_or_default();
        let draft = Draft::new(base, direction, edit, &book, replica, (self.env.now)());
        (draft, book.revision)
    }

    fn accept(&self, direction: Direction, draft: Draft, revision: Revision) -> Written {
        let mut ledger = draft.base;
        // It was made on top of this ledger, so nothing can contradict it.
        let _ = ledger.apply(&draft.sealed);
        {
            let mut book = self.book.borrow_mut();
            book.steps.moved(direction, draft.step);
            book.since_snapshot += 1;
        }
        self.show(Some(LedgerHandle::new(ledger)), revision);
        draft.written
    }

    /// Finds out who this profile is as a writer, which the pages need to tell whose a value is. What fails here, the next
    /// edit will say.
    pub(super) async fn know_replica(&self) {
        if self.ledger().is_some() {
            let _ = self.replica().await;
        }
    }

    pub(super) async fn replica(&self) -> Result<ReplicaId, StoreError> {
        if let Some(replica) = self.book.borrow().replica {
            return Ok(replica);
        }
        let replica = self.store.replica((self.env.replica)()).await?;
        self.book.borrow_mut().replica = Some(replica);
        (self.tell)(Action::Replica(replica));
        Ok(replica)
    }

    /// Renews the cache of the state if it has fallen behind. A failure costs time at the next start, nothing else.
    async fn renew_snapshot(&self) {
        let (ledger, revision) = {
            let book = self.book.borrow();
            if book.since_snapshot < SNAPSHOT_EVERY {
                return;
            }
            (book.ledger.clone(), book.revision)
        };
        let Some(ledger) = ledger else { return };
        let vector = ledger.vector();
        let covers = vector.iter().map(|(replica, seq)| Head {
            replica: *replica,
            seq,
        });
        let snapshot = Snapshot {
            revision,
            covers: covers.collect(),
            bytes: ledger.to_snapshot(),
        };
        if self.store.save_snapshot(&snapshot).await.is_ok() {
            self.book.borrow_mut().since_snapshot = 0;
        }
    }

    /// Counts the edits that wait.
    pub(super) fn unsaved(&self) -> usize {
        let queue = self.queue.borrow();
        queue.iter().filter(|job| job.is_write()).count()
    }

    /// Gives up the edits that wait. The screen never showed them.
    pub(in crate::session) fn give_up(&self) {
        self.queue.borrow_mut().retain(|job| !job.is_write());
        (self.tell)(Action::GaveUp);
    }

    /// Returns the edits that wait as commits, one a line, for a file that survives when the disk does not take them.
    ///
    /// They are of a writer of their own: the numbers that come next here may be given to other edits before the file is
    /// opened, and two commits of one number contradict each other.
    pub(in crate::session) fn rescue(&self) -> Vec<u8> {
        let ledger = self.book.borrow().ledger.as_deref().cloned();
        self.rescue_on(ledger.unwrap_or_default(), (self.env.replica)())
    }
}

//! The ledger is gone from the store although nobody erased it: this page has the only copy.
use daicho_core::ident::id::ReplicaId;
use daicho_core::ledger::commit::SealedCommit;
use daicho_core::ledger::edit::Authorship;
use daicho_core::ledger::state::Ledger;

use super::draft::Draft;
use super::{Engine, Job};
use crate::session::open::Opened;
use crate::session::state::{Action, LedgerHandle, LedgerState, SaveState};
use crate::store::error::StoreError;
use crate::store::ledger::{Head, Revision, StoredCommit};
use crate::store::{LAST_ERASURE, LedgerStore};

impl<S: LedgerStore> Engine<S> {
    /// Fails if what was read lacks something that this page shows and nobody erased.
    pub(super) async fn expect_all(&self, opened: &Opened) -> Result<(), StoreError> {
        let (held, expected) = {
            let book = self.book.borrow();
            (book.ledger.clone(), book.revision)
        };
        let found = opened.revision;
        let Some(held) = held else { return Ok(()) };
        let there = opened.ledger.as_ref();
        let covered = there.is_some_and(|ledger| ledger.vector().covers(&held.vector()));
        if found >= expected && (covered || self.erased_since(expected).await?) {
            return Ok(());
        }
        Err(StoreError::Gone { expected, found })
    }

    /// Says whether somebody erased the ledger, or took commits out, after `seen`.
    pub(super) async fn erased_since(&self, seen: Revision) -> Result<bool, StoreError> {
        let erasure = self.store.meta(LAST_ERASURE).await?;
        let erasure = erasure.and_then(|text| text.parse().ok());
        Ok(erasure.is_some_and(|erased: u64| erased > seen.number()))
    }

    /// Fails if the store has less than this page shows. Another ledger may have come to the same revision.
    pub(super) async fn expect_no_less(&self) -> Result<(), StoreError> {
        let Some(held) = self.ledger() else {
            return Ok(());
        };
        let (expected, found) = (self.seen(), self.store.revision().await?);
        if found < expected {
            return Err(StoreError::Gone { expected, found });
        }
        let heads = self.store.heads().await?;
        if lacks(&heads, &held) {
            return self.reload().await;
        }
        Ok(())
    }

    /// Tells what went wrong with reading. A ledger that is gone stays on the screen: there is nothing else left of it.
    pub(super) fn tell_failure(&self, error: StoreError) {
        (self.tell)(if self.is_loss(&error) {
            Action::Save(SaveState::Failed(error, self.unsaved()))
        } else {
            Action::Ledger(LedgerState::Failed(error))
        });
    }

    /// Says whether the ledger is gone, and remembers it: from then on nothing is written before the person decides.
    pub(super) fn is_loss(&self, error: &StoreError) -> bool {
        let gone = matches!(error, StoreError::Gone { .. });
        if gone {
            self.book.borrow_mut().gone = Some(error.clone());
        }
        gone
    }

    /// Fails if the ledger is known to be gone.
    pub(super) fn expect_not_gone(&self) -> Result<(), StoreError> {
        self.book.borrow().gone.clone().map_or(Ok(()), Err)
    }

    /// Writes what this page shows into the emptied store, and goes on with the edits that wait.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if another ledger was begun there meanwhile: nothing is mixed into that.
    pub(in crate::session) async fn write_back(&self) -> Result<(), StoreError> {
        let Some(held) = self.ledger() else {
            return Ok(());
        };
        // It is asked for once, and nothing else is written meanwhile.
        if self.busy.replace(true) {
            return Ok(());
        }
        let done = self.write_back_alone(&held).await;
        self.busy.set(false);
        done
    }

    async fn write_back_alone(&self, held: &Ledger) -> Result<(), StoreError> {
        let expected = Revision::FIRST;
        let found = self.store.revision().await?;
        if !self.store.heads().await?.is_empty() {
            return Err(StoreError::Stale { expected, found });
        }
        let prefs = self.prefs();
        prefs.write(&self.store).await?;
        let replica = self.store.replica((self.env.replica)()).await?;
        let commits = self.rebuilt(held, replica);
        let all: Vec<_> = commits.iter().map(StoredCommit::from).collect();
        let revision = self.store.append(found, &all).await?;
        {
            let mut book = self.book.borrow_mut();
            book.gone = None;
            book.replica = Some(replica);
            book.steps.clear();
            book.since_snapshot = commits.len();
        }
        (self.tell)(Action::Backup(None));
        (self.tell)(Action::Save(SaveState::Saved));
        self.show(Some(LedgerHandle::new(ledger_of(&commits))), revision);
        Ok(())
    }

    /// Lets go of the ledger that only this page has, and of the edits that wait.
    pub(in crate::session) fn let_go(&self) {
        self.give_up();
        {
            let mut book = self.book.borrow_mut();
            book.gone = None;
            book.ledger = None;
            book.revision = Revision::FIRST;
            book.replica = None;
            book.steps.clear();
        }
        self.add(Job::Open);
    }

    /// Returns all that this page has as commits, one a line: the ledger made anew, then the edits that wait.
    pub(in crate::session) fn rescue_all(&self) -> Vec<u8> {
        let Some(held) = self.ledger() else {
            return self.rescue();
        };
        let replica = (self.env.replica)();
        let commits = self.rebuilt(&held, replica);
        let mut lines = Vec::new();
        for commit in &commits {
            lines.extend_from_slice(commit.bytes());
            lines.push(b'\n');
        }
        lines.extend(self.rescue_on(ledger_of(&commits), replica));
        lines
    }

    fn rebuilt(&self, held: &Ledger, replica: ReplicaId) -> Vec<SealedCommit> {
        let who = Authorship {
            replica,
            author: self.prefs().author.to_string(),
            at: (self.env.now)(),
        };
        held.rebuild(&who, self.env.replica)
    }

    /// Returns the edits that wait as commits on top of `ledger`, one a line.
    pub(super) fn rescue_on(&self, mut ledger: Ledger, replica: ReplicaId) -> Vec<u8> {
        let book = self.book.borrow();
        let mut lines = Vec::new();
        for job in self.queue.borrow().iter() {
            let Job::Write(direction, edit, _) = &**job else {
                continue;
            };
            let now = (self.env.now)();
            if let Some(draft) = Draft::new(ledger.clone(), *direction, edit, &book, replica, now) {
                lines.extend_from_slice(draft.sealed.bytes());
                lines.push(b'\n');
                // It was made on top of this ledger, so that it fits.
                let _ = ledger.apply(&draft.sealed);
            }
        }
        lines
    }
}

/// Says whether some commit of `held` is not among those that are stored.
pub(super) fn lacks(stored: &[Head], held: &Ledger) -> bool {
    let last = |replica: &ReplicaId| {
        let head = stored.iter().find(|head| head.replica == *replica);
        head.map_or(0, |head| head.seq)
    };
    let vector = held.vector();
    vector.iter().any(|(replica, seq)| seq > last(replica))
}

fn ledger_of(commits: &[SealedCommit]) -> Ledger {
    let mut ledger = Ledger::new();
    for commit in commits {
        // They were made to fit each other.
        let _ = ledger.apply(commit);
    }
    ledger
}

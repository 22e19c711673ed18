//! Reading the ledger, and following what other tabs and the worker write.
use daicho_core::device::glimpse::Glimpse;

use super::Engine;
use super::gone::lacks;
use super::queue::Next;
use crate::session::backup::Backup;
use crate::session::open::{open, take_in};
use crate::session::prefs::Prefs;
use crate::session::state::{Action, LedgerHandle, LedgerState};
use crate::store::LedgerStore;
use crate::store::error::StoreError;
use crate::store::ledger::Revision;

/// How many commits of another tab are read at a time.
const PAGE: u32 = 200;

impl<S: LedgerStore> Engine<S> {
    pub(super) async fn open(&self) -> Next {
        (self.tell)(Action::Ledger(LedgerState::Loading));
        if let Err(error) = self.read_all().await {
            // Without preferences the page could not even say so in the right language.
            let language = (self.env.language)();
            (self.tell)(Action::Prefs(Prefs {
                language,
                ..self.prefs()
            }));
            self.tell_failure(error);
        }
        Next::Done
    }

    async fn read_all(&self) -> Result<(), StoreError> {
        let prefs = Prefs::read(&self.store, (self.env.language)()).await?;
        self.book.borrow_mut().prefs = prefs.clone();
        (self.tell)(Action::Prefs(prefs));
        let glimpsed = self.show_glimpse().await;
        (self.tell)(Action::Backup(Backup::read(&self.store).await?));
        self.reload().await?;
        if !glimpsed {
            self.keep_glimpse().await;
        }
        Ok(())
    }

    /// Shows the first rows while the rest is read; tells whether there are any.
    async fn show_glimpse(&self) -> bool {
        // What is wrong with the store, reading the ledger will say.
        let Ok(Some(bytes)) = self.store.glimpse().await else {
            return false;
        };
        // Bytes of another version mean nothing; they are written anew once the ledger is read.
        let Ok(glimpse) = Glimpse::from_bytes(&bytes) else {
            return false;
        };
        let ledger = LedgerHandle::new(glimpse.ledger);
        let state = LedgerState::Glimpse(ledger, glimpse.devices);
        (self.tell)(Action::Ledger(state));
        (self.env.pause)().await;
        true
    }

    /// Keeps the first rows of the newest state for the next start. A failure costs time there, nothing else.
    pub(super) async fn keep_glimpse(&self) {
        let revision = self.book.borrow().revision;
        if let Some(glimpse) = self.ledger().and_then(|ledger| Glimpse::of(&ledger)) {
            let _ = self.store.save_glimpse(revision, &glimpse.to_bytes()).await;
        }
    }

    /// Reads the whole ledger anew and forgets what could be undone, but for what came from the other program just now.
    pub(super) async fn reload(&self) -> Result<(), StoreError> {
        let opened = open(&self.store, &self.env).await?;
        self.expect_all(&opened).await?;
        {
            let mut book = self.book.borrow_mut();
            book.steps = self.carried.take();
            book.since_snapshot = opened.replayed;
            book.replica = None;
        }
        (self.tell)(Action::Lost(opened.losses.into()));
        self.show(opened.ledger.map(LedgerHandle::new), opened.revision);
        self.know_replica().await;
        Ok(())
    }

    /// Makes `ledger`, stored as `revision`, the newest state.
    pub(super) fn show(&self, ledger: Option<LedgerHandle>, revision: Revision) {
        let depth = {
            let mut book = self.book.borrow_mut();
            book.ledger.clone_from(&ledger);
            book.revision = revision;
            book.steps.depth()
        };
        (self.tell)(Action::Steps(depth.0, depth.1));
        let state = ledger.map_or(LedgerState::FirstRun, LedgerState::Ready);
        (self.tell)(Action::Ledger(state));
    }

    /// Takes in what other tabs have written.
    pub(super) async fn follow(&self) -> Result<(), StoreError> {
        let Some(held) = self.ledger() else {
            return self.reload().await;
        };
        let revision = self.store.revision().await?;
        let heads = self.store.heads().await?;
        let mut ledger = (*held).clone();
        // The store has less than this tab: the ledger was erased or lost, and perhaps begun anew. Or other commits have
        // come in the place of some.
        if lacks(&heads, &ledger) || self.erased_since(self.seen()).await? {
            return self.reload().await;
        }
        for head in &heads {
            let mut after = ledger.vector().get(&head.replica);
            while after < head.seq {
                let page = self.store.commits(head.replica, after, PAGE).await?;
                let Some(last) = page.last().map(|commit| commit.seq) else {
                    break;
                };
                for commit in page {
                    take_in(&mut ledger, commit);
                }
                after = last;
            }
        }
        self.show(Some(LedgerHandle::new(ledger)), revision);
        Ok(())
    }
}

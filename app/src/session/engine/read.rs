//! Reading the ledger, and following what other tabs and the worker write.
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
        (self.tell)(Action::Backup(Backup::read(&self.store).await?));
        self.reload().await
    }

    /// Reads the whole ledger anew and forgets what could be undone.
    pub(super) async fn reload(&self) -> Result<(), StoreError> {
        let opened = open(&self.store, &self.env).await?;
        self.expect_all(&opened).await?;
        {
            let mut book = self.book.borrow_mut();
            book.steps.clear();
            book.since_snapshot = opened.replayed;
        }
        (self.tell)(Action::Lost(opened.losses.into()));
        self.show(opened.ledger.map(LedgerHandle::new), opened.revision);
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
        // The store has less than this tab: the ledger was erased or lost, and perhaps begun anew.
        if lacks(&heads, &ledger) {
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

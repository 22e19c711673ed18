//! Writes the ledger: one job after the other, stored before shown.
//!
//! The engine holds the newest state, which handlers of an older drawing must not use. Whatever it comes to, it tells the
//! reducer. An edit that fails stays in the queue, and no later edit overtakes it.
mod draft;
mod gone;
mod queue;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;

use daicho_core::ident::id::ReplicaId;
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::log::CommitInfo;
use daicho_core::ledger::state::Ledger;
use yew::prelude::*;

use self::queue::Next;
use super::backup::Backup;
use super::edit::{Direction, Edit, Step, Steps};
use super::prefs::Prefs;
use super::state::{Action, LedgerHandle, LedgerState};
use crate::i18n::Language;
use crate::store::LedgerStore;
use crate::store::error::StoreError;
use crate::store::ledger::Revision;

/// What the engine needs of the browser: core has no clock and no randomness.
#[derive(Clone, Copy)]
pub struct Env {
    /// The time.
    pub now: fn() -> Timestamp,
    /// Draws an id for a new writer.
    pub replica: fn() -> ReplicaId,
    /// Lets the page draw and answer.
    pub pause: fn() -> Pin<Box<dyn Future<Output = ()>>>,
    /// The language the browser asks for.
    pub language: fn() -> Language,
}

/// How much of what was asked for was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Written {
    /// All of it.
    All,
    /// What nobody has changed since (undo).
    Part,
    /// Nothing was left to write.
    Nothing,
}

/// A piece of work for the engine.
pub(super) enum Job {
    /// Read preferences and ledger.
    Open,
    /// Write a commit.
    Write(Direction, Edit, Callback<Written>),
    /// Another tab or the worker has written up to this revision.
    Follow(Revision),
    /// The worker will not send its state: read what it wrote, and tell whether a commit of this instant is there.
    Release(Option<Timestamp>, Callback<bool>),
    /// The worker has written and sends the new state.
    Adopt(Box<Adopted>),
    /// Remove everything.
    Erase(Callback<()>),
    /// The ledger was handed out as a file.
    NoteExport,
}

impl Job {
    fn is_write(&self) -> bool {
        matches!(self, Self::Write(..))
    }
}

/// A ledger that the worker made and has stored.
pub struct Adopted {
    /// The new state.
    pub ledger: Ledger,
    /// The revision it is stored as.
    pub revision: Revision,
    /// The worker's commit and what takes it back, for undo.
    pub step: Option<Step>,
}

#[derive(Default)]
struct Book {
    ledger: Option<LedgerHandle>,
    revision: Revision,
    replica: Option<ReplicaId>,
    steps: Steps,
    since_snapshot: usize,
    prefs: Prefs,
    /// The store has lost the ledger.
    gone: Option<StoreError>,
}

/// The one writer of this tab.
pub struct Engine<S> {
    store: S,
    env: Env,
    tell: Box<dyn Fn(Action)>,
    queue: RefCell<VecDeque<Rc<Job>>>,
    busy: Cell<bool>,
    /// The worker is writing and will send the state: nothing is read meanwhile.
    expects: Cell<bool>,
    book: RefCell<Book>,
    /// What could be undone in the other program, until the ledger is there.
    carried: RefCell<Steps>,
}

impl<S: LedgerStore> Engine<S> {
    /// Makes an engine over `store` that tells what happens to `tell`.
    pub fn new(store: S, env: Env, tell: impl Fn(Action) + 'static) -> Self {
        Self {
            store,
            env,
            tell: Box::new(tell),
            queue: RefCell::default(),
            busy: Cell::new(false),
            expects: Cell::new(false),
            book: RefCell::default(),
            carried: RefCell::default(),
        }
    }

    /// Takes over what could be undone in the other program of the site.
    pub fn carry(&self, packed: &str) {
        self.carried.replace(Steps::unpacked(packed));
    }

    /// Returns what can be undone, for the other program.
    pub fn packed(&self) -> String {
        self.book.borrow().steps.packed()
    }

    /// Takes in what others wrote, if `revision` is news. One that is long past comes late, or of a ledger begun anew.
    async fn heard(&self, revision: Revision) -> Result<(), StoreError> {
        let seen = self.seen();
        if self.expects.get() {
            return Ok(());
        }
        if revision <= seen {
            return self.expect_no_less().await;
        }
        self.follow().await
    }

    /// Leaves it to the worker to send what it is about to write, which spares reading it here.
    pub(super) fn expect_worker(&self) {
        self.expects.set(true);
    }

    async fn release(&self, at: Option<Timestamp>, on_done: &Callback<bool>) {
        self.expects.set(false);
        let before = self.seen();
        let stored = self.store.revision().await;
        let followed = match stored {
            Ok(stored) if stored > before => self.follow().await,
            Ok(_) => self.expect_no_less().await,
            Err(error) => Err(error),
        };
        if let Err(error) = followed {
            self.tell_failure(error);
        }
        let ledger = self.ledger();
        let is_there = |at| {
            ledger.is_some_and(|ledger| {
                let is_it = |info: &CommitInfo| info.at == at && info.source.action == "import";
                ledger.commits().any(is_it)
            })
        };
        on_done.emit(at.is_some_and(is_there));
    }

    async fn adopt(&self, adopted: &Adopted) {
        self.expects.set(false);
        if adopted.revision < self.book.borrow().revision {
            return;
        }
        {
            let mut book = self.book.borrow_mut();
            let step = adopted.step.clone();
            book.steps.moved(Direction::Forward, step);
            book.since_snapshot = 0;
        }
        let ledger = LedgerHandle::new(adopted.ledger.clone());
        self.show(Some(ledger), adopted.revision);
        self.know_replica().await;
    }

    async fn erase(&self, on_done: &Callback<()>) -> Next {
        match self.store.erase().await {
            Ok(revision) => {
                // They were made on what is no longer there, and would begin another ledger.
                self.give_up();
                {
                    let mut book = self.book.borrow_mut();
                    book.steps.clear();
                    book.gone = None;
                    book.replica = None;
                    book.prefs.author = AttrValue::default();
                }
                (self.tell)(Action::Prefs(self.prefs()));
                (self.tell)(Action::Backup(None));
                (self.tell)(Action::Lost(Rc::from([])));
                self.show(None, revision);
                on_done.emit(());
            }
            Err(error) => (self.tell)(Action::Ledger(LedgerState::Failed(error))),
        }
        Next::Done
    }

    async fn note_export(&self) {
        let Some(ledger) = self.ledger() else { return };
        let backup = Backup {
            at: (self.env.now)(),
            commits: ledger.commits_len(),
        };
        // If the note cannot be stored, the screen goes on asking for an export: the safe side.
        if backup.write(&self.store).await.is_ok() {
            (self.tell)(Action::Backup(Some(backup)));
        }
    }

    /// Returns the revision of the store that the screen shows.
    pub(super) fn seen(&self) -> Revision {
        self.book.borrow().revision
    }

    /// Returns the least revision of the store that the worker may build on: none will do if the ledger is gone.
    pub(super) fn least(&self) -> Revision {
        match self.expect_not_gone() {
            Ok(()) => self.seen(),
            Err(_) => Revision::new(u64::MAX),
        }
    }

    /// Reads a fact about the ledger; `None` too if it cannot be read.
    pub(in crate::session) async fn fact(&self, key: &str) -> Option<String> {
        self.store.meta(key).await.ok().flatten()
    }

    pub(super) fn ledger(&self) -> Option<LedgerHandle> {
        self.book.borrow().ledger.clone()
    }

    pub(super) fn prefs(&self) -> Prefs {
        self.book.borrow().prefs.clone()
    }

    /// Takes over preferences at once, and stores them.
    pub(super) async fn set_prefs(&self, prefs: Prefs) -> Result<(), StoreError> {
        self.book.borrow_mut().prefs = prefs.clone();
        (self.tell)(Action::Prefs(prefs.clone()));
        prefs.write(&self.store).await
    }
}

//! What components see of the session: the one hook and its handle.
use std::rc::Rc;

use daicho_core::ident::timestamp::Timestamp;
use yew::prelude::*;

use super::edit::{Direction, Edit};
use super::engine::{Adopted, Job, Written};
use super::prefs::{Prefs, Theme};
use super::provider::Desk;
use super::state::{LedgerHandle, LedgerState, State};
use crate::browser::theme;
use crate::components::toast::Toasts;
use crate::i18n::{Language, Texts};
use crate::store::error::StoreError;
use crate::worker::client::WorkerClient;

/// The session: its state as drawn, and ways to ask for changes. Clones are cheap.
#[derive(Clone, PartialEq)]
pub struct Session {
    state: UseReducerHandle<State>,
    desk: Rc<Desk>,
    toasts: Toasts,
}

/// Returns the session.
#[hook]
#[expect(clippy::expect_used, reason = "the provider is around the whole page")]
pub fn use_session() -> Session {
    use_context::<Session>().expect("a SessionProvider around every component")
}

impl Session {
    pub(super) fn new(state: UseReducerHandle<State>, desk: Rc<Desk>, toasts: Toasts) -> Self {
        Self {
            state,
            desk,
            toasts,
        }
    }

    /// Returns all state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Returns what is known of the ledger.
    pub fn ledger(&self) -> &LedgerState {
        &self.state.ledger
    }

    /// Returns the ledger, if it is open.
    pub fn ready(&self) -> Option<&LedgerHandle> {
        match &self.state.ledger {
            LedgerState::Ready(ledger) => Some(ledger),
            LedgerState::Loading
            | LedgerState::Glimpse(..)
            | LedgerState::FirstRun
            | LedgerState::Failed(_) => None,
        }
    }

    /// Returns the ledger, or while it is being read, as much of it as is known.
    pub fn shown(&self) -> Option<&LedgerHandle> {
        match &self.state.ledger {
            LedgerState::Glimpse(ledger, _) => Some(ledger),
            LedgerState::Ready(_)
            | LedgerState::Loading
            | LedgerState::FirstRun
            | LedgerState::Failed(_) => self.ready(),
        }
    }

    /// Returns language, theme and author.
    pub fn prefs(&self) -> Prefs {
        self.state.prefs.clone().unwrap_or_default()
    }

    /// Saves an edit, asking for the author's name first if nobody gave it yet.
    ///
    /// Once it is saved, its message is shown with a button to undo it, and its `on_saved` is called.
    pub fn commit(&self, edit: Edit) {
        let session = self.clone();
        let (message, on_saved) = (edit.message.clone(), edit.on_saved.clone());
        let undoable = edit.undoable;
        let on_done = Callback::from(move |written| {
            if !message.is_empty() && written != Written::Nothing {
                session.tell(message.clone(), undoable);
            }
            on_saved.emit(());
        });
        self.post(Job::Write(Direction::Forward, edit, on_done));
    }

    /// Takes back the newest commit of this tab that was not taken back yet. What others changed since stays.
    pub fn undo(&self) {
        let again = self.clone();
        let (toasts, t) = (self.toasts.clone(), self.texts());
        let on_done = Callback::from(move |written| match written {
            Written::All | Written::Part => {
                let again = again.clone();
                let text = if written == Written::All {
                    "undone"
                } else {
                    "undone-in-part"
                };
                toasts.redo(t.get(text), Callback::from(move |()| again.redo()));
            }
            Written::Nothing => toasts.say(t.get("undone-nothing")),
        });
        self.walk(Direction::Undo, "undo", on_done);
    }

    /// Does again what [`Session::undo`] took back last.
    pub fn redo(&self) {
        let (toasts, t) = (self.toasts.clone(), self.texts());
        let on_done = Callback::from(move |written| {
            let text = if written == Written::Nothing {
                "undone-nothing"
            } else {
                "redone"
            };
            toasts.say(t.get(text));
        });
        self.walk(Direction::Redo, "redo", on_done);
    }

    fn walk(&self, direction: Direction, action: &str, on_done: Callback<Written>) {
        let edit = Edit::new(action, Default::default());
        self.post(Job::Write(direction, edit, on_done));
    }

    /// Says that the worker is about to write and will send the new state, which [`Session::adopt`] takes over.
    ///
    /// Until then, or until [`Session::release`], the page does not read what others write.
    pub fn expect_worker(&self) {
        self.desk.expect_worker();
    }

    /// Reads what the worker or others wrote after all.
    pub fn release(&self) {
        self.post(Job::Release(None, Callback::noop()));
    }

    /// The same after an import of the instant `at` whose end the worker did not tell; `on_done` is told whether it is stored.
    pub fn find_import(&self, at: Timestamp, on_done: Callback<bool>) {
        self.post(Job::Release(Some(at), on_done));
    }

    /// Takes over a ledger that the worker made and stored, such as after an import.
    pub fn adopt(&self, adopted: Adopted, message: AttrValue) {
        self.tell(message, adopted.step.is_some());
        self.post(Job::Adopt(Box::new(adopted)));
    }

    /// Loads the site again, for a page of its other program.
    pub fn change_program(&self) {
        self.desk.change_program();
    }

    /// Tries again what failed: opening the ledger, or saving what waits.
    pub fn retry(&self) {
        if matches!(self.state.ledger, LedgerState::Failed(_)) {
            self.desk.open();
        } else {
            self.desk.resume();
        }
    }

    /// Gives up the edits that could not be saved.
    pub fn give_up(&self) {
        self.desk.give_up();
    }

    /// Writes the ledger that the store has lost back into it, and goes on with the edits that wait.
    pub fn write_back(&self) {
        let (toasts, t) = (self.toasts.clone(), self.texts());
        self.desk.write_back(Callback::from(move |error| {
            let another_began = matches!(error, StoreError::Stale { .. });
            toasts.fail(if another_began {
                t.get("gone-other")
            } else {
                t.get(&format!("store-error-{}", error.code()))
            });
        }));
    }

    /// Lets go of the ledger that the store has lost and shows what the store has now.
    pub fn let_go(&self) {
        self.desk.let_go();
    }

    /// Returns a worker, not started yet, that refuses to work on less than the screen shows.
    pub fn worker(&self) -> WorkerClient {
        let desk = self.desk.clone();
        let session = self.clone();
        WorkerClient::new(
            Callback::from(move |()| desk.least()),
            Callback::from(move |()| session.release()),
        )
    }

    /// Reads a fact about the ledger in this browser; `None` too if it cannot be read.
    pub async fn fact(&self, key: &str) -> Option<String> {
        self.desk.fact(key).await
    }

    /// Notes that the ledger was just handed out as a file.
    pub fn note_export(&self) {
        self.post(Job::NoteExport);
    }

    /// Removes everything that this browser holds, then calls `on_done`.
    pub fn erase(&self, on_done: Callback<()>) {
        let desk = self.desk.clone();
        self.post(Job::Erase(on_done.reform(move |()| {
            theme::forget();
            desk.forget_folder();
        })));
    }

    /// Sets the language of the screen.
    pub fn set_language(&self, language: Language) {
        self.set_prefs(Prefs {
            language,
            ..self.prefs()
        });
    }

    /// Sets light or dark.
    pub fn set_theme(&self, theme: Theme) {
        self.set_prefs(Prefs {
            theme,
            ..self.prefs()
        });
    }

    /// Sets the columns of the list of devices.
    pub fn set_columns(&self, columns: &str) {
        let columns = columns.to_owned().into();
        self.set_prefs(Prefs {
            columns,
            ..self.prefs()
        });
    }

    /// Sets the author's name and goes on with edits that waited for it.
    pub fn set_author(&self, author: &str) {
        let author = author.trim().to_owned().into();
        self.set_prefs(Prefs {
            author,
            ..self.prefs()
        });
        self.desk.resume();
    }

    /// Returns the texts in the language of the screen, for callbacks outside components.
    pub fn texts(&self) -> Texts {
        Texts(self.prefs().language)
    }

    /// Keeps files for the page that the person is sent to next.
    pub fn hand_over(&self, files: Vec<web_sys::File>) {
        self.desk.hand_over(files);
    }

    /// Takes the files that the page before handed over.
    pub fn take_files(&self) -> Vec<web_sys::File> {
        self.desk.take_files()
    }

    fn tell(&self, message: AttrValue, undoable: bool) {
        if undoable {
            let again = self.clone();
            let undo = Callback::from(move |()| again.undo());
            self.toasts.undo(message, undo);
        } else {
            self.toasts.say(message);
        }
    }

    pub(super) fn set_prefs(&self, prefs: Prefs) {
        let (toasts, t) = (self.toasts.clone(), self.texts());
        let on_failed = Callback::from(move |()| toasts.fail(t.get("prefs-not-saved")));
        self.desk.set_prefs(prefs, on_failed);
    }

    fn post(&self, job: Job) {
        self.desk.post(job);
    }

    pub(super) fn desk(&self) -> &Rc<Desk> {
        &self.desk
    }

    pub(super) fn toasts(&self) -> &Toasts {
        &self.toasts
    }
}

//! What the person does with somebody's bundle, passed to the worker, and how far it is.

use std::rc::Rc;

use daicho_core::exchange::problem::BundleError;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::browser::clock;
use crate::session::edit::{Inverse, Step, Undone};
use crate::session::engine::Adopted;
use crate::session::handle::Session;
use crate::session::open::thaw_snapshot;
use crate::store::ledger::Revision;
use crate::worker::client::{Answered, WorkerClient};
use crate::worker::protocol::exchange::{Ask, Merged, Preview, Told};
use crate::worker::protocol::{Answer, Phase, Request, Trouble};

/// What the worker is doing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Work {
    /// Reading the bundle and comparing it.
    Opening,
    /// Writing.
    Merging,
}

/// Where the opening of a bundle stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meeting {
    /// What is going on, and how far it is.
    pub(super) busy: Option<(Work, Option<Phase>)>,
    /// The name of the file.
    pub(super) name: AttrValue,
    /// What it is and what merging it would do.
    pub(super) preview: Option<Rc<Preview>>,
    /// What did not work.
    pub(super) trouble: Option<Trouble>,
    /// The ledger had changed, and the comparison was made anew.
    pub(super) again: bool,
    /// What was merged.
    pub(super) done: Option<Merged>,
    /// The pages show it.
    pub(super) shown: bool,
    /// The present state could not be saved to a file before merging.
    pub(super) uncopied: bool,
}

/// What happened.
pub(super) enum Event {
    /// A file was chosen.
    Chose(AttrValue),
    /// The worker began.
    Began(Work),
    /// It is so far.
    Progress(Phase),
    /// The bundle was read and compared; again, if the ledger had changed meanwhile.
    Opened(Box<Preview>, bool),
    /// It did not work.
    Failed(Trouble),
    /// The present state could not be saved to a file.
    Uncopied,
    /// It is merged and stored.
    Done(Merged),
    /// The pages show it.
    Shown,
    /// From the beginning.
    Reset,
}

impl Reducible for Meeting {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            Event::Chose(name) => {
                next = Self {
                    name,
                    ..Self::default()
                };
            }
            Event::Began(work) => {
                next.busy = Some((work, None));
                next.trouble = None;
                next.again = false;
            }
            Event::Progress(phase) => {
                if let Some((_, progress)) = &mut next.busy {
                    *progress = Some(phase);
                }
            }
            Event::Opened(preview, again) => {
                next.busy = None;
                next.preview = Some(Rc::from(preview));
                next.again = again;
            }
            Event::Failed(trouble) => {
                next.busy = None;
                if matches!(trouble, Trouble::Broken(_)) {
                    next.preview = None;
                }
                next.trouble = (trouble != Trouble::Cancelled).then_some(trouble);
            }
            Event::Uncopied => {
                next.busy = None;
                next.uncopied = true;
            }
            Event::Done(merged) => {
                next.busy = None;
                next.done = Some(merged);
            }
            Event::Shown => next.shown = true,
            Event::Reset => next = Self::default(),
        }
        Rc::new(next)
    }
}

impl Meeting {
    /// Whether the file is encrypted and waits for its passphrase.
    pub(super) fn asks_passphrase(&self) -> bool {
        matches!(
            self.trouble,
            Some(Trouble::Bundle(
                BundleError::PassphraseNeeded | BundleError::WrongPassphrase
            ))
        )
    }
}

/// Passes on what the person does. Clones are cheap.
#[derive(Clone, PartialEq)]
pub(super) struct Opener {
    pub(super) state: UseReducerHandle<Meeting>,
    pub(super) worker: WorkerClient,
    pub(super) session: Session,
}

impl Opener {
    /// Reads a file and says what merging it would do.
    pub(super) fn open(&self, file: File) {
        self.state.dispatch(Event::Chose(file.name().into()));
        self.ask_open(Some(file), None, false);
    }

    /// Reads the file again with its passphrase.
    pub(super) fn unlock(&self, passphrase: String) {
        self.ask_open(None, Some(passphrase), false);
    }

    fn ask_open(&self, file: Option<File>, passphrase: Option<String>, again: bool) {
        let this = self.clone();
        spawn_local(async move {
            match this
                .ask(Work::Opening, Ask::Open { passphrase }, file)
                .await
            {
                Ok((Answer::Exchange(Told::Opened(preview)), _)) => {
                    this.state.dispatch(Event::Opened(preview, again));
                }
                other => this.fail(other),
            }
        });
    }

    /// Merges the open bundle, having saved the present state to a file; `message` is said once it is on the screen.
    pub(super) fn merge(&self, message: AttrValue) {
        let this = self.clone();
        self.state.dispatch(Event::Began(Work::Merging));
        spawn_local(async move {
            if this.is_copied() || this.session.save_before().await.is_ok() {
                this.merge_anyway(message);
            } else {
                this.state.dispatch(Event::Uncopied);
            }
        });
    }

    /// Says whether the present state lies in a file already.
    fn is_copied(&self) -> bool {
        let backup = self.session.state().backup;
        let ledger = self.session.ready();
        backup
            .zip(ledger)
            .is_some_and(|(backup, ledger)| backup.edits_since(ledger) == 0)
    }

    /// Merges the open bundle although the present state is in no file.
    pub(super) fn merge_anyway(&self, message: AttrValue) {
        let this = self.clone();
        self.session.expect_worker();
        spawn_local(async move {
            let at = clock::now().milliseconds();
            match this.ask(Work::Merging, Ask::Merge { at }, None).await {
                Ok((Answer::Exchange(Told::Merged(merged)), _)) => {
                    this.state.dispatch(Event::Done(merged.clone()));
                    this.take_over(&merged, message).await;
                    this.state.dispatch(Event::Shown);
                }
                Err(Trouble::Stale) => {
                    this.session.release();
                    this.ask_again();
                }
                other => {
                    // Whether it is stored, only the store knows: all of it or nothing.
                    this.session.release();
                    this.fail(other);
                }
            }
        });
    }

    fn ask_again(&self) {
        self.ask_open(None, None, true);
    }

    /// Shows the ledger that the worker has stored.
    async fn take_over(&self, merged: &Merged, message: AttrValue) {
        let revision = match merged.revision {
            Some(revision) if !merged.rehomed => revision,
            _ => {
                self.session.release();
                return;
            }
        };
        let request = Request::Exchange(Ask::State);
        let answered = self.worker.ask(request, None, Callback::noop()).await;
        let adopted = match answered.as_ref().map(|(_, blocks)| blocks.as_slice()) {
            Ok([snapshot, undo]) => {
                let step = Step {
                    undone: Undone::Merge(merged.after.clone()),
                    inverse: Inverse::Sealed(undo.to_vec().into()),
                };
                let ledger = thaw_snapshot(&snapshot.to_vec()).await;
                ledger.ok().map(|ledger| Adopted {
                    ledger,
                    revision: Revision::new(revision),
                    step: Some(step),
                })
            }
            _ => None,
        };
        match adopted {
            Some(adopted) => self.session.adopt(adopted, message),
            None => self.session.release(),
        }
    }

    /// Stops what is going on.
    pub(super) fn cancel(&self) {
        self.worker.cancel();
        self.state.dispatch(Event::Reset);
    }

    /// Begins anew with another file.
    pub(super) fn reset(&self) {
        self.worker.cancel();
        self.state.dispatch(Event::Reset);
    }

    async fn ask(&self, work: Work, ask: Ask, file: Option<File>) -> Answered {
        self.state.dispatch(Event::Began(work));
        let tell = self.state.dispatcher();
        let progress = Callback::from(move |phase: Phase| tell.dispatch(Event::Progress(phase)));
        self.worker
            .ask(Request::Exchange(ask), file, progress)
            .await
    }

    /// An answer to another question cannot come; it would count as nothing open.
    fn fail(&self, answered: Answered) {
        let trouble = answered.err().unwrap_or(Trouble::NothingOpen);
        self.state.dispatch(Event::Failed(trouble));
    }
}

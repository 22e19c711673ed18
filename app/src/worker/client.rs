//! The page's end of the worker.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use futures_channel::oneshot;
use js_sys::Uint8Array;
use web_sys::File;
use yew::Callback;

use super::protocol::{Answer, Asked, Phase, Request, Told, Trouble};
use crate::browser::wire::{Message, Program, ToWorker};
use crate::store::ledger::Revision;

/// The code of [`StoreError::Gone`](crate::store::error::StoreError::Gone).
const GONE: &str = "gone";

/// An answer and the blocks of bytes that came beside it.
pub type Answered = Result<(Answer, Vec<Uint8Array>), Trouble>;

/// Asks the worker. A clone asks the same one; the worker is started by the first question.
#[derive(Clone)]
pub struct WorkerClient {
    inner: Rc<Inner>,
}

struct Inner {
    /// The revision of the store that the screen shows.
    shown: Callback<(), Revision>,
    /// Called when the store turns out to have less than that.
    on_gone: Callback<()>,
    worker: RefCell<Option<ToWorker>>,
    last_id: Cell<u32>,
    waiting: RefCell<BTreeMap<u32, Waiting>>,
}

struct Waiting {
    answer: oneshot::Sender<Answered>,
    progress: Callback<Phase>,
}

impl PartialEq for WorkerClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl WorkerClient {
    /// Makes a client whose worker is not started yet. It refuses to work on a store that has less than `shown` says, and
    /// tells `on_gone`.
    pub fn new(shown: Callback<(), Revision>, on_gone: Callback<()>) -> Self {
        let inner = Inner {
            shown,
            on_gone,
            worker: RefCell::default(),
            last_id: Cell::default(),
            waiting: RefCell::default(),
        };
        Self {
            inner: Rc::new(inner),
        }
    }

    /// Asks, and waits for the answer. `progress` is told how far the work is.
    pub async fn ask(
        &self,
        request: Request,
        file: Option<File>,
        progress: Callback<Phase>,
    ) -> Answered {
        let (answer, answered) = oneshot::channel();
        let id = self.inner.last_id.get().wrapping_add(1);
        self.inner.last_id.set(id);
        let waiting = Waiting { answer, progress };
        let asked = Asked {
            id,
            shown: self.inner.shown.emit(()).number(),
            request,
        };
        self.inner.waiting.borrow_mut().insert(id, waiting);
        if let Err(trouble) = self.send(&asked, file) {
            self.inner.waiting.borrow_mut().remove(&id);
            return Err(trouble);
        }
        let answered = answered.await.unwrap_or(Err(Trouble::Cancelled));
        if matches!(&answered, Err(Trouble::Store { code, .. }) if code == GONE) {
            self.inner.on_gone.emit(());
        }
        answered
    }

    /// Asks something short and takes the answer without blocks.
    pub async fn ask_briefly(&self, request: Request) -> Result<Answer, Trouble> {
        let answered = self.ask(request, None, Callback::noop()).await;
        answered.map(|(answer, _)| answer)
    }

    /// Ends the worker, whatever it is doing; all questions end with [`Trouble::Cancelled`]. The next one starts another.
    ///
    /// A worker also keeps the memory that its largest file took: ending one that is idle gives it back.
    pub fn cancel(&self) {
        self.end(&Trouble::Cancelled);
    }

    /// Ends the worker once it has nothing to do any more. A question that comes later starts another.
    pub fn retire(&self) {
        if self.inner.worker.borrow().is_none() {
            return;
        }
        let this = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let rested = this.ask_briefly(Request::Rest).await;
            if rested.is_ok() && this.inner.waiting.borrow().is_empty() {
                drop(this.inner.worker.take());
            }
        });
    }

    fn end(&self, trouble: &Trouble) {
        // Another clone may be waiting: hand in the answers only when nothing is borrowed any more.
        drop(self.inner.worker.take());
        for (_, waiting) in self.inner.waiting.take() {
            let _ = waiting.answer.send(Err(trouble.clone()));
        }
    }

    fn send(&self, asked: &Asked, file: Option<File>) -> Result<(), Trouble> {
        let broken = |error: String| Trouble::Broken(error);
        let said = postcard::to_allocvec(asked).map_err(|error| broken(error.to_string()))?;
        let message = Message {
            said,
            file,
            blocks: Vec::new(),
        };
        let mut worker = self.inner.worker.borrow_mut();
        if worker.is_none() {
            *worker = Some(self.start()?);
        }
        let sent = worker.as_ref().map(|worker| worker.send(&message));
        sent.unwrap_or(Ok(()))
            .map_err(|error| broken(error.to_string()))
    }

    fn start(&self) -> Result<ToWorker, Trouble> {
        let (on_message, on_error) = (Rc::downgrade(&self.inner), Rc::downgrade(&self.inner));
        let worker = ToWorker::open(
            Program::Ledger,
            move |message| {
                if let Some(inner) = on_message.upgrade()
                    && let Err(error) = inner.hear(message)
                {
                    end_later(inner, error.to_string());
                }
            },
            move |error| {
                if let Some(inner) = on_error.upgrade() {
                    end_later(inner, error);
                }
            },
        );
        worker.map_err(|error| Trouble::Broken(error.to_string()))
    }
}

/// Ends a worker that broke down. The closure that heard of it belongs to that worker: leave it first.
fn end_later(inner: Rc<Inner>, error: String) {
    wasm_bindgen_futures::spawn_local(async move {
        WorkerClient { inner }.end(&Trouble::Broken(error));
    });
}

impl Inner {
    /// Takes in what the worker says.
    ///
    /// # Errors
    /// When it is not of the same program: nobody should wait for more of that.
    fn hear(&self, message: Message) -> Result<(), postcard::Error> {
        match postcard::from_bytes(&message.said)? {
            Told::Progress(id, phase) => {
                let progress = {
                    let waiting = self.waiting.borrow();
                    waiting.get(&id).map(|waiting| waiting.progress.clone())
                };
                if let Some(progress) = progress {
                    progress.emit(phase);
                }
            }
            Told::Done(id, answer) => {
                let waiting = self.waiting.borrow_mut().remove(&id);
                if let Some(waiting) = waiting {
                    let answered = answer.map(|answer| (answer, message.blocks));
                    let _ = waiting.answer.send(answered);
                }
            }
        }
        Ok(())
    }
}

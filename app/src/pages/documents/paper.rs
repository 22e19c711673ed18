//! Asking the worker what is in files.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;
use crate::worker::client::WorkerClient;
use crate::worker::protocol::forms;
use crate::worker::protocol::papers::{Ask, Told};
use crate::worker::protocol::{Answer, Request, Trouble};

/// An answer of the worker.
#[derive(Clone, PartialEq)]
pub(super) enum Paper {
    /// It is on its way.
    Waiting,
    /// It came, and so did the bytes of a file perhaps.
    Told(Rc<Told>, Option<Block>),
    /// It will not come.
    Failed(Trouble),
}

/// Bytes in the browser's memory; equal when they are the same ones.
#[derive(Clone, Debug)]
pub(super) struct Block(pub(super) Uint8Array);

impl PartialEq for Block {
    fn eq(&self, other: &Self) -> bool {
        js_sys::Object::is(&self.0, &other.0)
    }
}

/// Asks the worker, and draws again when the answer is there. Asks again when the question is another.
#[hook]
pub(super) fn use_paper(ask: Option<Ask>) -> Paper {
    use_asked(ask, None)
}

/// The same of what depends on the ledger: asks again when that is another.
#[hook]
pub(super) fn use_paper_of(ask: Option<Ask>, ledger: &LedgerHandle) -> Paper {
    use_asked(ask, Some(ledger.clone()))
}

#[hook]
fn use_asked(ask: Option<Ask>, ledger: Option<LedgerHandle>) -> Paper {
    let session = use_session();
    let client = use_client(&session);
    let answer = use_state_eq(|| Paper::Waiting);
    // The answer to an earlier question may come after the next one was asked.
    let number = use_mut_ref(|| 0_u32);
    // Encoded, questions can be compared, and travel.
    let said = ask.and_then(|ask| postcard::to_allocvec(&ask).ok());
    let set = answer.setter();
    use_effect_with((said, ledger), move |(said, _)| {
        *number.borrow_mut() += 1;
        let asked_as = *number.borrow();
        set.set(Paper::Waiting);
        if let Some(said) = said.clone() {
            spawn_local(async move {
                let told = asked(&client, said, None).await;
                if *number.borrow() == asked_as {
                    set.set(told);
                }
            });
        }
    });
    (*answer).clone()
}

/// Returns a worker for the time of a component: the one of the page around it, or its own.
#[hook]
pub(super) fn use_client(session: &Session) -> Rc<WorkerClient> {
    let shared = use_context::<SharedWorker>();
    let session = session.clone();
    let own = use_memo((), move |()| session.worker());
    let last = own.clone();
    use_effect_with((), move |()| move || last.cancel());
    shared.map_or(own, |shared| shared.0)
}

/// The worker that all parts of the pages about documents ask: it keeps what it has read.
#[derive(Clone, PartialEq)]
pub(super) struct SharedWorker(pub(super) Rc<WorkerClient>);

/// Asks the worker about forms once, outside of drawing.
pub(super) async fn ask_form(session: &Session, ask: forms::Ask) -> Result<forms::Told, Trouble> {
    let said = postcard::to_allocvec(&Ask::Form(ask));
    let said = said.map_err(|error| Trouble::Broken(error.to_string()))?;
    let client = session.worker();
    let answered = asked(&client, said, None).await;
    client.retire();
    match answered {
        Paper::Told(told, _) => {
            if let Told::Form(told) = &*told {
                Ok(told.clone())
            } else {
                Err(Trouble::NothingOpen)
            }
        }
        Paper::Failed(trouble) => Err(trouble),
        Paper::Waiting => Err(Trouble::NothingOpen),
    }
}

/// Asks the worker once.
pub(super) async fn asked(client: &WorkerClient, said: Vec<u8>, file: Option<File>) -> Paper {
    let answered = client.ask(Request::Papers(said), file, Callback::noop());
    match answered.await {
        Ok((Answer::Papers(told), blocks)) => match postcard::from_bytes(&told) {
            Ok(told) => Paper::Told(Rc::new(told), blocks.into_iter().next().map(Block)),
            Err(error) => Paper::Failed(Trouble::Broken(error.to_string())),
        },
        Ok(_) => Paper::Failed(Trouble::NothingOpen),
        Err(trouble) => Paper::Failed(trouble),
    }
}

//! Asking the worker what scans saw: it reads and reconciles, so that the page goes on answering.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::client::WorkerClient;
use crate::worker::protocol::found::{Ask, Round, Told};
use crate::worker::protocol::{Answer, Phase, Request, Trouble, papers};

/// What is known.
#[derive(Clone, PartialEq)]
pub(super) struct Search {
    /// What was found last; `None` until the first answer.
    pub(super) round: Option<Rc<Round>>,
    /// Why there was no answer.
    pub(super) trouble: Option<Trouble>,
    /// Asks again.
    pub(super) again: Callback<()>,
}

/// One worker that is asked one thing at a time: decisions follow each other faster than a large scan is reconciled.
struct Desk {
    client: WorkerClient,
    is_asking: Cell<bool>,
    is_wanted: RefCell<bool>,
}

/// Returns what the newest scans saw, and asks again whenever the ledger is another.
#[hook]
pub(super) fn use_round(ledger: &LedgerHandle) -> Search {
    let session = use_session();
    let desk = use_memo((), |()| Desk {
        client: session.worker(),
        is_asking: Cell::default(),
        is_wanted: RefCell::default(),
    });
    let answered = use_state_eq(|| (None::<Rc<Round>>, None::<Trouble>));
    let again = {
        let (desk, answered) = (desk.clone(), answered.setter());
        use_callback((), move |(): (), ()| {
            desk.is_wanted.replace(true);
            if !desk.is_asking.replace(true) {
                spawn_local(work(desk.clone(), answered.clone()));
            }
        })
    };
    {
        let again = again.clone();
        use_effect_with(ledger.clone(), move |_| again.emit(()));
    }
    {
        let desk = desk.clone();
        use_effect_with((), move |()| move || desk.client.cancel());
    }
    Search {
        round: answered.0.clone(),
        trouble: answered.1.clone(),
        again,
    }
}

type Answered = (Option<Rc<Round>>, Option<Trouble>);

async fn work(desk: Rc<Desk>, answered: UseStateSetter<Answered>) {
    while desk.is_wanted.replace(false) {
        let told = asked(&desk.client, &Ask::Lines, None, Callback::noop()).await;
        // What is asked for again is not what was just told.
        if *desk.is_wanted.borrow() {
            continue;
        }
        match told {
            Ok(Told::Lines(round)) => answered.set((Some(Rc::new(*round)), None)),
            Ok(_) => answered.set((None, Some(Trouble::NothingOpen))),
            Err(trouble) => answered.set((None, Some(trouble))),
        }
    }
    desk.is_asking.set(false);
}

/// Asks the worker once.
///
/// # Errors
/// Why it did not answer.
pub(super) async fn asked(
    client: &WorkerClient,
    ask: &Ask,
    file: Option<File>,
    progress: Callback<Phase>,
) -> Result<Told, Trouble> {
    let broken = |error: postcard::Error| Trouble::Broken(error.to_string());
    let said = postcard::to_allocvec(&papers::Ask::Found(ask.clone())).map_err(broken)?;
    let (answer, _) = client.ask(Request::Papers(said), file, progress).await?;
    if let Answer::Papers(told) = answer
        && let papers::Told::Found(told) = postcard::from_bytes(&told).map_err(broken)?
    {
        return Ok(told);
    }
    Err(Trouble::NothingOpen)
}

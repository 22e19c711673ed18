//! Asking the worker for pairs: it searches, so that the page goes on answering.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use daicho_core::linkage::pair::Likeness;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::PAGE;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::client::WorkerClient;
use crate::worker::protocol::duplicates::{Ask, PairPage, Told};
use crate::worker::protocol::{Answer, Request, Trouble};

/// Which pairs.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Question {
    pub(super) likeness: Likeness,
    /// The first one, from 0.
    pub(super) from: usize,
}

/// What is known.
pub(super) struct Search {
    /// What was found last; `None` until the first answer.
    pub(super) page: Option<Rc<PairPage>>,
    /// Why there was no answer.
    pub(super) trouble: Option<Trouble>,
    /// The worker that holds what was found.
    pub(super) client: WorkerClient,
    /// Asks again.
    pub(super) again: Callback<()>,
}

#[derive(Clone, Default, PartialEq)]
struct Answered {
    page: Option<Rc<PairPage>>,
    trouble: Option<Trouble>,
}

/// One worker that is asked one thing at a time. Decisions follow each other faster than a large ledger is searched: of
/// the questions that wait the last counts.
struct Desk {
    client: WorkerClient,
    is_asking: Cell<bool>,
    wanted: RefCell<Option<Question>>,
}

/// Returns the pairs, and asks again whenever the ledger or the question is another.
#[hook]
pub(super) fn use_pairs(ledger: &LedgerHandle, question: Question) -> Search {
    let session = use_session();
    let desk = use_memo((), |()| Desk {
        client: session.worker(),
        is_asking: Cell::default(),
        wanted: RefCell::default(),
    });
    let answered = use_state_eq(Answered::default);
    let ask = {
        let (desk, answered) = (desk.clone(), answered.setter());
        Callback::from(move |question: Question| {
            desk.wanted.replace(Some(question));
            if !desk.is_asking.replace(true) {
                spawn_local(work(desk.clone(), answered.clone()));
            }
        })
    };
    {
        let ask = ask.clone();
        use_effect_with((ledger.clone(), question), move |(_, question)| {
            ask.emit(*question)
        });
    }
    {
        let desk = desk.clone();
        use_effect_with((), move |()| move || desk.client.cancel());
    }
    Search {
        page: answered.page.clone(),
        trouble: answered.trouble.clone(),
        client: desk.client.clone(),
        again: Callback::from(move |()| ask.emit(question)),
    }
}

async fn work(desk: Rc<Desk>, answered: UseStateSetter<Answered>) {
    while let Some(question) = desk.wanted.take() {
        let ask = Ask::Pairs {
            likeness: question.likeness,
            from: question.from,
            count: PAGE,
        };
        let answer = desk.client.ask_briefly(Request::Duplicates(ask)).await;
        answered.set(match answer {
            Ok(Answer::Duplicates(Told::Pairs(page))) => Answered {
                page: Some(Rc::new(page)),
                trouble: None,
            },
            Ok(_) => trouble(Trouble::NothingOpen),
            Err(why) => trouble(why),
        });
    }
    desk.is_asking.set(false);
}

fn trouble(why: Trouble) -> Answered {
    Answered {
        page: None,
        trouble: Some(why),
    }
}

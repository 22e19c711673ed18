//! The file of an edition, asked of the worker.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::look::{Look, Refused, look};
use crate::browser::object_url::ObjectUrl;
use crate::session::handle::use_session;
use crate::worker::protocol::papers::Ask;
use crate::worker::protocol::{Answer, Request, Trouble};

/// A picture in the browser's memory.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) look: Look,
    pub(super) url: ObjectUrl,
    /// The ids of the shapes of a draw.io page.
    pub(super) shapes: Option<BTreeSet<String>>,
}

/// How far opening a file is.
#[derive(Clone, Debug)]
pub(super) enum Opened {
    /// It is on its way.
    Waiting,
    /// This browser has not its bytes.
    Absent,
    /// The worker did not hand it out.
    Failed(Trouble),
    /// It cannot be shown.
    Refused(Refused),
    /// It is here.
    Ready(Rc<Picture>),
}

/// Opens a page of an attachment; again when it is another.
#[hook]
pub(super) fn use_opened(attachment: Option<EntityId>, page: u32) -> Opened {
    let session = use_session();
    let opened = use_state(|| Opened::Waiting);
    // The answer to an earlier question may come after the next one was asked.
    let number = use_mut_ref(|| 0_u32);
    let set = opened.setter();
    use_effect_with((attachment, page), move |(attachment, page)| {
        *number.borrow_mut() += 1;
        let asked_as = *number.borrow();
        set.set(Opened::Waiting);
        if let Some(attachment) = *attachment {
            let page = *page;
            spawn_local(async move {
                let client = session.worker();
                let ask = Ask::Open { attachment, nth: 0 };
                let told = match postcard::to_allocvec(&ask) {
                    Ok(said) => {
                        let asked = client.ask(Request::Papers(said), None, Callback::noop());
                        shown(asked.await, page).await
                    }
                    Err(error) => Opened::Failed(Trouble::Broken(error.to_string())),
                };
                // The memory that a large picture took in the worker is given back.
                client.retire();
                if *number.borrow() == asked_as {
                    set.set(told);
                }
            });
        }
    });
    (*opened).clone()
}

async fn shown(answered: Result<(Answer, Vec<Uint8Array>), Trouble>, page: u32) -> Opened {
    let bytes = match answered {
        Ok((_, blocks)) => blocks.into_iter().next(),
        Err(trouble) => return Opened::Failed(trouble),
    };
    let Some(bytes) = bytes else {
        return Opened::Absent;
    };
    let look = match look(&bytes.to_vec(), page).await {
        Ok(look) => look,
        Err(refused) => return Opened::Refused(refused),
    };
    let shown = Uint8Array::from(look.bytes.as_slice());
    let Some(url) = ObjectUrl::of(&shown, look.media_type) else {
        return Opened::Refused(Refused::NotDrawn);
    };
    let ids = |page: &daicho_core::diagram::drawio::model::Page| {
        page.cells.iter().map(|cell| cell.id.clone()).collect()
    };
    let shapes = look.page.as_ref().map(ids);
    Opened::Ready(Rc::new(Picture { look, url, shapes }))
}

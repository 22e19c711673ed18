//! Joining the sure pairs at once.

use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::commit::SealedCommit;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::busy::Busy;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Confirm;
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};
use crate::pages::trouble;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::worker::client::WorkerClient;
use crate::worker::protocol::duplicates::{Ask, Told};
use crate::worker::protocol::{Answer, Request, Trouble};

/// Devices that are joined at once: the page writes the commit itself, and must not stand still over it.
const MOST: usize = 1_000;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct JoinSureProps {
    /// How many pairs there are.
    pub(super) count: usize,
    /// The worker that found them.
    pub(super) client: WorkerClient,
}

/// The button, and the question before it is done.
#[component]
pub(super) fn JoinSure(props: &JoinSureProps) -> Html {
    let t = use_texts();
    let (session, toasts) = (use_session(), use_toasts());
    let asks = use_state_eq(|| false);
    let is_busy = use_state_eq(|| false);
    let on_confirm = {
        let (client, asks, is_busy) = (props.client.clone(), asks.setter(), is_busy.setter());
        Callback::from(move |()| {
            let (client, is_busy) = (client.clone(), is_busy.clone());
            let (session, toasts) = (session.clone(), toasts.clone());
            asks.set(false);
            is_busy.set(true);
            spawn_local(async move {
                match join(&client).await {
                    Ok((changes, devices, left)) => {
                        let edit = Edit::new("join", changes).said(said(t, devices, left));
                        session.commit(edit);
                    }
                    Err(Trouble::Cancelled) => {}
                    Err(why) => toasts.fail(trouble::words(t, &why)),
                }
                is_busy.set(false);
            });
        })
    };
    let set = |to: bool| {
        let asks = asks.setter();
        Callback::from(move |()| asks.set(to))
    };
    let args = [("count", props.count.into())];
    html! {
        <div class="row">
            if *is_busy {
                <Busy testid="duplicates-joining" />
            } else {
                <Button kind={ButtonKind::Primary} on_click={set(true)} testid="duplicates-join-all">
                    { t.with("duplicates-join-all", &args) }
                </Button>
            }
            if *asks {
                <Confirm title={t.with("duplicates-join-all", &args)} action={t.with("duplicates-join-all", &args)} {on_confirm}
                    on_close={set(false)} testid="duplicates-join-dialog">
                    <p>{ t.get("duplicates-join-all-text") }</p>
                    if props.count > MOST {
                        <p>{ t.with("duplicates-join-all-most", &[("count", MOST.into())]) }</p>
                    }
                </Confirm>
            }
        </div>
    }
}

/// Returns the changes, how many devices they leave, and how many pairs they leave alone.
async fn join(client: &WorkerClient) -> Result<(ChangeSet, usize, usize), Trouble> {
    let ask = Request::Duplicates(Ask::JoinSure { most: MOST });
    let (answer, blocks) = client.ask(ask, None, Callback::noop()).await?;
    let (Answer::Duplicates(Told::JoinSure { devices, left }), Some(block)) =
        (answer, blocks.first())
    else {
        return Err(Trouble::NothingOpen);
    };
    let sealed = SealedCommit::open(block.to_vec());
    let sealed = sealed.map_err(|error| Trouble::Broken(error.to_string()))?;
    Ok((sealed.into_parts().0.changes, devices, left))
}

fn said(t: Texts, devices: usize, left: usize) -> AttrValue {
    let args = [("count", devices.into()), ("left", left.into())];
    if left == 0 {
        t.with("duplicates-joined-all", &args)
    } else {
        t.with("duplicates-joined-all-left", &args)
    }
}

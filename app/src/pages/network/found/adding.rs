//! Taking in files of other tools: the worker looks at each, the person says when it was taken, then they are kept.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::advice::Advice;
use super::asking::asked;
use super::batch::{Batch, Given, Outcome, Turn};
use super::keeping::{Failure, keep};
use super::looked::LookedList;
use crate::components::badge::Tone;
use crate::components::busy::{Busy, Progress};
use crate::components::file_drop::FileDrop;
use crate::components::form::FormValues;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::client::WorkerClient;
use crate::worker::protocol::found::{Ask, Told};
use crate::worker::protocol::{Phase, Trouble};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AddingProps {
    pub(super) ledger: LedgerHandle,
    /// Whether there is something to look at below, so that this takes little room.
    pub(super) small: bool,
}

/// A place for files, and what is in them.
#[component]
pub(super) fn Adding(props: &AddingProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let client = {
        let session = session.clone();
        use_memo((), move |()| session.worker())
    };
    {
        let client = client.clone();
        use_effect_with((), move |()| move || client.cancel());
    }
    let batch = use_reducer(Batch::default);
    let keeping = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<Failure>);
    let on_files = {
        let (client, dispatch, failure) = (client.clone(), batch.dispatcher(), failure.setter());
        Callback::from(move |files: Vec<File>| {
            failure.set(None);
            spawn_local(look(client.clone(), dispatch.clone(), files));
        })
    };
    let on_cancel = {
        let (client, dispatch) = (client.clone(), batch.dispatcher());
        Callback::from(move |()| {
            client.cancel();
            dispatch.dispatch(Turn::Rest);
        })
    };
    let on_keep = {
        let (props, batch) = (props.clone(), batch.clone());
        let (keeping, failure) = (keeping.setter(), failure.setter());
        Callback::from(move |values: FormValues| {
            let (session, client, ledger) = (session.clone(), client.clone(), props.ledger.clone());
            let (batch, keeping, failure) = (batch.clone(), keeping.clone(), failure.clone());
            keeping.set(true);
            failure.set(None);
            spawn_local(async move {
                match keep(&client, &ledger, &batch, &values).await {
                    Ok(edit) => {
                        let dispatch = batch.dispatcher();
                        let edit = edit.said(t.get("found-kept"));
                        session.commit(edit.on_saved(Callback::from(move |()| {
                            dispatch.dispatch(Turn::Clear);
                        })));
                        client.retire();
                    }
                    Err(why) => failure.set(Some(why)),
                }
                keeping.set(false);
            });
        })
    };
    let dispatch = batch.dispatcher();
    let on_drop = Callback::from(move |at: Option<usize>| {
        dispatch.dispatch(at.map_or(Turn::Clear, Turn::Drop));
    });
    html! {
        <section class={classes!("card", "stack-s", "no-print", props.small.then_some("found-add-small"))} aria-labelledby="found-add">
            <h2 id="found-add">{ t.get("found-add") }</h2>
            <FileDrop button={t.get("found-choose")} on_files={Some(on_files)} testid="found-files">
                <p>{ t.get("found-add-text") }</p>
            </FileDrop>
            if let Some((name, phase)) = &batch.reading {
                { reading(t, name, *phase, on_cancel) }
            }
            if let Some(why) = &*failure {
                { failed(t, why) }
            }
            if *keeping {
                <Busy label={t.get("found-keeping")} testid="found-keeping" />
            }
            if !batch.given.is_empty() {
                <LookedList ledger={props.ledger.clone()} batch={Rc::new((*batch).clone())} is_busy={*keeping || batch.reading.is_some()}
                    wrong={failure.as_ref().and_then(Failure::wrong_day)} {on_keep} {on_drop} />
            }
            <Advice />
        </section>
    }
}

async fn look(client: Rc<WorkerClient>, dispatch: UseReducerDispatcher<Batch>, files: Vec<File>) {
    for file in files {
        dispatch.dispatch(Turn::Reading(file.name(), None));
        let progress = {
            let (dispatch, name) = (dispatch.clone(), file.name());
            Callback::from(move |phase| dispatch.dispatch(Turn::Reading(name.clone(), Some(phase))))
        };
        let outcome = match asked(&client, &Ask::Look, Some(file.clone()), progress).await {
            Ok(Told::Looked(looked)) => match *looked {
                Ok(looked) => Outcome::Looked(Rc::new(looked)),
                Err(error) => Outcome::Refused(error),
            },
            Ok(Told::Summed(_) | Told::Lines(_)) => Outcome::Failed(Trouble::NothingOpen),
            Err(Trouble::Cancelled) => break,
            Err(trouble) => Outcome::Failed(trouble),
        };
        dispatch.dispatch(Turn::Told(Given { file, outcome }));
    }
    dispatch.dispatch(Turn::Rest);
}

fn reading(t: Texts, name: &str, phase: Option<Phase>, on_cancel: Callback<()>) -> Html {
    let label = t.with("found-reading", &[("file", name.to_owned().into())]);
    // Once all is read it is looked through, for as long as that takes.
    let (done, total) = match phase {
        Some(Phase::File(done, total)) if done < total => (done, total),
        _ => (0, 0),
    };
    let kilobytes = |bytes: u64| usize::try_from(bytes >> 10).unwrap_or(0);
    html! {
        <Progress {label} done={kilobytes(done)} total={kilobytes(total)} {on_cancel} testid="found-reading" />
    }
}

fn failed(t: Texts, why: &Failure) -> Html {
    let said = match why {
        Failure::Day(_) => t.get("found-day-wrong"),
        Failure::Nothing => t.get("found-nothing-new"),
        Failure::Worker(trouble) => attachments::words::trouble(t, trouble),
    };
    html! {
        <Notice tone={Tone::Danger} title={t.get("found-not-kept")} testid="found-failed"><p>{ said }</p></Notice>
    }
}

//! Who changed what of a device, and when: asked of the worker when somebody wants to see it.

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use daicho_core::ident::timestamp::Timestamp;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::past::{Line, Step, steps};
use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::{cell, words};
use crate::pages::trouble;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;
use crate::worker::protocol::past::Shown;
use crate::worker::protocol::{Answer, Request, Trouble};

/// Properties of [`History`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HistoryProps {
    pub(super) ledger: LedgerHandle,
    /// The unit, its model and its interfaces.
    pub(super) entities: Vec<EntityId>,
}

/// What is known of the past.
#[derive(Clone, PartialEq)]
enum Past {
    Asked,
    Failed(Trouble),
    Known(Rc<Vec<Step>>),
}

/// A part of the page that is folded until it is wanted.
#[component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let t = use_texts();
    let open = use_state_eq(|| false);
    let session = use_session();
    let past = use_state_eq(|| Past::Asked);
    {
        let (past, ids) = (past.setter(), props.entities.clone());
        use_effect_with((*open, props.ledger.clone()), move |(open, _)| {
            if *open {
                spawn_local(async move { past.set(ask(&session, ids).await) });
            }
        });
    }
    let onclick = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <details class="card card-wide history" data-testid="device-history">
            <summary {onclick}>{ t.get("history-title") }</summary>
            if *open {
                { draw(t, &props.ledger, &past) }
            }
        </details>
    }
}

async fn ask(session: &Session, ids: Vec<EntityId>) -> Past {
    let client = session.worker();
    let answer = client.ask_briefly(Request::History { ids }).await;
    client.retire();
    match answer {
        Ok(Answer::History(entries)) => Past::Known(Rc::new(steps(&entries))),
        Ok(_) => Past::Failed(Trouble::NothingOpen),
        Err(trouble) => Past::Failed(trouble),
    }
}

fn draw(t: Texts, ledger: &LedgerHandle, past: &Past) -> Html {
    match past {
        Past::Asked => html! { <Busy testid="history-busy" /> },
        Past::Failed(why) => html! {
            <Notice tone={Tone::Warn} title={t.get("history-failed")} testid="history-failed"><p>{ trouble::words(t, why) }</p></Notice>
        },
        Past::Known(steps) => html! {
            <ol class="history-steps">
                { for steps.iter().map(|step| draw_step(t, ledger, step)) }
            </ol>
        },
    }
}

fn draw_step(t: Texts, ledger: &LedgerHandle, step: &Step) -> Html {
    let action = words::action(t, &step.action);
    html! {
        <li data-testid="history-step">
            <p class="row">
                <time class="number">{ clock::local(Timestamp::from_milliseconds(step.at)) }</time>
                <strong>{ &step.author }</strong>
                <span>{ action }</span>
                if let Some(file) = &step.file {
                    <span class="muted">{ file }</span>
                }
            </p>
            <ul class="history-values">
                for line in &step.lines {
                    <li>{ draw_line(t, ledger, line) }</li>
                }
            </ul>
        </li>
    }
}

fn draw_line(t: Texts, ledger: &LedgerHandle, line: &Line) -> Html {
    let said = |shown: &Shown| {
        let value = shown.to_value();
        cell::value(
            t,
            &words::words(t, ledger, &line.field, Some(value.as_ref())),
        )
    };
    html! {
        <>
            <span class="muted">{ words::label(t, &line.field) }</span>{ " " }
            if let Some(before) = &line.before {
                { said(before) }{ " → " }
            }
            { said(&line.after) }
        </>
    }
}

//! What the person has to know on every page: the ledger does not open, is damaged, is not saved, or is the sample.
use daicho_core::facility::hospital;

use yew::prelude::*;

use super::gone::Gone;
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::notice::Notice;
use crate::components::rescue::RescueLink;
use crate::i18n::{Texts, use_texts};
use crate::session::handle::{Session, use_session};
use crate::session::state::{LedgerState, Loss, SaveState};
use crate::store::error::StoreError;

/// Failures, each with what to do.
#[component]
pub(super) fn Alerts() -> Html {
    let t = use_texts();
    let session = use_session();
    let state = session.state();
    html! {
        <>
            if let LedgerState::Failed(error) = &state.ledger {
                { not_opened(&session, error, t) }
            }
            { not_saved(&state.save) }
            if !state.losses.is_empty() {
                { damaged(&state.losses, t) }
            }
        </>
    }
}

fn not_saved(save: &SaveState) -> Html {
    match save {
        SaveState::Saved | SaveState::Saving => html! {},
        SaveState::Failed(StoreError::Gone { .. }, waiting) => {
            html! { <Gone waiting={*waiting} /> }
        }
        SaveState::Failed(error, waiting) => {
            html! { <NotSaved error={error.clone()} waiting={*waiting} /> }
        }
    }
}

/// Returns what a store error means and what to do, in one or two sentences.
fn explain(error: &StoreError, t: Texts) -> AttrValue {
    t.get(&format!("store-error-{}", error.code()))
}

fn not_opened(session: &Session, error: &StoreError, t: Texts) -> Html {
    let again = session.clone();
    html! {
        <Notice tone={Tone::Danger} title={t.get("ledger-not-opened")} testid="ledger-failed">
            <p>{ explain(error, t) }</p>
            { detail(error, t) }
            <div class="row">
                if error.is_worth_retrying() {
                    <Button on_click={move |()| again.retry()} testid="ledger-retry">{ t.get("try-again") }</Button>
                }
                <RescueLink />
            </div>
        </Notice>
    }
}

/// The words of the program and the browser, for whoever helps.
fn detail(error: &StoreError, t: Texts) -> Html {
    html! {
        <details class="small">
            <summary>{ t.get("error-detail") }</summary>
            <code>{ error.to_string() }</code>
        </details>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NotSavedProps {
    error: StoreError,
    waiting: usize,
}

#[component]
fn NotSaved(props: &NotSavedProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let act = |run: fn(&Session)| {
        let session = session.clone();
        Callback::from(move |()| run(&session))
    };
    let title = t.with("not-saved", &[("count", props.waiting.into())]);
    html! {
        <Notice tone={Tone::Danger} {title} testid="save-failed">
            <p>{ explain(&props.error, t) }</p>
            <p>{ t.get("not-saved-rescue") }</p>
            { detail(&props.error, t) }
            <div class="row">
                <Button kind={ButtonKind::Primary} on_click={act(Session::retry)} testid="save-retry">
                    { t.get("try-again") }
                </Button>
                <Button on_click={act(Session::rescue)} testid="save-rescue">{ t.get("rescue") }</Button>
                <Button kind={ButtonKind::Quiet} on_click={act(Session::give_up)} testid="save-give-up">
                    { t.get("give-up") }
                </Button>
            </div>
        </Notice>
    }
}

fn damaged(losses: &[Loss], t: Texts) -> Html {
    html! {
        <Notice tone={Tone::Danger} title={t.with("damaged", &[("count", losses.len().into())])} testid="ledger-damaged">
            <p>{ t.get("damaged-text") }</p>
            <details class="small">
                <summary>{ t.get("error-detail") }</summary>
                <ul>
                    for loss in losses {
                        <li><code>{ words(loss) }</code></li>
                    }
                </ul>
            </details>
            <div class="row"><RescueLink /></div>
        </Notice>
    }
}

fn words(loss: &Loss) -> String {
    match loss {
        Loss::Stored(damage) => damage.to_string(),
        Loss::Commit(error) => error.to_string(),
    }
}

/// Says on every page, and on paper, that the hospital of the sample ledger does not exist.
#[component]
pub(super) fn SampleBanner() -> Html {
    let t = use_texts();
    let session = use_session();
    let sample = session
        .ready()
        .and_then(|ledger| hospital(ledger)?.text("sample"))
        == Some("true");
    html! {
        if sample {
            <aside class="banner" aria-label={t.get("sample-label")} data-testid="sample-banner">
                <span>{ t.get("sample-banner") }</span>
                <a class="no-print" href="#/settings/erase">{ t.get("sample-leave") }</a>
            </aside>
        }
    }
}

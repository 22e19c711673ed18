//! What is wrong with contracts: nothing while there are none.

use daicho_core::catalogue::field::Kind;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::contracts::Summary;
use crate::worker::protocol::{Answer, Request};

/// Properties of [`Contracts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ContractsProps {
    /// The open ledger.
    pub(super) ledger: LedgerHandle,
}

/// What the worker said, if it did.
#[derive(Clone, Debug, Default, PartialEq)]
enum Known {
    #[default]
    Waiting,
    Told(Summary),
    /// It is not known, and so nothing here says that all is well.
    Failed,
}

/// What is to be looked at, with ways there.
#[component]
pub(super) fn Contracts(props: &ContractsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let known = use_state_eq(Known::default);
    let has_any = props
        .ledger
        .records(Kind::Contract.as_str())
        .next()
        .is_some();
    {
        let known = known.setter();
        use_effect_with((props.ledger.clone(), has_any), move |(_, has_any)| {
            let client = has_any.then(|| session.worker());
            if let Some(client) = client.clone() {
                spawn_local(async move {
                    let asked = Request::Contracts(clock::today());
                    known.set(match client.ask_briefly(asked).await {
                        Ok(Answer::Contracts(summary)) => Known::Told(summary),
                        Ok(_) | Err(_) => Known::Failed,
                    });
                });
            }
            move || {
                if let Some(client) = client {
                    client.cancel();
                }
            }
        });
    }
    if !has_any {
        return Html::default();
    }
    html! {
        <section class="card stack-s" data-testid="home-contracts">
            <h2><a href={Route::Contracts(String::new()).href()}>{ t.get("nav-contracts") }</a></h2>
            { body(t, &known) }
        </section>
    }
}

fn body(t: Texts, known: &Known) -> Html {
    match known {
        Known::Waiting => html! { <p class="muted">{ t.get("loading") }</p> },
        Known::Failed => {
            html! { <Notice tone={Tone::Warn} title={t.get("home-contracts-failed")} /> }
        }
        Known::Told(summary) if summary.problems.is_empty() => {
            html! { <p>{ t.get("home-contracts-none") }</p> }
        }
        Known::Told(summary) => html! {
            <ul class="list-plain stack-s" data-testid="home-contracts-problems">
                for (code, count) in &summary.problems {
                    <li>
                        <a href={Route::Contracts(format!("?show={code}")).href()} data-testid={format!("home-contracts-{code}")}>
                            { t.with(&format!("home-contracts-{code}"), &[("count", (*count).into())]) }
                        </a>
                    </li>
                }
            </ul>
        },
    }
}

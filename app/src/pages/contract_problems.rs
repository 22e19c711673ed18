//! What is wrong with contracts, in words with ways there: with all of them, or with those that cover a device.

use daicho_core::ident::id::EntityId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::contracts::{Found, Summary};
use crate::worker::protocol::{Answer, Request};

/// Properties of [`ContractProblems`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ContractProblemsProps {
    /// The open ledger.
    pub(super) ledger: LedgerHandle,
    /// Only what covers this device.
    #[prop_or_default]
    pub(super) unit: Option<EntityId>,
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

/// What is to be looked at; of a device nothing where there is nothing.
#[component]
pub(super) fn ContractProblems(props: &ContractProblemsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let known = use_state_eq(Known::default);
    {
        let known = known.setter();
        use_effect_with((props.ledger.clone(), props.unit), move |(_, unit)| {
            let (client, unit) = (session.worker(), *unit);
            let asking = client.clone();
            spawn_local(async move {
                let today = clock::today();
                let asked = Request::Contracts { today, unit };
                known.set(match asking.ask_briefly(asked).await {
                    Ok(Answer::Contracts(summary)) => Known::Told(summary),
                    Ok(_) | Err(_) => Known::Failed,
                });
            });
            move || client.cancel()
        });
    }
    match &*known {
        Known::Waiting => html! { <p class="muted">{ t.get("loading") }</p> },
        Known::Failed => {
            html! { <Notice tone={Tone::Warn} title={t.get("home-contracts-failed")} /> }
        }
        Known::Told(summary) if summary.problems.is_empty() => html! {
            if props.unit.is_none() {
                <p>{ t.get("home-contracts-none") }</p>
            }
        },
        Known::Told(summary) => html! {
            <ul class="list-plain stack-s" data-testid="contracts-problems">
                for found in &summary.problems {
                    <li>{ line(t, found) }</li>
                }
            </ul>
        },
    }
}

fn line(t: Texts, found: &Found) -> Html {
    let code = &found.code;
    let to = match found.only {
        Some(contract) => format!("/contract/{contract}"),
        None => format!("?show={code}"),
    };
    let text = t.with(
        &format!("home-contracts-{code}"),
        &[("count", found.count.into())],
    );
    html! {
        <a href={Route::Contracts(to).href()} data-testid={format!("contracts-{code}")}>{ text }</a>
    }
}

//! All contracts: what needs somebody, what runs out when, which devices have none.
//!
//! | module | what it holds |
//! |---|---|
//! | [`prepared`] | what is worked out once for all of them |
//! | [`list`] | the rows |
//! | [`mod@lacks`] | must-clauses that contracts lack |
//! | [`mod@timeline`] | what runs out when |
//! | [`uncovered`] | devices without a contract |
//! | [`promised`] | what is due by a day |
//! | [`mod@form`] | the form of a contract |

pub(super) mod form;
mod lacks;
mod list;
mod prepared;
pub(super) mod promised;
mod timeline;
mod uncovered;

use std::rc::Rc;

use daicho_core::ident::text::search_key;
use yew::prelude::*;

use super::place::Place;
use crate::browser::{address, dom};
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::session::state::LedgerHandle;
use form::ContractForm;
use lacks::lacks;
use list::ContractList;
use prepared::{Prepared, Show};
use promised::Promises;
use timeline::timeline;
use uncovered::Uncovered;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RegisterPageProps {
    pub(super) ledger: LedgerHandle,
    /// What comes behind `?`: `show=<problem or standing>`, or `new=1`, which opens a form at once.
    pub(super) query: AttrValue,
}

/// The register.
#[component]
pub(super) fn RegisterPage(props: &RegisterPageProps) -> Html {
    let t = use_texts();
    let prepared = use_memo((props.ledger.clone(), t.0), |(ledger, _)| {
        Prepared::of(t, ledger).map(Rc::new)
    });
    let typed = use_state_eq(String::new);
    let query = props.query.clone();
    let is_new = use_state_eq(|| query.contains("new="));
    let show = Show::asked(&props.query);
    let Some(prepared) = prepared.as_ref() else {
        return Html::default();
    };
    let on_new = {
        let is_new = is_new.setter();
        Callback::from(move |()| is_new.set(true))
    };
    let on_close = {
        let is_new = is_new.setter();
        Callback::from(move |()| {
            is_new.set(false);
            address::replace_hash(&Place::Register(String::new()).href());
        })
    };
    let searched = search_key(&typed);
    html! {
        <section class="stack" data-testid="contract-register">
            { head(t, &on_new, !prepared.rows.is_empty()) }
            // Boxes of their own: what comes and goes beside each other has to be drawn in its place.
            <div class="stack">
            if prepared.rows.is_empty() {
                { empty(t, &on_new) }
            } else {
                <div class="row no-print">{ search(t, &typed) }{ shows(t, prepared, show) }</div>
                <ContractList ledger={props.ledger.clone()} prepared={prepared.clone()} {searched} {show} />
                { lacks(t, prepared) }
                { timeline(t, prepared) }
                <Promises ledger={props.ledger.clone()} contract={None} />
            }
            </div>
            <div><Uncovered ledger={props.ledger.clone()} prepared={prepared.clone()} /></div>
            <div>
                if *is_new {
                    <ContractForm ledger={props.ledger.clone()} id={None} {on_close} />
                }
            </div>
        </section>
    }
}

fn head(t: Texts, on_new: &Callback<()>, is_filled: bool) -> Html {
    html! {
        <div class="page-head">
            <div>
                <h1>{ t.get("contracts-title") }</h1>
                <p class="muted">{ t.get("contracts-why") }</p>
            </div>
            if is_filled {
                <div class="page-head-actions no-print">{ ways(t, on_new) }</div>
            }
        </div>
    }
}

/// The two ways to a contract: one is made, the other is there already.
fn ways(t: Texts, on_new: &Callback<()>) -> Html {
    html! {
        <>
            <Button icon={Icon::Plus} on_click={on_new.clone()} testid="contract-add">{ t.get("contracts-add") }</Button>
            <LinkButton kind={ButtonKind::Primary} href={Place::Make(String::new()).href()} testid="contract-make">{ t.get("contracts-make") }</LinkButton>
        </>
    }
}

fn empty(t: Texts, on_new: &Callback<()>) -> Html {
    html! {
        <EmptyState title={t.get("contracts-none")} testid="contracts-none">
            <p>{ t.get("contracts-none-make") }</p>
            <p>{ t.get("contracts-none-add") }</p>
            <div class="row">{ ways(t, on_new) }</div>
        </EmptyState>
    }
}

fn search(t: Texts, typed: &UseStateHandle<String>) -> Html {
    let set = typed.setter();
    let oninput = move |event: InputEvent| set.set(dom::input_value(&event));
    html! {
        <input type="search" class="input register-search" aria-label={t.get("contracts-search")} placeholder={t.get("contracts-search")}
            value={(**typed).clone()} {oninput} data-testid="contracts-search" />
    }
}

/// What of them is shown: all, or those of one problem.
fn shows(t: Texts, prepared: &Prepared, now: Option<Show>) -> Html {
    let onchange = move |event: Event| {
        let query = match dom::input_value(&event).as_str() {
            "" => String::new(),
            code => format!("show={code}"),
        };
        Place::Register(query).go();
    };
    html! {
        <select class="input input-small" aria-label={t.get("contracts-show")} {onchange} data-testid="contracts-show">
            <option value="" selected={now.is_none()}>{ t.with("contracts-show-all", &[("count", prepared.rows.len().into())]) }</option>
            for show in prepared.shows() {
                <option value={show.code()} selected={now == Some(show)}>{ t.get(&format!("contracts-show-{}", show.code())) }</option>
            }
        </select>
    }
}

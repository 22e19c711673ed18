//! Every component of every SBOM: which products and devices hold it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`carriers`] | the products and devices that hold a component |
//! | [`hit`] | one component that was found |
//! | [`spellings`] | spellings that may be one |
//! | [`save`] | files for other programs |

pub(super) mod carriers;
mod hit;
pub(super) mod save;
mod spellings;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::matrix::all_rows;
use super::paper::{Paper, use_paper};
use super::place::Place;
use crate::browser::{address, dom};
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::{Button, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words;
use crate::pages::devices::percent;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::papers::{Ask, Hits, Told};
use carriers::Carriers;
use hit::HitCard;
use save::Saving;
use spellings::Spellings;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ComponentsPageProps {
    pub(super) ledger: LedgerHandle,
    /// What comes behind `?`: `find=openssl`.
    pub(super) query: AttrValue,
}

/// Components that are shown at once.
const PAGE: usize = 30;
/// How long somebody who types is waited for, in milliseconds.
const PAUSE: u32 = 120;

/// The search for components.
#[component]
pub(super) fn ComponentsPage(props: &ComponentsPageProps) -> Html {
    let t = use_texts();
    let text = use_state_eq(|| asked(&props.query));
    let count = use_state_eq(|| PAGE);
    let carriers = use_memo(props.ledger.clone(), Carriers::of);
    let without = use_memo(props.ledger.clone(), without_sbom);
    let paper = use_paper(Some(Ask::Components {
        find: (*text).clone(),
        from: 0,
        count: *count,
    }));
    // What was found stays until the next answer is there.
    let last = use_mut_ref(|| None::<Rc<Told>>);
    if let Paper::Told(told, _) = &paper {
        last.replace(Some(Rc::clone(told)));
    }
    let oninput = typed(&text, &count);
    let input = use_node_ref();
    use_effect_with((input.clone(), asked(&props.query)), |(input, asked)| {
        dom::set_value_if_other(input, asked);
    });
    let known = last.borrow().clone();
    let hits = if let Some(Told::Components(hits)) = known.as_deref() {
        Some(hits)
    } else {
        None
    };
    let on_more = {
        let count = count.clone();
        Callback::from(move |()| count.set(*count + PAGE))
    };
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("components-title") }</h1>
                <p class="muted">{ t.get("components-text") }</p>
            </div></div>
            <div class="row filters no-print">
                <input ref={input} class="input component-find" type="search" placeholder={t.get("components-find")}
                    aria-label={t.get("components-find")} {oninput} data-testid="components-find" />
                if let Some(hits) = hits {
                    <span class="muted" role="status" data-testid="components-status">{ status(t, hits) }</span>
                }
            </div>
            if let Paper::Failed(trouble) = &paper {
                <Notice tone={Tone::Danger} title={words::trouble(t, trouble)} testid="components-failed" />
            }
            { match hits {
                Some(hits) => found(t, props, hits, &carriers, *without, on_more),
                None => html! { <Busy label={t.get("components-reading")} testid="components-reading" /> },
            } }
            <Saving text={(*text).clone()} />
            <Spellings ledger={props.ledger.clone()} />
        </>
    }
}

fn asked(query: &str) -> String {
    let find = query.split('&').find_map(|part| part.strip_prefix("find="));
    find.map(percent::decode).unwrap_or_default()
}

/// Takes what is typed, once there is a pause, and notes it in the address.
fn typed(text: &UseStateHandle<String>, count: &UseStateHandle<usize>) -> Callback<InputEvent> {
    let (text, count) = (text.setter(), count.setter());
    let waiting = Rc::new(std::cell::RefCell::new(None::<Timeout>));
    Callback::from(move |event: InputEvent| {
        let typed = dom::input_value(&event);
        let (text, count) = (text.clone(), count.clone());
        let timeout = Timeout::new(PAUSE, move || {
            let query = if typed.is_empty() {
                String::new()
            } else {
                format!("find={}", percent::encode(&typed))
            };
            address::replace_hash(&Place::Components(query).href());
            count.set(PAGE);
            text.set(typed);
        });
        waiting.replace(Some(timeout));
    })
}

fn status(t: Texts, hits: &Hits) -> AttrValue {
    t.with(
        "components-status",
        &[
            ("sboms", hits.sboms.into()),
            ("components", hits.components.into()),
            ("found", hits.found.into()),
        ],
    )
}

/// Counts the products that the hospital has devices of, and no SBOM.
fn without_sbom(ledger: &LedgerHandle) -> usize {
    use daicho_core::disclosure::matrix::Status;
    let rows = all_rows(ledger);
    let rows = rows.iter().filter(|row| row.units > 0);
    let has = |status: Status| status == Status::Received;
    rows.filter(|row| !row.cells.first().is_some_and(|cell| has(cell.status)))
        .count()
}

fn found(
    t: Texts,
    props: &ComponentsPageProps,
    hits: &Hits,
    carriers: &Rc<Carriers>,
    without: usize,
    on_more: Callback<()>,
) -> Html {
    let args = [
        ("without", without.into()),
        ("unread", hits.unread.len().into()),
    ];
    if hits.sboms == 0 {
        return html! {
            <EmptyState title={t.get("components-none")} testid="components-none">
                <p>{ t.get("components-none-text") }</p>
                <LinkButton href={Place::Matrix(String::new()).href()}>{ t.get("documents-tab-matrix") }</LinkButton>
            </EmptyState>
        };
    }
    if hits.found == 0 {
        return html! {
            <Notice tone={Tone::Unknown} title={t.get("components-not-found")} testid="components-not-found">
                <p>{ t.with("components-not-found-text", &args) }</p>
            </Notice>
        };
    }
    let rest = hits.found - hits.hits.len();
    html! {
        <div class="stack-s" data-testid="components-hits">
            for hit in &hits.hits {
                <HitCard key={hit.name.clone()} ledger={props.ledger.clone()} hit={hit.clone()} carriers={carriers.clone()} />
            }
            if rest > 0 {
                <div><Button on_click={on_more} testid="components-more">{ t.with("components-more", &[("count", rest.into())]) }</Button></div>
            }
            <p class="small muted">{ t.with("components-without", &args) }</p>
        </div>
    }
}

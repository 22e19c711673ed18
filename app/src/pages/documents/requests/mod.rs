//! What was asked for, whom to ask, what came back.
//!
//! | module | what it holds |
//! |---|---|
//! | [`letter`] | what to write to one company |
//! | [`reply`] | a form that came back |

pub(super) mod letter;
mod reply;

use std::collections::BTreeMap;

use daicho_core::disclosure::item::Item;
use daicho_core::disclosure::matrix::{Row, Status};
use daicho_core::disclosure::request::{Answer, Request};
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::matrix::{all_rows, badge, item_name};
use super::{names, place::Place};
use crate::browser::clock;
use crate::components::button::LinkButton;
use crate::i18n::{Texts, use_texts};
use crate::session::state::LedgerHandle;
use reply::ReplyCard;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RequestsPageProps {
    pub(super) ledger: LedgerHandle,
}

/// All requests.
#[component]
pub(super) fn RequestsPage(props: &RequestsPageProps) -> Html {
    let t = use_texts();
    let rows = use_memo(props.ledger.clone(), all_rows);
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("requests-title") }</h1>
                <p class="muted">{ t.get("requests-text") }</p>
            </div></div>
            { open(t, &props.ledger) }
            { makers(t, &props.ledger, &rows) }
            <ReplyCard ledger={props.ledger.clone()} />
        </>
    }
}

/// Requests without an answer, those due first in front.
fn open(t: Texts, ledger: &LedgerHandle) -> Html {
    let today: Option<PartialDate> = clock::today().parse().ok();
    let mut open: Vec<Request<'_>> = Request::all(ledger)
        .filter(|request| request.answer() == Answer::Open)
        .collect();
    open.sort_by_key(|request| {
        let due = request.due_on().shown().known();
        (due.is_none(), due, request.asked_on().shown().known())
    });
    let line = |request: &Request<'_>| {
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
        let is_overdue = today.is_some_and(|today| request.is_overdue(today));
        let status = if is_overdue {
            Status::Overdue
        } else {
            Status::Asked
        };
        let item = request.item().shown().known();
        let model = request.model();
        html! {
            <tr key={request.id().to_string()} data-testid="request-open">
                <td>{ badge(t, status) }</td>
                <td>{ names::organization(t, ledger, request.organization()) }</td>
                <td>
                    if let Some(model) = model {
                        <a href={Place::Model(model).href()}>{ names::model(t, ledger, &model) }</a>
                    }
                </td>
                <td>{ item.map(|item| item_name(t, item)) }</td>
                <td>{ date(request.asked_on().shown().known()) }</td>
                <td>{ date(request.due_on().shown().known()) }</td>
            </tr>
        }
    };
    html! {
        <section class="card stack-s" data-testid="requests-open">
            <h2>{ t.get("requests-open") }</h2>
            if open.is_empty() {
                <p class="muted">{ t.get("requests-open-none") }</p>
            } else {
                <div class="scroll-x"><table class="table-plain">
                    <thead><tr>
                        <th scope="col">{ t.get("documents-status") }</th>
                        for key in ["maker", "product"] {
                            <th scope="col">{ t.get(&format!("requests-column-{key}")) }</th>
                        }
                        <th scope="col">{ t.get("documents-item") }</th>
                        for key in ["asked", "due"] {
                            <th scope="col">{ t.get(&format!("requests-column-{key}")) }</th>
                        }
                    </tr></thead>
                    <tbody>{ for open.iter().map(line) }</tbody>
                </table></div>
            }
        </section>
    }
}

/// What there is to ask a company for.
#[derive(Default)]
struct Asking {
    models: usize,
    items: usize,
    weight: usize,
}

/// The rows of a company's products of which something can be asked for.
pub(super) fn rows_of(rows: &[Row], maker: Option<EntityId>) -> Vec<&Row> {
    let is_of = |row: &&Row| row.maker == maker && row.to_be_asked().next().is_some();
    rows.iter().filter(is_of).collect()
}

/// Companies to write to, those first on whom most depends.
fn makers(t: Texts, ledger: &LedgerHandle, rows: &[Row]) -> Html {
    let mut makers: BTreeMap<Option<EntityId>, Asking> = BTreeMap::new();
    for row in rows {
        let items: Vec<Item> = row.to_be_asked().collect();
        if !items.is_empty() {
            let asking = makers.entry(row.maker).or_default();
            asking.models += 1;
            asking.items += items.len();
            asking.weight += row.weight();
        }
    }
    let mut makers: Vec<(Option<EntityId>, Asking)> = makers.into_iter().collect();
    makers.sort_by_key(|(_, asking)| std::cmp::Reverse(asking.weight));
    let line = |(maker, asking): &(Option<EntityId>, Asking)| {
        html! {
            <tr data-testid="request-maker">
                <td>{ names::organization(t, ledger, *maker) }</td>
                <td>{ t.with("documents-models", &[("count", asking.models.into())]) }</td>
                <td>{ t.with("requests-items", &[("count", asking.items.into())]) }</td>
                <td><LinkButton small=true href={Place::Letter(*maker).href()} testid="request-write">{ t.get("requests-write") }</LinkButton></td>
            </tr>
        }
    };
    html! {
        <section class="card stack-s" data-testid="requests-makers">
            <h2>{ t.get("requests-makers") }</h2>
            if makers.is_empty() {
                <p class="muted">{ t.get("requests-makers-none") }</p>
            } else {
                <div class="scroll-x"><table class="table-plain">
                    <thead><tr>
                        for key in ["maker", "models", "items"] {
                            <th scope="col">{ t.get(&format!("requests-column-{key}")) }</th>
                        }
                        <th scope="col"><span class="visually-hidden">{ t.get("requests-write") }</span></th>
                    </tr></thead>
                    <tbody>{ for makers.iter().map(line) }</tbody>
                </table></div>
            }
        </section>
    }
}

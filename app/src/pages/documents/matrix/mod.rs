//! Every model against what its maker owes.

mod table;

use daicho_core::disclosure::item::Item;
use daicho_core::disclosure::matrix::{Row, Status, rows};
use yew::prelude::*;

use super::new_model::NewModel;
use crate::browser::clock;
use crate::components::badge::{Badge, Tone};
use crate::components::bars::{Bar, Bars};
use crate::components::button::LinkButton;
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::state::LedgerHandle;
use table::Table;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MatrixPageProps {
    pub(super) ledger: LedgerHandle,
    /// What comes behind `?`: `status=overdue`.
    pub(super) query: AttrValue,
}

/// What is known of all models, in the order of how much depends on what is missing.
pub(super) fn all_rows(ledger: &LedgerHandle) -> Vec<Row> {
    let today = clock::today().parse();
    today.map_or_else(|_| Vec::new(), |today| rows(ledger, today))
}

/// The table of all models.
#[component]
pub(super) fn MatrixPage(props: &MatrixPageProps) -> Html {
    let t = use_texts();
    let rows = use_memo(props.ledger.clone(), all_rows);
    if rows.is_empty() {
        return html! {
            <EmptyState title={t.get("documents-no-models")} page=true testid="documents-no-models">
                <p>{ t.get("documents-no-models-text") }</p>
                <LinkButton href={Route::Import.href()}>{ t.get("nav-import") }</LinkButton>
            </EmptyState>
        };
    }
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("documents-matrix-title") }</h1>
                <p class="muted">{ t.get("documents-matrix-text") }</p>
            </div><div class="row no-print"><NewModel /></div></div>
            { chart(t, &rows) }
            <Table ledger={props.ledger.clone()} {rows} query={props.query.clone()} />
        </>
    }
}

/// How many models lack each item.
fn chart(t: Texts, rows: &[Row]) -> Html {
    let bars: Vec<Bar> = Item::ALL
        .into_iter()
        .enumerate()
        .map(|(at, item)| {
            let statuses = rows.iter().filter_map(|row| row.cells.get(at));
            let gaps = statuses.filter(|cell| cell.status.is_gap()).count();
            Bar {
                label: html! { { item_name(t, item) } },
                value: gaps,
                note: t.with("documents-models", &[("count", gaps.into())]),
                tone: Tone::Unknown,
            }
        })
        .filter(|bar| bar.value > 0)
        .collect();
    html! {
        <section class="card stack-s">
            <h2>{ t.get("documents-gaps") }</h2>
            if bars.is_empty() {
                <p>{ t.get("documents-gaps-none") }</p>
            } else {
                <Bars label={t.get("documents-gaps")} {bars} total={rows.len()} testid="documents-gaps" />
            }
            <p class="small muted">{ t.get("documents-gaps-why") }</p>
        </section>
    }
}

/// Returns what an item is called.
pub(super) fn item_name(t: Texts, item: Item) -> AttrValue {
    t.get(&format!("item-{}", item.code()))
}

/// Returns a status in words.
pub(super) fn status_name(t: Texts, status: Status) -> AttrValue {
    t.get(&format!("status-{}", status.code()))
}

/// Draws a status. Received is no praise: nobody has said that the contents are good.
pub(super) fn badge(t: Texts, status: Status) -> Html {
    let tone = match status {
        Status::NotAsked => Tone::Unknown,
        Status::Overdue | Status::Unreadable | Status::Expired | Status::Refused => Tone::Warn,
        Status::Asked | Status::Received => Tone::Info,
        Status::NotOwed | Status::NotApplicable => {
            return html! { <span class="muted small">{ status_name(t, status) }</span> };
        }
    };
    html! { <Badge {tone}>{ status_name(t, status) }</Badge> }
}

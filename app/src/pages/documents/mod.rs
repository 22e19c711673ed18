//! What makers disclose: documents, what is in them, what is missing.
//!
//! | module | what it holds |
//! |---|---|
//! | [`place`] | which of the pages the address asks for |
//! | [`paper`] | asking the worker what is in files |
//! | [`matrix`] | every model against what its maker owes |
//! | [`model`] | the same for one model |
//! | [`all`] | all attached files |
//! | [`file`](mod@file) | one attached file and what is in it |

mod all;
mod file;
mod matrix;
mod model;
mod names;
mod paper;
mod place;

use yew::prelude::*;

use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::state::LedgerHandle;
use all::AllFiles;
use file::FilePage;
use matrix::MatrixPage;
use model::ModelPage;
use place::Place;

/// Properties of [`DocumentsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DocumentsPageProps {
    /// The ledger; `None` where there is none yet.
    pub ledger: Option<LedgerHandle>,
    /// What comes behind `#/documents`.
    pub below: AttrValue,
}

/// The pages about documents.
#[component]
pub fn DocumentsPage(props: &DocumentsPageProps) -> Html {
    let t = use_texts();
    let Some(ledger) = &props.ledger else {
        return html! {
            <EmptyState title={t.get("documents-no-ledger")} page=true testid="documents-no-ledger">
                <LinkButton href={Route::Home.href()} kind={ButtonKind::Primary}>{ t.get("documents-begin") }</LinkButton>
            </EmptyState>
        };
    };
    let place = Place::parse(&props.below);
    let page = match &place {
        Place::Matrix(query) => {
            html! { <MatrixPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Model(id) => {
            html! { <ModelPage key={id.to_string()} ledger={ledger.clone()} id={*id} /> }
        }
        Place::All => html! { <AllFiles ledger={ledger.clone()} /> },
        Place::File(id) => {
            html! { <FilePage key={id.to_string()} ledger={ledger.clone()} id={*id} /> }
        }
        Place::Unknown => html! {
            <EmptyState title={t.get("page-not-found-title")} page=true testid="page-not-found">
                <LinkButton href={Place::Matrix(String::new()).href()} kind={ButtonKind::Primary}>{ t.get("documents-title") }</LinkButton>
            </EmptyState>
        },
    };
    html! {
        <div class="stack" data-testid="documents">
            { tabs(t, &place) }
            { page }
        </div>
    }
}

/// The ways to the parts.
fn tabs(t: Texts, here: &Place) -> Html {
    let tab = |to: Place, key: &'static str| {
        let same = std::mem::discriminant(&to) == std::mem::discriminant(here);
        html! {
            <li><a href={to.href()} aria-current={same.then_some("page")} data-testid={key}>{ t.get(key) }</a></li>
        }
    };
    html! {
        <nav class="tabs no-print" aria-label={t.get("documents-title")}>
            <ul>
                { tab(Place::Matrix(String::new()), "documents-tab-matrix") }
                { tab(Place::All, "documents-tab-all") }
            </ul>
        </nav>
    }
}

//! What makers disclose: documents, what is in them, what is missing.
//!
//! | module | what it holds |
//! |---|---|
//! | [`place`] | which of the pages the address asks for |
//! | [`paper`] | asking the worker what is in files |
//! | [`matrix`] | every model against what its maker owes |
//! | [`model`] | the same for one model |
//! | [`components`] | every component of every SBOM |
//! | [`requests`] | what was asked for, whom to ask, what came back |
//! | [`names`] | what models, companies and other subjects are called |
//! | [`new_model`] | a product that is not bought yet |
//! | [`all`] | all attached files |
//! | [`earlier`] | an earlier document of the same product, to compare with |
//! | [`file`](mod@file) | one attached file and what is in it |
//! | [`mds2`] | disclosure statements: what they tell, comparison, typing |

mod all;
mod components;
mod earlier;
mod file;
mod matrix;
mod mds2;
mod model;
mod names;
mod new_model;
mod paper;
mod place;
mod requests;

use daicho_core::document::attachment::Attachment;
use yew::prelude::*;

use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use all::AllFiles;
use components::ComponentsPage;
use file::FilePage;
use matrix::MatrixPage;
use mds2::compare::ComparePage;
use mds2::typing::TypingPage;
use model::ModelPage;
use paper::SharedWorker;
use place::Place;
use requests::RequestsPage;
use requests::letter::LetterPage;

/// Properties of [`DocumentsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DocumentsPageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What comes behind `#/documents`.
    pub below: AttrValue,
}

/// The pages about documents.
#[component]
pub fn DocumentsPage(props: &DocumentsPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let worker = use_memo((), |()| session.worker());
    let ledger = &props.ledger;
    let place = Place::parse(&props.below);
    let page = match &place {
        Place::Matrix(query) => {
            html! { <MatrixPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Model(id) => {
            html! { <ModelPage key={id.to_string()} ledger={ledger.clone()} id={*id} /> }
        }
        Place::Components(query) => {
            html! { <ComponentsPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Requests => html! { <RequestsPage ledger={ledger.clone()} /> },
        Place::Letter(maker) => {
            html! { <LetterPage ledger={ledger.clone()} maker={*maker} /> }
        }
        Place::All => html! { <AllFiles ledger={ledger.clone()} /> },
        Place::File(id) => {
            // Once somebody said what its columns mean, it is another document.
            let columns = Attachment::find(ledger, id).and_then(|it| it.columns());
            let key = format!("{id} {}", columns.unwrap_or_default());
            html! { <FilePage {key} ledger={ledger.clone()} id={*id} /> }
        }
        Place::Compare(query) => {
            html! { <ComparePage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Typing(model, from) => html! {
            <TypingPage key={props.below.to_string()} ledger={ledger.clone()} model={*model} from={*from} />
        },
        Place::Unknown => html! {
            <EmptyState title={t.get("page-not-found-title")} page=true testid="page-not-found">
                <LinkButton href={Place::Matrix(String::new()).href()} kind={ButtonKind::Primary}>{ t.get("documents-title") }</LinkButton>
            </EmptyState>
        },
    };
    html! {
        <div class="stack" data-testid="documents">
            { tabs(t, &place) }
            <ContextProvider<SharedWorker> context={SharedWorker(worker)}>{ page }</ContextProvider<SharedWorker>>
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
                { tab(Place::Requests, "documents-tab-requests") }
                { tab(Place::Components(String::new()), "documents-tab-components") }
                { tab(Place::All, "documents-tab-all") }
                { tab(Place::Compare(String::new()), "documents-tab-compare") }
            </ul>
        </nav>
    }
}

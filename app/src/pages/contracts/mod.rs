//! Contracts: who answers for what, until when, and what is missing.
//!
//! | module | what it holds |
//! |---|---|
//! | [`place`] | which of the pages the address asks for |
//! | [`words`] | the words of contracts |
//! | [`paper`] | annexes and lists of questions as files |
//! | [`register`] | all contracts, what runs out, devices without one |
//! | [`make`] | beginning a contract from the ledger |
//! | [`contract`] | one contract: what is known, its annex, who does what, what was agreed |
//! | [`checklists`] | what to ask before buying, and to look at on delivery |
//! | [`own_files`] | what the hospital wrote itself, as files |
//! | [`clauses`] | the template: every clause with its reason and source, and own ones |
//! | [`kinds`] | kinds of hospitals: what an annex begins with, and own ones |

mod checklists;
mod clauses;
mod contract;
mod kinds;
mod make;
mod own_files;
mod paper;
mod place;
mod register;
mod words;

use yew::prelude::*;

use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::state::LedgerHandle;
use checklists::ChecklistsPage;
use clauses::ClausesPage;
use contract::ContractPage;
use kinds::KindsPage;
use make::MakePage;
use place::Place;
use register::RegisterPage;

/// Properties of [`ContractsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ContractsPageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What comes behind `#/contracts`.
    pub below: AttrValue,
}

/// The pages about contracts.
#[component]
pub fn ContractsPage(props: &ContractsPageProps) -> Html {
    let t = use_texts();
    let ledger = &props.ledger;
    let place = Place::parse(&props.below);
    let page = match &place {
        Place::Register(query) => {
            html! { <RegisterPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Make(query) => {
            html! { <MakePage key={query.clone()} ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Contract(id, part) => {
            html! { <ContractPage key={id.to_string()} ledger={ledger.clone()} id={*id} part={*part} /> }
        }
        Place::Checklists => html! { <ChecklistsPage /> },
        Place::Clauses => html! { <ClausesPage ledger={ledger.clone()} /> },
        Place::Kinds => html! { <KindsPage ledger={ledger.clone()} /> },
        Place::Unknown => html! {
            <EmptyState title={t.get("page-not-found-title")} page=true testid="page-not-found">
                <LinkButton href={Place::Register(String::new()).href()} kind={ButtonKind::Primary}>{ t.get("nav-contracts") }</LinkButton>
            </EmptyState>
        },
    };
    html! {
        <div class="stack" data-testid="contracts">
            { tabs(t, &place) }
            { page }
        </div>
    }
}

/// The ways to the parts.
fn tabs(t: Texts, here: &Place) -> Html {
    let tab = |to: Place, key: &'static str| {
        let is_here = match (&to, here) {
            (Place::Register(_), Place::Contract(..)) => true,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        };
        html! {
            <li><a href={to.href()} aria-current={is_here.then_some("page")} data-testid={key}>{ t.get(key) }</a></li>
        }
    };
    html! {
        <nav class="tabs no-print" aria-label={t.get("nav-contracts")}>
            <ul>
                { tab(Place::Register(String::new()), "contracts-tab-register") }
                { tab(Place::Make(String::new()), "contracts-tab-make") }
                { tab(Place::Checklists, "contracts-tab-checklists") }
                { tab(Place::Clauses, "contracts-tab-clauses") }
                { tab(Place::Kinds, "contracts-tab-kinds") }
                <li><a href={Route::Contacts(String::new()).href()} data-testid="contracts-contacts">{ t.get("contacts-title") }</a></li>
            </ul>
        </nav>
    }
}

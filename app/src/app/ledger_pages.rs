//! The pages of the first program: the ledger itself.
use yew::prelude::*;

use super::program::Program;
use crate::components::busy::Busy;
use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::i18n::files::Words;
use crate::i18n::use_texts;
use crate::pages::conflicts::ConflictsPage;
use crate::pages::devices::detail::DevicePage;
use crate::pages::devices::form::{DeviceFormPage, Target};
use crate::pages::devices::list::DevicesPage;
use crate::pages::exchange::ExchangePage;
use crate::pages::home::HomePage;
use crate::pages::import::ImportPage;
use crate::pages::settings::SettingsPage;
use crate::pages::start::StartPage;
use crate::route::Route;
use crate::session::state::LedgerState;

/// The pages of the ledger.
pub struct LedgerPages;

impl Program for LedgerPages {
    const WORDS: Option<Words> = None;

    fn has(route: &Route) -> bool {
        !route.is_of_second()
    }

    fn page(ledger: &LedgerState, route: &Route) -> Html {
        page(ledger, route)
    }
}

/// The page of a route. Without a ledger every route but the settings leads to the start page.
fn page(ledger: &LedgerState, route: &Route) -> Html {
    match (ledger, route) {
        (_, Route::Settings(_)) => html! { <SettingsPage /> },
        (_, Route::Unknown) => html! { <NotFound /> },
        (LedgerState::Glimpse(ledger, devices), Route::Devices(query)) if query.is_empty() => {
            html! { <DevicesPage ledger={ledger.clone()} query={query.clone()} first_of={*devices} /> }
        }
        (LedgerState::Loading | LedgerState::Glimpse(..), _) => {
            html! { <Busy testid="ledger-loading" /> }
        }
        // The alerts above the page say what is wrong and what to do.
        (LedgerState::Failed(_), _) => html! {},
        (LedgerState::FirstRun | LedgerState::Ready(_), Route::Exchange) => {
            html! { <ExchangePage /> }
        }
        (LedgerState::FirstRun, _) => html! { <StartPage /> },
        (LedgerState::Ready(ledger), Route::Home) => html! { <HomePage ledger={ledger.clone()} /> },
        (LedgerState::Ready(ledger), Route::Conflicts) => {
            html! { <ConflictsPage ledger={ledger.clone()} /> }
        }
        (
            LedgerState::Ready(_),
            Route::Contacts(_)
            | Route::Documents(_)
            | Route::Duplicates
            | Route::Network(_)
            | Route::Contracts(_),
        ) => Html::default(),
        (LedgerState::Ready(_), Route::Import) => html! { <ImportPage /> },
        (LedgerState::Ready(ledger), Route::Devices(query)) => {
            html! { <DevicesPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        (LedgerState::Ready(ledger), Route::Device(id)) => {
            html! { <DevicePage key={id.clone()} ledger={ledger.clone()} id={id.clone()} /> }
        }
        (LedgerState::Ready(ledger), Route::NewDevice) => {
            html! { <DeviceFormPage key="new" ledger={ledger.clone()} target={Target::New} /> }
        }
        (LedgerState::Ready(ledger), Route::EditDevice(id)) => {
            html! { <DeviceFormPage key={format!("edit-{id}")} ledger={ledger.clone()} target={Target::Edit(id.clone().into())} /> }
        }
        (LedgerState::Ready(ledger), Route::CopyDevice(id)) => {
            html! { <DeviceFormPage key={format!("copy-{id}")} ledger={ledger.clone()} target={Target::Copy(id.clone().into())} /> }
        }
    }
}

#[component]
fn NotFound() -> Html {
    let t = use_texts();
    html! {
        <EmptyState title={t.get("page-not-found-title")} page=true testid="page-not-found">
            <p>{ t.get("page-not-found-text") }</p>
            <LinkButton href="#/" kind={ButtonKind::Primary}>{ t.get("page-not-found-home") }</LinkButton>
        </EmptyState>
    }
}

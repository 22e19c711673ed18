//! What surrounds every page: skip link, header, banners, main landmark.
use yew::prelude::*;

use super::alerts::{Alerts, SampleBanner};
use super::author::AuthorDialog;
use super::header::Header;
use super::news::NewVersion;
use crate::browser::dom;
use crate::components::busy::Busy;
use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::i18n::use_texts;
use crate::pages::devices::detail::DevicePage;
use crate::pages::devices::form::{DeviceFormPage, Target};
use crate::pages::devices::list::DevicesPage;
use crate::pages::home::HomePage;
use crate::pages::import::ImportPage;
use crate::pages::settings::SettingsPage;
use crate::pages::start::StartPage;
use crate::route::{Route, use_route};
use crate::session::handle::use_session;
use crate::session::state::{LedgerState, SaveState};

/// Header, banners and the page.
#[component]
pub(super) fn Frame() -> Html {
    let t = use_texts();
    let route = use_route();
    let session = use_session();
    let main = use_node_ref();
    use_title(&route);
    use_arrival(&route, &main);
    use_leave_guard(session.state().save != SaveState::Saved);
    let skip = {
        let main = main.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            dom::focus(&main);
        }
    };
    let wide = matches!(route, Route::Devices(_) | Route::Import);
    html! {
        <div class="shell">
            <a class="skip-link" href="#main" onclick={skip}>{ t.get("skip-to-content") }</a>
            <Header route={route.clone()} />
            <SampleBanner />
            <main id="main" class={classes!("main", wide.then_some("main-wide"))} tabindex="-1" ref={main}>
                <Alerts />
                <NewVersion />
                <Page {route} />
            </main>
            if session.state().asks_author {
                <AuthorDialog />
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PageProps {
    route: Route,
}

/// The page of a route. Without a ledger every route but the settings leads to the start page.
#[component]
fn Page(props: &PageProps) -> Html {
    let session = use_session();
    match (session.ledger(), &props.route) {
        (_, Route::Settings) => html! { <SettingsPage /> },
        (_, Route::Unknown) => html! { <NotFound /> },
        (LedgerState::Glimpse(ledger, devices), Route::Devices(query)) if query.is_empty() => {
            html! { <DevicesPage ledger={ledger.clone()} query={query.clone()} first_of={*devices} /> }
        }
        (LedgerState::Loading | LedgerState::Glimpse(..), _) => {
            html! { <Busy testid="ledger-loading" /> }
        }
        // The alerts above the page say what is wrong and what to do.
        (LedgerState::Failed(_), _) => html! {},
        (LedgerState::FirstRun, _) => html! { <StartPage /> },
        (LedgerState::Ready(ledger), Route::Home) => html! { <HomePage ledger={ledger.clone()} /> },
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

/// Moves focus and view to the top of a page when another one is opened, as a full page load would.
#[hook]
fn use_arrival(route: &Route, main: &NodeRef) {
    let arrived = use_mut_ref(|| false);
    let main = main.clone();
    use_effect_with(std::mem::discriminant(route), move |_| {
        if arrived.replace(true) {
            dom::scroll_page_up();
            dom::focus(&main);
        }
    });
}

/// Names the browser tab after the page.
#[hook]
fn use_title(route: &Route) {
    let t = use_texts();
    let page = match route {
        Route::Home => t.get("nav-home"),
        Route::Devices(_)
        | Route::NewDevice
        | Route::Device(_)
        | Route::EditDevice(_)
        | Route::CopyDevice(_) => t.get("nav-devices"),
        Route::Import => t.get("nav-import"),
        Route::Settings => t.get("nav-settings"),
        Route::Unknown => t.get("page-not-found-title"),
    };
    let title = format!("{page} – {}", t.get("app-name"));
    use_effect_with(title, |title| dom::set_title(title));
}

/// Has the browser ask before the tab is closed while something is not saved.
#[hook]
fn use_leave_guard(unsaved: bool) {
    use_effect_with(unsaved, |unsaved| {
        let guard = unsaved.then(dom::ask_before_leaving);
        move || drop(guard)
    });
}

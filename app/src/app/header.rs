//! The bar on top: whose ledger this is, the way to the pages, undo, whether all is saved, language.
use daicho_core::facility::hospital_name;

use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::icon::{Glyph, Icon};
use crate::components::segments::Segments;
use crate::i18n::{Language, use_texts};
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::SaveState;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeaderProps {
    pub(super) route: Route,
}

/// The header of every page.
#[component]
pub(super) fn Header(props: &HeaderProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let facility = session
        .shown()
        .and_then(|ledger| hospital_name(ledger).map(str::to_owned));
    html! {
        <header class="top">
            <div class="top-inner">
                <a class="brand" href={Route::Home.href()} data-testid="brand">
                    <img src="icons/icon.svg" alt="" width="26" height="26" />
                    <span>{ t.get("app-name") }</span>
                    if let Some(facility) = facility {
                        <span class="brand-facility" data-testid="facility-name">{ facility }</span>
                    }
                </a>
                if session.shown().is_some() {
                    { navigation(&props.route, t) }
                }
                <div class="top-tools">
                    <Steps />
                    if session.ready().is_some() {
                        <Saved />
                    }
                    <LanguageSwitch />
                </div>
            </div>
        </header>
    }
}

fn navigation(route: &Route, t: crate::i18n::Texts) -> Html {
    let here = match route {
        Route::NewDevice
        | Route::Device(_)
        | Route::EditDevice(_)
        | Route::CopyDevice(_)
        | Route::Conflicts
        | Route::Duplicates => Route::Devices(String::new()),
        Route::Home
        | Route::Devices(_)
        | Route::Contacts(_)
        | Route::Documents(_)
        | Route::Network(_)
        | Route::Contracts(_)
        | Route::Exchange
        | Route::Import
        | Route::Settings(_)
        | Route::Unknown => route.clone(),
    };
    let link = |to: Route, label: AttrValue, testid: &'static str| {
        let same = std::mem::discriminant(&to) == std::mem::discriminant(&here);
        html! {
            <li>
                <a href={to.href()} aria-current={same.then_some("page")} data-testid={testid}>{ label }</a>
            </li>
        }
    };
    html! {
        <nav class="nav" aria-label={t.get("nav-label")}>
            <ul>
                { link(Route::Home, t.get("nav-home"), "nav-home") }
                { link(Route::Devices(String::new()), t.get("nav-devices"), "nav-devices") }
                { link(Route::Documents(String::new()), t.get("nav-documents"), "nav-documents") }
                { link(Route::Network(String::new()), t.get("nav-network"), "nav-network") }
                { link(Route::Contracts(String::new()), t.get("nav-contracts"), "nav-contracts") }
                { link(Route::Import, t.get("nav-import"), "nav-import") }
                { link(Route::Exchange, t.get("nav-exchange"), "nav-exchange") }
                { link(Route::Settings(String::new()), t.get("nav-settings"), "nav-settings") }
            </ul>
        </nav>
    }
}

/// Undo and redo, as far as there is something to.
#[component]
fn Steps() -> Html {
    let t = use_texts();
    let session = use_session();
    let (done, undone) = session.state().steps;
    let undo = {
        let session = session.clone();
        move |()| session.undo()
    };
    let redo = move |()| session.redo();
    html! {
        <>
            if done > 0 {
                <Button kind={ButtonKind::Quiet} small=true icon={Icon::Undo} on_click={undo} testid="undo">
                    { t.get("undo") }
                </Button>
            }
            if undone > 0 {
                <Button kind={ButtonKind::Quiet} small=true icon={Icon::Redo} on_click={redo} testid="redo">
                    { t.get("redo") }
                </Button>
            }
        </>
    }
}

/// Whether all is on the disk.
#[component]
fn Saved() -> Html {
    let t = use_texts();
    let session = use_session();
    let (state, icon, text) = match session.state().save {
        SaveState::Saved => ("saved", Icon::Check, t.get("save-saved")),
        SaveState::Saving => ("saving", Icon::Clock, t.get("save-saving")),
        SaveState::Failed(..) => ("failed", Icon::Alert, t.get("save-failed")),
    };
    html! {
        <span class="save-state" data-state={state} title={t.get("save-hint")} data-testid="save-state">
            <Glyph {icon} />
            { text }
        </span>
    }
}

#[component]
fn LanguageSwitch() -> Html {
    let t = use_texts();
    let session = use_session();
    let options: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| {
            let code = AttrValue::Static(language.code());
            (code.clone(), language.name().into(), Some(code))
        })
        .collect();
    let on_choose = move |code: AttrValue| {
        if let Some(language) = Language::from_code(&code) {
            session.set_language(language);
        }
    };
    html! {
        <Segments label={t.get("language-label")} {options} value={t.0.code()} {on_choose} testid="language" />
    }
}

//! The whole page: providers around, frame, and the page that the address asks for.
mod alerts;
mod author;
mod frame;
mod gone;
mod header;
mod keeper;
pub mod ledger_pages;
pub mod more_pages;
mod news;
pub mod program;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{dom, site, theme};
use crate::components::toast::{ToastArea, ToastProvider};
use crate::i18n::{self, Language};
use crate::pages::devices::shared::DeviceListProvider;
use crate::session::handle::use_session;
use crate::session::prefs::Theme;
use crate::session::provider::SessionProvider;
use frame::Frame;
use keeper::Keeper;
use program::Program;

/// Mounts the user interface with the pages of a program into the element that the page has for it.
pub fn start<P: Program>() {
    if let Some(words) = P::WORDS {
        i18n::add(words);
    }
    match site::root() {
        Some(root) => yew::Renderer::<App<P>>::with_root(root).render(),
        None => yew::Renderer::<App<P>>::new().render(),
    };
}

/// The user interface.
#[component]
pub fn App<P: Program>() -> Html {
    html! {
        <ToastProvider>
            <SessionProvider>
                <Localized<P> />
            </SessionProvider>
        </ToastProvider>
    }
}

/// Gives language and theme to everything below; draws nothing until they are known.
#[component]
fn Localized<P: Program>() -> Html {
    let session = use_session();
    let prefs = session.prefs();
    use_effect_with(prefs.language, |language| {
        dom::set_root_attribute("lang", Some(language.code()));
    });
    // Until the store has told it, the page stays as it was noted when it was open last.
    use_effect_with(
        session.state().prefs.as_ref().map(|prefs| prefs.theme),
        |chosen| {
            if let Some(chosen) = chosen {
                theme::show((*chosen != Theme::System).then(|| chosen.code()));
            }
        },
    );
    let spoken = use_spoken(session.state().prefs.as_ref().map(|prefs| prefs.language));
    let Some(language) = spoken else {
        return html! {};
    };
    html! {
        <ContextProvider<Language> context={language}>
            <DeviceListProvider><Frame<P> /></DeviceListProvider>
            <Keeper />
            <ToastArea />
        </ContextProvider<Language>>
    }
}

/// Returns the language that the screen has words in: the one that is wanted once its words are there, and meanwhile the
/// one before. Nothing until it is known which is wanted, nor while the first one is being fetched.
#[hook]
fn use_spoken(wanted: Option<Language>) -> Option<Language> {
    let spoken = use_state_eq(|| None);
    let set = spoken.setter();
    use_effect_with(wanted, move |wanted| {
        if let Some(language) = *wanted {
            spawn_local(async move {
                // Where its words do not come, it is spoken in Japanese ones.
                i18n::load(language).await;
                set.set(Some(language));
            });
        }
    });
    match wanted {
        Some(language) if i18n::is_loaded(language) => wanted,
        Some(_) => *spoken,
        None => None,
    }
}

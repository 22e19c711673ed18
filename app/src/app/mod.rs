//! The whole page: providers around, frame, and the page that the address asks for.
mod alerts;
mod author;
mod frame;
mod gone;
mod header;
mod keeper;
mod news;

use yew::prelude::*;

use crate::browser::{dom, site, theme};
use crate::components::toast::{ToastArea, ToastProvider};
use crate::i18n::Language;
use crate::pages::devices::shared::DeviceListProvider;
use crate::session::handle::use_session;
use crate::session::prefs::Theme;
use crate::session::provider::SessionProvider;
use frame::Frame;
use keeper::Keeper;

/// Mounts the user interface into the element that the page has for it.
pub fn start() {
    match site::root() {
        Some(root) => yew::Renderer::<App>::with_root(root).render(),
        None => yew::Renderer::<App>::new().render(),
    };
}

/// The user interface.
#[component]
pub fn App() -> Html {
    html! {
        <ToastProvider>
            <SessionProvider>
                <Localized />
            </SessionProvider>
        </ToastProvider>
    }
}

/// Gives language and theme to everything below; draws nothing until they are known.
#[component]
fn Localized() -> Html {
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
    if session.state().prefs.is_none() {
        return html! {};
    }
    html! {
        <ContextProvider<Language> context={prefs.language}>
            <DeviceListProvider><Frame /></DeviceListProvider>
            <Keeper />
            <ToastArea />
        </ContextProvider<Language>>
    }
}

//! The part of the address after `#`: which page of the app is open.

use gloo_events::EventListener;

use super::dom;

/// Returns the part of the address after `#`, without it.
pub fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Goes to another hash route, which the back button undoes.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Puts another hash route in the place of the current one: no step in the history, no event.
pub fn replace_hash(hash: &str) {
    if let Some(window) = web_sys::window()
        && let Ok(history) = window.history()
    {
        let nothing = wasm_bindgen::JsValue::NULL;
        // Refused when done hundreds of times in a few seconds; then the address lags behind, which harms nothing.
        let _ = history.replace_state_with_url(&nothing, "", Some(hash));
    }
}

/// Calls `run` whenever another hash route is opened, until the returned listener is dropped.
pub fn on_change(run: impl Fn() + 'static) -> Option<EventListener> {
    dom::on_window("hashchange", run)
}

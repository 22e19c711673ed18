//! Whether somebody sees the page.

use gloo_events::EventListener;

use super::dom;

/// Calls `run` whenever the page goes out of sight, until the returned listener is dropped: another tab comes to the front,
/// the window is made small, or the page is closed, of which there may be no later word.
pub fn on_hidden(run: impl Fn() + 'static) -> Option<EventListener> {
    dom::on_window("visibilitychange", move || {
        let page = web_sys::window().and_then(|window| window.document());
        if page.is_some_and(|page| page.hidden()) {
            run();
        }
    })
}

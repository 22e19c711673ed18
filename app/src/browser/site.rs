//! The program's own files and their version. See `public/sw.js` for how a new version comes.

use gloo_events::EventListener;

/// What `public/boot.js` sends when a new version is there as a whole, and the attribute that it leaves for those who come later.
const NEW_VERSION: &str = "daicho-new-version";
const NEW_VERSION_MARK: &str = "data-new-version";

/// Returns the address of a file of the site, of the version that this page is of.
///
/// A page that stays open while a new version comes would otherwise get files that do not fit it.
pub fn address(name: &str) -> String {
    match version() {
        Some(version) => format!("./{name}?v={version}"),
        None => format!("./{name}"),
    }
}

/// Returns the element of the page that the program is to draw into.
pub fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("app")
}

fn version() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let meta = document
        .query_selector("meta[name=daicho-version]")
        .ok()??;
    meta.get_attribute("content")
}

/// Says whether a newer version than this page's is there as a whole.
pub fn has_new_version() -> bool {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(NEW_VERSION_MARK))
}

/// Calls `run` when a new version is there, until the returned listener is dropped.
pub fn on_new_version(run: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, NEW_VERSION, move |_| run()))
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Fails only where the page may not load itself, as in a frame of another site.
        let _ = window.location().reload();
    }
}

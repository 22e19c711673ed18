//! Light or dark on the page, and a note of it that `public/theme.js` finds before anything is drawn: the store, which has
//! it too, opens later.

use super::dom;

/// The key of the note, in `public/theme.js` as well.
const KEY: &str = "daicho-theme";

/// Shows the page in a theme, such as `dark`; without one as the system says.
pub fn show(theme: Option<&str>) {
    dom::set_root_attribute("data-theme", theme);
    note(theme);
}

/// Forgets what was noted.
pub fn forget() {
    note(None);
}

/// Where the browser keeps no notes, the page is drawn as the system says until the store is open.
fn note(theme: Option<&str>) {
    let notes = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    if let Some(notes) = notes {
        let _ = match theme {
            Some(theme) => notes.set_item(KEY, theme),
            None => notes.remove_item(KEY),
        };
    }
}

/// Whether the page is dark now: as the person chose, else as the system says.
#[must_use]
pub fn is_dark(chosen: Option<bool>) -> bool {
    chosen.unwrap_or_else(|| {
        let window = web_sys::window();
        let asked =
            window.and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
        asked.is_some_and(|asked| asked.matches())
    })
}

//! A text that the tab keeps while it loads the site again.

/// Its key.
const KEY: &str = "daicho-carried";

/// Keeps a text. Where the browser keeps none, or it is too long, it is forgotten.
pub fn keep(text: &str) {
    if let Some(notes) = notes() {
        let _ = notes.set_item(KEY, text);
    }
}

/// Takes the text that was kept; empty if there is none.
pub fn take() -> String {
    let Some(notes) = notes() else {
        return String::new();
    };
    let text = notes.get_item(KEY).ok().flatten().unwrap_or_default();
    let _ = notes.remove_item(KEY);
    text
}

fn notes() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

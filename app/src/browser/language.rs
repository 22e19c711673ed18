//! What the browser's user reads.

use super::scope::navigator;

/// Returns the languages set in the browser as BCP 47 tags (`ja`, `en-GB`), the preferred one first.
pub fn languages() -> Vec<String> {
    let languages = navigator().and_then(|navigator| navigator.languages());
    languages
        .iter()
        .flat_map(js_sys::Array::iter)
        .filter_map(|tag| tag.as_string())
        .collect()
}

//! Texts for other programs.

use wasm_bindgen_futures::JsFuture;

/// Puts a text where other programs paste from; says whether it is there. Browsers allow it after a press on a button.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let clipboard = window.navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

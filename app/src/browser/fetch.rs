//! Files that came with the program, from where the program came from. Nothing else is ever fetched.
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::site;

/// Reads text files that lie beside the page, all of them at once; `None` if one does not come.
pub async fn texts(names: &[&str]) -> Option<Vec<String>> {
    let window = web_sys::window()?;
    let asked = names
        .iter()
        .map(|name| window.fetch_with_str(&site::address(name)));
    // Asked for before the first is waited for.
    let asked: Vec<_> = asked.collect();
    let mut texts = Vec::with_capacity(names.len());
    for response in asked {
        texts.push(String::from_utf8(content(response).await?).ok()?);
    }
    Some(texts)
}

/// Reads a file that lies beside the page, such as `sample/ledger.json`; `None` if it does not come.
pub async fn bytes(name: &str) -> Option<Vec<u8>> {
    content(web_sys::window()?.fetch_with_str(&site::address(name))).await
}

async fn content(response: Promise) -> Option<Vec<u8>> {
    let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

//! How much space there is, and whether the browser may clear it without asking.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

use super::scope::navigator;

/// Whether the browser promised to keep the data.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Persistence {
    /// Only the user can remove the data.
    Kept,
    /// The browser may remove the data when the disk fills up.
    AtRisk,
    /// The browser does not say.
    Unknown,
}

/// The browser's estimate for this origin, in bytes. Both numbers are rounded or padded by some browsers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Usage {
    /// Bytes in use.
    pub used: u64,
    /// Bytes that may be used.
    pub quota: u64,
}

/// Asks the browser to keep the data; some ask the user, some decide by themselves. In the page only.
pub async fn persist() -> Persistence {
    answer(|storage| storage.persist()).await
}

/// Says whether the browser promised to keep the data.
pub async fn persisted() -> Persistence {
    answer(|storage| storage.persisted()).await
}

/// Returns the space used and left; `None` where the browser does not say.
pub async fn usage() -> Option<Usage> {
    let storage = navigator()?.storage()?;
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(Usage {
        used: estimate.get_usage()? as u64,
        quota: estimate.get_quota()? as u64,
    })
}

async fn answer(
    ask: impl FnOnce(&web_sys::StorageManager) -> Result<js_sys::Promise, JsValue>,
) -> Persistence {
    let promise = navigator()
        .and_then(|navigator| navigator.storage())
        .and_then(|storage| ask(&storage).ok());
    let Some(promise) = promise else {
        return Persistence::Unknown;
    };
    match JsFuture::from(promise)
        .await
        .ok()
        .and_then(|answer| answer.as_bool())
    {
        Some(true) => Persistence::Kept,
        Some(false) => Persistence::AtRisk,
        None => Persistence::Unknown,
    }
}

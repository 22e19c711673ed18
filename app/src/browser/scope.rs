//! The global object of the page or of the worker, whichever this runs in.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

// Typed by hand, as `web-sys` knows windows and workers as different things and holds Web Locks to be unstable.
#[wasm_bindgen]
extern "C" {
    /// The global object.
    pub(super) type Scope;

    #[wasm_bindgen(method, getter)]
    pub(super) fn navigator(this: &Scope) -> Option<Navigator>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn crypto(this: &Scope) -> Option<Crypto>;

    #[wasm_bindgen(method, js_name = setTimeout)]
    pub(super) fn set_timeout(this: &Scope, callback: &Function, milliseconds: f64) -> JsValue;

    /// `navigator`.
    pub(super) type Navigator;

    #[wasm_bindgen(method, getter)]
    pub(super) fn languages(this: &Navigator) -> Option<js_sys::Array>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn storage(this: &Navigator) -> Option<web_sys::StorageManager>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn locks(this: &Navigator) -> Option<LockManager>;

    /// `navigator.locks`; absent where the page did not come over HTTPS or from this machine.
    pub(super) type LockManager;

    #[wasm_bindgen(method, catch)]
    pub(super) fn request(
        this: &LockManager,
        name: &str,
        callback: &Function,
    ) -> Result<Promise, JsValue>;

    /// `crypto`.
    pub(super) type Crypto;

    #[wasm_bindgen(method, catch, js_name = getRandomValues)]
    pub(super) fn get_random_values(
        this: &Crypto,
        array: &js_sys::Uint8Array,
    ) -> Result<js_sys::Uint8Array, JsValue>;
}

/// Returns the global object.
pub(super) fn scope() -> Scope {
    js_sys::global().unchecked_into()
}

/// Returns `navigator`, which outside a browser is missing.
pub(super) fn navigator() -> Option<Navigator> {
    scope().navigator()
}

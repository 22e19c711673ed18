//! Waiting, for tests that poll a condition against a deadline.

/// Lets the browser do something else for `milliseconds`; natively there is nothing to wait for.
#[cfg(not(target_arch = "wasm32"))]
pub async fn pause(_milliseconds: i32) {}

/// Lets the browser do something else for `milliseconds`, in a page or in a worker.
#[cfg(target_arch = "wasm32")]
pub async fn pause(milliseconds: i32) {
    use wasm_bindgen::{JsCast, JsValue};

    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let set_timeout = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("setTimeout"))
            .expect("a timer");
        let set_timeout: js_sys::Function = set_timeout.unchecked_into();
        set_timeout
            .call2(&JsValue::UNDEFINED, &resolve, &JsValue::from(milliseconds))
            .expect("a timer");
    });
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .expect("timers do not fail");
}

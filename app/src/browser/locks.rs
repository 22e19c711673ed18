//! One at a time, over all tabs and workers of this origin, by the Web Locks API.

use futures_channel::oneshot;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::scope::navigator;

/// Holds a lock; dropping it lets the next one in, and so does the end of the tab.
#[must_use = "dropping this releases the lock"]
pub struct Lock {
    release: Option<Function>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // Resolving a promise does not fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for the lock called `name` and takes it.
///
/// A lock is not reentrant: whoever holds it and asks again waits for itself. Where the browser has no Web Locks (a page
/// that came over plain HTTP from another machine) the lock is given at once to everybody; what it guards must be safe
/// without, if slower.
pub async fn exclusive(name: &str) -> Lock {
    let free = Lock { release: None };
    let Some(manager) = navigator().and_then(|navigator| navigator.locks()) else {
        return free;
    };
    let (granted, grant) = oneshot::channel();
    // The lock is held until the promise that the callback returns is resolved. If nobody waits any more, that is at once.
    let on_grant = Closure::once_into_js(move |_lock: JsValue| {
        let mut release = None;
        let held = Promise::new(&mut |resolve, _reject| release = Some(resolve));
        drop(granted.send(Lock { release }));
        held
    });
    // The request's own promise is resolved at the release; it fails only if the document goes away.
    if manager.request(name, on_grant.unchecked_ref()).is_err() {
        return free;
    }
    grant.await.unwrap_or(free)
}

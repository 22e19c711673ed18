//! Drawing much without keeping the page from answering.
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::pause::pause;

/// Returns how many of `total` things to draw by now: `step` of them at once, and as many more each time after the
/// page had its turn.
#[hook]
pub fn use_gradual(total: usize, step: usize) -> usize {
    let drawn = use_state_eq(|| step);
    let set = drawn.setter();
    use_effect_with((*drawn, total), move |(drawn, total)| {
        let (drawn, total) = (*drawn, *total);
        if drawn < total {
            spawn_local(async move {
                pause().await;
                set.set(drawn + step);
            });
        }
    });
    (*drawn).min(total)
}

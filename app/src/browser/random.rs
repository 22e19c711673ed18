//! Ids that nobody else has: core has no randomness and takes them as arguments.

use std::cell::RefCell;

use daicho_core::ident::id::{EntityId, ReplicaId};
use js_sys::Uint8Array;

use super::scope::scope;

/// Draws the id of a new entity.
pub fn entity_id() -> EntityId {
    EntityId::from_random(bytes())
}

/// Draws the id of a new writer of commits.
pub fn replica_id() -> ReplicaId {
    ReplicaId::from_random(bytes())
}

/// How many bytes are drawn at a time: an import needs tens of thousands of ids, and every call of the browser takes its
/// microseconds. It gives at most 65,536 at once.
const DRAWN: usize = 16 * 1024;

thread_local! {
    static POOL: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Takes 16 bytes that nobody gets again.
fn bytes() -> [u8; 16] {
    POOL.with_borrow_mut(|pool| {
        if pool.len() < 16 {
            *pool = draw();
        }
        let mut bytes = [0; 16];
        let rest = pool.len().saturating_sub(16);
        bytes.copy_from_slice(&pool[rest..]);
        pool.truncate(rest);
        bytes
    })
}

#[expect(
    clippy::expect_used,
    reason = "every browser that runs WebAssembly has getRandomValues, and it takes so many bytes"
)]
fn draw() -> Vec<u8> {
    let array = Uint8Array::new_with_length(DRAWN as u32);
    scope()
        .crypto()
        .expect("browsers have crypto")
        .get_random_values(&array)
        .expect("few enough bytes");
    array.to_vec()
}

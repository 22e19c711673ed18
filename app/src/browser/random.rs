//! Ids that nobody else has: core has no randomness and takes them as arguments.

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

#[expect(
    clippy::expect_used,
    reason = "every browser that runs WebAssembly has getRandomValues, and it takes 16 bytes"
)]
fn bytes() -> [u8; 16] {
    let array = Uint8Array::new_with_length(16);
    scope()
        .crypto()
        .expect("browsers have crypto")
        .get_random_values(&array)
        .expect("16 bytes are few enough");
    let mut bytes = [0; 16];
    array.copy_to(&mut bytes);
    bytes
}

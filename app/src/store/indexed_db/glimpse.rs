//! What the first screen shows: a cache of one revision, so its writes need not be on the disk at once.

use indexed_db_futures::database::Database;
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{
    facts::standing,
    pieces,
    transaction::{Durability, finish, reading, writing},
};
use crate::store::{
    error::StoreError,
    ledger::Revision,
    schema::{META, SNAPSHOTS},
};

/// Puts `bytes` in the place of what was kept, if the store is still at `revision`.
pub(super) async fn save(
    database: &Database,
    revision: Revision,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let transaction = writing(database, &[META, SNAPSHOTS], Durability::Relaxed)?;
    let present = standing(&transaction.object_store(META)?).await?;
    if present.revision != revision {
        return Ok(());
    }
    let store = transaction.object_store(SNAPSHOTS)?;
    pieces::remove(&store, &key())?;
    pieces::add(&store, &key(), &label(revision), bytes)?;
    finish(transaction).await
}

/// Reads what was kept for the revision that the store is at.
pub(super) async fn of_now(database: &Database) -> Result<Option<Vec<u8>>, StoreError> {
    let transaction = reading(database, &[META, SNAPSHOTS])?;
    let present = standing(&transaction.object_store(META)?).await?;
    let piece = pieces::get(&transaction.object_store(SNAPSHOTS)?, &key()).await?;
    let fits = |piece: &pieces::Piece| piece.label == label(present.revision);
    Ok(piece
        .and_then(Result::ok)
        .filter(fits)
        .map(|piece| piece.body))
}

fn key() -> Array {
    pieces::key(&[JsValue::from_str("first")])
}

fn label(revision: Revision) -> [u8; 8] {
    revision.number().to_le_bytes()
}

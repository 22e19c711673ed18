//! The latest snapshot: a cache, so its writes need not be on the disk at once, and a damaged one is passed over.

use indexed_db_futures::{database::Database, object_store::ObjectStore};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{
    facts::standing,
    pieces::{self, Unreadable},
    transaction::{Durability, finish, writing},
};
use crate::store::{
    error::StoreError,
    ledger::Snapshot,
    schema::{META, SNAPSHOTS},
    standing::Standing,
};

/// Puts `snapshot` in the place of an older one.
pub(super) async fn save(database: &Database, snapshot: &Snapshot) -> Result<(), StoreError> {
    let transaction = writing(database, &[META, SNAPSHOTS], Durability::Relaxed)?;
    let present = standing(&transaction.object_store(META)?).await?;
    if !snapshot.fits(present.revision, &present.heads()) {
        return Err(StoreError::Stale {
            expected: snapshot.revision,
            found: present.revision,
        });
    }
    let store = transaction.object_store(SNAPSHOTS)?;
    let previous = pieces::label(&store, &key())
        .await?
        .and_then(|label| read_label(&label.ok()?));
    if previous.is_some_and(|previous| previous.revision > snapshot.revision) {
        return Ok(());
    }
    remove(&store)?;
    let label = Standing::of(snapshot.revision, &snapshot.covers).to_string();
    pieces::add(&store, &key(), label.as_bytes(), &snapshot.bytes)?;
    finish(transaction).await
}

/// Reads the snapshot, if there is one.
pub(super) async fn latest(
    store: &ObjectStore<'_>,
) -> Result<Option<Result<Snapshot, Unreadable>>, StoreError> {
    let piece = pieces::get(store, &key()).await?;
    Ok(piece.map(|piece| {
        let piece = piece?;
        let made_of = read_label(&piece.label).ok_or(Unreadable)?;
        Ok(Snapshot {
            revision: made_of.revision,
            covers: made_of.heads(),
            bytes: piece.body,
        })
    }))
}

/// Removes the snapshot, if there is one.
pub(super) fn remove(store: &ObjectStore<'_>) -> Result<(), StoreError> {
    pieces::remove(store, &key())
}

fn key() -> Array {
    pieces::key(&[JsValue::from_str("latest")])
}

fn read_label(label: &[u8]) -> Option<Standing> {
    Standing::read(std::str::from_utf8(label).ok()?)
}

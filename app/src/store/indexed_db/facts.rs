//! The small things: where the ledger stands, facts, preferences, the replica id; attachments; and erasing it all.

use daicho_core::ident::{hash::Hash, id::ReplicaId};
use indexed_db_futures::{
    BuildPrimitive, database::Database, object_store::ObjectStore, query_source::QuerySource,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{
    access::{Access, Care},
    pieces,
    transaction::{Durability, finish, reading, writing},
};
use crate::store::{
    LAST_ERASURE,
    error::{Damage, StoreError},
    ledger::Revision,
    schema::{BLOBS, META, PREFS},
    standing::Standing,
};

/// Key of the record that tells where the ledger stands.
const STATE: &str = "state";
/// Key of the replica id.
const REPLICA: &str = "replica";

/// Where a text is kept.
#[derive(Clone, Copy)]
pub(super) enum Shelf {
    /// Facts about this ledger, beside the store's own records.
    Facts,
    /// Preferences of this profile.
    Preferences,
}

impl Shelf {
    fn store(self) -> &'static str {
        match self {
            Self::Facts => META,
            Self::Preferences => PREFS,
        }
    }

    fn key(self, key: &str) -> String {
        match self {
            Self::Facts => format!("fact:{key}"),
            Self::Preferences => key.to_owned(),
        }
    }
}

/// Reads where the ledger stands, within a transaction.
pub(super) async fn standing(meta: &ObjectStore<'_>) -> Result<Standing, StoreError> {
    match text(meta, STATE).await? {
        None => Ok(Standing::default()),
        Some(text) => text
            .and_then(|text| Standing::read(&text))
            .ok_or(StoreError::Corrupt(Damage::State)),
    }
}

/// Reads where the ledger stands.
pub(super) async fn read_standing(database: &Database) -> Result<Standing, StoreError> {
    let transaction = reading(database, &[META])?;
    standing(&transaction.object_store(META)?).await
}

/// Writes where the ledger stands.
pub(super) fn put_standing(meta: &ObjectStore<'_>, standing: &Standing) -> Result<(), StoreError> {
    put(meta, STATE, &standing.to_string())
}

/// Notes that commits were taken out on purpose to come to `revision`.
pub(super) fn put_erasure(meta: &ObjectStore<'_>, revision: Revision) -> Result<(), StoreError> {
    put(meta, &Shelf::Facts.key(LAST_ERASURE), &revision.to_string())
}

/// Writes the replica id.
pub(super) fn put_replica(meta: &ObjectStore<'_>, replica: ReplicaId) -> Result<(), StoreError> {
    put(meta, REPLICA, &replica.to_string())
}

/// Reads a text from a shelf; what is no text there is none.
pub(super) async fn get(
    database: &Database,
    shelf: Shelf,
    key: &str,
) -> Result<Option<String>, StoreError> {
    let transaction = reading(database, &[shelf.store()])?;
    Ok(
        text(&transaction.object_store(shelf.store())?, &shelf.key(key))
            .await?
            .flatten(),
    )
}

/// Reads several texts from a shelf, all of them under way at once.
pub(super) async fn get_all(
    database: &Database,
    shelf: Shelf,
    keys: &[&str],
) -> Result<Vec<Option<String>>, StoreError> {
    let transaction = reading(database, &[shelf.store()])?;
    let store = transaction.object_store(shelf.store())?;
    let mut under_way = Vec::with_capacity(keys.len());
    for key in keys {
        under_way.push(
            store
                .get::<JsValue, _, _>(JsValue::from_str(&shelf.key(key)))
                .primitive()?,
        );
    }
    let mut texts = Vec::with_capacity(keys.len());
    for request in under_way {
        texts.push(request.await?.and_then(|value| value.as_string()));
    }
    Ok(texts)
}

/// Puts a text on a shelf, or takes it away.
pub(super) async fn set(
    database: &Database,
    shelf: Shelf,
    key: &str,
    value: Option<&str>,
) -> Result<(), StoreError> {
    let transaction = writing(database, &[shelf.store()], Durability::Strict)?;
    let store = transaction.object_store(shelf.store())?;
    let key = shelf.key(key);
    match value {
        Some(value) => put(&store, &key, value)?,
        None => drop(store.delete(key).primitive()?),
    }
    finish(transaction).await
}

/// Returns the replica id; the first time that is `fresh`.
pub(super) async fn replica(
    database: &Database,
    fresh: ReplicaId,
) -> Result<ReplicaId, StoreError> {
    let transaction = writing(database, &[META], Durability::Strict)?;
    let meta = transaction.object_store(META)?;
    if let Some(known) = text(&meta, REPLICA).await? {
        return known
            .and_then(|known| known.parse().ok())
            .ok_or(StoreError::Corrupt(Damage::Replica));
    }
    put_replica(&meta, fresh)?;
    finish(transaction).await?;
    Ok(fresh)
}

/// Stores an attachment, unless it is there.
pub(super) async fn put_blob(
    database: &Database,
    hash: Hash,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let transaction = writing(database, &[BLOBS], Durability::Strict)?;
    let store = transaction.object_store(BLOBS)?;
    let key = blob_key(hash);
    if matches!(pieces::label(&store, &key).await?, Some(Ok(_))) {
        return Ok(());
    }
    pieces::remove(&store, &key)?;
    pieces::add(&store, &key, &[], bytes)?;
    finish(transaction).await
}

/// Reads an attachment and checks it.
pub(super) async fn blob(
    database: &Database,
    hash: Hash,
    care: Care,
) -> Result<Option<Vec<u8>>, StoreError> {
    let access = Access::to(database, &[BLOBS], care).await?;
    let key = blob_key(hash);
    let get = async |store: &ObjectStore<'_>| pieces::get(store, &key).await;
    let piece = access.record(BLOBS, get).await?;
    access.expect_unchanged().await?;
    let checked = piece.map(|piece| {
        piece
            .ok()
            .map(|piece| piece.body)
            .filter(|bytes| Hash::of(bytes) == hash)
    });
    checked
        .map(|bytes| bytes.ok_or(StoreError::Corrupt(Damage::Blob(hash))))
        .transpose()
}

/// Empties the stores called `names`; only the revision remains, one higher.
pub(super) async fn erase(database: &Database, names: &[&str]) -> Result<Revision, StoreError> {
    let transaction = writing(database, names, Durability::Strict)?;
    let meta = transaction.object_store(META)?;
    // Erasing is the way out of a damaged ledger too: where the revision cannot be read, the count begins anew, far ahead.
    let revision = match standing(&meta).await {
        Ok(standing) => standing.revision.next(),
        Err(StoreError::Corrupt(_)) => Revision::new(js_sys::Date::now() as u64),
        Err(error) => return Err(error),
    };
    for name in names {
        drop(transaction.object_store(name)?.clear()?);
    }
    put_standing(
        &meta,
        &Standing {
            revision,
            ..Standing::default()
        },
    )?;
    put_erasure(&meta, revision)?;
    finish(transaction).await?;
    Ok(revision)
}

/// Reads a value: `None` if there is none, `Some(None)` if it is no text.
async fn text(store: &ObjectStore<'_>, key: &str) -> Result<Option<Option<String>>, StoreError> {
    let value: Option<JsValue> = store.get(key.to_owned()).primitive()?.await?;
    Ok(value.map(|value| value.as_string()))
}

fn put(store: &ObjectStore<'_>, key: &str, value: &str) -> Result<(), StoreError> {
    drop(
        store
            .put(value.to_owned())
            .with_key(key.to_owned())
            .without_key_type()
            .primitive()?,
    );
    Ok(())
}

fn blob_key(hash: Hash) -> Array {
    pieces::key(&[JsValue::from_str(&hash.to_string())])
}

//! The folder for copies: a handle of the browser, which lies among the preferences as it is, as no text can stand for it.
//!
//! Erasing the ledger removes it with everything else.

use indexed_db_futures::{BuildPrimitive, database::Database, query_source::QuerySource};
use wasm_bindgen::prelude::*;

use super::transaction::{Durability, finish, reading, writing};
use crate::{
    browser::folder::Folder,
    store::{error::StoreError, schema::PREFS},
};

/// Its key.
const FOLDER: &str = "folder";

/// Reads the handle.
pub(super) async fn folder(database: &Database) -> Result<Option<Folder>, StoreError> {
    let transaction = reading(database, &[PREFS])?;
    let store = transaction.object_store(PREFS)?;
    let found: Option<JsValue> = store.get(FOLDER).primitive()?.await?;
    Ok(found.filter(JsValue::is_object).map(JsCast::unchecked_into))
}

/// Keeps the handle, or removes it.
pub(super) async fn set_folder(
    database: &Database,
    folder: Option<&Folder>,
) -> Result<(), StoreError> {
    let transaction = writing(database, &[PREFS], Durability::Strict)?;
    let store = transaction.object_store(PREFS)?;
    match folder {
        Some(folder) => drop(
            store
                .put(JsValue::from(folder.clone()))
                .with_key(FOLDER)
                .without_key_type()
                .primitive()?,
        ),
        None => drop(store.delete(FOLDER).primitive()?),
    }
    finish(transaction).await
}

//! Writes and reads records in chunks; see [`crate::store::record`] for the layout.
//!
//! A record lies under a key that is an array, its chunks under the same array with the number of the chunk appended. Array
//! keys sort by their elements, so a range finds a record with its chunks behind it, in order.
//!
//! Bytes are copied once on the way out of WebAssembly's memory and once on the way in. They cannot be handed over as a
//! view: the browser would clone all of WebAssembly's memory with it.

use indexed_db_futures::{
    BuildPrimitive, KeyRange, object_store::ObjectStore, query_source::QuerySource,
};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::store::{
    error::StoreError,
    record::{Header, split},
};

/// A record as it was written.
pub(super) struct Piece {
    pub(super) label: Vec<u8>,
    pub(super) body: Vec<u8>,
}

/// A record that cannot be read: a chunk is missing, or the layout is unknown.
#[derive(Debug)]
pub(super) struct Unreadable;

/// Makes a key of its parts.
pub(super) fn key(parts: &[JsValue]) -> Array {
    parts.iter().collect()
}

/// Returns `key` with one more part.
fn longer(key: &Array, part: &JsValue) -> JsValue {
    let longer = key.slice(0, key.length());
    longer.push(part);
    longer.into()
}

/// Returns a range over everything that begins with `key`: an empty array sorts behind every number and text.
pub(super) fn beginning_with(key: &Array) -> KeyRange<JsValue> {
    let end = longer(key, &Array::new());
    KeyRange::Bound(key.clone().into(), false, end, false)
}

/// Writes a record. Errors of the writes show when the transaction is finished.
pub(super) fn add(
    store: &ObjectStore<'_>,
    key: &Array,
    label: &[u8],
    body: &[u8],
) -> Result<(), StoreError> {
    let (record, chunks) = split(label, body);
    add_bytes(store, key.clone().into(), &record)?;
    for (number, chunk) in chunks.enumerate() {
        add_bytes(store, longer(key, &JsValue::from_f64(number as f64)), chunk)?;
    }
    Ok(())
}

fn add_bytes(store: &ObjectStore<'_>, key: JsValue, bytes: &[u8]) -> Result<(), StoreError> {
    let array: JsValue = Uint8Array::new_from_slice(bytes).into();
    // The request is on its way; nobody waits for it alone.
    drop(
        store
            .add(array)
            .with_key(key)
            .without_key_type()
            .primitive()?,
    );
    Ok(())
}

/// Removes a record with its chunks, if it is there.
pub(super) fn remove(store: &ObjectStore<'_>, key: &Array) -> Result<(), StoreError> {
    drop(
        store
            .delete::<JsValue, _>(beginning_with(key))
            .primitive()?,
    );
    Ok(())
}

/// Reads one record; `None` if there is none.
///
/// Each chunk is a request of its own, all of them under way at once: the browser then puts each together in a task of its
/// own, so that nothing keeps the page from answering for long, and each is let go before the next is copied.
pub(super) async fn get(
    store: &ObjectStore<'_>,
    key: &Array,
) -> Result<Option<Result<Piece, Unreadable>>, StoreError> {
    let Some(record) = header(store, key).await? else {
        return Ok(None);
    };
    let Ok((record, header)) = record else {
        return Ok(Some(Err(Unreadable)));
    };
    if header.chunks(record.len()).next().is_none() {
        return Ok(Some(alone(record, &header)));
    }
    let mut under_way = Vec::new();
    for (number, range) in header.chunks(record.len()).enumerate() {
        let request = store
            .get::<JsValue, _, _>(longer(key, &JsValue::from_f64(number as f64)))
            .primitive()?;
        under_way.push((range, request));
    }
    let mut body = vec![0; header.length];
    for (range, request) in under_way {
        let chunk = request
            .await?
            .and_then(|value| value.dyn_into::<Uint8Array>().ok());
        match (chunk, body.get_mut(range)) {
            (Some(chunk), Some(target)) if chunk.length() as usize == target.len() => {
                chunk.copy_to(target)
            }
            _ => return Ok(Some(Err(Unreadable))),
        }
    }
    let label = record
        .get(header.label)
        .map(<[u8]>::to_vec)
        .ok_or(Unreadable);
    Ok(Some(label.map(|label| Piece { label, body })))
}

/// Reads the label of one record without its chunks.
pub(super) async fn label(
    store: &ObjectStore<'_>,
    key: &Array,
) -> Result<Option<Result<Vec<u8>, Unreadable>>, StoreError> {
    let label = |(record, header): (Vec<u8>, Header)| {
        record
            .get(header.label)
            .map(<[u8]>::to_vec)
            .ok_or(Unreadable)
    };
    Ok(header(store, key)
        .await?
        .map(|record| record.and_then(label)))
}

/// Reads records that have no chunks: those whose keys are in `range`, in order.
pub(super) async fn small(
    store: &ObjectStore<'_>,
    range: KeyRange<JsValue>,
) -> Result<Vec<Result<Piece, Unreadable>>, StoreError> {
    let values = store
        .get_all::<JsValue>()
        .with_query::<JsValue, _>(range)
        .primitive()?
        .await?;
    let piece =
        |value: JsValue| read_header(value).and_then(|(record, header)| alone(record, &header));
    values.map(|value| Ok(piece(value?))).collect()
}

async fn header(
    store: &ObjectStore<'_>,
    key: &Array,
) -> Result<Option<Result<(Vec<u8>, Header), Unreadable>>, StoreError> {
    let record: Option<JsValue> = store.get(JsValue::from(key.clone())).primitive()?.await?;
    Ok(record.map(read_header))
}

fn read_header(record: JsValue) -> Result<(Vec<u8>, Header), Unreadable> {
    let record = record
        .dyn_into::<Uint8Array>()
        .map_err(|_| Unreadable)?
        .to_vec();
    let header = Header::read(&record).ok_or(Unreadable)?;
    Ok((record, header))
}

/// Takes a record apart that has its body in it.
fn alone(mut record: Vec<u8>, header: &Header) -> Result<Piece, Unreadable> {
    if header.chunks(record.len()).next().is_some() {
        return Err(Unreadable);
    }
    let label = record.get(header.label.clone()).ok_or(Unreadable)?.to_vec();
    let body = record.split_off(header.inline_at);
    Ok(Piece { label, body })
}

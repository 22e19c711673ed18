//! Under which keys a commit lies, and what its record says of it beside its bytes.

use daicho_core::ident::{hash::Hash, id::ReplicaId};
use indexed_db_futures::KeyRange;
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::store::{
    indexed_db::pieces::{self, Piece, Unreadable},
    ledger::StoredCommit,
};

/// Returns the key of a commit's header.
pub(super) fn key(replica: ReplicaId, seq: u64) -> Array {
    pieces::key(&[
        JsValue::from_str(&replica.to_string()),
        JsValue::from_f64(seq as f64),
    ])
}

/// Returns the range of every record of commits of `replica` with numbers above `after`.
pub(super) fn above(replica: ReplicaId, after: u64) -> KeyRange<JsValue> {
    KeyRange::Bound(
        key(replica, after.saturating_add(1)).into(),
        false,
        end_of(replica),
        false,
    )
}

/// Returns the range of every record of commits of `replica` behind `last`, a key of its own.
pub(super) fn behind(last: &JsValue, replica: ReplicaId) -> KeyRange<JsValue> {
    KeyRange::Bound(last.clone(), true, end_of(replica), false)
}

/// Returns the range of the headers from `first` to `last`, both included.
pub(super) fn between(replica: ReplicaId, first: u64, last: u64) -> KeyRange<JsValue> {
    KeyRange::Bound(
        key(replica, first).into(),
        false,
        key(replica, last).into(),
        false,
    )
}

/// Returns a key behind every key of `replica`: an empty array sorts behind every number.
fn end_of(replica: ReplicaId) -> JsValue {
    pieces::key(&[JsValue::from_str(&replica.to_string()), Array::new().into()]).into()
}

/// What a commit's record says beside the bytes: its number (u64, little-endian) and its hash.
pub(super) fn label(seq: u64, hash: Hash) -> Vec<u8> {
    [&seq.to_le_bytes()[..], hash.as_bytes()].concat()
}

/// Returns the commit of a record.
pub(super) fn commit(replica: ReplicaId, piece: Piece) -> Result<StoredCommit, Unreadable> {
    let (seq, hash) = piece.label.split_first_chunk::<8>().ok_or(Unreadable)?;
    let hash: [u8; 32] = hash.try_into().map_err(|_| Unreadable)?;
    let seq = u64::from_le_bytes(*seq);
    Ok(StoredCommit {
        replica,
        seq,
        hash: Hash::from_bytes(hash),
        bytes: piece.body,
    })
}

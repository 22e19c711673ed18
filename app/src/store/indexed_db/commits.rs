//! Commits: appended, loaded, read in pages.

use std::collections::BTreeSet;

use daicho_core::ident::{hash::Hash, id::ReplicaId};
use indexed_db_futures::{
    BuildPrimitive, KeyRange, database::Database, object_store::ObjectStore,
    query_source::QuerySource,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{
    facts::{put_standing, standing},
    pieces::{self, Piece, Unreadable},
    snapshots,
    transaction::{Durability, finish, reading, writing},
};
use crate::store::{
    error::{Damage, StoreError},
    ledger::{Loaded, Revision, StoredCommit, StoredLedger},
    schema::{COMMITS, META, SNAPSHOTS},
    standing::Standing,
};

/// How many small commits are read by one request: at most 32 MiB, mostly far less.
const AT_A_TIME: usize = 500;

/// How many keys are read by one request.
const KEYS_AT_A_TIME: u32 = 5_000;

/// What a load begins with.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Using {
    /// The latest snapshot, if there is one.
    Snapshot,
    /// Nothing: every commit is read.
    CommitsOnly,
}

/// Appends `commits` on top of `seen`.
pub(super) async fn append(
    database: &Database,
    seen: Revision,
    commits: &[StoredCommit],
) -> Result<Revision, StoreError> {
    let transaction = writing(database, &[META, COMMITS, SNAPSHOTS], Durability::Strict)?;
    let meta = transaction.object_store(META)?;
    let mut standing = standing(&meta).await?;
    standing.revision.expect(seen)?;
    if commits.is_empty() {
        return Ok(seen);
    }
    let store = transaction.object_store(COMMITS)?;
    refuse_known(&store, &standing, commits).await?;
    // A commit below the heads may be below what the snapshot covers, and yet it is not part of it.
    if commits
        .iter()
        .any(|commit| commit.seq <= standing.last(commit.replica))
    {
        snapshots::remove(&transaction.object_store(SNAPSHOTS)?)?;
    }
    for commit in commits {
        pieces::add(
            &store,
            &key(commit.replica, commit.seq),
            &label(commit.seq, commit.hash),
            &commit.bytes,
        )?;
        let last = standing.heads.entry(commit.replica).or_default();
        *last = commit.seq.max(*last);
    }
    standing.revision = seen.next();
    put_standing(&meta, &standing)?;
    finish(transaction).await?;
    Ok(standing.revision)
}

/// Says whether the last of `commits` is stored, and with it all that were appended in its transaction.
pub(super) async fn holds(
    database: &Database,
    commits: &[StoredCommit],
) -> Result<bool, StoreError> {
    let Some(commit) = commits.last() else {
        return Ok(true);
    };
    let transaction = reading(database, &[COMMITS])?;
    let stored = pieces::label(
        &transaction.object_store(COMMITS)?,
        &key(commit.replica, commit.seq),
    )
    .await?;
    Ok(stored
        .is_some_and(|stored| stored.is_ok_and(|stored| stored == label(commit.seq, commit.hash))))
}

/// Loads the ledger, all of one moment.
pub(super) async fn load(database: &Database, using: Using) -> Result<Loaded, StoreError> {
    let transaction = reading(database, &[META, COMMITS, SNAPSHOTS])?;
    let standing = standing(&transaction.object_store(META)?).await?;
    if standing.heads.is_empty() {
        return Ok(Loaded {
            revision: standing.revision,
            ledger: None,
        });
    }
    let mut ledger = StoredLedger::default();
    if using == Using::Snapshot {
        match snapshots::latest(&transaction.object_store(SNAPSHOTS)?).await? {
            Some(Ok(snapshot)) => ledger.snapshot = Some(snapshot),
            Some(Err(Unreadable)) => ledger.damage.push(Damage::Snapshot),
            None => {}
        }
    }
    let covered = ledger
        .snapshot
        .as_ref()
        .map(|snapshot| Standing::of(snapshot.revision, &snapshot.covers));
    let store = transaction.object_store(COMMITS)?;
    for head in standing.heads() {
        let after = covered
            .as_ref()
            .map_or(0, |covered| covered.last(head.replica));
        if after < head.seq {
            load_replica(&store, head.replica, after, u32::MAX, &mut ledger).await?;
            let found = ledger
                .commits
                .last()
                .is_some_and(|last| (last.replica, last.seq) == (head.replica, head.seq));
            let missing = Damage::Commit {
                replica: head.replica,
                seq: head.seq,
            };
            if !found && !ledger.damage.contains(&missing) {
                ledger.damage.push(missing);
            }
        }
    }
    Ok(Loaded {
        revision: standing.revision,
        ledger: Some(ledger),
    })
}

/// Reads up to `limit` commits of `replica` above `after`.
pub(super) async fn page(
    database: &Database,
    replica: ReplicaId,
    after: u64,
    limit: u32,
) -> Result<Vec<StoredCommit>, StoreError> {
    let transaction = reading(database, &[COMMITS])?;
    let mut found = StoredLedger::default();
    load_replica(
        &transaction.object_store(COMMITS)?,
        replica,
        after,
        limit,
        &mut found,
    )
    .await?;
    match found.damage.first() {
        Some(&damage) => Err(StoreError::Corrupt(damage)),
        None => Ok(found.commits),
    }
}

/// Adds up to `limit` commits of `replica` above `after` to `ledger`, in order, or the name of the damage in their place.
async fn load_replica(
    store: &ObjectStore<'_>,
    replica: ReplicaId,
    after: u64,
    limit: u32,
    ledger: &mut StoredLedger,
) -> Result<(), StoreError> {
    let numbers = numbers(store, replica, after, limit).await?;
    for run in numbers.chunk_by(|one, next| one.records == 1 && next.records == 1) {
        // The keys are known, so whatever is missing or does not fit is known by its number.
        for part in run.chunks(AT_A_TIME) {
            let pieces = match part {
                [one] => vec![
                    pieces::get(store, &key(replica, one.seq))
                        .await?
                        .unwrap_or(Err(Unreadable)),
                ],
                [first, .., last] => {
                    pieces::small(store, between(replica, first.seq, last.seq)).await?
                }
                [] => continue,
            };
            for (number, piece) in part.iter().zip(pieces) {
                match piece.and_then(|piece| commit(replica, piece)) {
                    Ok(commit) if commit.seq == number.seq => ledger.commits.push(commit),
                    Ok(_) | Err(Unreadable) => ledger.damage.push(Damage::Commit {
                        replica,
                        seq: number.seq,
                    }),
                }
            }
        }
    }
    Ok(())
}

/// A commit of which there is something.
struct Number {
    seq: u64,
    /// How many records: one for a small commit, more for one in chunks.
    records: usize,
}

/// Returns up to `limit` numbers of commits of `replica` above `after`, in order.
async fn numbers(
    store: &ObjectStore<'_>,
    replica: ReplicaId,
    after: u64,
    limit: u32,
) -> Result<Vec<Number>, StoreError> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut numbers: Vec<Number> = Vec::new();
    if limit == 0 {
        return Ok(numbers);
    }
    let mut range = above(replica, after);
    loop {
        let keys = store
            .get_all_keys::<JsValue>()
            .with_query::<JsValue, _>(range)
            .with_limit(KEYS_AT_A_TIME);
        let keys: Vec<JsValue> = keys
            .primitive()?
            .await?
            .collect::<indexed_db_futures::Result<_>>()?;
        for key in &keys {
            let Some(seq) = key.dyn_ref::<Array>().and_then(|key| key.get(1).as_f64()) else {
                continue;
            };
            let seq = seq as u64;
            let count = numbers.len();
            match numbers.last_mut() {
                Some(last) if last.seq == seq => last.records += 1,
                _ if count == limit => return Ok(numbers),
                _ => numbers.push(Number { seq, records: 1 }),
            }
        }
        match keys.last() {
            Some(last) if keys.len() == KEYS_AT_A_TIME as usize => {
                range = KeyRange::Bound(last.clone(), true, end_of(replica), false);
            }
            _ => return Ok(numbers),
        }
    }
}

async fn refuse_known(
    store: &ObjectStore<'_>,
    standing: &Standing,
    commits: &[StoredCommit],
) -> Result<(), StoreError> {
    let mut seen = BTreeSet::new();
    for commit in commits {
        let (replica, seq) = (commit.replica, commit.seq);
        let mut known = !seen.insert((replica, seq));
        if !known && seq <= standing.last(replica) {
            known = store
                .count()
                .with_query::<JsValue, _>(JsValue::from(key(replica, seq)))
                .primitive()?
                .await?
                > 0;
        }
        if known {
            return Err(StoreError::AlreadyStored { replica, seq });
        }
    }
    Ok(())
}

fn key(replica: ReplicaId, seq: u64) -> Array {
    pieces::key(&[
        JsValue::from_str(&replica.to_string()),
        JsValue::from_f64(seq as f64),
    ])
}

/// Returns the range of every record of commits of `replica` with numbers above `after`.
fn above(replica: ReplicaId, after: u64) -> KeyRange<JsValue> {
    KeyRange::Bound(
        key(replica, after.saturating_add(1)).into(),
        false,
        end_of(replica),
        false,
    )
}

/// Returns the range of the headers from `first` to `last`, both included.
fn between(replica: ReplicaId, first: u64, last: u64) -> KeyRange<JsValue> {
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
fn label(seq: u64, hash: Hash) -> Vec<u8> {
    [&seq.to_le_bytes()[..], hash.as_bytes()].concat()
}

fn commit(replica: ReplicaId, piece: Piece) -> Result<StoredCommit, Unreadable> {
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

//! Reads commits: those of the whole ledger, all of one moment, or a page of them.

use daicho_core::ident::id::ReplicaId;
use indexed_db_futures::{
    BuildPrimitive, database::Database, object_store::ObjectStore, query_source::QuerySource,
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::keys::{above, behind, between, commit, key};
use crate::store::{
    error::{Damage, StoreError},
    indexed_db::{
        access::{Access, Care},
        facts::standing,
        pieces::{self, Unreadable},
        snapshots,
    },
    ledger::{Loaded, StoredCommit, StoredLedger},
    schema::{COMMITS, META, SNAPSHOTS},
    standing::Standing,
};

/// How many small commits are read by one request: at most 32 MiB, mostly far less.
const AT_A_TIME: usize = 500;

/// How many keys are read by one request.
const KEYS_AT_A_TIME: u32 = 5_000;

/// What a load begins with.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(in crate::store::indexed_db) enum Using {
    /// The latest snapshot, if there is one.
    Snapshot,
    /// Nothing: every commit is read.
    CommitsOnly,
}

/// Loads the ledger, all of one moment.
pub(in crate::store::indexed_db) async fn load(
    database: &Database,
    using: Using,
    care: Care,
) -> Result<Loaded, StoreError> {
    let access = Access::to(database, &[META, COMMITS, SNAPSHOTS], care).await?;
    let standing = access.with(META, standing).await?;
    if standing.heads.is_empty() {
        return Ok(Loaded {
            revision: standing.revision,
            ledger: None,
        });
    }
    let mut ledger = StoredLedger::default();
    if using == Using::Snapshot {
        match access.record(SNAPSHOTS, snapshots::latest).await? {
            Some(Ok(snapshot)) => ledger.snapshot = Some(snapshot),
            Some(Err(Unreadable)) => ledger.damage.push(Damage::Snapshot),
            None => {}
        }
    }
    let covered = ledger
        .snapshot
        .as_ref()
        .map(|snapshot| Standing::of(snapshot.revision, &snapshot.covers));
    for head in standing.heads() {
        let after = covered
            .as_ref()
            .map_or(0, |covered| covered.last(head.replica));
        if after < head.seq {
            load_replica(&access, head.replica, after, u32::MAX, &mut ledger).await?;
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
    access.expect_unchanged().await?;
    Ok(Loaded {
        revision: standing.revision,
        ledger: Some(ledger),
    })
}

/// Reads up to `limit` commits of `replica` above `after`.
pub(in crate::store::indexed_db) async fn page(
    database: &Database,
    replica: ReplicaId,
    after: u64,
    limit: u32,
    care: Care,
) -> Result<Vec<StoredCommit>, StoreError> {
    let access = Access::to(database, &[COMMITS], care).await?;
    let mut found = StoredLedger::default();
    load_replica(&access, replica, after, limit, &mut found).await?;
    access.expect_unchanged().await?;
    match found.damage.first() {
        Some(&damage) => Err(StoreError::Corrupt(damage)),
        None => Ok(found.commits),
    }
}

/// Adds up to `limit` commits of `replica` above `after` to `ledger`, in order, or the name of the damage in their place.
async fn load_replica(
    access: &Access<'_>,
    replica: ReplicaId,
    after: u64,
    limit: u32,
    ledger: &mut StoredLedger,
) -> Result<(), StoreError> {
    let numbers = numbers(access, replica, after, limit).await?;
    for run in numbers.chunk_by(|one, next| one.records == 1 && next.records == 1) {
        // The keys are known, so whatever is missing or does not fit is known by its number.
        for part in run.chunks(access.at_a_time(AT_A_TIME)) {
            let pieces = match part {
                [one] => {
                    let key = key(replica, one.seq);
                    let get = async |store: &ObjectStore<'_>| pieces::get(store, &key).await;
                    let piece = access.record(COMMITS, get).await?;
                    vec![piece.unwrap_or(Err(Unreadable))]
                }
                [first, .., last] => {
                    let range = || between(replica, first.seq, last.seq);
                    let small = async |store: &ObjectStore<'_>| pieces::small(store, range()).await;
                    access.with(COMMITS, small).await?
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
    access: &Access<'_>,
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
        let list = async |store: &ObjectStore<'_>| {
            let keys = store
                .get_all_keys::<JsValue>()
                .with_query::<JsValue, _>(range.clone())
                .with_limit(KEYS_AT_A_TIME);
            Ok(keys
                .primitive()?
                .await?
                .collect::<indexed_db_futures::Result<Vec<JsValue>>>()?)
        };
        let keys = access.with(COMMITS, list).await?;
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
                range = behind(last, replica);
            }
            _ => return Ok(numbers),
        }
    }
}

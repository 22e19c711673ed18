//! Commits: appended, loaded, read in pages.
//!
//! | module | what it holds |
//! |---|---|
//! | [`keys`] | under which keys a commit lies, and what its record says of it |
//! | [`read`] | the ledger as a whole, and pages of its history |

mod keys;
pub(super) mod read;

use std::collections::BTreeSet;

use indexed_db_futures::{
    BuildPrimitive, database::Database, object_store::ObjectStore, query_source::QuerySource,
};
use wasm_bindgen::prelude::*;

use self::keys::{above, key, label};
use super::{
    facts::{put_erasure, put_replica, put_standing, standing},
    pieces, snapshots,
    transaction::{Durability, finish, reading, writing},
};
use crate::store::{
    error::StoreError,
    ledger::{Rehoming, Revision, StoredCommit},
    schema::{COMMITS, META, SNAPSHOTS},
    standing::Standing,
};

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
    add(&store, &mut standing, commits)?;
    standing.revision = seen.next();
    put_standing(&meta, &standing)?;
    finish(transaction).await?;
    Ok(standing.revision)
}

/// Takes commits out and puts others in, on top of `seen`.
pub(super) async fn rehome(
    database: &Database,
    seen: Revision,
    rehoming: &Rehoming,
) -> Result<Revision, StoreError> {
    let transaction = writing(database, &[META, COMMITS, SNAPSHOTS], Durability::Strict)?;
    let meta = transaction.object_store(META)?;
    let mut standing = standing(&meta).await?;
    standing.revision.expect(seen)?;
    let store = transaction.object_store(COMMITS)?;
    for first in &rehoming.out {
        let (replica, before) = (first.replica, first.seq.saturating_sub(1));
        drop(
            store
                .delete::<JsValue, _>(above(replica, before))
                .primitive()?,
        );
        standing.cut(replica, before);
    }
    refuse_known(&store, &standing, &rehoming.commits).await?;
    snapshots::remove(&transaction.object_store(SNAPSHOTS)?)?;
    add(&store, &mut standing, &rehoming.commits)?;
    standing.revision = seen.next();
    put_standing(&meta, &standing)?;
    put_erasure(&meta, standing.revision)?;
    if let Some(replica) = rehoming.replica {
        put_replica(&meta, replica)?;
    }
    finish(transaction).await?;
    Ok(standing.revision)
}

fn add(
    store: &ObjectStore<'_>,
    standing: &mut Standing,
    commits: &[StoredCommit],
) -> Result<(), StoreError> {
    for commit in commits {
        pieces::add(
            store,
            &key(commit.replica, commit.seq),
            &label(commit.seq, commit.hash),
            &commit.bytes,
        )?;
        let last = standing.heads.entry(commit.replica).or_default();
        *last = commit.seq.max(*last);
    }
    Ok(())
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

//! Begins and ends transactions.

use indexed_db_futures::{
    Build,
    database::Database,
    internals::SystemRepr,
    transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions},
};

use super::fault::told;
use crate::store::error::StoreError;

/// How sure a write must be before it counts as done.
#[derive(Clone, Copy)]
pub(super) enum Durability {
    /// On the disk: what people entered.
    Strict,
    /// With the operating system: what can be computed again.
    Relaxed,
}

/// Begins to read `stores`, all of one moment.
pub(super) fn reading<'a>(
    database: &'a Database,
    stores: &[&str],
) -> Result<Transaction<'a>, StoreError> {
    Ok(database
        .transaction(stores)
        .with_mode(TransactionMode::Readonly)
        .build()?)
}

/// Begins to write `stores`. Transactions that are dropped leave nothing behind; [`finish`] them.
pub(super) fn writing<'a>(
    database: &'a Database,
    stores: &[&str],
    durability: Durability,
) -> Result<Transaction<'a>, StoreError> {
    let durability = match durability {
        Durability::Strict => TransactionDurability::Strict,
        Durability::Relaxed => TransactionDurability::Relaxed,
    };
    let options = TransactionOptions::new().with_durability(durability);
    Ok(database
        .transaction(stores)
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()?)
}

/// Commits, and waits until everything is as durable as asked for.
pub(super) async fn finish(transaction: Transaction<'_>) -> Result<(), StoreError> {
    // Why a transaction was aborted is known to it alone, and `commit` consumes it.
    let raw = transaction.as_sys().clone();
    let done = transaction.commit().await;
    done.map_err(|error| {
        raw.error()
            .map_or_else(|| error.into(), |reason| told(&reason))
    })
}

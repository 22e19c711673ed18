//! Reading several records: all of one moment, or each by itself where the browser cannot give one of them back.
//!
//! A browser may keep the header of a large value and lose its bytes (a file that is gone, or in a private window the
//! memory of a tab that died). Asking for it is an error that ends the transaction, and everything behind it would be
//! out of reach. So where reading at one moment fails again and again, every record is asked for in a transaction of
//! its own, and those that fail are damage.

use indexed_db_futures::{database::Database, object_store::ObjectStore, transaction::Transaction};

use super::{attempts::is_lost, facts::read_standing, pieces::Unreadable, transaction::reading};
use crate::store::{error::StoreError, standing::Standing};

/// How records are read.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Care {
    /// All in one transaction: an error of one is an error of all.
    Together,
    /// Each in a transaction of its own.
    Apart,
}

/// The records of some stores.
pub(super) enum Access<'a> {
    Together(Transaction<'a>),
    /// With where the ledger stood when the reading began.
    Apart(&'a Database, Standing),
}

impl<'a> Access<'a> {
    /// Begins to read the stores called `names`.
    pub(super) async fn to(
        database: &'a Database,
        names: &[&str],
        care: Care,
    ) -> Result<Self, StoreError> {
        Ok(match care {
            Care::Together => Self::Together(reading(database, names)?),
            Care::Apart => Self::Apart(database, read_standing(database).await?),
        })
    }

    /// Reads something of a store.
    pub(super) async fn with<T>(
        &self,
        name: &str,
        read: impl AsyncFn(&ObjectStore<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match self {
            Self::Together(transaction) => read(&transaction.object_store(name)?).await,
            Self::Apart(database, _) => {
                let transaction = reading(database, &[name])?;
                read(&transaction.object_store(name)?).await
            }
        }
    }

    /// Reads one record of a store; read apart, one that the browser cannot give back is unreadable.
    pub(super) async fn record<T>(
        &self,
        name: &str,
        read: impl AsyncFn(&ObjectStore<'_>) -> Result<Option<Result<T, Unreadable>>, StoreError>,
    ) -> Result<Option<Result<T, Unreadable>>, StoreError> {
        match (self, self.with(name, read).await) {
            (Self::Apart(..), Err(error)) if is_lost(&error) => Ok(Some(Err(Unreadable))),
            (_, read) => read,
        }
    }

    /// Returns how many records one request may ask for, at most `many`.
    pub(super) fn at_a_time(&self, many: usize) -> usize {
        match self {
            Self::Together(_) => many,
            Self::Apart(..) => 1,
        }
    }

    /// Fails if the connection was lost or something was written while records were read apart.
    pub(super) async fn expect_unchanged(&self) -> Result<(), StoreError> {
        match self {
            Self::Apart(database, before) if read_standing(database).await? != *before => {
                Err(StoreError::ConnectionLost)
            }
            Self::Apart(..) | Self::Together(_) => Ok(()),
        }
    }
}

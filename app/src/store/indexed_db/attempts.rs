//! Does work on the connection, and again on a fresh one where the browser took it away.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::database::Database;

use super::{IndexedDbStore, access::Care, connection::Connection};
use crate::store::error::StoreError;

/// How long to wait before each further attempt, in milliseconds. After the death of a tab in the midst of a write a browser
/// takes a moment before its database can be read again.
const PAUSES: [u32; 3] = [0, 200, 1_000];

impl IndexedDbStore {
    /// Does `work` on the connection; if that turns out lost, some more times on fresh ones.
    pub(super) async fn run<T>(
        &self,
        work: impl AsyncFn(&Database) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let done = self.attempt(&work).await;
        self.again(&work, done).await
    }

    /// Reads something of one moment. Where that fails again and again, it is read record by record, and what the browser
    /// cannot give back is named as damage.
    pub(super) async fn read<T>(
        &self,
        read: impl AsyncFn(&Database, Care) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let together = self
            .run(async |database| read(database, Care::Together).await)
            .await;
        match together {
            Err(error) if is_lost(&error) => {
                let apart = async |database: &Database| read(database, Care::Apart).await;
                match self.attempt(apart).await {
                    Err(again) if is_lost(&again) => Err(error),
                    apart => apart,
                }
            }
            together => together,
        }
    }

    /// Does `work` again, on fresh connections, as long as it fails in a way that may pass.
    pub(super) async fn again<T>(
        &self,
        work: impl AsyncFn(&Database) -> Result<T, StoreError>,
        mut done: Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        for pause in PAUSES {
            if !done.as_ref().is_err_and(may_pass) {
                break;
            }
            TimeoutFuture::new(pause).await;
            done = self.attempt(&work).await;
        }
        done
    }

    /// Does `work` once. After a failure that a fresh connection may cure, the next attempt gets one.
    pub(super) async fn attempt<T>(
        &self,
        work: impl AsyncFn(&Database) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let connection = self.connection().await?;
        let done = work(connection.database()).await;
        if let Err(error) = &done
            && error.is_worth_retrying()
        {
            self.inner
                .connection
                .borrow_mut()
                .take_if(|current| Rc::ptr_eq(current, &connection));
        }
        done
    }

    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        let current = self.inner.connection.borrow().clone();
        if let Some(current) = current.filter(|connection| connection.is_open()) {
            return Ok(current);
        }
        let fresh = Rc::new(Connection::open(&self.inner.name, self.inner.steps).await?);
        *self.inner.connection.borrow_mut() = Some(Rc::clone(&fresh));
        Ok(fresh)
    }
}

/// Says whether the browser gave something up that may still be there.
pub(super) fn is_lost(error: &StoreError) -> bool {
    matches!(error, StoreError::ConnectionLost | StoreError::Aborted(_))
}

/// Says whether the browser may do the same the next time: it lost the connection, or gave up for no reason it could name.
pub(super) fn may_pass(error: &StoreError) -> bool {
    match error {
        StoreError::ConnectionLost | StoreError::Aborted(_) => true,
        StoreError::Unavailable(fault) => {
            matches!(fault.name.as_str(), "UnknownError" | "AbortError")
        }
        StoreError::Quota
        | StoreError::Blocked
        | StoreError::Stale { .. }
        | StoreError::Gone { .. }
        | StoreError::TooNew { .. }
        | StoreError::Corrupt(_)
        | StoreError::AlreadyStored { .. } => false,
    }
}

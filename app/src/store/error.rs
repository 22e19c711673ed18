//! What can go wrong with the store, as values that the screen can hold and explain.

use daicho_core::ident::{hash::Hash, id::ReplicaId};

use super::ledger::Revision;

/// Why the store did not do what it was asked.
///
/// Whatever the reason, what was stored before is still stored, and nothing of a failed write is. `Display` is for logs;
/// the words for people are in the translation files under [`StoreError::code`].
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StoreError {
    /// The disk, or the browser's share of it, is full.
    #[error("the browser refuses more data: quota exceeded")]
    Quota,
    /// Another tab holds an older version of the database open and does not let go.
    #[error("another tab holds the database open in an older version")]
    Blocked,
    /// Another tab wrote after what the caller has seen; load what is new and try again.
    #[error("expected revision {expected}, found {found}")]
    Stale {
        /// The revision the caller had seen.
        expected: Revision,
        /// The revision the store has.
        found: Revision,
    },
    /// The store has gone back behind what the caller has seen: the browser's data was cleared under an open page.
    ///
    /// What that page shows is the only copy. Making a ledger of the next edit alone would bury it.
    #[error("expected revision {expected}, found {found}: the data was cleared")]
    Gone {
        /// The revision the caller had seen.
        expected: Revision,
        /// The revision the store has.
        found: Revision,
    },
    /// The database was written by a newer version of Daicho; it was not touched.
    #[error("the database has schema {found}, this version knows schemas up to {known}")]
    TooNew {
        /// Schema version of the database.
        found: u32,
        /// Newest schema version that this program can read.
        known: u32,
    },
    /// Something stored cannot be read, and there is no way around it.
    #[error("damaged: {0}")]
    Corrupt(Damage),
    /// A commit with this replica and number is already stored.
    #[error("commit {seq} of {replica} is already stored")]
    AlreadyStored {
        /// Who wrote the commit.
        replica: ReplicaId,
        /// Its number.
        seq: u64,
    },
    /// The connection to the database was lost, and so was the fresh one that took its place.
    #[error("connection to the database lost")]
    ConnectionLost,
    /// The browser ended the transaction.
    #[error("transaction aborted: {0}")]
    Aborted(BrowserFault),
    /// There is no usable database here: private window, blocked by a setting, or no browser.
    #[error("no database available: {0}")]
    Unavailable(BrowserFault),
}

/// What exactly cannot be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Damage {
    /// An object store that the schema promises is missing.
    #[error("object store {0} is missing")]
    Schema(&'static str),
    /// The record of revision and heads.
    #[error("the record of the ledger's state")]
    State,
    /// The identity of this browser profile.
    #[error("the replica id")]
    Replica,
    /// One commit: missing, incomplete or of an unknown layout.
    #[error("commit {seq} of {replica}")]
    Commit {
        /// Who wrote the commit.
        replica: ReplicaId,
        /// Its number.
        seq: u64,
    },
    /// The snapshot; it is a cache, so the commits still tell everything.
    #[error("the snapshot")]
    Snapshot,
    /// An attachment whose bytes do not have their hash.
    #[error("attachment {0}")]
    Blob(Hash),
}

/// An error in the browser's own words, for the report of a problem.
#[derive(Clone, Debug, Default, Eq, PartialEq, thiserror::Error)]
#[error("{name}: {message}")]
pub struct BrowserFault {
    /// Name of the `DOMException` or error class.
    pub name: String,
    /// What the browser says, in its language.
    pub message: String,
}

impl StoreError {
    /// Returns a short fixed name: the translation files explain each under `store-error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Quota => "quota",
            Self::Blocked => "blocked",
            Self::Stale { .. } => "stale",
            Self::Gone { .. } => "gone",
            Self::TooNew { .. } => "too-new",
            Self::Corrupt(_) => "corrupt",
            Self::AlreadyStored { .. } => "already-stored",
            Self::ConnectionLost => "connection-lost",
            Self::Aborted(_) => "aborted",
            Self::Unavailable(_) => "unavailable",
        }
    }

    /// Says whether the same call can succeed later without a change in the program or the data.
    ///
    /// The screen offers "try again" for these; every try takes a fresh connection.
    pub fn is_worth_retrying(&self) -> bool {
        match self {
            Self::Quota
            | Self::Blocked
            | Self::ConnectionLost
            | Self::Aborted(_)
            | Self::Unavailable(_) => true,
            Self::Stale { .. }
            | Self::Gone { .. }
            | Self::TooNew { .. }
            | Self::Corrupt(_)
            | Self::AlreadyStored { .. } => false,
        }
    }
}

//! The store: where commits, snapshots, attachments and preferences live in this browser profile.
//!
//! | module | what it holds |
//! |---|---|
//! | [`ledger`] | what is stored, as opaque bytes |
//! | [`error`] | what can go wrong, as values |
//! | [`schema`] | the object stores and their versions |
//! | [`indexed_db`] | the store in IndexedDB |
//! | [`memory`] | the twin in memory: tests, and a ledger to look at where there is no database |
//!
//! How to drive it:
//!
//! 1. [`LedgerStore::load`] gives a revision and the ledger, or no ledger on a first run. Decode the snapshot, apply the commits.
//!    If the snapshot's bytes mean nothing to this version, call [`LedgerStore::load_whole`]: the commits tell everything.
//! 2. Make a commit of the next number of [`LedgerStore::replica`], [`LedgerStore::append`] it with the revision you have seen,
//!    and only then show it. `Ok` means that it is on the disk.
//! 3. On [`StoreError::Stale`] another tab was first: [`LedgerStore::load`] again (or fetch what is new with
//!    [`LedgerStore::heads`] and [`LedgerStore::commits`]), make the commit anew on top, append again. On
//!    [`StoreError::Gone`] the browser's data was cleared: ask the person before anything is written.
//! 4. [`LedgerStore::follow`] tells of writes by other tabs and by the worker.
//! 5. Once in a while (after an import, after some hundred commits) [`LedgerStore::save_snapshot`].
//!
//! Invariants: nothing of a failed write is stored; a write that returned `Ok` survives a crash; two tabs never both
//! append on top of the same revision; a store that cannot be read is an error, never an empty ledger.
//!
//! Absent on purpose: what the bytes mean. The store never parses them.

pub mod error;
pub mod indexed_db;
pub mod ledger;
pub mod memory;
mod record;
pub mod schema;
mod standing;

use std::{any::Any, rc::Rc};

use daicho_core::ident::{hash::Hash, id::ReplicaId};

use self::{
    error::StoreError,
    ledger::{Head, Loaded, Rehoming, Revision, Snapshot, StoredCommit},
};

/// The fact that an erasure or a re-homing leaves behind: its revision. It tells commits that were taken out on purpose from
/// some that were lost.
pub const LAST_ERASURE: &str = "last-erasure";

/// Called with the store's revision after another tab or the worker wrote.
pub type OnCommit = Rc<dyn Fn(Revision)>;

/// Keeps an [`OnCommit`] callback alive; dropping it ends the calls.
#[must_use = "dropping this ends the calls"]
pub struct Follow {
    _guard: Box<dyn Any>,
}

impl Follow {
    fn new(guard: impl Any) -> Self {
        Self {
            _guard: Box::new(guard),
        }
    }
}

/// A place that keeps a ledger. A handle is cheap to clone, and a clone counts as the same tab.
#[expect(
    async_fn_in_trait,
    reason = "browsers run this on one thread, so nobody needs the futures to be Send"
)]
pub trait LedgerStore: Clone + 'static {
    /// Reads the latest snapshot and every commit that it does not cover.
    async fn load(&self) -> Result<Loaded, StoreError>;

    /// Reads every commit and passes the snapshot over.
    async fn load_whole(&self) -> Result<Loaded, StoreError>;

    /// Returns where the store stands now.
    async fn revision(&self) -> Result<Revision, StoreError>;

    /// Returns the last stored commit of every replica, by replica.
    async fn heads(&self) -> Result<Vec<Head>, StoreError>;

    /// Reads up to `limit` commits of `replica` with numbers above `after`, in order: a page of history.
    ///
    /// Fails with [`StoreError::Corrupt`] if one of them cannot be read.
    async fn commits(
        &self,
        replica: ReplicaId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredCommit>, StoreError>;

    /// Appends `commits` in one durable transaction, or none of them, and returns the new revision.
    ///
    /// Fails with [`StoreError::Stale`] if the store has gone on from `seen`, with [`StoreError::Gone`] if it was cleared
    /// since, and with [`StoreError::AlreadyStored`] if it has a commit of the same replica and number. Appending nothing
    /// changes nothing.
    async fn append(
        &self,
        seen: Revision,
        commits: &[StoredCommit],
    ) -> Result<Revision, StoreError>;

    /// Takes commits out and puts others in, in one durable transaction, or does nothing; returns the new revision.
    ///
    /// Fails as [`LedgerStore::append`] does. The snapshot goes, and the fact [`LAST_ERASURE`] tells other tabs that nothing
    /// is lost: they read the ledger anew.
    async fn rehome(&self, seen: Revision, rehoming: &Rehoming) -> Result<Revision, StoreError>;

    /// Puts `snapshot` in the place of the previous one, unless that is of a later revision.
    ///
    /// Fails with [`StoreError::Stale`] if it covers a commit that is not stored (the ledger was erased meanwhile).
    async fn save_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError>;

    /// Keeps what the first screen of the ledger shows at `revision`; nothing if the store has gone on meanwhile.
    async fn save_glimpse(&self, revision: Revision, bytes: &[u8]) -> Result<(), StoreError>;

    /// Reads what the first screen shows; `None` if that was never kept for the present revision.
    async fn glimpse(&self) -> Result<Option<Vec<u8>>, StoreError>;

    /// Stores an attachment under its SHA-256, which it returns.
    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError>;

    /// Reads an attachment and checks its hash; `None` if it was never stored.
    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreError>;

    /// Reads a preference of this browser profile.
    async fn pref(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.prefs(&[key]).await?.pop().flatten())
    }

    /// Reads several preferences at once, in the order of `keys`.
    async fn prefs(&self, keys: &[&str]) -> Result<Vec<Option<String>>, StoreError>;

    /// Sets a preference, or removes it with `None`.
    async fn set_pref(&self, key: &str, value: Option<&str>) -> Result<(), StoreError>;

    /// Reads a fact about this ledger in this profile, such as when it was last exported.
    async fn meta(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Sets a fact about this ledger in this profile, or removes it with `None`.
    async fn set_meta(&self, key: &str, value: Option<&str>) -> Result<(), StoreError>;

    /// Returns the identity of this profile as a writer; on the first call that is `fresh`, stored.
    ///
    /// Two tabs that call it at once get the same answer.
    async fn replica(&self, fresh: ReplicaId) -> Result<ReplicaId, StoreError>;

    /// Removes everything: commits, snapshots, attachments, preferences, facts and the replica id.
    ///
    /// What remains is an empty database, its revision counter, which goes on, so that a tab which still shows the
    /// erased ledger cannot append to it, and the fact [`LAST_ERASURE`].
    async fn erase(&self) -> Result<Revision, StoreError>;

    /// Calls `on_commit` after every append or erasure by another tab or by the worker.
    ///
    /// A call may be repeated or come late; compare the revision with the one you have seen.
    fn follow(&self, on_commit: OnCommit) -> Follow;
}

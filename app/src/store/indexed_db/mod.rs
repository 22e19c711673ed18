//! The ledger in IndexedDB.
//!
//! | module | what it does |
//! |---|---|
//! | [`attempts`] | does work on the connection, and again on a fresh one |
//! | [`connection`] | opens the database, upgrades it, notices that it is gone |
//! | [`fault`] | tells the browser's errors apart |
//! | [`transaction`] | begins and ends transactions |
//! | [`access`] | reads several records of one moment, or each by itself |
//! | [`pieces`] | writes and reads records in chunks |
//! | [`commits`], [`snapshots`], [`glimpse`], [`facts`] | what the store is asked for |
//! | [`handles`] | the folder for copies |
//!
//! Every call is one transaction, so it sees one moment and leaves either all of itself or nothing. A call that loses its
//! connection, or whose transaction the browser ends without a reason, is tried again on fresh connections.
//!
//! `indexed_db_futures` does the requests. Three things it does not offer are taken from `web-sys` beside it: why a
//! transaction was aborted (a full disk shows only there), and the `versionchange` and `close` events of a connection in
//! the event itself, so that another tab's upgrade is never held up by this one.

mod access;
mod attempts;
mod commits;
mod connection;
mod facts;
mod fault;
mod glimpse;
mod handles;
mod pieces;
mod snapshots;
mod transaction;

use std::{cell::RefCell, rc::Rc};

use daicho_core::ident::{hash::Hash, id::ReplicaId};
use indexed_db_futures::database::Database;

use self::{attempts::may_pass, commits::read::Using, connection::Connection, facts::Shelf};
use super::{
    Follow, LedgerStore, OnCommit,
    error::StoreError,
    ledger::{Head, Loaded, Rehoming, Revision, Snapshot, StoredCommit},
    schema::{STEPS, Step},
};
use crate::browser::{channel::Channel, folder::Folder, locks};

/// Name of the database, unless a test chooses another.
pub const DATABASE: &str = "daicho";

/// The store in IndexedDB, of the page or of the worker. A clone is the same tab.
#[derive(Clone)]
pub struct IndexedDbStore {
    inner: Rc<Inner>,
}

struct Inner {
    name: String,
    steps: &'static [Step],
    connection: RefCell<Option<Rc<Connection>>>,
    channel: Channel,
}

/// The only one who may append, until it is dropped; others wait.
///
/// For work that begins with reading the ledger and ends with an append long after, such as an import: nobody can make it
/// [`StoreError::Stale`] meanwhile. Only [`Writer::append`] may be used beside it: [`LedgerStore::append`] waits for it to end.
#[must_use = "dropping this lets others write"]
pub struct Writer {
    store: IndexedDbStore,
    _lock: locks::Lock,
}

impl IndexedDbStore {
    /// Opens the database called `name` ([`DATABASE`]), making or upgrading it if need be.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        Self::open_with(name, STEPS).await
    }

    /// Opens a database of other schema steps: for tests of upgrades.
    pub async fn open_with(name: &str, steps: &'static [Step]) -> Result<Self, StoreError> {
        let connection = Connection::open(name, steps).await?;
        let inner = Inner {
            name: name.to_owned(),
            steps,
            connection: RefCell::new(Some(Rc::new(connection))),
            channel: Channel::join(&format!("{name}-commits")),
        };
        Ok(Self {
            inner: Rc::new(inner),
        })
    }

    /// Returns the name of the database.
    pub fn name(&self) -> &str {
        &self.inner.name
    }

    /// Waits until nobody else writes, and keeps it so.
    pub async fn writer(&self) -> Writer {
        let lock = locks::exclusive(&format!("{}-writer", self.inner.name)).await;
        Writer {
            store: self.clone(),
            _lock: lock,
        }
    }

    /// Returns the folder for copies, if the person chose one.
    pub async fn folder(&self) -> Result<Option<Folder>, StoreError> {
        self.run(async |database| handles::folder(database).await)
            .await
    }

    /// Keeps the folder for copies, or forgets it.
    pub async fn set_folder(&self, folder: Option<&Folder>) -> Result<(), StoreError> {
        self.run(async |database| handles::set_folder(database, folder).await)
            .await
    }

    /// Appends while the caller holds the lock.
    async fn append_alone(
        &self,
        seen: Revision,
        commits: &[StoredCommit],
    ) -> Result<Revision, StoreError> {
        let append = async |database: &Database| commits::append(database, seen, commits).await;
        let revision = self.write_once(seen, commits, append).await?;
        if revision != seen {
            self.inner.channel.tell(revision.number());
        }
        Ok(revision)
    }

    /// Writes something with `commits` on top of `seen`, once even if the connection breaks.
    async fn write_once(
        &self,
        seen: Revision,
        commits: &[StoredCommit],
        write: impl AsyncFn(&Database) -> Result<Revision, StoreError>,
    ) -> Result<Revision, StoreError> {
        let mut done = self.attempt(&write).await;
        if done.as_ref().is_err_and(may_pass) {
            done = self.again(&write, done).await;
            // Whether an attempt reached the disk before its connection broke shows only now.
            if matches!(done, Err(StoreError::Stale { found, .. }) if found == seen.next())
                && self
                    .run(async |database| commits::holds(database, commits).await)
                    .await?
            {
                done = Ok(seen.next());
            }
        }
        done
    }
}

impl Writer {
    /// Appends as [`LedgerStore::append`] does.
    pub async fn append(
        &self,
        seen: Revision,
        commits: &[StoredCommit],
    ) -> Result<Revision, StoreError> {
        self.store.append_alone(seen, commits).await
    }
}

impl LedgerStore for IndexedDbStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        self.read(async |database, care| commits::read::load(database, Using::Snapshot, care).await)
            .await
    }

    async fn load_whole(&self) -> Result<Loaded, StoreError> {
        self.read(async |database, care| {
            commits::read::load(database, Using::CommitsOnly, care).await
        })
        .await
    }

    async fn revision(&self) -> Result<Revision, StoreError> {
        self.run(async |database| facts::read_standing(database).await)
            .await
            .map(|standing| standing.revision)
    }

    async fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.run(async |database| facts::read_standing(database).await)
            .await
            .map(|standing| standing.heads())
    }

    async fn commits(
        &self,
        replica: ReplicaId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredCommit>, StoreError> {
        self.read(async |database, care| {
            commits::read::page(database, replica, after, limit, care).await
        })
        .await
    }

    async fn append(
        &self,
        seen: Revision,
        commits: &[StoredCommit],
    ) -> Result<Revision, StoreError> {
        self.writer().await.append(seen, commits).await
    }

    async fn rehome(&self, seen: Revision, rehoming: &Rehoming) -> Result<Revision, StoreError> {
        let _writer = self.writer().await;
        let rehome = async |database: &Database| commits::rehome(database, seen, rehoming).await;
        let revision = self.write_once(seen, &rehoming.commits, rehome).await?;
        self.inner.channel.tell(revision.number());
        Ok(revision)
    }

    async fn save_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.run(async |database| snapshots::save(database, snapshot).await)
            .await
    }

    async fn save_glimpse(&self, revision: Revision, bytes: &[u8]) -> Result<(), StoreError> {
        self.run(async |database| glimpse::save(database, revision, bytes).await)
            .await
    }

    async fn glimpse(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.run(async |database| glimpse::of_now(database).await)
            .await
    }

    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError> {
        let hash = Hash::of(bytes);
        self.run(async |database| facts::put_blob(database, hash, bytes).await)
            .await?;
        Ok(hash)
    }

    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(async |database, care| facts::blob(database, hash, care).await)
            .await
    }

    async fn prefs(&self, keys: &[&str]) -> Result<Vec<Option<String>>, StoreError> {
        self.run(async |database| facts::get_all(database, Shelf::Preferences, keys).await)
            .await
    }

    async fn set_pref(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.run(async |database| facts::set(database, Shelf::Preferences, key, value).await)
            .await
    }

    async fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.run(async |database| facts::get(database, Shelf::Facts, key).await)
            .await
    }

    async fn set_meta(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.run(async |database| facts::set(database, Shelf::Facts, key, value).await)
            .await
    }

    async fn replica(&self, fresh: ReplicaId) -> Result<ReplicaId, StoreError> {
        self.run(async |database| facts::replica(database, fresh).await)
            .await
    }

    async fn erase(&self) -> Result<Revision, StoreError> {
        let _writer = self.writer().await;
        let names: Vec<&str> = self
            .inner
            .steps
            .iter()
            .copied()
            .flatten()
            .copied()
            .collect();
        let revision = self
            .run(async |database| facts::erase(database, &names).await)
            .await?;
        self.inner.channel.tell(revision.number());
        Ok(revision)
    }

    fn follow(&self, on_commit: OnCommit) -> Follow {
        let listener = self
            .inner
            .channel
            .listen(move |number| on_commit(Revision::new(number)));
        // The channel closes with the store, so the store lives as long as somebody listens.
        Follow::new((listener, Rc::clone(&self.inner)))
    }
}

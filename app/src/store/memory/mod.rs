//! A store in memory that behaves as the one in IndexedDB does, but forgets everything when it is dropped.

mod data;

use std::{cell::RefCell, rc::Rc};

use daicho_core::ident::{hash::Hash, id::ReplicaId};

use self::data::{Data, set};
use super::{
    Follow, LedgerStore, OnCommit,
    error::StoreError,
    ledger::{Head, Loaded, Rehoming, Revision, Snapshot, StoredCommit},
};

/// The twin in memory.
#[derive(Clone)]
pub struct MemoryStore {
    data: Rc<RefCell<Data>>,
    tab: u64,
}

impl MemoryStore {
    /// Makes an empty store.
    pub fn new() -> Self {
        Self {
            data: Rc::default(),
            tab: 0,
        }
    }

    /// Returns a handle that stands for another tab on the same data: the two hear of each other's commits.
    pub fn another_tab(&self) -> Self {
        let mut data = self.data.borrow_mut();
        data.tabs += 1;
        Self {
            data: Rc::clone(&self.data),
            tab: data.tabs,
        }
    }

    /// Makes the next call fail with `error` instead of doing anything; repeated, the calls after it.
    ///
    /// For tests of what the screen does about it.
    pub fn fail_next(&self, error: StoreError) {
        self.data.borrow_mut().faults.push_back(error);
    }

    /// Forgets everything without a word, as a browser does when its data is cleared.
    ///
    /// For tests of what the screen does about it.
    pub fn clear(&self) {
        let mut data = self.data.borrow_mut();
        *data = Data {
            followers: std::mem::take(&mut data.followers),
            tabs: data.tabs,
            ..Data::default()
        };
    }

    fn read<T>(&self, read: impl FnOnce(&Data) -> T) -> Result<T, StoreError> {
        self.write(|data| Ok(read(data)))
    }

    fn write<T>(
        &self,
        write: impl FnOnce(&mut Data) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut data = self.data.borrow_mut();
        match data.faults.pop_front() {
            Some(fault) => Err(fault),
            None => write(&mut data),
        }
    }

    /// Tells the other tabs, with the data no longer borrowed, so that they can read at once.
    fn announce(&self, revision: Revision) {
        let callbacks: Vec<OnCommit> = {
            let mut data = self.data.borrow_mut();
            data.followers
                .retain(|(_, callback)| callback.strong_count() > 0);
            let others = data.followers.iter().filter(|(tab, _)| *tab != self.tab);
            others
                .filter_map(|(_, callback)| callback.upgrade())
                .collect()
        };
        callbacks.iter().for_each(|callback| callback(revision));
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl LedgerStore for MemoryStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        self.read(|data| data.load(data.snapshot.as_ref()))
    }

    async fn load_whole(&self) -> Result<Loaded, StoreError> {
        self.read(|data| data.load(None))
    }

    async fn revision(&self) -> Result<Revision, StoreError> {
        self.read(|data| data.revision)
    }

    async fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.read(Data::heads)
    }

    async fn commits(
        &self,
        replica: ReplicaId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<StoredCommit>, StoreError> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.read(|data| {
            let wanted = data
                .commits
                .range((replica, after.saturating_add(1))..=(replica, u64::MAX));
            wanted
                .take(limit)
                .map(|(_, commit)| commit.clone())
                .collect()
        })
    }

    async fn append(
        &self,
        seen: Revision,
        commits: &[StoredCommit],
    ) -> Result<Revision, StoreError> {
        let revision = self.write(|data| data.append(seen, commits))?;
        if revision != seen {
            self.announce(revision);
        }
        Ok(revision)
    }

    async fn rehome(&self, seen: Revision, rehoming: &Rehoming) -> Result<Revision, StoreError> {
        let revision = self.write(|data| data.rehome(seen, rehoming))?;
        self.announce(revision);
        Ok(revision)
    }

    async fn save_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.write(|data| data.save_snapshot(snapshot))
    }

    async fn save_glimpse(&self, revision: Revision, bytes: &[u8]) -> Result<(), StoreError> {
        self.write(|data| {
            if data.revision == revision {
                data.glimpse = Some((revision, bytes.to_vec()));
            }
            Ok(())
        })
    }

    async fn glimpse(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|data| {
            let (_, bytes) = data
                .glimpse
                .as_ref()
                .filter(|(of, _)| *of == data.revision)?;
            Some(bytes.clone())
        })
    }

    async fn put_blob(&self, bytes: &[u8]) -> Result<Hash, StoreError> {
        let hash = Hash::of(bytes);
        self.write(|data| {
            data.blobs.insert(hash, bytes.to_vec());
            Ok(hash)
        })
    }

    async fn blob(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|data| data.blobs.get(&hash).cloned())
    }

    async fn prefs(&self, keys: &[&str]) -> Result<Vec<Option<String>>, StoreError> {
        self.read(|data| {
            keys.iter()
                .map(|key| data.prefs.get(*key).cloned())
                .collect()
        })
    }

    async fn set_pref(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(|data| {
            set(&mut data.prefs, key, value);
            Ok(())
        })
    }

    async fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|data| data.meta.get(key).cloned())
    }

    async fn set_meta(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.write(|data| {
            set(&mut data.meta, key, value);
            Ok(())
        })
    }

    async fn replica(&self, fresh: ReplicaId) -> Result<ReplicaId, StoreError> {
        self.write(|data| Ok(*data.replica.get_or_insert(fresh)))
    }

    async fn erase(&self) -> Result<Revision, StoreError> {
        let revision = self.write(|data| Ok(data.erase()))?;
        self.announce(revision);
        Ok(revision)
    }

    fn follow(&self, on_commit: OnCommit) -> Follow {
        // A closure of our own: the caller may keep its `Rc` for longer than the `Follow`.
        let callback: OnCommit = Rc::new(move |revision| on_commit(revision));
        self.data
            .borrow_mut()
            .followers
            .push((self.tab, Rc::downgrade(&callback)));
        Follow::new(callback)
    }
}

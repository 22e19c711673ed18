//! A store in memory that behaves as the one in IndexedDB does, but forgets everything when it is dropped.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    rc::{Rc, Weak},
};

use daicho_core::ident::{hash::Hash, id::ReplicaId};

use super::{
    Follow, LAST_ERASURE, LedgerStore, OnCommit,
    error::StoreError,
    ledger::{Head, Loaded, Revision, Snapshot, StoredCommit, StoredLedger},
};

/// The twin in memory.
#[derive(Clone)]
pub struct MemoryStore {
    data: Rc<RefCell<Data>>,
    tab: u64,
}

/// A tab and what it wants called; the `Follow` it was given keeps the callback alive.
type Follower = (u64, Weak<dyn Fn(Revision)>);

#[derive(Default)]
struct Data {
    revision: Revision,
    commits: BTreeMap<(ReplicaId, u64), StoredCommit>,
    snapshot: Option<Snapshot>,
    glimpse: Option<(Revision, Vec<u8>)>,
    blobs: BTreeMap<Hash, Vec<u8>>,
    prefs: BTreeMap<String, String>,
    meta: BTreeMap<String, String>,
    replica: Option<ReplicaId>,
    followers: Vec<Follower>,
    tabs: u64,
    faults: VecDeque<StoreError>,
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

impl Data {
    fn heads(&self) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for &(replica, seq) in self.commits.keys() {
            match heads.last_mut() {
                Some(head) if head.replica == replica => head.seq = seq,
                _ => heads.push(Head { replica, seq }),
            }
        }
        heads
    }

    fn load(&self, snapshot: Option<&Snapshot>) -> Loaded {
        let covered =
            |commit: &StoredCommit| snapshot.is_some_and(|snapshot| snapshot.covers(commit));
        let ledger = (!self.commits.is_empty()).then(|| StoredLedger {
            snapshot: snapshot.cloned(),
            commits: self
                .commits
                .values()
                .filter(|commit| !covered(commit))
                .cloned()
                .collect(),
            damage: Vec::new(),
        });
        Loaded {
            revision: self.revision,
            ledger,
        }
    }

    fn append(&mut self, seen: Revision, commits: &[StoredCommit]) -> Result<Revision, StoreError> {
        self.revision.expect(seen)?;
        let mut added = BTreeMap::new();
        for commit in commits {
            let key = (commit.replica, commit.seq);
            if self.commits.contains_key(&key) || added.insert(key, commit.clone()).is_some() {
                return Err(StoreError::AlreadyStored {
                    replica: commit.replica,
                    seq: commit.seq,
                });
            }
        }
        if commits.is_empty() {
            return Ok(seen);
        }
        self.snapshot
            .take_if(|snapshot| commits.iter().any(|commit| snapshot.covers(commit)));
        self.commits.append(&mut added);
        self.revision = seen.next();
        Ok(self.revision)
    }

    fn save_snapshot(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        if !snapshot.fits(self.revision, &self.heads()) {
            return Err(StoreError::Stale {
                expected: snapshot.revision,
                found: self.revision,
            });
        }
        if self
            .snapshot
            .as_ref()
            .is_none_or(|previous| previous.revision <= snapshot.revision)
        {
            self.snapshot = Some(snapshot.clone());
        }
        Ok(())
    }

    fn erase(&mut self) -> Revision {
        let followers = std::mem::take(&mut self.followers);
        *self = Self {
            revision: self.revision.next(),
            followers,
            tabs: self.tabs,
            ..Self::default()
        };
        let erased = self.revision.to_string();
        self.meta.insert(LAST_ERASURE.to_owned(), erased);
        self.revision
    }
}

fn set(map: &mut BTreeMap<String, String>, key: &str, value: Option<&str>) {
    match value {
        Some(value) => map.insert(key.to_owned(), value.to_owned()),
        None => map.remove(key),
    };
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

//! What every [`LedgerStore`] must do: one function a rule, each given an empty store.
//!
//! [`contract_tests!`](crate::contract_tests) makes a test of each rule.

use std::{cell::RefCell, rc::Rc};

use daicho_app::store::{
    LAST_ERASURE, LedgerStore,
    error::StoreError,
    ledger::{Head, Rehoming, Revision, Snapshot, StoredCommit, StoredLedger},
    memory::MemoryStore,
};
use daicho_core::ident::{hash::Hash, id::ReplicaId};

use crate::pause::pause;

/// Bytes of a commit large enough to be stored in several chunks, and no multiple of any chunk size.
const LARGE: usize = 9 * 1024 * 1024 + 12_345;

/// Makes a test of every rule: `contract_tests!(wasm_bindgen_test, store().await)`.
#[macro_export]
macro_rules! contract_tests {
    ($runner:ident, $store:expr) => {
        $crate::contract_tests!(@ $runner, $store;
            a_first_run_has_no_ledger
            what_was_appended_is_loaded
            a_large_commit_comes_back_whole
            many_commits_come_back_in_order
            an_empty_commit_comes_back
            appending_nothing_changes_nothing
            a_stale_append_stores_nothing
            a_commit_is_stored_once
            a_commit_twice_in_one_append_stores_nothing
            history_is_read_in_pages
            a_snapshot_spares_what_it_covers
            a_large_snapshot_comes_back_whole
            the_latest_snapshot_counts
            a_snapshot_of_unknown_commits_is_refused
            a_late_commit_takes_the_snapshot_away
            a_rehoming_takes_out_and_puts_in
            a_rehoming_that_does_not_fit_changes_nothing
            a_glimpse_is_of_the_present_revision
            blobs_are_kept_by_their_hash
            facts_and_preferences_are_kept_apart
            the_replica_id_stays
            erasing_leaves_nothing_but_the_counter
            what_was_cleared_is_gone_and_no_first_run
            others_hear_of_commits
            a_dropped_follow_hears_nothing
        );
    };
    (@ $runner:ident, $store:expr; $($rule:ident)*) => {
        $($crate::contract_tests!(@one $runner, $store, $rule);)*
    };
    (@one native, $store:expr, $rule:ident) => {
        #[test]
        fn $rule() {
            pollster::block_on(async { $crate::contract::$rule($store).await });
        }
    };
    (@one $runner:ident, $store:expr, $rule:ident) => {
        #[$runner]
        async fn $rule() {
            $crate::contract::$rule($store).await;
        }
    };
}

/// A store under test.
#[expect(async_fn_in_trait, reason = "one thread")]
pub trait TestStore: LedgerStore {
    /// Opens the same data as another tab would.
    async fn another_tab(&self) -> Self;

    /// Takes everything away as the browser does when its data is cleared, under whoever has it open.
    async fn lose(&self);
}

impl TestStore for MemoryStore {
    async fn another_tab(&self) -> Self {
        Self::another_tab(self)
    }

    async fn lose(&self) {
        self.clear();
    }
}

/// Returns a replica id that differs for each `number`.
pub fn replica(number: u8) -> ReplicaId {
    ReplicaId::from_random([number; 16])
}

/// Returns `length` bytes that differ from place to place and with `seed`.
pub fn bytes(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut step = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| step()).collect()
}

/// Makes a commit of `length` bytes.
pub fn commit(who: u8, seq: u64, length: usize) -> StoredCommit {
    let bytes = bytes(seq * 256 + u64::from(who), length);
    StoredCommit {
        replica: replica(who),
        seq,
        hash: Hash::of(&bytes),
        bytes,
    }
}

/// Waits until `condition` holds, for five seconds at most.
pub async fn until(mut condition: impl FnMut() -> bool) -> bool {
    for _ in 0..500 {
        if condition() {
            return true;
        }
        pause(10).await;
    }
    condition()
}

async fn ledger(store: &impl TestStore) -> StoredLedger {
    store
        .load()
        .await
        .unwrap()
        .ledger
        .expect("a ledger is stored")
}

async fn append(store: &impl LedgerStore, commits: &[StoredCommit]) -> Revision {
    let seen = store.revision().await.unwrap();
    store.append(seen, commits).await.unwrap()
}

fn numbers(commits: &[StoredCommit]) -> Vec<u64> {
    commits.iter().map(|commit| commit.seq).collect()
}

/// A first run says so, and stays at revision 0.
pub async fn a_first_run_has_no_ledger(store: impl TestStore) {
    let loaded = store.load().await.unwrap();
    assert_eq!((loaded.revision, loaded.ledger), (Revision::FIRST, None));
    assert_eq!(store.load_whole().await.unwrap().ledger, None);
    assert_eq!(store.heads().await.unwrap(), []);
    assert_eq!(store.blob(Hash::of(b"nothing")).await.unwrap(), None);
    assert_eq!(store.pref("language").await.unwrap(), None);
    assert_eq!(store.meta("export").await.unwrap(), None);
}

/// Commits come back as they were, by replica and number, with heads and revision.
pub async fn what_was_appended_is_loaded(store: impl TestStore) {
    let commits = [commit(1, 1, 100), commit(1, 2, 70_000), commit(2, 7, 3)];
    let first = store.append(Revision::FIRST, &commits).await.unwrap();
    assert_eq!(first, Revision::FIRST.next());
    let more = commit(2, 8, 40);
    let second = store
        .append(first, std::slice::from_ref(&more))
        .await
        .unwrap();
    assert_eq!(second, first.next());

    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.revision, second);
    let mut expected = commits.to_vec();
    expected.push(more);
    let expected = StoredLedger {
        commits: expected,
        ..StoredLedger::default()
    };
    assert_eq!(loaded.ledger, Some(expected));
    let heads = [
        Head {
            replica: replica(1),
            seq: 2,
        },
        Head {
            replica: replica(2),
            seq: 8,
        },
    ];
    assert_eq!(store.heads().await.unwrap(), heads);
    assert_eq!(
        store.another_tab().await.load().await.unwrap().revision,
        second
    );
}

/// Nothing of several chunks is lost or swapped.
pub async fn a_large_commit_comes_back_whole(store: impl TestStore) {
    let commits = [commit(1, 1, 10), commit(1, 2, LARGE), commit(1, 3, 10)];
    append(&store, &commits).await;
    assert!(ledger(&store).await.commits == commits, "the same bytes");
    let page = store.commits(replica(1), 1, 1).await.unwrap();
    assert!(page.iter().eq(&commits[1..2]), "the same bytes in a page");
}

/// Numbers are ordered as numbers.
pub async fn many_commits_come_back_in_order(store: impl TestStore) {
    let commits: Vec<StoredCommit> = (1..=1200).map(|seq| commit(1, seq, 30)).collect();
    append(&store, &commits).await;
    assert!(ledger(&store).await.commits == commits);
}

/// The store has no opinion on what a commit holds.
pub async fn an_empty_commit_comes_back(store: impl TestStore) {
    append(&store, &[commit(1, 1, 0)]).await;
    assert_eq!(ledger(&store).await.commits, [commit(1, 1, 0)]);
}

/// No commits, no new revision.
pub async fn appending_nothing_changes_nothing(store: impl TestStore) {
    assert_eq!(
        store.append(Revision::FIRST, &[]).await,
        Ok(Revision::FIRST)
    );
    let first = append(&store, &[commit(1, 1, 10)]).await;
    assert_eq!(store.append(first, &[]).await, Ok(first));
    assert!(matches!(
        store.append(Revision::FIRST, &[]).await,
        Err(StoreError::Stale { .. })
    ));
}

/// Who has not seen the last write is told so, with both revisions.
pub async fn a_stale_append_stores_nothing(store: impl TestStore) {
    let other = store.another_tab().await;
    let first = store
        .append(Revision::FIRST, &[commit(1, 1, 10)])
        .await
        .unwrap();
    let refused = other.append(Revision::FIRST, &[commit(1, 2, LARGE)]).await;
    assert_eq!(
        refused,
        Err(StoreError::Stale {
            expected: Revision::FIRST,
            found: first
        })
    );
    assert_eq!(ledger(&other).await.commits, [commit(1, 1, 10)]);
    let ahead = other.append(first.next(), &[commit(1, 2, 10)]).await;
    assert_eq!(
        ahead,
        Err(StoreError::Gone {
            expected: first.next(),
            found: first
        })
    );
    assert!(other.append(first, &[commit(1, 2, 10)]).await.is_ok());
}

/// A stored commit is never written over, and the commits beside a refused one are not stored either.
pub async fn a_commit_is_stored_once(store: impl TestStore) {
    let first = append(&store, &[commit(1, 1, 10)]).await;
    let refused = store
        .append(first, &[commit(1, 2, 10), commit(1, 1, 20)])
        .await;
    assert_eq!(
        refused,
        Err(StoreError::AlreadyStored {
            replica: replica(1),
            seq: 1
        })
    );
    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.revision, first);
    assert_eq!(ledger(&store).await.commits, [commit(1, 1, 10)]);
    assert!(
        store.append(first, &[commit(1, 2, 10)]).await.is_ok(),
        "the store goes on working"
    );
}

/// The same within one call.
pub async fn a_commit_twice_in_one_append_stores_nothing(store: impl TestStore) {
    let twice = store
        .append(Revision::FIRST, &[commit(1, 5, 10), commit(1, 5, 10)])
        .await;
    assert_eq!(
        twice,
        Err(StoreError::AlreadyStored {
            replica: replica(1),
            seq: 5
        })
    );
    assert_eq!(store.load().await.unwrap().ledger, None);
}

/// A page begins after a number and ends with its limit or the replica.
pub async fn history_is_read_in_pages(store: impl TestStore) {
    let mut commits: Vec<StoredCommit> = (1..=10).map(|seq| commit(1, seq, 10)).collect();
    commits[3] = commit(1, 4, LARGE);
    commits.push(commit(2, 1, 10));
    append(&store, &commits).await;
    let page =
        async |after, limit| numbers(&store.commits(replica(1), after, limit).await.unwrap());
    assert_eq!(page(0, 3).await, [1, 2, 3]);
    assert_eq!(page(3, 2).await, [4, 5]);
    assert_eq!(page(8, 100).await, [9, 10]);
    assert_eq!(page(10, 100).await, [0_u64; 0]);
    assert_eq!(page(0, 0).await, [0_u64; 0]);
    assert_eq!(store.commits(replica(3), 0, 9).await, Ok(Vec::new()));
}

/// Only what came after the snapshot is loaded beside it; the whole can still be had.
pub async fn a_snapshot_spares_what_it_covers(store: impl TestStore) {
    let commits = [commit(1, 1, 10), commit(1, 2, 10), commit(2, 1, 10)];
    let revision = append(&store, &commits).await;
    let covers = vec![
        Head {
            replica: replica(1),
            seq: 1,
        },
        Head {
            replica: replica(2),
            seq: 1,
        },
    ];
    let snapshot = Snapshot {
        revision,
        covers,
        bytes: bytes(9, 500),
    };
    store.save_snapshot(&snapshot).await.unwrap();
    append(&store, &[commit(3, 1, 10)]).await;

    let stored = ledger(&store).await;
    assert_eq!(stored.snapshot, Some(snapshot));
    assert_eq!(stored.commits, [commit(1, 2, 10), commit(3, 1, 10)]);
    assert_eq!(stored.damage, []);
    let whole = store.load_whole().await.unwrap().ledger.unwrap();
    assert_eq!((whole.snapshot, whole.commits.len()), (None, 4));
}

/// Nothing of several chunks is lost, and a shorter snapshot leaves nothing of a longer one behind.
pub async fn a_large_snapshot_comes_back_whole(store: impl TestStore) {
    let revision = append(&store, &[commit(1, 1, 10)]).await;
    let covers = vec![Head {
        replica: replica(1),
        seq: 1,
    }];
    for length in [LARGE, 100, LARGE / 2] {
        let snapshot = Snapshot {
            revision,
            covers: covers.clone(),
            bytes: bytes(9, length),
        };
        store.save_snapshot(&snapshot).await.unwrap();
        assert!(
            ledger(&store).await.snapshot == Some(snapshot),
            "{length} bytes"
        );
    }
}

/// A slow tab does not put an old state in the place of a new one.
pub async fn the_latest_snapshot_counts(store: impl TestStore) {
    let snapshot = async |seq| {
        let revision = append(&store, &[commit(1, seq, 10)]).await;
        Snapshot {
            revision,
            covers: vec![Head {
                replica: replica(1),
                seq,
            }],
            bytes: bytes(seq, 50),
        }
    };
    let old = snapshot(1).await;
    let new = snapshot(2).await;
    store.save_snapshot(&new).await.unwrap();
    store.save_snapshot(&old).await.unwrap();
    assert_eq!(ledger(&store).await.snapshot, Some(new));
}

/// A tab that still shows an erased ledger cannot bring it back.
pub async fn a_snapshot_of_unknown_commits_is_refused(store: impl TestStore) {
    let revision = append(&store, &[commit(1, 1, 10)]).await;
    let snapshot = Snapshot {
        revision,
        covers: vec![Head {
            replica: replica(1),
            seq: 1,
        }],
        bytes: bytes(1, 50),
    };
    let erased = store.erase().await.unwrap();
    let refused = store.save_snapshot(&snapshot).await;
    assert_eq!(
        refused,
        Err(StoreError::Stale {
            expected: revision,
            found: erased
        })
    );
    assert_eq!(store.load().await.unwrap().ledger, None);
    let ahead = Snapshot {
        revision: erased.next(),
        covers: Vec::new(),
        bytes: Vec::new(),
    };
    assert!(matches!(
        store.save_snapshot(&ahead).await,
        Err(StoreError::Stale { .. })
    ));
}

/// A commit that fills a gap below the snapshot's version vector is not in the snapshot, whatever the vector says.
pub async fn a_late_commit_takes_the_snapshot_away(store: impl TestStore) {
    let revision = append(&store, &[commit(1, 1, 10), commit(1, 3, 10)]).await;
    let covers = vec![Head {
        replica: replica(1),
        seq: 3,
    }];
    store
        .save_snapshot(&Snapshot {
            revision,
            covers,
            bytes: bytes(1, 50),
        })
        .await
        .unwrap();
    append(&store, &[commit(1, 2, 10)]).await;
    let stored = ledger(&store).await;
    assert_eq!(
        (stored.snapshot, numbers(&stored.commits)),
        (None, vec![1, 2, 3])
    );
    assert_eq!(
        store.heads().await.unwrap(),
        [Head {
            replica: replica(1),
            seq: 3
        }]
    );
}

/// Commits take the place of others, with all that followed those, and the profile goes on under another id.
pub async fn a_rehoming_takes_out_and_puts_in(store: impl TestStore) {
    store.replica(replica(1)).await.unwrap();
    let held = [
        commit(1, 1, 10),
        commit(1, 2, LARGE),
        commit(1, 3, 10),
        commit(2, 1, 10),
    ];
    let seen = append(&store, &held).await;
    let snapshot = Snapshot {
        revision: seen,
        covers: store.heads().await.unwrap(),
        bytes: bytes(1, 50),
    };
    store.save_snapshot(&snapshot).await.unwrap();
    let other = store.another_tab().await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let told = Rc::clone(&heard);
    let follow = other.follow(Rc::new(move |revision| told.borrow_mut().push(revision)));
    let first_of = |replica, seq| Head { replica, seq };
    let rehoming = Rehoming {
        out: vec![first_of(replica(1), 2), first_of(replica(4), 1)],
        commits: vec![commit(1, 2, 20), commit(3, 1, LARGE), commit(3, 2, 10)],
        replica: Some(replica(3)),
    };
    let revision = store.rehome(seen, &rehoming).await.unwrap();
    assert_eq!(revision, seen.next());
    let loaded = other.load().await.unwrap();
    assert_eq!(loaded.revision, revision);
    let stored = loaded.ledger.unwrap();
    let expected = [
        commit(1, 1, 10),
        commit(1, 2, 20),
        commit(2, 1, 10),
        commit(3, 1, LARGE),
        commit(3, 2, 10),
    ];
    assert!(stored.commits == expected, "other commits");
    assert_eq!((stored.snapshot, stored.damage), (None, vec![]));
    assert_eq!(other.replica(replica(9)).await, Ok(replica(3)));
    let erasure = other.meta(LAST_ERASURE).await.unwrap();
    assert_eq!(erasure, Some(revision.to_string()), "nothing is lost");
    assert!(until(|| *heard.borrow() == [revision]).await);
    drop(follow);
    // A whole replica can go, and the profile keep its id.
    let rehoming = Rehoming {
        out: vec![first_of(replica(3), 1)],
        ..Rehoming::default()
    };
    let last = store.rehome(revision, &rehoming).await.unwrap();
    assert_eq!(last, revision.next());
    assert_eq!(
        store.heads().await.unwrap(),
        [first_of(replica(1), 2), first_of(replica(2), 1)]
    );
    assert_eq!(store.replica(replica(9)).await, Ok(replica(3)));
}

/// What is stale or there already is refused, and then nothing was taken out either.
pub async fn a_rehoming_that_does_not_fit_changes_nothing(store: impl TestStore) {
    store.replica(replica(1)).await.unwrap();
    let held = [commit(1, 1, 10), commit(1, 2, 10), commit(2, 1, 10)];
    let seen = append(&store, &held).await;
    let rehoming = Rehoming {
        out: vec![Head {
            replica: replica(1),
            seq: 2,
        }],
        commits: vec![commit(3, 1, 10), commit(2, 1, 20)],
        replica: Some(replica(3)),
    };
    let known = StoreError::AlreadyStored {
        replica: replica(2),
        seq: 1,
    };
    assert_eq!(store.rehome(seen, &rehoming).await, Err(known));
    let stale = StoreError::Stale {
        expected: Revision::FIRST,
        found: seen,
    };
    assert_eq!(store.rehome(Revision::FIRST, &rehoming).await, Err(stale));
    assert!(ledger(&store).await.commits == held);
    assert_eq!(store.revision().await, Ok(seen));
    assert_eq!(store.meta(LAST_ERASURE).await, Ok(None));
    assert_eq!(store.replica(replica(9)).await, Ok(replica(1)));
}

/// What the first screen shows is never that of another state of the ledger.
pub async fn a_glimpse_is_of_the_present_revision(store: impl TestStore) {
    assert_eq!(store.glimpse().await, Ok(None));
    let first = append(&store, &[commit(1, 1, 10)]).await;
    for length in [3, 70_000] {
        let shown = bytes(2, length);
        store.save_glimpse(first, &shown).await.unwrap();
        assert!(store.glimpse().await == Ok(Some(shown)), "{length} bytes");
    }
    let second = append(&store, &[commit(1, 2, 10)]).await;
    assert_eq!(store.glimpse().await, Ok(None), "of an older revision");
    store.save_glimpse(first, b"late").await.unwrap();
    assert_eq!(store.glimpse().await, Ok(None), "kept too late");
    store.save_glimpse(second, b"new").await.unwrap();
    assert_eq!(store.glimpse().await, Ok(Some(b"new".to_vec())));
    store.erase().await.unwrap();
    assert_eq!(store.glimpse().await, Ok(None), "erased");
}

/// An attachment of any size comes back; storing it again is no error.
pub async fn blobs_are_kept_by_their_hash(store: impl TestStore) {
    for length in [0, 1, 70_000, LARGE] {
        let attachment = bytes(4, length);
        let hash = store.put_blob(&attachment).await.unwrap();
        assert_eq!(hash, Hash::of(&attachment));
        assert_eq!(store.put_blob(&attachment).await, Ok(hash));
        assert!(
            store.blob(hash).await == Ok(Some(attachment)),
            "{length} bytes"
        );
    }
    assert_eq!(
        store.revision().await,
        Ok(Revision::FIRST),
        "attachments are no commits"
    );
}

/// The two maps do not mix, and both forget.
pub async fn facts_and_preferences_are_kept_apart(store: impl TestStore) {
    store.set_pref("language", Some("ja")).await.unwrap();
    store.set_meta("language", Some("台帳")).await.unwrap();
    store.set_pref("", Some("")).await.unwrap();
    assert_eq!(store.pref("language").await.unwrap().as_deref(), Some("ja"));
    assert_eq!(
        store.meta("language").await.unwrap().as_deref(),
        Some("台帳")
    );
    assert_eq!(store.pref("").await.unwrap().as_deref(), Some(""));
    let several = store.prefs(&["", "none", "language"]).await.unwrap();
    let several: Vec<_> = several.iter().map(Option::as_deref).collect();
    assert_eq!(several, [Some(""), None, Some("ja")]);
    store.set_pref("language", Some("en")).await.unwrap();
    assert_eq!(store.pref("language").await.unwrap().as_deref(), Some("en"));
    store.set_pref("language", None).await.unwrap();
    assert_eq!(store.pref("language").await.unwrap(), None);
    assert_eq!(
        store.meta("language").await.unwrap().as_deref(),
        Some("台帳")
    );
    for key in ["ledger", "replica", "state"] {
        store.set_meta(key, Some("x")).await.unwrap();
    }
    assert_eq!(
        store.revision().await,
        Ok(Revision::FIRST),
        "no key reaches the store's own records"
    );
}

/// The first answer is the answer.
pub async fn the_replica_id_stays(store: impl TestStore) {
    assert_eq!(store.replica(replica(1)).await, Ok(replica(1)));
    assert_eq!(
        store.another_tab().await.replica(replica(2)).await,
        Ok(replica(1))
    );
}

/// After an erasure a new ledger can begin, and the old one cannot go on.
pub async fn erasing_leaves_nothing_but_the_counter(store: impl TestStore) {
    let seen = append(&store, &[commit(1, 1, LARGE), commit(1, 2, 10)]).await;
    let covers = vec![Head {
        replica: replica(1),
        seq: 2,
    }];
    store
        .save_snapshot(&Snapshot {
            revision: seen,
            covers,
            bytes: bytes(1, LARGE),
        })
        .await
        .unwrap();
    let hash = store.put_blob(b"attachment").await.unwrap();
    store.set_pref("language", Some("ja")).await.unwrap();
    store.set_meta("export", Some("never")).await.unwrap();
    store.replica(replica(1)).await.unwrap();

    let erased = store.erase().await.unwrap();
    assert!(erased > seen);
    let loaded = store.load().await.unwrap();
    assert_eq!((loaded.revision, loaded.ledger), (erased, None));
    assert_eq!(store.heads().await.unwrap(), []);
    assert_eq!(store.blob(hash).await, Ok(None));
    assert_eq!(store.pref("language").await, Ok(None));
    assert_eq!(store.meta("export").await, Ok(None));
    assert_eq!(store.replica(replica(2)).await, Ok(replica(2)));
    assert!(matches!(
        store.append(seen, &[commit(1, 3, 10)]).await,
        Err(StoreError::Stale { .. })
    ));
    assert!(store.append(erased, &[commit(1, 1, 10)]).await.is_ok());
    assert_eq!(ledger(&store).await.commits, [commit(1, 1, 10)]);
}

/// A page that shows a ledger must not begin another one with its next edit, and an erasure is no such loss.
pub async fn what_was_cleared_is_gone_and_no_first_run(store: impl TestStore) {
    append(&store, &[commit(1, 1, 10)]).await;
    let seen = append(&store, &[commit(1, 2, LARGE)]).await;
    store.lose().await;
    let next = [commit(1, 3, 10)];
    let gone = Err(StoreError::Gone {
        expected: seen,
        found: Revision::FIRST,
    });
    assert_eq!(store.append(seen, &next).await, gone);
    assert_eq!(store.append(seen, &[]).await, gone);
    let loaded = store.load().await.unwrap();
    assert_eq!((loaded.revision, loaded.ledger), (Revision::FIRST, None));
    assert_eq!(store.meta(LAST_ERASURE).await, Ok(None));
    // Whoever knows may begin anew.
    assert!(store.append(Revision::FIRST, &next).await.is_ok());
    let erased = store.erase().await.unwrap();
    let note = store.meta(LAST_ERASURE).await.unwrap();
    assert_eq!(note, Some(erased.to_string()));
}

/// Appends and erasures through another handle are heard, one's own are not.
pub async fn others_hear_of_commits(store: impl TestStore) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let sink = Rc::clone(&heard);
    let _follow = store.follow(Rc::new(move |revision| sink.borrow_mut().push(revision)));
    let own = append(&store, &[commit(1, 1, 10)]).await;
    let other = store.another_tab().await;
    let appended = append(&other, &[commit(1, 2, 10)]).await;
    assert!(
        until(|| heard.borrow().contains(&appended)).await,
        "heard of the append: {heard:?}"
    );
    let erased = other.erase().await.unwrap();
    assert!(
        until(|| heard.borrow().contains(&erased)).await,
        "heard of the erasure: {heard:?}"
    );
    assert!(
        !heard.borrow().contains(&own),
        "one's own append is no news"
    );
}

/// No call after the end.
pub async fn a_dropped_follow_hears_nothing(store: impl TestStore) {
    let dropped = Rc::new(RefCell::new(0));
    let kept = Rc::new(RefCell::new(0));
    let count = |counter: &Rc<RefCell<u32>>| {
        let counter = Rc::clone(counter);
        Rc::new(move |_: Revision| *counter.borrow_mut() += 1)
    };
    drop(store.follow(count(&dropped)));
    let _follow = store.follow(count(&kept));
    append(&store.another_tab().await, &[commit(1, 1, 10)]).await;
    assert!(until(|| *kept.borrow() > 0).await);
    assert_eq!(*dropped.borrow(), 0);
}

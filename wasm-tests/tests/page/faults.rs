//! Faults of the browser and of other tabs: each has its name, and leaves all of a write or nothing.

use daicho_app::store::{
    LedgerStore,
    error::{Damage, StoreError},
    indexed_db::IndexedDbStore,
    ledger::{Head, Revision, Snapshot, StoredCommit},
};
use daicho_core::ident::hash::Hash;
use daicho_wasm_tests::{
    contract::{TestStore, bytes, commit, replica, until},
    indexed_db::{LATER_STEPS, Raw, behave, erase_raw, fresh, fresh_name, how, interfere, open},
};
use futures::join;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Enough for several chunks.
const LARGE: usize = 9 * 1024 * 1024;

const ALL_STORES: &str = "meta commits snapshots blobs feeds prefs";

/// Appends one small commit, then lets `how` break the append of a large one, and returns what came of it.
async fn append_under(how: &str, times: u32) -> (IndexedDbStore, Result<Revision, StoreError>) {
    let store = fresh().await;
    store
        .append(Revision::FIRST, &[commit(1, 1, 10)])
        .await
        .unwrap();
    interfere(how, times);
    let appended = store
        .append(Revision::new(1), &[commit(1, 2, LARGE), commit(1, 3, 10)])
        .await;
    behave();
    (store, appended)
}

async fn numbers(store: &IndexedDbStore) -> Vec<u64> {
    let ledger = store.load().await.unwrap().ledger.expect("a ledger");
    assert_eq!(ledger.damage, []);
    ledger.commits.iter().map(|commit| commit.seq).collect()
}

/// Nothing of the broken append is there, for this tab and for another, not even chunks without a header.
async fn assert_nothing_changed(store: &IndexedDbStore) {
    assert_eq!(numbers(store).await, [1]);
    assert_eq!(numbers(&store.another_tab().await).await, [1]);
    assert_eq!(store.revision().await, Ok(Revision::new(1)));
    assert_eq!(
        Raw::open(store.name(), 1, "").await.count("commits").await,
        1,
        "records"
    );
    let next = store.append(Revision::new(1), &[commit(1, 2, LARGE)]).await;
    assert_eq!(next, Ok(Revision::new(2)), "the next append works");
}

#[wasm_bindgen_test]
async fn a_full_disk_stores_nothing() {
    let (store, appended) = append_under(how::QUOTA, 1).await;
    assert_eq!(appended, Err(StoreError::Quota));
    assert_nothing_changed(&store).await;
}

#[wasm_bindgen_test]
async fn an_aborted_append_stores_nothing() {
    let (store, appended) = append_under(how::ABORT, 9).await;
    assert!(
        matches!(appended, Err(StoreError::Aborted(_))),
        "{appended:?}"
    );
    assert_nothing_changed(&store).await;
}

#[wasm_bindgen_test]
async fn an_append_that_was_aborted_once_is_done_on_a_fresh_connection() {
    let (store, appended) = append_under(how::ABORT, 1).await;
    assert_eq!(appended, Ok(Revision::new(2)));
    assert_eq!(numbers(&store).await, [1, 2, 3]);
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_replaced() {
    let (store, appended) = append_under(how::CLOSE, 1).await;
    assert_eq!(appended, Ok(Revision::new(2)));
    interfere(how::CLOSE, 1);
    let loaded = store.load().await;
    behave();
    assert_eq!(loaded.unwrap().revision, Revision::new(2));
}

#[wasm_bindgen_test]
async fn a_connection_lost_again_and_again_is_an_error() {
    let (store, appended) = append_under(how::CLOSE, 9).await;
    assert_eq!(appended, Err(StoreError::ConnectionLost));
    interfere(how::CLOSE, 9);
    let loaded = store.load().await;
    behave();
    assert_eq!(
        loaded,
        Err(StoreError::ConnectionLost),
        "never an empty ledger"
    );
    assert_nothing_changed(&store).await;
}

#[wasm_bindgen_test]
async fn an_append_that_landed_although_the_browser_denied_it_is_not_repeated() {
    let (store, appended) = append_under(how::LIE, 1).await;
    assert_eq!(appended, Ok(Revision::new(2)));
    assert_eq!(numbers(&store).await, [1, 2, 3]);
}

#[wasm_bindgen_test]
async fn no_database_is_an_error() {
    interfere(how::FORBID, 1);
    let opened = IndexedDbStore::open(&fresh_name()).await.err();
    behave();
    assert!(
        matches!(opened, Some(StoreError::Unavailable(_))),
        "{opened:?}"
    );
}

#[wasm_bindgen_test]
async fn an_upgrade_blocked_by_a_tab_is_reported_and_happens_when_the_tab_is_closed() {
    let name = fresh_name();
    open(&name)
        .await
        .append(Revision::FIRST, &[commit(1, 1, 10)])
        .await
        .unwrap();
    let other = Raw::open(&name, 1, "").await;
    assert_eq!(
        IndexedDbStore::open_with(&name, LATER_STEPS).await.err(),
        Some(StoreError::Blocked)
    );
    drop(other);
    let upgraded = IndexedDbStore::open_with(&name, LATER_STEPS).await.unwrap();
    assert_eq!(
        numbers(&upgraded).await,
        [1],
        "upgrades add and never remove"
    );
    assert_eq!(
        Raw::open(&name, 2, "").await.count("later").await,
        0,
        "the new store is there"
    );
    drop(upgraded);
    assert_eq!(
        erase_raw(&name).await,
        "done",
        "the connection of the blocked request is closed"
    );
}

#[wasm_bindgen_test]
async fn a_database_that_does_not_open_is_reported_and_opens_later() {
    let name = fresh_name();
    open(&name)
        .await
        .append(Revision::FIRST, &[commit(1, 1, 10)])
        .await
        .unwrap();
    interfere(how::SILENCE, 1);
    let silent = IndexedDbStore::open(&name).await.err();
    behave();
    assert_eq!(silent, Some(StoreError::Blocked));
    assert_eq!(numbers(&open(&name).await).await, [1]);
}

#[wasm_bindgen_test]
async fn an_upgrade_is_not_blocked_by_daicho_and_the_old_tab_says_so() {
    let old = fresh().await;
    old.append(Revision::FIRST, &[commit(1, 1, 10)])
        .await
        .unwrap();
    let new = IndexedDbStore::open_with(old.name(), LATER_STEPS)
        .await
        .unwrap();
    let refused = old.append(Revision::new(1), &[commit(1, 2, 10)]).await;
    assert_eq!(refused, Err(StoreError::TooNew { found: 2, known: 1 }));
    assert_eq!(numbers(&new).await, [1]);
}

#[wasm_bindgen_test]
async fn a_newer_schema_is_refused_untouched() {
    let name = fresh_name();
    let text = JsValue::from_str("from the future");
    Raw::open(&name, 7, "meta future")
        .await
        .put("future", &text, &text)
        .await;
    assert_eq!(
        IndexedDbStore::open(&name).await.err(),
        Some(StoreError::TooNew { found: 7, known: 1 })
    );
    assert_eq!(
        Raw::open(&name, 7, "").await.get("future", &text).await,
        text
    );
}

#[wasm_bindgen_test]
async fn a_database_without_its_stores_is_damaged_not_empty() {
    let name = fresh_name();
    drop(Raw::open(&name, 1, "meta commits").await);
    let opened = IndexedDbStore::open(&name).await.err();
    assert_eq!(
        opened,
        Some(StoreError::Corrupt(Damage::Schema("snapshots")))
    );
}

#[wasm_bindgen_test]
async fn of_two_tabs_that_append_at_once_one_is_stale() {
    let one = fresh().await;
    let two = one.another_tab().await;
    for round in 0..10 {
        let seen = Revision::new(round);
        let (first, second) = (
            [commit(1, round + 1, 500_000)],
            [commit(2, round + 1, 500_000)],
        );
        let results = join!(one.append(seen, &first), two.append(seen, &second));
        let stale = Err(StoreError::Stale {
            expected: seen,
            found: seen.next(),
        });
        let fair =
            results == (Ok(seen.next()), stale.clone()) || results == (stale, Ok(seen.next()));
        assert!(fair, "round {round}: {results:?}");
    }
    let loaded = two.load().await.unwrap();
    assert_eq!(
        (loaded.revision, loaded.ledger.unwrap().commits.len()),
        (Revision::new(10), 10)
    );
}

#[wasm_bindgen_test]
async fn whoever_holds_the_writer_is_not_overtaken() {
    let one = fresh().await;
    let two = one.another_tab().await;
    let writer = one.writer().await;
    let waiting = commit(2, 1, 10);
    let work = async {
        daicho_wasm_tests::pause::pause(100).await;
        let done = writer.append(Revision::FIRST, &[commit(1, 1, 10)]).await;
        drop(writer);
        done
    };
    let (mine, theirs) = join!(
        work,
        two.append(Revision::FIRST, std::slice::from_ref(&waiting))
    );
    assert_eq!(mine, Ok(Revision::new(1)));
    assert_eq!(
        theirs,
        Err(StoreError::Stale {
            expected: Revision::FIRST,
            found: Revision::new(1)
        })
    );
}

fn commit_key(who: u8, seq: u32, chunk: Option<u32>) -> JsValue {
    let key = Array::of2(
        &JsValue::from_str(&replica(who).to_string()),
        &JsValue::from(seq),
    );
    if let Some(chunk) = chunk {
        key.push(&JsValue::from(chunk));
    }
    key.into()
}

async fn damaged(
    commits: &[StoredCommit],
    key: &JsValue,
    value: Option<&JsValue>,
) -> IndexedDbStore {
    let store = fresh().await;
    store.append(Revision::FIRST, commits).await.unwrap();
    let raw = Raw::open(store.name(), 1, ALL_STORES).await;
    match value {
        Some(value) => raw.put("commits", key, value).await,
        None => raw.delete("commits", key).await,
    }
    store
}

#[wasm_bindgen_test]
async fn the_readable_commits_around_a_damaged_one_are_loaded_and_it_is_named() {
    let commits = [
        commit(1, 1, 10),
        commit(1, 2, LARGE),
        commit(1, 3, 10),
        commit(2, 1, 10),
    ];
    let short: JsValue = Uint8Array::new_with_length(3).into();
    let text = JsValue::from_str("no bytes");
    let cases = [
        (commit_key(1, 2, Some(1)), None),
        (commit_key(1, 2, Some(2)), Some(&short)),
        (commit_key(1, 2, None), Some(&short)),
        (commit_key(1, 2, None), Some(&text)),
        (commit_key(1, 2, None), None),
    ];
    for (key, value) in cases {
        let store = damaged(&commits, &key, value).await;
        let ledger = store.load().await.unwrap().ledger.unwrap();
        let named = Damage::Commit {
            replica: replica(1),
            seq: 2,
        };
        assert_eq!(ledger.damage, [named]);
        assert!(ledger.commits == [commits[0].clone(), commits[2].clone(), commits[3].clone()]);
        let page = store.commits(replica(1), 0, 9).await.err();
        assert_eq!(page, Some(StoreError::Corrupt(named)));
    }
}

#[wasm_bindgen_test]
async fn a_missing_last_commit_is_noticed() {
    let store = damaged(
        &[commit(1, 1, 10), commit(1, 2, 10)],
        &commit_key(1, 2, None),
        None,
    )
    .await;
    let ledger = store.load().await.unwrap().ledger.unwrap();
    assert_eq!(
        ledger.damage,
        [Damage::Commit {
            replica: replica(1),
            seq: 2
        }]
    );
    assert_eq!(ledger.commits, [commit(1, 1, 10)]);
}

#[wasm_bindgen_test]
async fn a_damaged_snapshot_is_passed_over_and_named() {
    let store = fresh().await;
    let revision = store
        .append(Revision::FIRST, &[commit(1, 1, 10)])
        .await
        .unwrap();
    let covers = vec![Head {
        replica: replica(1),
        seq: 1,
    }];
    store
        .save_snapshot(&Snapshot {
            revision,
            covers,
            bytes: bytes(1, LARGE),
        })
        .await
        .unwrap();
    let key = Array::of2(&JsValue::from_str("latest"), &JsValue::from(1));
    Raw::open(store.name(), 1, "")
        .await
        .delete("snapshots", &key)
        .await;
    let ledger = store.load().await.unwrap().ledger.unwrap();
    assert_eq!(
        (ledger.snapshot, ledger.damage),
        (None, vec![Damage::Snapshot])
    );
    assert_eq!(ledger.commits, [commit(1, 1, 10)]);
}

#[wasm_bindgen_test]
async fn a_damaged_state_is_an_error_until_everything_is_erased() {
    let store = fresh().await;
    store
        .append(Revision::FIRST, &[commit(1, 1, 10)])
        .await
        .unwrap();
    let raw = Raw::open(store.name(), 1, "").await;
    raw.put(
        "meta",
        &JsValue::from_str("state"),
        &JsValue::from_str("revision many"),
    )
    .await;
    let corrupt = StoreError::Corrupt(Damage::State);
    assert_eq!(store.load().await, Err(corrupt.clone()));
    assert_eq!(
        store.append(Revision::new(1), &[commit(1, 2, 10)]).await,
        Err(corrupt)
    );
    let erased = store.erase().await.unwrap();
    assert_eq!(
        store.append(erased, &[commit(1, 1, 10)]).await,
        Ok(erased.next())
    );
}

#[wasm_bindgen_test]
async fn a_changed_attachment_is_damaged() {
    let store = fresh().await;
    let hash = store.put_blob(&bytes(1, LARGE)).await.unwrap();
    let key = Array::of2(&JsValue::from_str(&hash.to_string()), &JsValue::from(0));
    let wrong: JsValue = Uint8Array::new_with_length(4 * 1024 * 1024).into();
    Raw::open(store.name(), 1, "")
        .await
        .put("blobs", &key, &wrong)
        .await;
    assert_eq!(
        store.blob(hash).await,
        Err(StoreError::Corrupt(Damage::Blob(hash)))
    );
    assert_eq!(store.blob(Hash::of(b"another")).await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_dropped_store_lets_go_of_the_database() {
    let store = fresh().await;
    let name = store.name().to_owned();
    let other = store.clone();
    drop((store, other));
    assert!(until(|| true).await);
    let later = IndexedDbStore::open_with(&name, LATER_STEPS).await;
    assert!(later.is_ok(), "{:?}", later.err());
}

#[wasm_bindgen_test]
async fn what_the_browser_cannot_give_back_is_named_and_the_rest_is_loaded() {
    let store = fresh().await;
    let commits = [commit(1, 1, 10), commit(1, 2, LARGE), commit(1, 3, 10)];
    let revision = store.append(Revision::FIRST, &commits).await.unwrap();
    let covers = vec![Head {
        replica: replica(1),
        seq: 1,
    }];
    let snapshot = Snapshot {
        revision,
        covers,
        bytes: bytes(1, LARGE),
    };
    store.save_snapshot(&snapshot).await.unwrap();
    let hash = store.put_blob(&bytes(2, LARGE)).await.unwrap();

    interfere(how::HOLES, 99);
    let loaded = store.load().await;
    let page = store.commits(replica(1), 0, 9).await;
    let blob = store.blob(hash).await;
    behave();
    let ledger = loaded.unwrap().ledger.unwrap();
    let lost = Damage::Commit {
        replica: replica(1),
        seq: 2,
    };
    assert_eq!(ledger.snapshot, None);
    assert_eq!(ledger.damage, [Damage::Snapshot, lost]);
    assert!(ledger.commits == [commits[0].clone(), commits[2].clone()]);
    assert_eq!(page, Err(StoreError::Corrupt(lost)));
    assert_eq!(blob, Err(StoreError::Corrupt(Damage::Blob(hash))));

    assert_eq!(
        numbers(&store).await,
        [2, 3],
        "once only: nothing is damaged"
    );
    // One that passes is no damage at all.
    interfere(how::HOLES, 2);
    let loaded = store.load().await;
    behave();
    assert_eq!(loaded.unwrap().ledger.unwrap().damage, []);
}

//! How long the store takes beside raw puts and gets of the same bytes. Figures are printed; the goal is twice the raw time.
//!
//! `cargo test --target wasm32-unknown-unknown -p daicho-wasm-tests --features speed --test speed --release -- --nocapture`
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

use daicho_app::store::{
    LedgerStore,
    ledger::{Head, Revision, Snapshot, StoredCommit},
};
use daicho_core::ident::hash::Hash;
use daicho_wasm_tests::{
    contract::replica,
    indexed_db::{fresh, fresh_name},
};
use js_sys::{Date, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const MEGABYTES: usize = 40;

#[wasm_bindgen(inline_js = r#"
// Bytes that no browser can compress.
export function noise(length) {
  const noise = new Uint8Array(length);
  for (let at = 0; at < length; at += 65536) crypto.getRandomValues(noise.subarray(at, Math.min(at + 65536, length)));
  return noise;
}

// Writes `megabytes` in arrays of `chunk` megabytes, and reads them again; returns both times in ms.
export async function rawSpeed(name, megabytes, chunk) {
  const open = indexedDB.open(name, 1);
  open.onupgradeneeded = () => open.result.createObjectStore("raw");
  const db = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
  const count = megabytes / chunk;
  const arrays = Array.from({ length: count }, () => noise(chunk * 1024 * 1024));
  const begin = performance.now();
  const write = db.transaction("raw", "readwrite", { durability: "strict" });
  arrays.forEach((array, at) => write.objectStore("raw").put(array, at));
  write.commit();
  await new Promise((resolve, reject) => { write.oncomplete = resolve; write.onabort = () => reject(write.error); });
  const written = performance.now();
  const all = db.transaction("raw").objectStore("raw").getAll();
  await new Promise((resolve) => { all.onsuccess = resolve; });
  // The browser puts the values together only when they are asked for.
  const result = all.result;
  const read = performance.now();
  const total = result.reduce((sum, array) => sum + array.length, 0);
  db.close();
  indexedDB.deleteDatabase(name);
  if (total !== megabytes * 1024 * 1024) throw new Error("not all was read");
  return [written - begin, read - written];
}
"#)]
extern "C" {
    #[wasm_bindgen(js_name = rawSpeed)]
    fn raw_speed(name: &str, megabytes: u32, chunk: u32) -> Promise;
    fn noise(length: u32) -> js_sys::Uint8Array;
}

fn since(begin: f64) -> f64 {
    Date::now() - begin
}

#[wasm_bindgen_test]
async fn forty_megabytes_are_stored_and_loaded() {
    for round in 1..=3 {
        for chunk in [1, 4, 8, 40] {
            let times = JsFuture::from(raw_speed(&fresh_name(), MEGABYTES as u32, chunk))
                .await
                .unwrap();
            let times: Vec<f64> = js_sys::Array::from(&times)
                .iter()
                .filter_map(|time| time.as_f64())
                .collect();
            console_log!(
                "round {round}: raw, chunks of {chunk} MiB: put {:.0} ms, get {:.0} ms",
                times[0],
                times[1]
            );
        }
        let store = fresh().await;
        let body = noise(MEGABYTES as u32 * 1024 * 1024).to_vec();
        let commit = [StoredCommit {
            replica: replica(1),
            seq: 1,
            hash: Hash::from_bytes([1; 32]),
            bytes: body.clone(),
        }];
        let begin = Date::now();
        let revision = store.append(Revision::FIRST, &commit).await.unwrap();
        let appended = since(begin);
        let begin = Date::now();
        let covers = vec![Head {
            replica: replica(1),
            seq: 1,
        }];
        store
            .save_snapshot(&Snapshot {
                revision,
                covers,
                bytes: body,
            })
            .await
            .unwrap();
        let saved = since(begin);
        let begin = Date::now();
        let ledger = store.load().await.unwrap().ledger.unwrap();
        let loaded = since(begin);
        assert_eq!(
            ledger.snapshot.unwrap().bytes.len(),
            MEGABYTES * 1024 * 1024
        );
        let begin = Date::now();
        let whole = store.load_whole().await.unwrap().ledger.unwrap();
        let replayed = since(begin);
        assert_eq!(whole.commits.len(), 1);
        console_log!(
            "round {round}: store: append {appended:.0} ms, snapshot {saved:.0} ms, load {loaded:.0} ms, load_whole {replayed:.0} ms"
        );
        store.erase().await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn ten_thousand_small_commits_are_loaded() {
    let store = fresh().await;
    let commit = |seq| StoredCommit {
        replica: replica(1),
        seq,
        hash: Hash::from_bytes([1; 32]),
        bytes: vec![7; 400],
    };
    let commits: Vec<StoredCommit> = (1..=10_000).map(commit).collect();
    let begin = Date::now();
    store.append(Revision::FIRST, &commits).await.unwrap();
    let appended = since(begin);
    let begin = Date::now();
    let loaded = store.load().await.unwrap().ledger.unwrap().commits;
    console_log!(
        "10,000 commits of 400 bytes: append {appended:.0} ms, load {:.0} ms",
        since(begin)
    );
    assert_eq!(loaded.len(), 10_000);
}

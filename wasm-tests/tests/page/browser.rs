//! What the browser gives beside the database.

use daicho_app::browser::{
    clock,
    files::{self, FileError, Proceed},
    language, locks, random,
    storage::{self, Persistence},
};
use daicho_wasm_tests::contract::bytes;
use js_sys::{Array, Uint8Array};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

fn blob(bytes: &[u8]) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::new_from_slice(bytes))).unwrap()
}

#[wasm_bindgen_test]
async fn a_file_is_read_whole_in_slices() {
    for (length, slices) in [(0, 0), (1, 1), (8 * 1024 * 1024, 1), (20_000_000, 3)] {
        let content = bytes(1, length);
        let mut told = Vec::new();
        let file = blob(&content);
        let read = files::read(&file, 100_000_000, |done| {
            told.push(done);
            Proceed::Yes
        });
        assert!(read.await == Ok(content), "{length} bytes");
        assert_eq!(told.len(), slices);
        assert_eq!(told.last().copied().unwrap_or(0), length as u64);
    }
}

#[wasm_bindgen_test]
async fn a_file_over_the_limit_is_not_read() {
    let refused = files::read(&blob(&[0; 11]), 10, |_| Proceed::Yes).await;
    assert_eq!(
        refused,
        Err(FileError::TooLarge {
            size: 11,
            limit: 10
        })
    );
}

#[wasm_bindgen_test]
async fn a_read_can_be_cancelled() {
    let cancelled = files::read(&blob(&[0; 11]), 100, |_| Proceed::No).await;
    assert_eq!(cancelled, Err(FileError::Cancelled));
}

#[wasm_bindgen_test]
fn ids_differ() {
    assert_ne!(random::entity_id(), random::entity_id());
    assert_ne!(random::replica_id(), random::replica_id());
    assert_eq!(
        random::entity_id().to_string().as_bytes()[14],
        b'4',
        "version 4"
    );
}

#[wasm_bindgen_test]
fn the_clock_tells_a_plausible_time() {
    assert!(*clock::now().to_string() > *"2026");
    assert_eq!(clock::today().len(), 10);
    let drift = clock::now().milliseconds() as f64 - js_sys::Date::now();
    assert!(drift.abs() < 1000.0);
}

#[wasm_bindgen_test]
fn the_browser_has_a_language() {
    assert!(!language::languages().is_empty());
}

#[wasm_bindgen_test]
async fn the_storage_has_a_size() {
    let usage = storage::usage().await.expect("this browser tells");
    assert!(usage.quota > usage.used);
    assert_ne!(storage::persisted().await, Persistence::Unknown);
}

#[wasm_bindgen_test]
async fn a_lock_is_held_by_one_at_a_time() {
    let first = locks::exclusive("test").await;
    let order = std::cell::RefCell::new(Vec::new());
    let second = async {
        let _second = locks::exclusive("test").await;
        order.borrow_mut().push("second");
    };
    let release = async {
        daicho_wasm_tests::pause::pause(50).await;
        order.borrow_mut().push("first released");
        drop(first);
    };
    futures::join!(second, release);
    assert_eq!(*order.borrow(), ["first released", "second"]);
}

//! The stores in a page: the contract, and what happens when the browser misbehaves.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests say what went wrong by panicking"
)]

mod browser;
mod faults;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

mod memory {
    use daicho_app::store::memory::MemoryStore;
    use wasm_bindgen_test::wasm_bindgen_test;

    daicho_wasm_tests::contract_tests!(wasm_bindgen_test, MemoryStore::new());
}

mod indexed_db {
    use wasm_bindgen_test::wasm_bindgen_test;

    daicho_wasm_tests::contract_tests!(
        wasm_bindgen_test,
        daicho_wasm_tests::indexed_db::fresh().await
    );
}

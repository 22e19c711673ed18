//! The stores in a worker.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_dedicated_worker);

mod indexed_db {
    use wasm_bindgen_test::wasm_bindgen_test;

    daicho_wasm_tests::contract_tests!(
        wasm_bindgen_test,
        daicho_wasm_tests::indexed_db::fresh().await
    );
}

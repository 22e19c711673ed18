//! The store in memory keeps the contract, without a browser.
#![cfg(not(target_arch = "wasm32"))]

use daicho_app::store::memory::MemoryStore;
use daicho_wasm_tests::contract_tests;

contract_tests!(native, MemoryStore::new());

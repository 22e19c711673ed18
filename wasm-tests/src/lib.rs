//! Tests that need a browser, and the store contract that every store passes.
//!
//! The contract runs natively on the store in memory (`cargo nextest run -p daicho-wasm-tests`) and on both stores in a
//! browser (`cargo test --target wasm32-unknown-unknown -p daicho-wasm-tests`, with `wasm-bindgen-test-runner`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests say what went wrong by panicking"
)]

pub mod contract;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod pause;

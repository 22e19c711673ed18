//! Checks the ledger of `daicho-core` against Automerge. All of it is in `tests`.
//!
//! It is a package of its own because Automerge takes longer to build than all of core: who works on core alone does
//! not wait for it.

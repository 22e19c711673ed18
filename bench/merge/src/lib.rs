//! Merging two ledgers beside Automerge and Loro. All of it is in `benches`.
//!
//! It is a package of its own, so that nobody who tests the rest compiles Loro.

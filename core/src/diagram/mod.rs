//! Network diagrams: drawn from the ledger, and drawings of others with marks on them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`element`] | what a diagram shows, by name |
//! | [`scene`] | a diagram with everything in its place |

pub mod element;
pub mod scene;

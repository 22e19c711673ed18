//! Bundles: `.daicho` files that carry a ledger, or the part of it that somebody lacks, to another computer.
//!
//! A bundle is a ZIP that anyone can open: `manifest.json`, `commits/<replica>.ndjson` with the exact bytes that were
//! hashed, `blobs/<sha256>`. FORMAT.md describes it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`manifest`] | what a bundle says of itself |
//! | [`bundle`] | what was read out of one |
//! | [`read`](mod@read) | reading: everything is verified, damage is named, the rest is offered |
//! | [`write`](mod@write) | writing: the same contents give the same bytes |
//! | [`seal`] | encrypting with a passphrase |
//! | [`meeting`] | what taking a bundle in would mean, told before anything happens |
//! | [`heads`] | whether two computers still hold the same history |
//! | [`progress`] | how far the reading is |
//! | [`problem`] | what can be wrong |
//!
//! Commits are never encoded anew: bytes go in and come out as they were hashed, with whatever a newer version put into
//! them.
//!
//! [`seal::encrypt`] is the one place in `core` that draws random bytes: the crate `age` draws its own salt and keys.
//! Everything else here depends on its arguments alone.

pub mod bundle;
mod chain;
mod container;
pub mod heads;
mod lines;
pub mod manifest;
pub mod meeting;
pub mod problem;
pub mod progress;
mod promised;
pub mod read;
mod salvage;
pub mod seal;
pub mod write;

pub use bundle::{Attachment, Bundle, Content};
pub use heads::vector_of;
pub use manifest::Manifest;
pub use problem::{BundleError, CommitFault, Diagnostic, Problem};
pub use progress::Progress;
pub use read::{manifest_of, read, read_with};
pub use seal::{encrypt, is_encrypted};
pub use write::{Contents, write};

#[cfg(test)]
mod tests;

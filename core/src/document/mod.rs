//! Files that are attached to what the ledger knows: what they are, whom they are about, who may see them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`kind`] | what a document is |
//! | [`subject`] | what it is about |
//! | [`attachment`] | the record of an attached file |
//! | [`draft`] | attaching a file, and changing what is said of it |
//!
//! A file's bytes lie beside the ledger under their SHA-256, once, however often it is attached. Absent on purpose: what is
//! written in a file. Readers stand further down.

pub mod attachment;
pub mod draft;
pub mod kind;
pub mod subject;

#[cfg(test)]
mod tests;

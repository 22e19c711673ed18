//! The append-only ledger: commits, records, merge, conflicts. It knows no device.
//!
//! The truth is a set of **commits** ([`commit`]); a [`state::Ledger`] is computed from them and holds, for every field
//! of every entity, its **heads**: the changes that no other change of that field happened after. One head is the
//! value; several heads with different values are a conflict, kept until a person decides.
//!
//! - Merge is the union of two sets of commits: idempotent, commutative, associative. A commit whose predecessors are
//!   missing waits as *pending* and is applied when they arrive, so that the order of arrival never matters.
//! - `a` happened before `b` when `b` has seen `a`. What a commit has seen includes what those commits have seen, even
//!   if a faulty program wrote a smaller vector: without that, the order of arrival would decide.
//! - Kinds and fields are plain strings; those of a newer version are kept like any other.
//! - State is columnar: one table a kind, one dictionary-encoded [`column::Column`] a field. A hundred thousand devices
//!   with thirty fields are a few dozen arrays instead of millions of objects, and cloning a ledger copies pointers.
//!
//! Absent on purpose: typed fields (see `device` and `facility`), clock, randomness, storage.

mod apply;
mod cell;
pub mod changes;
pub mod column;
pub mod commit;
pub mod decide;
pub(crate) mod decode;
mod decode_changes;
pub(crate) mod dictionary;
pub mod edit;
mod encode;
pub mod fork;
pub mod frontier;
pub mod history;
pub mod log;
pub mod merge;
pub mod rebuild;
pub mod snapshot;
mod splice;
pub mod state;
pub mod table;
pub mod value;
mod values;
pub mod vector;
mod waiting;

//! The state of a ledger as bytes: a cache, so that opening a large ledger does not replay its history.
//!
//! The format is private to one version of the program: another version, or damage, gives an error, and the ledger is
//! rebuilt from its commits. Commits that wait for others are not part of it.

mod checksum;
mod input;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{SnapshotReader, Step};

use super::state::Ledger;

/// Marks the format; the number rises with every change of it. Behind all else stands a checksum of eight bytes.
const MAGIC: &[u8] = b"daicho snapshot 2\n";

/// Bytes that are no snapshot of this version.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a snapshot of this version, or damaged: {problem} at byte {at}")]
pub struct SnapshotError {
    /// What does not fit.
    pub problem: &'static str,
    /// Where reading stopped.
    pub at: usize,
}

impl Ledger {
    /// Returns the state as bytes.
    pub fn to_snapshot(&self) -> Vec<u8> {
        write::write(self)
    }

    /// Reads a state at once; see [`SnapshotReader`] for reading it in steps.
    ///
    /// # Errors
    /// When the bytes were written by another version or are damaged.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let mut reader = SnapshotReader::new(bytes)?;
        loop {
            if let Step::Done(ledger) = reader.step()? {
                return Ok(*ledger);
            }
        }
    }
}

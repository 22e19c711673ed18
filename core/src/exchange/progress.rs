//! How far the reading of a bundle is.

use std::ops::ControlFlow;

use super::problem::BundleError;

/// How far the reading of a bundle is, in bytes of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Progress {
    /// How many are read.
    pub done: u64,
    /// How many there are to read.
    pub total: u64,
}

/// Told of the progress; breaks off to stop the reading.
pub(super) type Tell<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// An entry among all that are read.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Bytes of the entries before it.
    pub(super) done: u64,
    pub(super) total: u64,
    /// Its bytes in the file.
    pub(super) length: u64,
}

impl Part {
    /// How far the whole is when `read` bytes of `unpacked` are.
    pub(super) fn at(self, read: u64, unpacked: u64) -> Progress {
        let part = u128::from(self.length) * u128::from(read) / u128::from(unpacked.max(1));
        let part = u64::try_from(part).unwrap_or(self.length);
        Progress {
            done: self.done + part.min(self.length),
            total: self.total,
        }
    }
}

/// Tells, and stops where told to.
pub(super) fn told(tell: Tell<'_>, progress: Progress) -> Result<(), BundleError> {
    match tell(progress) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(BundleError::Cancelled),
    }
}

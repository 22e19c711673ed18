//! The bytes of a snapshot, read number by number.

use super::SnapshotError;

/// The bytes and how far they are read; every read checks that there is enough left.
pub(super) struct Input<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Input<'a> {
    pub(super) fn error(&self, problem: &'static str) -> SnapshotError {
        SnapshotError {
            problem,
            at: self.at,
        }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], SnapshotError> {
        let end = self.at.checked_add(length);
        let taken = end
            .and_then(|end| self.bytes.get(self.at..end))
            .ok_or_else(|| self.error("ends too early"))?;
        self.at += length;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], SnapshotError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    pub(super) fn word(&mut self) -> Result<u32, SnapshotError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn number(&mut self) -> Result<usize, SnapshotError> {
        self.word().map(|word| word as usize)
    }

    pub(super) fn long(&mut self) -> Result<u64, SnapshotError> {
        self.array().map(u64::from_le_bytes)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, SnapshotError> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).map_err(|_| self.error("text is not UTF-8"))
    }

    /// Reads a list whose items take at least `least` bytes each, which bounds the memory that a false length can ask for.
    pub(super) fn list<T>(
        &mut self,
        least: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, SnapshotError>,
    ) -> Result<Vec<T>, SnapshotError> {
        let length = self.number()?;
        if length
            .checked_mul(least)
            .is_none_or(|bytes| bytes > self.bytes.len() - self.at)
        {
            return Err(self.error("list is longer than the rest"));
        }
        (0..length).map(|_| read(self)).collect()
    }
}

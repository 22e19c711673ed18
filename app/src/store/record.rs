//! How commits, snapshots and attachments are laid out: a header record, and for large ones chunks beside it.
//!
//! Layout 1 of a header: the byte 1, the length of the label (u32), the label, the length of the body (u64), the size of a
//! chunk (u32), all little-endian, and then the body itself if it is small. A larger body follows in records of its own, each
//! of one chunk but the last. All of them are byte arrays, which the browser stores several times faster than objects.

use std::ops::Range;

/// Bodies up to here live in their header.
const INLINE: usize = 64 * 1024;

/// Size of the chunks of larger bodies. Measured: smaller ones cost more files, larger ones more memory at a time.
pub(super) const CHUNK: usize = 4 * 1024 * 1024;

const LAYOUT: u8 = 1;

/// A header, as it lies in a record.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Header {
    /// Where in the record the label is: what a reader of the kind of record needs to know beside the body.
    pub(super) label: Range<usize>,
    /// Where in the record the body begins, if it is there at all.
    pub(super) inline_at: usize,
    /// Length of the body in bytes.
    pub(super) length: usize,
    /// Length of a chunk in bytes.
    chunk: usize,
}

/// Returns the record of a header with `label`, and the chunks that must be stored beside it.
pub(super) fn split<'a>(label: &[u8], body: &'a [u8]) -> (Vec<u8>, std::slice::Chunks<'a, u8>) {
    let (inline, chunked) = if body.len() <= INLINE {
        (body, &[][..])
    } else {
        (&[][..], body)
    };
    let mut record = Vec::with_capacity(17 + label.len() + inline.len());
    record.push(LAYOUT);
    record.extend_from_slice(&u32::try_from(label.len()).unwrap_or(u32::MAX).to_le_bytes());
    record.extend_from_slice(label);
    record.extend_from_slice(&(body.len() as u64).to_le_bytes());
    record.extend_from_slice(&(CHUNK as u32).to_le_bytes());
    record.extend_from_slice(inline);
    (record, chunked.chunks(CHUNK))
}

impl Header {
    /// Reads a header; `None` if the record is of no layout known here or too short.
    pub(super) fn read(record: &[u8]) -> Option<Self> {
        let (&layout, rest) = record.split_first()?;
        let (label_length, rest) = rest.split_first_chunk::<4>()?;
        let label_length = usize::try_from(u32::from_le_bytes(*label_length)).ok()?;
        let rest = rest.get(label_length..)?;
        let (length, rest) = rest.split_first_chunk::<8>()?;
        let (chunk, inline) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let chunk = usize::try_from(u32::from_le_bytes(*chunk)).ok()?;
        let whole = inline.len() == length || (inline.is_empty() && chunk > 0);
        let header = Self {
            label: 5..5 + label_length,
            inline_at: record.len() - inline.len(),
            length,
            chunk,
        };
        (layout == LAYOUT && whole).then_some(header)
    }

    /// Returns the lengths of the chunks that follow, in order.
    pub(super) fn chunks(
        &self,
        record_length: usize,
    ) -> impl Iterator<Item = Range<usize>> + use<> {
        let chunked = if record_length > self.inline_at {
            0
        } else {
            self.length
        };
        let chunk = self.chunk.max(1);
        (0..chunked.div_ceil(chunk)).map(move |at| at * chunk..((at + 1) * chunk).min(chunked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(length: usize, chunks: &[usize]) {
        let body: Vec<u8> = (0..length).map(|at| at.to_le_bytes()[0]).collect();
        let (record, rest) = split(b"label", &body);
        let rest: Vec<&[u8]> = rest.collect();
        assert_eq!(
            rest.iter().map(|chunk| chunk.len()).collect::<Vec<_>>(),
            chunks
        );
        let header = Header::read(&record).expect("a header");
        assert_eq!(&record[header.label.clone()], b"label");
        let lengths: Vec<usize> = header
            .chunks(record.len())
            .map(|range| range.len())
            .collect();
        assert_eq!(lengths, chunks);
        let mut again = record[header.inline_at..].to_vec();
        rest.iter().for_each(|chunk| again.extend_from_slice(chunk));
        assert!(again == body && header.length == length);
    }

    #[test]
    fn small_bodies_are_inline_and_large_ones_in_chunks() {
        check(0, &[]);
        check(1, &[]);
        check(INLINE, &[]);
        check(INLINE + 1, &[INLINE + 1]);
        check(CHUNK, &[CHUNK]);
        check(CHUNK * 2 + 7, &[CHUNK, CHUNK, 7]);
    }

    #[test]
    fn other_bytes_are_no_header() {
        let (record, _) = split(b"label", b"body");
        assert!(Header::read(&record).is_some());
        for cut in 0..record.len() - 4 {
            assert_eq!(Header::read(&record[..cut]), None, "cut at {cut}");
        }
        assert_eq!(
            Header::read(&record[..record.len() - 1]),
            None,
            "a body cut short"
        );
        let mut newer = record;
        newer[0] = 2;
        assert_eq!(Header::read(&newer), None, "a layout of the future");
    }
}

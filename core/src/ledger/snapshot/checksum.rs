//! Tells damage of stored bytes, not forgery: fast enough to be computed whenever a ledger opens.

/// An odd number without pattern (2^64 divided by the golden ratio).
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Returns the checksum of `bytes`.
///
/// Four lanes take eight bytes each in turn. Every step is one-to-one in the state and in the word, so that a change
/// of any one word always changes the sum.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes = [1_u64, 2, 3, 4];
    let blocks = bytes.chunks_exact(32);
    let rest = blocks.remainder();
    for block in blocks {
        for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            *lane = step(*lane, word);
        }
    }
    let sum = rest.chunks(8).fold(bytes.len() as u64, step);
    lanes
        .iter()
        .fold(sum, |sum, lane| step(sum, &lane.to_le_bytes()))
}

fn step(state: u64, word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(word) {
        *to = *from;
    }
    (state ^ u64::from_le_bytes(bytes))
        .wrapping_mul(FACTOR)
        .rotate_left(29)
}

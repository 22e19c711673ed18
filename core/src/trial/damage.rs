//! Damage of every kind to the bytes of a file.

use proptest::{prelude::*, sample::Index};

/// One damage.
#[derive(Clone, Debug)]
pub(crate) enum Damage {
    Byte(Index, u8),
    Cut(Index),
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    Insert(Index, &'static str),
}

/// Draws a damage; `pieces` are the texts that are put in.
pub(crate) fn damage(pieces: &'static [&'static str]) -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        at().prop_map(Damage::Cut),
        (at(), 1..200_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        (at(), 1..200_usize, 1..6_usize)
            .prop_map(|(at, length, times)| Damage::Repeat(at, length, times)),
        (at(), proptest::sample::select(pieces)).prop_map(|(at, piece)| Damage::Insert(at, piece)),
    ]
}

/// Returns bytes, damaged.
pub(crate) fn damaged(bytes: &[u8], all: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for damage in all {
        let place = |at: &Index| at.index(bytes.len() + 1);
        match damage {
            Damage::Byte(at, byte) => {
                let at = place(at);
                if let Some(place) = bytes.get_mut(at) {
                    *place = *byte;
                }
            }
            Damage::Cut(at) => bytes.truncate(place(at)),
            Damage::Remove(at, length) => {
                let start = place(at);
                bytes.drain(start..bytes.len().min(start + length));
            }
            Damage::Repeat(at, length, times) => {
                let start = place(at);
                let end = bytes.len().min(start + length);
                let slice = bytes[start..end].repeat(*times);
                bytes.splice(start..start, slice);
            }
            Damage::Insert(at, piece) => {
                let start = place(at);
                bytes.splice(start..start, piece.bytes());
            }
        }
    }
    bytes
}

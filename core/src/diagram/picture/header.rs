//! The sizes that PNG and JPEG state in their first bytes.

use crate::diagram::drawio::{PNG, chunk};

/// Returns the size of a PNG: its first chunk is `IHDR` (W3C PNG, 11.2.1).
pub(super) fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let (kind, data, _) = chunk(bytes.get(PNG.len()..)?)?;
    let (width, data) = data.split_first_chunk::<4>()?;
    let (height, _) = data.split_first_chunk::<4>()?;
    (kind == b"IHDR").then(|| (u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// Returns the size of a JPEG: its first frame has it (ITU-T T.81, B.2.2).
pub(super) fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(2..)?;
    loop {
        // Any number of 0xFF may stand before a marker.
        let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
        if fill == 0 {
            return None;
        }
        let (marker, after) = rest.get(fill..)?.split_first()?;
        match marker {
            // Markers without a segment.
            0x01 | 0xD0..=0xD7 => rest = after,
            // The picture begins, or ends, and no frame told how large it is.
            0xD8..=0xDA => return None,
            _ => {
                let (length, segment) = after.split_first_chunk::<2>()?;
                let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
                let (segment, next) = segment.split_at_checked(length)?;
                // All frames but the tables that share their numbers: DHT, JPG, DAC.
                if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
                    let [_, h1, h0, w1, w0, ..] = *segment else {
                        return None;
                    };
                    let number = |high, low| u32::from(u16::from_be_bytes([high, low]));
                    return Some((number(w1, w0), number(h1, h0)));
                }
                rest = next;
            }
        }
    }
}

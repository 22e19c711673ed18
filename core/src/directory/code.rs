//! The square code on a card, by which a camera finds the device again.

use std::{fmt::Write as _, str::FromStr};

use qrcodegen::{QrCode, QrCodeEcc};

use crate::ident::id::EntityId;

/// What a card is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Subject {
    /// A device.
    Unit(EntityId),
    /// A department.
    Department(EntityId),
}

/// A text that no card carries.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not the code of a card")]
pub struct NotACard;

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unit(id) => write!(f, "daicho:unit:{id}"),
            Self::Department(id) => write!(f, "daicho:department:{id}"),
        }
    }
}

impl FromStr for Subject {
    type Err = NotACard;

    fn from_str(text: &str) -> Result<Self, NotACard> {
        let rest = text.trim().strip_prefix("daicho:").ok_or(NotACard)?;
        let (kind, id) = rest.split_once(':').ok_or(NotACard)?;
        let id = id.parse().map_err(|_| NotACard)?;
        match kind {
            "unit" => Ok(Self::Unit(id)),
            "department" => Ok(Self::Department(id)),
            _ => Err(NotACard),
        }
    }
}

/// A QR code as a picture of dark squares.
///
/// Source: ISO/IEC 18004, model 2; error correction M, which a small print on a device that gets scratched still bears.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Code {
    /// How many squares wide and high it is, with the quiet zone of 4 on each side.
    pub side: i32,
    /// The dark squares as the `d` of an SVG path, a square being one unit.
    pub path: String,
}

/// The width of the margin that readers need.
const QUIET: i32 = 4;

/// Returns the code that says what a card is about; `None` never, in practice: the text fits.
#[must_use]
pub fn code(subject: Subject) -> Option<Code> {
    let code = QrCode::encode_text(&subject.to_string(), QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let length = x - start;
                let (left, top) = (start + QUIET, y + QUIET);
                // Writing to a string does not fail.
                let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
            }
            x += 1;
        }
    }
    Some(Code {
        side: code.size() + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paints the path, as a browser would.
    fn painted(code: &Code, scale: usize) -> Vec<Vec<bool>> {
        let side = usize::try_from(code.side).unwrap();
        let mut dark = vec![vec![false; side * scale]; side * scale];
        for square in code.path.split('M').skip(1) {
            let (at, rest) = square.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            for row in &mut dark[y * scale..(y + 1) * scale] {
                row[x * scale..(x + length) * scale].fill(true);
            }
        }
        dark
    }

    #[test]
    fn a_reader_finds_the_id_in_the_picture() {
        for subject in [
            Subject::Unit(EntityId::from_random([7; 16])),
            Subject::Department(EntityId::derived("department", "放射線科")),
        ] {
            let picture = painted(&code(subject).unwrap(), 4);
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(
                picture.len(),
                picture.len(),
                |x, y| if picture[y][x] { 0 } else { 255 },
            );
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1);
            let (_, text) = grids[0].decode().unwrap();
            assert_eq!(text.parse(), Ok(subject));
        }
    }

    #[test]
    fn other_texts_are_no_card() {
        for text in [
            "",
            "daicho:",
            "daicho:unit:",
            "daicho:model:1",
            "unit:1",
            "https://example.jp",
        ] {
            assert_eq!(text.parse::<Subject>(), Err(NotACard), "{text}");
        }
    }
}

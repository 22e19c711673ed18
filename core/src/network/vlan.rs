//! VLANs of a zone: numbers, ranges of numbers, and names.

use std::{fmt, str::FromStr};

use crate::{catalogue::fold::fold, ident::text::fold_width};

/// The greatest number of a VLAN (IEEE 802.1Q).
const GREATEST: u16 = 4094;

/// One piece of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Piece {
    Numbers(u16, u16),
    Name { text: String, folded: String },
}

/// The VLANs of a zone, written as `10, 20-29, 放射線`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Vlans(Vec<Piece>);

/// A list with a number that no VLAN has.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no VLAN has the number {0:?}; they go from 1 to 4094")]
pub struct InvalidVlans(pub String);

impl Vlans {
    /// Whether what a device's own field says, folded ([`fold`]), is one of them. `VLAN 10`, `vlan10` and `10` are the same.
    #[must_use]
    pub fn hold(&self, folded: &str) -> bool {
        let bare = folded.strip_prefix("vlan").unwrap_or(folded);
        let bare = bare.strip_prefix("id").unwrap_or(bare);
        let number: Option<u16> = bare.parse().ok();
        self.0.iter().any(|piece| match piece {
            Piece::Numbers(first, last) => {
                number.is_some_and(|number| (*first..=*last).contains(&number))
            }
            Piece::Name { folded: name, .. } => name == folded,
        })
    }

    /// Lists the pieces as written.
    pub fn pieces(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(ToString::to_string)
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Numbers(first, last) if first == last => first.fmt(f),
            Self::Numbers(first, last) => write!(f, "{first}-{last}"),
            Self::Name { text, .. } => f.write_str(text),
        }
    }
}

impl fmt::Display for Vlans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, piece) in self.0.iter().enumerate() {
            if nth > 0 {
                f.write_str(", ")?;
            }
            piece.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Vlans {
    type Err = InvalidVlans;

    fn from_str(text: &str) -> Result<Self, InvalidVlans> {
        let text = fold_width(text);
        let pieces = text.split([',', '、', ';', '\n']).map(str::trim);
        let pieces = pieces.filter(|piece| !piece.is_empty()).map(piece);
        pieces.collect::<Result<_, _>>().map(Self)
    }
}

fn piece(text: &str) -> Result<Piece, InvalidVlans> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |digits: &str| {
        let number: Option<u16> = digits.parse().ok();
        number
            .filter(|number| (1..=GREATEST).contains(number))
            .ok_or_else(|| InvalidVlans(text.chars().take(40).collect()))
    };
    // First, as folding takes the dash away.
    let ends = text.split_once(['-', '~', '～', '〜']);
    if let Some((first, last)) = ends.map(|(first, last)| (first.trim(), last.trim()))
        && digits(first)
        && digits(last)
    {
        let (first, last) = (number(first)?, number(last)?);
        return Ok(Piece::Numbers(first.min(last), first.max(last)));
    }
    let folded = fold(text);
    let bare = folded.strip_prefix("vlan").unwrap_or(&folded);
    if digits(bare) {
        let number = number(bare)?;
        return Ok(Piece::Numbers(number, number));
    }
    let text = text.to_owned();
    Ok(Piece::Name { text, folded })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ranges_and_names_are_read_and_written() {
        let vlans: Vlans = "VLAN10、２０－29, 放射線".parse().unwrap();
        assert_eq!(vlans.to_string(), "10, 20-29, 放射線");
        assert_eq!(vlans.to_string().parse(), Ok(vlans.clone()));
        for text in ["10", "VLAN 10", "vlan10", "VLAN ID 10", "25", "放射線"] {
            assert!(vlans.hold(&fold(text)), "{text}");
        }
        for text in ["30", "VLAN 1", "放射", ""] {
            assert!(!vlans.hold(&fold(text)), "{text}");
        }
    }

    #[test]
    fn a_number_that_no_vlan_has_is_refused() {
        for text in ["0", "4095", "10-5000", "99999999"] {
            assert!(text.parse::<Vlans>().is_err(), "{text}");
        }
    }
}

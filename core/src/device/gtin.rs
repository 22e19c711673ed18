//! Global Trade Item Numbers.

use std::fmt;
use std::str::FromStr;

/// A GTIN with a right check digit, written with 14 digits.
///
/// Source: GS1 General Specifications, 7.9 (check digit) and 3.2 (AI 01: shorter numbers are filled with leading zeros).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Gtin([u8; 14]);

/// Why a text is no GTIN.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum GtinError {
    /// A GTIN has 8, 12, 13 or 14 digits.
    #[error("{0} characters instead of 8, 12, 13 or 14 digits")]
    Length(usize),
    /// Something other than a digit.
    #[error("{0:?} is no digit")]
    NotADigit(char),
    /// A digit is wrong, or two are swapped.
    #[error("check digit is {found}, but must be {expected}")]
    CheckDigit {
        /// The last digit as written.
        found: u8,
        /// What follows from the digits before it.
        expected: u8,
    },
}

impl FromStr for Gtin {
    type Err = GtinError;

    /// Reads 8, 12, 13 or 14 digits; nothing else may stand between or around them.
    fn from_str(text: &str) -> Result<Self, GtinError> {
        if let Some(other) = text.chars().find(|c| !c.is_ascii_digit()) {
            return Err(GtinError::NotADigit(other));
        }
        if !matches!(text.len(), 8 | 12 | 13 | 14) {
            return Err(GtinError::Length(text.len()));
        }
        let mut digits = [0; 14];
        for (digit, byte) in digits.iter_mut().rev().zip(text.bytes().rev()) {
            *digit = byte - b'0';
        }
        let [body @ .., found] = digits;
        let expected = check_digit(&body);
        if found != expected {
            return Err(GtinError::CheckDigit { found, expected });
        }
        Ok(Self(digits))
    }
}

/// Weights 3, 1, 3, 1 … from the left of the thirteen digits.
fn check_digit(body: &[u8; 13]) -> u8 {
    let sum: u8 = body
        .iter()
        .zip([3, 1].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    (10 - sum % 10) % 10
}

impl fmt::Display for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|digit| write!(f, "{digit}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_filled_to_fourteen() {
        // The GTIN-13 is the example of GS1 General Specifications 7.9; the first is of an FDA safety communication.
        for (text, full) in [
            ("06945040100034", "06945040100034"),
            ("6291041500213", "06291041500213"),
            ("614141007349", "00614141007349"),
            ("96385074", "00000096385074"),
        ] {
            assert_eq!(
                text.parse::<Gtin>().map(|gtin| gtin.to_string()),
                Ok(full.to_owned())
            );
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(
            "6291041500214".parse::<Gtin>(),
            Err(GtinError::CheckDigit {
                found: 4,
                expected: 3
            })
        );
        assert_eq!("123".parse::<Gtin>(), Err(GtinError::Length(3)));
        assert_eq!("".parse::<Gtin>(), Err(GtinError::Length(0)));
        assert_eq!(
            "62910415 0021".parse::<Gtin>(),
            Err(GtinError::NotADigit(' '))
        );
    }

    proptest::proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(body in proptest::array::uniform13(0_u8..10), at in 0_usize..14, by in 1_u8..10) {
            let mut digits = body.to_vec();
            digits.push(check_digit(&body));
            let text: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
            proptest::prop_assert!(text.parse::<Gtin>().is_ok());
            digits[at] = (digits[at] + by) % 10;
            let wrong: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
            proptest::prop_assert!(wrong.parse::<Gtin>().is_err());
        }
    }
}

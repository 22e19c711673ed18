//! Codes of the Japanese Medical Device Nomenclature.

use std::{fmt, str::FromStr};

/// A JMDN code: eight digits that stand for one generic name (一般的名称).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct JmdnCode(u32);

/// A text that is not eight digits.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not eight digits")]
pub struct InvalidJmdn;

impl FromStr for JmdnCode {
    type Err = InvalidJmdn;

    /// Reads eight digits. Fewer are not filled up: which end lost its zeros cannot be known.
    fn from_str(text: &str) -> Result<Self, InvalidJmdn> {
        let text = text.trim();
        let eight_digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let code = eight_digits.then(|| text.parse().ok()).flatten();
        code.map(Self).ok_or(InvalidJmdn)
    }
}

impl fmt::Display for JmdnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_are_a_code_and_nothing_else_is() {
        assert_eq!(
            "00123456".parse::<JmdnCode>().map(|code| code.to_string()),
            Ok("00123456".to_owned())
        );
        for text in [
            "",
            "1234567",
            "123456789",
            "1234567a",
            "１２３４５６７８",
            "+1234567",
        ] {
            assert_eq!(text.parse::<JmdnCode>(), Err(InvalidJmdn), "{text}");
        }
    }
}

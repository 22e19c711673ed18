//! The numbers that tell one unit from the next.

use std::{fmt, str::FromStr};

use crate::{
    catalogue::words::{Naming, naming},
    ident::text::match_key,
};

/// A text that numbers nothing: a mark such as `-`, or a word such as なし.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no number")]
pub struct NoNumber;

macro_rules! number {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(String);

        impl $name {
            /// Returns the number as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns the key under which spellings of one number are the same: width, case, dashes and blanks aside.
            #[must_use]
            pub fn key(&self) -> String {
                match_key(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NoNumber;

            fn from_str(text: &str) -> Result<Self, NoNumber> {
                let text = text.trim();
                if text.is_empty() || naming(text) != Naming::Name {
                    return Err(NoNumber);
                }
                Ok(Self(text.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

number!(
    /// The number that the hospital gave a unit (資産番号, 管理番号). Any text with a letter or digit that is no word in place of
    /// a number.
    AssetNumber
);

number!(
    /// The number that the maker gave a unit (製造番号). It is unique among the units of one model only.
    SerialNumber
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_have_one_key() {
        let number = |text: &str| text.parse::<AssetNumber>();
        assert_eq!(
            number(" ＭＥ－００１ ").map(|n| n.key()),
            Ok("me-001".into())
        );
        assert_eq!(number("ME-001").map(|n| n.to_string()), Ok("ME-001".into()));
        for text in ["", " ", "-", "なし", "不明", "同上", "0"] {
            assert_eq!(text.parse::<SerialNumber>(), Err(NoNumber), "{text}");
        }
    }
}

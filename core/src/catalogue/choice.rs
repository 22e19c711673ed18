//! A value out of a fixed list, with the words that lists in hospitals use for it.

use super::fold::fold;

/// One value that a field may have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Choice {
    /// The stored text. Part of the file format.
    pub code: &'static str,
    /// The words for it: Japanese first (this one is exported), English second, then synonyms.
    ///
    /// Compared after folding ([`fold`]).
    pub words: &'static [&'static str],
}

impl Choice {
    /// Returns a choice with its words, Japanese first, English second.
    #[must_use]
    pub const fn new(code: &'static str, words: &'static [&'static str]) -> Self {
        Self { code, words }
    }

    /// Returns the word written to Japanese files, or the code where there is none.
    #[must_use]
    pub fn japanese(&self) -> &'static str {
        self.words.first().copied().unwrap_or(self.code)
    }

    /// Returns the word written to English files, or the code where there is none.
    #[must_use]
    pub fn english(&self) -> &'static str {
        self.words.get(1).copied().unwrap_or(self.code)
    }
}

/// Returns the choice that `text` means: its code or one of its words, width, case and punctuation aside.
///
/// `None` when no choice or, by a fault of the list, more than one would fit.
#[must_use]
pub fn find(choices: &'static [Choice], text: &str) -> Option<&'static Choice> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return None;
    }
    let fits = |choice: &&Choice| {
        fold(choice.code) == wanted || choice.words.iter().any(|word| fold(word) == wanted)
    };
    let mut found = choices.iter().filter(fits);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Returns the choice with exactly this code.
#[must_use]
pub fn by_code(choices: &'static [Choice], code: &str) -> Option<&'static Choice> {
    choices.iter().find(|choice| choice.code == code)
}

/// Defines the values of a fixed list as a type. Their codes are those of the list, part of the file format.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum $name {
            $($(#[$doc])* $value,)+
        }

        impl $name {
            /// All values, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// Returns the code that the ledger stores.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$value => $code,)+
                }
            }

            /// Reads a code; `None` for one that this version does not know.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}
pub(crate) use codes;

/// A list of words, several on a line.
macro_rules! words {
    ($($word:literal)*) => {
        &[$($word),*]
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    const FRUIT: &[Choice] = &[
        Choice::new("apple", &["りんご", "apple", "リンゴ"]),
        Choice::new("pear", &["梨", "pear"]),
    ];

    #[test]
    fn a_choice_is_found_by_code_and_word_whatever_its_width() {
        for text in ["apple", "ＡＰＰＬＥ", " りんご ", "ﾘﾝｺﾞ"] {
            assert_eq!(find(FRUIT, text).map(|c| c.code), Some("apple"), "{text}");
        }
        assert_eq!(find(FRUIT, "plum"), None);
        assert_eq!(find(FRUIT, ""), None);
    }

    #[test]
    fn a_code_is_compared_exactly() {
        assert!(by_code(FRUIT, "pear").is_some());
        assert!(by_code(FRUIT, "Pear").is_none());
    }
}

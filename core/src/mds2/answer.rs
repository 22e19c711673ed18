//! Answers, and the words that people write for them.

use super::catalogue::Kind;
use crate::ident::text::match_key;

/// What a maker answered to one question.
///
/// Only [`Answer::Yes`], [`Answer::No`] and [`Answer::NotApplicable`] decide anything. A text is one of them only when it is that word and
/// nothing else: "yes, except in service mode" is not yes.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Answer {
    /// Nothing stands there.
    #[default]
    Unanswered,
    /// Yes.
    Yes,
    /// No.
    No,
    /// The question does not apply.
    NotApplicable,
    /// The answer is in the notes.
    SeeNotes,
    /// The text that answers an open question.
    Text(String),
    /// A text that is none of the above, as it stands.
    Unrecognized(String),
}

const YES: [&str; 10] = [
    "yes", "y", "true", "はい", "有", "あり", "有り", "○", "〇", "◯",
];
const NO: [&str; 9] = ["no", "n", "false", "いいえ", "無", "なし", "無し", "×", "✕"];
const NOT_APPLICABLE: [&str; 9] = [
    "n/a",
    "na",
    "n.a",
    "notapplicable",
    "該当なし",
    "該当無し",
    "該当せず",
    "非該当",
    "対象外",
];
const SEE_NOTES: [&str; 11] = [
    "see note",
    "see notes",
    "see the note",
    "see the notes",
    "備考参照",
    "備考を参照",
    "備考欄参照",
    "備考欄を参照",
    "注記参照",
    "注記を参照",
    "注参照",
];

impl Answer {
    /// Reads the answer to a question of a kind.
    #[must_use]
    pub fn read(text: &str, kind: Kind) -> Self {
        if is_blank(text) {
            return Self::Unanswered;
        }
        let text = text.trim();
        match kind {
            Kind::Text if is_reference(text) => Self::SeeNotes,
            Kind::Text => Self::Text(text.to_owned()),
            Kind::Choice => {
                Self::of_word(text).unwrap_or_else(|| Self::Unrecognized(text.to_owned()))
            }
        }
    }

    /// Reads one of the four words; `None` for anything else.
    #[must_use]
    pub fn of_word(text: &str) -> Option<Self> {
        let key = match_key(text).replace(' ', "");
        let word = key.trim_end_matches(['.', '。', '．']);
        if YES.contains(&word) {
            Some(Self::Yes)
        } else if NO.contains(&word) {
            Some(Self::No)
        } else if NOT_APPLICABLE.contains(&word) {
            Some(Self::NotApplicable)
        } else {
            is_reference(text).then_some(Self::SeeNotes)
        }
    }

    /// Whether it is yes, no or not applicable.
    #[must_use]
    pub const fn is_decided(&self) -> bool {
        matches!(self, Self::Yes | Self::No | Self::NotApplicable)
    }

    /// Returns the text of an open or unrecognized answer.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Unrecognized(text) => Some(text),
            Self::Unanswered | Self::Yes | Self::No | Self::NotApplicable | Self::SeeNotes => None,
        }
    }
}

/// Whether nothing stands there: blanks, or the line on which one writes.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || matches!(c, '_' | '＿' | '\u{FEFF}'))
}

/// Whether a text does nothing but send the reader to notes: "See Note 3", "注2、3を参照".
#[must_use]
pub fn is_reference(text: &str) -> bool {
    let key = match_key(text);
    let letters = key.replace(
        |c: char| c.is_ascii_digit() || "#,.;、。()&*※".contains(c),
        " ",
    );
    let words: Vec<&str> = letters
        .split_whitespace()
        .filter(|word| *word != "and")
        .collect();
    let said = words.join(" ");
    let also = [
        "note",
        "notes",
        "注",
        "注記",
        "備考",
        "注 を参照",
        "注記 を参照",
        "備考 を参照",
    ];
    SEE_NOTES.contains(&said.as_str())
        || SEE_NOTES.contains(&words.concat().as_str())
        || (also.contains(&said.as_str()) && key.chars().any(|c| c.is_ascii_digit()))
}

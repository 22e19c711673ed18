//! The words and marks that stand in lists where a value should be.

use std::{collections::BTreeMap, sync::LazyLock};

use super::fold::fold;
use crate::{ident::text::fold_width, ledger::value::Unknown};

/// Words for the states of not knowing: the one that is written first, then synonyms.
const UNKNOWN_WORDS: [(Unknown, &[&str]); 5] = [
    (
        Unknown::NotAsked,
        &[
            "未確認",
            "不明",
            "要確認",
            "確認要",
            "未調査",
            "要調査",
            "わからない",
            "分からない",
            "unknown",
            "not asked",
            "not known",
            "tbc",
        ],
    ),
    (
        Unknown::Asked,
        &[
            "照会中",
            "問合せ中",
            "問い合わせ中",
            "問合わせ中",
            "確認中",
            "調査中",
            "回答待ち",
            "asked",
            "inquiring",
            "pending",
        ],
    ),
    (
        Unknown::Refused,
        &[
            "回答拒否",
            "開示拒否",
            "非開示",
            "回答不可",
            "refused",
            "not disclosed",
        ],
    ),
    (
        Unknown::Unreadable,
        &[
            "判読不能",
            "判読不可",
            "読取不能",
            "読取不可",
            "unreadable",
            "illegible",
        ],
    ),
    (
        Unknown::NotApplicable,
        &[
            "該当なし",
            "該当無し",
            "非該当",
            "対象外",
            "N/A",
            "not applicable",
        ],
    ),
];

/// Words that say of a company, a person, an address or a number that there is none.
///
/// Elsewhere they are answers: a device without malware protection has なし there, and that is known.
const NONE_WORDS: [&str; 15] = [
    "なし",
    "無し",
    "無",
    "ナシ",
    "ない",
    "無い",
    "特になし",
    "特に無し",
    "設定なし",
    "割当なし",
    "登録なし",
    "契約なし",
    "付番なし",
    "none",
    "nil",
];

/// Words in place of a name that do not say why there is none.
const UNCLEAR_WORDS: [&str; 20] = [
    "未定",
    "未記入",
    "未入力",
    "未登録",
    "未設定",
    "未割当",
    "検討中",
    "選定中",
    "空欄",
    "空白",
    "同上",
    "同左",
    "上に同じ",
    "々",
    "ditto",
    "same as above",
    "tbd",
    "to be determined",
    "blank",
    "null",
];

/// Longer texts are no words of these lists.
const LONGEST: usize = 48;

/// What stands where one thing is named: a company, a department, a person, an address, a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Naming {
    /// A name, as far as words tell.
    Name,
    /// There is none, or nobody knows it, and why.
    Unknown(Unknown),
    /// A mark such as `-` or `？`, or a word such as 未定 or 同上: no name, and nothing that says why.
    Unclear,
}

/// Words by their keys.
struct Words {
    states: BTreeMap<String, Unknown>,
    none: BTreeMap<String, Naming>,
}

fn words() -> &'static Words {
    // Lists have many texts; the words are folded once.
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let states = |(state, words): (Unknown, &'static [&'static str])| {
            words.iter().map(move |word| (fold(word), state))
        };
        let none = NONE_WORDS.map(|word| (fold(word), Naming::Unknown(Unknown::NotApplicable)));
        let unclear = UNCLEAR_WORDS.map(|word| (fold(word), Naming::Unclear));
        Words {
            states: UNKNOWN_WORDS.into_iter().flat_map(states).collect(),
            none: none.into_iter().chain(unclear).collect(),
        }
    });
    &WORDS
}

/// Whether a text is none of the words, seen at a glance: they are short and without digits.
fn is_other(text: &str) -> bool {
    text.len() > LONGEST || text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns the word for a state of not knowing in files.
#[must_use]
pub fn unknown_word(state: Unknown) -> &'static str {
    let words = UNKNOWN_WORDS.iter().find(|(known, _)| *known == state);
    words
        .and_then(|(_, words)| words.first())
        .copied()
        .unwrap_or_default()
}

/// Returns the state that a word stands for, width, case and punctuation aside.
///
/// `#N/A` is none: a spreadsheet writes it where a formula found nothing.
#[must_use]
pub fn unknown(text: &str) -> Option<Unknown> {
    if is_other(text) || is_formula_error(text) {
        return None;
    }
    words().states.get(&fold(text)).copied()
}

/// Tells whether a text names something, or stands in place of a name.
#[must_use]
pub fn naming(text: &str) -> Naming {
    // What a formula makes of a blank cell elsewhere.
    if matches!(text, "0" | "０") || is_formula_error(text) {
        return Naming::Unclear;
    }
    if is_other(text) {
        return Naming::Name;
    }
    let key = fold(text);
    if let Some(state) = words().states.get(&key) {
        return Naming::Unknown(*state);
    }
    if !key.chars().any(char::is_alphanumeric) {
        return Naming::Unclear;
    }
    words().none.get(&key).copied().unwrap_or(Naming::Name)
}

/// Whether a text is what a spreadsheet shows instead of a result, such as `#N/A`, `#REF!` or `#NAME?`.
fn is_formula_error(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['#', '＃']) else {
        return false;
    };
    rest.ends_with(['!', '！', '?', '？']) || fold_width(rest).eq_ignore_ascii_case("n/a")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_place_of_a_name_say_what_they_surely_mean() {
        for (text, expected) in [
            ("なし", Naming::Unknown(Unknown::NotApplicable)),
            ("無", Naming::Unknown(Unknown::NotApplicable)),
            ("（無し）", Naming::Unknown(Unknown::NotApplicable)),
            ("ﾅｼ", Naming::Unknown(Unknown::NotApplicable)),
            ("None", Naming::Unknown(Unknown::NotApplicable)),
            ("該当なし", Naming::Unknown(Unknown::NotApplicable)),
            ("N/A", Naming::Unknown(Unknown::NotApplicable)),
            ("不明", Naming::Unknown(Unknown::NotAsked)),
            ("Ｕｎｋｎｏｗｎ", Naming::Unknown(Unknown::NotAsked)),
            ("未確認", Naming::Unknown(Unknown::NotAsked)),
            ("問合せ中", Naming::Unknown(Unknown::Asked)),
            ("なし商会", Naming::Name),
            ("無線管理室", Naming::Name),
            ("3階東", Naming::Name),
            ("㈱", Naming::Name),
        ] {
            assert_eq!(naming(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_are_no_names() {
        for mark in [
            "-",
            "－",
            "―",
            "ー",
            "‐",
            "−",
            "--",
            "ーーー",
            "?",
            "？",
            "？？",
            "…",
            "・",
            "〃",
            "*",
            "×",
            "○",
            "/",
            "0",
            "未定",
            "同上",
            "TBD",
            "#N/A",
            "#REF!",
            "＃NAME？",
            "null",
        ] {
            assert_eq!(naming(mark), Naming::Unclear, "{mark}");
        }
        assert_eq!(unknown("#N/A"), None);
    }
}

//! The words by which lists say that a value is not known.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{catalogue::fold::fold, ledger::value::Unknown};

/// Words for the states of not knowing: the one that is written first, then synonyms.
const UNKNOWN_WORDS: [(Unknown, &[&str]); 5] = [
    (
        Unknown::NotAsked,
        &[
            "未確認",
            "不明",
            "要確認",
            "未調査",
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
#[must_use]
pub fn unknown(text: &str) -> Option<Unknown> {
    // Lists have many texts; each is folded once, and no list has words longer than ours.
    static STATES: LazyLock<BTreeMap<String, Unknown>> = LazyLock::new(|| {
        let words = |(state, words): (Unknown, &'static [&'static str])| {
            words.iter().map(move |word| (fold(word), state))
        };
        UNKNOWN_WORDS.into_iter().flat_map(words).collect()
    });
    if text.len() > 48 {
        return None;
    }
    STATES.get(&fold(text)).copied()
}

//! The key under which headers, choices and markers are the same word.

use crate::ident::text::fold_width;

/// Returns the key of a word: usual width, lower case, without spaces, punctuation, dashes and prolonged sound marks.
///
/// Lists in hospitals write one word in many ways: ＭＡＣアドレス, MAC ｱﾄﾞﾚｽ, `mac_address`; メーカ or メーカー; S/N or SN. This key is
/// coarser than [`crate::ident::text::match_key`] and meant for words of fixed lists only, never for values. Circles and crosses (○ 〇 ◯
/// ×) stay, in one form each, because they mean yes and no. A text of punctuation only has the empty key.
#[must_use]
pub fn fold(text: &str) -> String {
    let folded = fold_width(text);
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars().flat_map(char::to_lowercase) {
        match c {
            '〇' | '◯' | '◎' => key.push('○'),
            '✕' | '✖' | '✗' | '✘' | '☓' => key.push('×'),
            '○' | '×' | '✓' | '✔' => key.push(c),
            'ー' => {}
            _ if c.is_alphanumeric() => key.push(c),
            _ => {}
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn width_case_and_punctuation_do_not_matter() {
        let pairs = [
            ("ＭＡＣアドレス", "mac ｱﾄﾞﾚｽ"),
            ("メーカー", "メーカ"),
            ("S/N", "ｓｎ"),
            ("クラスⅢ", "クラスIII"),
            ("mac_address", "MAC Address"),
            ("ホスト名（FQDN）", "ﾎｽﾄ名FQDN"),
            ("〇", "○"),
            ("ハ\u{3099}ス", "バス"),
        ];
        for (a, b) in pairs {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(fold("棟"), fold("病棟"));
        assert_ne!(fold("○"), fold("×"));
        assert_ne!(fold("ハ"), fold("バ"));
        assert_eq!(fold(" -_/（）―"), "");
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(text in "[ｦ-ﾟァ-ヶぁ-ん一-龠Ａ-ｚ０-９Ⅰ-Ⅻa-zA-Z ー〇（）/-]{0,20}") {
            let key = fold(&text);
            prop_assert_eq!(fold(&key), key);
        }
    }
}

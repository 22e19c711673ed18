//! Spellings of one Japanese or English text brought to one form, for comparing and for searching.
//!
//! Nothing here changes what is stored: the results are keys.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

/// Characters that people and programs use for one another, and that Unicode compatibility folding leaves apart.
///
/// Right: what the key holds. CP932 and Unicode disagree about the wave dash and the minus sign, and fonts make the
/// dashes look alike; the kanji are the variants that Japanese names are typed with.
const VARIANTS: [(char, char); 22] = [
    ('\u{2010}', '-'),
    ('\u{2011}', '-'),
    ('\u{2012}', '-'),
    ('\u{2013}', '-'),
    ('\u{2014}', '-'),
    ('\u{2015}', '-'),
    ('\u{2212}', '-'),
    ('\u{2500}', '-'),
    ('\u{30FC}', '-'),
    ('\u{FE63}', '-'),
    ('\u{301C}', '~'),
    ('\u{223C}', '~'),
    ('\u{223E}', '~'),
    ('\u{2019}', '\''),
    ('髙', '高'),
    ('﨑', '崎'),
    ('\u{20BB7}', '吉'),
    ('濵', '浜'),
    ('濱', '浜'),
    ('栁', '柳'),
    ('邉', '辺'),
    ('邊', '辺'),
];

/// Old and variant kanji that a search should find by the common one, and that stay apart when rows are matched.
const OLD_KANJI: [(char, char); 22] = [
    ('澤', '沢'),
    ('齋', '斎'),
    ('齊', '斉'),
    ('廣', '広'),
    ('國', '国'),
    ('櫻', '桜'),
    ('圓', '円'),
    ('眞', '真'),
    ('惠', '恵'),
    ('學', '学'),
    ('醫', '医'),
    ('藥', '薬'),
    ('縣', '県'),
    ('會', '会'),
    ('關', '関'),
    ('龍', '竜'),
    ('瀧', '滝'),
    ('條', '条'),
    ('實', '実'),
    ('體', '体'),
    ('檢', '検'),
    ('德', '徳'),
];

/// Legal forms of Japanese companies after width folding; a key leaves them out at either end of a name.
const COMPANY_FORMS: [&str; 8] = [
    "株式会社",
    "(株)",
    "有限会社",
    "(有)",
    "合同会社",
    "(同)",
    "合資会社",
    "(資)",
];

/// Returns `text` with full-width letters, half-width kana, ligatures such as ㈱ and other compatibility forms
/// written the ordinary way (Unicode NFKC), borrowed where nothing changes.
#[must_use]
pub fn fold_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfkc().normalize(text)
}

/// Returns the key by which two spellings of one value are the same value.
///
/// Width, case, runs of white space, dashes and kanji variants are folded; katakana and hiragana stay apart.
#[must_use]
pub fn match_key(text: &str) -> String {
    fold(text, |c| c)
}

/// Returns the key of an organization's name: [`match_key`] without spaces and without 株式会社, ㈱, （有） and the like
/// at either end.
///
/// A name that is nothing but such a form keeps it.
#[must_use]
pub fn organization_key(text: &str) -> String {
    let mut key = match_key(text);
    key.retain(|c| c != ' ');
    let mut rest = key.as_str();
    for form in COMPANY_FORMS {
        rest = rest.strip_prefix(form).unwrap_or(rest);
        rest = rest.strip_suffix(form).unwrap_or(rest);
    }
    if rest.is_empty() {
        return key;
    }
    rest.to_owned()
}

/// Returns the key in which a search box looks for the key of what was typed.
///
/// As [`match_key`]; besides, katakana and hiragana are one, and so are old and new forms of common kanji.
#[must_use]
pub fn search_key(text: &str) -> String {
    fold(text, |c| match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        '\u{4E00}'..='\u{9FFF}' => variant(c, &OLD_KANJI),
        other => other,
    })
}

fn fold(text: &str, also: impl Fn(char) -> char) -> String {
    let folded = fold_width(text);
    let mut key = String::with_capacity(folded.len());
    let mut space = false;
    for c in folded.chars() {
        if c.is_whitespace() || c.is_control() {
            space = !key.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            key.push(' ');
        }
        if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
        } else {
            key.extend(also(variant(c, &VARIANTS)).to_lowercase());
        }
    }
    key
}

fn variant(c: char, table: &[(char, char)]) -> char {
    table
        .iter()
        .find(|(from, _)| *from == c)
        .map_or(c, |(_, to)| *to)
}

/// Returns a text with the line ends that the ledger stores: `\n`.
#[must_use]
pub fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        return Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Cow::Borrowed(text)
}

/// Returns a text as it is stored: full-width letters and digits become half-width, half-width kana full-width, and a full-width sign between two letters
/// or digits half-width; everything else, brackets and spaces above all, stays as it was typed.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    let text = unix_lines(text);
    if text.is_ascii() || !text.chars().any(|c| matches!(c, '\u{FF01}'..='\u{FF9F}')) {
        return text;
    }
    let mut tidy = String::with_capacity(text.len());
    let mut kana = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if matches!(c, '\u{FF66}'..='\u{FF9F}') {
            kana.push(c);
            continue;
        }
        tidy.push_str(&fold_width(&std::mem::take(&mut kana)));
        let next = rest.peek().copied().map(half);
        // The wave dash stands between numbers as well.
        let between = c != '～'
            && tidy.ends_with(|c: char| c.is_ascii_alphanumeric())
            && next.is_some_and(|c| c.is_ascii_alphanumeric());
        let narrow = half(c);
        tidy.push(if narrow.is_ascii_alphanumeric() || between {
            narrow
        } else {
            c
        });
    }
    tidy.push_str(&fold_width(&kana));
    Cow::Owned(tidy)
}

fn half(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_company_have_one_key() {
        let spellings = [
            "株式会社ミナト計測",
            "㈱ミナト計測",
            "（株）ミナト計測",
            "ﾐﾅﾄ計測㈱",
            "(株) ミナト計測",
            "ミナト計測",
        ];
        for spelling in spellings {
            assert_eq!(organization_key(spelling), "ミナト計測", "{spelling}");
        }
        assert_eq!(organization_key("㈱"), "(株)");
    }

    #[test]
    fn dashes_tildes_and_variants_are_one_in_keys() {
        for dash in ["－", "−", "ー", "―", "‐", "–", "-", "─"] {
            assert_eq!(match_key(&format!("PX{dash}4")), "px-4", "{dash}");
        }
        assert_eq!(match_key("1～2"), match_key("1〜2"));
        assert_eq!(match_key("髙木"), match_key("高木"));
        assert_ne!(match_key("カタ"), match_key("かた"));
    }

    #[test]
    fn search_finds_kana_width_and_case_aside() {
        assert_eq!(search_key("ﾓﾆﾀｰ　ＢＳＭ"), search_key("もにたー bsm"));
        assert_eq!(search_key("ガス"), search_key("ｶﾞｽ"));
        assert_eq!(search_key("大澤"), search_key("大沢"));
        assert_eq!(search_key(" \n a \u{3000} b "), "a b");
    }

    proptest::proptest! {
        #[test]
        fn a_key_is_its_own_key(text in "\\PC{0,40}") {
            let key = match_key(&text);
            proptest::prop_assert_eq!(match_key(&key), key);
        }
    }
}

//! The eras of the Japanese calendar.

use super::numbers::kanji_digit;

/// An era of the Japanese calendar.
pub(super) struct Era {
    /// Its name in kanji.
    pub(super) name: &'static str,
    /// Spellings at the front of a date, longest first.
    spellings: [&'static str; 4],
    /// The year of the common era before its first.
    pub(super) before: u16,
    /// Its first day.
    pub(super) first: (u16, u8, u8),
}

const fn era(
    name: &'static str,
    spellings: [&'static str; 4],
    before: u16,
    first: (u16, u8, u8),
) -> Era {
    Era {
        name,
        spellings,
        before,
        first,
    }
}

/// Source: Act on Era Names and the orders of 1868, 1912, 1926, 1989 and 2019; Meiji counts from 1868-01-25 as decreed.
const ERAS: [Era; 5] = [
    era("令和", ["令和", "令", "R", "r"], 2018, (2019, 5, 1)),
    era("平成", ["平成", "平", "H", "h"], 1988, (1989, 1, 8)),
    era("昭和", ["昭和", "昭", "S", "s"], 1925, (1926, 12, 25)),
    era("大正", ["大正", "大", "T", "t"], 1911, (1912, 7, 30)),
    era("明治", ["明治", "明", "M", "m"], 1867, (1868, 1, 25)),
];

/// Takes the era off the front. What follows must look like a year, so that `RS-232` has none.
pub(super) fn split_era(text: &str) -> Option<(&'static Era, &str)> {
    ERAS.iter().find_map(|era| {
        let rest = era
            .spellings
            .iter()
            .find_map(|name| text.strip_prefix(name))?;
        let rest = rest.trim_start_matches([' ', '.']);
        let year = rest.starts_with(|c: char| {
            c == '元' || c.is_ascii_digit() || kanji_digit(c).is_some() || c == '十'
        });
        year.then_some((era, rest))
    })
}

//! The gaps and typing errors of a ledger kept by hand by several people over years.

use super::random::Random;

/// A day of the common calendar.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Day {
    pub(super) year: u32,
    pub(super) month: u32,
    pub(super) day: u32,
}

impl Day {
    /// Returns the same day some years later.
    pub(super) fn after_years(self, years: u32) -> Self {
        Self {
            year: self.year + years,
            ..self
        }
    }
}

/// Returns the day in one of the spellings that stand side by side in such ledgers.
pub(super) fn date(random: &mut Random, day: Day) -> String {
    let Day {
        year,
        month,
        day: number,
    } = day;
    match random.below(100) {
        0..55 => format!("{year}-{month:02}-{number:02}"),
        55..75 => format!("{year}/{month}/{number}"),
        75..84 => format!("{year}年{month}月{number}日"),
        84..90 => {
            let (era, _, years) = era(day);
            let years = if years == 1 {
                "元".to_owned()
            } else {
                years.to_string()
            };
            format!("{era}{years}年{month}月{number}日")
        }
        90..96 => {
            let (_, letter, years) = era(day);
            format!("{letter}{years}.{month}.{number}")
        }
        96..98 => format!("{year}-{month:02}"),
        98..99 => full_width(&format!("{year}/{month}/{number}")),
        _ => format!("{year}"),
    }
}

/// Returns the era, its letter and the year in it. Reiwa began on 1 May 2019, Heisei on 8 January 1989.
fn era(day: Day) -> (&'static str, char, u32) {
    if (day.year, day.month) >= (2019, 5) {
        ("令和", 'R', day.year - 2018)
    } else {
        ("平成", 'H', day.year - 1988)
    }
}

/// Returns the name of a 株式会社 in one of its spellings.
pub(super) fn company(random: &mut Random, name: &str) -> String {
    let Some(core) = name
        .strip_prefix("株式会社")
        .or_else(|| name.strip_suffix("株式会社"))
    else {
        return name.to_owned();
    };
    let is_first = name.starts_with("株式会社");
    let around = |mark: &str| {
        if is_first {
            format!("{mark}{core}")
        } else {
            format!("{core}{mark}")
        }
    };
    match random.below(100) {
        0..60 => name.to_owned(),
        60..78 => around("㈱"),
        78..90 => around("(株)"),
        90..94 => around("（株）"),
        94..96 => around("株式会社 ").trim().to_owned(),
        _ => core.to_owned(),
    }
}

/// Returns the text as it is, or now and then with a slip of the keyboard that does not change what is meant.
pub(super) fn typed(random: &mut Random, text: &str) -> String {
    match random.below(1000) {
        0..8 => full_width(text),
        8..14 => format!("{text} "),
        14..16 => format!("　{text}"),
        16..22 => text.to_lowercase(),
        _ => text.to_owned(),
    }
}

/// Returns the cell, or a gap: mostly an empty cell, at times a word for not knowing.
pub(super) fn with_gaps(random: &mut Random, per_mille: u32, cell: String) -> String {
    if !random.chance(per_mille) {
        return cell;
    }
    let gaps = ["", "", "", "", "", "", "不明", "未確認", "-", "N/A"];
    (*random.pick(&gaps)).to_owned()
}

/// Returns the address in one of its spellings.
pub(super) fn mac(random: &mut Random, address: [u8; 6]) -> String {
    let pairs = address.map(|byte| format!("{byte:02X}"));
    match random.below(100) {
        0..75 => pairs.join(":"),
        75..88 => pairs.join("-"),
        88..94 => pairs.concat(),
        94..97 => pairs.join(":").to_lowercase(),
        97..99 => pairs
            .chunks(2)
            .map(<[String]>::concat)
            .collect::<Vec<_>>()
            .join(".")
            .to_lowercase(),
        _ => full_width(&pairs.join(":")),
    }
}

/// Returns the text with letters, digits and signs of ASCII in full width.
pub(super) fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_era_changes_in_may_2019() {
        let day = |year, month| Day {
            year,
            month,
            day: 1,
        };
        assert_eq!(era(day(2019, 4)), ("平成", 'H', 31));
        assert_eq!(era(day(2019, 5)), ("令和", 'R', 1));
        assert_eq!(era(day(2026, 1)), ("令和", 'R', 8));
    }

    #[test]
    fn all_spellings_of_a_company_keep_its_name() {
        let mut random = Random::new(1);
        let spellings: std::collections::BTreeSet<String> = (0..500)
            .map(|_| company(&mut random, "株式会社ミズナラ計測"))
            .collect();
        assert!(spellings.len() >= 5);
        assert!(
            spellings
                .iter()
                .all(|spelling| spelling.contains("ミズナラ計測"))
        );
        assert!(spellings.contains("㈱ミズナラ計測"));
    }

    #[test]
    fn full_width_digits_are_those_of_japanese_keyboards() {
        assert_eq!(full_width("A-1 台"), "Ａ－１ 台");
    }
}

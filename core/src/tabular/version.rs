//! From which version of the ledger a row of an exported table was made.
//!
//! `v-3f9c2e1b4d0a 17/240` stands for row 17 of the 240 of an export of all devices, made when the commit whose hash begins with
//! these digits was the newest; `v-… part 3/12` for row 3 of 12 that somebody had chosen. Where several commits were the
//! newest, `+` stands between them. The `v-` keeps spreadsheets from taking digits such as `123456789012` or `1e5…` for a number.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{
    ident::{hash::HashPrefix, text::fold_width},
    ledger::state::Ledger,
};

const MARK: &str = "v-";
const PART: &str = "part";
/// Most commits of a version that is read from a cell: a ledger has that many newest ones when as many people worked apart.
const MAX_COMMITS: usize = 1_000;

/// A version of the ledger: how the hashes of its newest commits begin, in their order.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Version(Vec<HashPrefix>);

/// The version and place of one row of an exported table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RowVersion {
    /// The version of the ledger that the row says what it said.
    pub version: Version,
    /// Which row it was, from 1.
    pub row: u32,
    /// How many there were.
    pub rows: u32,
    /// Whether only some devices were exported.
    pub part: bool,
}

/// A text that says no version.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not the version of a row")]
pub struct InvalidVersion;

impl Version {
    /// Returns the version that a ledger is now.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let mut commits: Vec<HashPrefix> = ledger.frontier().iter().map(HashPrefix::of).collect();
        commits.sort_unstable();
        Self(commits)
    }

    /// Returns how the hashes of its newest commits begin.
    #[must_use]
    pub fn commits(&self) -> &[HashPrefix] {
        &self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MARK)?;
        for (nth, commit) in self.0.iter().enumerate() {
            if nth > 0 {
                f.write_str("+")?;
            }
            commit.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Version {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let commits = text.strip_prefix(MARK).ok_or(InvalidVersion)?.split('+');
        let commits: Result<Vec<HashPrefix>, _> =
            commits.take(MAX_COMMITS).map(str::parse).collect();
        let mut commits = commits.map_err(|_| InvalidVersion)?;
        commits.sort_unstable();
        commits.dedup();
        Ok(Self(commits))
    }
}

impl fmt::Display for RowVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            version,
            row,
            rows,
            part,
        } = self;
        let part = if *part { " part" } else { "" };
        write!(f, "{version}{part} {row}/{rows}")
    }
}

/// Width, case and blanks do not matter.
impl FromStr for RowVersion {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let folded = fold_width(text).to_ascii_lowercase();
        let mut words = folded.split_whitespace();
        let mut next = || words.next().ok_or(InvalidVersion);
        let version = next()?.parse()?;
        let word = next()?;
        let part = word == PART;
        let place = if part { next()? } else { word };
        let (row, rows) = place.split_once('/').ok_or(InvalidVersion)?;
        let number = |text: &str| text.parse::<u32>().map_err(|_| InvalidVersion);
        let (row, rows) = (number(row)?, number(rows)?);
        if row == 0 || row > rows || words.next().is_some() {
            return Err(InvalidVersion);
        }
        Ok(Self {
            version,
            row,
            rows,
            part,
        })
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_reads_back_whatever_a_spreadsheet_does_to_its_letters() {
        for text in [
            "v-3f9c2e1b4d0a 17/240",
            "v-000000000000+3f9c2e1b4d0a part 3/12",
        ] {
            let read: RowVersion = text.parse().unwrap();
            assert_eq!(read.to_string(), text);
            assert_eq!(text.to_uppercase().parse(), Ok(read.clone()));
            assert_eq!(format!("  {}　", text.replace(' ', "　")).parse(), Ok(read));
        }
        assert_eq!(
            "Ｖ－３ｆ９ｃ２ｅ１ｂ４ｄ０ａ　１７／２４０".parse(),
            "v-3f9c2e1b4d0a 17/240".parse::<RowVersion>()
        );
    }

    #[test]
    fn other_texts_are_no_version() {
        for text in [
            "",
            "v-",
            "v- 1/2",
            "3f9c2e1b4d0a 1/2",
            "v-3f9c2e1b4d0a",
            "v-3f9c2e1b4d0 1/2",
            "v-3f9c2e1b4d0a 0/2",
            "v-3f9c2e1b4d0a 3/2",
            "v-3f9c2e1b4d0a 1/2 3",
            "v-3f9c2e1b4d0a part",
            "v-3f9c2e1b4d0a 1/99999999999",
            "v-3f9c2e1b4d0a++3f9c2e1b4d0a 1/2",
        ] {
            assert_eq!(text.parse::<RowVersion>(), Err(InvalidVersion), "{text}");
        }
    }
}

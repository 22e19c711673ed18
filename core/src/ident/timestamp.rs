//! Instants, as the clock of some computer told them.

use std::{fmt, str::FromStr};

use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// An instant in milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 in UTC with three decimals.
///
/// Clocks of laptops are wrong at times: an instant is shown to people and breaks ties for display, but it never
/// decides which change wins.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp(u64);

/// A text that is no instant of the form `2026-04-01T09:30:00.000Z`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not an instant of the form 2026-04-01T09:30:00.000Z")]
pub struct InvalidTimestamp;

/// 9999-12-31T23:59:59.999Z, the last instant that has this form.
const LAST_MILLISECOND: u64 = 253_402_300_799_999;

impl Timestamp {
    /// Makes an instant of milliseconds since 1970; later than the year 9999 is taken as the end of that year.
    pub fn from_milliseconds(milliseconds: u64) -> Self {
        Self(milliseconds.min(LAST_MILLISECOND))
    }

    /// Returns the milliseconds since 1970.
    pub fn milliseconds(self) -> u64 {
        self.0
    }

    fn to_date_time(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.to_date_time();
        let (year, month, day) = at.to_calendar_date();
        let (hour, minute, second, millisecond) = at.to_hms_milli();
        let month = u8::from(month);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z"
        )
    }
}

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        let number = |from: usize, to: usize| -> Result<u16, InvalidTimestamp> {
            let digits = text.get(from..to).ok_or(InvalidTimestamp)?;
            let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
            if all_digits {
                digits.parse().map_err(|_| InvalidTimestamp)
            } else {
                Err(InvalidTimestamp)
            }
        };
        let small =
            |from: usize| u8::try_from(number(from, from + 2)?).map_err(|_| InvalidTimestamp);
        let marks = [
            (4, "-"),
            (7, "-"),
            (10, "T"),
            (13, ":"),
            (16, ":"),
            (19, "."),
            (23, "Z"),
        ];
        if text.len() != 24
            || marks
                .iter()
                .any(|(at, mark)| text.get(*at..at + 1) != Some(mark))
        {
            return Err(InvalidTimestamp);
        }
        let month = Month::try_from(small(5)?).map_err(|_| InvalidTimestamp)?;
        let date = Date::from_calendar_date(i32::from(number(0, 4)?), month, small(8)?);
        let time = Time::from_hms_milli(small(11)?, small(14)?, small(17)?, number(20, 23)?);
        let (Ok(date), Ok(time)) = (date, time) else {
            return Err(InvalidTimestamp);
        };
        let nanoseconds = date
            .with_time(time)
            .assume_offset(UtcOffset::UTC)
            .unix_timestamp_nanos();
        u64::try_from(nanoseconds / 1_000_000)
            .map(Self)
            .map_err(|_| InvalidTimestamp)
    }
}

/// Serialized as the text.
impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_round_trips() {
        for (milliseconds, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_795_223_400_123, "2026-11-21T01:10:00.123Z"),
            (LAST_MILLISECOND, "9999-12-31T23:59:59.999Z"),
        ] {
            let at = Timestamp::from_milliseconds(milliseconds);
            assert_eq!(at.to_string(), text);
            assert_eq!(text.parse(), Ok(at));
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "2026-11-21",
            "2026-13-21T01:10:00.123Z",
            "2026-11-21T01:10:00.123+",
            "1969-12-31T23:59:59.999Z",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(InvalidTimestamp), "{text}");
        }
    }
}

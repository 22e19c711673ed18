//! Dates that may lack their day or month, and the spellings of Japanese lists.

pub mod japanese;

use std::fmt;
use std::str::FromStr;

use time::{Date, Month};

/// The years that a date of a ledger may lie in: from the first year of Meiji on.
pub const YEARS: std::ops::RangeInclusive<u16> = 1868..=2199;

/// A year, a month of a year, or a day.
///
/// Written as ISO 8601 does: `2024`, `2024-04`, `2024-04-01`. Ordered by year, then month, then day; a date that lacks a part stands
/// before those that have it. All dates are of the hospital's own calendar; there are no time zones.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no date, or not surely one.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DateError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Nothing of a known form.
    #[error("not a date")]
    Unrecognised,
    /// The calendar has no such day or month.
    #[error("there is no day {year}-{month}-{day}")]
    NoSuchDay {
        /// The year as written, by the common era.
        year: u16,
        /// The month as written.
        month: u8,
        /// The day as written, 0 where none was.
        day: u8,
    },
    /// The year is outside [`YEARS`].
    #[error("the year {0} is out of range")]
    YearOutOfRange(u16),
    /// A year of two digits without an era: 24 may be 2024, 1924 or Heisei 24.
    #[error("a year of two digits without an era")]
    TwoDigitYear,
    /// Day and month may be either way round, as in 4/1/2024.
    #[error("day and month may be either way round")]
    DayOrMonth,
    /// The day lies before the era began.
    #[error("before the era {era} began")]
    BeforeEra {
        /// Its name in kanji.
        era: &'static str,
    },
    /// A fiscal year (年度) is not a calendar year.
    #[error("a fiscal year")]
    FiscalYear,
    /// A time other than midnight follows, which a date would lose.
    #[error("a time of day follows")]
    HasTime,
}

impl PartialDate {
    /// Returns a date of the parts that are known.
    ///
    /// # Errors
    /// [`DateError::NoSuchDay`] for a month or day that the calendar lacks and for a day without a month;
    /// [`DateError::YearOutOfRange`] outside [`YEARS`].
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        if !YEARS.contains(&year) {
            return Err(DateError::YearOutOfRange(year));
        }
        let fits = match (month, day) {
            (None, None) => true,
            (None, Some(_)) => false,
            (Some(month), day) => calendar_date(year, month, day.unwrap_or(1)).is_some(),
        };
        if fits {
            return Ok(Self { year, month, day });
        }
        Err(DateError::NoSuchDay {
            year,
            month: month.unwrap_or(0),
            day: day.unwrap_or(0),
        })
    }

    /// Returns a day.
    ///
    /// # Errors
    /// As [`PartialDate::new`].
    pub fn day_of(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        Self::new(year, Some(month), Some(day))
    }

    /// Returns the year of the common era.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12, where it is known.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// Returns the day of the month where it is known.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Returns the first day that the date may mean.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self {
            year: self.year,
            month: self.month.or(Some(1)),
            day: self.day.or(Some(1)),
        }
    }

    /// Returns the last day that the date may mean.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = self.month.unwrap_or(12);
        let length = Month::try_from(month).map_or(31, |month| month.length(i32::from(self.year)));
        Self {
            year: self.year,
            month: Some(month),
            day: self.day.or(Some(length)),
        }
    }

    /// Whether the date is over on `today`: even its last day lies before.
    ///
    /// Dates of the life cycle are the last day of their stage, inclusive.
    #[must_use]
    pub fn is_over(self, today: Self) -> bool {
        self.last_day() < today.first_day()
    }

    /// Returns the days from `today` to the last day of the date; negative when that day is over.
    #[must_use]
    pub fn days_left(self, today: Self) -> i32 {
        let days = |date: Self| date.to_calendar().map_or(0, Date::to_julian_day);
        days(self.last_day()) - days(today.first_day())
    }

    /// Returns the day so many months before the last day of the date: the same day of the month, or its last where the month is
    /// shorter. `None` before [`YEARS`].
    #[must_use]
    pub fn months_before(self, months: u16) -> Option<Self> {
        self.moved(-i32::from(months))
    }

    /// Returns the day so many months after the last day of the date, as [`PartialDate::months_before`] does.
    #[must_use]
    pub fn months_after(self, months: u16) -> Option<Self> {
        self.moved(i32::from(months))
    }

    fn moved(self, months: i32) -> Option<Self> {
        let last = self.last_day();
        let count = i32::from(last.year) * 12 + i32::from(last.month?) - 1 + months;
        let year = u16::try_from(count.div_euclid(12)).ok()?;
        let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
        let of_month = Self::new(year, Some(month), None).ok()?.last_day();
        Self::new(year, Some(month), of_month.day.min(last.day)).ok()
    }

    fn to_calendar(self) -> Option<Date> {
        calendar_date(self.year, self.month?, self.day?)
    }
}

fn calendar_date(year: u16, month: u8, day: u8) -> Option<Date> {
    let month = Month::try_from(month).ok()?;
    Date::from_calendar_date(i32::from(year), month, day).ok()
}

/// Returns the day that a spreadsheet means by a serial number; a time of day is cut off.
///
/// `since_1904` chooses the epoch of old Macintosh workbooks. In the usual one day 1 is 1900-01-01 and day 60 is a 29 February that
/// never was.
///
/// # Errors
/// [`DateError::Unrecognised`] for what is no such number, [`DateError::YearOutOfRange`] past the year 2199.
pub fn from_serial(serial: f64, since_1904: bool) -> Result<PartialDate, DateError> {
    // Serial number 0 of the epoch as a Julian day; 1900-03-01 is day 61 because of the day that never was.
    let zero = if since_1904 { 2_416_481 } else { 2_415_020 };
    if !(0.0..=200_000.0).contains(&serial) {
        return Err(DateError::Unrecognised);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range is checked above; the time of day is cut off on purpose"
    )]
    let days = serial.floor() as i32;
    let real = match days {
        0 | 60 if !since_1904 => return Err(DateError::Unrecognised),
        61.. if !since_1904 => days - 1,
        _ => days,
    };
    let date = Date::from_julian_day(zero + real).map_err(|_| DateError::Unrecognised)?;
    let year = u16::try_from(date.year()).map_err(|_| DateError::Unrecognised)?;
    PartialDate::day_of(year, u8::from(date.month()), date.day())
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    /// Reads exactly the form that is written: `2024`, `2024-04` or `2024-04-01`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let number = |from: usize, to: usize| -> Result<u16, DateError> {
            let digits = text.get(from..to).ok_or(DateError::Unrecognised)?;
            if digits.bytes().all(|byte| byte.is_ascii_digit()) {
                digits.parse().map_err(|_| DateError::Unrecognised)
            } else {
                Err(DateError::Unrecognised)
            }
        };
        let small = |from: usize| {
            u8::try_from(number(from, from + 2)?).map_err(|_| DateError::Unrecognised)
        };
        let dashes = [4, 7]
            .iter()
            .all(|&at| text.get(at..=at).is_none_or(|c| c == "-"));
        match (text.len(), dashes) {
            (0, _) => Err(DateError::Empty),
            (4, true) => Self::new(number(0, 4)?, None, None),
            (7, true) => Self::new(number(0, 4)?, Some(small(5)?), None),
            (10, true) => Self::new(number(0, 4)?, Some(small(5)?), Some(small(8)?)),
            _ => Err(DateError::Unrecognised),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect(text)
    }

    #[test]
    fn months_are_counted_and_a_short_month_has_its_last_day() {
        for (from, months, to) in [
            ("2027-03-31", 1, "2027-02-28"),
            ("2027-01-15", 3, "2026-10-15"),
            ("2028", 10, "2028-02-29"),
            ("2027-03-31", 0, "2027-03-31"),
        ] {
            assert_eq!(date(from).months_before(months), Some(date(to)), "{from}");
        }
        assert_eq!(date("2026-11-30").months_after(3), Some(date("2027-02-28")));
        assert_eq!(date("1868-01").months_before(2), None);
        assert_eq!(date("2199").months_after(u16::MAX), None);
    }

    #[test]
    fn text_form_round_trips() {
        for text in ["2024", "2024-04", "2024-02-29", "1868-01-01", "2199-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn other_forms_and_days_that_are_not_are_refused() {
        for text in [
            "2024-4-1",
            "2024/04/01",
            "+024",
            "2024-04-",
            "2024-04-011",
            "医療機器",
            "20240401",
        ] {
            assert_eq!(
                text.parse::<PartialDate>(),
                Err(DateError::Unrecognised),
                "{text}"
            );
        }
        assert_eq!("".parse::<PartialDate>(), Err(DateError::Empty));
        assert_eq!(
            "2023-02-29".parse::<PartialDate>(),
            Err(DateError::NoSuchDay {
                year: 2023,
                month: 2,
                day: 29
            })
        );
        assert_eq!(
            "1600".parse::<PartialDate>(),
            Err(DateError::YearOutOfRange(1600))
        );
        assert!(PartialDate::new(2024, None, Some(1)).is_err());
    }

    #[test]
    fn order_and_ends() {
        assert!(date("2024") < date("2024-01"));
        assert!(date("2024-04") < date("2024-04-01"));
        assert!(date("2023-12-31") < date("2024"));
        assert_eq!(date("2024-02").last_day(), date("2024-02-29"));
        assert_eq!(date("2024").last_day(), date("2024-12-31"));
        assert_eq!(date("2024").first_day(), date("2024-01-01"));
    }

    #[test]
    fn a_date_is_over_after_its_last_day() {
        assert!(!date("2024-03").is_over(date("2024-03-31")));
        assert!(date("2024-03").is_over(date("2024-04-01")));
        assert_eq!(date("2024-03").days_left(date("2024-03-01")), 30);
        assert_eq!(date("2024-03-01").days_left(date("2024-03-02")), -1);
    }

    #[test]
    fn serial_numbers_are_the_days_that_a_spreadsheet_shows() {
        let usual = [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (45_383.5, "2024-04-01"),
        ];
        for (serial, text) in usual {
            assert_eq!(from_serial(serial, false), Ok(date(text)), "{serial}");
        }
        assert_eq!(from_serial(43_921.0, true), Ok(date("2024-04-01")));
        for bad in [60.0, 0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
            assert!(from_serial(bad, false).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_a_date_stays_itself(text in "\\PC{0,12}|[0-9-]{4,10}") {
            if let Ok(date) = text.parse::<PartialDate>() {
                prop_assert_eq!(date.to_string(), text);
                prop_assert!(date.first_day() <= date.last_day());
                prop_assert!(date <= date.last_day());
            }
        }
    }
}

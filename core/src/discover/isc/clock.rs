//! Times of leases, and clocks that were wrong.

use time::{Date, Month, Time};

use super::super::problem::Problem;
use crate::ident::timestamp::Timestamp;

/// Ten years, in milliseconds: no lease that is meant lasts so long.
const LONG: u64 = 10 * 366 * 86_400_000;
/// 1980, in milliseconds since 1970: what is before was told by a clock that nobody set.
const UNSET: u64 = 315_532_800_000;

/// What a statement says of a time.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Clock {
    /// Nothing.
    #[default]
    Unsaid,
    /// It does not end.
    Never,
    /// An instant.
    At(Timestamp),
    /// A text that is no time.
    Unread,
}

impl Clock {
    /// Reads `4 2017/10/05 15:22:29`, `epoch 1507216949` or `never`. The time is that of Greenwich.
    pub(super) fn read(words: &[&str]) -> Self {
        let read = match words {
            ["never"] => return Self::Never,
            ["epoch", seconds, ..] => seconds
                .parse()
                .ok()
                .map(|seconds: u64| seconds.saturating_mul(1_000)),
            [_, day, time, ..] => instant(day, time),
            _ => None,
        };
        let at = read.map(|milliseconds| Self::At(Timestamp::from_milliseconds(milliseconds)));
        at.unwrap_or(Self::Unread)
    }

    const fn at(self) -> Option<Timestamp> {
        match self {
            Self::At(at) => Some(at),
            Self::Unsaid | Self::Never | Self::Unread => None,
        }
    }
}

fn instant(day: &str, time: &str) -> Option<u64> {
    let numbers = |text: &str, separator: char| -> Option<[u16; 3]> {
        let numbers: Option<Vec<u16>> = text
            .split(separator)
            .map(|part| part.parse().ok())
            .collect();
        numbers?.try_into().ok()
    };
    let [year, month, day] = numbers(day, '/')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let small = |number: u16| u8::try_from(number).ok();
    let month = Month::try_from(small(month)?).ok()?;
    let date = Date::from_calendar_date(i32::from(year), month, small(day)?).ok()?;
    // A leap second is the one before it.
    let time = Time::from_hms(small(hour)?, small(minute)?, small(second.min(59))?).ok()?;
    let seconds = date.with_time(time).assume_utc().unix_timestamp();
    Some(u64::try_from(seconds).unwrap_or(0).saturating_mul(1_000))
}

/// The times of one lease.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    starts: Clock,
    ends: Clock,
    /// When the client was heard last.
    heard: Clock,
}

impl Times {
    pub(super) fn set(&mut self, which: &str, clock: Clock) {
        match which {
            "starts" => self.starts = clock,
            "ends" => self.ends = clock,
            _ => self.heard = clock,
        }
    }

    /// When the client was there, as far as the clock can be trusted.
    pub(super) fn seen(&self) -> Vec<Timestamp> {
        let both = [self.starts.at(), self.heard.at()];
        let set = |at: &Timestamp| at.milliseconds() >= UNSET;
        both.into_iter().flatten().filter(set).collect()
    }

    pub(super) fn end(&self) -> Option<Timestamp> {
        self.ends.at()
    }

    /// What is odd about them.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let all = [self.starts.at(), self.ends.at(), self.heard.at()];
        if all.iter().flatten().any(|at| at.milliseconds() < UNSET) {
            found.push(Problem::ClockNotSet);
        } else if let (Some(starts), Some(ends)) =
            (self.starts.at().or(self.heard.at()), self.ends.at())
        {
            if ends < starts {
                found.push(Problem::EndsBeforeStart);
            } else if ends.milliseconds() - starts.milliseconds() > LONG {
                found.push(Problem::FarFuture);
            }
        }
        found
    }
}

//! How long a ledger may go without a copy before a person is reminded.

use crate::ident::timestamp::Timestamp;

/// How often a person wants to be reminded.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// Every week.
    #[default]
    Weekly,
    /// Every thirty days.
    Monthly,
    /// Not at all.
    Never,
}

/// Milliseconds in an hour.
const HOUR: u64 = 3_600_000;
/// By how much it is due earlier than whole days: what was saved in an evening is due in the morning, not in the evening.
const AHEAD: u64 = 8 * HOUR;
/// By how much clocks differ without anything being wrong, such as after a journey or a correction over the network.
const TOLERANCE: u64 = 24 * HOUR;

impl Rhythm {
    /// All rhythms, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Daily, Self::Weekly, Self::Monthly, Self::Never];

    /// Returns the stored text.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Never => "never",
        }
    }

    /// Returns the rhythm of a stored text; anything unknown is weekly.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let is_it = |rhythm: &Self| rhythm.code() == code;
        Self::ALL.into_iter().find(is_it).unwrap_or_default()
    }

    fn days(self) -> Option<u64> {
        match self {
            Self::Daily => Some(1),
            Self::Weekly => Some(7),
            Self::Monthly => Some(30),
            Self::Never => None,
        }
    }

    /// Says whether it is time to save a copy: `saved` is when that was done last, `edits` how many changes came since.
    ///
    /// Without changes there is nothing to save. A copy that seems to come from the future was saved before the clock was
    /// set back, and how long that was ago nobody knows: it is time.
    #[must_use]
    pub fn is_due(self, saved: Option<Timestamp>, edits: usize, now: Timestamp) -> bool {
        let Some(days) = self.days().filter(|_| edits > 0) else {
            return false;
        };
        let Some(saved) = saved else {
            return true;
        };
        let (saved, now) = (saved.milliseconds(), now.milliseconds());
        match now.checked_sub(saved) {
            Some(passed) => passed + AHEAD >= days * 24 * HOUR,
            None => saved - now > TOLERANCE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * HOUR;

    /// An instant some days, and hours on top, after a copy that was saved on day 100.
    fn is_due(rhythm: Rhythm, days: i64, hours: i64) -> bool {
        let saved = 100 * DAY;
        let now = saved.saturating_add_signed((days * 24 + hours) * HOUR as i64);
        let at = Timestamp::from_milliseconds;
        rhythm.is_due(Some(at(saved)), 1, at(now))
    }

    #[test]
    fn it_is_time_after_as_many_days_as_were_chosen() {
        for (rhythm, days) in [
            (Rhythm::Daily, 1),
            (Rhythm::Weekly, 7),
            (Rhythm::Monthly, 30),
        ] {
            assert!(!is_due(rhythm, 0, 1));
            assert!(!is_due(rhythm, days, -9));
            assert!(is_due(rhythm, days, -8), "in the morning of the day");
            assert!(is_due(rhythm, days, 0));
            assert!(is_due(rhythm, 4000, 0));
        }
        assert!(!is_due(Rhythm::Never, 4000, 0));
    }

    #[test]
    fn without_changes_there_is_nothing_to_save_and_without_a_copy_it_is_time_at_once() {
        let now = Timestamp::from_milliseconds(100 * DAY);
        for rhythm in Rhythm::ALL {
            assert!(!rhythm.is_due(Some(Timestamp::default()), 0, now));
            assert!(!rhythm.is_due(None, 0, now));
            assert_eq!(rhythm.is_due(None, 1, now), rhythm != Rhythm::Never);
        }
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_silence_the_reminder() {
        for rhythm in [Rhythm::Daily, Rhythm::Weekly, Rhythm::Monthly] {
            assert!(!is_due(rhythm, 0, -1), "a small correction means nothing");
            assert!(is_due(rhythm, -2, 0));
            assert!(is_due(rhythm, -90, 0));
        }
    }

    #[test]
    fn codes_are_read_back_and_what_is_unknown_is_weekly() {
        for rhythm in Rhythm::ALL {
            assert_eq!(Rhythm::from_code(rhythm.code()), rhythm);
        }
        assert_eq!(Rhythm::from_code("yearly"), Rhythm::Weekly);
    }
}

//! Whether a contract is in force on a day, and what is due.

use super::{
    terms::{State, Term},
    view::Contract,
};
use crate::{ident::date::PartialDate, view::entity::Entity};

/// Where a contract stands on a day. What needs somebody first comes first.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Standing {
    /// It is over.
    Ended {
        /// Since when; `None`: it was ended early.
        on: Option<PartialDate>,
    },
    /// It renews by itself unless notice is given by a day that is near.
    NoticeSoon {
        /// The last day for notice.
        by: PartialDate,
    },
    /// It ends soon.
    EndsSoon {
        /// Its last day.
        on: PartialDate,
    },
    /// Nobody said until when it runs: that is not known, and so it is not "in force".
    Unstated,
    /// It is being prepared.
    Draft,
    /// Its first day is to come.
    NotYet {
        /// Its first day.
        from: PartialDate,
    },
    /// The period that is known is over, and it has renewed by itself.
    Renewed {
        /// The last day that was known.
        since: PartialDate,
    },
    /// It is in force.
    InForce {
        /// Its last day, where it has one.
        until: Option<PartialDate>,
    },
}

/// So many days before its end a contract "ends soon".
pub const SOON_DAYS: i32 = 90;

/// So many days before the last day for notice it is told.
pub const NOTICE_DAYS: i32 = 60;

impl Standing {
    /// Returns where a contract stands on a day.
    ///
    /// Its last day is inclusive. Where nobody said whether it renews, it does not: an end that passed unnoticed would
    /// otherwise look like a contract in force.
    #[must_use]
    pub fn of(contract: &Contract<'_>, today: PartialDate) -> Self {
        // What two people say differently is not known.
        let record = contract.record();
        let is_disputed = |field: &&str| record.is_conflict(field);
        if ["state", "term", "starts_on", "ends_on"]
            .iter()
            .any(is_disputed)
        {
            return Self::Unstated;
        }
        let state = contract.state().shown().known();
        if state == Some(State::Draft) {
            return Self::Draft;
        }
        if state == Some(State::Ended) {
            return Self::Ended { on: None };
        }
        let starts = contract.starts_on().shown().known();
        if let Some(from) = starts.filter(|from| from.first_day() > today.first_day()) {
            return Self::NotYet { from };
        }
        let ends = contract.ends_on().shown().known();
        match contract.term().shown().known() {
            Some(Term::Rolling) => rolling(ends, contract.notice_months().shown().known(), today),
            Some(Term::Fixed) | None => ends.map_or(Self::Unstated, |end| fixed(end, today)),
        }
    }

    /// Whether its promises count on that day.
    #[must_use]
    pub const fn is_in_force(self) -> bool {
        matches!(
            self,
            Self::NoticeSoon { .. }
                | Self::EndsSoon { .. }
                | Self::Renewed { .. }
                | Self::InForce { .. }
        )
    }

    /// Returns a stable name, used as key of translations.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ended { .. } => "ended",
            Self::NoticeSoon { .. } => "notice-soon",
            Self::EndsSoon { .. } => "ends-soon",
            Self::Unstated => "unstated",
            Self::Draft => "draft",
            Self::NotYet { .. } => "not-yet",
            Self::Renewed { .. } => "renewed",
            Self::InForce { .. } => "in-force",
        }
    }

    /// Returns the day that it speaks of.
    #[must_use]
    pub const fn day(self) -> Option<PartialDate> {
        match self {
            Self::Ended { on } => on,
            Self::NoticeSoon { by: day }
            | Self::EndsSoon { on: day }
            | Self::NotYet { from: day }
            | Self::Renewed { since: day } => Some(day),
            Self::InForce { until } => until,
            Self::Unstated | Self::Draft => None,
        }
    }
}

fn fixed(end: PartialDate, today: PartialDate) -> Standing {
    if end.is_over(today) {
        Standing::Ended { on: Some(end) }
    } else if end.days_left(today) <= SOON_DAYS {
        Standing::EndsSoon { on: end }
    } else {
        Standing::InForce { until: Some(end) }
    }
}

fn rolling(end: Option<PartialDate>, notice: Option<u16>, today: PartialDate) -> Standing {
    let Some(end) = end else {
        return Standing::InForce { until: None };
    };
    if end.is_over(today) {
        return Standing::Renewed { since: end };
    }
    // Where nobody said how long before notice is due, no day is made up.
    let by = notice.and_then(|months| end.months_before(months));
    match by {
        Some(by) if !by.is_over(today) && by.days_left(today) <= NOTICE_DAYS => {
            Standing::NoticeSoon { by }
        }
        _ => Standing::InForce { until: Some(end) },
    }
}

//! Where a product is in its life cycle.

use crate::ident::date::PartialDate;

/// Where a product is in its life cycle.
///
/// Source: manufacturer guidebook 6.6.1, figure 1 (IMDRF N70).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Stage {
    /// Before the end of life: supported in full.
    Supported,
    /// Between end of life and end of support: security updates and certain parts only.
    Limited,
    /// After the end of support: whoever uses it answers for it.
    Ended,
    /// Nobody said when support ends; never taken for supported.
    Unstated,
}

impl Stage {
    /// Returns the stage on `today`. Both dates are the last day of their stage; one that lacks its day lasts to the end of its
    /// month or year.
    #[must_use]
    pub fn on(
        today: PartialDate,
        end_of_life: Option<PartialDate>,
        end_of_support: Option<PartialDate>,
    ) -> Self {
        match (end_of_life, end_of_support) {
            (_, Some(end)) if end.is_over(today) => Self::Ended,
            (Some(end), _) if end.is_over(today) => Self::Limited,
            (_, None) => Self::Unstated,
            (_, Some(_)) => Self::Supported,
        }
    }

    /// Returns a word for it, for messages and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Limited => "limited",
            Self::Ended => "ended",
            Self::Unstated => "unstated",
        }
    }
}

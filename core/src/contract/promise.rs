//! What somebody promised to do by a day: entities of kind [`KIND`].

use crate::{
    catalogue::field::Kind,
    ident::{date::PartialDate, id::EntityId},
    ledger::{changes::ChangeSet, state::Ledger, table::Presence},
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of such records.
pub const KIND: &str = "promise";

kept!(
    /// Something that a contract promises by a day, once or again and again.
    Promise,
    KIND
);

/// So many days before it is due a promise is told.
pub const SOON_DAYS: i32 = 30;

/// When a promise is due.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Due {
    /// Its day is over.
    Overdue(PartialDate),
    /// Within [`SOON_DAYS`].
    Soon(PartialDate),
    /// Nobody said when.
    Unstated,
    /// Later.
    Later(PartialDate),
    /// It was kept, and is not due again.
    Kept(PartialDate),
}

impl<'a> Promise<'a> {
    /// Returns the contract.
    #[must_use]
    pub fn contract(&self) -> Option<EntityId> {
        self.0.reference("contract")
    }

    /// Returns what was promised.
    #[must_use]
    pub fn what(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "what", parse::text)
    }

    /// Returns the day by which it is due next.
    #[must_use]
    pub fn due_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "due_on", |text| text.parse().ok())
    }

    /// Returns after how many months it is due again; absent: once only.
    #[must_use]
    pub fn every_months(&self) -> Reading<'a, u16> {
        Reading::of(&self.0, "every_months", |text| {
            text.parse().ok().filter(|months| *months > 0)
        })
    }

    /// Returns when it was last kept.
    #[must_use]
    pub fn kept_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "kept_on", |text| text.parse().ok())
    }

    /// Returns when it is due, seen from `today`.
    #[must_use]
    pub fn due(&self, today: PartialDate) -> Due {
        let again = self.every_months().shown().known();
        if let (None, Some(kept)) = (again, self.kept_on().shown().known()) {
            return Due::Kept(kept);
        }
        match self.due_on().shown().known() {
            None => Due::Unstated,
            Some(due) if due.is_over(today) => Due::Overdue(due),
            Some(due) if due.days_left(today) <= SOON_DAYS => Due::Soon(due),
            Some(due) => Due::Later(due),
        }
    }
}

/// What is to be noted of a promise.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Promised {
    /// The contract.
    pub contract: EntityId,
    /// What was promised.
    pub what: String,
    /// The day by which it is due.
    pub due_on: Option<PartialDate>,
    /// After how many months it is due again.
    pub every_months: Option<u16>,
}

/// Returns the changes that note a promise, new or known.
#[must_use]
pub fn note(id: EntityId, promised: &Promised) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "contract", &promised.contract.to_string());
    changes.set_text(KIND, id, "what", &promised.what);
    let texts = [
        ("due_on", promised.due_on.map(|date| date.to_string())),
        (
            "every_months",
            promised.every_months.map(|months| months.to_string()),
        ),
    ];
    for (field, text) in texts {
        changes.set_or_clear(KIND, id, field, text.as_deref());
    }
    changes
}

/// Returns the changes that note that a promise was kept. One that is due again is due so many months after the day that it was
/// due, as often as it takes to lie ahead.
#[must_use]
pub fn keep(promise: &Promise<'_>, today: PartialDate) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, promise.id(), "kept_on", &today.to_string());
    let due = promise.due_on().shown().known();
    if let (Some(due), Some(months)) = (due, promise.every_months().shown().known()) {
        // Counted from the day itself: the end of January stays the end of a month.
        let mut days = (1..=u16::MAX / months).map_while(|nth| due.months_after(nth * months));
        let next = days.find(|next| !next.is_over(today));
        if let Some(next) = next {
            changes.set_text(KIND, promise.id(), "due_on", &next.to_string());
        }
    }
    changes
}

/// Returns the changes that delete a promise.
#[must_use]
pub fn delete(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}

/// Lists the promises of contracts that are there, the most urgent first: nobody waits for what a deleted one promised.
#[must_use]
pub fn all(ledger: &Ledger, today: PartialDate) -> Vec<(Due, Promise<'_>)> {
    let is_there = |id: EntityId| {
        let contract = ledger.record(Kind::Contract.as_str(), &id);
        contract.is_some_and(|it| it.presence() != Presence::Deleted)
    };
    let mut all: Vec<(Due, Promise<'_>)> = Promise::all(ledger)
        .filter(|promise| promise.contract().is_some_and(is_there))
        .map(|promise| (promise.due(today), promise))
        .collect();
    all.sort_by_key(|(due, promise)| (*due, promise.id()));
    all
}

//! What was asked of whom, and what became of it.

use super::item::Item;
use crate::{
    catalogue::field::Kind,
    ident::{date::PartialDate, id::EntityId},
    ledger::{changes::ChangeSet, value::ValueRef},
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of requests: one for each item of each model that was asked for.
pub const KIND: &str = "request";

/// What became of a request.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Answer {
    /// There is no answer yet.
    Open,
    /// It was disclosed: as a document, on paper, on a site of the maker.
    Given,
    /// The maker refuses.
    Refused,
    /// There is no such thing for this product.
    NotApplicable,
}

impl Answer {
    /// All answers.
    pub const ALL: [Self; 4] = [Self::Open, Self::Given, Self::Refused, Self::NotApplicable];

    /// Returns the text stored in the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Given => "given",
            Self::Refused => "refused",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Returns the answer of a stored text; `None` for one of a newer version.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

kept!(
    /// One item of one model that was asked for.
    Request,
    KIND
);

impl<'a> Request<'a> {
    /// Returns the model it is about.
    #[must_use]
    pub fn model(&self) -> Option<EntityId> {
        self.0.reference(Kind::Model.as_str())
    }

    /// Returns who was asked.
    #[must_use]
    pub fn organization(&self) -> Option<EntityId> {
        self.0.reference(Kind::Organization.as_str())
    }

    /// Returns what was asked for.
    #[must_use]
    pub fn item(&self) -> Reading<'a, Item> {
        Reading::of(&self.0, "item", Item::from_code)
    }

    /// Returns when it was asked for.
    #[must_use]
    pub fn asked_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "asked_on", |text| text.parse().ok())
    }

    /// Returns until when an answer was asked for.
    #[must_use]
    pub fn due_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "due_on", |text| text.parse().ok())
    }

    /// Returns what became of it. Where several people say different things, it is open.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let said = Reading::of(&self.0, "answer", Answer::from_code);
        said.known().unwrap_or(Answer::Open)
    }

    /// Returns when the answer came.
    #[must_use]
    pub fn answered_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "answered_on", |text| text.parse().ok())
    }

    /// Returns what the maker said: the reason of a refusal, where to find it, when it will come.
    #[must_use]
    pub fn reason(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "reason", parse::text)
    }

    /// Whether the answer is overdue on `today`.
    #[must_use]
    pub fn is_overdue(&self, today: PartialDate) -> bool {
        let due = self.due_on().shown().known();
        self.answer() == Answer::Open && due.is_some_and(|due| due.is_over(today))
    }
}

/// What is asked for: an item of a model.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Wanted {
    /// Of which model.
    pub model: EntityId,
    /// What.
    pub item: Item,
}

/// Returns the changes that note a request. `fresh` gives an id for each item.
#[must_use]
pub fn ask(
    wanted: &[Wanted],
    organization: Option<EntityId>,
    asked_on: PartialDate,
    due_on: Option<PartialDate>,
    mut fresh: impl FnMut() -> EntityId,
) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for Wanted { model, item } in wanted {
        let id = fresh();
        let mut set = |field: &str, text: &str| changes.set_text(KIND, id, field, text);
        set("model", &model.to_string());
        set("item", item.code());
        set("asked_on", &asked_on.to_string());
        set("answer", Answer::Open.code());
        if let Some(due) = due_on {
            set("due_on", &due.to_string());
        }
        if let Some(organization) = organization {
            set("organization", &organization.to_string());
        }
    }
    changes
}

/// An answer of a maker.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answered {
    /// What became of the request.
    pub answer: Answer,
    /// When.
    pub on: PartialDate,
    /// What the maker said.
    pub reason: Option<String>,
}

/// Returns the changes that note an answer to a request.
#[must_use]
pub fn note(request: EntityId, answered: &Answered) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, request, "answer", answered.answer.code());
    let on = answered.on.to_string();
    let on = match answered.answer {
        Answer::Open => ValueRef::Cleared,
        Answer::Given | Answer::Refused | Answer::NotApplicable => ValueRef::Text(&on),
    };
    changes.set(KIND, request, "answered_on", on);
    let reason = answered.reason.as_deref();
    let reason = reason.map_or(ValueRef::Cleared, ValueRef::Text);
    changes.set(KIND, request, "reason", reason);
    changes
}

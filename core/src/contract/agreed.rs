//! What was chosen and agreed of each clause of a contract: entities of kind [`KIND`].
//!
//! One entity a clause: two people who work on one contract do not get into each other's way. Its id follows from the two.

use super::words::Strength;
use crate::{
    catalogue::choice::codes,
    ident::id::EntityId,
    ledger::changes::ChangeSet,
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of such records.
pub const KIND: &str = "contract_clause";

codes! {
    /// What became of a clause when the two sides spoke about it.
    Outcome {
        /// It stands in the contract as the annex says it.
        Agreed = "agreed",
        /// It stands there with other words.
        Reworded = "reworded",
        /// The other side refused it.
        Refused = "refused",
    }
}

kept!(
    /// What was chosen and agreed of a clause.
    ContractClause,
    KIND
);

impl<'a> ContractClause<'a> {
    /// Returns the contract.
    #[must_use]
    pub fn contract(&self) -> Option<EntityId> {
        self.0.reference("contract")
    }

    /// Returns the id of the clause in its template.
    #[must_use]
    pub fn clause(&self) -> Option<&'a str> {
        self.0.text("clause")
    }

    /// Returns whether it is in the annex, where a person or an agreement said so.
    #[must_use]
    pub fn included(&self) -> Option<bool> {
        parse::yes_no(self.0.text("included")?)
    }

    /// Returns how strong it is, where a person or an agreement said so.
    #[must_use]
    pub fn strength(&self) -> Option<Strength> {
        Strength::from_code(self.0.text("strength")?)
    }

    /// Returns what became of it.
    #[must_use]
    pub fn outcome(&self) -> Reading<'a, Outcome> {
        Reading::of(&self.0, "outcome", Outcome::from_code)
    }

    /// Returns which text of the template it was made from; see [`super::clause::Clause::edition`].
    #[must_use]
    pub fn edition(&self) -> Option<&'a str> {
        self.0.text("edition")
    }

    /// Returns the words that were agreed in place of the template's.
    #[must_use]
    pub fn wording(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "wording", parse::text)
    }
}

/// What is to be said of a clause; what is `None` stays as it is.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Saying {
    /// Whether it is in the annex.
    pub included: Option<bool>,
    /// How strong it is.
    pub strength: Option<Strength>,
    /// What became of it; `Some(None)`: they still speak about it.
    pub outcome: Option<Option<Outcome>>,
    /// Which text of the template it was made from.
    pub edition: Option<String>,
    /// The words that were agreed; an empty text clears them.
    pub wording: Option<String>,
}

/// Returns the changes that say something of a clause.
#[must_use]
pub fn say(contract: EntityId, clause: &str, saying: &Saying) -> ChangeSet {
    let id = EntityId::derived(KIND, &format!("{contract}/{clause}"));
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "contract", &contract.to_string());
    changes.set_text(KIND, id, "clause", clause);
    if let Some(included) = saying.included {
        changes.set_text(KIND, id, "included", if included { "yes" } else { "no" });
    }
    if let Some(strength) = saying.strength {
        changes.set_text(KIND, id, "strength", strength.code());
    }
    if let Some(outcome) = saying.outcome {
        changes.set_or_clear(KIND, id, "outcome", outcome.map(Outcome::code));
    }
    if let Some(edition) = &saying.edition {
        changes.set_text(KIND, id, "edition", edition);
    }
    if let Some(wording) = &saying.wording {
        let text = Some(wording.as_str()).filter(|text| !text.trim().is_empty());
        changes.set_or_clear(KIND, id, "wording", text);
    }
    changes
}

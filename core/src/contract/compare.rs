//! What was agreed, against what the template says for such a hospital and such devices.

use super::{
    agreed::{ContractClause, Outcome},
    choice::{Choice, Offered, offered},
    draft,
    library::Library,
    said::Said,
    words::Strength,
};
use crate::{agreement::view::Contract, catalogue::choice::codes, view::entity::Entity};

codes! {
    /// How a contract differs from its template in a clause. What matters most comes first.
    Difference {
        /// The clause is not in it.
        Missing = "missing",
        /// It asks less of the other side.
        Weakened = "weakened",
        /// It stands there with other words, which a person has to read.
        Reworded = "reworded",
        /// They still speak about it.
        Open = "open",
        /// The template has another text since.
        Newer = "newer",
    }
}

/// A clause in which a contract differs.
#[derive(Clone, Copy, Debug)]
pub struct Deviation<'a> {
    /// The clause as the template offers it for such a hospital.
    pub offered: Offered<'a>,
    /// How it differs.
    pub difference: Difference,
    /// How strong it was agreed; `None` where it is not in the contract.
    pub agreed: Option<Strength>,
}

/// Lists the clauses in which a contract differs from its template, in the order of the template; `None` where it was not made
/// from one, so that nobody can tell.
#[must_use]
pub fn compare<'a>(
    library: &'a Library,
    contract: &Contract<'_>,
    said: &Said<'_>,
) -> Option<Vec<Deviation<'a>>> {
    let pattern = Choice {
        hospital: draft::pattern(contract)?.to_owned(),
        situations: draft::situations(contract),
        ..Choice::default()
    };
    // A kind of hospital that is not there any more leaves nothing out: rather one lack too many than one too few.
    let id = contract.id();
    let wanted = offered(library, &pattern).into_iter().filter(|it| it.is_in);
    let deviations = wanted.filter_map(|offered| {
        let said = said.clause(id, &offered.clause.id);
        let difference = difference(library, &offered, said)?;
        let is_missing = difference == Difference::Missing;
        let agreed = said.and_then(ContractClause::strength);
        Some(Deviation {
            offered,
            difference,
            agreed: agreed.filter(|_| !is_missing),
        })
    });
    Some(deviations.collect())
}

fn difference(
    library: &Library,
    offered: &Offered<'_>,
    said: Option<&ContractClause<'_>>,
) -> Option<Difference> {
    let Some(said) = said else {
        // Nobody has spoken of it: it is not agreed.
        return Some(Difference::Missing);
    };
    if said.record().is_conflict("included") {
        return Some(Difference::Open);
    }
    if said.included() == Some(false) {
        return Some(Difference::Missing);
    }
    match said.outcome().known() {
        Some(Outcome::Refused) => Some(Difference::Missing),
        Some(Outcome::Reworded) => Some(Difference::Reworded),
        None => Some(Difference::Open),
        Some(Outcome::Agreed) => of_agreed(library, offered, said),
    }
}

fn of_agreed(
    library: &Library,
    offered: &Offered<'_>,
    said: &ContractClause<'_>,
) -> Option<Difference> {
    let texts = &offered.clause.texts;
    let strength = said.strength().unwrap_or(offered.strength);
    // Two strengths of one text ask the same.
    if strength < offered.strength && texts.of(strength) != texts.of(offered.strength) {
        return Some(Difference::Weakened);
    }
    let now = library.edition_of(&offered.clause.id, strength);
    (said.edition() != now).then_some(Difference::Newer)
}

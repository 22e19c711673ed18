//! Which clauses an annex has, and how strong each is.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    clause::Clause,
    library::Library,
    pattern::{Case, Hospital},
    words::{Level, Situation, Strength},
};

/// What a person decided of an annex.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Choice {
    /// The kind of hospital.
    pub hospital: String,
    /// The situations of its devices; several may hold.
    pub situations: BTreeSet<Situation>,
    /// Whether clauses are in it, where a person said so; of the others the pattern says it.
    pub included: BTreeMap<String, bool>,
    /// How strong clauses are, other than the pattern says.
    pub strengths: BTreeMap<String, Strength>,
}

/// A clause as it is offered.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    /// The clause.
    pub clause: &'a Clause,
    /// How much it matters in these situations.
    pub level: Level,
    /// How strong it is.
    pub strength: Strength,
    /// Whether it is in the annex.
    pub is_in: bool,
}

/// Lists all clauses that are for the situations, with what the pattern and the person say of each.
#[must_use]
pub fn offered<'a>(library: &'a Library, choice: &Choice) -> Vec<Offered<'a>> {
    let hospital = library.hospital(&choice.hospital);
    let cases: Vec<&Case> = choice
        .situations
        .iter()
        .filter_map(|situation| library.situation(*situation))
        .collect();
    let clauses = library.clauses();
    let meant = clauses.filter(|clause| is_meant(clause, choice) && !is_senseless(clause, &cases));
    meant
        .map(|clause| {
            let level = level(clause, &cases);
            let too_much = hospital.is_some_and(|it| it.leaves_out(clause));
            let said = choice.included.get(&clause.id).copied();
            let own = choice.strengths.get(&clause.id).copied();
            Offered {
                clause,
                level,
                strength: own.unwrap_or_else(|| usual(hospital, level)),
                is_in: said.unwrap_or(!too_much),
            }
        })
        .collect()
}

fn is_meant(clause: &Clause, choice: &Choice) -> bool {
    let mut situations = clause.situations.iter();
    clause.situations.is_empty() || situations.any(|it| choice.situations.contains(it))
}

/// A clause makes no sense only where it makes none in any of the situations.
fn is_senseless(clause: &Clause, cases: &[&Case]) -> bool {
    !cases.is_empty() && cases.iter().all(|case| case.leaves_out(clause))
}

/// Of several situations the one counts in which a clause matters most.
fn level(clause: &Clause, cases: &[&Case]) -> Level {
    let said = cases
        .iter()
        .filter_map(|case| case.level.get(&clause.id).copied());
    said.min().unwrap_or(clause.level)
}

fn usual(hospital: Option<&Hospital>, level: Level) -> Strength {
    let said = hospital.and_then(|hospital| hospital.strength.get(&level));
    said.copied().unwrap_or(Strength::Middle)
}

//! Which clauses an annex has, and how strong each is.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    clause::Clause,
    library::Library,
    pattern::{Case, Hospital, Preset},
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
    /// Clauses that the other side refused: they are not in the annex, and what they ask for is done by nobody.
    pub refused: BTreeSet<String>,
    /// The words that were agreed in place of the template's.
    pub wordings: BTreeMap<String, String>,
    /// Whether it was agreed: a clause that nobody spoke of then is not in it.
    pub is_agreed: bool,
    /// The numbers and words that stood there at first when it was agreed.
    pub presets: Option<BTreeMap<String, Preset>>,
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
                is_in: said.unwrap_or(!too_much && !choice.is_agreed),
            }
        })
        .collect()
}

fn is_meant(clause: &Clause, choice: &Choice) -> bool {
    let of = &clause.situations;
    // A device that was bought new, is supported and lies in the hospital's network without remote maintenance is in none of the
    // situations: what holds in a closed network and with remote maintenance holds for it, too.
    let is_general = [Situation::Closed, Situation::Remote]
        .iter()
        .all(|it| of.contains(it));
    of.is_empty()
        || of.iter().any(|it| choice.situations.contains(it))
        || (choice.situations.is_empty() && is_general)
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

//! Who does what, and what nobody does.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    assigned::Doers,
    choice::{Choice, offered},
    clause::Task,
    library::Library,
    words::Party,
};

/// What a party has to do with a task.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Part {
    /// Does it.
    Responsible,
    /// Answers for it.
    Accountable,
    /// Is asked.
    Consulted,
    /// Is told.
    Informed,
}

/// Who does a task and who answers for it, other than the template says, by task.
pub type Assigned = BTreeMap<String, Doers>;

/// A line of the matrix.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line<'a> {
    /// The task.
    pub task: &'a Task,
    /// The clause that says so.
    pub clause: &'a str,
    /// What each party has to do with it.
    pub parts: BTreeMap<Party, BTreeSet<Part>>,
}

impl Line<'_> {
    /// Returns whether nobody does it, or nobody answers for it.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        let has = |part: Part| self.parts.values().any(|parts| parts.contains(&part));
        !has(Part::Responsible) || !has(Part::Accountable)
    }
}

/// Lists the tasks of an annex, in the order of its articles. Parties that the contract does not have do nothing: `parties` names those that
/// it has. Of a clause that was refused its tasks stay, and are done by nobody unless somebody said who does them.
#[must_use]
pub fn matrix<'a>(
    library: &'a Library,
    choice: &Choice,
    parties: &BTreeSet<Party>,
    assigned: &Assigned,
) -> Vec<Line<'a>> {
    let kept = offered(library, choice).into_iter().filter(|it| it.is_in);
    kept.flat_map(|it| {
        let tasks = it.clause.tasks.iter();
        tasks.map(|task| Line {
            task,
            clause: &it.clause.id,
            parts: parts(
                task,
                choice.refused.contains(&it.clause.id),
                parties,
                assigned,
            ),
        })
    })
    .collect()
}

fn parts(
    task: &Task,
    is_refused: bool,
    parties: &BTreeSet<Party>,
    assigned: &Assigned,
) -> BTreeMap<Party, BTreeSet<Part>> {
    let said = assigned.get(&task.id).copied().unwrap_or_default();
    let template = |party: Option<Party>| party.filter(|_| !is_refused);
    let responsible = said.responsible.unwrap_or(template(task.responsible));
    let accountable = said.accountable.unwrap_or(template(task.accountable));
    let (consulted, informed): (&[Party], &[Party]) = if is_refused {
        (&[], &[])
    } else {
        (&task.consulted, &task.informed)
    };
    let mut parts: BTreeMap<Party, BTreeSet<Part>> = BTreeMap::new();
    let mut add = |party: Party, part: Part| {
        if parties.contains(&party) {
            parts.entry(party).or_default().insert(part);
        }
    };
    let said = [
        (Part::Responsible, responsible.as_slice()),
        (Part::Accountable, accountable.as_slice()),
        (Part::Consulted, consulted),
        (Part::Informed, informed),
    ];
    for (part, of) in said {
        for party in of {
            add(*party, part);
        }
    }
    parts
}

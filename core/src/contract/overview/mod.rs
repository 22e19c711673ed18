//! All contracts: where each stands, what is wrong with it, and which devices have none.
//!
//! | module | what it holds |
//! |---|---|
//! | [`lacks`] | clauses that contracts must have and lack |
//! | [`uncovered`] | devices that none covers, by model |

pub mod lacks;
pub mod uncovered;

use hashbrown::{HashMap, HashSet};

use super::{
    compare::{Deviation, Difference, compare},
    covered::Devices,
    draft,
    kept::{as_agreed, taken_out},
    library::Library,
    matrix::matrix,
    promise::{Due, Promise},
    said::Said,
    words::Level,
};
use crate::{
    agreement::{standing::Standing, terms::Term, view::Contract},
    catalogue::choice::codes,
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
    view::entity::Entity,
};

codes! {
    /// What is wrong with a contract. What is to be acted upon first comes first.
    Problem {
        /// It is over, and devices of it have no other that is in force.
        Ended = "ended",
        /// Notice is due soon.
        NoticeSoon = "notice-soon",
        /// It ends soon.
        EndsSoon = "ends-soon",
        /// A promise is overdue.
        PromiseOverdue = "promise-overdue",
        /// Clauses that it must have are not in it.
        MustMissing = "must-missing",
        /// Clauses that it must have ask less than they should.
        MustWeakened = "must-weakened",
        /// Nobody does a task, or nobody answers for it.
        TaskGap = "task-gap",
        /// Nobody said until when it runs.
        Unstated = "unstated",
        /// Devices that it covers are gone.
        DevicesGone = "devices-gone",
        /// It covers no device.
        NoDevices = "no-devices",
        /// Nobody to call at the company in an emergency is named.
        NoContact = "no-contact",
        /// The template has newer texts.
        Newer = "newer",
    }
}

/// A contract, with what follows from the ledger.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The contract.
    pub contract: Contract<'a>,
    /// Where it stands.
    pub standing: Standing,
    /// The devices that it covers.
    pub units: Vec<EntityId>,
    /// How many devices that it covered are gone.
    pub gone: usize,
    /// What is wrong, with how often.
    pub problems: Vec<(Problem, usize)>,
    /// The clauses that it must have and that are missing or weakened, by their ids.
    pub lacking: Vec<(String, Difference)>,
}

/// All contracts on a day.
#[derive(Clone, Debug, Default)]
pub struct Overview<'a> {
    /// The contracts: those first that need somebody first.
    pub rows: Vec<Row<'a>>,
    /// Devices that no contract in force covers, in the order of the ledger.
    pub uncovered: Vec<EntityId>,
    /// Devices whose only contracts are over, among the uncovered.
    pub lapsed: usize,
}

/// Looks at one contract on a day; `None` where it is not there.
#[must_use]
pub fn row<'a>(
    ledger: &'a Ledger,
    library: &Library,
    today: PartialDate,
    contract: EntityId,
) -> Option<Row<'a>> {
    let rows = covering(&Devices::of(ledger), ledger, today);
    let look = Look::of(ledger, library, today, &rows);
    let mut row = rows.into_iter().find(|row| row.contract.id() == contract)?;
    look.judge(&mut row);
    Some(row)
}

/// Looks through all contracts on a day.
#[must_use]
pub fn overview<'a>(ledger: &'a Ledger, library: &Library, today: PartialDate) -> Overview<'a> {
    let devices = Devices::of(ledger);
    let mut rows = covering(&devices, ledger, today);
    let look = Look::of(ledger, library, today, &rows);
    for row in &mut rows {
        look.judge(row);
    }
    rows.sort_by_key(|row| {
        let first = row.problems.first().map(|(problem, _)| *problem);
        (first.is_none(), first, row.standing, row.contract.id())
    });
    let ever: HashSet<EntityId> = rows
        .iter()
        .flat_map(|row| row.units.iter().copied())
        .collect();
    let uncovered: Vec<EntityId> = devices
        .all
        .iter()
        .filter(|id| !look.in_force.contains(*id))
        .copied()
        .collect();
    let lapsed = uncovered.iter().filter(|id| ever.contains(*id)).count();
    Overview {
        rows,
        uncovered,
        lapsed,
    }
}

/// All contracts with where each stands and what it covers; what is wrong with them is not looked at yet.
fn covering<'a>(devices: &Devices, ledger: &'a Ledger, today: PartialDate) -> Vec<Row<'a>> {
    let row = |contract: Contract<'a>| {
        let (units, gone) = devices.covered(contract.id());
        Row {
            standing: Standing::of(&contract, today),
            contract,
            units,
            gone,
            problems: Vec::new(),
            lacking: Vec::new(),
        }
    };
    Contract::all(ledger).map(row).collect()
}

/// The promises of contracts whose day is over.
fn overdue(ledger: &Ledger, today: PartialDate) -> HashMap<EntityId, usize> {
    let mut overdue = HashMap::new();
    for promise in Promise::all(ledger) {
        let is_over = matches!(promise.due(today), Due::Overdue(_));
        if let Some(contract) = Promise::contract(&promise).filter(|_| is_over) {
            *overdue.entry(contract).or_default() += 1;
        }
    }
    overdue
}

/// What is worked out once for all contracts.
struct Look<'a, 'l> {
    library: &'l Library,
    said: Said<'a>,
    overdue: HashMap<EntityId, usize>,
    /// Devices that a contract in force covers.
    in_force: HashSet<EntityId>,
}

impl<'a, 'l> Look<'a, 'l> {
    fn of(ledger: &'a Ledger, library: &'l Library, today: PartialDate, rows: &[Row<'_>]) -> Self {
        let in_force = rows.iter().filter(|row| row.standing.is_in_force());
        Self {
            library,
            said: Said::of(ledger),
            overdue: overdue(ledger, today),
            in_force: in_force.flat_map(|row| row.units.iter().copied()).collect(),
        }
    }

    /// Finds what is wrong with a contract.
    fn judge(&self, row: &mut Row<'_>) {
        // What is prepared, and what somebody ended before its time, needs nobody.
        if !matches!(row.standing, Standing::Draft | Standing::Ended { on: None }) {
            let deviations = compare(self.library, &row.contract, &self.said).unwrap_or_default();
            row.lacking = lacking(&deviations);
            row.problems = problems(row, self, &deviations);
        }
    }
}

fn lacking(deviations: &[Deviation<'_>]) -> Vec<(String, Difference)> {
    let is_lack = |it: &&Deviation<'_>| {
        let lacks = matches!(it.difference, Difference::Missing | Difference::Weakened);
        lacks && it.offered.level == Level::Must
    };
    let found = deviations.iter().filter(is_lack);
    found
        .map(|it| (it.offered.clause.id.clone(), it.difference))
        .collect()
}

fn problems(
    row: &Row<'_>,
    look: &Look<'_, '_>,
    deviations: &[Deviation<'_>],
) -> Vec<(Problem, usize)> {
    let contract = &row.contract;
    let is_over = matches!(row.standing, Standing::Ended { on: Some(_) });
    let once = |is_so: bool| usize::from(is_so);
    let mut found = vec![
        (
            Problem::Ended,
            once(is_over && row.units.iter().any(|unit| !look.in_force.contains(unit))),
        ),
        (
            Problem::NoticeSoon,
            once(matches!(row.standing, Standing::NoticeSoon { .. })),
        ),
        (
            Problem::EndsSoon,
            once(matches!(row.standing, Standing::EndsSoon { .. })),
        ),
        (
            Problem::PromiseOverdue,
            look.overdue
                .get(&contract.id())
                .copied()
                .unwrap_or_default(),
        ),
        (Problem::Unstated, once(is_unstated(row))),
        (Problem::DevicesGone, row.gone),
        (
            Problem::NoDevices,
            once(row.units.is_empty() && row.gone == 0),
        ),
        (
            Problem::NoContact,
            once(contract.of_vendor().iter().all(Option::is_none)),
        ),
        (Problem::TaskGap, gaps(row, look.library, &look.said)),
    ];
    let lacks = |difference: Difference| {
        let of = row.lacking.iter();
        of.filter(|(_, it)| *it == difference).count()
    };
    let newer = deviations
        .iter()
        .filter(|it| it.difference == Difference::Newer);
    found.push((Problem::MustMissing, lacks(Difference::Missing)));
    found.push((Problem::MustWeakened, lacks(Difference::Weakened)));
    found.push((Problem::Newer, newer.count()));
    found.retain(|(_, count)| *count > 0);
    found.sort_unstable();
    found
}

/// Whether nobody said until when a contract runs, or by when notice is due of one that renews.
fn is_unstated(row: &Row<'_>) -> bool {
    let contract = &row.contract;
    let rolls = contract.term().shown().known() == Some(Term::Rolling);
    let has_end = contract.ends_on().shown().known().is_some();
    let has_notice = contract.notice_months().shown().known().is_some();
    let is_running = row.standing.is_in_force();
    matches!(row.standing, Standing::Unstated | Standing::Renewed { .. })
        || (is_running && rolls && has_end && !has_notice)
}

/// Returns how many tasks of a contract nobody does, or nobody answers for.
fn gaps(row: &Row<'_>, library: &Library, said: &Said<'_>) -> usize {
    let Some(choice) = draft::choice(&row.contract, said) else {
        return 0;
    };
    let parties = draft::parties(&draft::facts(&row.contract, &row.units, said));
    let tasks = said.tasks(row.contract.id());
    let ledger = row.contract.record().ledger();
    // The template as it was agreed has the same tasks, but for clauses that a hospital took out since.
    let is_whole = taken_out(ledger, library, row.contract.id(), said).is_empty();
    let agreed = (!is_whole).then(|| as_agreed(ledger, library, row.contract.id(), said));
    let lines = matrix(
        agreed.as_ref().unwrap_or(library),
        &choice,
        &parties,
        &tasks,
    );
    lines.iter().filter(|line| line.is_gap()).count()
}

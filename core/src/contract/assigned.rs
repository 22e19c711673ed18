//! Who does what in a contract, other than its template says: entities of kind [`KIND`].

use super::words::Party;
use crate::{
    catalogue::choice::codes,
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        state::{Ledger, Record},
    },
};

/// The kind of such records.
pub const KIND: &str = "contract_task";

/// In place of a party: nobody.
const NOBODY: &str = "nobody";

/// Who does a task and who answers for it. `None`: as the template says; `Some(None)`: nobody.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Doers {
    /// Who does it.
    pub responsible: Option<Option<Party>>,
    /// Who answers for it.
    pub accountable: Option<Option<Party>>,
}

codes! {
    /// What is said of a task.
    Doing {
        /// Who does it.
        Responsible = "responsible",
        /// Who answers for it.
        Accountable = "accountable",
    }
}

/// Lists what is said of the tasks of all contracts: the contract, the task, who does it and who answers for it.
pub(super) fn all(ledger: &Ledger) -> impl Iterator<Item = (EntityId, String, Doers)> {
    ledger.records(KIND).filter_map(|record| of(&record))
}

fn of(record: &Record<'_>) -> Option<(EntityId, String, Doers)> {
    // What two people said differently is not settled: nobody does it.
    let party = |field: &str| {
        let code = record.text(field)?;
        Some(Party::from_code(code).filter(|_| !record.is_conflict(field)))
    };
    let doers = Doers {
        responsible: party(Doing::Responsible.code()),
        accountable: party(Doing::Accountable.code()),
    };
    let task = record.text("task")?.to_owned();
    Some((record.reference("contract")?, task, doers))
}

/// Returns the changes that say who does a task, or who answers for it; the other of the two stays as it is. `None`: nobody.
#[must_use]
pub fn assign(contract: EntityId, task: &str, doing: Doing, party: Option<Party>) -> ChangeSet {
    let id = EntityId::derived(KIND, &format!("{contract}/{task}"));
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "contract", &contract.to_string());
    changes.set_text(KIND, id, "task", task);
    changes.set_text(KIND, id, doing.code(), party.map_or(NOBODY, Party::code));
    changes
}

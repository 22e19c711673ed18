//! Who does what in a contract, other than its template says: entities of kind [`KIND`].

use super::words::Party;
use crate::{
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

/// Lists what is said of the tasks of all contracts: the contract, the task, who does it and who answers for it.
pub(super) fn all(ledger: &Ledger) -> impl Iterator<Item = (EntityId, String, Pair)> {
    ledger.records(KIND).filter_map(|record| of(&record))
}

/// Who does a task, and who answers for it; `None`: nobody.
pub type Pair = (Option<Party>, Option<Party>);

fn of(record: &Record<'_>) -> Option<(EntityId, String, Pair)> {
    let party = |field: &str| Party::from_code(record.text(field)?);
    let is_said = record.text("responsible").is_some() || record.text("accountable").is_some();
    let task = record.text("task").filter(|_| is_said)?.to_owned();
    let pair = (party("responsible"), party("accountable"));
    Some((record.reference("contract")?, task, pair))
}

/// Returns the changes that say who does a task and who answers for it; `None` for the two: as the template says.
#[must_use]
pub fn assign(contract: EntityId, task: &str, said: Option<Pair>) -> ChangeSet {
    let id = EntityId::derived(KIND, &format!("{contract}/{task}"));
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "contract", &contract.to_string());
    changes.set_text(KIND, id, "task", task);
    let fields = [
        ("responsible", said.map(|(responsible, _)| responsible)),
        ("accountable", said.map(|(_, accountable)| accountable)),
    ];
    for (field, party) in fields {
        let code = party.map(|party| party.map_or(NOBODY, Party::code));
        changes.set_or_clear(KIND, id, field, code);
    }
    changes
}

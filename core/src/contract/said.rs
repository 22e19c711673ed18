//! What people said of contracts, found by contract: their clauses, answers and tasks.

use hashbrown::HashMap;

use super::{agreed::ContractClause, annex::Facts, answered, assigned, matrix::Assigned};
use crate::{ident::id::EntityId, ledger::state::Ledger};

/// What people said of all contracts.
#[derive(Debug, Default)]
pub struct Said<'a> {
    clauses: HashMap<EntityId, HashMap<&'a str, ContractClause<'a>>>,
    answers: HashMap<EntityId, Facts>,
    tasks: HashMap<EntityId, Assigned>,
}

impl<'a> Said<'a> {
    /// Reads it all.
    #[must_use]
    pub fn of(ledger: &'a Ledger) -> Self {
        let mut said = Self::default();
        for clause in ContractClause::all(ledger) {
            if let (Some(contract), Some(name)) = (clause.contract(), clause.clause()) {
                let clauses = said.clauses.entry(contract).or_default();
                clauses.insert(name, clause);
            }
        }
        for (contract, field, text) in answered::all(ledger) {
            said.answers
                .entry(contract)
                .or_default()
                .insert(field, text);
        }
        for (contract, task, pair) in assigned::all(ledger) {
            said.tasks.entry(contract).or_default().insert(task, pair);
        }
        said
    }

    /// Finds what is said of a clause.
    #[must_use]
    pub fn clause(&self, contract: EntityId, clause: &str) -> Option<&ContractClause<'a>> {
        self.clauses.get(&contract)?.get(clause)
    }

    /// Lists what is said of the clauses of a contract.
    pub fn clauses(
        &self,
        contract: EntityId,
    ) -> impl Iterator<Item = (&'a str, &ContractClause<'a>)> {
        let of = self.clauses.get(&contract).into_iter().flatten();
        of.map(|(name, clause)| (*name, clause))
    }

    /// Returns what was answered of a contract.
    #[must_use]
    pub fn answers(&self, contract: EntityId) -> Facts {
        self.answers.get(&contract).cloned().unwrap_or_default()
    }

    /// Returns who does what in a contract, other than its template says.
    #[must_use]
    pub fn tasks(&self, contract: EntityId) -> Assigned {
        self.tasks.get(&contract).cloned().unwrap_or_default()
    }
}

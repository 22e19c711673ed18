//! Contracts as a whole: the templates that they are compared with are too heavy for the first screen.

use daicho_core::{
    contract::{
        library::shipped,
        overview::{Problem, overview},
        own,
    },
    ident::date::PartialDate,
    ledger::state::Ledger,
};

use super::{Desk, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{Answer, Trouble, contracts::Summary},
};

impl<S: LedgerStore> Desk<S> {
    /// Says what is wrong with the contracts on a day, written as `2026-11-22`.
    pub(super) async fn contracts(
        &mut self,
        today: &str,
        tell: Tell<'_>,
    ) -> Result<Answer, Trouble> {
        let held = self.current(tell).await?;
        let summary = today.parse().map(|today| summary(&held.ledger, today));
        Ok(Answer::Contracts(summary.unwrap_or_default()))
    }
}

fn summary(ledger: &Ledger, today: PartialDate) -> Summary {
    let library = own::of(ledger, shipped()).library;
    let found = overview(ledger, &library, today);
    let count = |wanted: Problem| {
        let has = |row: &&daicho_core::contract::overview::Row<'_>| {
            row.problems.iter().any(|(problem, _)| *problem == wanted)
        };
        found.rows.iter().filter(has).count()
    };
    let problems = Problem::ALL
        .iter()
        .map(|problem| (problem.code().to_owned(), count(*problem)));
    Summary {
        contracts: found.rows.len(),
        problems: problems.filter(|(_, count)| *count > 0).collect(),
        uncovered: found.uncovered.len(),
    }
}

#[cfg(test)]
mod tests {
    use daicho_core::ident::id::{EntityId, ReplicaId};
    use daicho_core::ident::timestamp::Timestamp;
    use daicho_core::ledger::{changes::ChangeSet, commit::Source, edit::Authorship};

    use super::*;

    #[test]
    fn contracts_with_a_problem_are_counted() {
        let mut ledger = Ledger::new();
        let mut changes = ChangeSet::new();
        for (nth, end) in [(1, "2026-01-31"), (2, "2026-02-28"), (3, "2030-01-31")] {
            let (contract, unit) = (
                EntityId::from_bytes([nth; 16]),
                EntityId::from_bytes([nth + 10; 16]),
            );
            changes.set_text("contract", contract, "ends_on", end);
            changes.set_text("unit", unit, "asset_number", "A");
            changes.extend(&daicho_core::network::member::set(
                &ledger,
                contract,
                &[unit],
            ));
        }
        let who = Authorship {
            replica: ReplicaId::from_bytes([7; 16]),
            author: String::new(),
            at: Timestamp::default(),
        };
        let sealed = ledger.next_commit(who, Source::default(), "", changes);
        ledger.apply(&sealed).expect("a commit on top");
        let today = "2026-11-22".parse().expect("a day");
        let found = summary(&ledger, today);
        assert_eq!((found.contracts, found.uncovered), (3, 2));
        assert_eq!(found.problems.first(), Some(&("ended".to_owned(), 2)));
    }
}

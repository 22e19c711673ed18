//! Contracts as a whole: the templates that they are compared with are too heavy for the first screen.

use daicho_core::{
    contract::{
        library::shipped,
        overview::{Problem, Row, overview},
        own,
    },
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
    view::entity::Entity,
};

use super::{Desk, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Answer, Trouble,
        contracts::{Found, Summary},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Says what is wrong with contracts on a day, written as `2026-11-22`: with all, or with those that cover a device.
    pub(super) async fn contracts(
        &mut self,
        today: &str,
        unit: Option<EntityId>,
        tell: Tell<'_>,
    ) -> Result<Answer, Trouble> {
        let held = self.current(tell).await?;
        // Without a day nothing is known, which is not the same as nothing being wrong.
        let day = today
            .parse()
            .map_err(|_| Trouble::Broken(format!("no day: {today}")))?;
        Ok(Answer::Contracts(summary(&held.ledger, day, unit)))
    }
}

fn summary(ledger: &Ledger, today: PartialDate, unit: Option<EntityId>) -> Summary {
    let library = own::of(ledger, shipped()).library;
    let found = overview(ledger, &library, today);
    let is_meant = |row: &&Row<'_>| unit.is_none_or(|unit| row.units.contains(&unit));
    let rows: Vec<&Row<'_>> = found.rows.iter().filter(is_meant).collect();
    let all = Problem::ALL
        .iter()
        .filter_map(|problem| of(&rows, *problem));
    Summary {
        problems: all.collect(),
    }
}

/// What rows say of a problem; `None` where none has it.
fn of(rows: &[&Row<'_>], wanted: Problem) -> Option<Found> {
    let has = |row: &&&Row<'_>| row.problems.iter().any(|(problem, _)| *problem == wanted);
    let mut having = rows.iter().filter(has);
    let first = having.next()?.contract.id();
    let rest = having.count();
    Some(Found {
        code: wanted.code().to_owned(),
        count: rest + 1,
        only: (rest == 0).then_some(first),
    })
}

#[cfg(test)]
mod tests {
    use daicho_core::ident::id::ReplicaId;
    use daicho_core::ident::timestamp::Timestamp;
    use daicho_core::ledger::{changes::ChangeSet, commit::Source, edit::Authorship};

    use super::*;

    #[test]
    fn contracts_with_a_problem_are_counted_of_a_device_too() {
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
        let ended = |count: usize, only: Option<EntityId>| Found {
            code: "ended".to_owned(),
            count,
            only,
        };
        let found = summary(&ledger, today, None).problems;
        assert_eq!(found.first(), Some(&ended(2, None)));
        // Of a device: what covers it, and nothing else.
        let id = |nth: u8| EntityId::from_bytes([nth; 16]);
        let found = summary(&ledger, today, Some(id(11))).problems;
        assert_eq!(found.first(), Some(&ended(1, Some(id(1)))));
        let found = summary(&ledger, today, Some(id(13))).problems;
        assert!(found.iter().all(|it| it.code != "ended"), "{found:?}");
    }
}

//! Lists imported into ledgers, and imported again.

mod corpus;
mod laws;
mod rules;
mod sample;

use std::{fmt::Write, ops::ControlFlow, sync::LazyLock};

use crate::{
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger, value::ValueRef,
    },
    tabular::{
        Options,
        header::{self, Header},
        import::{mapping::Mapping, mapping::Words, plan::ImportPlan},
        open,
    },
};

/// Folding the catalogue's words takes longer than most tests.
static WORDS: LazyLock<Words> = LazyLock::new(Words::new);

/// A ledger and a source of ids.
#[derive(Clone, Default)]
pub(super) struct Desk {
    pub(super) ledger: Ledger,
    drawn: u64,
}

impl Desk {
    pub(super) fn plan_with(&mut self, csv: &[u8], mapping: Option<Mapping>) -> ImportPlan {
        let grid = open(csv, &Options::default()).unwrap().value.grid;
        let header: Header = header::find(&grid, None, &|name| WORDS.knows(name))
            .unwrap()
            .value;
        let mapping = mapping.unwrap_or_else(|| WORDS.suggest(&header));
        let mut ids = || {
            self.drawn += 1;
            let mut bytes = [7; 16];
            bytes[..8].copy_from_slice(&self.drawn.to_be_bytes());
            EntityId::from_random(bytes)
        };
        ImportPlan::new(
            &self.ledger,
            &grid,
            &header,
            &mapping,
            &mut ids,
            &mut |_| ControlFlow::Continue(()),
        )
        .unwrap()
    }

    pub(super) fn plan(&mut self, csv: &str) -> ImportPlan {
        self.plan_with(csv.as_bytes(), None)
    }

    pub(super) fn apply(&mut self, plan: &ImportPlan) {
        let changes = plan.changes(&mut |_| ControlFlow::Continue(())).unwrap();
        self.commit(changes);
    }

    pub(super) fn commit(&mut self, changes: ChangeSet) {
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "試験".to_owned(),
            at: Timestamp::default(),
        };
        let sealed = self
            .ledger
            .next_commit(who, Source::action("import"), "", changes);
        self.ledger.apply(&sealed).unwrap();
    }

    /// Imports a list and says what became of its rows.
    pub(super) fn import(&mut self, csv: &str) -> String {
        let plan = self.plan(csv);
        self.apply(&plan);
        account(&plan)
    }

    /// Lists one field of all units, in the order of their rows; the effective value, names for references.
    pub(super) fn values(&self, field: &str) -> Vec<String> {
        let text = |value: Option<ValueRef<'_>>| match value {
            Some(ValueRef::Text(text)) => match text.parse::<EntityId>() {
                Ok(id) => ["organization", "department", "person", "model"]
                    .iter()
                    .find_map(|kind| {
                        self.ledger
                            .record(kind, &id)?
                            .text("name")
                            .map(str::to_owned)
                    })
                    .unwrap_or_else(|| "?".to_owned()),
                Err(_) => text.to_owned(),
            },
            Some(other) => format!("{other:?}"),
            None => "-".to_owned(),
        };
        let value = |unit: crate::ledger::state::Record<'_>| {
            let model = || {
                self.ledger
                    .record("model", &unit.reference("model")?)?
                    .get(field)
            };
            text(unit.get(field).or_else(model))
        };
        self.ledger.records("unit").map(value).collect()
    }

    pub(super) fn count(&self, kind: &str) -> usize {
        self.ledger.records(kind).count()
    }
}

/// `2 added`, `3 doubtful ambiguous` …, a line each.
pub(super) fn account(plan: &ImportPlan) -> String {
    let mut account = String::new();
    for (row, outcome) in plan.outcomes().iter().enumerate() {
        let (what, why) = outcome.codes();
        let _ = write!(account, "{} {what}", plan.line(row));
        if why != "-" {
            let _ = write!(account, " {why}");
        }
        account.push('\n');
    }
    assert_eq!(plan.counts().rows() as usize, plan.outcomes().len());
    account
}

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
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
        value::ValueRef,
    },
    tabular::{
        Options,
        header::{self, Header},
        import::{mapping::Mapping, mapping::Words, merge::Past, plan::ImportPlan},
        open,
    },
};

/// Folding the catalogue's words takes longer than most tests.
static WORDS: LazyLock<Words> = LazyLock::new(Words::new);

/// A ledger and a source of ids.
#[derive(Clone, Default)]
pub(in crate::tabular) struct Desk {
    pub(in crate::tabular) ledger: Ledger,
    /// All commits of the ledger.
    pub(in crate::tabular) commits: Vec<SealedCommit>,
    pub(in crate::tabular) past: Past,
    drawn: u64,
    replicas: u8,
}

impl Desk {
    pub(in crate::tabular) fn plan_with(
        &mut self,
        csv: &[u8],
        mapping: Option<Mapping>,
    ) -> ImportPlan {
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
            &self.past,
            &mut ids,
            &mut |_| ControlFlow::Continue(()),
        )
        .unwrap()
    }

    pub(in crate::tabular) fn plan(&mut self, csv: &str) -> ImportPlan {
        self.plan_with(csv.as_bytes(), None)
    }

    pub(in crate::tabular) fn apply(&mut self, plan: &ImportPlan) {
        let changes = plan.changes(&mut |_| ControlFlow::Continue(())).unwrap();
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "試験".to_owned(),
            at: Timestamp::default(),
        };
        let mut draw = || {
            self.replicas += 1;
            ReplicaId::from_random([100 + self.replicas; 16])
        };
        let source = Source::action("import");
        let commits = changes.commits(&self.ledger, &who, &source, &mut draw);
        for commit in commits {
            self.take(commit);
        }
    }

    fn take(&mut self, commit: SealedCommit) {
        self.ledger.apply(&commit).unwrap();
        self.commits.push(commit);
    }

    pub(in crate::tabular) fn commit(&mut self, changes: ChangeSet) {
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "試験".to_owned(),
            at: Timestamp::default(),
        };
        let sealed = self
            .ledger
            .next_commit(who, Source::action("import"), "", changes);
        self.take(sealed);
    }

    /// Imports a list and says what became of its rows.
    pub(in crate::tabular) fn import(&mut self, csv: &str) -> String {
        let plan = self.plan(csv);
        self.apply(&plan);
        account(&plan)
    }

    /// Lists one field of all units, in the order of their rows; the effective value, names for references.
    pub(in crate::tabular) fn values(&self, field: &str) -> Vec<String> {
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

    pub(in crate::tabular) fn count(&self, kind: &str) -> usize {
        self.ledger.records(kind).count()
    }
}

/// `2 added`, `3 doubtful ambiguous` …, a line each.
pub(in crate::tabular) fn account(plan: &ImportPlan) -> String {
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

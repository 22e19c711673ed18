//! What becomes of the rows of the open files: the plans of all of them, each on top of what those before it do.

use daicho_core::{
    ident::{id::EntityId, timestamp::Timestamp},
    ledger::{commit::Source, edit::Authorship, state::Ledger},
    tabular::import::{
        mapping::{Mapping, MappingProblem, Target},
        merge::{self, Absent, CellScope, Settlement},
        outcome::Decision,
        plan::ImportPlan,
    },
};

use super::{Desk, Tell, ledger::Held, preview::OpenFile, telling};
use crate::{
    store::{LedgerStore, ledger::Revision},
    worker::protocol::{
        Trouble,
        import::{Planned, Scope},
    },
};

/// The plans of an import and what they were made of.
pub(super) struct Planning {
    pub(super) revision: Revision,
    /// The ledger that the first of them was made for.
    pub(super) ledger: Ledger,
    pub(super) plans: Vec<FilePlan>,
}

/// The plan of one file.
pub(super) struct FilePlan {
    /// The number of the file.
    pub(super) file: usize,
    pub(super) plan: ImportPlan,
    pub(super) mapping: Mapping,
    pub(super) targets: Vec<Target>,
    pub(super) problems: Vec<MappingProblem>,
}

impl<S: LedgerStore> Desk<S> {
    /// Makes plans for the open files on top of the ledger as it is now.
    pub(super) async fn make_plan(
        &mut self,
        mappings: Vec<Mapping>,
        tell: Tell<'_>,
    ) -> Result<Planned, Trouble> {
        let held = self.current(tell).await?;
        self.plan = None;
        let mut planning = Planning {
            revision: held.revision,
            ledger: held.ledger.clone(),
            plans: Vec::new(),
        };
        for (file, mapping) in mappings.into_iter().enumerate() {
            let ledger = self.ledger_after(&planning, tell)?;
            if let Some(plan) = self.plan_file(&held, ledger, file, mapping, tell).await? {
                planning.plans.push(plan);
            }
        }
        if planning.plans.is_empty() {
            return Err(Trouble::NothingOpen);
        }
        let planned = self.planned(&planning);
        self.plan = Some(planning);
        Ok(planned)
    }

    /// Plans a file on top of `ledger`; `None` for one that could not be read.
    async fn plan_file(
        &mut self,
        held: &Held,
        ledger: Ledger,
        file: usize,
        mapping: Mapping,
        tell: Tell<'_>,
    ) -> Result<Option<FilePlan>, Trouble> {
        fn header_of(files: &[Option<OpenFile>], file: usize) -> Option<&OpenFile> {
            let file = files.get(file)?.as_ref()?;
            file.header.as_ref().map(|_| file)
        }
        let versions = match header_of(&self.files, file) {
            Some(open) => open
                .header
                .as_ref()
                .map(|header| merge::versions(&open.grid, header, &mapping)),
            None => return Ok(None),
        };
        let mut past = self.past(held, &versions.unwrap_or_default(), tell).await?;
        past.before = Some(held.ledger.clone());
        let open = header_of(&self.files, file).ok_or(Trouble::NothingOpen)?;
        let header = open.header.as_ref().ok_or(Trouble::NothingOpen)?;
        let (targets, problems) = mapping.resolve(header.names.len());
        let entity = self.random.entity;
        let plan = ImportPlan::new(
            &ledger,
            &open.grid,
            header,
            &mapping,
            &past,
            &mut || entity(),
            &mut telling(tell),
        );
        Ok(Some(FilePlan {
            file,
            plan: plan.map_err(|_| Trouble::Cancelled)?,
            mapping,
            targets,
            problems,
        }))
    }

    /// Returns the ledger as it will be after the files that are planned so far.
    fn ledger_after(&self, planning: &Planning, tell: Tell<'_>) -> Result<Ledger, Trouble> {
        let Some(last) = planning.plans.last() else {
            return Ok(planning.ledger.clone());
        };
        let changes = last.plan.changes(&mut telling(tell));
        let changes = changes.map_err(|_| Trouble::Cancelled)?;
        let mut ledger = last.plan.ledger().clone();
        let who = Authorship {
            replica: (self.random.replica)(),
            author: String::new(),
            at: Timestamp::default(),
        };
        let source = Source::action("import");
        for commit in changes.commits(&ledger, &who, &source, &mut || (self.random.replica)()) {
            // It was made for this very ledger, so that it fits.
            let _ = ledger.apply(&commit);
        }
        Ok(ledger)
    }

    pub(super) async fn decide(
        &mut self,
        scope: &Scope,
        decision: Option<Decision>,
        tell: Tell<'_>,
    ) -> Result<Planned, Trouble> {
        let change = |file: usize, plan: &ImportPlan| match (scope, decision) {
            (Scope::Row(of, row), Some(decision)) if *of == file => {
                Some(plan.decide(*row, decision))
            }
            (Scope::Row(of, row), None) if *of == file => Some(plan.undecide(*row)),
            (Scope::Row(..), _) => None,
            (Scope::Reason(reason), Some(decision)) => {
                let decided = plan.decide_all(reason, decision);
                (decided.decisions() != plan.decisions()).then_some(decided)
            }
            (Scope::Reason(_), None) => {
                let rows: Vec<usize> = plan.decisions().keys().copied().collect();
                let undone = rows
                    .iter()
                    .fold(plan.clone(), |plan, row| plan.undecide(*row));
                (!rows.is_empty()).then_some(undone)
            }
        };
        self.revise(&change, tell).await
    }

    pub(super) async fn settle(
        &mut self,
        file: Option<usize>,
        scope: CellScope,
        settlement: Settlement,
        tell: Tell<'_>,
    ) -> Result<Planned, Trouble> {
        let change = |of: usize, plan: &ImportPlan| {
            file.is_none_or(|file| file == of)
                .then(|| plan.settle(scope, settlement))
        };
        self.revise(&change, tell).await
    }

    pub(super) async fn decide_missing(
        &mut self,
        unit: Option<EntityId>,
        absent: Absent,
        tell: Tell<'_>,
    ) -> Result<Planned, Trouble> {
        let change = |_: usize, plan: &ImportPlan| {
            (!plan.missing().is_empty()).then(|| plan.decide_missing(unit, absent))
        };
        self.revise(&change, tell).await
    }

    /// Changes plans. Those behind one that changed are made anew, on top of what it does now, with what was decided in them.
    async fn revise(
        &mut self,
        change: &dyn Fn(usize, &ImportPlan) -> Option<ImportPlan>,
        tell: Tell<'_>,
    ) -> Result<Planned, Trouble> {
        let mut former = self.plan.take().ok_or(Trouble::NothingOpen)?;
        let held = Held {
            revision: former.revision,
            ledger: former.ledger.clone(),
        };
        let mut planning = Planning {
            revision: former.revision,
            ledger: former.ledger.clone(),
            plans: Vec::new(),
        };
        let mut changed = false;
        for mut plan in former.plans.drain(..) {
            if changed {
                let ledger = self.ledger_after(&planning, tell)?;
                let (file, mapping) = (plan.file, plan.mapping.clone());
                if let Some(anew) = self.plan_file(&held, ledger, file, mapping, tell).await? {
                    plan.plan = anew.plan.with_decisions_of(&plan.plan);
                }
            }
            if let Some(decided) = change(plan.file, &plan.plan) {
                plan.plan = decided;
                changed = true;
            }
            planning.plans.push(plan);
        }
        let planned = self.planned(&planning);
        self.plan = Some(planning);
        Ok(planned)
    }
}

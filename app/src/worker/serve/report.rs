//! The account of the rows as a file.

use std::collections::BTreeMap;

use daicho_core::tabular::{
    export::csv::{self, CsvEncoding},
    import::{
        merge::{Absent, Contest},
        outcome::Outcome,
        plan::{Change, ImportPlan},
    },
};

use super::{
    Desk,
    plans::FilePlan,
    preview::OpenFile,
    rows::{title, unit_name},
};
use crate::{
    store::LedgerStore,
    worker::protocol::{Trouble, past::Shown},
};

type Words = BTreeMap<String, String>;

const COLUMNS: usize = 6;

impl<S: LedgerStore> Desk<S> {
    /// Returns one line for every data row: line, outcome, reason, what it says, the device, what it changes. Of several files
    /// the name stands in front. Devices whose rows were taken out of a file follow.
    pub(super) fn report(&self, headers: Vec<String>, words: &Words) -> Result<Vec<u8>, Trouble> {
        let planning = self.plan.as_ref().or(self.done.as_ref());
        let planning = planning.ok_or(Trouble::NothingOpen)?;
        let mut rows = vec![headers];
        for plan in &planning.plans {
            let Some(file) = self.file_of(plan) else {
                continue;
            };
            let several = (planning.plans.len() > 1).then(|| file.name().to_owned());
            for row in account(file, plan).chain(missing(plan)) {
                let told = told(&row, words);
                rows.push(several.iter().cloned().chain(told).collect());
            }
        }
        let cells = rows.iter().map(|row| row.iter().map(String::as_str));
        Ok(csv::write_rows(cells, CsvEncoding::Utf8).bytes)
    }
}

/// Puts words in the place of codes.
fn told(row: &[String; COLUMNS], words: &Words) -> [String; COLUMNS] {
    let word = |code: &str| words.get(code).cloned().unwrap_or_else(|| code.to_owned());
    let [line, outcome, reason, title, device, changes] = row;
    let changes = changes.lines().map(|change| {
        let mut parts = change.split('\u{1F}');
        let field = word(parts.next().unwrap_or_default());
        let values = parts.next().unwrap_or_default();
        match parts.next().map(word) {
            Some(how) => format!("{field}: {values} ({how})"),
            None => format!("{field}: {values}"),
        }
    });
    let reason = if reason == "-" {
        String::new()
    } else {
        word(reason)
    };
    let changes = changes.collect::<Vec<_>>().join("; ");
    [
        line.clone(),
        word(outcome),
        reason,
        title.clone(),
        device.clone(),
        changes,
    ]
}

/// The account of the rows, in codes.
fn account(file: &OpenFile, planning: &FilePlan) -> impl Iterator<Item = [String; COLUMNS]> {
    let plan = &planning.plan;
    let outcomes = plan.outcomes().iter().enumerate();
    outcomes.map(move |(row, outcome)| {
        let (code, reason) = outcome.codes();
        let device = match outcome {
            Outcome::Changed { unit, .. } | Outcome::Same { unit, .. } => {
                unit_name(plan.ledger(), unit)
            }
            Outcome::Added { .. } | Outcome::Doubtful { .. } | Outcome::Refused { .. } => {
                String::new()
            }
        };
        [
            plan.line(row).to_string(),
            code.to_owned(),
            reason.to_owned(),
            title(file, planning, row),
            device,
            changes_of(plan, row, outcome),
        ]
    })
}

/// The devices whose rows were taken out, in codes.
fn missing(planning: &FilePlan) -> impl Iterator<Item = [String; COLUMNS]> {
    let plan = &planning.plan;
    plan.missing().iter().map(|missing| {
        let absent = match missing.absent {
            Absent::Keep => "absent-keep",
            Absent::Delete => "absent-delete",
            Absent::Dispose => "absent-dispose",
        };
        [
            String::new(),
            "missing".to_owned(),
            absent.to_owned(),
            String::new(),
            unit_name(plan.ledger(), &missing.unit),
            String::new(),
        ]
    })
}

/// One line for every value that changes: field, old and new value, and what was decided about it, with unit separators
/// between them. New devices list nothing.
fn changes_of(plan: &ImportPlan, row: usize, outcome: &Outcome) -> String {
    if !matches!(outcome, Outcome::Changed { .. } | Outcome::Same { .. }) {
        return String::new();
    }
    let differences = plan.differences(row).into_iter();
    let lines = differences.map(|difference| {
        let before = difference.before.map(|value| text(&value.as_ref().into()));
        let after = text(&difference.after.as_ref().into());
        let line = format!("{} → {after}", before.unwrap_or_default());
        let line = line.replace(['\n', '\r', '\u{1F}'], " ");
        match how(&difference.change) {
            Some(how) => format!("{}\u{1F}{line}\u{1F}{how}", difference.field),
            None => format!("{}\u{1F}{line}", difference.field),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn how(change: &Change) -> Option<&'static str> {
    Some(match change {
        Change::Plain => return None,
        Change::Contested { contest, .. } => match contest {
            Contest::Both => "contested-both",
            Contest::File => "contested-file",
            Contest::Ledger => "contested-ledger",
        },
        Change::Emptied {
            confirmed: true, ..
        } => "emptied-confirmed",
        Change::Emptied { .. } => "emptied-kept",
    })
}

fn text(value: &Shown) -> String {
    match value {
        Shown::Text(text) => text.clone(),
        Shown::Unknown(code) => code.clone(),
        Shown::Cleared => String::new(),
    }
}

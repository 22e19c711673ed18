//! The account of the rows as a file.

use std::collections::BTreeMap;

use daicho_core::tabular::{
    export::csv::{self, CsvEncoding},
    import::{outcome::Outcome, plan::ImportPlan},
};

use super::{
    Desk,
    preview::OpenFile,
    rows::{Planning, title, unit_name},
};
use crate::{
    store::LedgerStore,
    worker::protocol::{Trouble, past::Shown},
};

type Words = BTreeMap<String, String>;

const COLUMNS: usize = 6;

impl<S: LedgerStore> Desk<S> {
    /// Returns one line for every data row: line, outcome, reason, what it says, the device, what it changes.
    pub(super) fn report(&self, headers: Vec<String>, words: &Words) -> Result<Vec<u8>, Trouble> {
        let file = self.file.as_ref().ok_or(Trouble::NothingOpen)?;
        let planning = self.plan.as_ref().or(self.done.as_ref());
        let planning = planning.ok_or(Trouble::NothingOpen)?;
        let rows = account(file, planning).map(|row| told(&row, words).to_vec());
        let rows: Vec<Vec<String>> = std::iter::once(headers).chain(rows).collect();
        let cells = rows.iter().map(|row| row.iter().map(String::as_str));
        Ok(csv::write_rows(cells, CsvEncoding::Utf8).bytes)
    }
}

/// Puts words in the place of codes.
fn told(row: &[String; COLUMNS], words: &Words) -> [String; COLUMNS] {
    let word = |code: &str| words.get(code).cloned().unwrap_or_else(|| code.to_owned());
    let [line, outcome, reason, title, device, changes] = row;
    let changes = changes
        .lines()
        .map(|change| match change.split_once('\u{1F}') {
            Some((field, values)) => format!("{}: {values}", word(field)),
            None => change.to_owned(),
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
fn account(file: &OpenFile, planning: &Planning) -> impl Iterator<Item = [String; COLUMNS]> {
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

/// One line for every value that changes: field, unit separator, old and new value. New devices list nothing.
fn changes_of(plan: &ImportPlan, row: usize, outcome: &Outcome) -> String {
    if !matches!(outcome, Outcome::Changed { .. }) {
        return String::new();
    }
    let differences = plan.differences(row).into_iter();
    let lines = differences.map(|difference| {
        let before = difference.before.map(|value| text(&value.as_ref().into()));
        let after = text(&difference.after.as_ref().into());
        let line = format!("{} → {after}", before.unwrap_or_default());
        format!(
            "{}\u{1F}{}",
            difference.field,
            line.replace(['\n', '\r'], " ")
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn text(value: &Shown) -> String {
    match value {
        Shown::Text(text) => text.clone(),
        Shown::Unknown(code) => code.clone(),
        Shown::Cleared => String::new(),
    }
}

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

/// The account of the rows of an import, kept after it was applied.
pub(super) struct Account {
    rows: Vec<[String; COLUMNS]>,
}

const COLUMNS: usize = 6;

impl<S: LedgerStore> Desk<S> {
    /// Returns one line for every data row: line, outcome, reason, what it says, the device, what it changes.
    pub(super) fn report(&self, headers: Vec<String>, words: &Words) -> Result<Vec<u8>, Trouble> {
        let plan = self.planning();
        let account = match (&self.account, plan) {
            (_, Ok((file, planning, plan))) => &Account::of(file, planning, plan),
            (Some(account), Err(_)) => account,
            (None, Err(trouble)) => return Err(trouble),
        };
        let word = |code: &str| words.get(code).cloned().unwrap_or_else(|| code.to_owned());
        let rows = account.rows.iter().map(|row| {
            let [line, outcome, reason, title, device, changes] = row;
            let changes = changes
                .lines()
                .map(|change| match change.split_once('\u{1F}') {
                    Some((field, values)) => format!("{}: {values}", word(field)),
                    None => change.to_owned(),
                });
            vec![
                line.clone(),
                word(outcome),
                if reason == "-" {
                    String::new()
                } else {
                    word(reason)
                },
                title.clone(),
                device.clone(),
                changes.collect::<Vec<_>>().join("; "),
            ]
        });
        let rows: Vec<Vec<String>> = std::iter::once(headers).chain(rows).collect();
        let cells = rows.iter().map(|row| row.iter().map(String::as_str));
        Ok(csv::write_rows(cells, CsvEncoding::Utf8).bytes)
    }
}

impl Account {
    pub(super) fn of(file: &OpenFile, planning: &Planning, plan: &ImportPlan) -> Self {
        let outcomes = plan.outcomes().iter().enumerate();
        let rows = outcomes.map(|(row, outcome)| {
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
        });
        Self {
            rows: rows.collect(),
        }
    }
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

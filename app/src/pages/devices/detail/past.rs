//! What was done to a device, step by step, with what stood there before.

use std::collections::BTreeMap;

use daicho_core::device::joined::JOINED_TO;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::table::DELETED;

use crate::worker::protocol::past::{HistoryEntry, Shown};

/// What one commit did.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// When, in milliseconds since 1970.
    pub(super) at: u64,
    pub(super) author: String,
    pub(super) action: String,
    /// The file it came from, if any.
    pub(super) file: Option<String>,
    pub(super) lines: Vec<Line>,
}

/// What became of one field.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) field: String,
    /// `None` if nothing stood there.
    pub(super) before: Option<Shown>,
    pub(super) after: Shown,
}

/// Fields that say to what an entity belongs: people see them as the place of the entity.
const LINKS: [&str; 3] = ["unit", "organization", JOINED_TO];
/// The action that joins devices: what it deletes is not gone, but part of another.
const JOIN: &str = "join";

/// Puts the entries of one commit together and finds what each replaced. `entries` are the newest first, and so is the
/// answer.
pub(super) fn steps(entries: &[HistoryEntry]) -> Vec<Step> {
    let mut now: BTreeMap<(EntityId, String), Shown> = BTreeMap::new();
    let mut steps: Vec<Step> = Vec::new();
    for entry in entries.iter().rev() {
        let is_same = steps.last().is_some_and(|step| {
            step.at == entry.at && step.author == entry.author && step.action == entry.action
        });
        if !is_same {
            steps.push(Step {
                at: entry.at,
                author: entry.author.clone(),
                action: entry.action.clone(),
                file: entry.file.clone(),
                lines: Vec::new(),
            });
        }
        let lines = entry.values.iter().filter_map(|(field, after)| {
            let before = now.insert((entry.id, field.clone()), after.clone());
            let is_blank = *after == Shown::Cleared && before.is_none();
            let is_link =
                LINKS.contains(&field.as_str()) || (field == DELETED && entry.action == JOIN);
            (!is_link && !is_blank).then(|| Line {
                field: field.clone(),
                before: before.filter(|before| *before != Shown::Cleared),
                after: after.clone(),
            })
        });
        let lines: Vec<Line> = lines.collect();
        if let Some(step) = steps.last_mut() {
            step.lines.extend(lines);
        }
    }
    steps.retain(|step| !step.lines.is_empty() || step.action == JOIN);
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: u64, id: u8, values: &[(&str, &str)]) -> HistoryEntry {
        let shown = |text: &str| match text {
            "" => Shown::Cleared,
            text => Shown::Text(text.to_owned()),
        };
        HistoryEntry {
            at,
            author: "佐藤".into(),
            action: "edit".into(),
            file: None,
            id: EntityId::from_bytes([id; 16]),
            kind: "unit".into(),
            values: values
                .iter()
                .map(|(field, text)| ((*field).to_owned(), shown(text)))
                .collect(),
        }
    }

    #[test]
    fn each_step_says_what_it_replaced() {
        let entries = [
            entry(3, 1, &[("room", "")]),
            entry(2, 1, &[("room", "ICU")]),
            entry(1, 2, &[("mac", "a"), ("unit", "x")]),
            entry(1, 1, &[("room", "HCU"), ("note", "")]),
        ];
        let told: Vec<String> = steps(&entries)
            .iter()
            .flat_map(|step| step.lines.iter().map(move |line| (step.at, line)))
            .map(|(at, line)| format!("{at} {} {:?} {:?}", line.field, line.before, line.after))
            .collect();
        assert_eq!(
            told,
            [
                r#"3 room Some(Text("ICU")) Cleared"#,
                r#"2 room Some(Text("HCU")) Text("ICU")"#,
                r#"1 room None Text("HCU")"#,
                r#"1 mac None Text("a")"#,
            ]
        );
    }

    #[test]
    fn joining_is_told_and_not_shown_as_deleting() {
        let mut joined = entry(2, 2, &[("deleted", "true"), ("joined_to", "x")]);
        joined.action = "join".into();
        let told = steps(&[joined, entry(1, 2, &[("room", "ICU")])]);
        let lines: Vec<(u64, usize)> = told
            .iter()
            .map(|step| (step.at, step.lines.len()))
            .collect();
        assert_eq!(lines, [(2, 0), (1, 1)]);
    }
}

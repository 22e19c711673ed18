//! Who does what, as a table.

use std::collections::BTreeSet;

use super::{
    scribe::{Scribe, joined},
    shape::{Cell, Line, Run, Table},
    wording::Fixed,
};
use crate::contract::{
    matrix::{Line as Duty, Part},
    words::{Both, Language, Party},
};

/// How wide the columns of article and task are, of 100.
const ARTICLE: u32 = 10;
const TASK: u32 = 27;

/// Writes a table of tasks and parties. `name` says what the article of a clause is called.
pub(super) fn duties(
    scribe: &Scribe,
    lines: &[Duty<'_>],
    parties: &BTreeSet<Party>,
    name: impl Fn(&str, Language) -> String,
) -> Table {
    let count = u32::try_from(parties.len()).unwrap_or(u32::MAX).max(1);
    let of_party = (100 - ARTICLE - TASK) / count;
    let mut head = scribe.heads(&[Fixed::Article, Fixed::Task]);
    let titles = parties
        .iter()
        .map(|it| scribe.cell(&scribe.words.party_short(*it)));
    head.extend(titles);
    let mut shares = vec![ARTICLE, TASK];
    shares.extend(parties.iter().map(|_| of_party));
    let rows = lines.iter().map(|line| {
        let language = scribe.languages.first();
        let mut row = vec![vec![Line::of(language, &name(line.clause, language))]];
        let mut task = scribe.cell(&line.task.title);
        for what in missing(line) {
            task.extend(scribe.marked(&scribe.words.fixed(what)));
        }
        row.push(task);
        row.extend(parties.iter().map(|party| parts(scribe, line, *party)));
        row
    });
    Table {
        shares,
        head,
        rows: rows.collect(),
    }
}

/// What a party does, in words.
fn parts(scribe: &Scribe, line: &Duty<'_>, party: Party) -> Cell {
    let Some(parts) = line.parts.get(&party) else {
        return Cell::new();
    };
    let words: Vec<Both> = parts.iter().map(|part| scribe.words.part(*part)).collect();
    let lines = scribe.languages.list().iter().map(|language| {
        let words: Vec<String> = words.iter().map(|it| it.of(*language).to_owned()).collect();
        let between = match language {
            Language::Ja => "・",
            Language::En => ", ",
        };
        Line::of(*language, &words.join(between))
    });
    lines.collect()
}

/// What a task lacks.
fn missing(line: &Duty<'_>) -> Vec<Fixed> {
    let lacks = |part: Part| !line.parts.values().any(|parts| parts.contains(&part));
    let both = [
        (Part::Responsible, Fixed::NoResponsible),
        (Part::Accountable, Fixed::NoAccountable),
    ];
    let missing = both.into_iter().filter(|(part, _)| lacks(*part));
    missing.map(|(_, what)| what).collect()
}

/// A task that somebody has to take on, as a question.
pub(super) fn gap(scribe: &Scribe, line: &Duty<'_>) -> Cell {
    let lines = scribe.languages.list().iter().map(|language| {
        let missing = missing(line).into_iter();
        let missing: Vec<String> = missing
            .map(|what| scribe.words.fixed(what).of(*language).to_owned())
            .collect();
        let missing = joined(*language, &missing);
        let task = line.task.title.of(*language);
        let text = match language {
            Language::Ja => format!("{task}（{missing}）"),
            Language::En => format!("{task} ({missing})"),
        };
        Line {
            language: *language,
            runs: vec![Run::Text(text)],
        }
    });
    lines.collect()
}

//! A list of questions as a paper, with room for answers.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    scribe::Scribe,
    shape::{Block, Cell, Languages, Line, Look, Paper, Table},
    wording::Fixed,
};
use crate::contract::{
    checklist::{Checklist, Item},
    clause::Source,
    words::{Language, Situation},
};

/// Writes the questions that are for any of these situations as a paper.
#[must_use]
pub fn checklist_paper(
    list: &Checklist,
    situations: &BTreeSet<Situation>,
    languages: Languages,
) -> Paper {
    let scribe = Scribe::new(languages);
    let rows = list.of(situations).zip(1..);
    let table = Table {
        shares: vec![6, 29, 27, 20, 18],
        head: scribe.heads(&[
            Fixed::Number,
            Fixed::Question,
            Fixed::Expected,
            Fixed::Answer,
            Fixed::Source,
        ]),
        rows: rows
            .map(|(item, number)| row(&scribe, item, number))
            .collect(),
    };
    let mut blocks = scribe.paragraphs(Look::Notice, Fixed::ChecklistNotice);
    blocks.push(Block::Table(table));
    Paper {
        languages,
        title: scribe.cell(&list.title),
        blocks,
    }
}

fn row(scribe: &Scribe, item: &Item, number: usize) -> Vec<Cell> {
    let first = scribe.languages.first();
    vec![
        vec![Line::of(first, &number.to_string())],
        scribe.cell(&item.question),
        scribe.cell(&item.expected),
        Cell::new(),
        sources(scribe, &item.sources),
    ]
}

/// A line a document.
fn sources(scribe: &Scribe, sources: &[Source]) -> Cell {
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in sources {
        let of_document = sections.entry(&source.document).or_default();
        of_document.push(&source.section);
    }
    let language = scribe.languages.first();
    let lines = sections.into_iter().map(|(document, sections)| {
        let document = scribe.words.document(document);
        let (document, sections) = (document.of(language), sections.join("; "));
        let text = match language {
            Language::Ja => format!("{document}：{sections}"),
            Language::En => format!("{document}: {sections}"),
        };
        Line::of(language, &text)
    });
    lines.collect()
}

//! A list of questions as a paper, with room for answers.

use std::collections::BTreeSet;

use super::{
    scribe::Scribe,
    shape::{Block, Cell, Languages, Line, Look, Paper, Table},
    sources::{by_document, place, titles},
    wording::Fixed,
};
use crate::contract::{
    checklist::{Checklist, Item},
    words::Situation,
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
    let sources = list.of(situations).flat_map(|item| &item.sources);
    blocks.extend(titles(&scribe, sources));
    Paper {
        languages,
        title: scribe.cell(&list.title),
        blocks,
    }
}

fn row(scribe: &Scribe, item: &Item, number: usize) -> Vec<Cell> {
    let first = scribe.languages.first();
    let sources = by_document(scribe, &item.sources).into_iter();
    let sources = sources.map(|(document, sections)| place(scribe, document, &sections));
    vec![
        vec![Line::of(first, &number.to_string())],
        scribe.cell(&item.question),
        scribe.cell(&item.expected),
        Cell::new(),
        sources.collect(),
    ]
}

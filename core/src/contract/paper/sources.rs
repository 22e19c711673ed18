//! Where something comes from: documents by a short name, their titles in a list.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    scribe::Scribe,
    shape::{Block, Cell, Line, Look, Run},
    wording::Fixed,
};
use crate::contract::{
    clause::Source,
    words::{Both, Language},
};

/// Puts places in the same document together.
pub(super) fn by_document<'a>(scribe: &Scribe, sources: &'a [Source]) -> Vec<(&'a str, String)> {
    let language = scribe.languages.first();
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in sources {
        let of_document = sections.entry(&source.document).or_default();
        of_document.push(scribe.words.section(&source.section, language));
    }
    let separator = match language {
        Language::Ja => "、",
        Language::En => "; ",
    };
    let all = sections.into_iter();
    all.map(|(document, sections)| (document, sections.join(separator)))
        .collect()
}

/// Lists the titles of documents by their short names.
pub(super) fn titles<'a>(scribe: &Scribe, sources: impl Iterator<Item = &'a Source>) -> Vec<Block> {
    let ids: BTreeSet<&str> = sources.map(|source| source.document.as_str()).collect();
    let list = ids.into_iter().map(|id| title(scribe, id)).collect();
    let heading = scribe.fixed(Fixed::Documents).into_iter();
    let mut blocks: Vec<Block> = heading
        .map(|line| Block::Paragraph(Look::Small, line))
        .collect();
    blocks.push(Block::Bullets(list));
    blocks
}

fn title(scribe: &Scribe, id: &str) -> Cell {
    let (short, full) = (scribe.words.document_short(id), scribe.words.document(id));
    let lines = scribe.languages.list().iter().map(|language| Line {
        language: *language,
        runs: vec![Run::Text(named(*language, &short, full.of(*language)))],
    });
    lines.collect()
}

/// A place in a document.
pub(super) fn place(scribe: &Scribe, document: &str, sections: &str) -> Line {
    let language = scribe.languages.first();
    let short = scribe.words.document_short(document);
    Line::of(language, &named(language, &short, sections))
}

fn named(language: Language, short: &Both, what: &str) -> String {
    let short = short.of(language);
    match language {
        Language::Ja => format!("{short}：{what}"),
        Language::En => format!("{short}: {what}"),
    }
}

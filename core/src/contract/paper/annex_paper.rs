//! An annex as a paper: parties, articles, who does what, what is open, sources.

use std::collections::BTreeSet;

use super::{
    scribe::Scribe,
    shape::{Block, Cell, Depth, Heading, Languages, Line, Look, Paper, Picture, Run, Table},
    wording::Fixed,
};
use crate::contract::{
    annex::{self, Annex, Article, Chapter, Facts, annex, article_name},
    choice::Choice,
    field::Field,
    library::Library,
    matrix::{Assigned, matrix},
    words::{Both, Language, Party},
};

/// What an annex is made of.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// What it is called; empty: as annexes are called.
    pub title: Both,
    /// In which languages it is written.
    pub languages: Languages,
    /// The template.
    pub library: &'a Library,
    /// Which clauses it has.
    pub choice: &'a Choice,
    /// What is known.
    pub facts: &'a Facts,
    /// Who the parties are.
    pub parties: &'a BTreeSet<Party>,
    /// Who does what, other than the template says.
    pub assigned: &'a Assigned,
    /// The file of a picture of the boundary, in PNG. One that cannot be shown is left out.
    pub boundary: Option<Vec<u8>>,
}

/// Writes an annex as a paper.
#[must_use]
pub fn annex_paper(draft: &Draft<'_>) -> Paper {
    let scribe = Scribe::new(draft.languages);
    let list = draft.languages.list();
    let annexes = list
        .iter()
        .map(|language| annex(draft.library, draft.choice, draft.facts, *language));
    let clerk = Clerk {
        scribe,
        draft,
        annexes: annexes.collect(),
    };
    let duties = matrix(draft.library, draft.choice, draft.parties, draft.assigned);
    let mut blocks = scribe.paragraphs(Look::Notice, Fixed::Notice);
    blocks.extend(clerk.parties());
    blocks.extend(clerk.boundary());
    blocks.extend(clerk.chapters());
    blocks.extend(clerk.matrix(&duties));
    blocks.extend(clerk.questions(&duties));
    blocks.extend(clerk.sources());
    Paper {
        languages: draft.languages,
        title: clerk.title(),
        blocks,
    }
}

/// Who writes an annex down.
pub(super) struct Clerk<'a> {
    pub(super) scribe: Scribe,
    pub(super) draft: &'a Draft<'a>,
    /// The annex in each language, the first one first; they differ in words only.
    pub(super) annexes: Vec<Annex>,
}

impl Clerk<'_> {
    fn title(&self) -> Cell {
        let title = &self.draft.title;
        if title.ja.trim().is_empty() && title.en.trim().is_empty() {
            return self.scribe.fixed(Fixed::Annex);
        }
        self.scribe.cell(title)
    }

    fn parties(&self) -> Vec<Block> {
        let facts = self.draft.facts;
        let parties = self.draft.parties.iter();
        let mut rows: Vec<Vec<Cell>> = parties
            .map(|party| {
                let role = self.scribe.words.party(*party);
                let known = self.scribe.known(facts, field_of(*party));
                vec![self.scribe.cell(&role), known]
            })
            .collect();
        let devices = self.scribe.known(facts, Field::Devices);
        rows.push(vec![self.scribe.fixed(Fixed::Devices), devices]);
        let table = Table {
            shares: vec![30, 70],
            head: self.scribe.heads(&[Fixed::Role, Fixed::Name]),
            rows,
        };
        vec![self.scribe.heading(Fixed::Parties), Block::Table(table)]
    }

    fn boundary(&self) -> Vec<Block> {
        let caption = self.scribe.fixed(Fixed::Picture);
        let png = self.draft.boundary.clone();
        let picture = png.and_then(|png| Picture::of_png(png, caption));
        let Some(picture) = picture else {
            return Vec::new();
        };
        let heading = self.scribe.heading(Fixed::Boundary);
        vec![heading, Block::Picture(picture)]
    }

    /// The chapters of the first language, those of the second article by article below.
    fn chapters(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let Some((first, others)) = self.annexes.split_first() else {
            return blocks;
        };
        for (nth, chapter) in first.chapters.iter().enumerate() {
            let of_others: Vec<&Chapter> = others
                .iter()
                .filter_map(|it| it.chapters.get(nth))
                .collect();
            let titles = [chapter].into_iter().chain(of_others.iter().copied());
            let titles = self.scribe.languages.list().iter().zip(titles);
            blocks.push(Block::Heading(Heading {
                depth: Depth::Chapter,
                clause: None,
                text: titles
                    .map(|(language, it)| Line::of(*language, &it.title))
                    .collect(),
            }));
            for (nth, article) in chapter.articles.iter().enumerate() {
                blocks.extend(self.article(article));
                let below = of_others.iter().filter_map(|it| it.articles.get(nth));
                blocks.extend(below.flat_map(|it| self.below(it)));
            }
        }
        blocks
    }

    fn article(&self, article: &Article) -> Vec<Block> {
        let language = self.scribe.languages.first();
        let heading = Block::Heading(Heading {
            depth: Depth::Article,
            clause: Some(article.clause.clone()),
            text: vec![Line::of(language, &headed(language, article))],
        });
        [heading]
            .into_iter()
            .chain(self.said(language, article))
            .collect()
    }

    /// The article in the second language.
    fn below(&self, article: &Article) -> Vec<Block> {
        let line = Line::of(Language::En, &headed(Language::En, article));
        let heading = Block::Paragraph(Look::Subheading, line);
        [heading]
            .into_iter()
            .chain(self.said(Language::En, article))
            .collect()
    }

    fn said(&self, language: Language, article: &Article) -> Vec<Block> {
        let paragraphs = article.paragraphs.iter().map(|runs| {
            let runs = runs.iter().map(|run| match run {
                annex::Run::Text(text) => Run::Text(text.clone()),
                annex::Run::Open(field) => {
                    Run::Open(self.scribe.mark(language, &self.scribe.words.field(*field)))
                }
            });
            let runs = runs.collect();
            Block::Paragraph(Look::Body, Line { language, runs })
        });
        paragraphs.collect()
    }
}

/// Number and title.
pub(super) fn headed(language: Language, article: &Article) -> String {
    let name = article_name(language, article.number);
    format!("{name} {}", article.title)
}

/// The field in which a party's name stands.
pub(super) const fn field_of(party: Party) -> Field {
    match party {
        Party::Hospital => Field::Hospital,
        Party::Vendor => Field::Vendor,
        Party::Dealer => Field::Dealer,
        Party::Lessor => Field::Lessor,
        Party::Repairer => Field::Repairer,
        Party::NetworkOperator => Field::NetworkOperator,
    }
}

//! The end of an annex: who does what, what is open, sources.

use std::collections::BTreeMap;

use super::{
    annex_paper::{Clerk, field_of, headed},
    duties::{duties, gap},
    scribe::joined,
    shape::{Block, Cell, Line, Look, Table},
    sources::{by_document, titles},
    wording::Fixed,
};
use crate::contract::{
    annex::{self, Annex, Article, article_name},
    field::Field,
    matrix::Line as Duty,
    words::Language,
};

/// How many articles are named of those that wait for something.
const SHOWN: usize = 6;

impl Clerk<'_> {
    pub(super) fn matrix(&self, lines: &[Duty<'_>]) -> Vec<Block> {
        if lines.is_empty() {
            return Vec::new();
        }
        let table = duties(
            &self.scribe,
            lines,
            self.draft.parties,
            |clause, language| self.name(clause, language),
        );
        let mut blocks = vec![self.scribe.heading(Fixed::Matrix)];
        blocks.extend(self.scribe.paragraphs(Look::Small, Fixed::MatrixAbout));
        blocks.push(Block::Table(table));
        blocks
    }

    /// What nobody has said yet, with the articles that wait for it, and tasks that nobody has.
    pub(super) fn questions(&self, lines: &[Duty<'_>]) -> Vec<Block> {
        let mut questions: Vec<Cell> = self
            .open()
            .into_iter()
            .map(|(field, articles)| self.question(field, &articles))
            .collect();
        let gaps = lines.iter().filter(|line| line.is_gap());
        questions.extend(gaps.map(|line| gap(&self.scribe, line)));
        let mut blocks = vec![self.scribe.heading(Fixed::OpenQuestions)];
        if questions.is_empty() {
            blocks.extend(self.scribe.paragraphs(Look::Body, Fixed::NothingOpen));
            return blocks;
        }
        blocks.extend(self.scribe.paragraphs(Look::Small, Fixed::OpenAbout));
        blocks.push(Block::Bullets(questions));
        blocks
    }

    /// What is open, and in which articles.
    fn open(&self) -> BTreeMap<Field, Vec<usize>> {
        let parties = self.draft.parties.iter().map(|it| field_of(*it));
        let needed = parties.chain([Field::Devices]);
        let is_open = |field: &Field| {
            let fact = self.draft.facts.get(field);
            fact.is_none_or(|text| text.ja.trim().is_empty())
        };
        let mut open: BTreeMap<Field, Vec<usize>> =
            needed.filter(is_open).map(|it| (it, Vec::new())).collect();
        for article in self.annexes.first().into_iter().flat_map(Annex::articles) {
            for run in article.paragraphs.iter().flatten() {
                if let annex::Run::Open(field) = run {
                    let of_field = open.entry(*field).or_default();
                    if of_field.last() != Some(&article.number) {
                        of_field.push(article.number);
                    }
                }
            }
        }
        open
    }

    fn question(&self, field: Field, articles: &[usize]) -> Cell {
        let what = self.scribe.words.field(field);
        let lines = self.scribe.languages.list().iter().map(|language| {
            let names = some(*language, articles);
            let what = what.of(*language);
            let text = match language {
                _ if names.is_empty() => what.to_owned(),
                Language::Ja => format!("{what}（{names}）"),
                Language::En => format!("{what} ({names})"),
            };
            Line::of(*language, &text)
        });
        lines.collect()
    }

    /// Where every article comes from.
    pub(super) fn sources(&self) -> Vec<Block> {
        let articles = self.annexes.first().into_iter().flat_map(Annex::articles);
        let rows = articles.flat_map(|article| self.sources_of(article));
        let table = Table {
            shares: vec![42, 18, 40],
            head: self
                .scribe
                .heads(&[Fixed::Article, Fixed::Document, Fixed::Section]),
            rows: rows.collect(),
        };
        let mut blocks = vec![Block::PageBreak, self.scribe.heading(Fixed::Sources)];
        blocks.extend(self.scribe.paragraphs(Look::Small, Fixed::SourcesAbout));
        let clauses = self.annexes.first().into_iter().flat_map(Annex::articles);
        let clauses = clauses.filter_map(|it| self.draft.library.clause(&it.clause));
        let sources = clauses.flat_map(|clause| &clause.sources);
        blocks.extend(titles(&self.scribe, sources));
        blocks.push(Block::Table(table));
        blocks
    }

    /// A row a document.
    fn sources_of(&self, article: &Article) -> Vec<Vec<Cell>> {
        let clause = self.draft.library.clause(&article.clause);
        let sources = clause.map(|clause| by_document(&self.scribe, &clause.sources));
        let rows = sources.into_iter().flatten().map(|(document, sections)| {
            vec![
                self.named(article),
                self.scribe
                    .cell(&self.scribe.words.document_short(document)),
                vec![Line::of(self.scribe.languages.first(), &sections)],
            ]
        });
        rows.collect()
    }

    /// An article by number and title, in the first language.
    fn named(&self, article: &Article) -> Cell {
        let language = self.scribe.languages.first();
        vec![Line::of(language, &headed(language, article))]
    }

    /// What the article of a clause is called; empty where it has none.
    fn name(&self, clause: &str, language: Language) -> String {
        let mut articles = self.annexes.first().into_iter().flat_map(Annex::articles);
        let found = articles.find(|article| article.clause == clause);
        found
            .map(|article| article_name(language, article.number))
            .unwrap_or_default()
    }
}

/// Articles by name; of many the first, and how many more there are.
fn some(language: Language, articles: &[usize]) -> String {
    let names = articles.iter().take(SHOWN);
    let names: Vec<String> = names.map(|it| article_name(language, *it)).collect();
    let names = joined(language, &names);
    match (language, articles.len().saturating_sub(SHOWN)) {
        (_, 0) => names,
        (Language::Ja, more) => format!("{names}、ほか{more}か所"),
        (Language::En, more) => format!("{names} and {more} more"),
    }
}

//! Sentences of fixed words and of what is known, in the languages of a paper.

use super::{
    shape::{Block, Cell, Depth, Heading, Languages, Line, Look, Run},
    wording::{Fixed, Wording, wording},
};
use crate::contract::{
    annex::Facts,
    field::Field,
    words::{Both, Language},
};

/// Writes in the languages of a paper.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scribe {
    pub(super) languages: Languages,
    pub(super) words: &'static Wording,
}

impl Scribe {
    pub(super) fn new(languages: Languages) -> Self {
        Self {
            languages,
            words: wording(),
        }
    }

    /// A text in each language; what reads the same in both stands there once.
    pub(super) fn cell(&self, both: &Both) -> Cell {
        let list = self.languages.list();
        let lines = list.iter().map(|language| (*language, both.of(*language)));
        let mut cell = Cell::new();
        for (language, text) in lines {
            let is_said = cell.iter().any(|line: &Line| line.plain() == text);
            if !is_said && !text.is_empty() {
                cell.push(Line::of(language, text));
            }
        }
        cell
    }

    pub(super) fn fixed(&self, fixed: Fixed) -> Cell {
        self.cell(&self.words.fixed(fixed))
    }

    pub(super) fn heads(&self, fixed: &[Fixed]) -> Vec<Cell> {
        fixed.iter().map(|it| self.fixed(*it)).collect()
    }

    pub(super) fn heading(&self, fixed: Fixed) -> Block {
        Block::Heading(Heading {
            depth: Depth::Chapter,
            clause: None,
            text: self.fixed(fixed),
        })
    }

    /// A sentence as a paragraph a language.
    pub(super) fn paragraphs(&self, look: Look, fixed: Fixed) -> Vec<Block> {
        let lines = self.fixed(fixed).into_iter();
        lines.map(|line| Block::Paragraph(look, line)).collect()
    }

    /// What is known of a field; else its mark.
    pub(super) fn known(&self, facts: &Facts, field: Field) -> Cell {
        match facts.get(&field) {
            Some(text) if !text.ja.trim().is_empty() => self.cell(text),
            _ => self.marked(&self.words.field(field)),
        }
    }

    /// A mark of something open, in each language.
    pub(super) fn marked(&self, what: &Both) -> Cell {
        let lines = self.languages.list().iter().map(|language| Line {
            language: *language,
            runs: vec![Run::Open(self.mark(*language, what))],
        });
        lines.collect()
    }

    /// Says that something is open, and what.
    pub(super) fn mark(&self, language: Language, what: &Both) -> String {
        let open = self.words.fixed(Fixed::Open);
        let (open, what) = (open.of(language), what.of(language));
        match language {
            Language::Ja => format!("【{open}：{what}】"),
            Language::En => format!("[{open}: {what}]"),
        }
    }
}

/// Joins what is listed, as the language does.
pub(super) fn joined(language: Language, list: &[String]) -> String {
    list.join(match language {
        Language::Ja => "、",
        Language::En => ", ",
    })
}

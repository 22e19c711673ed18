//! Answers as they are found, one after the other.

use std::collections::BTreeSet;

use crate::{
    ident::parsed::{Diagnostic as DiagnosticOf, Parsed, Position},
    mds2::{
        answer::Answer,
        catalogue::Kind,
        edition::Edition,
        form::{Entry, Form},
        id::QuestionId,
        problem::{Diagnostic, Problem, cut},
    },
    tabular::problem::Problem as TableProblem,
};

use super::Read;

/// Most problems that are listed one by one.
const MOST: usize = 500;

/// A form that is being filled.
#[derive(Debug)]
pub(super) struct Gathered {
    form: Form,
    /// Questions of the catalogue that were met, answered or not.
    met: BTreeSet<QuestionId>,
    diagnostics: Vec<Diagnostic>,
    left_out: u32,
    is_text: bool,
}

impl Gathered {
    /// Begins with the rows of a table.
    pub(super) fn new(edition: Edition) -> Self {
        Self {
            is_text: false,
            form: Form::new(edition),
            met: BTreeSet::new(),
            diagnostics: Vec::new(),
            left_out: 0,
        }
    }

    /// Begins with the lines of a text.
    pub(super) fn of_text(edition: Edition) -> Self {
        Self {
            is_text: true,
            ..Self::new(edition)
        }
    }

    pub(super) fn edition(&self) -> Edition {
        self.form.edition
    }

    pub(super) fn kind(&self, id: &QuestionId) -> Kind {
        self.form.edition.kind(id)
    }

    /// Whether the edition lists a question.
    pub(super) fn knows(&self, id: &QuestionId) -> bool {
        let catalogue = self.form.edition.catalogue();
        catalogue.is_some_and(|catalogue| catalogue.place(id.as_str()).is_some())
    }

    /// How many questions of the catalogue were met.
    pub(super) fn questions(&self) -> usize {
        self.met.len()
    }

    /// What the reading is worth beside another of the same file: answers that were understood, then questions.
    ///
    /// Cells part answers from notes better than lines do, so that an answer of a table counts twice. Open answers count for nothing:
    /// a text without cells takes the question for one.
    pub(super) fn worth(&self) -> (usize, usize) {
        let answers = self.form.answers.values();
        let understood = answers
            .filter(|entry| entry.answer.is_decided() || entry.answer == Answer::SeeNotes)
            .count();
        let each = if self.is_text { 1 } else { 2 };
        (understood * each, self.questions())
    }

    pub(super) fn tell(&mut self, at: Position, problem: Problem) {
        if self.diagnostics.len() < MOST {
            self.diagnostics.push(Diagnostic { at, problem });
        } else {
            self.left_out += 1;
        }
    }

    /// Takes over what the reader of tables had to say.
    pub(super) fn take_over(&mut self, diagnostics: &[DiagnosticOf<TableProblem>]) {
        for diagnostic in diagnostics {
            self.tell(diagnostic.at, Problem::Table(diagnostic.problem.clone()));
        }
    }

    pub(super) fn footnote(&mut self, number: u32, text: &str) {
        let footnotes = &mut self.form.footnotes;
        footnotes
            .entry(number)
            .or_insert_with(|| text.trim().to_owned());
    }

    /// Takes what stands beside a question. A question that is met twice keeps its first answer.
    pub(super) fn take(&mut self, at: Position, id: &QuestionId, answer: Answer, note: &str) {
        if self.knows(id) {
            self.met.insert(id.clone());
        }
        // A maker who writes only a note sends the reader to it.
        let is_only_note = answer == Answer::Unanswered && !note.is_empty();
        let answer = if is_only_note {
            Answer::SeeNotes
        } else {
            answer
        };
        if answer == Answer::Unanswered {
            return;
        }
        if let Answer::Unrecognized(text) = &answer {
            self.tell(at, Problem::unrecognized(id, text));
        }
        if let Some(first) = self.form.answers.get_mut(id) {
            if first.answer == answer {
                add_note(&mut first.note, note);
            } else {
                let (id, text) = (id.to_string(), format!("{answer:?} {}", cut(note)));
                self.tell(at, Problem::AnsweredAgain { id, text });
            }
            return;
        }
        if !self.knows(id) {
            let id = id.to_string();
            self.tell(at, Problem::UnknownQuestion { id });
        }
        let entry = Entry {
            answer,
            note: note.to_owned(),
            ..Entry::default()
        };
        self.form.answers.insert(id.clone(), entry);
    }

    pub(super) fn finish(mut self) -> Read {
        if self.left_out > 0 {
            let (at, count) = (Position::line(0), self.left_out);
            let problem = Problem::NotListed { count };
            self.diagnostics.push(Diagnostic { at, problem });
        }
        Parsed {
            value: self.form,
            diagnostics: self.diagnostics,
        }
    }
}

fn add_note(note: &mut String, more: &str) {
    if more.is_empty() || note.contains(more) {
        return;
    }
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(more);
}

//! What a form asks: its questions as data.
//!
//! `catalogue/hn1_2019.tsv` lists the 240 questions of ANSI/NEMA HN 1-2019: the 15 on the document (`DOC-1` to `DOC-11.4`) and the 225 of
//! the sections from personal data to remote service. Sub-questions such as `AUDT-2.8.1` count as questions; headings do not. The last
//! section of the form has none.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{id::QuestionId, section::Section};

/// How a question is answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Yes, no, not applicable or see notes.
    Choice,
    /// Any text.
    Text,
}

/// One question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Its section.
    pub section: Section,
    /// How it is answered.
    pub kind: Kind,
    /// What it asks, in Japanese, in our own words.
    pub ja: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// The questions of one edition.
#[derive(Debug)]
pub struct Catalogue {
    questions: Vec<Question>,
    places: BTreeMap<QuestionId, usize>,
}

impl Catalogue {
    /// Returns the questions of ANSI/NEMA HN 1-2019.
    #[must_use]
    pub fn hn1_of_2019() -> &'static Self {
        static CATALOGUE: LazyLock<Catalogue> =
            LazyLock::new(|| Catalogue::of_table(include_str!("catalogue/hn1_2019.tsv")));
        &CATALOGUE
    }

    fn of_table(table: &'static str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        let questions: Vec<Question> = lines.filter_map(question).collect();
        let places = questions.iter().enumerate();
        let places = places.map(|(at, question)| (question.id.clone(), at));
        Self {
            places: places.collect(),
            questions,
        }
    }

    /// Lists the questions in the order of the form.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Finds a question by its id in its one spelling.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.get(self.place(id)?)
    }

    /// Returns the place of a question in the form, from 0.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Lists the questions of one section.
    pub fn of_section(&self, section: Section) -> impl Iterator<Item = &Question> {
        let questions = self.questions.iter();
        questions.filter(move |question| question.section == section)
    }
}

fn question(line: &'static str) -> Option<Question> {
    let mut columns = line.split('\t');
    let id = QuestionId::parse(columns.next()?)?;
    let kind = match columns.next()? {
        "choice" => Kind::Choice,
        "text" => Kind::Text,
        _ => return None,
    };
    let (ja, en) = (columns.next()?, columns.next()?);
    Some(Question {
        section: Section::of_prefix(id.prefix())?,
        id,
        kind,
        ja,
        en,
    })
}

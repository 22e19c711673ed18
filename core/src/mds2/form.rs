//! A filled form, read from a file or typed by hand.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    answer::{Answer, is_reference},
    catalogue::Question,
    edition::Edition,
    id::QuestionId,
};

/// What stands beside one question.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Entry {
    /// The answer.
    pub answer: Answer,
    /// The note as it stands; it may be no more than a reference to a [footnote](Form::footnotes).
    pub note: String,
    /// Keys of a newer version, kept for writing.
    pub other: BTreeMap<String, Value>,
}

/// What a maker disclosed of one product.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Form {
    /// Which form it is.
    pub edition: Edition,
    /// The answers by question; one that is not here is unanswered. Questions that the edition does not list are kept too.
    pub answers: BTreeMap<QuestionId, Entry>,
    /// Notes at the end of the form, by their numbers.
    pub footnotes: BTreeMap<u32, String>,
    /// Keys of a newer version, kept for writing.
    pub other: BTreeMap<String, Value>,
}

/// How many questions are answered in which way.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Questions of the edition; those that are answered, where it has no catalogue.
    pub questions: usize,
    /// Yes, no, not applicable, or the text that was asked for.
    pub answered: usize,
    /// Only a reference to notes.
    pub see_notes: usize,
    /// A text in place of an answer.
    pub unrecognized: usize,
    /// Nothing.
    pub unanswered: usize,
}

impl Form {
    /// Makes a form without answers.
    #[must_use]
    pub const fn new(edition: Edition) -> Self {
        Self {
            edition,
            answers: BTreeMap::new(),
            footnotes: BTreeMap::new(),
            other: BTreeMap::new(),
        }
    }

    /// Returns the answer to a question.
    #[must_use]
    pub fn answer(&self, id: &str) -> &Answer {
        let entry = self.answers.get(id);
        entry.map_or(&Answer::Unanswered, |entry| &entry.answer)
    }

    /// Returns the text that answers an open question, or stands in place of an answer.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&str> {
        self.answer(id).text()
    }

    /// Returns the note beside a question and the footnotes that it refers to, in this order.
    #[must_use]
    pub fn notes(&self, id: &str) -> Vec<&str> {
        let Some(entry) = self.answers.get(id) else {
            return Vec::new();
        };
        let note = entry.note.as_str();
        let numbers = referred(note);
        let footnotes = numbers
            .iter()
            .filter_map(|number| self.footnotes.get(number));
        let own = Some(note).filter(|note| !note.is_empty());
        own.into_iter()
            .chain(footnotes.map(String::as_str))
            .collect()
    }

    /// Sets answer and note of a question; an empty answer without a note takes it out.
    pub fn set(&mut self, id: QuestionId, answer: Answer, note: &str) {
        if answer == Answer::Unanswered && note.is_empty() {
            self.answers.remove(&id);
            return;
        }
        let entry = self.answers.entry(id).or_default();
        entry.answer = answer;
        note.clone_into(&mut entry.note);
    }

    /// Lists the questions of the edition that are not answered, in the order of the form. A form without catalogue has none to list.
    pub fn unanswered(&self) -> impl Iterator<Item = &'static Question> {
        self.questions()
            .filter(|question| *self.answer(question.id.as_str()) == Answer::Unanswered)
    }

    /// Lists the questions that the edition asks, in its order.
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> + use<> {
        let catalogue = self.edition.catalogue();
        catalogue
            .into_iter()
            .flat_map(|catalogue| catalogue.questions())
    }

    /// Lists the answers in the order of the form, those that its catalogue lacks behind.
    #[must_use]
    pub fn in_order(&self) -> Vec<(&QuestionId, &Entry)> {
        let mut all: Vec<_> = self.answers.iter().collect();
        let section = |id: &QuestionId| {
            let section = self.edition.section_of(id);
            let mut sections = self.edition.sections().iter();
            section.and_then(|section| sections.position(|one| *one == section))
        };
        let place = |id: &QuestionId| {
            let catalogue = self.edition.catalogue();
            let place = catalogue.and_then(|catalogue| catalogue.place(id.as_str()));
            (
                place.unwrap_or(usize::MAX),
                section(id).unwrap_or(usize::MAX),
            )
        };
        all.sort_by(|(a, _), (b, _)| place(a).cmp(&place(b)).then_with(|| a.reading_order(b)));
        all
    }

    /// Counts the answers.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        match self.edition.catalogue() {
            Some(catalogue) => {
                for question in catalogue.questions() {
                    tally.count(self.answer(question.id.as_str()));
                }
            }
            None => {
                for entry in self.answers.values() {
                    tally.count(&entry.answer);
                }
            }
        }
        tally
    }
}

impl Tally {
    fn count(&mut self, answer: &Answer) {
        self.questions += 1;
        let place = match answer {
            Answer::Yes | Answer::No | Answer::NotApplicable | Answer::Text(_) => {
                &mut self.answered
            }
            Answer::SeeNotes => &mut self.see_notes,
            Answer::Unrecognized(_) => &mut self.unrecognized,
            Answer::Unanswered => &mut self.unanswered,
        };
        *place += 1;
    }
}

/// The numbers of the footnotes that a note refers to: those behind "note" or 注, or a note that is nothing but numbers.
fn referred(note: &str) -> Vec<u32> {
    let plain = crate::ident::text::match_key(note);
    let is_list = |text: &str| {
        text.chars()
            .all(|c| c.is_ascii_digit() || " ,、#".contains(c))
    };
    if is_reference(note) || is_list(&plain) {
        return numbers(&plain);
    }
    let words = ["note", "注", "備考"];
    let behind = words
        .iter()
        .filter_map(|word| plain.split_once(word))
        .map(|(_, rest)| {
            rest.trim_start_matches(|c: char| c.is_alphabetic() || " #".contains(c))
                .chars()
        });
    let digits = behind.map(|rest| rest.take_while(char::is_ascii_digit).collect::<String>());
    digits.flat_map(|digits| numbers(&digits)).collect()
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

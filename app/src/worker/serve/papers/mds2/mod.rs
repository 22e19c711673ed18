//! What disclosure statements say: the questions as data, what the answers mean, comparison, typing.
//!
//! | module | what it answers |
//! |---|---|
//! | [`meaning`] | what a form means for devices, and what it can fill in the ledger |
//! | [`compare`] | two models side by side, two versions of a form |
//! | [`typed`] | forms that are typed by hand |

mod compare;
mod meaning;
#[cfg(test)]
mod tests;
mod typed;

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::{
    device::connection::Connection,
    ident::id::EntityId,
    mds2::{
        answer::Answer,
        finding,
        form::Form,
        id::QuestionId,
        json,
        read::{Read, read},
        rule::Weight,
    },
};

use super::{Desk, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Trouble,
        forms::{Ask, FormView, QuestionView, Said, Told, Words},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Answers a question about disclosure statements.
    pub(super) async fn forms(&mut self, ask: Ask, tell: Tell<'_>) -> Result<Told, Trouble> {
        Ok(match ask {
            Ask::Meaning { attachment, .. } => {
                Told::Meaning(self.meaning(&attachment, tell).await?.map(Box::new))
            }
            Ask::OfModel { model, .. } => {
                let (of_model, _) = self.of_model(&model, tell).await?;
                Told::OfModel(Box::new(of_model))
            }
            Ask::Models { left, right, .. } => {
                Told::Models(Box::new(self.models(&left, &right, tell).await?))
            }
            Ask::Versions { older, newer } => {
                let older = self.form(&older, &mut *tell).await?;
                let newer = self.form(&newer, tell).await?;
                let both = older.as_ref().zip(newer.as_ref());
                // The questions of another form have other numbers.
                let both = both.filter(|(older, newer)| older.edition == newer.edition);
                Told::Versions(both.map(|(older, newer)| compare::versions(older, newer)))
            }
            Ask::Sheet { edition, from } => {
                let sheet = self.sheet(edition.as_deref(), from.as_ref(), tell).await?;
                Told::Sheet(sheet.map(Box::new))
            }
            Ask::Keep {
                edition,
                name,
                from,
                lines,
            } => {
                let from = match from {
                    Some(from) => self.form(&from, &mut *tell).await?,
                    None => None,
                };
                self.keep_typed(&edition, name, from, &lines).await?
            }
        })
    }

    /// Reads an attached form; `None` if it is not here or is none.
    async fn form(
        &mut self,
        attachment: &EntityId,
        tell: Tell<'_>,
    ) -> Result<Option<Form>, Trouble> {
        let bytes = self.bytes_of(attachment, tell).await?;
        let form = bytes.and_then(|bytes| read(&bytes).ok());
        Ok(form.map(|read| read.value))
    }
}

/// Returns what the page shows of a form.
pub(super) fn view(read: &Read, bytes: &[u8]) -> FormView {
    let form = &read.value;
    // What a device off the network need not do is found all the same.
    let found = finding::of(Some(form), Connection::Unknown);
    let found = found.iter().filter(|one| one.weight != Weight::Unclear);
    let found: BTreeSet<&QuestionId> = found.flat_map(|one| &one.questions).collect();
    let questions: Vec<QuestionView> = ids(form)
        .into_iter()
        .map(|id| QuestionView {
            is_found: found.contains(id),
            ..question(form, id)
        })
        .collect();
    let asked = form.tally().questions;
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    // Behind the questions of the edition stand others that are answered too.
    for question in questions.iter().take(asked) {
        *tally.entry(question.said.code.as_str()).or_default() += 1;
    }
    let tally = tally.into_iter();
    FormView {
        edition: form.edition.code().to_owned(),
        is_typed: json::is_one(bytes),
        tally: tally
            .map(|(code, count)| (code.to_owned(), count))
            .collect(),
        asked,
        questions,
        diagnostics: read.diagnostics.clone(),
    }
}

/// The questions of a form: those of its catalogue, then others that are answered.
fn ids(form: &Form) -> Vec<&QuestionId> {
    let mut ids: Vec<&QuestionId> = form.questions().map(|question| &question.id).collect();
    let known: BTreeSet<&QuestionId> = ids.iter().copied().collect();
    let others = form.in_order().into_iter().map(|(id, _)| id);
    ids.extend(others.filter(|id| !known.contains(id)));
    ids
}

fn question(form: &Form, id: &QuestionId) -> QuestionView {
    let section = form.edition.section_of(id);
    QuestionView {
        id: id.to_string(),
        section: section.map_or_else(String::new, |section| section.code().to_owned()),
        words: words(form, id),
        said: said(form.answer(id.as_str())),
        notes: form
            .notes(id.as_str())
            .into_iter()
            .map(str::to_owned)
            .collect(),
        is_found: false,
    }
}

/// What a question asks; nothing where only the printed form says so.
fn words(form: &Form, id: &QuestionId) -> Words {
    let catalogue = form.edition.catalogue();
    let question = catalogue.and_then(|catalogue| catalogue.question(id.as_str()));
    question.map_or_else(Words::default, |question| Words {
        ja: question.ja.to_owned(),
        en: question.en.to_owned(),
    })
}

fn said(answer: &Answer) -> Said {
    let code = match answer {
        Answer::Unanswered => "unanswered",
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::NotApplicable => "not-applicable",
        Answer::SeeNotes => "see-notes",
        Answer::Text(_) => "text",
        Answer::Unrecognized(_) => "unrecognized",
    };
    Said {
        code: code.to_owned(),
        text: answer.text().unwrap_or_default().to_owned(),
    }
}

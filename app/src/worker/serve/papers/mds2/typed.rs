//! Forms that are typed by hand.

use std::collections::BTreeSet;

use daicho_core::{
    ident::id::EntityId,
    mds2::{
        answer::Answer, catalogue::Kind, edition::Edition, form::Form, id::QuestionId, json,
        section::Section,
    },
};

use super::{Desk, Tell, ids, question, words};
use crate::{
    store::LedgerStore,
    worker::{
        protocol::{
            Trouble,
            forms::{Line, Said, Sheet, SheetLine, Told},
        },
        serve::Upload,
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Returns a form to type into: an attached one, or an empty one.
    pub(super) async fn sheet(
        &mut self,
        edition: Option<&str>,
        from: Option<&EntityId>,
        tell: Tell<'_>,
    ) -> Result<Option<Sheet>, Trouble> {
        let form = match from {
            Some(from) => self.form(from, tell).await?,
            None => None,
        };
        let edition = edition.and_then(Edition::from_code);
        let form = form.filter(|form| edition.is_none_or(|edition| edition == form.edition));
        Ok(form.or(edition.map(Form::new)).as_ref().map(sheet))
    }

    /// Keeps what was typed.
    pub(super) async fn keep_typed(
        &mut self,
        edition: &str,
        name: String,
        from: Option<Form>,
        lines: &[Line],
    ) -> Result<Told, Trouble> {
        let edition = Edition::from_code(edition).ok_or(Trouble::NothingOpen)?;
        let from = from.filter(|form| form.edition == edition);
        let form = from.unwrap_or_else(|| Form::new(edition));
        let form = match filled(form, lines) {
            Ok(form) => form,
            Err(wrong) => return Ok(Told::Wrong(wrong)),
        };
        let bytes = json::write(&form).into_bytes();
        let kept = self.keep(Upload { name, bytes }).await?;
        Ok(Told::Kept(Box::new(kept)))
    }
}

fn sheet(form: &Form) -> Sheet {
    let sections = form.edition.sections().iter();
    let lines = ids(form).into_iter().map(|id| {
        let view = question(form, id);
        let entry = form.answers.get(id);
        SheetLine {
            words: words(form, id),
            is_text: form.edition.kind(id) == Kind::Text,
            line: Line {
                section: view.section,
                number: view.id,
                said: view.said,
                note: entry.map_or_else(String::new, |entry| entry.note.clone()),
            },
        }
    });
    Sheet {
        edition: form.edition.code().to_owned(),
        sections: sections.map(|section| section.code().to_owned()).collect(),
        lines: lines.collect(),
    }
}

/// Makes a form say what was typed, no more; otherwise tells the lines that have no number of their own.
fn filled(mut form: Form, lines: &[Line]) -> Result<Form, Vec<usize>> {
    let mut said = BTreeSet::new();
    let mut wrong = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if is_blank(line) {
            continue;
        }
        match id_of(&form, line) {
            Some(id) if said.insert(id.clone()) => {
                let answer = answer(&line.said, form.edition.kind(&id));
                form.set(id, answer, line.note.trim());
            }
            _ => wrong.push(at),
        }
    }
    form.answers.retain(|id, _| said.contains(id));
    if wrong.is_empty() {
        Ok(form)
    } else {
        Err(wrong)
    }
}

fn is_blank(line: &Line) -> bool {
    let is_answered = !matches!(line.said.code.as_str(), "" | "unanswered" | "text");
    !is_answered && line.said.text.trim().is_empty() && line.note.trim().is_empty()
}

/// The id of a line. One that a file had and the edition has not stays what it was.
fn id_of(form: &Form, line: &Line) -> Option<QuestionId> {
    let section = Section::from_code(&line.section);
    let typed = section.and_then(|section| form.edition.typed_id(section, &line.number));
    let held = || QuestionId::parse(&line.number).filter(|id| form.answers.contains_key(id));
    typed.or_else(held)
}

fn answer(said: &Said, kind: Kind) -> Answer {
    match (said.code.as_str(), kind) {
        ("yes", _) => Answer::Yes,
        ("no", _) => Answer::No,
        ("not-applicable", _) => Answer::NotApplicable,
        ("see-notes", _) => Answer::SeeNotes,
        ("unrecognized", _) => Answer::Unrecognized(said.text.clone()),
        _ => Answer::read(&said.text, kind),
    }
}

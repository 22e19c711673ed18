//! Two models side by side before buying, and two versions of one form.

use std::collections::BTreeMap;

use super::{
    answer::Answer,
    form::{Entry, Form},
    id::QuestionId,
    rule::{FindingCode, Verdict, Weight},
};

/// How two answers stand to each other. What nobody can read as an answer is unknown.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Contrast {
    /// Both are known, and the same.
    Same,
    /// Both are known, and differ.
    Differs,
    /// Only the left one is known.
    RightUnknown,
    /// Only the right one is known.
    LeftUnknown,
    /// Neither is known.
    BothUnknown,
}

/// One question in two forms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Row<'a> {
    /// The question.
    pub id: &'a QuestionId,
    /// The answer of the left form.
    pub left: &'a Answer,
    /// The answer of the right form.
    pub right: &'a Answer,
    /// How they stand to each other.
    pub contrast: Contrast,
}

/// Sets the answers of two forms side by side: all questions of both editions, and what else is answered in either.
#[must_use]
pub fn answers<'a>(left: &'a Form, right: &'a Form) -> Vec<Row<'a>> {
    let row = |id: &'a QuestionId| {
        let (left, right) = (left.answer(id.as_str()), right.answer(id.as_str()));
        let contrast = contrast(left, right);
        Row {
            id,
            left,
            right,
            contrast,
        }
    };
    ids(left, right).into_iter().map(row).collect()
}

fn contrast(left: &Answer, right: &Answer) -> Contrast {
    match (is_known(left), is_known(right)) {
        (true, true) if left == right => Contrast::Same,
        (true, true) => Contrast::Differs,
        (true, false) => Contrast::RightUnknown,
        (false, true) => Contrast::LeftUnknown,
        (false, false) => Contrast::BothUnknown,
    }
}

fn is_known(answer: &Answer) -> bool {
    answer.is_decided() || matches!(answer, Answer::Text(_))
}

/// Every question of either form once: those of the catalogues first, then others as each form lists them.
fn ids<'a>(left: &'a Form, right: &'a Form) -> Vec<&'a QuestionId> {
    let mut places: BTreeMap<&QuestionId, usize> = BTreeMap::new();
    let asked = left.questions().chain(right.questions());
    let asked = asked.map(|question| &question.id);
    let answered = left.in_order().into_iter().chain(right.in_order());
    for id in asked.chain(answered.map(|(id, _)| id)) {
        let next = places.len();
        places.entry(id).or_insert(next);
    }
    let mut ids: Vec<(&QuestionId, usize)> = places.into_iter().collect();
    ids.sort_by_key(|(_, place)| *place);
    ids.into_iter().map(|(id, _)| id).collect()
}

/// Whether a form tells a finding.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Presence {
    /// It does.
    Found,
    /// Its answers say that there is none.
    NotFound,
    /// There is no form, or the answers are missing, in the notes or not understood.
    CannotTell,
}

/// One finding in two models.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Meaning {
    /// What it is.
    pub code: FindingCode,
    /// How much it matters.
    pub weight: Weight,
    /// Whether the left form tells it.
    pub left: Presence,
    /// Whether the right form tells it.
    pub right: Presence,
}

/// Sets what two forms mean side by side, the most urgent first; a model without a form cannot be told.
#[must_use]
pub fn meanings(left: Option<&Form>, right: Option<&Form>) -> Vec<Meaning> {
    let editions = [left, right].into_iter().flatten().map(|form| form.edition);
    let mut weights: BTreeMap<FindingCode, Weight> = BTreeMap::new();
    for rule in editions.flat_map(super::edition::Edition::rules) {
        weights.entry(rule.finding).or_insert(rule.weight);
    }
    let meanings = weights.into_iter().map(|(code, weight)| Meaning {
        code,
        weight,
        left: presence(left, code),
        right: presence(right, code),
    });
    let mut meanings: Vec<Meaning> = meanings.collect();
    meanings.sort_by_key(|meaning| (meaning.weight, meaning.code));
    meanings
}

fn presence(form: Option<&Form>, code: FindingCode) -> Presence {
    let Some(form) = form else {
        return Presence::CannotTell;
    };
    let rules = form.edition.rules().iter();
    let verdicts = rules.filter(|rule| rule.finding == code);
    let verdicts: Vec<Verdict> = verdicts.map(|rule| rule.verdict(form)).collect();
    if verdicts.contains(&Verdict::Holds) {
        Presence::Found
    } else if !verdicts.is_empty() && verdicts.iter().all(|one| *one == Verdict::DoesNot) {
        Presence::NotFound
    } else {
        Presence::CannotTell
    }
}

/// What became of an answer from one version of a form to the next.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum ChangeKind {
    /// It was known, and is another one now.
    Changed,
    /// It was known, and is not any more.
    Withdrawn,
    /// It was not known, and is now.
    Answered,
    /// It was not known and is not; what stands there is another text, or none.
    StillUnknown,
    /// Only the note is another.
    Note,
}

/// One answer that is not what it was.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change<'a> {
    /// The question.
    pub id: &'a QuestionId,
    /// What stood there; `None` for nothing.
    pub before: Option<&'a Entry>,
    /// What stands there; `None` for nothing.
    pub after: Option<&'a Entry>,
    /// What became of it.
    pub kind: ChangeKind,
}

/// Lists what differs between two versions of a form, in its order. Footnotes count to the note that refers to them.
#[must_use]
pub fn versions<'a>(older: &'a Form, newer: &'a Form) -> Vec<Change<'a>> {
    let change = |id: &'a QuestionId| {
        let key = id.as_str();
        let kind = if older.answer(key) == newer.answer(key) {
            (older.notes(key) != newer.notes(key)).then_some(ChangeKind::Note)?
        } else {
            match contrast(older.answer(key), newer.answer(key)) {
                Contrast::Same | Contrast::Differs => ChangeKind::Changed,
                Contrast::RightUnknown => ChangeKind::Withdrawn,
                Contrast::LeftUnknown => ChangeKind::Answered,
                Contrast::BothUnknown => ChangeKind::StillUnknown,
            }
        };
        Some(Change {
            id,
            before: older.answers.get(key),
            after: newer.answers.get(key),
            kind,
        })
    };
    ids(older, newer).into_iter().filter_map(change).collect()
}

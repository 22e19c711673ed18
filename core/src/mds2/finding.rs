//! What a form tells of a device, and what to do.
//!
//! Source: of the compensating controls, manufacturer guidebook 6.6.3; that a missing form is no sign of safety, the research report of
//! fiscal 2024, where a tool took devices without MDS2 for devices without problem.

use std::collections::BTreeMap;

use super::{
    answer::Answer,
    control::Control,
    form::Form,
    id::QuestionId,
    rule::{FindingCode, Rule, Todo, Verdict, Weight},
};
use crate::{catalogue::choice::codes, device::connection::Connection};

codes! {
    /// How far the form of a product answers what matters. Only the last is no gap.
    Coverage {
        /// There is no form.
        Missing = "missing",
        /// There is one whose answers this program does not weigh.
        NotWeighed = "not-weighed",
        /// Some questions that matter are unanswered, in the notes or not understood.
        Partly = "partly",
        /// All are answered.
        Whole = "whole",
    }
}

impl Coverage {
    /// Tells how far a form answers what matters.
    #[must_use]
    pub fn of(form: Option<&Form>) -> Self {
        let Some(form) = form else {
            return Self::Missing;
        };
        let mut rules = form.edition.rules().iter().peekable();
        if rules.peek().is_none() {
            Self::NotWeighed
        } else if rules.any(|rule| matches!(rule.verdict(form), Verdict::CannotTell(_))) {
            Self::Partly
        } else {
            Self::Whole
        }
    }
}

/// One thing that a form tells, or keeps to itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// What it is.
    pub code: FindingCode,
    /// How much it matters.
    pub weight: Weight,
    /// What to do.
    pub todo: Todo,
    /// The questions whose answers say so, in the order of the form.
    pub questions: Vec<QuestionId>,
    /// What makes up for it on a device with this connection.
    pub controls: Vec<Control>,
}

/// Returns what is known through a form, the most urgent first.
///
/// Without a form that is one finding: nothing is known. A list without any important finding is no clean bill of health as long as it holds one that
/// is [unclear](Weight::Unclear).
#[must_use]
pub fn of(form: Option<&Form>, connection: Connection) -> Vec<Finding> {
    let Some(form) = form else {
        let nothing = unclear(FindingCode::NoForm, Todo::AskForm, Vec::new());
        return vec![nothing];
    };
    let rules = form.edition.rules();
    if rules.is_empty() {
        let unread = unclear(FindingCode::NotWeighed, Todo::ReadForm, Vec::new());
        return vec![unread];
    }
    let mut found: BTreeMap<FindingCode, Finding> = BTreeMap::new();
    let mut open: Vec<&'static str> = Vec::new();
    for rule in rules {
        match rule.verdict(form) {
            Verdict::Holds => add(&mut found, rule, connection),
            Verdict::CannotTell(id) if !open.contains(&id) => open.push(id),
            Verdict::CannotTell(_) | Verdict::DoesNot => {}
        }
    }
    let mut findings: Vec<Finding> = found.into_values().chain(gaps(form, &open)).collect();
    findings.sort_by_key(|finding| (finding.weight, finding.code));
    findings
}

fn add(found: &mut BTreeMap<FindingCode, Finding>, rule: &Rule, connection: Connection) {
    let finding = found.entry(rule.finding).or_insert_with(|| Finding {
        code: rule.finding,
        weight: weight(rule, connection),
        todo: rule.todo,
        questions: Vec::new(),
        controls: Vec::new(),
    });
    finding.questions.extend(QuestionId::parse(rule.when.0));
    for control in rule.controls {
        if control.fits(connection) && !finding.controls.contains(control) {
            finding.controls.push(*control);
        }
    }
    finding.controls.sort_unstable();
}

/// What only controls of a network could make up for does not press on a device that is on none.
fn weight(rule: &Rule, connection: Connection) -> Weight {
    let mut controls = rule.controls.iter();
    if rule.controls.is_empty() || controls.any(|control| control.fits(connection)) {
        rule.weight
    } else {
        Weight::Information
    }
}

/// The questions that matter and that nobody can read as an answer, by what stands there instead.
fn gaps(form: &Form, open: &[&'static str]) -> impl Iterator<Item = Finding> {
    let (mut nothing, mut notes, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for id in open {
        let list = match form.answer(id) {
            Answer::SeeNotes => &mut notes,
            Answer::Text(_) | Answer::Unrecognized(_) => &mut texts,
            Answer::Unanswered | Answer::Yes | Answer::No | Answer::NotApplicable => &mut nothing,
        };
        list.extend(QuestionId::parse(id));
    }
    let gaps = [
        (FindingCode::Unanswered, Todo::AskAnswers, nothing),
        (FindingCode::SeeNotes, Todo::ReadNotes, notes),
        (FindingCode::Unrecognized, Todo::ReadText, texts),
    ];
    let gaps = gaps
        .into_iter()
        .filter(|(_, _, questions)| !questions.is_empty());
    gaps.map(|(code, todo, questions)| unclear(code, todo, questions))
}

const fn unclear(code: FindingCode, todo: Todo, questions: Vec<QuestionId>) -> Finding {
    Finding {
        code,
        weight: Weight::Unclear,
        todo,
        questions,
        controls: Vec::new(),
    }
}

//! What single answers mean, as data: an answer to a question, what it tells, what to do, and what makes up for it.

use super::{answer::Answer, control::Control, edition::Edition, form::Form};
use crate::catalogue::choice::codes;

mod code;
mod table;

pub use code::{FindingCode, Todo};
pub use table::RULES;

codes! {
    /// How much a finding matters; the most urgent first.
    Weight {
        /// Something has to be done or made up for.
        Important = "important",
        /// Something is not known, and has to be asked or looked up.
        Unclear = "unclear",
        /// Good to know, or something that one can have for the asking.
        Information = "information",
    }
}

/// An answer that decides something.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Given {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// A question with the answer that is looked for.
pub type Condition = (&'static str, Given);

/// What one answer means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rule {
    /// The question and the answer that brings it about.
    pub when: Condition,
    /// What must hold besides.
    pub and: &'static [Condition],
    /// What would make it meaningless.
    pub unless: &'static [Condition],
    /// What it tells.
    pub finding: FindingCode,
    /// How much it matters.
    pub weight: Weight,
    /// What to do.
    pub todo: Todo,
    /// What makes up for it.
    pub controls: &'static [Control],
}

/// What a form says to a rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// The rule applies.
    Holds,
    /// It does not.
    DoesNot,
    /// The answer to this question is missing, in the notes or not understood.
    CannotTell(&'static str),
}

impl Edition {
    /// Returns what the answers to its questions mean; nothing for a form that is typed by hand.
    #[must_use]
    pub const fn rules(self) -> &'static [Rule] {
        match self {
            Self::Hn1Of2019 => RULES,
            Self::Hn1Of2013 | Self::Mds | Self::Sds => &[],
        }
    }
}

impl Rule {
    /// Tells whether a form brings the rule about.
    ///
    /// Not applicable is no. What would make the rule meaningless counts only when it is answered.
    #[must_use]
    pub fn verdict(&self, form: &Form) -> Verdict {
        let holds = |condition: &Condition| truth(form, *condition);
        if self.unless.iter().any(|one| holds(one) == Some(true)) {
            return Verdict::DoesNot;
        }
        let mut open = None;
        for condition in std::iter::once(&self.when).chain(self.and) {
            match holds(condition) {
                Some(true) => {}
                Some(false) => return Verdict::DoesNot,
                None => open = open.or(Some(condition.0)),
            }
        }
        open.map_or(Verdict::Holds, Verdict::CannotTell)
    }
}

/// Whether a question has the answer that is looked for; `None` where nobody can tell.
fn truth(form: &Form, (id, given): Condition) -> Option<bool> {
    match form.answer(id) {
        Answer::Yes => Some(given == Given::Yes),
        Answer::No => Some(given == Given::No),
        Answer::NotApplicable => Some(false),
        // A part of a question that is answered with no needs no answer.
        Answer::Unanswered if is_moot(form, id) => Some(false),
        Answer::Unanswered | Answer::SeeNotes | Answer::Text(_) | Answer::Unrecognized(_) => None,
    }
}

/// Whether a question on which this one hangs is answered with no or not applicable.
fn is_moot(form: &Form, id: &str) -> bool {
    // The form asks nothing more about updates of what needs none.
    if id.starts_with("CSUP-") && *form.answer("CSUP-1") == Answer::No {
        return true;
    }
    let mut id = id;
    while let Some((above, _)) = id.rsplit_once('.') {
        if matches!(form.answer(above), Answer::No | Answer::NotApplicable) {
            return true;
        }
        id = above;
    }
    false
}

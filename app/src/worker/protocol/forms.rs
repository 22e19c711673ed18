//! What is said of disclosure statements (MDS2 and its kin). The questions, rules and readers are in the worker only: the
//! page gets codes, and the words of questions in both languages.

use daicho_core::{ident::id::EntityId, mds2::problem::Diagnostic};
use serde::{Deserialize, Serialize};

mod sheet;

pub use sheet::{Line, Sheet, SheetLine};

use super::documents::Kept;

/// A question about disclosure statements. `commits` is how many commits the ledger on screen has: after another one the
/// question is another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What a form means for the devices that it is about, and what it can fill in the ledger.
    Meaning {
        /// The attachment.
        attachment: EntityId,
        /// See above.
        commits: usize,
    },
    /// The same of the form of a model, if there is one.
    OfModel {
        /// The model.
        model: EntityId,
        /// See above.
        commits: usize,
    },
    /// Two models side by side.
    Models {
        /// One model.
        left: EntityId,
        /// The other one.
        right: EntityId,
        /// See above.
        commits: usize,
    },
    /// What changed from one version of a form to another.
    Versions {
        /// The attachment that is older.
        older: EntityId,
        /// The newer one.
        newer: EntityId,
    },
    /// The lines of a form that is typed by hand.
    Sheet {
        /// The code of the edition; without one, that of the form to go on with.
        edition: Option<String>,
        /// An attached form to go on with.
        from: Option<EntityId>,
    },
    /// Keep a form that was typed by hand, as a file. The ledger does not name it yet.
    Keep {
        /// The code of the edition.
        edition: String,
        /// The name of the file.
        name: String,
        /// The attached form that it goes on with: what the person did not see of it is kept.
        from: Option<EntityId>,
        /// What was typed.
        lines: Vec<Line>,
    },
}

/// An answer about disclosure statements.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// To [`Ask::Meaning`]; `None` if it cannot be read.
    Meaning(Option<Box<Meaning>>),
    /// To [`Ask::OfModel`].
    OfModel(Box<OfModel>),
    /// To [`Ask::Models`].
    Models(Box<Models>),
    /// To [`Ask::Versions`]; `None` if one of the two cannot be read, or is of another edition.
    Versions(Option<Vec<Change>>),
    /// To [`Ask::Sheet`]; `None` if there is no such form.
    Sheet(Option<Box<Sheet>>),
    /// To [`Ask::Keep`].
    Kept(Box<Kept>),
    /// To [`Ask::Keep`]: nothing was kept, as these lines have a number that is none of the form, or that another line has.
    Wrong(Vec<usize>),
}

/// Words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// An answer: `yes`, `no`, `not-applicable`, `see-notes`, `text`, `unrecognized` or `unanswered`, and its text.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The code.
    pub code: String,
    /// The text of an open or unrecognized answer.
    pub text: String,
}

/// A filled form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FormView {
    /// The code of the edition.
    pub edition: String,
    /// Whether a person typed it here, and can go on with it.
    pub is_typed: bool,
    /// How many questions have each kind of answer: codes of [`Said`] and counts.
    pub tally: Vec<(String, usize)>,
    /// How many questions there are.
    pub asked: usize,
    /// Every question, in the order of the form.
    pub questions: Vec<QuestionView>,
    /// What was not understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// One question of a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuestionView {
    /// Its number.
    pub id: String,
    /// The code of its section; empty for one that the form does not have.
    pub section: String,
    /// What it asks; empty where only the printed form says so.
    pub words: Words,
    /// The answer.
    pub said: Said,
    /// The note, and the footnotes that it refers to.
    pub notes: Vec<String>,
    /// Whether a finding comes of the answer.
    pub is_found: bool,
}

/// What a form means, as codes of findings, weights, things to do and controls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meaning {
    /// How far it answers what matters.
    pub coverage: String,
    /// What it tells, the most urgent first.
    pub findings: Vec<FindingView>,
    /// What it can fill in the ledger.
    pub fills: Vec<Fill>,
    /// How many devices it is about.
    pub units: usize,
    /// Whether all of them are known to be off the network.
    pub is_off_network: bool,
}

/// One thing that a form tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingView {
    /// What it is.
    pub code: String,
    /// How much it matters.
    pub weight: String,
    /// What to do.
    pub todo: String,
    /// The numbers of the questions that say so.
    pub questions: Vec<String>,
    /// What makes up for it.
    pub controls: Vec<String>,
}

/// A value for a field of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fill {
    /// The field.
    pub field: String,
    /// The value.
    pub value: Worth,
    /// The numbers of the questions that say so.
    pub questions: Vec<String>,
    /// Whether the form says only that it is possible.
    pub is_possibility: bool,
    /// How it stands to the ledger.
    pub standing: Standing,
    /// What the ledger has instead.
    pub held: Option<Worth>,
    /// The entities to write to, by kind.
    pub places: Vec<(String, EntityId)>,
}

/// How a proposal stands to the ledger.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Standing {
    /// The ledger has nothing.
    Lacks,
    /// It says the same.
    Same,
    /// It says something else.
    Contradicts,
    /// The product can do it, and the ledger says that it is not done here.
    NotUsed,
    /// Several people said different things.
    Disputed,
}

/// A value of the ledger.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Worth {
    /// A text or code.
    Text(String),
    /// The code of a state of not knowing.
    Unknown(String),
    /// Something of a newer version.
    Other,
}

/// What the form of a model tells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OfModel {
    /// The form that was read, and its edition.
    pub form: Option<(EntityId, String)>,
    /// Attached forms that cannot be read here, such as PDF files.
    pub unread: Vec<EntityId>,
    /// What it means; that of no form without one.
    pub meaning: Meaning,
}

/// Two models side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Models {
    /// The left one.
    pub left: OfModel,
    /// The right one.
    pub right: OfModel,
    /// What either form tells, the most urgent first.
    pub meanings: Vec<Contrast>,
    /// Every question of either form.
    pub answers: Vec<Pair>,
}

/// One finding in two models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// The code of the finding.
    pub code: String,
    /// The code of its weight.
    pub weight: String,
    /// Whether the left form tells it; `None` if nobody can tell.
    pub left: Option<bool>,
    /// Whether the right one does.
    pub right: Option<bool>,
}

/// One question in two forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// Its number.
    pub id: String,
    /// What it asks.
    pub words: Words,
    /// The answer on the left.
    pub left: Said,
    /// The answer on the right.
    pub right: Said,
    /// Whether both are known and differ.
    pub differs: bool,
    /// Whether one of them is not known, or both.
    pub is_unknown: bool,
}

/// One answer that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The number of the question.
    pub id: String,
    /// What it asks.
    pub words: Words,
    /// A word for what became of it: `changed`, `withdrawn`, `answered`, `still-unknown`, `note`.
    pub kind: String,
    /// What stood there.
    pub before: Said,
    /// The note beside it.
    pub note_before: String,
    /// What stands there.
    pub after: Said,
    /// The note beside it.
    pub note_after: String,
}

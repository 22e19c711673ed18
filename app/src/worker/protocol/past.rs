//! What is said of the past: who changed what, and whether every commit is as it was written.

use daicho_core::{
    ident::id::EntityId,
    ledger::value::{Unknown, Value},
};
use serde::{Deserialize, Serialize};

/// A value on its way to the screen.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Shown {
    /// A text.
    Text(String),
    /// Unknown; the code of [`Unknown::code`].
    Unknown(String),
    /// Taken away.
    Cleared,
}

impl From<daicho_core::ledger::value::ValueRef<'_>> for Shown {
    fn from(value: daicho_core::ledger::value::ValueRef<'_>) -> Self {
        use daicho_core::ledger::value::ValueRef;
        match value {
            ValueRef::Text(text) | ValueRef::Foreign(text) => Self::Text(text.to_owned()),
            ValueRef::Unknown(state) => Self::Unknown(Unknown::code(state).to_owned()),
            ValueRef::Cleared => Self::Cleared,
        }
    }
}

impl Shown {
    /// Returns the value as the ledger keeps it.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Unknown(code) => Unknown::from_code(code).map_or(Value::Cleared, Value::Unknown),
            Self::Cleared => Value::Cleared,
        }
    }
}

/// What one commit did to one entity.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Who.
    pub author: String,
    /// What was done: `edit`, `import`, …
    pub action: String,
    /// The file it came from, if any.
    pub file: Option<String>,
    /// Which entity.
    pub id: EntityId,
    /// Its kind.
    pub kind: String,
    /// Fields and their new values.
    pub values: Vec<(String, Shown)>,
}

/// What a check of every stored commit found.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// How many commits are as they were written and follow on each other.
    pub sound: usize,
    /// How many browsers wrote them.
    pub replicas: usize,
    /// When the last of the sound ones was written, in milliseconds since 1970.
    pub until: Option<u64>,
    /// Those that are not.
    pub broken: Vec<BrokenCommit>,
}

/// A commit that is not as it was written.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct BrokenCommit {
    /// Who wrote it: the id of the browser profile.
    pub replica: String,
    /// Its number.
    pub seq: u64,
    /// What is wrong.
    pub fault: Fault,
    /// When it was written, in milliseconds since 1970, as far as it says.
    pub at: Option<u64>,
}

/// What is wrong with a commit.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Fault {
    /// It is not there, or the store cannot read it.
    Missing,
    /// Its bytes are not those that its hash was made of, or say that they are another commit.
    Changed,
    /// It is as it was written, but does not follow the one before it.
    Unlinked,
}

impl Fault {
    /// Returns a short fixed name: the translation files explain each under `check-fault-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Unlinked => "unlinked",
        }
    }
}

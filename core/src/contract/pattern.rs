//! Kinds of hospitals and situations, and what they need.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    clause::{Clause, Source},
    words::{Both, Level, Situation, Strength},
};

/// The patterns of a template: one file.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Patterns {
    /// What the file is: [`FORMAT`].
    pub format: String,
    /// Kinds of hospitals.
    pub hospitals: Vec<Hospital>,
    /// Situations.
    pub situations: Vec<Case>,
}

/// What a file of patterns says that it is.
pub const FORMAT: &str = "daicho-patterns/1";

/// A kind of hospital.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hospital {
    /// Its name in all editions.
    pub id: String,
    /// What it is called.
    pub title: Both,
    /// Whom it is for.
    pub about: Both,
    /// How strong clauses are at first, by their level.
    pub strength: BTreeMap<Level, Strength>,
    /// Clauses and groups that are too much for it.
    pub leave_out: Vec<String>,
    /// Who at such a hospital answers.
    pub hospital_role: Roles,
    /// Numbers and words that stand there at first.
    pub defaults: BTreeMap<String, Preset>,
    /// What to watch for in negotiations.
    pub note: Both,
    /// Where the numbers come from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// Who at a hospital answers.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// For questions on security.
    pub security: Both,
    /// In an emergency.
    pub emergency: Both,
}

/// What stands in a field at first.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Preset {
    /// A number.
    Number(u32),
    /// Words.
    Words(Both),
}

/// A situation.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Which.
    pub id: Situation,
    /// What it is called.
    pub title: Both,
    /// When it is this.
    pub about: Both,
    /// Clauses and groups that make no sense in it.
    pub leave_out: Vec<String>,
    /// Clauses that matter more or less in it.
    pub level: BTreeMap<String, Level>,
}

impl Hospital {
    /// Whether a clause is too much for it.
    #[must_use]
    pub fn leaves_out(&self, clause: &Clause) -> bool {
        names(&self.leave_out, clause)
    }
}

impl Case {
    /// Whether a clause makes no sense in it.
    #[must_use]
    pub fn leaves_out(&self, clause: &Clause) -> bool {
        names(&self.leave_out, clause)
    }
}

/// Whether a list names a clause or its group.
fn names(list: &[String], clause: &Clause) -> bool {
    let group = clause.id.split('.').next().unwrap_or_default();
    list.iter().any(|name| *name == clause.id || name == group)
}

//! Clauses and their groups, as a template has them.

use serde::{Deserialize, Serialize};

use super::words::{Both, Level, Party, Situation, Strength};
use crate::ident::hash::Hash;

/// A group of clauses: one file of a template.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What the file is: [`FORMAT`].
    pub format: String,
    /// Its name, with which the ids of its clauses begin.
    pub group: String,
    /// What it is about.
    pub title: Both,
    /// Its clauses, in their order.
    pub clauses: Vec<Clause>,
}

/// What a file of clauses says that it is.
pub const FORMAT: &str = "daicho-clauses/1";

/// A clause.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its name in all editions: `group.name`.
    pub id: String,
    /// How much it matters.
    pub level: Level,
    /// What it is about.
    pub title: Both,
    /// What it says, by strength.
    pub texts: Texts,
    /// Why it is there, for those who are no experts.
    pub why: Both,
    /// What it is for; empty: everything.
    pub situations: Vec<Situation>,
    /// Who does what.
    pub tasks: Vec<Task>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

impl Clause {
    /// Returns a short name for a text of the clause, which is another one as soon as a word of it is another one. A contract that
    /// was agreed keeps it, so that a newer template is told.
    #[must_use]
    pub fn edition(&self, strength: Strength) -> String {
        let text = self.texts.of(strength);
        let whole = [&self.title.ja, &self.title.en, &text.ja, &text.en]
            .map(String::as_str)
            .join("\u{1f}");
        short(&whole)
    }
}

/// The first letters of the SHA-256 of a text: enough to tell editions apart.
pub(super) fn short(text: &str) -> String {
    Hash::of(text.as_bytes())
        .to_string()
        .chars()
        .take(12)
        .collect()
}

/// What a clause says, by strength.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// What a vendor can hardly refuse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Both>,
    /// What is usual.
    pub middle: Both,
    /// What a well-staffed hospital asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Both>,
}

impl Texts {
    /// Returns the text of a strength; where there is none of it, the middle one.
    #[must_use]
    pub fn of(&self, strength: Strength) -> &Both {
        let own = match strength {
            Strength::Low => self.low.as_ref(),
            Strength::Middle => None,
            Strength::High => self.high.as_ref(),
        };
        own.unwrap_or(&self.middle)
    }

    /// Lists the texts that are there, the weakest first.
    pub fn all(&self) -> impl Iterator<Item = (Strength, &Both)> {
        let low = self.low.as_ref().map(|text| (Strength::Low, text));
        let high = self.high.as_ref().map(|text| (Strength::High, text));
        low.into_iter()
            .chain([(Strength::Middle, &self.middle)])
            .chain(high)
    }
}

/// Something that somebody has to do.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its name in all editions.
    pub id: String,
    /// What it is.
    pub title: Both,
    /// Who does it; `None`: nobody yet.
    pub responsible: Option<Party>,
    /// Who answers for it; `None`: nobody yet.
    pub accountable: Option<Party>,
    /// Who is asked.
    pub consulted: Vec<Party>,
    /// Who is told.
    pub informed: Vec<Party>,
}

/// Where a clause comes from.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document.
    pub document: String,
    /// The section, table or item in it.
    pub section: String,
}

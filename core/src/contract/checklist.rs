//! Questions to ask before buying, and what to look at on delivery.

use std::{collections::BTreeSet, sync::LazyLock};

use serde::Deserialize;

use super::{
    clause::Source,
    problem::TemplateError,
    words::{Both, Situation},
};

/// A list of questions: one file.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// What the file is: [`FORMAT`].
    pub format: String,
    /// Its name in all editions.
    pub id: String,
    /// What it is called.
    pub title: Both,
    /// Its questions, in their order.
    pub items: Vec<Item>,
}

/// What a file of questions says that it is.
pub const FORMAT: &str = "daicho-checklist/1";

/// A question.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name in all editions.
    pub id: String,
    /// The group of clauses that it belongs to.
    pub group: String,
    /// The question.
    pub question: Both,
    /// What a good answer looks like.
    pub expected: Both,
    /// What it is for; empty: everything.
    pub situations: Vec<Situation>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Which of the lists that come along.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Occasion {
    /// Before buying.
    Procurement,
    /// On delivery.
    Acceptance,
}

/// Returns a list that comes along. That it can be read is tested; if it could not, it would be empty.
#[must_use]
pub fn shipped(occasion: Occasion) -> &'static Checklist {
    static LISTS: LazyLock<[Checklist; 2]> = LazyLock::new(|| {
        [
            include_str!("../../data/contract/procurement.json"),
            include_str!("../../data/contract/acceptance.json"),
        ]
        .map(|text| {
            Checklist::read(text).unwrap_or_else(|_| Checklist {
                format: String::new(),
                id: String::new(),
                title: Both::default(),
                items: Vec::new(),
            })
        })
    });
    let [procurement, acceptance] = &*LISTS;
    match occasion {
        Occasion::Procurement => procurement,
        Occasion::Acceptance => acceptance,
    }
}

impl Checklist {
    /// Reads a list.
    ///
    /// # Errors
    /// The first [`TemplateError`]; nothing of the list is taken then.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        let list: Self = serde_json::from_str(text)?;
        if list.format != FORMAT {
            return Err(TemplateError::OtherFormat(list.format));
        }
        let mut ids = BTreeSet::new();
        for item in &list.items {
            if !ids.insert(&item.id) {
                return Err(TemplateError::Twice(item.id.clone()));
            }
            if item.sources.is_empty() {
                return Err(TemplateError::NoSource(item.id.clone()));
            }
        }
        Ok(list)
    }

    /// Lists the questions that are for any of these situations.
    pub fn of<'a>(&'a self, situations: &'a BTreeSet<Situation>) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |item| {
            item.situations.is_empty() || item.situations.iter().any(|it| situations.contains(it))
        })
    }
}

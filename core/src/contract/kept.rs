//! The texts that contracts were agreed with, kept by their editions: entities of kind [`KIND`].
//!
//! One entity a text, by its edition: many contracts share it, and a newer template changes nothing of what was agreed.

use super::{
    agreed::ContractClause,
    clause::{Clause, Group, Texts},
    library::Library,
    own,
    said::Said,
    words::{Both, Strength},
};
use crate::{
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger},
};

/// The kind of such records.
pub const KIND: &str = "clause_text";

/// A text of a clause as it was when it was agreed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Kept {
    /// What the clause was about.
    pub title: Both,
    /// What it said.
    pub text: Both,
}

/// Finds the text of an edition.
#[must_use]
pub fn kept(ledger: &Ledger, edition: &str) -> Option<Kept> {
    let record = ledger.record(KIND, &id(edition))?;
    let both = |ja: &str, en: &str| {
        Some(Both {
            ja: record.text(ja)?.to_owned(),
            en: record.text(en)?.to_owned(),
        })
    };
    Some(Kept {
        title: both("title_ja", "title_en")?,
        text: both("text_ja", "text_en")?,
    })
}

fn id(edition: &str) -> EntityId {
    EntityId::derived(KIND, edition)
}

/// Returns the changes that keep a text of a clause; none where the ledger has it.
#[must_use]
pub fn keep(ledger: &Ledger, clause: &Clause, strength: Strength) -> ChangeSet {
    let edition = clause.edition(strength);
    let mut changes = ChangeSet::new();
    if kept(ledger, &edition).is_some() {
        return changes;
    }
    let text = clause.texts.of(strength);
    let fields = [
        ("clause", clause.id.as_str()),
        ("title_ja", &clause.title.ja),
        ("title_en", &clause.title.en),
        ("text_ja", &text.ja),
        ("text_en", &text.en),
    ];
    for (field, text) in fields {
        changes.set_text(KIND, id(&edition), field, text);
    }
    changes
}

/// Returns the template as it was when a contract was agreed: its clauses say what they said then, and those that a hospital took out
/// since are there.
#[must_use]
pub fn as_agreed(
    ledger: &Ledger,
    library: &Library,
    contract: EntityId,
    said: &Said<'_>,
) -> Library {
    let mut groups = library.groups().to_vec();
    for gone in taken_out(ledger, library, contract, said) {
        match groups.iter_mut().find(|it| it.group == gone.group) {
            Some(group) => group.clauses.extend(gone.clauses),
            None => groups.push(gone),
        }
    }
    for clause in groups.iter_mut().flat_map(|group| &mut group.clauses) {
        let Some(said) = said.clause(contract, &clause.id) else {
            continue;
        };
        let strength = said.strength().unwrap_or(Strength::Middle);
        let is_other = |edition: &&str| library.edition_of(&clause.id, strength) != Some(*edition);
        let edition = said.edition().filter(is_other);
        if let Some(kept) = edition.and_then(|it| kept(ledger, it)) {
            clause.title = kept.title;
            clause.texts = Texts {
                low: None,
                middle: kept.text,
                high: None,
            };
        }
    }
    library
        .of_groups(groups)
        .unwrap_or_else(|_| library.clone())
}

/// The clauses of a contract that the hospital wrote, and took out since, each with its group.
pub(super) fn taken_out(
    ledger: &Ledger,
    library: &Library,
    contract: EntityId,
    said: &Said<'_>,
) -> Vec<Group> {
    let is_in = |clause: &ContractClause<'_>| clause.included() == Some(true);
    let of_contract = said.clauses(contract).filter(|(_, it)| is_in(it));
    let gone = of_contract.filter(|(name, _)| library.clause(name).is_none());
    gone.filter_map(|(name, _)| own::written(ledger, name))
        .collect()
}

//! What the ledger keeps of diagrams: entities of kinds of their own, with views of them and what changes them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`drawing`] | a drawing of others, of which there may be several editions |
//! | [`mark`] | one mark on a drawing |
//! | [`check`] | whether marks stand where they should, and what has none |
//! | [`placement`] | where a person moved something on a diagram |
//! | [`view`] | a way to look at the network, saved by name |
//! | [`showing`] | who was shown what, when |
//!
//! Every mark and every placement is an entity of its own, so that two people who work on one drawing merge without a conflict.

pub mod check;
pub mod drawing;
pub mod mark;
pub mod placement;
pub mod showing;
pub mod view;

#[cfg(test)]
mod tests;

use super::element::ElementKey;
use crate::{
    device::joined::resolve,
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        state::{Ledger, Record},
        value::ValueRef,
    },
};

/// Returns the element that stands for an element: of a device that was joined to another, that one.
#[must_use]
pub fn standing(ledger: &Ledger, key: ElementKey) -> ElementKey {
    match key {
        ElementKey::Unit(unit) => ElementKey::Unit(resolve(ledger, unit)),
        ElementKey::Zone(_)
        | ElementKey::Group { .. }
        | ElementKey::Vendor(_)
        | ElementKey::Line(_)
        | ElementKey::Link(_)
        | ElementKey::Carried(_)
        | ElementKey::Boundary(_) => key,
    }
}

/// Returns the keys that stand in a text, separated by white space; what is no key is left out.
#[must_use]
pub fn keys(text: &str) -> Vec<ElementKey> {
    let words = text.split_whitespace();
    words.filter_map(|word| word.parse().ok()).collect()
}

/// Returns keys as a text.
#[must_use]
pub fn text_of_keys(keys: &[ElementKey]) -> String {
    let texts: Vec<String> = keys.iter().map(ToString::to_string).collect();
    texts.join(" ")
}

/// Returns the words of a text.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Sets those fields to their texts that say something else, or that people disagree on.
fn set_what_differs(
    record: &Record<'_>,
    fields: &[(&'static str, Option<String>)],
    changes: &mut ChangeSet,
) {
    for (field, text) in fields {
        let wanted = text.as_deref().map_or(ValueRef::Cleared, ValueRef::Text);
        let value = record.get(field).unwrap_or(ValueRef::Cleared);
        if value != wanted || record.is_conflict(field) {
            changes.set(record.kind(), record.id(), field, wanted);
        }
    }
}

/// Sets the texts that are there.
fn set_all(
    changes: &mut ChangeSet,
    kind: &str,
    id: EntityId,
    fields: &[(&'static str, Option<String>)],
) {
    for (field, text) in fields {
        if let Some(text) = text {
            changes.set_text(kind, id, field, text);
        }
    }
}

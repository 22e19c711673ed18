//! What a person answered of a contract where the ledger knows nothing: entities of kind [`KIND`].

use super::{field::Field, words::Both};
use crate::{
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        state::{Ledger, Record},
    },
};

/// The kind of such records.
pub const KIND: &str = "contract_answer";

/// Lists the answers of all contracts, with the contract of each.
pub(super) fn all(ledger: &Ledger) -> impl Iterator<Item = (EntityId, Field, Both)> {
    ledger.records(KIND).filter_map(|record| of(&record))
}

fn of(record: &Record<'_>) -> Option<(EntityId, Field, Both)> {
    let field = Field::from_code(record.text("field")?)?;
    let both = Both::same(record.text("text")?);
    Some((record.reference("contract")?, field, both))
}

/// Returns the changes that answer what the ledger does not know; an empty text takes an answer back.
#[must_use]
pub fn answer(contract: EntityId, field: Field, text: &str) -> ChangeSet {
    let id = EntityId::derived(KIND, &format!("{contract}/{}", field.code()));
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "contract", &contract.to_string());
    changes.set_text(KIND, id, "field", field.code());
    let said = Some(text.trim()).filter(|text| !text.is_empty());
    changes.set_or_clear(KIND, id, "text", said);
    changes
}

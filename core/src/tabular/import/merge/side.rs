//! A former ledger, in the codes of the file's columns.

use std::sync::Arc;

use crate::{
    catalogue::field::Kind,
    device::canonical,
    facility::names::Directory,
    ident::id::EntityId,
    ledger::{
        state::Ledger,
        value::{Value, ValueRef},
        vector::VersionVector,
    },
    tabular::import::{
        column::{Code, Column, NONE},
        facts::Facts,
        known::Units,
    },
};

/// The ledger as it was, beside the file.
#[derive(Clone, Debug)]
pub(in crate::tabular::import) struct Side {
    pub(in crate::tabular::import) ledger: Ledger,
    /// What it had.
    pub(in crate::tabular::import) vector: VersionVector,
    names: Arc<Directory>,
    columns: Vec<Arc<Column>>,
    pub(in crate::tabular::import) units: Arc<Units>,
}

impl Side {
    /// Sets a ledger beside the file; the present one costs nothing.
    pub(in crate::tabular::import) fn new(ledger: &Ledger, facts: &Facts) -> Self {
        let vector = ledger.vector();
        if vector == facts.ledger.vector() {
            return Self::of_now(facts);
        }
        let names = Directory::new(ledger);
        // A name means what it meant then: whoever is called otherwise today is still the one that a row names.
        let columns = facts.columns.iter().map(|column| {
            if column.kind_of_reference().is_some() {
                Arc::new(column.read_with(&names))
            } else {
                Arc::clone(column)
            }
        });
        let columns: Vec<Arc<Column>> = columns.collect();
        let units = Units::new(ledger, &columns, &names);
        Self {
            ledger: ledger.clone(),
            vector,
            names: Arc::new(names),
            columns,
            units: Arc::new(units),
        }
    }

    /// The ledger of now.
    pub(in crate::tabular::import) fn of_now(facts: &Facts) -> Self {
        Self {
            ledger: facts.ledger.clone(),
            vector: facts.ledger.vector(),
            names: Arc::clone(&facts.names),
            columns: facts.columns.clone(),
            units: Arc::clone(&facts.units),
        }
    }

    /// Returns the row of a unit that was there.
    pub(super) fn unit_row(&self, id: &EntityId) -> Option<u32> {
        self.units.row(id)
    }

    /// Returns the code of a cell of the file, as it would have been read then.
    pub(super) fn said(&self, nth: usize, row: usize) -> Code {
        self.columns
            .get(nth)
            .map_or(NONE, |column| column.code(row))
    }

    /// Returns what counted for a unit in a column.
    pub(super) fn effective(&self, nth: usize, unit: u32) -> Code {
        self.units.effective(nth, &self.columns, &self.names, unit)
    }

    /// Returns a unit's own value, or that of an interface in a column of interfaces.
    pub(super) fn own(&self, nth: usize, row: u32) -> Code {
        self.units.own(nth, &self.columns, &self.names, row)
    }

    /// Returns a text of the ledger as an export writes it: a reference as a name.
    pub(in crate::tabular::import) fn written<'a>(
        &'a self,
        column: &Column,
        value: ValueRef<'a>,
    ) -> Option<&'a str> {
        let text = value.text()?;
        let name = || {
            let kind = column.kind_of_reference()?;
            let record = self.ledger.record(kind.as_str(), &text.parse().ok()?)?;
            record.text("name")
        };
        Some(name().unwrap_or(text))
    }
}

/// Tells whether two values of a column are the same to a person: equal, or spellings of one.
pub(in crate::tabular::import) fn same(
    column: &Column,
    names: &Directory,
    one: Option<ValueRef<'_>>,
    other: Option<ValueRef<'_>>,
) -> bool {
    let said = |value: Option<ValueRef<'_>>| match value {
        None | Some(ValueRef::Cleared) => None,
        Some(ValueRef::Text(text)) => text_meaning(column, names, text),
        Some(value) => Some(value.to_owned()),
    };
    one == other || said(one) == said(other)
}

fn text_meaning(column: &Column, names: &Directory, text: &str) -> Option<Value> {
    let of_kind = |kind: Kind| {
        let id: EntityId = text.parse().ok()?;
        let id = names.of(kind)?.representative(id);
        Some(Value::Text(id.to_string()))
    };
    column
        .kind_of_reference()
        .and_then(of_kind)
        .or_else(|| canonical::read(column.spec, text).map(|meaning| meaning.value))
}

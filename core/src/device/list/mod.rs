//! The list of devices: which ones a question finds, and in what order they stand.
//!
//! A [`DeviceList`] is made of a ledger and kept beside it; what it derives from a column is kept until that column
//! changes, so that an edit in a ledger of 100,000 devices costs a fraction of opening it. Search, filter and sort look
//! at every distinct text of a column once and at the devices as numbers.
//!
//! A unit's own value of a field counts before that of its model. Fields that refer to another entity are searched,
//! filtered and sorted by the name of that entity.

mod conflict;
mod filter;
mod links;
mod reader;
mod search;
mod sort;

use std::sync::Arc;

pub use conflict::Conflict;
pub use filter::{Facet, Filter, Test, is_missing};
pub use reader::FieldReader;
pub use sort::{Direction, Sort};

use crate::{
    catalogue::field::{FieldSpec, FieldType, Kind},
    device::{connection::ConnectionReader, fields},
    ledger::{
        column::{Code, Column},
        state::Ledger,
        table::Table,
        value::ValueRef,
    },
};
use links::Links;

/// Which devices to list, and how.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query {
    /// What was typed into the search box; every word must be found somewhere in the device.
    pub search: String,
    /// Conditions that must all hold.
    pub filters: Vec<Filter>,
    /// Only devices with a conflict.
    pub conflicts: bool,
    /// Only devices that are not known to be off the network: those of which an address is asked.
    pub networked: bool,
    /// The order; in that of the ledger where there is none.
    pub sort: Option<Sort>,
}

/// The devices of a ledger, prepared for searching, filtering and sorting.
#[derive(Clone, Debug, Default)]
pub struct DeviceList {
    ledger: Ledger,
    links: Links,
    folded: search::Cache,
    ranks: sort::Cache,
    present: Vec<u32>,
}

/// A value of a device, and whose it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Effective<'a> {
    /// The value; a reference holds an id.
    pub value: ValueRef<'a>,
    /// The kind of the entity that has it: the unit itself, its model, or an interface.
    pub from: Kind,
}

impl DeviceList {
    /// Prepares the devices of `ledger`.
    pub fn new(ledger: &Ledger) -> Self {
        let mut list = Self::default();
        list.update(ledger);
        list
    }

    /// Turns to a newer state of the ledger, keeping what is derived from columns that have not changed.
    pub fn update(&mut self, ledger: &Ledger) {
        self.ledger = ledger.clone();
        self.links.update(ledger);
        self.present = ledger
            .table(Kind::Unit.as_str())
            .map(|units| units.present_rows(ledger))
            .unwrap_or_default();
        self.folded.retain(ledger);
        self.ranks.retain(ledger);
    }

    /// Returns the rows of the table of units that answer the query, in its order.
    pub fn select(&mut self, query: &Query) -> Vec<u32> {
        let mut rows = self.present.clone();
        for filter in &query.filters {
            self.filter(&mut rows, filter);
        }
        if query.networked {
            let connection = ConnectionReader::new(self);
            rows.retain(|row| connection.read(*row).may_be_connected());
        }
        if query.conflicts {
            self.keep_disputed(&mut rows);
        }
        self.search(&mut rows, &query.search);
        if let Some(sort) = &query.sort {
            self.sort(&mut rows, sort);
        }
        rows
    }

    /// Counts the devices that are there.
    pub fn len(&self) -> usize {
        self.present.len()
    }

    /// Returns whether there is no device.
    pub fn is_empty(&self) -> bool {
        self.present.is_empty()
    }

    /// Returns the rows of the table of units that are there, in the order of the ledger.
    pub fn rows(&self) -> &[u32] {
        &self.present
    }

    /// Returns the ledger it was made of.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Returns the row in the table of models of a device's model.
    pub fn model_row(&self, row: u32) -> Option<u32> {
        self.links.model(row)
    }

    /// Returns the value of a field of the device in a row of the table of units, `None` if it was never set or was
    /// cleared. For many devices, see [`DeviceList::reader`].
    pub fn value(&self, row: u32, field: &str) -> Option<Effective<'_>> {
        self.reader(field).value(row)
    }

    /// Returns the text that a field shows: that of the value, and for a reference the name of the entity.
    pub fn text(&self, row: u32, field: &str) -> Option<&str> {
        let text = self.value(row, field)?.value.text()?;
        match fields::spec(field).map(|spec| spec.ty) {
            Some(FieldType::Reference(kind)) => Some(self.name(kind, text).unwrap_or(text)),
            _ => Some(text),
        }
    }

    /// Returns the rows of the table of interfaces that belong to a device, in the order of the ledger.
    pub fn interfaces(&self, row: u32) -> &[u32] {
        self.links.interfaces(row)
    }

    fn known(&self, kind: Kind, row: u32, field: &str) -> Option<ValueRef<'_>> {
        let value = self.table(kind)?.get(row as usize, field)?;
        (value != ValueRef::Cleared).then_some(value)
    }

    fn name(&self, kind: Kind, id: &str) -> Option<&str> {
        let table = self.table(kind)?;
        table
            .get(table.row(&id.parse().ok()?)?, name_field(kind))?
            .text()
    }

    fn table(&self, kind: Kind) -> Option<&Arc<Table>> {
        self.ledger.table(kind.as_str())
    }

    fn column(&self, kind: Kind, field: &str) -> Option<&Arc<Column>> {
        self.table(kind)?.column(field)
    }
}

/// The field that names an entity of a kind.
fn name_field(kind: Kind) -> &'static str {
    match kind {
        Kind::Model => "trade_name",
        Kind::Unit => "asset_number",
        Kind::Interface => "mac",
        Kind::Facility
        | Kind::Department
        | Kind::Person
        | Kind::Organization
        | Kind::Contact
        | Kind::Zone
        | Kind::Link
        | Kind::Line
        | Kind::Boundary
        | Kind::Carried
        | Kind::Contract => "name",
    }
}

/// The kind that a field refers to.
pub(super) fn target(spec: Option<&FieldSpec>) -> Option<Kind> {
    match spec?.ty {
        FieldType::Reference(kind) => Some(kind),
        FieldType::Text
        | FieldType::Name
        | FieldType::LongText
        | FieldType::Number
        | FieldType::Date
        | FieldType::Choice(_)
        | FieldType::Choices(_)
        | FieldType::YesNo(_)
        | FieldType::Flag
        | FieldType::Mac
        | FieldType::Ipv4
        | FieldType::Ipv6
        | FieldType::HostName
        | FieldType::UdiDi
        | FieldType::Jmdn
        | FieldType::Approval
        | FieldType::Protocols
        | FieldType::Subnets
        | FieldType::Vlans
        | FieldType::Email
        | FieldType::Phone => None,
    }
}

/// Whether a code says nothing: the field was never set, or cleared.
fn is_blank(code: Code) -> bool {
    code == Code::ABSENT || code == Code::CLEARED
}

#[cfg(test)]
mod tests;

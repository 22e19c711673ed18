//! Reading one field of many devices.

use super::{DeviceList, Effective, fields};
use crate::{
    catalogue::field::Kind,
    ledger::{column::Column, value::ValueRef},
};

/// Reads one field of any device; the columns that may hold it are looked up once.
#[derive(Clone, Copy, Debug)]
pub struct FieldReader<'a> {
    list: &'a DeviceList,
    own: Option<&'a Column>,
    other: Option<(Kind, &'a Column)>,
}

impl DeviceList {
    /// Returns a reader of a field.
    #[must_use]
    pub fn reader(&self, field: &str) -> FieldReader<'_> {
        let kind = fields::spec(field).map_or(Kind::Unit, |spec| spec.kind);
        let other = (kind != Kind::Unit)
            .then(|| self.column(kind, field))
            .flatten();
        FieldReader {
            list: self,
            own: self.column(Kind::Unit, field).map(AsRef::as_ref),
            other: other.map(|column| (kind, column.as_ref())),
        }
    }
}

impl<'a> FieldReader<'a> {
    /// Returns the value of the device in a row of the table of units, `None` if it was never set or was cleared.
    ///
    /// The unit's own value counts first, then that of its model, or of the first of its interfaces that has one.
    #[must_use]
    pub fn value(&self, row: u32) -> Option<Effective<'a>> {
        let known = |column: &'a Column, row: u32| {
            column
                .get(row as usize)
                .filter(|value| *value != ValueRef::Cleared)
        };
        if let Some(value) = self.own.and_then(|column| known(column, row)) {
            return Some(Effective {
                value,
                from: Kind::Unit,
            });
        }
        let (from, column) = self.other?;
        let value = match from {
            Kind::Model => known(column, self.list.links.model(row)?),
            Kind::Interface => {
                let interfaces = self.list.links.interfaces(row).iter();
                interfaces
                    .copied()
                    .find_map(|interface| known(column, interface))
            }
            Kind::Unit
            | Kind::Facility
            | Kind::Department
            | Kind::Person
            | Kind::Organization
            | Kind::Contact
            | Kind::Zone
            | Kind::Link
            | Kind::Line
            | Kind::Boundary
            | Kind::Carried
            | Kind::Contract => None,
        };
        value.map(|value| Effective { value, from })
    }
}

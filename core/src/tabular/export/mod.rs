//! Devices of the ledger as a table: for spreadsheets, for other programs, and to be imported again.
//!
//! One row a unit: its id, every field of it, of its model and of its interfaces, and everything that lists brought along
//! under headers of their own. What a unit does not say itself is what its model says. Importing such a file changes
//! nothing, and a spreadsheet that opens it runs no formula. The last column says from which version of the ledger each row
//! is, so that an import can tell what was edited since.
//!
//! Left out: values that a newer version wrote in a form that this one does not know, and fields it does not know. A blank
//! cell changes nothing on import, so they stay.

mod cells;
pub mod csv;
pub mod xlsx;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    catalogue::field::{FieldSpec, Kind},
    device::fields::{ID_HEADERS, VERSION_HEADERS, columns},
    ident::id::EntityId,
    ledger::state::Ledger,
};

use self::cells::{Column, Rows};

use super::{
    grid::u32_of,
    import::mapping::{EXTRA, MAX_INTERFACES, Target, Words},
    version::{RowVersion, Version},
};

/// The language of headers and of words such as those for a status. Files of both languages are read alike.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum Language {
    /// Japanese.
    #[default]
    Japanese,
    /// English.
    English,
}

/// Devices as a table of texts.
#[derive(Clone, Debug)]
pub struct DeviceTable {
    headers: Vec<String>,
    columns: Vec<Column>,
    rows: Rows,
    units: Vec<u32>,
    /// What the last column says of each row.
    versions: Vec<String>,
}

/// A table of texts under headers.
pub trait Texts {
    /// Returns the headers from left to right.
    fn headers(&self) -> &[String];

    /// Counts the rows below the headers.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns a cell; empty where there is none.
    fn cell(&self, row: usize, column: usize) -> &str;
}

impl Texts for DeviceTable {
    fn headers(&self) -> &[String] {
        self.headers()
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.cell(row, column)
    }
}

impl DeviceTable {
    /// Returns the table of the given units in their order, or of all that are there.
    #[must_use]
    pub fn new(ledger: &Ledger, units: Option<&[EntityId]>, language: Language) -> Self {
        let rows = Rows::new(ledger);
        let part = units.is_some();
        let table = ledger.table(Kind::Unit.as_str());
        let present = table
            .map(|table| table.present_rows(ledger))
            .unwrap_or_default();
        let units = match (units, table) {
            (None, _) => present,
            (Some(ids), Some(table)) => {
                let rows = ids
                    .iter()
                    .filter_map(|id| u32::try_from(table.row(id)?).ok());
                rows.collect()
            }
            (Some(_), None) => Vec::new(),
        };
        let groups = units
            .iter()
            .map(|unit| rows.interfaces(*unit).len())
            .max()
            .unwrap_or(0);
        let groups = u32::try_from(groups).unwrap_or(0).clamp(1, MAX_INTERFACES);
        let mut this = Self {
            headers: Vec::new(),
            columns: Vec::new(),
            rows,
            units,
            versions: Vec::new(),
        };
        this.add_fields(ledger, groups, language);
        this.add_extras(ledger);
        this.add_versions(ledger, part, language);
        this
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Returns the number of rows, the header not counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Returns whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Returns the text of a cell, rows and columns counted from 0; empty outside the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column == self.columns.len() {
            return self.versions.get(row).map_or("", String::as_str);
        }
        let cell = || {
            self.columns
                .get(column)?
                .text(&self.rows, *self.units.get(row)?)
        };
        cell().unwrap_or_default()
    }

    fn add_fields(&mut self, ledger: &Ledger, groups: u32, language: Language) {
        self.add(own_header(ID_HEADERS, language), Column::ids(ledger));
        let (of_interfaces, others): (Vec<&FieldSpec>, Vec<&FieldSpec>) = columns()
            .into_iter()
            .partition(|spec| spec.kind == Kind::Interface);
        for spec in others {
            self.add(
                header(spec, language).to_owned(),
                Column::field(ledger, spec, language),
            );
        }
        for nth in 1..=groups {
            for spec in &of_interfaces {
                let name = header(spec, language);
                let name = if nth == 1 {
                    name.to_owned()
                } else {
                    format!("{name} ({nth})")
                };
                self.add(name, Column::interface(ledger, spec, nth, language));
            }
        }
    }

    /// Columns of other lists carry their own header, unless that would be read as a field or stands here already.
    fn add_extras(&mut self, ledger: &Ledger) {
        let words = Words::new();
        let table = ledger.table(Kind::Unit.as_str());
        let fields: BTreeSet<&str> = table
            .into_iter()
            .flat_map(|table| table.columns())
            .map(|(field, _)| field)
            .collect();
        for field in fields {
            let Some(name) = field.strip_prefix(EXTRA) else {
                continue;
            };
            let column = Column::extra(ledger, field);
            if !self.units.iter().any(|unit| {
                column
                    .text(&self.rows, *unit)
                    .is_some_and(|text| !text.is_empty())
            }) {
                continue;
            }
            let plain = !name.trim().is_empty()
                && words.target(name) == Target::Extra
                && !name.starts_with(EXTRA);
            let free = !self.headers.iter().any(|header| header == name);
            self.add(if plain && free { name } else { field }.to_owned(), column);
        }
    }

    fn add_versions(&mut self, ledger: &Ledger, part: bool, language: Language) {
        self.headers.push(own_header(VERSION_HEADERS, language));
        let mut place = RowVersion {
            version: Version::of(ledger),
            row: 0,
            rows: u32_of(self.units.len()),
            part,
        };
        let text = |_| {
            place.row += 1;
            place.to_string()
        };
        self.versions = self.units.iter().map(text).collect();
    }

    fn add(&mut self, header: String, column: Column) {
        self.headers.push(header);
        self.columns.push(column);
    }
}

fn own_header(headers: &[&str], language: Language) -> String {
    let header = match language {
        Language::Japanese => headers.first(),
        Language::English => headers.get(1),
    };
    header.copied().unwrap_or_default().to_owned()
}

fn header(spec: &FieldSpec, language: Language) -> &'static str {
    match language {
        Language::Japanese => spec.header_ja(),
        Language::English => spec.header_en(),
    }
}

//! Tables that went out, were edited and come back.

mod laws;
mod rules;

use std::collections::BTreeMap;

use crate::{
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger},
    tabular::{
        export::{DeviceTable, Language, csv},
        import::{plan::ImportPlan, tests::Desk},
        version::Version,
    },
};

/// A table as it went out, to be edited.
#[derive(Clone, Debug)]
struct Sheet {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn of(ledger: &Ledger, units: Option<&[EntityId]>) -> Self {
        let table = DeviceTable::new(ledger, units, Language::Japanese);
        let cells = |row| {
            let columns = 0..table.headers().len();
            columns.map(move |column| (row, column))
        };
        let text = |(row, column)| table.cell(row, column).to_owned();
        Self {
            headers: table.headers().to_vec(),
            rows: (0..table.len())
                .map(|row| cells(row).map(text).collect())
                .collect(),
        }
    }

    fn column(&self, header: &str) -> usize {
        let found = self.headers.iter().position(|name| name == header);
        found.unwrap_or_else(|| panic!("{header} in {:?}", self.headers))
    }

    /// A column that no device has anything in is not there.
    fn has(&self, header: &str) -> bool {
        self.headers.iter().any(|name| name == header)
    }

    fn cell(&self, row: usize, header: &str) -> &str {
        &self.rows[row][self.column(header)]
    }

    fn set(&mut self, row: usize, header: &str, text: &str) {
        let column = self.column(header);
        text.clone_into(&mut self.rows[row][column]);
    }

    fn id(&self, row: usize) -> EntityId {
        self.rows[row][0].parse().unwrap()
    }

    fn csv(&self) -> Vec<u8> {
        let rows = std::iter::once(&self.headers).chain(&self.rows);
        let cells = rows.map(|row| row.iter().map(String::as_str));
        csv::write_rows(cells, csv::CsvEncoding::Utf8).bytes
    }
}

impl Desk {
    /// Exports all devices and remembers the ledger of that moment, as a store does.
    fn export(&mut self) -> Sheet {
        let version = Version::of(&self.ledger);
        self.past.versions = BTreeMap::from([(version, self.ledger.clone())]);
        Sheet::of(&self.ledger, None)
    }

    fn plan_of(&mut self, sheet: &Sheet) -> ImportPlan {
        self.plan_with(&sheet.csv(), None)
    }

    fn unit(&self, nth: usize) -> EntityId {
        self.ledger.table("unit").unwrap().ids()[nth]
    }

    fn edit(&mut self, kind: &str, id: EntityId, field: &str, text: &str) {
        let mut changes = ChangeSet::new();
        changes.set_text(kind, id, field, text);
        self.commit(changes);
    }
}

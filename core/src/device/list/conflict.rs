//! What several people said at the same time of one device and nobody has decided yet.

use super::{DeviceList, fields};
use crate::{
    catalogue::field::Kind,
    ident::id::EntityId,
    ledger::table::{DELETED, Presence, Table},
};

/// A field of a device with several values that nobody decided between.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Conflict {
    /// Whether the unit itself, its model or an interface has it.
    pub kind: Kind,
    /// The entity that has it.
    pub id: EntityId,
    /// The field; `deleted` where one person deleted the device and another worked on it.
    pub field: String,
}

impl DeviceList {
    /// Lists the conflicts of a device: its own, those of its model that it shows, and those of its interfaces.
    pub fn conflicts(&self, row: u32) -> Vec<Conflict> {
        let mut found = Vec::new();
        self.push_conflicts(Kind::Unit, row, |_| true, &mut found);
        if let Some(model) = self.links.model(row) {
            let shows = |field: &str| self.known(Kind::Unit, row, field).is_none();
            self.push_conflicts(Kind::Model, model, shows, &mut found);
        }
        for interface in self.interfaces(row) {
            self.push_conflicts(Kind::Interface, *interface, |_| true, &mut found);
        }
        found
    }

    fn push_conflicts(
        &self,
        kind: Kind,
        row: u32,
        wanted: impl Fn(&str) -> bool,
        found: &mut Vec<Conflict>,
    ) {
        let Some(table) = self.table(kind) else {
            return;
        };
        let Some(id) = table.ids().get(row as usize).copied() else {
            return;
        };
        let disputed = kind == Kind::Unit && self.is_disputed(table, row);
        let of = |(field, column): (&str, &std::sync::Arc<crate::ledger::column::Column>)| {
            let is_one = column.is_conflict(row as usize) || (disputed && field == DELETED);
            (is_one && wanted(field)).then(|| field.to_owned())
        };
        found.extend(
            table
                .columns()
                .filter_map(of)
                .map(|field| Conflict { kind, id, field }),
        );
    }

    /// Keeps the rows of devices with a conflict.
    pub(super) fn keep_disputed(&self, rows: &mut Vec<u32>) {
        let [units, models, interfaces] =
            [Kind::Unit, Kind::Model, Kind::Interface].map(|kind| self.rows_in_conflict(kind));
        let is_in = |list: &[u32], row: u32| list.binary_search(&row).is_ok();
        rows.retain(|row| {
            let of_model = || {
                self.links.model(*row).is_some_and(|model| {
                    is_in(&models, model)
                        && self
                            .conflicts(*row)
                            .iter()
                            .any(|conflict| conflict.kind == Kind::Model)
                })
            };
            is_in(&units, *row)
                || self
                    .interfaces(*row)
                    .iter()
                    .any(|interface| is_in(&interfaces, *interface))
                || of_model()
        });
    }

    /// The rows of a kind with a conflict in some field, ascending.
    fn rows_in_conflict(&self, kind: Kind) -> Vec<u32> {
        let Some(table) = self.table(kind) else {
            return Vec::new();
        };
        let conflicts = table.columns().flat_map(|(_, column)| column.conflicts());
        let mut rows: Vec<u32> = conflicts
            .filter_map(|row| u32::try_from(row).ok())
            .collect();
        if kind == Kind::Unit && table.column(DELETED).is_some() {
            let disputed = |row: &&u32| self.is_disputed(table, **row);
            rows.extend(self.present.iter().filter(disputed));
        }
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    fn is_disputed(&self, table: &Table, row: u32) -> bool {
        table.presence(row as usize, &self.ledger) == Presence::Disputed
    }

    /// Returns the model of a device, and how many devices that are there are of it.
    pub fn model(&self, row: u32) -> Option<(EntityId, usize)> {
        let model = self.links.model(row)?;
        let id = self.table(Kind::Model)?.ids().get(model as usize)?;
        Some((*id, self.units_of(id)))
    }

    /// Counts the devices of a model that are there.
    pub fn units_of(&self, model: &EntityId) -> usize {
        let row = self.table(Kind::Model).and_then(|models| models.row(model));
        let Some(row) = row.and_then(|row| u32::try_from(row).ok()) else {
            return 0;
        };
        let of_it = |unit: &&u32| self.links.model(**unit) == Some(row);
        self.present.iter().filter(of_it).count()
    }

    /// Lists the fields that no catalogue knows and some device has: columns of imported lists, kept as they were.
    pub fn extra_fields(&self) -> Vec<&str> {
        let columns = self.table(Kind::Unit).into_iter();
        let columns = columns.flat_map(|table| table.columns());
        columns
            .map(|(field, _)| field)
            .filter(|field| *field != DELETED && fields::spec(field).is_none())
            .collect()
    }
}

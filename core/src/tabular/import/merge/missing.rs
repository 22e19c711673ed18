//! Devices that were exported and whose rows are not in the file.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    catalogue::field::Kind,
    ident::id::EntityId,
    ledger::vector::VersionVector,
    tabular::{grid::u32_of, import::facts::Facts, import::matching::Match},
};

use super::{Export, origin::Place};

/// A device that was exported and whose row was taken out of the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Missing {
    /// The device.
    pub unit: EntityId,
    /// The ledger was changed there after the export.
    pub edited_since: bool,
    /// What is to become of it.
    pub absent: Absent,
}

/// What a person decides about a device whose row was taken out.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Absent {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is deleted from the ledger.
    Delete,
    /// It stays in the ledger as disposed of.
    Dispose,
}

/// Rows of one export.
#[derive(Default)]
struct Batch {
    seen: BTreeSet<u32>,
    /// Ids of some rows by their place, to tell exports of the same size apart.
    ids: Vec<(u32, EntityId)>,
}

/// By version, number of rows, and whether it was of chosen devices.
type Batches = BTreeMap<(usize, u32, bool), Batch>;

impl Facts {
    /// Returns the devices whose rows are gone, and how many rows are gone of which nothing tells the device.
    pub(in crate::tabular::import) fn missing(
        &self,
        matches: &[Option<Match>],
        exports: &[Export],
    ) -> (Vec<Missing>, u32) {
        let (batches, there) = self.batches(matches);
        let mut gone: BTreeMap<EntityId, bool> = BTreeMap::new();
        let mut unnamed = 0;
        for ((version, rows, part), batch) in &batches {
            let short = rows.saturating_sub(u32_of(batch.seen.len()));
            let units = (short > 0 && self.id.is_some())
                .then(|| self.exported(*version, *rows, *part, batch, exports))
                .flatten();
            let Some(units) = units else {
                unnamed += short;
                continue;
            };
            let vector = self.sides.get(*version).and_then(Option::as_ref);
            let vector = vector.map(|side| &side.vector);
            for unit in units.into_iter().filter(|unit| !there.contains(unit)) {
                if self.unit_row(&unit).is_some() {
                    let edited = vector.is_some_and(|vector| self.is_edited(&unit, vector));
                    *gone.entry(unit).or_default() |= edited;
                }
            }
        }
        let missing = gone.into_iter().map(|(unit, edited_since)| Missing {
            unit,
            edited_since,
            absent: Absent::Keep,
        });
        (missing.collect(), unnamed)
    }

    /// Returns the rows of each export, and the devices that have a row.
    fn batches(&self, matches: &[Option<Match>]) -> (Batches, BTreeSet<EntityId>) {
        let (mut batches, mut there) = (Batches::new(), BTreeSet::new());
        for (at, place) in self.origin.places().iter().enumerate() {
            let id = self.id_of_row(at);
            if let Place::At {
                version,
                row,
                rows,
                part,
            } = *place
            {
                let batch = batches.entry((version, rows, part)).or_default();
                batch.seen.insert(row);
                batch.ids.extend(id.map(|id| (row, id)));
            }
            there.extend(id);
            if let Some(Some(Match::Unit(unit, _))) = matches.get(at) {
                there.extend(self.unit_id(*unit));
            }
        }
        (batches, there)
    }

    /// Returns the units of an export, if anything tells them.
    fn exported(
        &self,
        version: usize,
        rows: u32,
        part: bool,
        batch: &Batch,
        exports: &[Export],
    ) -> Option<Vec<EntityId>> {
        if !part {
            let side = self.sides.get(version)?.as_ref()?;
            let present = side.units.present.iter();
            return Some(present.filter_map(|unit| side.units.id(*unit)).collect());
        }
        let named = self.origin.versions.get(version)?;
        let fits = |export: &&Export| {
            let at = |row: u32| export.units.get((row as usize).saturating_sub(1));
            export.version == *named
                && u32_of(export.units.len()) == rows
                && batch.ids.iter().all(|(row, id)| at(*row) == Some(id))
        };
        exports.iter().find(fits).map(|export| export.units.clone())
    }

    fn is_edited(&self, unit: &EntityId, since: &VersionVector) -> bool {
        let record = self.ledger.record(Kind::Unit.as_str(), unit);
        record.is_some_and(|record| record.changed_since(since))
    }
}

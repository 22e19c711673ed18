//! Rows that were exported once and come back edited, and rows of several files that speak of one device.
//!
//! A row with an id and a version is compared three ways: what its cells say, what the ledger said when it was exported, and
//! what it says now. A cell that says what it said then was not edited and changes nothing, whatever the ledger says now. An
//! edited cell is applied; if the ledger was changed there meanwhile as well, the cell is *contested*: both values are kept
//! beside each other, unless the person decides otherwise. An emptied cell is asked about, and so are rows that are gone.
//!
//! Rows of the second, third … file of one import are compared with the ledger before that import: where an earlier file has
//! said something else of the same device, the cell is contested in the same way.
//!
//! | module | what it holds |
//! |---|---|
//! | [`side`] | a former ledger, in the codes of the file's columns |
//! | [`cells`] | what becomes of the cells of a row |
//! | [`interfaces`] | the same of its interfaces |
//! | [`spelling`] | what a spreadsheet makes of a text by itself |
//! | [`origin`] | from which export each row is |
//! | [`missing`] | devices whose rows were taken out |
//! | [`settle`] | the person's word on cells and devices |

pub(super) mod cells;
mod interfaces;
pub(super) mod missing;
pub(super) mod origin;
pub(super) mod settle;
pub(super) mod side;
mod spelling;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ident::id::EntityId,
    ledger::state::Ledger,
    tabular::{grid::Grid, header::Header, version::Version},
};

use super::mapping::{Mapping, Target};

pub use missing::{Absent, Missing};
pub use settle::{CellScope, Contest, Settlement};

/// What a plan has to know of former times. Core reads no store: the caller finds it.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// The ledger at each version that the rows name, see [`versions`]. The present one need not be here.
    pub versions: BTreeMap<Version, Ledger>,
    /// Exports of chosen devices that are remembered: without them, rows that are gone can be counted but not named.
    pub exports: Vec<Export>,
    /// The ledger before the first file of this import, if this is not the first.
    pub before: Option<Ledger>,
}

/// Which devices were exported.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// The version of the ledger.
    pub version: Version,
    /// The devices, row by row.
    pub units: Vec<EntityId>,
}

/// What the rows of a file have in common with former exports.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct RoundTrip {
    /// Rows that are compared with the version they were made from.
    pub compared: u32,
    /// Rows of versions that this ledger does not have: they are compared with the ledger of now alone.
    pub unknown: u32,
    /// Rows in whose column of versions something else stands.
    pub unreadable: u32,
    /// Rows with contested cells.
    pub contested_rows: u32,
    /// Cells that were edited in the file and in the ledger, to different values.
    pub contested: u32,
    /// Rows with emptied cells.
    pub emptied_rows: u32,
    /// Cells that were emptied in the file.
    pub emptied: u32,
    /// Of these, cells whose value is the model's: a device cannot take it away.
    pub emptied_of_models: u32,
    /// Rows that are gone and whose devices nothing tells.
    pub missing_unnamed: u32,
}

impl std::ops::AddAssign for RoundTrip {
    fn add_assign(&mut self, other: Self) {
        self.compared += other.compared;
        self.unknown += other.unknown;
        self.unreadable += other.unreadable;
        self.contested_rows += other.contested_rows;
        self.contested += other.contested;
        self.emptied_rows += other.emptied_rows;
        self.emptied += other.emptied;
        self.emptied_of_models += other.emptied_of_models;
        self.missing_unnamed += other.missing_unnamed;
    }
}

/// Lists the versions that the rows of a file name, each once.
#[must_use]
pub fn versions(grid: &Grid, header: &Header, mapping: &Mapping) -> Vec<Version> {
    let rows = header.data_rows(grid);
    match column(header, mapping) {
        Some(nth) => origin::Origin::read(grid, header, nth, rows).versions,
        None => Vec::new(),
    }
}

/// Returns the column of versions.
pub(super) fn column(header: &Header, mapping: &Mapping) -> Option<usize> {
    let (targets, _) = mapping.resolve(header.names.len());
    targets.iter().position(|target| *target == Target::Version)
}

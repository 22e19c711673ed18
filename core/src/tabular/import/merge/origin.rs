//! From which export each row is.

use crate::tabular::{
    grid::Grid,
    header::Header,
    version::{RowVersion, Version},
};

/// The versions of a file's rows.
#[derive(Clone, Debug, Default)]
pub(in crate::tabular::import) struct Origin {
    /// Each version once.
    pub(in crate::tabular::import) versions: Vec<Version>,
    /// For each data row what its cell says; empty without such a column.
    places: Vec<Place>,
}

/// What the cell of a row says of its version.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::tabular::import) enum Place {
    /// Nothing.
    Blank,
    /// Something that is no version.
    Unreadable,
    /// The place of the row in an export.
    At {
        /// The number of the version.
        version: usize,
        /// The row, from 1.
        row: u32,
        /// The rows of that export.
        rows: u32,
        /// Whether it was of chosen devices.
        part: bool,
    },
}

impl Origin {
    pub(in crate::tabular::import) fn read(
        grid: &Grid,
        header: &Header,
        column: usize,
        rows: usize,
    ) -> Self {
        let mut origin = Self::default();
        let mut known: Option<(&str, usize)> = None;
        for row in 0..rows {
            let cell = grid.cell(header.row + 1 + row, column);
            let place = origin.place(cell, &mut known);
            origin.places.push(place);
        }
        origin
    }

    /// Returns what the cell of a row says.
    pub(in crate::tabular::import) fn of(&self, row: usize) -> Place {
        self.places.get(row).copied().unwrap_or(Place::Blank)
    }

    /// Lists what the cells say, row by row.
    pub(in crate::tabular::import) fn places(&self) -> &[Place] {
        &self.places
    }

    /// `known` is the beginning of an earlier cell and its version: nearly all rows have the same.
    fn place<'a>(&mut self, cell: &'a str, known: &mut Option<(&'a str, usize)>) -> Place {
        let start = cell.split(' ').next().unwrap_or_default();
        if let Some((_, version)) = known.filter(|(seen, _)| *seen == start)
            && let Some(place) = simple(cell.get(start.len()..).unwrap_or_default(), version)
        {
            return place;
        }
        if cell.trim().is_empty() {
            return Place::Blank;
        }
        let Ok(found) = cell.parse::<RowVersion>() else {
            return Place::Unreadable;
        };
        let at = self
            .versions
            .iter()
            .position(|version| *version == found.version);
        let version = at.unwrap_or_else(|| {
            self.versions.push(found.version);
            self.versions.len() - 1
        });
        *known = Some((start, version));
        Place::At {
            version,
            row: found.row,
            rows: found.rows,
            part: found.part,
        }
    }
}

/// Reads ` 17/240` or ` part 3/12` as it was written; `None` for all other spellings.
fn simple(rest: &str, version: usize) -> Option<Place> {
    let rest = rest.strip_prefix(' ')?;
    let (part, place) = match rest.strip_prefix("part ") {
        Some(place) => (true, place),
        None => (false, rest),
    };
    let (row, rows) = place.split_once('/')?;
    let (row, rows): (u32, u32) = (row.parse().ok()?, rows.parse().ok()?);
    (1..=rows).contains(&row).then_some(Place::At {
        version,
        row,
        rows,
        part,
    })
}

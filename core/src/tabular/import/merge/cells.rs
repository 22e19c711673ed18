//! What becomes of the cells of a row that is compared with former times.

use crate::{
    device::joined::resolve,
    ident::id::EntityId,
    ledger::value::ValueRef,
    tabular::import::{
        column::{Column, NONE},
        facts::Facts,
        known::NO_ROW,
    },
};

use super::{
    origin::Place,
    side::{Side, same},
    spelling,
};

/// A cell that does not say what the ledger says now, and was edited.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::tabular::import) struct Cell {
    /// The number of its column.
    pub(in crate::tabular::import) nth: usize,
    /// Whose value it is.
    pub(in crate::tabular::import) at: At,
    pub(in crate::tabular::import) fate: Fate,
}

/// Whose value a cell is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::tabular::import) enum At {
    /// The unit's, or its model's.
    Unit,
    /// That of an interface of the unit.
    Interface(EntityId),
    /// That of an interface that is to be made: the one with this number in the header.
    NewInterface(u32),
}

/// What is to be done with a cell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::tabular::import) enum Fate {
    /// Only the file changed it.
    Applied,
    /// The ledger changed it as well, to something else.
    Contested,
    /// It was emptied; whether what it held is the device's own, and not its model's.
    Emptied { own: bool },
}

/// What a row is compared with.
#[derive(Clone, Copy, Debug)]
pub(in crate::tabular::import) struct Comparison<'a> {
    pub(in crate::tabular::import) side: &'a Side,
    /// The unit then, if it was there.
    pub(in crate::tabular::import) then: Option<u32>,
    /// The row is one of an export, of which only edited cells count; else every cell that is not blank does.
    pub(in crate::tabular::import) exported: bool,
}

impl Facts {
    /// Returns what a row is compared with if it means a unit: the version it was made from, if the unit is the one of its
    /// id, else the ledger before the files of this import; `None` if there is nothing but the ledger of now.
    pub(in crate::tabular::import) fn comparison(
        &self,
        row: usize,
        unit: u32,
    ) -> Option<Comparison<'_>> {
        let id = self.unit_id(unit)?;
        // A device that was joined to another since is compared with what was said of it then.
        if let Some(side) = self.side(row)
            && let Some(exported) = self.id_of_row(row)
            && resolve(&self.ledger, exported) == id
            && let Some(then) = side.unit_row(&exported)
        {
            return Some(Comparison {
                side,
                then: Some(then),
                exported: true,
            });
        }
        let side = self.before.as_ref()?;
        Some(Comparison {
            side,
            then: side.unit_row(&id),
            exported: false,
        })
    }

    /// Returns the ledger of the version that a row was made from.
    pub(in crate::tabular::import) fn side(&self, row: usize) -> Option<&Side> {
        match self.origin.of(row) {
            Place::At { version, .. } => self.sides.get(version)?.as_ref(),
            Place::Blank | Place::Unreadable => None,
        }
    }

    /// Returns the cells of a row that differ from the ledger of now and count; without a unit, from nothing at all.
    pub(in crate::tabular::import) fn cells(
        &self,
        row: usize,
        unit: Option<u32>,
        with: Comparison<'_>,
    ) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (nth, column) in self.unit_columns() {
            if with.exported
                && with.side.said(nth, row)
                    == with
                        .then
                        .map_or(NONE, |then| with.side.effective(nth, then))
            {
                continue;
            }
            let then = with.then.and_then(|then| with.side.units.shown(nth, then));
            let spot = Spot {
                column,
                then,
                now: unit.and_then(|unit| self.units.shown(nth, unit)),
                differs: unit.map_or(NONE, |unit| self.effective(nth, unit)) != column.code(row),
                disputed: unit.is_some_and(|unit| self.is_disputed(nth, unit, with)),
            };
            if let Some(fate) = self.fate(row, &spot, with) {
                let fate = match fate {
                    Fate::Emptied { .. } => Fate::Emptied {
                        own: self.units.shown_own(nth, unit.unwrap_or(NO_ROW)).is_some(),
                    },
                    Fate::Applied | Fate::Contested => fate,
                };
                cells.push(Cell {
                    nth,
                    at: At::Unit,
                    fate,
                });
            }
        }
        if !self.interfaces.is_empty() {
            self.interface_cells(row, unit, with, &mut cells);
        }
        cells
    }

    pub(super) fn fate(&self, row: usize, spot: &Spot<'_>, with: Comparison<'_>) -> Option<Fate> {
        let entry = spot.column.entry(row);
        if !with.exported {
            entry?;
            let changed = spot.disputed || !same(spot.column, &self.names, spot.then, spot.now);
            return spot.differs.then_some(if changed {
                Fate::Contested
            } else {
                Fate::Applied
            });
        }
        let was_blank = matches!(
            spot.then,
            None | Some(ValueRef::Cleared | ValueRef::Foreign(_))
        ) || same(spot.column, &self.names, spot.then, None);
        let Some(entry) = entry else {
            let is_blank = same(spot.column, &self.names, spot.now, None);
            return (!was_blank && !is_blank).then_some(Fate::Emptied { own: true });
        };
        let said = entry.value.as_ref().text();
        let written = spot
            .then
            .and_then(|then| with.side.written(spot.column, then));
        if let (Some(said), Some(written)) = (said, written)
            && spelling::is_respelled(written, said)
        {
            return None;
        }
        if !spot.differs {
            return None;
        }
        let changed = spot.disputed || !same(spot.column, &self.names, spot.then, spot.now);
        Some(if changed {
            Fate::Contested
        } else {
            Fate::Applied
        })
    }

    /// Tells whether the ledger holds several values there already: one that nobody saw in the file must not be settled by it.
    fn is_disputed(&self, nth: usize, unit: u32, with: Comparison<'_>) -> bool {
        let now = self.units.is_disputed(nth, unit);
        let then = || {
            with.then
                .is_some_and(|then| with.side.units.is_disputed(nth, then))
        };
        now && (with.exported || !then())
    }
}

/// A cell and what the ledger says there.
pub(super) struct Spot<'a> {
    pub(super) column: &'a Column,
    pub(super) then: Option<ValueRef<'a>>,
    pub(super) now: Option<ValueRef<'a>>,
    /// The cell says something else than the ledger of now.
    pub(super) differs: bool,
    /// The ledger of now has several values there, or has deleted what holds them.
    pub(super) disputed: bool,
}

//! What becomes of the cells of a device's interfaces.

use crate::{
    catalogue::field::Kind,
    ident::id::EntityId,
    ledger::table::Presence,
    tabular::import::{column::NONE, facts::Facts},
};

use super::cells::{At, Cell, Comparison, Spot};

impl Facts {
    pub(super) fn interface_cells(
        &self,
        row: usize,
        unit: Option<u32>,
        with: Comparison<'_>,
        cells: &mut Vec<Cell>,
    ) {
        for (group, at, then) in self.interfaces_of(row, unit, with) {
            let now = match at {
                At::Interface(id) => self.interface_row(&id),
                At::Unit | At::NewInterface(_) => None,
            };
            let is_gone = matches!(at, At::Interface(id) if self.is_gone(&id));
            for nth in group {
                let Some(column) = self.columns.get(*nth) else {
                    continue;
                };
                if with.exported
                    && with.side.said(*nth, row)
                        == then.map_or(NONE, |then| with.side.own(*nth, then))
                {
                    continue;
                }
                let spot = Spot {
                    column,
                    then: then.and_then(|then| with.side.units.shown_own(*nth, then)),
                    now: now.and_then(|now| self.units.shown_own(*nth, now)),
                    differs: now.map_or(NONE, |now| self.own(*nth, now)) != column.code(row)
                        || is_gone,
                    disputed: is_gone || now.is_some_and(|now| self.units.is_conflict(*nth, now)),
                };
                if let Some(fate) = self.fate(row, &spot, with) {
                    let nth = *nth;
                    cells.push(Cell { nth, at, fate });
                }
            }
        }
    }

    /// Lists the groups of columns of a row with the interface that each means, now and then.
    ///
    /// An export writes the interfaces of a unit in their order, so that its columns tell them by their place alone.
    fn interfaces_of(
        &self,
        row: usize,
        unit: Option<u32>,
        with: Comparison<'_>,
    ) -> Vec<(&[usize], At, Option<u32>)> {
        if !with.exported {
            let assigned = self.assign(row, unit).into_iter();
            return assigned
                .map(|(number, group, now)| {
                    let id = now.and_then(|now| self.interface_id(now));
                    let then = id.and_then(|id| with.side.units.interface_row(&id));
                    let at = id.map_or(At::NewInterface(number), At::Interface);
                    (group, at, then)
                })
                .collect();
        }
        let known = with.then.map(|then| with.side.units.interfaces(then));
        let known = known.unwrap_or_default();
        let mut taken: Vec<EntityId> = Vec::new();
        let mut found = Vec::new();
        for (number, group) in &self.interfaces {
            let then = (*number as usize)
                .checked_sub(1)
                .and_then(|place| known.get(place).copied());
            let id = then.and_then(|then| with.side.units.interface_id(then));
            let at = match id {
                Some(id) => At::Interface(id),
                None => self
                    .since(row, unit, group, with, &taken)
                    .map_or(At::NewInterface(*number), At::Interface),
            };
            if let At::Interface(id) = at {
                taken.push(id);
            }
            found.push((group.as_slice(), at, then));
        }
        found
    }

    /// Finds an interface that was added to the ledger since and says all that the row says in a group.
    fn since(
        &self,
        row: usize,
        unit: Option<u32>,
        group: &[usize],
        with: Comparison<'_>,
        taken: &[EntityId],
    ) -> Option<EntityId> {
        let code = |nth: &usize| {
            self.columns
                .get(*nth)
                .map_or(NONE, |column| column.code(row))
        };
        if group.iter().all(|nth| code(nth) == NONE) {
            return None;
        }
        let is_mac = |nth: &&usize| {
            let column = self.columns.get(**nth);
            column.is_some_and(|column| column.field == "mac") && code(nth) != NONE
        };
        let mac = group.iter().find(is_mac);
        let fits = |now: u32| match mac {
            Some(nth) => self.own(*nth, now) == code(nth),
            None => group
                .iter()
                .all(|nth| code(nth) == NONE || self.own(*nth, now) == code(nth)),
        };
        let is_new =
            |id: &EntityId| with.side.units.interface_row(id).is_none() && !taken.contains(id);
        let mut interfaces = self.units.interfaces(unit?).iter();
        let found = interfaces
            .find(|now| self.interface_id(**now).is_some_and(|id| is_new(&id)) && fits(**now))?;
        self.interface_id(*found)
    }

    fn is_gone(&self, interface: &EntityId) -> bool {
        let record = self.ledger.record(Kind::Interface.as_str(), interface);
        record.is_none_or(|record| record.presence() == Presence::Deleted)
    }

    fn interface_row(&self, id: &EntityId) -> Option<u32> {
        self.units.interface_row(id)
    }

    fn interface_id(&self, row: u32) -> Option<EntityId> {
        self.units.interface_id(row)
    }
}

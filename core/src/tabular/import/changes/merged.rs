//! Rows of which only edited cells count.

use hashbrown::{HashMap, HashSet};

use super::Changes;
use crate::{
    catalogue::field::Kind,
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        table::Presence,
        value::{Value, ValueRef},
        vector::VersionVector,
    },
    tabular::import::{
        column::{Code, Column, Entry},
        facts::of_model,
        merge::{
            Absent,
            cells::{At, Cell, Comparison},
            settle::How,
        },
        plan::ImportPlan,
    },
};

impl Changes<'_> {
    /// A row of a unit that is there: cell by cell where it was compared with former times, else as it stands.
    pub(super) fn changed(&mut self, row: usize, id: EntityId) {
        let unit = self.facts.unit_row(&id);
        let with = unit.and_then(|unit| self.facts.comparison(row, unit));
        let plan = self.plan;
        match (unit, with, plan.cells.get(&row)) {
            (Some(unit), Some(with), Some(cells)) if with.exported => {
                self.merged(row, id, unit, with, cells);
            }
            (_, Some(with), Some(cells)) => {
                let open = |cell: &&Cell| plan.how(row, cell) != How::Plain;
                let open: Vec<&Cell> = cells.iter().filter(open).collect();
                self.contested = open.iter().map(|cell| cell.nth).collect();
                self.row(row, id, unit);
                self.contested.clear();
                for cell in open {
                    if plan.how(row, cell) == How::Beside {
                        self.put_beside(row, id, cell, with);
                    }
                }
            }
            _ => self.row(row, id, unit),
        }
    }

    /// Devices whose rows are gone, as far as somebody decided about them.
    pub(super) fn missing(&mut self) {
        let kind = Kind::Unit.as_str();
        for missing in self.plan.missing() {
            match missing.absent {
                Absent::Keep => {}
                Absent::Delete => self.set.delete(kind, missing.unit),
                Absent::Dispose => self.set.set_text(kind, missing.unit, "status", "disposed"),
            }
        }
    }

    fn merged(
        &mut self,
        row: usize,
        id: EntityId,
        unit: u32,
        with: Comparison<'_>,
        cells: &[Cell],
    ) {
        let (facts, plan) = (self.facts, self.plan);
        let relinked = self.relink(row, id, unit, cells);
        let mut made: HashMap<u32, EntityId> = HashMap::new();
        for cell in cells {
            let Some(column) = facts.columns.get(cell.nth) else {
                continue;
            };
            let (kind, target) = match cell.at {
                At::Unit => (Kind::Unit, id),
                At::Interface(interface) => (Kind::Interface, interface),
                At::NewInterface(number) => {
                    let interface = made.get(&number).copied();
                    let place = number.saturating_sub(1) as usize;
                    let interface = interface.unwrap_or_else(|| self.new_interface(id, place));
                    made.insert(number, interface);
                    (Kind::Interface, interface)
                }
            };
            match (plan.how(row, cell), column.entry(row)) {
                (How::Clear, _) => {
                    let (kind, field) = (kind.as_str(), &column.field);
                    self.set.set(kind, target, field, ValueRef::Cleared);
                }
                (How::Plain, Some(entry)) if cell.at == At::Unit => {
                    if !(relinked && is_of_model_alone(plan, cell, column, unit)) {
                        self.put_plain(cell.nth, id, unit, column, entry);
                    }
                }
                (How::Plain, Some(entry)) => {
                    self.bring_back(target);
                    self.put(kind, target, column, entry);
                }
                (How::Beside, Some(_)) => self.put_beside(row, id, cell, with),
                (How::Not, _) | (How::Plain | How::Beside, None) => {}
            }
        }
    }

    /// An edited value goes to the device itself: nobody else was edited. If all devices of the model were, to the model.
    fn put_plain(&mut self, nth: usize, id: EntityId, unit: u32, column: &Column, entry: &Entry) {
        let facts = self.facts;
        let model = facts.units.model(unit);
        let shared = model.filter(|model| {
            facts.units.shown_own(nth, unit).is_none() && self.shared.contains(&(*model, nth))
        });
        match shared.and_then(|model| facts.units.model_id(model)) {
            Some(model) => self.put(Kind::Model, model, column, entry),
            None => self.put(Kind::Unit, id, column, entry),
        }
    }

    /// An interface that was deleted meanwhile is there again if the person wants the file's value.
    fn bring_back(&mut self, interface: EntityId) {
        let kind = Kind::Interface.as_str();
        let record = self.facts.ledger.record(kind, &interface);
        if record.is_some_and(|record| record.presence() == Presence::Deleted) {
            self.set.restore(kind, interface);
        }
    }

    /// Lets the value of a cell stand beside the ledger's: as somebody wrote it who had seen no more than the export.
    pub(super) fn put_beside(
        &mut self,
        row: usize,
        id: EntityId,
        cell: &Cell,
        with: Comparison<'_>,
    ) {
        let facts = self.facts;
        let Some(column) = facts.columns.get(cell.nth) else {
            return;
        };
        let Some(entry) = column.entry(row) else {
            return;
        };
        let (kind, target) = match cell.at {
            At::Interface(interface) => (Kind::Interface, interface),
            At::Unit | At::NewInterface(_) => (Kind::Unit, id),
        };
        let value = self.value_of(column, entry);
        let record = facts.ledger.record(kind.as_str(), &target);
        let vector = &with.side.vector;
        let is_beside = record.is_some_and(|record| {
            let mut heads = record.heads(&column.field).into_iter();
            heads.any(|(head, _)| !facts.ledger.is_within(head, vector))
        });
        let is_conflict = record.is_some_and(|record| record.is_conflict(&column.field));
        let seen = if is_conflict && !is_beside {
            // The file shows one of several values. To have seen them all would settle them.
            VersionVector::default()
        } else {
            vector.clone()
        };
        if !is_beside && !is_conflict && cell.at == At::Unit {
            // What changed is the model's value. Beside it, the device's own would simply count: so it gets both.
            let now = facts
                .units
                .row(&id)
                .and_then(|unit| facts.units.shown(cell.nth, unit));
            let now = now.unwrap_or(ValueRef::Cleared);
            self.set.set(kind.as_str(), target, &column.field, now);
        }
        let changes = self.beside(seen);
        changes.set(kind.as_str(), target, &column.field, value.as_ref());
    }

    fn beside(&mut self, seen: VersionVector) -> &mut ChangeSet {
        let known = self.beside.iter().position(|(vector, _)| *vector == seen);
        let at = known.unwrap_or_else(|| {
            self.beside.push((seen, ChangeSet::new()));
            self.beside.len() - 1
        });
        &mut self.beside[at].1
    }
}

/// Tells whether a cell is of a field of models in which the unit has no value of its own.
pub(super) fn is_of_model_alone(
    plan: &ImportPlan,
    cell: &Cell,
    column: &Column,
    unit: u32,
) -> bool {
    let own = plan.facts.units.shown_own(cell.nth, unit);
    cell.at == At::Unit && of_model(column) && own.is_none()
}

/// What the rows of a model's devices say in one of its columns, if it is one thing, and how many there are.
type Edited = HashMap<(u32, usize), (Option<Code>, u32)>;

/// Finds the columns of models in which all units that follow their model were edited to one value.
pub(super) fn shared(plan: &ImportPlan) -> HashSet<(u32, usize)> {
    let facts = &plan.facts;
    let edited = edited(plan);
    if edited.is_empty() {
        return HashSet::new();
    }
    let mut followers: HashMap<(u32, usize), u32> = HashMap::new();
    for unit in &facts.units.present {
        let Some(model) = facts.units.model(*unit) else {
            continue;
        };
        for (nth, _) in facts.unit_columns().filter(|(_, column)| of_model(column)) {
            if edited.contains_key(&(model, nth)) && facts.units.shown_own(nth, *unit).is_none() {
                *followers.entry((model, nth)).or_default() += 1;
            }
        }
    }
    let all = |(key, (_, count)): (&(u32, usize), &(Option<Code>, u32))| {
        (followers.get(key) == Some(count)).then_some(*key)
    };
    edited.iter().filter_map(all).collect()
}

fn edited(plan: &ImportPlan) -> Edited {
    let facts = &plan.facts;
    let mut edited = Edited::new();
    for (row, cells) in plan.cells.iter() {
        let unit = plan.outcomes().get(*row).and_then(|outcome| outcome.unit());
        let unit = unit.and_then(|unit| facts.unit_row(&unit));
        let exported = |unit: &u32| {
            let with = facts.comparison(*row, *unit);
            with.is_some_and(|with| with.exported)
        };
        let Some(unit) = unit.filter(exported) else {
            continue;
        };
        let Some(model) = facts.units.model(unit) else {
            continue;
        };
        for cell in cells {
            let Some(column) = facts.columns.get(cell.nth) else {
                continue;
            };
            if !is_of_model_alone(plan, cell, column, unit) {
                continue;
            }
            // That somebody does not know it of a device says nothing of its model.
            let tells =
                |entry: &&Entry| !entry.unclear && !matches!(entry.value, Value::Unknown(_));
            let plain = plan.how(*row, cell) == How::Plain;
            let entry = column.entry(*row).filter(|_| plain).filter(tells);
            let code = entry.map(|entry| entry.code);
            let (first, count) = edited.entry((model, cell.nth)).or_insert((code, 0));
            *first = first.filter(|_| *first == code);
            *count += 1;
        }
    }
    edited.retain(|_, (code, _)| code.is_some());
    edited
}

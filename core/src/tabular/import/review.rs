//! What a plan would change, value by value, for a person to look at.

use std::collections::BTreeMap;

use crate::{
    catalogue::field::Kind,
    ledger::value::{Value, ValueRef},
    tabular::grid::u32_of,
};

use super::{
    column::{Column, NONE},
    mapping::Target,
    merge::{
        Contest, Settlement,
        cells::{At, Cell, Fate},
        settle::How,
    },
    outcome::Outcome,
    plan::{Change, Difference, ImportPlan, Unparsed},
};

impl ImportPlan {
    /// Returns what a row changes, field by field; for a new unit all that it says, for other rows nothing. Cells that wait
    /// for a decision, or that somebody decided against, are listed as well.
    #[must_use]
    pub fn differences(&self, row: usize) -> Vec<Difference> {
        if let Some(cells) = self.cells.get(&row) {
            let differences = cells.iter().filter_map(|cell| self.of_cell(row, cell));
            return differences.collect();
        }
        let unit = match self.outcomes.get(row) {
            Some(Outcome::Added { .. }) => None,
            Some(Outcome::Changed { unit, .. }) => self.facts.unit_row(unit),
            _ => return Vec::new(),
        };
        let facts = &self.facts;
        let of_unit = facts.unit_columns().filter_map(|(nth, column)| {
            let held = unit.map_or(NONE, |unit| facts.effective(nth, unit));
            self.difference(nth, column, row, held, || {
                unit.and_then(|unit| self.effective_value(column, unit))
            })
        });
        let mut differences: Vec<Difference> = of_unit.collect();
        for (_, group, interface) in facts.assign(row, unit) {
            for nth in group {
                let Some(column) = facts.columns.get(*nth) else {
                    continue;
                };
                let held = interface.map_or(NONE, |interface| facts.own(*nth, interface));
                let before = || self.interface_value(column, interface?);
                differences.extend(self.difference(*nth, column, row, held, before));
            }
        }
        differences
    }

    /// Returns the distinct texts that are not in the form of their field, column by column.
    #[must_use]
    pub fn unparsed(&self) -> Vec<Unparsed> {
        let mut all = Vec::new();
        for column in &self.facts.columns {
            if column.entries.iter().all(|entry| entry.parsed) {
                continue;
            }
            let mut rows: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
            for (row, cell) in column.cells.iter().enumerate() {
                rows.entry(*cell).or_insert((0, row)).0 += 1;
            }
            for (at, entry) in column
                .entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| !entry.parsed)
            {
                let (count, first) = rows.get(&(u32_of(at) + 1)).copied().unwrap_or_default();
                all.push(Unparsed {
                    field: column.field.clone(),
                    column: column.source,
                    text: entry.value.as_ref().text().unwrap_or_default().to_owned(),
                    rows: count,
                    first_line: self.line(first),
                });
            }
        }
        all
    }

    /// Says of a cell that was compared with former times what it is and what was decided.
    fn of_cell(&self, row: usize, cell: &Cell) -> Option<Difference> {
        let facts = &self.facts;
        let column = facts.columns.get(cell.nth)?;
        let unit = facts.unit_row(&self.outcomes.get(row)?.unit()?)?;
        let of_interface = |id| self.interface_value(column, facts.units.interface_row(&id)?);
        let before = match cell.at {
            At::Unit => self.effective_value(column, unit),
            At::Interface(id) => of_interface(id),
            At::NewInterface(_) => None,
        };
        let change = match cell.fate {
            Fate::Applied => Change::Plain,
            Fate::Contested => Change::Contested {
                then: self.then(row, unit, cell),
                contest: match self.settled.get(&(row, cell.nth)) {
                    Some(Settlement::Contested(contest)) => *contest,
                    Some(Settlement::Emptied(_)) | None => Contest::Both,
                },
            },
            Fate::Emptied { own } => Change::Emptied {
                own,
                confirmed: self.how(row, cell) == How::Clear,
            },
        };
        let after = column.entry(row).map(|entry| entry.value.clone());
        Some(Difference {
            field: column.field.clone(),
            interface: interface_of(column),
            before,
            after: after.unwrap_or(Value::Cleared),
            change,
            cell: cell.nth,
        })
    }

    /// Returns what counted for a cell before the file and the ledger changed it.
    fn then(&self, row: usize, unit: u32, cell: &Cell) -> Option<Value> {
        let with = self.facts.comparison(row, unit)?;
        let column = self.facts.columns.get(cell.nth)?;
        let units = &with.side.units;
        let value = match cell.at {
            At::Unit => units.shown(cell.nth, with.then?),
            At::Interface(id) => units.shown_own(cell.nth, units.interface_row(&id)?),
            At::NewInterface(_) => None,
        }?;
        let written = with.side.written(column, value);
        Some(written.map_or_else(|| value.to_owned(), |text| Value::Text(text.to_owned())))
    }

    fn difference(
        &self,
        nth: usize,
        column: &Column,
        row: usize,
        held: u32,
        before: impl FnOnce() -> Option<Value>,
    ) -> Option<Difference> {
        let entry = column.entry(row).filter(|entry| entry.code != held)?;
        Some(Difference {
            field: column.field.clone(),
            interface: interface_of(column),
            before: before(),
            after: entry.value.clone(),
            change: Change::Plain,
            cell: nth,
        })
    }

    fn effective_value(&self, column: &Column, unit: u32) -> Option<Value> {
        let ledger = &self.facts.ledger;
        let unit = ledger.record(Kind::Unit.as_str(), &self.facts.unit_id(unit)?)?;
        let own = unit
            .get(&column.field)
            .filter(|value| *value != ValueRef::Cleared);
        let of_model = || {
            let model = ledger.record(Kind::Model.as_str(), &unit.reference("model")?)?;
            model
                .get(&column.field)
                .filter(|value| *value != ValueRef::Cleared)
        };
        let value = own.or_else(of_model)?;
        Some(self.named(column, value))
    }

    fn interface_value(&self, column: &Column, interface: u32) -> Option<Value> {
        let table = self.facts.ledger.table(Kind::Interface.as_str())?;
        table
            .get(interface as usize, &column.field)
            .map(ValueRef::to_owned)
    }

    /// A reference reads as the name of what it refers to.
    fn named(&self, column: &Column, value: ValueRef<'_>) -> Value {
        let name = |kind: Kind, id: &str| {
            let record = self.facts.ledger.record(kind.as_str(), &id.parse().ok()?)?;
            record.text("name").map(str::to_owned)
        };
        match (column.kind_of_reference(), value) {
            (Some(kind), ValueRef::Text(id)) => {
                Value::Text(name(kind, id).unwrap_or_else(|| id.to_owned()))
            }
            (_, value) => value.to_owned(),
        }
    }
}

/// Returns the interface of the file that a column is of, from 1.
fn interface_of(column: &Column) -> Option<u32> {
    match column.target {
        Target::Interface { nth, .. } => Some(nth),
        Target::Ignore | Target::Id | Target::Version | Target::Field(_) | Target::Extra => None,
    }
}

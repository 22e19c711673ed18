//! What the search looks at of every unit, as numbers: each distinct text is read once.

mod models;
mod values;

pub(super) use values::{Compared, Values};

use super::keys;
use crate::{
    catalogue::field::Kind,
    device::{
        joined::{JOINED_TO, resolve},
        list::DeviceList,
        udi::Udi,
    },
    ident::id::EntityId,
    ledger::{changes::row_number, state::Ledger, table::Table},
};
use models::Models;
use values::Interner;

/// Stands for no value.
pub(super) const NONE: u32 = 0;

/// Where a device stands, the widest part first.
const PLACE: [&str; 4] = ["department", "building", "floor", "room"];

/// The units of a ledger, by row.
pub(super) struct Cards<'a> {
    pub(super) ids: &'a [EntityId],
    /// The rows that are there.
    pub(super) present: Vec<u32>,
    pub(super) serial: Values,
    pub(super) asset: Values,
    pub(super) mac: Values,
    pub(super) host: Values,
    pub(super) ip: Values,
    /// Department, building, floor and room of each row.
    pub(super) places: [Vec<u32>; 4],
    /// Whether a row is said to be in use.
    pub(super) in_use: Vec<bool>,
    /// Rows that are there although they were joined to others, with those.
    pub(super) joined_before: Vec<(u32, u32)>,
    models: Models,
}

impl<'a> Cards<'a> {
    /// Reads the units; `None` where there are none.
    pub(super) fn of(ledger: &'a Ledger) -> Option<Self> {
        let units = ledger.table(Kind::Unit.as_str())?;
        let list = DeviceList::new(ledger);
        let present = list.rows();
        let itself = || present.iter().map(|row| (*row, *row));
        let of_unit = |field: &str| {
            let mut values = Interner::default();
            if let Some(column) = units.column(field) {
                values.add(column, itself(), keys::number);
            }
            values
        };
        let mut serial = of_unit("serial_number");
        if let Some(column) = units.column("udi_di") {
            let of_udi = |text: &str| keys::number(text.parse::<Udi>().ok()?.serial()?);
            serial.add(column, itself(), of_udi);
        }
        let of_interfaces =
            |fields: &[&str], key: Key| of_interfaces(ledger, &list, fields, key).finish();
        Some(Self {
            ids: units.ids(),
            serial: serial.finish(),
            asset: of_unit("asset_number").finish(),
            mac: of_interfaces(&["mac"], keys::mac),
            host: of_interfaces(&["host_name"], keys::host_name),
            ip: of_interfaces(&["ipv4", "ipv6"], keys::ip),
            places: PLACE.map(|field| places(ledger, units, field)),
            in_use: in_use(units),
            joined_before: joined_before(ledger, units, present),
            models: Models::of(ledger, units, &list),
            present: present.to_vec(),
        })
    }

    /// Returns the id of a unit.
    pub(super) fn id(&self, row: u32) -> EntityId {
        self.ids[row as usize]
    }

    /// Tells whether two units are of one model, `None` where nothing tells.
    pub(super) fn same_model(&self, one: u32, other: u32) -> Option<bool> {
        self.models.agree(one, other)
    }

    /// Returns a number for what a unit's model is called, [`NONE`] where it is not.
    pub(super) fn model_name(&self, row: u32) -> u32 {
        let identity = self.models.of_unit.get(row as usize);
        let name = identity.and_then(|identity| self.models.names.get(*identity as usize));
        name.copied().unwrap_or(NONE)
    }
}

/// Reads a text as what is compared.
type Key = fn(&str) -> Option<String>;

/// What the interfaces of each unit say in some fields.
fn of_interfaces(ledger: &Ledger, list: &DeviceList, fields: &[&str], key: Key) -> Interner {
    let mut values = Interner::default();
    let Some(table) = ledger.table(Kind::Interface.as_str()) else {
        return values;
    };
    for column in fields.iter().filter_map(|field| table.column(field)) {
        let owned = list.rows().iter().flat_map(|unit| {
            let rows = list.interfaces(*unit).iter();
            rows.map(|row| (*unit, *row))
        });
        values.add(column, owned, key);
    }
    values
}

/// Numbers for one part of the place of every row; departments go by their names.
fn places(ledger: &Ledger, units: &Table, field: &str) -> Vec<u32> {
    let mut numbers = Interner::default();
    let departments = (field == "department").then(|| ledger.table(Kind::Department.as_str()));
    let name = |text: &str| -> Option<String> {
        let Some(departments) = departments else {
            return keys::place(text);
        };
        let named = text.parse().ok().and_then(|id| {
            let table = departments?;
            table.get(table.row(&id)?, "name")?.text()
        });
        keys::place(named.unwrap_or(text))
    };
    if let Some(column) = units.column(field) {
        let all = 0..row_number(units.len());
        numbers.add(column, all.map(|row| (row, row)), name);
    }
    let mut places = vec![NONE; units.len()];
    for (row, number) in numbers.into_entries() {
        places[row as usize] = number;
    }
    places
}

fn in_use(units: &Table) -> Vec<bool> {
    let mut in_use = vec![false; units.len()];
    if let Some(column) = units.column("status")
        && let Some(code) = column.code_of("in_use")
    {
        for (is_in_use, status) in in_use.iter_mut().zip(column.codes()) {
            *is_in_use = *status == code;
        }
    }
    in_use
}

/// Units that somebody worked on while somebody else joined them are there until that is decided.
fn joined_before(ledger: &Ledger, units: &Table, present: &[u32]) -> Vec<(u32, u32)> {
    let Some(column) = units.column(JOINED_TO) else {
        return Vec::new();
    };
    let is_there = |row: &u32| present.binary_search(row).is_ok();
    let target = |row: u32| {
        let to: EntityId = column.text(row as usize)?.parse().ok()?;
        let stands = units.row(&resolve(ledger, to)).map(row_number);
        Some((
            row,
            stands.filter(|stands| *stands != row && is_there(stands))?,
        ))
    };
    present.iter().filter_map(|row| target(*row)).collect()
}

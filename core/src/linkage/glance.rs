//! How many pairs are seen without a search, for a screen that must not wait.
//!
//! Only what is stored in the same spelling, and only what one device alone can have: the same hardware address, or the same
//! serial number of the same model. All of them are among the pairs that [`super::find`] finds, which finds more.

use std::collections::BTreeSet;

use super::{MOST, distinct::Distinct, keys};
use crate::{
    catalogue::field::Kind,
    device::list::DeviceList,
    ledger::{changes::row_number, column::Column},
};

/// Counts the pairs of devices that share a hardware address, or serial number and model, as they stand in the ledger.
///
/// Looks at the devices as numbers; texts are read only of what several devices share.
#[must_use]
pub fn pairs_at_a_glance(list: &DeviceList) -> usize {
    let mut pairs = BTreeSet::new();
    let table = |kind: Kind| list.ledger().table(kind.as_str());
    if let Some(column) = table(Kind::Interface).and_then(|table| table.column("mac")) {
        let owned = list.rows().iter().flat_map(|unit| {
            let ports = list.interfaces(*unit).iter();
            ports.map(|port| (*unit, *port))
        });
        let values = owned.filter_map(|(unit, port)| Some(([entry(column, port)?, 0, unit], port)));
        add(
            column,
            values.collect(),
            |text| keys::mac(text).is_some(),
            &mut pairs,
        );
    }
    if let Some(column) = table(Kind::Unit).and_then(|table| table.column("serial_number")) {
        let values = list.rows().iter().filter_map(|unit| {
            Some((
                [entry(column, *unit)?, list.model_row(*unit)?, *unit],
                *unit,
            ))
        });
        let is_number =
            |text: &str| keys::number(text).is_some_and(|number| !keys::is_short(&number));
        add(column, values.collect(), is_number, &mut pairs);
    }
    let Some(units) = table(Kind::Unit).filter(|_| !pairs.is_empty()) else {
        return 0;
    };
    let told = Distinct::of(list.ledger());
    let id = |row: u32| units.ids()[row as usize];
    let open = pairs
        .iter()
        .filter(|(one, other)| !told.has(&id(*one), &id(*other)));
    open.count()
}

fn entry(column: &Column, row: u32) -> Option<u32> {
    column.code(row as usize).entry().map(row_number)
}

/// Adds the pairs of units that have a text, and what comes with it, in common. Values are the text, what comes with it and
/// the unit, with the row that holds the text.
fn add(
    column: &Column,
    mut values: Vec<([u32; 3], u32)>,
    counts: impl Fn(&str) -> bool,
    pairs: &mut BTreeSet<(u32, u32)>,
) {
    values.sort_unstable();
    values.dedup_by_key(|(value, _)| *value);
    for group in values.chunk_by(|(a, _), (b, _)| a[..2] == b[..2]) {
        let text = group
            .first()
            .and_then(|(_, row)| column.text(*row as usize));
        if !(2..=MOST).contains(&group.len()) || !text.is_some_and(&counts) {
            continue;
        }
        for (nth, ([_, _, one], _)) in group.iter().enumerate() {
            let others = group.iter().skip(nth + 1);
            pairs.extend(others.map(|([_, _, other], _)| (*one.min(other), *one.max(other))));
        }
    }
}

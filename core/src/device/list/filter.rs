//! Conditions on one field, and how many devices have which value.

use super::{DeviceList, fields, target};
use crate::{
    device::connection::{CONNECTED, Connection, ConnectionReader},
    ident::{order::sort_by_key, text::search_key},
    ledger::value::{Unknown, Value, ValueRef},
};

/// A condition on one field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Filter {
    /// The field.
    pub field: String,
    /// What must hold of it.
    pub test: Test,
}

/// What must hold of a field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Test {
    /// It has exactly this text; a reference, this id.
    Is(String),
    /// Its text contains this, spelling aside; a reference, its name.
    Contains(String),
    /// Something is known of it.
    Known,
    /// Nothing is known of it, for whether a device is connected also not by its addresses: never set, cleared, not asked, asked, refused or unreadable. Not applicable is known.
    Missing,
    /// It was never set or was cleared.
    Blank,
    /// It is unknown for this reason.
    Unknown(Unknown),
    /// It is a date whose last day lies in a range of days such as `2024-04-01`.
    ///
    /// A partial date counts as its last day; what is no date lies nowhere.
    DateIn {
        /// The first day of the range.
        from: String,
        /// The day after its last.
        before: String,
    },
}

/// One value of a field and how many devices have it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Facet {
    /// The value; `None` where it was never set or was cleared.
    pub value: Option<Value>,
    /// How many devices have it.
    pub count: usize,
}

impl DeviceList {
    pub(super) fn filter(&self, rows: &mut Vec<u32>, filter: &Filter) {
        let key = match &filter.test {
            Test::Contains(text) => search_key(text),
            Test::Is(_)
            | Test::Known
            | Test::Missing
            | Test::Blank
            | Test::Unknown(_)
            | Test::DateIn { .. } => String::new(),
        };
        let is_reference = target(fields::spec(&filter.field)).is_some();
        let reader = self.reader(&filter.field);
        if filter.test == Test::Missing && filter.field == CONNECTED {
            // An address tells it as well as a statement does.
            let connection = ConnectionReader::new(self);
            rows.retain(|row| connection.read(*row) == Connection::Unknown);
            return;
        }
        rows.retain(|row| {
            let value = reader.value(*row).map(|effective| effective.value);
            let shown = if is_reference {
                self.text(*row, &filter.field)
            } else {
                value.and_then(ValueRef::text)
            };
            match &filter.test {
                Test::Is(text) => value.and_then(ValueRef::text) == Some(text),
                Test::Contains(_) => shown.is_some_and(|text| search_key(text).contains(&key)),
                Test::Known => !is_missing(value),
                Test::Missing => is_missing(value),
                Test::Blank => value.is_none(),
                Test::Unknown(state) => value == Some(ValueRef::Unknown(*state)),
                Test::DateIn { from, before } => shown
                    .and_then(last_day)
                    .is_some_and(|day| day >= *from && day < *before),
            }
        });
    }

    /// Counts the values of a field over all devices, the most frequent first.
    pub fn facets(&self, field: &str) -> Vec<Facet> {
        let reader = self.reader(field);
        let mut counts = std::collections::BTreeMap::<Option<ValueRef<'_>>, usize>::new();
        for row in &self.present {
            *counts
                .entry(reader.value(*row).map(|effective| effective.value))
                .or_default() += 1;
        }
        let mut facets: Vec<Facet> = counts
            .into_iter()
            .map(|(value, count)| Facet {
                value: value.map(ValueRef::to_owned),
                count,
            })
            .collect();
        sort_by_key(&mut facets, |facet| std::cmp::Reverse(facet.count));
        facets
    }
}

/// Returns whether nothing is known: blank, or unknown for any reason but that the question does not apply.
#[must_use]
pub fn is_missing(value: Option<ValueRef<'_>>) -> bool {
    match value {
        None | Some(ValueRef::Cleared) => true,
        Some(ValueRef::Unknown(state)) => state != Unknown::NotApplicable,
        Some(ValueRef::Text(_) | ValueRef::Foreign(_)) => false,
    }
}

/// The last day that a stored date may mean; days of a month are compared, so the 31st stands for the end of any.
fn last_day(date: &str) -> Option<String> {
    let shape: Vec<usize> = date.split('-').map(str::len).collect();
    let is_number = date
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    match shape.as_slice() {
        [4] if is_number => Some(format!("{date}-12-31")),
        [4, 2] if is_number => Some(format!("{date}-31")),
        [4, 2, 2] if is_number => Some(date.to_owned()),
        _ => None,
    }
}

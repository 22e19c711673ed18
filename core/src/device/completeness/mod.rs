//! What a ledger does not know yet: of which devices, of which fields, and why not.
//!
//! Nothing here is a score. Every number counts devices, and the numbers of one [`Tally`] add up to the devices that were
//! asked about, so that a screen can show what is known, what is not and what does not apply side by side.
//!
//! | module | what it holds |
//! |---|---|
//! | [`knowledge`] | what is known of one field of one device |
//! | [`tally`] | how many devices stand how towards a question |
//! | [`steps`] | which gap to close first, and why |

pub mod knowledge;
pub mod steps;
pub mod tally;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use knowledge::{Knowledge, Lens};
use tally::Tally;

use super::{
    connection::{CONNECTED, Connection, ConnectionReader},
    fields,
    list::{DeviceList, Filter, Query, Test},
};
use crate::ident::order::sort_by_key;
use crate::{
    catalogue::{
        field::{FieldSpec, Importance},
        survey::SurveyItem,
    },
    ledger::value::Unknown,
};

/// The devices by whether they are on a network. The numbers add up to all devices.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Networked {
    /// Said to be connected.
    pub yes: usize,
    /// Not said to be connected, but an interface has an address.
    pub by_address: usize,
    /// Said not to be connected.
    pub no: usize,
    /// Nothing is known. Such a device may be connected.
    pub unknown: usize,
}

/// What is known of one field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The field.
    pub field: &'static FieldSpec,
    /// The devices of which it is asked.
    pub tally: Tally,
}

/// What is known of one item of the hospital survey, over the devices on a network.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SurveyGap {
    /// The item.
    pub item: SurveyItem,
    /// The devices on a network.
    pub tally: Tally,
}

/// What a ledger knows and what it does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completeness {
    /// How many devices there are.
    pub devices: usize,
    /// How many of them are on a network.
    pub networked: Networked,
    /// The fields without which a ledger is of little use, those that are missing for most devices first.
    ///
    /// Fields for devices on a network ([`Importance::OnNetwork`]) are asked of every device that is not known to be off it: a
    /// device of which nobody knows whether it is connected is not one that needs no address.
    pub gaps: Vec<Gap>,
    /// The items A to I of question 10-1 of the hospital survey, in its order.
    ///
    /// An item that several fields answer (an IPv4 or IPv6 address, a trade name or model number) is known when one is.
    pub survey: Vec<SurveyGap>,
}

impl Completeness {
    /// Counts what is known of all devices of a list.
    ///
    /// Looks at every distinct text of a column once and at the devices as numbers.
    #[must_use]
    pub fn of(list: &DeviceList) -> Self {
        let lenses = Lenses::new(list);
        let connected = list
            .rows()
            .iter()
            .map(|row| (*row, lenses.connection.read(*row)));
        let connected: Vec<(u32, Connection)> = connected.collect();
        let mut networked = Networked::default();
        for (_, connection) in &connected {
            *networked.of(*connection) += 1;
        }
        let rows_where = |wanted: fn(Connection) -> bool| -> Vec<u32> {
            let rows = connected
                .iter()
                .filter(|(_, connection)| wanted(*connection));
            rows.map(|(row, _)| *row).collect()
        };
        let on_network = rows_where(Connection::is_connected);
        let asked = rows_where(Connection::may_be_connected);
        Self {
            devices: list.len(),
            networked,
            gaps: lenses.gaps(list.rows(), &asked),
            survey: SurveyItem::ALL
                .map(|item| lenses.survey_gap(item, &on_network))
                .to_vec(),
        }
    }

    /// Returns what is known of a field, `None` for one that no ledger needs.
    #[must_use]
    pub fn gap(&self, key: &str) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.field.key == key)
    }
}

/// Returns the fields that the device in a row of the table of units should have and does not, with what there is instead.
#[must_use]
pub fn gaps_of(list: &DeviceList, row: u32) -> Vec<(&'static FieldSpec, Knowledge)> {
    let lenses = Lenses::unjudged(list);
    let connected = lenses.connection.read(row).may_be_connected();
    let asked = fields::columns()
        .into_iter()
        .filter(|field| is_asked(field, connected));
    asked
        .filter_map(|field| Some((field, lenses.get(field.key)?.judge(row))))
        .filter(|(field, _)| {
            field.key != CONNECTED || lenses.connection.read(row) == Connection::Unknown
        })
        .filter(|(_, knowledge)| knowledge.is_missing() || *knowledge == Knowledge::Unfit)
        .collect()
}

/// Whether a field is asked of a device.
fn is_asked(field: &FieldSpec, connected: bool) -> bool {
    match field.importance {
        Importance::Essential => true,
        Importance::OnNetwork => connected,
        Importance::Optional => false,
    }
}

impl Networked {
    fn of(&mut self, connection: Connection) -> &mut usize {
        match connection {
            Connection::Stated => &mut self.yes,
            Connection::ByAddress => &mut self.by_address,
            Connection::NotConnected => &mut self.no,
            Connection::Unknown => &mut self.unknown,
        }
    }
}

/// The fields that are counted, each looked at once.
struct Lenses<'a> {
    by_key: BTreeMap<&'static str, Lens<'a>>,
    connection: ConnectionReader<'a>,
    /// Devices without a line for remote maintenance.
    lineless: Option<Lens<'a>>,
}

impl<'a> Lenses<'a> {
    /// Judges whether texts are in the form of their field.
    fn new(list: &'a DeviceList) -> Self {
        Self::with(list, Lens::new)
    }

    fn unjudged(list: &'a DeviceList) -> Self {
        Self::with(list, Lens::unjudged)
    }

    fn with(
        list: &'a DeviceList,
        lens: impl Fn(&'a DeviceList, &'static FieldSpec) -> Lens<'a>,
    ) -> Self {
        let counted = |field: &&FieldSpec| is_asked(field, true) || field.survey.is_some();
        let counted = fields::columns().into_iter().filter(counted);
        let marking = |key: &str, code: &str| {
            fields::spec(key).map(|field| Lens::marking(list, field, |text| text == code))
        };
        Self {
            by_key: counted
                .map(|field| (field.key, lens(list, field)))
                .collect(),
            connection: ConnectionReader::new(list),
            lineless: marking("remote_maintenance", "no"),
        }
    }

    fn get(&self, key: &str) -> Option<&Lens<'a>> {
        self.by_key.get(key)
    }

    /// What is known of a field; whether a device is connected is also known by its addresses or its model.
    fn knowledge(&self, lens: &Lens<'_>, field: &FieldSpec, row: u32) -> Knowledge {
        let knowledge = lens.knowledge(row);
        let is_told = || field.key == CONNECTED && self.connection.read(row) != Connection::Unknown;
        if knowledge.is_missing() && is_told() {
            return Knowledge::Known;
        }
        knowledge
    }

    fn gaps(&self, all: &[u32], networked: &[u32]) -> Vec<Gap> {
        let gap = |field: &'static FieldSpec| {
            let lens = self.get(field.key)?;
            let rows = match field.importance {
                Importance::Essential => all,
                Importance::OnNetwork | Importance::Optional => networked,
            };
            let mut tally = Tally::default();
            rows.iter()
                .for_each(|row| tally.add(self.knowledge(lens, field, *row)));
            Some(Gap { field, tally })
        };
        let asked = fields::columns()
            .into_iter()
            .filter(|field| is_asked(field, true));
        let mut gaps: Vec<Gap> = asked.filter_map(gap).collect();
        sort_by_key(&mut gaps, |gap| std::cmp::Reverse(gap.tally.missing()));
        gaps
    }

    fn survey_gap(&self, item: SurveyItem, on_network: &[u32]) -> SurveyGap {
        let answering = fields::device_fields().filter(|field| field.survey == Some(item));
        let lenses: Vec<&Lens<'_>> = answering.filter_map(|field| self.get(field.key)).collect();
        let mut tally = Tally::default();
        for row in on_network {
            let best = lenses.iter().map(|lens| lens.knowledge(*row)).min();
            let best = best.unwrap_or(Knowledge::Blank);
            // A device without a line for remote maintenance needs no way to connect it.
            let without = item == SurveyItem::I && is_marked(self.lineless.as_ref(), *row);
            tally.add(if without && best == Knowledge::Blank {
                Knowledge::Unknown(Unknown::NotApplicable)
            } else {
                best
            });
        }
        SurveyGap { item, tally }
    }
}

fn is_marked(lens: Option<&Lens<'_>>, row: u32) -> bool {
    lens.is_some_and(|lens| lens.is_marked(row))
}

/// Returns the condition that a field has exactly this text.
fn is(field: &str, text: &str) -> Filter {
    Filter {
        field: field.to_owned(),
        test: Test::Is(text.to_owned()),
    }
}

/// Returns the condition that nothing is known of a field.
fn is_missing(field: &str) -> Filter {
    Filter {
        field: field.to_owned(),
        test: Test::Missing,
    }
}

fn all_of(filters: Vec<Filter>) -> Query {
    Query {
        filters,
        ..Query::default()
    }
}

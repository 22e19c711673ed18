//! What becomes of the interfaces of units that are joined.

use super::{
    Field, Joining,
    voices::{Voice, together},
};
use crate::{
    catalogue::field::Kind,
    device::{fields, mac::MacAddress},
    ident::{id::EntityId, text::match_key},
    ledger::{changes::row_number, state::Record, table::DELETED, value::ValueRef},
};

/// Addresses by which an interface without a hardware address is known again.
const ADDRESSES: [&str; 3] = ["ipv4", "ipv6", "host_name"];

/// What becomes of an interface of a unit that goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fate {
    /// It becomes one of the unit that stays.
    Moves,
    /// That has it already.
    Goes,
}

/// An interface that stays, and those that turned out to be the same one.
struct Port<'a> {
    stays: Record<'a>,
    all: Vec<(EntityId, Record<'a>)>,
}

impl<'a> Joining<'a> {
    /// Finds out which interfaces are the same, what they say, and what becomes of those of the units that go.
    pub(super) fn interface_fields(&self) -> (Vec<Field<'a>>, Vec<(EntityId, Fate)>) {
        let mut ports: Vec<Port<'a>> = Vec::new();
        let mut fates = Vec::new();
        for (nth, unit) in self.units.iter().enumerate() {
            // Two interfaces of one unit are never the same.
            let known = ports.len();
            let mut taken = vec![false; known];
            for interface in self.interfaces(unit) {
                let free = |at: &usize| !taken.get(*at).copied().unwrap_or(true);
                let fits = |at: &usize| ports.get(*at).is_some_and(|port| port.is(&interface));
                let same = (0..known).filter(free).find(fits).filter(|_| nth > 0);
                if nth > 0 {
                    let fate = if same.is_some() {
                        Fate::Goes
                    } else {
                        Fate::Moves
                    };
                    fates.push((interface.id(), fate));
                }
                match same.and_then(|at| Some((at, ports.get_mut(at)?))) {
                    Some((at, port)) => {
                        port.all.push((unit.id(), interface));
                        taken[at] = true;
                    }
                    None => ports.push(Port {
                        stays: interface,
                        all: vec![(unit.id(), interface)],
                    }),
                }
            }
        }
        let joined = ports.iter().filter(|port| port.all.len() > 1);
        (
            joined.flat_map(|port| self.port_fields(port)).collect(),
            fates,
        )
    }

    fn interfaces(&self, unit: &Record<'a>) -> Vec<Record<'a>> {
        let ledger = self.list.ledger();
        let kind = Kind::Interface.as_str();
        let Some(table) = ledger.table(kind) else {
            return Vec::new();
        };
        let rows = self.list.interfaces(row_number(unit.row())).iter();
        let ids = rows.filter_map(|row| table.ids().get(*row as usize));
        ids.filter_map(|id| ledger.record(kind, id)).collect()
    }

    fn port_fields(&self, port: &Port<'a>) -> Vec<Field<'a>> {
        let mut names: Vec<&'a str> = port
            .all
            .iter()
            .flat_map(|(_, record)| record.fields().map(|(field, _)| field).collect::<Vec<_>>())
            .filter(|field| ![DELETED, "unit"].contains(field))
            .collect();
        names.sort_unstable();
        names.dedup();
        let field = |field: &'a str| {
            let voices = port.all.iter();
            let voices = voices.flat_map(|(unit, record)| Voice::all(record, field, *unit));
            let now = port.stays.get(field);
            Field {
                kind: Kind::Interface,
                id: port.stays.id(),
                field,
                now: now.filter(|value| *value != ValueRef::Cleared),
                disputed: port.stays.is_conflict(field),
                voices: together(
                    self.list.ledger(),
                    &self.names.0,
                    fields::spec_of(Kind::Interface, field),
                    voices.collect(),
                ),
            }
        };
        names.into_iter().map(field).collect()
    }
}

impl Port<'_> {
    /// Tells whether an interface is this one: by its hardware address, else by another address.
    fn is(&self, other: &Record<'_>) -> bool {
        let mac = |record: &Record<'_>| record.text("mac")?.parse::<MacAddress>().ok();
        if let (Some(one), Some(other)) = (mac(&self.stays), mac(other)) {
            return one == other;
        }
        let key = |record: &Record<'_>, field: &str| {
            let key = match_key(record.text(field)?);
            (!key.is_empty()).then_some(key)
        };
        ADDRESSES.iter().any(|field| {
            let own = key(&self.stays, field);
            own.is_some() && own == key(other, field)
        })
    }
}

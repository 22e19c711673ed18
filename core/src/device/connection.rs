//! Whether a device is on a network, as far as the ledger knows.

use super::list::{DeviceList, Effective, FieldReader, is_missing};

/// The field that states whether a device is on a network.
pub const CONNECTED: &str = "network_connection";

/// Whether a device is on a network, and how that is known.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Connection {
    /// Somebody says so.
    Stated,
    /// Nobody says so, but an interface has an IP address.
    ByAddress,
    /// Somebody says that it is not, or its model has no interface.
    NotConnected,
    /// Nothing is known. Such a device may be connected.
    Unknown,
}

impl Connection {
    /// Whether the device is on a network.
    #[must_use]
    pub fn is_connected(self) -> bool {
        matches!(self, Self::Stated | Self::ByAddress)
    }

    /// Whether the device is not known to be off the network: what matters on a network is asked of it.
    #[must_use]
    pub fn may_be_connected(self) -> bool {
        self != Self::NotConnected
    }
}

/// Reads whether devices are on a network.
#[derive(Clone, Debug)]
pub struct ConnectionReader<'a> {
    stated: FieldReader<'a>,
    kind: FieldReader<'a>,
    addresses: Vec<FieldReader<'a>>,
}

impl<'a> ConnectionReader<'a> {
    /// Prepares to read the devices of a list.
    #[must_use]
    pub fn new(list: &'a DeviceList) -> Self {
        Self {
            stated: list.reader(CONNECTED),
            kind: list.reader("connectivity"),
            addresses: ["ipv4", "ipv6"].map(|field| list.reader(field)).into(),
        }
    }

    /// Returns whether the device in a row of the table of units is on a network.
    ///
    /// What is stated counts. Without a statement a device with an IP address is on a network, and one whose model
    /// has no interface is not; a MAC address alone says nothing, as it is printed on devices that were never connected.
    #[must_use]
    pub fn read(&self, row: u32) -> Connection {
        let text = |reader: &FieldReader<'a>| {
            reader
                .value(row)
                .and_then(|Effective { value, .. }| value.text())
        };
        match text(&self.stated) {
            Some("yes") => return Connection::Stated,
            Some("no") => return Connection::NotConnected,
            _ => {}
        }
        let has_address =
            |reader: &FieldReader<'a>| !is_missing(reader.value(row).map(|found| found.value));
        if self.addresses.iter().any(has_address) {
            return Connection::ByAddress;
        }
        if text(&self.kind) == Some("none") {
            Connection::NotConnected
        } else {
            Connection::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ident::{id::EntityId, id::ReplicaId, timestamp::Timestamp},
        ledger::{
            changes::ChangeSet,
            commit::Source,
            edit::Authorship,
            state::Ledger,
            value::{Unknown, ValueRef},
        },
    };

    fn id(n: u8) -> EntityId {
        EntityId::from_random([n; 16])
    }

    /// 1 says yes, 2 says no, 3 has an address, 4 is of a model without interface, 5 says nothing, 6 is deleted.
    fn list() -> DeviceList {
        let mut changes = ChangeSet::new();
        for n in 1..=6 {
            changes.set_text("unit", id(n), "asset_number", &n.to_string());
        }
        changes.set_text("unit", id(1), "network_connection", "yes");
        changes.set_text("unit", id(2), "network_connection", "no");
        changes.set_text("unit", id(6), "deleted", "true");
        changes.set(
            "unit",
            id(5),
            "network_connection",
            ValueRef::Unknown(Unknown::Asked),
        );
        changes.set_text("interface", id(30), "unit", &id(3).to_string());
        changes.set_text("interface", id(31), "unit", &id(3).to_string());
        changes.set_text("interface", id(31), "ipv4", "10.0.0.1");
        changes.set_text("model", id(40), "connectivity", "none");
        changes.set_text("unit", id(4), "model", &id(40).to_string());
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: String::new(),
            at: Timestamp::default(),
        };
        let mut ledger = Ledger::new();
        let commit = ledger.next_commit(who, Source::action("edit"), "", changes);
        ledger.apply(&commit).unwrap();
        DeviceList::new(&ledger)
    }

    #[test]
    fn a_statement_counts_before_an_address_and_an_address_before_the_model() {
        let list = list();
        let reader = ConnectionReader::new(&list);
        let read: Vec<Connection> = list.rows().iter().map(|row| reader.read(*row)).collect();
        assert_eq!(
            read,
            [
                Connection::Stated,
                Connection::NotConnected,
                Connection::ByAddress,
                Connection::NotConnected,
                Connection::Unknown
            ]
        );
    }

    #[test]
    fn what_nobody_says_may_be_connected() {
        assert!(Connection::Unknown.may_be_connected() && !Connection::Unknown.is_connected());
        assert!(!Connection::NotConnected.may_be_connected());
    }
}

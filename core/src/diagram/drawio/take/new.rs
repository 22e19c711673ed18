//! A device of which only a shape is known.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use crate::{
    catalogue::field::Kind,
    device::{
        connection::CONNECTED,
        form::{
            draft::{Draft, InterfaceDraft, Scope},
            entry::Entry,
        },
        mac::MacAddress,
    },
    diagram::drawio::{model::Thing, offer::ShapeOffer},
    ident::{id::EntityId, text::match_key},
    ledger::{changes::ChangeSet, state::Ledger},
};

/// Makes devices of shapes; shapes of one name become devices of one model.
pub(super) struct Maker<'a> {
    ledger: &'a Ledger,
    models: BTreeMap<String, EntityId>,
}

impl<'a> Maker<'a> {
    pub(super) const fn new(ledger: &'a Ledger) -> Self {
        Self {
            ledger,
            models: BTreeMap::new(),
        }
    }

    /// Adds the changes that make a device of this name, in a zone, and returns its id.
    pub(super) fn make(
        &mut self,
        shape: &ShapeOffer,
        name: &str,
        zone: Option<EntityId>,
        fresh: &mut dyn FnMut() -> EntityId,
        changes: &mut ChangeSet,
    ) -> EntityId {
        let (unit, interface) = (fresh(), fresh());
        let made = self.models.get(&match_key(name)).copied();
        let address = address_fields(&shape.name);
        let has_interface = zone.is_some() || !address.is_empty();
        let draft = Draft {
            unit,
            model: made,
            scope: Scope::ThisUnit,
            own: BTreeSet::new(),
            fields: fields(shape.thing, name, made.is_none()),
            interfaces: has_interface
                .then_some(InterfaceDraft {
                    id: interface,
                    fields: address,
                })
                .into_iter()
                .collect(),
        };
        // Nothing in it can be refused: names are texts, and addresses were read as such.
        if let Ok(of_draft) = draft.changes(self.ledger, fresh) {
            let model = of_draft.iter().find(|it| it.kind == Kind::Model.as_str());
            if let Some(model) = model {
                self.models.insert(match_key(name), model.id);
            }
            changes.extend(&of_draft);
        }
        if let Some(zone) = zone {
            let kind = Kind::Interface.as_str();
            changes.set_text(kind, interface, "unit", &unit.to_string());
            changes.set_text(kind, interface, "zone", &zone.to_string());
        }
        unit
    }
}

fn fields(thing: Option<Thing>, name: &str, with_model: bool) -> BTreeMap<String, Entry> {
    let mut fields = BTreeMap::new();
    let mut set = |field: &str, text: &str| {
        fields.insert(field.to_owned(), Entry::Text(text.to_owned()));
    };
    // It is on a drawing of the network.
    set(CONNECTED, "yes");
    if with_model {
        set("trade_name", name);
        if let Some(equipment) = thing.and_then(equipment) {
            set("equipment_kind", equipment);
        }
    }
    fields
}

/// The kind of network equipment that a shape shows.
const fn equipment(thing: Thing) -> Option<&'static str> {
    match thing {
        Thing::Firewall => Some("firewall"),
        Thing::AccessPoint => Some("access_point"),
        Thing::Router => Some("router"),
        Thing::Switch => Some("switch"),
        Thing::Server
        | Thing::Storage
        | Thing::Laptop
        | Thing::Computer
        | Thing::Printer
        | Thing::Phone
        | Thing::Cloud
        | Thing::Person
        | Thing::Building => None,
    }
}

/// The addresses among the words of a label; of several of a kind the first.
fn address_fields(label: &str) -> BTreeMap<String, Entry> {
    let mut fields = BTreeMap::new();
    for word in label.split_whitespace() {
        if let Some(field) = address(word) {
            let entry = Entry::Text(word.to_owned());
            fields.entry(field.to_owned()).or_insert(entry);
        }
    }
    fields
}

/// The field that an address belongs into; `None` for another word.
pub(super) fn address(word: &str) -> Option<&'static str> {
    match word.parse::<IpAddr>() {
        Ok(IpAddr::V4(_)) => Some("ipv4"),
        Ok(IpAddr::V6(_)) => Some("ipv6"),
        Err(_) => word.parse::<MacAddress>().is_ok().then_some("mac"),
    }
}

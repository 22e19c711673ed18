//! What a person does about a line: the ledger follows what was seen.

use std::{collections::BTreeMap, net::IpAddr};

use super::{
    identity::Identity,
    reconcile::{Finding, Host},
    verdict::{About, Decision, Said, decide},
};
use crate::{
    catalogue::field::Kind,
    device::{
        connection::CONNECTED,
        form::{
            draft::{Draft, InterfaceDraft, Scope},
            entry::{Entry, Refused},
        },
        host_name::HostName,
        ip::Ipv4Address,
        view::interface::NetworkInterface,
    },
    discover::range::Range,
    ident::{date::PartialDate, id::EntityId},
    ledger::{changes::ChangeSet, state::Ledger, table::Presence},
    view::entity::Entity,
};

/// A device that something unknown is to become.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct NewDevice {
    /// The model that was chosen.
    pub model: Option<EntityId>,
    /// What a person filled in, by the keys of the fields of units and models.
    pub fields: BTreeMap<String, Entry>,
}

/// Returns the changes that make a device of something unknown, and the id of the device: with an interface that has what was
/// seen of it, said to be on a network, and with the decision that it is this device.
///
/// # Errors
/// Every text that its field does not take.
pub fn become_device(
    ledger: &Ledger,
    host: &Host,
    device: &NewDevice,
    on: PartialDate,
    fresh: &mut dyn FnMut() -> EntityId,
) -> Result<(EntityId, ChangeSet), Vec<Refused>> {
    let unit = fresh();
    let interface = InterfaceDraft {
        id: fresh(),
        fields: interface_fields(host),
    };
    let mut fields = device.fields.clone();
    // It was met there: a word to the contrary is the person's own.
    fields
        .entry(CONNECTED.to_owned())
        .or_insert_with(|| Entry::Text("yes".to_owned()));
    let draft = Draft {
        unit,
        model: device.model,
        scope: Scope::ThisUnit,
        own: std::collections::BTreeSet::new(),
        fields,
        interfaces: vec![interface],
    };
    let mut changes = draft.changes(ledger, fresh)?;
    let said = Said {
        decision: Decision::Ours,
        unit: Some(unit),
        accepted: None,
        note: None,
        on,
    };
    let about = About::Seen(host.identity.clone());
    changes.extend(&decide(ledger, &about, &said));
    Ok((unit, changes))
}

/// Returns what a form of an interface shows of a host: of several addresses or places none is chosen, but the first of IPv4.
#[must_use]
pub fn interface_fields(host: &Host) -> BTreeMap<String, Entry> {
    let mut fields = BTreeMap::new();
    let mut set = |field: &str, text: Option<String>| {
        if let Some(text) = text {
            fields.insert(field.to_owned(), Entry::Text(text));
        }
    };
    set("mac", host.mac().map(|mac| mac.to_string()));
    let first = |is_v4: bool| host.telling_ips().find(|ip| ip.is_ipv4() == is_v4);
    set("ipv4", first(true).map(ToString::to_string));
    set("ipv6", first(false).map(ToString::to_string));
    let name = host
        .host_names
        .iter()
        .find_map(|name| name.parse::<HostName>().ok());
    set("host_name", name.map(|name| name.to_string()));
    if let [place] = host.places.as_slice() {
        set("vlan", place.vlan.clone());
        let parts = [place.switch.as_deref(), place.port.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        set(
            "switch_port",
            Some(parts.join(" ")).filter(|_| place.port.is_some()),
        );
    }
    fields
}

/// Why a finding cannot be taken into the ledger.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotUpdated {
    /// The finding is of no field.
    #[error("no field says this")]
    NoField,
    /// The interface is not there any more.
    #[error("the interface is not there")]
    NoInterface,
    /// Somebody changed the field since.
    #[error("the ledger says {now:?} by now")]
    Overtaken {
        /// What it says.
        now: String,
    },
    /// Several addresses were seen, and none of them was chosen.
    #[error("one of {0} addresses has to be chosen")]
    Several(usize),
}

/// Returns the changes that put a changed address into its interface: into this one field, and only where it still says what it
/// said. Of several addresses `chosen` names one.
///
/// # Errors
/// [`NotUpdated`]; the person decides anew.
pub fn update(
    ledger: &Ledger,
    finding: &Finding,
    chosen: Option<IpAddr>,
) -> Result<ChangeSet, NotUpdated> {
    match finding {
        Finding::ChangedMac {
            interface,
            was,
            now,
        } => {
            let view = interface_of(ledger, interface)?;
            let known = view.mac().known();
            unchanged(known == Some(*was), &view, "mac")?;
            Ok(set(*interface, "mac", &now.to_string()))
        }
        Finding::ChangedAddress {
            interface,
            was,
            now,
        } => {
            let view = interface_of(ledger, interface)?;
            let to = match (chosen.filter(|ip| now.contains(ip)), now.as_slice()) {
                (Some(chosen), _) => chosen,
                (None, [only]) => *only,
                (None, all) => return Err(NotUpdated::Several(all.len())),
            };
            let (field, known, prefix) = match was {
                IpAddr::V4(_) => {
                    let known = view.ipv4().known();
                    (
                        "ipv4",
                        known.map(|v4| IpAddr::V4(v4.address)),
                        prefix(known, to),
                    )
                }
                IpAddr::V6(_) => (
                    "ipv6",
                    view.ipv6().known().map(|v6| IpAddr::V6(v6.address)),
                    None,
                ),
            };
            unchanged(known == Some(*was), &view, field)?;
            let prefix = prefix
                .map(|length| format!("/{length}"))
                .unwrap_or_default();
            Ok(set(*interface, field, &format!("{to}{prefix}")))
        }
        Finding::MacInTwoPlaces { .. }
        | Finding::UndeclaredPorts { .. }
        | Finding::NothingDeclared { .. }
        | Finding::AddressTwice { .. }
        | Finding::GoneButSeen { .. }
        | Finding::SaidOffline => Err(NotUpdated::NoField),
    }
}

/// The length of the prefix stays where the new address lies in the same network.
fn prefix(known: Option<Ipv4Address>, to: IpAddr) -> Option<u8> {
    let known = known?;
    let length = known.prefix?;
    Range::network(known.address.into(), length)
        .contains(&to)
        .then_some(length)
}

fn interface_of<'a>(ledger: &'a Ledger, id: &EntityId) -> Result<NetworkInterface<'a>, NotUpdated> {
    let found = NetworkInterface::find(ledger, id);
    let found = found.filter(|view| view.presence() != Presence::Deleted);
    found.ok_or(NotUpdated::NoInterface)
}

fn unchanged(is_same: bool, view: &NetworkInterface<'_>, field: &str) -> Result<(), NotUpdated> {
    if is_same {
        return Ok(());
    }
    let now = view.record().text(field).unwrap_or_default().to_owned();
    Err(NotUpdated::Overtaken { now })
}

fn set(interface: EntityId, field: &str, text: &str) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(Kind::Interface.as_str(), interface, field, text);
    changes
}

/// Returns the changes that accept a finding as it is.
#[must_use]
pub fn accept(
    ledger: &Ledger,
    about: &About,
    code: &str,
    note: Option<String>,
    on: PartialDate,
) -> ChangeSet {
    let said = Said {
        decision: Decision::Accepted,
        unit: None,
        accepted: Some(code.to_owned()),
        note,
        on,
    };
    decide(ledger, about, &said)
}

/// Returns the changes that call something unknown a device of the ledger, whose addresses stay as they are.
#[must_use]
pub fn is_device(
    ledger: &Ledger,
    identity: &Identity,
    unit: EntityId,
    note: Option<String>,
    on: PartialDate,
) -> ChangeSet {
    let said = Said {
        decision: Decision::Ours,
        unit: Some(unit),
        accepted: None,
        note,
        on,
    };
    decide(ledger, &About::Seen(identity.clone()), &said)
}

//! What differs from the ledger, or from what is usual.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::{
    Host, Place,
    across::Across,
    known::{Interface, Unit},
};
use crate::{
    device::{mac::MacAddress, protocol::Protocols, terms::Status},
    discover::{
        as_text,
        hint::usual_ports,
        identity::Identity,
        sighting::Port,
        verdict::{About, Verdicts},
    },
    ident::id::EntityId,
};

/// What differs.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Finding {
    /// An interface has another IP address than the ledger says.
    ChangedAddress {
        /// The interface.
        interface: EntityId,
        /// The address in the ledger.
        was: IpAddr,
        /// The addresses that were seen, of the same family.
        now: Vec<IpAddr>,
    },
    /// An interface has another hardware address than the ledger says: another card, or another device in its place.
    ChangedMac {
        /// The interface.
        interface: EntityId,
        /// The address in the ledger.
        #[serde(with = "as_text")]
        was: MacAddress,
        /// The address that was seen.
        #[serde(with = "as_text")]
        now: MacAddress,
    },
    /// One hardware address was seen at several ports of one switch in one VLAN.
    MacInTwoPlaces {
        /// The places.
        places: Vec<Place>,
    },
    /// Ports are open that the ledger does not name.
    UndeclaredPorts {
        /// The interface.
        interface: EntityId,
        /// The ports.
        ports: Vec<Port>,
    },
    /// Ports are open, and the ledger says nothing of what the interface speaks: a question, not a fault.
    NothingDeclared {
        /// The interface.
        interface: EntityId,
    },
    /// Another interface was seen under the same IP address.
    AddressTwice {
        /// The IP address.
        ip: IpAddr,
        /// The others.
        others: Vec<Identity>,
    },
    /// A device that was given up is on the network.
    GoneButSeen {
        /// What the ledger says: the code of its status.
        status: String,
    },
    /// A device that is said not to be on a network is on one.
    SaidOffline,
}

impl Finding {
    /// Returns what exactly was found, as one text: what is accepted, and known again.
    #[must_use]
    pub fn code(&self) -> String {
        fn list<T: std::fmt::Display>(all: impl IntoIterator<Item = T>) -> String {
            let all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
            all.join(",")
        }
        match self {
            Self::ChangedAddress { was, now, .. } => format!("changed_address {was}>{}", list(now)),
            Self::ChangedMac { was, now, .. } => format!("changed_mac {was}>{now}"),
            Self::MacInTwoPlaces { places } => {
                let text = |part: &Option<String>| part.clone().unwrap_or_default();
                let place =
                    |place: &Place| format!("{}:{}", text(&place.switch), text(&place.port));
                format!("mac_in_two_places {}", list(places.iter().map(place)))
            }
            Self::UndeclaredPorts { ports, .. } => {
                let port = |port: &Port| {
                    format!(
                        "{}/{}",
                        port.number,
                        if port.is_udp { "udp" } else { "tcp" }
                    )
                };
                format!("undeclared_ports {}", list(ports.iter().map(port)))
            }
            Self::NothingDeclared { .. } => "nothing_declared".to_owned(),
            Self::AddressTwice { ip, others } => format!(
                "address_twice {ip} {}",
                list(others.iter().map(Identity::code))
            ),
            Self::GoneButSeen { status } => format!("gone_but_seen {status}"),
            Self::SaidOffline => "said_offline".to_owned(),
        }
    }

    /// Whether it asks to be looked at; what nobody declared is only unknown.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        !matches!(self, Self::NothingDeclared { .. })
    }
}

/// What was found, and whether somebody said that it is in order.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Noted {
    /// What was found.
    pub finding: Finding,
    /// What a verdict about it is about.
    pub about: About,
    /// Whether somebody accepted exactly this, or nothing is asked.
    pub is_accepted: bool,
}

/// What differs of one host.
pub(super) fn of_host(
    across: &Across,
    host: &Host,
    interface: Option<&Interface>,
    verdicts: &Verdicts,
) -> Vec<Noted> {
    let mut found: Vec<Finding> = Vec::new();
    if let Some(interface) = interface {
        found.extend(changed_mac(host, interface));
        found.extend(changed_addresses(host, interface));
        found.extend(ports(host, interface));
    }
    found.extend(across.of_host(host));
    found
        .into_iter()
        .map(|finding| noted(finding, host, verdicts))
        .collect()
}

/// What a unit says that was seen and should not be.
pub(super) fn of_unit(unit: &Unit, host: &Host, verdicts: &Verdicts) -> Vec<Noted> {
    let mut found = Vec::new();
    if let Some(status) = unit.status.filter(|_| unit.is_gone()) {
        let status = Status::code(status).to_owned();
        found.push(Finding::GoneButSeen { status });
    } else if unit.stated == Some(false) {
        found.push(Finding::SaidOffline);
    }
    found
        .into_iter()
        .map(|finding| noted(finding, host, verdicts))
        .collect()
}

fn noted(finding: Finding, host: &Host, verdicts: &Verdicts) -> Noted {
    let about = About::Seen(host.identity.clone());
    let is_accepted = !finding.is_fault() || verdicts.is_accepted(&about, &finding.code());
    Noted {
        finding,
        about,
        is_accepted,
    }
}

fn changed_mac(host: &Host, interface: &Interface) -> Option<Finding> {
    let (was, now) = (interface.mac?, host.mac()?);
    (was != now).then_some(Finding::ChangedMac {
        interface: interface.id,
        was,
        now,
    })
}

/// An address that a server gives out may be another one every day; one of IPv6 may where nobody says that it is fixed.
fn changed_addresses(host: &Host, interface: &Interface) -> Vec<Finding> {
    let mut found = Vec::new();
    for was in interface.ips() {
        let may_change = interface.is_dynamic() || was.is_ipv6() && interface.addressing.is_none();
        let same_family = host
            .telling_ips()
            .filter(|ip| ip.is_ipv4() == was.is_ipv4());
        let now: Vec<IpAddr> = same_family.copied().collect();
        if !may_change && !now.is_empty() && !now.contains(&was) {
            found.push(Finding::ChangedAddress {
                interface: interface.id,
                was,
                now,
            });
        }
    }
    found
}

fn ports(host: &Host, interface: &Interface) -> Option<Finding> {
    if host.ports.is_empty() {
        return None;
    }
    let interface_id = interface.id;
    let Some(protocols) = &interface.protocols else {
        return Some(Finding::NothingDeclared {
            interface: interface_id,
        });
    };
    let undeclared = host
        .ports
        .iter()
        .filter(|port| !is_declared(port, protocols));
    let ports: Vec<Port> = undeclared.cloned().collect();
    (!ports.is_empty()).then_some(Finding::UndeclaredPorts {
        interface: interface_id,
        ports,
    })
}

/// A protocol names its own port, or, where it says none, those that are usual for it and what a tool calls by its name.
fn is_declared(port: &Port, protocols: &Protocols) -> bool {
    protocols.known().any(|protocol| {
        let transport = protocol
            .transport
            .is_none_or(|transport| transport == port.transport());
        let number = match (&protocol.name, protocol.port) {
            (_, Some(number)) => number == port.number,
            (Some(name), None) => {
                let service = port.service.as_deref();
                usual_ports(name).contains(&port.number)
                    || service.is_some_and(|service| service.eq_ignore_ascii_case(name))
            }
            (None, None) => false,
        };
        transport && number
    })
}

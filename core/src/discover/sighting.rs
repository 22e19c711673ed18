//! What a scan saw: interfaces of the network, as some other program told of them.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::{
    as_text,
    range::Range,
    tool::{Tool, coded},
};
use crate::{
    device::{mac::MacAddress, protocol::Transport},
    ident::timestamp::Timestamp,
};

coded! {
    /// What a DHCP server says of an address.
    LeaseState {
        /// It is lent out.
        Active = "active",
        /// It is kept for one device, which uses it.
        ReservedActive = "reserved_active",
        /// It is kept for one device, and nothing says that this one uses it.
        Reserved = "reserved",
        /// The time is over, or a later lease took the place.
        Expired = "expired",
        /// It was given back, or never taken.
        Free = "free",
        /// Some other device answered under the address, or the device did not want it.
        Abandoned = "abandoned",
    }
}

impl LeaseState {
    /// Whether the device is there, as far as the server knows.
    #[must_use]
    pub const fn is_present(self) -> bool {
        matches!(self, Self::Active | Self::ReservedActive)
    }
}

/// A lease of an address.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Lease {
    /// What the server says of it.
    pub state: LeaseState,
    /// When it ends; `None` where it never does, or where the time is that of a clock whose zone is not told.
    pub ends: Option<Timestamp>,
    /// The end as written, where it is no instant.
    pub ends_text: Option<String>,
}

/// A port that is open.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Port {
    /// Over UDP instead of TCP.
    pub is_udp: bool,
    /// Its number.
    pub number: u16,
    /// The service as the tool calls it; may be a guess from the number.
    pub service: Option<String>,
    /// The program behind it.
    pub product: Option<String>,
    /// The version of the program.
    pub version: Option<String>,
}

impl Port {
    /// Returns a port of which nothing but the number is known.
    #[must_use]
    pub const fn bare(number: u16, is_udp: bool) -> Self {
        Self {
            is_udp,
            number,
            service: None,
            product: None,
            version: None,
        }
    }

    /// Returns over what it is.
    #[must_use]
    pub const fn transport(&self) -> Transport {
        if self.is_udp {
            Transport::Udp
        } else {
            Transport::Tcp
        }
    }
}

/// One interface that a scan saw.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Sighting {
    /// The hardware address.
    #[serde(with = "as_text::option")]
    pub mac: Option<MacAddress>,
    /// The IP addresses, each once, in order.
    pub ips: Vec<IpAddr>,
    /// The names as written, each once.
    pub host_names: Vec<String>,
    /// The VLAN.
    pub vlan: Option<String>,
    /// The switch that saw it.
    pub switch: Option<String>,
    /// The port of the switch, or the interface of the router.
    pub port: Option<String>,
    /// The open ports, each once, in order.
    pub ports: Vec<Port>,
    /// The maker of the interface, as the tool says.
    pub vendor: Option<String>,
    /// The operating system, as the tool says or guesses.
    pub os: Option<String>,
    /// When it was seen first.
    pub first_seen: Option<Timestamp>,
    /// When it was seen last.
    pub last_seen: Option<Timestamp>,
    /// The lease that it is known by.
    pub lease: Option<Lease>,
    /// The line of the file, from 1.
    pub line: u32,
}

impl Sighting {
    /// Returns what a line says of nobody yet.
    #[must_use]
    pub fn at(line: u32) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }

    /// Whether anything tells one interface from another.
    #[must_use]
    pub fn names_one(&self) -> bool {
        self.mac.is_some() || !self.ips.is_empty() || !self.host_names.is_empty()
    }

    /// Whether the interface was there, not merely once known to a DHCP server.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.lease
            .as_ref()
            .is_none_or(|lease| lease.state.is_present())
    }

    /// Adds an address that is not there yet.
    pub fn add_ip(&mut self, ip: IpAddr) {
        if let Err(place) = self.ips.binary_search(&ip) {
            self.ips.insert(place, ip);
        }
    }

    /// Adds a name that is not there yet, spelling of letters aside; marks that stand for none are left out.
    pub fn add_name(&mut self, name: &str) {
        let name = name.trim().trim_matches(['"', '\'']).trim_end_matches('.');
        let is_none = matches!(
            name,
            "" | "*" | "-" | "?" | "--" | "N/A" | "n/a" | "(empty)"
        );
        let is_there = self
            .host_names
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name));
        if !is_none && !is_there {
            self.host_names.push(name.chars().take(255).collect());
        }
    }

    /// Adds an open port; what is said of one that is there already is kept.
    pub fn add_port(&mut self, port: Port) {
        let key = |port: &Port| (port.is_udp, port.number);
        match self.ports.binary_search_by_key(&key(&port), key) {
            Err(place) => self.ports.insert(place, port),
            Ok(place) => {
                if let Some(known) = self.ports.get_mut(place) {
                    known.service = known.service.take().or(port.service);
                    known.product = known.product.take().or(port.product);
                    known.version = known.version.take().or(port.version);
                }
            }
        }
    }

    /// Notes that it was seen at an instant.
    pub fn seen_at(&mut self, at: Timestamp) {
        self.first_seen = Some(self.first_seen.map_or(at, |first| first.min(at)));
        self.last_seen = Some(self.last_seen.map_or(at, |last| last.max(at)));
    }
}

/// How the lines of a file were taken, beside those that are sightings or diagnostics.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Passed {
    /// Headers, rules, summaries, prompts, comments and lines that hold no address where none is expected.
    pub decoration: u32,
    /// Entries of no single interface: broadcast and multicast.
    pub groups: u32,
    /// Entries of an address that nobody answered under, and hosts that are down.
    pub unanswered: u32,
    /// Addresses outside of the site, as a log of connections has them.
    pub elsewhere: u32,
}

/// What was understood of a file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Scan {
    /// What wrote it.
    pub tool: Tool,
    /// The version of the tool, where it says so.
    pub version: Option<String>,
    /// When it was made, where the file says so beyond doubt.
    pub taken_at: Option<Timestamp>,
    /// The addresses that were looked at, answered or not, where the file says so. Empty: nothing is known.
    pub ranges: Vec<Range>,
    /// Whether ports were looked at.
    pub looked_at_ports: bool,
    /// What was seen, each interface once as far as that is sure.
    pub sightings: Vec<Sighting>,
    /// What else the file holds.
    pub passed: Passed,
}

impl Scan {
    pub(super) const fn of(tool: Tool) -> Self {
        Self {
            tool,
            version: None,
            taken_at: None,
            ranges: Vec::new(),
            looked_at_ports: false,
            sightings: Vec::new(),
            passed: Passed {
                decoration: 0,
                groups: 0,
                unanswered: 0,
                elsewhere: 0,
            },
        }
    }
}

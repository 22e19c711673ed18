//! Where a device would have been seen.

use std::{collections::BTreeSet, net::IpAddr};

use serde::{Deserialize, Serialize};

use super::{Taken, hosts::is_telling, known::Interface};
use crate::discover::{
    range::{Range, Ranges},
    tool::Tool,
};

/// Why nothing can be said of a device that was not seen.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Outside {
    /// The ledger has no address of it that a scan could have met.
    NoAddress,
    /// The scans did not look at its network.
    OtherNetwork,
    /// The scans list what a DHCP server gave out, and its address is fixed, or nobody knows.
    NotByLease,
    /// An address of it was seen that the ledger has of another device as well.
    Ambiguous,
}

/// What the scans looked at.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    /// What a tool says itself that it looked at.
    ranges: Ranges,
    /// Addresses that neighbours of the same network were seen under.
    neighbours: BTreeSet<IpAddr>,
    /// Addresses that a server gave out.
    leased: BTreeSet<IpAddr>,
    /// VLANs of which a switch listed the hardware addresses.
    vlans: BTreeSet<String>,
}

impl Coverage {
    pub(super) fn of(scans: &[Taken<'_>]) -> Self {
        let mut all = Self::default();
        let mut ranges = Vec::new();
        for Taken { scan, .. } in scans {
            ranges.extend_from_slice(&scan.ranges);
            let addresses = scan.sightings.iter().flat_map(|sighting| &sighting.ips);
            let addresses = addresses.filter(|ip| is_telling(ip)).copied();
            match scan.tool {
                Tool::ArpScan | Tool::Arp | Tool::Table => all.neighbours.extend(addresses),
                Tool::IscDhcp | Tool::Dnsmasq | Tool::WindowsDhcp | Tool::RouterDhcp => {
                    all.leased.extend(addresses);
                }
                Tool::MacTable => {
                    // Together with the ARP table of the same terminal.
                    all.neighbours.extend(addresses);
                    let vlans = scan
                        .sightings
                        .iter()
                        .filter_map(|sighting| sighting.vlan.as_deref());
                    all.vlans.extend(vlans.filter_map(vlan_number));
                }
                // nmap says itself where it looked. Neighbours and Zeek know those who speak, and nothing of the others.
                Tool::Nmap | Tool::Neighbours | Tool::Zeek => {}
            }
        }
        all.ranges = Ranges::of(ranges);
        all
    }

    /// Returns why a device with these interfaces would not have been seen; `None` where it would.
    pub(super) fn outside(&self, interfaces: &[&Interface]) -> Option<Outside> {
        let mut why = Outside::NoAddress;
        for interface in interfaces {
            match self.of_interface(interface) {
                None => return None,
                Some(Outside::NoAddress) => {}
                Some(other) => why = other,
            }
        }
        Some(why)
    }

    fn of_interface(&self, interface: &Interface) -> Option<Outside> {
        let vlan = interface.vlan.as_deref().and_then(vlan_number);
        let by_switch =
            interface.mac.is_some() && vlan.is_some_and(|vlan| self.vlans.contains(&vlan));
        if by_switch {
            return None;
        }
        let mut why = Outside::NoAddress;
        for ip in interface.ips().filter(is_telling) {
            let network = network(interface, ip);
            let has =
                |seen: &BTreeSet<IpAddr>| seen.range(network.first..=network.last).next().is_some();
            if self.ranges.contain(&ip) || has(&self.neighbours) {
                return None;
            }
            why = match (has(&self.leased), interface.is_dynamic()) {
                (true, true) => return None,
                (true, false) => Outside::NotByLease,
                (false, _) if why == Outside::NotByLease => why,
                (false, _) => Outside::OtherNetwork,
            };
        }
        Some(why)
    }
}

/// The network of an address, as the ledger says, but never more than a scan is sure to have met.
fn network(interface: &Interface, ip: IpAddr) -> Range {
    let (stated, usual) = match ip {
        IpAddr::V4(_) => (interface.ipv4.and_then(|v4| v4.prefix), 24),
        IpAddr::V6(_) => (interface.ipv6.and_then(|v6| v6.prefix), 64),
    };
    let whole = if ip.is_ipv4() { 32 } else { 128 };
    // One address as its own network says nothing of its neighbours.
    let stated = stated.filter(|length| *length < whole);
    Range::network(ip, stated.unwrap_or(usual).max(usual))
}

/// The number in what a hospital calls a VLAN: `20`, `VLAN20`, `放射線 (20)`; `None` where there are several or none.
fn vlan_number(text: &str) -> Option<String> {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let first = numbers.next()?.trim_start_matches('0');
    (numbers.next().is_none() && !first.is_empty()).then(|| first.to_owned())
}

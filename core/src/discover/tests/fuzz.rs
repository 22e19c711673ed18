//! Damage of every kind to a small file of every tool: an answer, never a panic.

use proptest::prelude::*;

use super::readers::{
    ARP_SCAN, CDP, DHCPD, DHCPD6, DNSMASQ, LLDP, MAC_TABLE, NMAP, TABLE, WINDOWS, ZEEK, ZEEK_JSON,
};
use super::reconcile::{compare, ledger};
use crate::{
    discover::read,
    trial::damage::{damage, damaged},
};

pub(super) const FILES: [&str; 12] = [
    NMAP, ARP_SCAN, DHCPD, DHCPD6, DNSMASQ, WINDOWS, ZEEK, ZEEK_JSON, TABLE, MAC_TABLE, LLDP, CDP,
];

const PIECES: [&str; 20] = [
    "{",
    "}",
    ";",
    "\"",
    "<",
    ">",
    "&x;",
    "\n",
    "\t",
    ",",
    "0000.0000.0000",
    "ff:ff:ff:ff:ff:ff",
    "10.1.2.3",
    "fe80::1",
    "医療",
    "\u{0}",
    "Vlan",
    "<host>",
    "#",
    "99999999999999999999",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn damage_is_answered(nth in 0..FILES.len(), all in prop::collection::vec(damage(&PIECES), 1..5)) {
        if let Ok(read) = read(&damaged(FILES[nth].as_bytes(), &all)) {
            for sighting in &read.value.sightings {
                prop_assert!(sighting.names_one());
                prop_assert!(sighting.line > 0);
                prop_assert!(sighting.ips.is_sorted());
            }
            let ledger = ledger(&["mac=00:1b:2c:3d:4e:5f ipv4=10.1.2.3", "ipv4=10.1.2.4 addressing=dhcp"]);
            let result = compare(&ledger, &read.value);
            let origins: usize = result.lines.iter().flat_map(|line| &line.hosts).map(|host| host.origins.len()).sum();
            prop_assert_eq!(origins + result.past.len(), read.value.sightings.len());
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}|([0-9a-f.:/ \\n,-]|Vlan|Port|MAC|Address){0,80}") {
        let _ = read(text.as_bytes());
    }
}

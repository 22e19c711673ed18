//! A small hospital, and what scans show of it.

use std::net::IpAddr;

use proptest::prelude::*;

use crate::{
    discover::{
        oui::Vendor,
        range::Range,
        reconcile::{Line, Presence, Reconciliation, Taken, reconcile},
        sighting::{Lease, LeaseState, Port, Scan, Sighting},
        tool::Tool,
    },
    ident::{
        date::PartialDate,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
};

pub(super) fn id(nth: u8) -> EntityId {
    EntityId::from_random([nth; 16])
}

pub(super) fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

pub(super) fn write(ledger: &mut Ledger, changes: ChangeSet) {
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: "山田".to_owned(),
        at: Timestamp::default(),
    };
    let commit = ledger.next_commit(who, Source::default(), "", changes);
    ledger.apply(&commit).unwrap();
}

/// Makes a ledger of units `1…`, each with an interface `100 + n` of the fields `field=value`; those of the unit begin with `.`.
pub(super) fn ledger(units: &[&str]) -> Ledger {
    let mut changes = ChangeSet::new();
    for (text, nth) in units.iter().zip(1..) {
        let (unit, interface) = (id(nth), id(100 + nth));
        changes.set_text("unit", unit, "asset_number", &nth.to_string());
        changes.set_text("interface", interface, "unit", &unit.to_string());
        for pair in text.split(' ').filter(|pair| !pair.is_empty()) {
            let (field, value) = pair.split_once('=').unwrap();
            match field.strip_prefix('.') {
                Some(field) => changes.set_text("unit", unit, field, value),
                None => changes.set_text("interface", interface, field, value),
            }
        }
    }
    let mut ledger = Ledger::new();
    write(&mut ledger, changes);
    ledger
}

/// Makes sightings of words: hardware and IP addresses, `port=…`, `vlan=…`, `open=…`, names, `lease=…`.
pub(super) fn scan(tool: Tool, lines: &[&str]) -> Scan {
    let mut scan = Scan::of(tool);
    for (text, line) in lines.iter().zip(1..) {
        let mut sighting = Sighting::at(line);
        for word in text.split(' ') {
            if let Ok(mac) = word.parse() {
                sighting.mac = Some(mac);
            } else if let Ok(ip) = word.parse::<IpAddr>() {
                sighting.add_ip(ip);
            } else if let Some(port) = word.strip_prefix("port=") {
                sighting.port = Some(port.to_owned());
            } else if let Some(vlan) = word.strip_prefix("vlan=") {
                sighting.vlan = Some(vlan.to_owned());
            } else if let Some(state) = word.strip_prefix("lease=") {
                sighting.lease = Some(Lease {
                    state: LeaseState::from_code(state).unwrap(),
                    ends: None,
                    ends_text: None,
                });
            } else if let Some(open) = word.strip_prefix("open=") {
                sighting.add_port(Port::bare(open.parse().unwrap(), false));
            } else {
                sighting.add_name(word);
            }
        }
        scan.sightings.push(sighting);
    }
    scan
}

pub(super) fn on<'a>(scan: &'a Scan, text: &str) -> Taken<'a> {
    Taken {
        scan,
        on: day(text),
    }
}

pub(super) fn compare(ledger: &Ledger, scan: &Scan) -> Reconciliation {
    reconcile(ledger, &[on(scan, "2026-11-01")], &[], &|_| Vendor::Unknown)
}

/// One line: unit or key, presence, findings; what is accepted in brackets.
pub(super) fn shown(line: &Line) -> String {
    let name = line.unit.map_or(line.key.clone(), |unit| {
        let nth = (1..100).find(|nth| id(*nth) == unit);
        format!("#{}", nth.unwrap())
    });
    let presence = match &line.presence {
        Presence::Seen => "seen".to_owned(),
        Presence::NotSeen { since, is_accepted } => {
            let accepted = if *is_accepted { " accepted" } else { "" };
            format!(
                "not seen since {}{accepted}",
                since.as_deref().unwrap_or("ever")
            )
        }
        Presence::Outside { why, .. } => format!("outside: {why:?}"),
        Presence::Unknown { since, .. } => {
            let decided = line
                .decided
                .as_ref()
                .map(|said| format!(" {}", said.decision.code()));
            let since = since.as_ref().map(|since| format!(" since {since}"));
            format!(
                "unknown{}{}",
                since.unwrap_or_default(),
                decided.unwrap_or_default()
            )
        }
    };
    let mut text = format!("{name} {presence}");
    for noted in &line.findings {
        let code = noted.finding.code();
        let code = if noted.is_accepted {
            format!("({code})")
        } else {
            code
        };
        text = format!("{text} | {code}");
    }
    text
}

pub(super) fn lines(result: &Reconciliation) -> Vec<String> {
    let mut lines: Vec<String> = result.lines.iter().map(shown).collect();
    lines.sort();
    lines
}

#[track_caller]
fn check(units: &[&str], tool: Tool, seen: &[&str], expected: &[&str]) -> Reconciliation {
    let result = compare(&ledger(units), &scan(tool, seen));
    assert_eq!(lines(&result), expected);
    result
}

const A: &str = "00:1b:2c:00:00:0a";
const B: &str = "00:1b:2c:00:00:0b";
const C: &str = "00:1b:2c:00:00:0c";

#[test]
fn what_was_seen_is_known_or_not_and_what_was_not_is_missed() {
    let (a, b) = (
        format!("mac={A} ipv4=10.1.2.3"),
        format!("mac={B} ipv4=10.1.2.4"),
    );
    let (seen_a, seen_c) = (format!("{A} 10.1.2.3"), format!("{C} 10.1.2.9"));
    let result = check(
        &[
            &a,
            &b,
            "ipv4=10.9.9.9",
            ".network_connection=yes",
            "mac=00:1b:2c:00:00:0d",
        ],
        Tool::Arp,
        &[&seen_a, &seen_c],
        &[
            "#1 seen",
            "#2 not seen since ever",
            "#3 outside: OtherNetwork",
            "#4 outside: NoAddress",
            "mac:00:1b:2c:00:00:0c unknown",
        ],
    );
    let summary = result.summary;
    assert_eq!((summary.in_ledger_on_network, summary.seen), (4, 2));
    assert_eq!((summary.seen_known, summary.seen_unknown), (1, 1));
    assert_eq!((summary.not_seen, summary.outside), (1, 2));
    assert_eq!(
        result.unexpected, 1,
        "a hardware address alone is no connection"
    );
}

#[test]
fn an_address_that_changed_is_told_of_fixed_ones_only() {
    for (addressing, finding) in [
        ("", " | changed_address 10.1.2.3>10.1.2.7"),
        (" addressing=fixed", " | changed_address 10.1.2.3>10.1.2.7"),
        (" addressing=dhcp", ""),
    ] {
        let unit = format!("mac={A} ipv4=10.1.2.3{addressing}");
        check(
            &[&unit],
            Tool::Arp,
            &[&format!("{A} 10.1.2.7")],
            &[&format!("#1 seen{finding}")],
        );
    }
}

#[test]
fn another_hardware_address_is_another_card_where_the_address_is_fixed_and_somebody_else_where_it_is_not()
 {
    let seen = format!("{B} 10.1.2.3");
    check(
        &[&format!("mac={A} ipv4=10.1.2.3")],
        Tool::Arp,
        &[&seen],
        &[&format!("#1 seen | changed_mac {A}>{B}")],
    );
    check(
        &[&format!("mac={A} ipv4=10.1.2.3 addressing=dhcp")],
        Tool::Arp,
        &[&seen],
        &["#1 not seen since ever", &format!("mac:{B} unknown")],
    );
    // The interface itself is elsewhere: somebody took its address.
    check(
        &[&format!("mac={A} ipv4=10.1.2.3")],
        Tool::Arp,
        &[&seen, &format!("{A} 10.1.2.8")],
        &[
            "#1 seen | changed_address 10.1.2.3>10.1.2.8",
            &format!("mac:{B} unknown"),
        ],
    );
}

#[test]
fn an_ip_address_is_enough_where_nothing_contradicts_it_and_a_name_where_it_is_one_of_a_kind() {
    check(
        &[&format!("mac={A} ipv4=10.1.2.3")],
        Tool::Nmap,
        &["10.1.2.3"],
        &["#1 seen"],
    );
    check(
        &["ipv4=10.1.2.3"],
        Tool::Arp,
        &[&format!("{B} 10.1.2.3")],
        &["#1 seen"],
    );
    check(
        &["ipv4=10.1.2.3 host_name=ct-01"],
        Tool::Arp,
        &["10.1.2.8 CT-01.example"],
        &["#1 seen | changed_address 10.1.2.3>10.1.2.8"],
    );
    check(
        &[
            "host_name=ct-01.a.example .network_connection=yes",
            "host_name=android .network_connection=yes",
        ],
        Tool::Arp,
        &["10.1.2.8 ct-01.b.example", "10.1.2.9 android"],
        &[
            "#1 outside: NoAddress",
            "#2 outside: NoAddress",
            "ip:10.1.2.8 unknown",
            "ip:10.1.2.9 unknown",
        ],
    );
}

#[test]
fn several_scans_of_one_round_are_taken_together() {
    let ledger = ledger(&[&format!("mac={A} ipv4=10.1.2.3 vlan=VLAN20")]);
    let switch = scan(Tool::MacTable, &[&format!("{A} vlan=20 port=Gi1/0/7")]);
    let nmap = scan(Tool::Nmap, &["10.1.2.3 open=104"]);
    let both = [on(&switch, "2026-11-01"), on(&nmap, "2026-11-01")];
    let result = reconcile(&ledger, &both, &[], &|_| Vendor::Unknown);
    assert_eq!(lines(&result), ["#1 seen | (nothing_declared)"]);
    assert_eq!(
        result.lines[0].hosts.len(),
        2,
        "the hardware address, and the IP address of which it may be"
    );
    assert!(!result.lines[0].is_open());
}

#[test]
fn that_a_device_was_not_seen_is_said_only_where_it_would_have_been() {
    let dynamic = format!("mac={A} ipv4=10.1.2.3 addressing=dhcp");
    let lease = format!("{B} 10.1.2.9 lease=active");
    let found = |unit: &str, tool: Tool, seen: &str| {
        lines(&compare(&ledger(&[unit]), &scan(tool, &[seen]))).swap_remove(0)
    };
    assert_eq!(
        found(&dynamic, Tool::IscDhcp, &lease),
        "#1 not seen since ever"
    );
    assert_eq!(
        found("ipv4=10.1.2.3 addressing=fixed", Tool::IscDhcp, &lease),
        "#1 outside: NotByLease"
    );
    assert_eq!(
        found("ipv4=10.1.2.3", Tool::Zeek, "10.1.2.9"),
        "#1 outside: OtherNetwork"
    );
    assert_eq!(
        found("ipv4=10.1.2.3", Tool::Neighbours, "10.1.2.9"),
        "#1 outside: OtherNetwork"
    );
    let in_vlan = format!("mac={A} vlan=VLAN20 .network_connection=yes");
    assert_eq!(
        found(&in_vlan, Tool::MacTable, &format!("{B} vlan=20")),
        "#1 not seen since ever"
    );
    assert_eq!(
        found(&in_vlan, Tool::MacTable, &format!("{B} vlan=30")),
        "#1 outside: NoAddress"
    );
    assert_eq!(
        found("ipv4=10.1.2.200/26", Tool::Arp, "10.1.2.9"),
        "#1 outside: OtherNetwork"
    );
    assert_eq!(
        found("ipv4=10.1.2.20/26", Tool::Arp, "10.1.2.9"),
        "#1 not seen since ever"
    );
    assert_eq!(
        found("ipv4=10.1.3.20/16", Tool::Arp, "10.1.2.9"),
        "#1 outside: OtherNetwork"
    );
    // nmap knows best where it looked.
    let mut nmap = scan(Tool::Nmap, &["10.1.2.9"]);
    let unit = ledger(&["ipv4=10.1.2.3"]);
    assert_eq!(lines(&compare(&unit, &nmap))[0], "#1 outside: OtherNetwork");
    nmap.ranges
        .push(Range::network("10.1.2.0".parse().unwrap(), 29));
    assert_eq!(lines(&compare(&unit, &nmap))[0], "#1 not seen since ever");
}

#[test]
fn earlier_scans_tell_since_when() {
    let ledger = ledger(&[&format!("mac={A} ipv4=10.1.2.3"), "ipv4=10.1.2.4"]);
    let september = scan(
        Tool::Arp,
        &[&format!("{A} 10.1.2.3"), &format!("{C} 10.1.2.5")],
    );
    let october = scan(
        Tool::Arp,
        &[
            &format!("{A} 10.1.2.3"),
            &format!("{C} 10.1.2.5"),
            "10.1.2.4",
        ],
    );
    let now = scan(Tool::Arp, &[&format!("{C} 10.1.2.6")]);
    let earlier = [on(&october, "2026-10-01"), on(&september, "2026-09-01")];
    let result = reconcile(&ledger, &[on(&now, "2026-11-01")], &earlier, &|_| {
        Vendor::Unknown
    });
    assert_eq!(
        lines(&result),
        [
            "#1 not seen since 2026-10-01",
            "#2 not seen since 2026-10-01",
            &format!("mac:{C} unknown since 2026-09-01")
        ]
    );
}

#[test]
fn devices_that_were_given_up_are_not_missed_and_are_told_where_they_are_seen() {
    check(
        &[
            "ipv4=10.1.2.3 .status=retired",
            "ipv4=10.1.2.4 .status=disposed",
            "ipv4=10.1.2.5 .status=stored",
            "ipv4=10.1.2.6 .network_connection=no",
        ],
        Tool::Arp,
        &["10.1.2.3", "10.1.2.6"],
        &["#1 seen | gone_but_seen retired", "#4 seen | said_offline"],
    );
}

#[test]
fn ports_that_nobody_declared_are_told_where_some_were() {
    check(
        &[
            "ipv4=10.1.2.3 protocols=DICOM,443,SNMP:161/udp",
            "ipv4=10.1.2.4",
            "ipv4=10.1.2.5 protocols=HL7",
        ],
        Tool::Nmap,
        &[
            "10.1.2.3 open=104 open=443 open=23 open=161",
            "10.1.2.4 open=23",
            "10.1.2.5 open=2575",
        ],
        &[
            "#1 seen | undeclared_ports 23/tcp,161/tcp",
            "#2 seen | (nothing_declared)",
            "#3 seen",
        ],
    );
}

#[test]
fn what_contradicts_itself_is_told() {
    check(
        &[],
        Tool::MacTable,
        &[
            &format!("{A} vlan=20 port=1"),
            &format!("{A} vlan=20 port=2"),
            &format!("{B} vlan=20 port=1"),
            &format!("{B} vlan=30 port=2"),
        ],
        &[
            &format!("mac:{A} unknown | mac_in_two_places :1,:2"),
            &format!("mac:{B} unknown"),
        ],
    );
    check(
        &[],
        Tool::Arp,
        &[
            &format!("{A} 10.1.2.3"),
            &format!("{B} 10.1.2.3"),
            "00:00:5e:00:01:07 10.1.2.3",
        ],
        &[
            "mac:00:00:5e:00:01:07 unknown",
            &format!("mac:{A} unknown | address_twice 10.1.2.3 mac:{B}"),
            &format!("mac:{B} unknown | address_twice 10.1.2.3 mac:{A}"),
        ],
    );
    check(
        &["ipv4=10.1.2.3", "ipv4=10.1.2.3"],
        Tool::Arp,
        &[&format!("{A} 10.1.2.3")],
        &["#1 seen", "#2 outside: Ambiguous"],
    );
}

#[test]
fn leases_that_are_over_are_no_sign_of_life() {
    let result = check(
        &[&format!("mac={A} ipv4=10.1.2.3 addressing=dhcp")],
        Tool::IscDhcp,
        &[
            &format!("{A} 10.1.2.3 lease=expired"),
            &format!("{B} 10.1.2.4 lease=active"),
        ],
        &["#1 not seen since ever", &format!("mac:{B} unknown")],
    );
    assert_eq!(result.past.len(), 1);
}

#[test]
fn what_is_told_travels_to_the_page() {
    let result = compare(
        &ledger(&["ipv4=10.1.2.3"]),
        &scan(Tool::Nmap, &["10.1.2.3 open=23", &format!("{A} pump-7")]),
    );
    let bytes = postcard::to_allocvec(&result).unwrap();
    assert_eq!(
        postcard::from_bytes::<Reconciliation>(&bytes).unwrap(),
        result
    );
}

fn mac(nth: u8) -> String {
    format!("00:1b:2c:00:00:{nth:02x}")
}

/// A device or a sighting of few addresses, so that they meet.
fn addresses() -> impl Strategy<Value = (Option<u8>, Option<u8>, Option<u8>)> {
    let few = || prop::option::of(0..6_u8);
    (few(), few(), few())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn everything_is_in_one_line_whatever_the_order(
        units in prop::collection::vec((addresses(), 0..5_u8), 0..8),
        seen in prop::collection::vec((addresses(), 0..5_u8), 0..10),
        order in any::<prop::sample::Index>(),
    ) {
        let text = |(m, ip, name): &(Option<u8>, Option<u8>, Option<u8>), is_unit: bool| {
            let (m_key, ip_key, name_key) = if is_unit { ("mac=", "ipv4=", "host_name=") } else { ("", "", "") };
            let parts = [
                m.map(|m| format!("{m_key}{}", mac(m))),
                ip.map(|ip| format!("{ip_key}10.1.2.{}", ip + 1)),
                name.map(|name| format!("{name_key}host-{name}")),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let units: Vec<String> = units.iter().map(|(addresses, more)| {
            let more = ["", " addressing=dhcp", " addressing=fixed", " .status=retired", " .network_connection=yes"][usize::from(*more)];
            format!("{}{more}", text(addresses, true))
        }).collect();
        let seen: Vec<String> = seen.iter().map(|(addresses, more)| {
            let more = ["", " open=23", " lease=expired", " port=1 vlan=20", " port=2 vlan=20"][usize::from(*more)];
            format!("{}{more}", text(addresses, false))
        }).filter(|text| text.contains("10.") || text.contains("00:") || text.contains("host")).collect();
        let units: Vec<&str> = units.iter().map(String::as_str).collect();
        let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
        let ledger = ledger(&units);
        let mut all = scan(Tool::Table, &seen);
        let result = compare(&ledger, &all);

        // Every sighting once, every device at most once.
        let mut origins: Vec<_> = result.lines.iter().flat_map(|line| &line.hosts).flat_map(|host| &host.origins).collect();
        origins.extend(&result.past);
        origins.sort();
        let expected: Vec<u32> = (0..u32::try_from(seen.len()).unwrap()).collect();
        prop_assert_eq!(origins.iter().map(|origin| origin.sighting).collect::<Vec<_>>(), expected);
        let mut of_units: Vec<EntityId> = result.lines.iter().filter_map(|line| line.unit).collect();
        let count = of_units.len();
        of_units.sort();
        of_units.dedup();
        prop_assert_eq!(of_units.len(), count);
        prop_assert_eq!(count + result.unexpected as usize, units.len());
        let keys: std::collections::BTreeSet<&String> = result.lines.iter().map(|line| &line.key).collect();
        prop_assert_eq!(keys.len(), result.lines.len());

        // The order of sightings says nothing.
        if !all.sightings.is_empty() {
            let at = order.index(all.sightings.len());
            all.sightings.rotate_left(at);
            all.sightings.reverse();
        }
        let other = compare(&ledger, &all);
        prop_assert_eq!(lines(&other), lines(&result));
        prop_assert_eq!(other.summary, result.summary);
    }
}

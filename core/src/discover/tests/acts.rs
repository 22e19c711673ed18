//! What people decide is known again a month later, and the ledger follows only where they say so.

use std::collections::BTreeMap;

use super::reconcile::{compare, day, id, ledger, lines, scan, write};
use crate::{
    device::{form::entry::Entry, view::unit::DeviceUnit},
    discover::{
        act::{NewDevice, NotUpdated, accept, become_device, is_device, update},
        hint::{Hint, Service, Trade, hints},
        identity::Identity,
        oui::Vendor,
        reconcile::{Finding, Presence, Summary, not_seen_code},
        record::{Imported, note, trend},
        sighting::Port,
        tool::Tool,
        verdict::{self, About, Decision, Said, Verdict, decide, withdraw},
    },
    ident::hash::Hash,
    view::entity::Entity,
};

const MAC: &str = "00:1b:2c:00:00:0a";

fn said(decision: Decision) -> Said {
    Said {
        decision,
        unit: None,
        accepted: None,
        note: Some("見学者の端末".to_owned()),
        on: day("2026-11-02"),
    }
}

#[test]
fn a_decision_about_something_unknown_is_known_again_and_can_be_taken_back() {
    let mut ledger = ledger(&[]);
    let seen = scan(Tool::Arp, &[&format!("{MAC} 10.1.2.3"), "10.1.2.4"]);
    let about = |code: &str| About::Seen(Identity::from_code(code).unwrap());
    let mac = about(&format!("mac:{MAC}"));
    let changes = decide(&ledger, &mac, &said(Decision::NotOurs));
    write(&mut ledger, changes);
    let changes = decide(&ledger, &about("ip:10.1.2.4"), &said(Decision::Look));
    write(&mut ledger, changes);
    let result = compare(&ledger, &seen);
    assert_eq!(
        lines(&result),
        [
            "ip:10.1.2.4 unknown look",
            &format!("mac:{MAC} unknown not_ours")
        ]
    );
    assert_eq!(
        (
            result.summary.not_ours,
            result.summary.seen_unknown,
            result.summary.seen
        ),
        (1, 1, 2)
    );
    let open: Vec<bool> = result.lines.iter().map(|line| line.is_open()).collect();
    assert_eq!(open, [true, false], "what has to be looked at stays open");
    assert!(decide(&ledger, &mac, &said(Decision::NotOurs)).is_empty());

    let id = verdict::id(&mac, None);
    write(&mut ledger, withdraw(id));
    assert_eq!(
        lines(&compare(&ledger, &seen))[1],
        format!("mac:{MAC} unknown")
    );
    let changes = decide(&ledger, &mac, &said(Decision::NotOurs));
    write(&mut ledger, changes);
    assert_eq!(Verdict::all(&ledger).count(), 2);
    let found = Verdict::all(&ledger)
        .find(|verdict| verdict.id() == id)
        .unwrap();
    assert_eq!(found.about(), Some(mac));
    assert_eq!(found.note().known(), Some("見学者の端末"));
    assert_eq!(found.decided_on().known(), Some(day("2026-11-02")));
}

#[test]
fn what_was_accepted_is_shown_again_only_when_it_is_another_thing() {
    let mut ledger = ledger(&[&format!("mac={MAC} ipv4=10.1.2.3 protocols=DICOM")]);
    let moved = |to: &str, ports: &str| scan(Tool::Nmap, &[&format!("{MAC} {to} {ports}")]);
    let result = compare(&ledger, &moved("10.1.2.7", "open=23 open=80"));
    assert_eq!(result.lines[0].findings.len(), 2);
    for noted in &result.lines[0].findings {
        let changes = accept(
            &ledger,
            &noted.about,
            &noted.finding.code(),
            None,
            day("2026-11-02"),
        );
        write(&mut ledger, changes);
    }
    let again = |to: &str, ports: &str| {
        let result = compare(&ledger, &moved(to, ports));
        (lines(&result).swap_remove(0), result.lines[0].is_open())
    };
    assert_eq!(
        again("10.1.2.7", "open=23 open=80"),
        (
            "#1 seen | (changed_address 10.1.2.3>10.1.2.7) | (undeclared_ports 23/tcp,80/tcp)"
                .to_owned(),
            false
        )
    );
    assert!(!again("10.1.2.7", "open=80").1, "one port less is no news");
    assert!(again("10.1.2.7", "open=80 open=5900").1);
    assert!(again("10.1.2.8", "open=80").1);
}

#[test]
fn that_a_device_is_not_seen_can_be_accepted() {
    let mut ledger = ledger(&["ipv4=10.1.2.3"]);
    let seen = scan(Tool::Arp, &["10.1.2.9"]);
    let changes = accept(
        &ledger,
        &About::Unit(id(1)),
        &not_seen_code(None),
        None,
        day("2026-11-02"),
    );
    write(&mut ledger, changes);
    assert_eq!(
        lines(&compare(&ledger, &seen))[0],
        "#1 not seen since ever accepted"
    );
    assert_eq!(
        Verdict::all(&ledger).next().unwrap().about(),
        Some(About::Unit(id(1)))
    );
}

#[test]
fn something_unknown_becomes_a_device_or_is_called_one() {
    let mut ledger = ledger(&[".network_connection=yes"]);
    let seen = scan(
        Tool::Table,
        &[
            &format!("{MAC} 10.1.2.3 fe80::1 PUMP-7.example port=7 vlan=20"),
            "10.1.2.4",
        ],
    );
    let result = compare(&ledger, &seen);
    let host = |key: &str| {
        result
            .lines
            .iter()
            .find(|line| line.key == key)
            .unwrap()
            .hosts[0]
            .clone()
    };
    let mut next = 50;
    let mut fresh = || {
        next += 1;
        id(next)
    };
    let device = NewDevice {
        fields: BTreeMap::from([("asset_number".to_owned(), Entry::Text("A-7".to_owned()))]),
        ..NewDevice::default()
    };
    let (unit, changes) = become_device(
        &ledger,
        &host(&format!("mac:{MAC}")),
        &device,
        day("2026-11-02"),
        &mut fresh,
    )
    .unwrap();
    write(&mut ledger, changes);
    let changes = is_device(
        &ledger,
        &host("ip:10.1.2.4").identity,
        id(1),
        None,
        day("2026-11-02"),
    );
    write(&mut ledger, changes);
    assert_eq!(lines(&compare(&ledger, &seen)), ["#1 seen", "#51 seen"]);

    let view = DeviceUnit::find(&ledger, &unit).unwrap();
    assert_eq!(view.network_connection().known(), Some(true));
    let interface = view.interfaces().next().unwrap();
    assert_eq!(
        interface
            .mac()
            .known()
            .map(|mac| mac.to_string())
            .as_deref(),
        Some(MAC)
    );
    assert_eq!(
        interface.ipv4().known().map(|ip| ip.to_string()).as_deref(),
        Some("10.1.2.3")
    );
    assert!(interface.ipv6().is_absent(), "an address of the cable only");
    assert_eq!(
        interface
            .host_name()
            .known()
            .map(|name| name.to_string())
            .as_deref(),
        Some("pump-7.example")
    );
    assert_eq!(
        (interface.vlan().known(), interface.switch_port().known()),
        (Some("20"), Some("7"))
    );
}

#[test]
fn a_changed_address_is_taken_over_where_nobody_else_was_faster() {
    let mut ledger = ledger(&[&format!("mac={MAC} ipv4=10.1.2.3/24 host_name=ct-01")]);
    let finding = |ledger: &_, text: &str| {
        let result = compare(ledger, &scan(Tool::Arp, &[text]));
        result.lines[0].findings[0].finding.clone()
    };
    let moved = finding(&ledger, &format!("{MAC} 10.1.2.7"));
    let both = finding(&ledger, &format!("{MAC} 10.1.2.7 10.1.9.9"));
    assert_eq!(update(&ledger, &both, None), Err(NotUpdated::Several(2)));
    let far = update(&ledger, &both, "10.1.9.9".parse().ok()).unwrap();
    let texts: Vec<_> = far
        .iter()
        .filter_map(|change| change.value.text())
        .collect();
    assert_eq!(texts, ["10.1.9.9"], "another network has another prefix");

    let changes = update(&ledger, &moved, None).unwrap();
    assert_eq!(changes.len(), 1, "this field and no other");
    write(&mut ledger, changes);
    assert_eq!(
        ledger.record("interface", &id(101)).unwrap().text("ipv4"),
        Some("10.1.2.7/24")
    );
    let now = "10.1.2.7/24".to_owned();
    assert_eq!(
        update(&ledger, &moved, None),
        Err(NotUpdated::Overtaken { now })
    );

    let other = finding(&ledger, "00:1b:2c:00:00:0b 10.1.2.7");
    assert!(matches!(other, Finding::ChangedMac { .. }));
    let changes = update(&ledger, &other, None).unwrap();
    write(&mut ledger, changes);
    assert_eq!(
        ledger.record("interface", &id(101)).unwrap().text("mac"),
        Some("00:1b:2c:00:00:0b")
    );
    assert_eq!(
        update(&ledger, &Finding::SaidOffline, None),
        Err(NotUpdated::NoField)
    );
}

#[test]
fn scans_are_noted_once_and_tell_a_trend() {
    let mut ledger = ledger(&[]);
    let summary = |seen: u32| Summary {
        in_ledger_on_network: 10,
        seen,
        seen_known: seen,
        ..Summary::default()
    };
    for (file, on, seen) in [
        ("a", "2026-11-01", 7),
        ("b", "2026-11-01", 9),
        ("c", "2026-10-01", 5),
        ("b", "2026-11-01", 9),
    ] {
        let sha256 = Hash::of(file.as_bytes());
        let changes = note(&ledger, &sha256, Tool::Nmap, day(on), &summary(seen));
        write(&mut ledger, changes);
    }
    assert_eq!(Imported::all(&ledger).count(), 3);
    let first = Imported::all(&ledger)
        .find(|scan| scan.sha256().known() == Some(Hash::of(b"a")))
        .unwrap();
    assert_eq!(
        (first.tool().known(), first.summary()),
        (Some(Tool::Nmap), summary(7))
    );
    let points: Vec<(String, u32)> = trend(&ledger)
        .into_iter()
        .map(|point| (point.on, point.summary.seen))
        .collect();
    assert_eq!(
        points,
        [("2026-10-01".to_owned(), 5), ("2026-11-01".to_owned(), 9)]
    );
}

#[test]
fn hints_say_what_they_rest_on() {
    let found = hints(
        &[Port::bare(104, false), Port::bare(9, false)],
        &Vendor::Known("NIHON KOHDEN AMERICA".to_owned()),
        None,
        &["CT-01.example".to_owned()],
    );
    let expected = [
        Hint::Port {
            service: Service::Dicom,
            number: 104,
            is_udp: false,
        },
        Hint::Maker {
            trade: Trade::Medical,
            name: "NIHON KOHDEN AMERICA".to_owned(),
        },
        Hint::Name {
            trade: Trade::Medical,
            word: "ct".to_owned(),
        },
    ];
    assert_eq!(found, expected);
    assert_eq!(
        hints(&[], &Vendor::Random, None, &[]),
        [Hint::RandomAddress]
    );
}

#[test]
fn a_line_of_something_unknown_has_hints() {
    let result = compare(
        &ledger(&[]),
        &scan(Tool::Nmap, &["10.1.2.3 open=104 open=3389"]),
    );
    let Presence::Unknown { hints, .. } = &result.lines[0].presence else {
        panic!("{:?}", result.lines);
    };
    assert_eq!(hints.len(), 2);
}

#[test]
fn codes_are_their_own() {
    for tool in Tool::ALL {
        assert_eq!(Tool::from_code(tool.code()), Some(*tool));
    }
    for decision in Decision::ALL {
        assert_eq!(Decision::from_code(decision.code()), Some(*decision));
    }
    for code in [
        "mac:00:1b:2c:00:00:0a",
        "ip:fd00::1",
        "ip:10.1.2.3",
        "host:ct-01",
    ] {
        assert_eq!(
            Identity::from_code(code)
                .map(|identity| identity.code())
                .as_deref(),
            Some(code)
        );
    }
    assert_eq!(Identity::from_code("unit:1"), None);
}

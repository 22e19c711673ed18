//! How long a scan takes: from the XML of nmap to sightings, and from sightings and a ledger to what a person has to look at.

use std::{fmt::Write, hint::black_box};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use daicho_core::{
    discover::{
        oui, read,
        reconcile::{Taken, reconcile},
    },
    ident::{
        date::PartialDate,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
};

/// Hosts of a scan, and devices of a ledger.
const COUNT: u32 = 10_000;

fn address(nth: u32) -> String {
    format!("10.{}.{}.{}", nth / 65_000, nth / 250 % 250, nth % 250 + 1)
}

fn mac(nth: u32) -> String {
    format!(
        "00:1b:2c:{:02x}:{:02x}:{:02x}",
        nth >> 16 & 255,
        nth >> 8 & 255,
        nth & 255
    )
}

/// Every tenth host is not in the ledger, and the device that has its number was not seen; every twentieth has moved.
fn scan() -> String {
    let mut text = String::from(
        r#"<?xml version="1.0"?><nmaprun scanner="nmap" args="nmap -sV 10.0.0.0/16" start="1790000000" version="7.95"><scaninfo type="syn"/>"#,
    );
    for nth in 0..COUNT {
        let other = if nth % 10 == 0 { 100_000 } else { 0 };
        let moved = if nth % 20 == 1 { 30_000 } else { 0 };
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            r#"
<host starttime="1790000001" endtime="1790000009"><status state="up" reason="arp-response"/><address addr="{}" addrtype="ipv4"/>
<address addr="{}" addrtype="mac" vendor="Example"/><hostnames><hostname name="host-{nth}.example" type="PTR"/></hostnames>
<ports><extraports state="closed" count="997"/><port protocol="tcp" portid="104"><state state="open"/><service name="acr-nema" product="DCMTK" version="3.6"/></port>
<port protocol="tcp" portid="3389"><state state="open"/><service name="ms-wbt-server"/></port></ports></host>"#,
            address(nth + moved + other),
            mac(nth + other),
        );
    }
    text.push_str(r#"<runstats><finished time="1790001000" exit="success"/><hosts up="10000" down="55536" total="65536"/></runstats></nmaprun>"#);
    text
}

fn id(kind: u8, nth: u32) -> EntityId {
    let [a, b, c, d] = nth.to_be_bytes();
    EntityId::from_random([kind, a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn ledger() -> Ledger {
    let mut changes = ChangeSet::new();
    for nth in 0..COUNT {
        let (unit, interface) = (id(1, nth), id(2, nth));
        changes.set_text("unit", unit, "asset_number", &nth.to_string());
        changes.set_text("interface", interface, "unit", &unit.to_string());
        changes.set_text("interface", interface, "mac", &mac(nth));
        changes.set_text("interface", interface, "ipv4", &address(nth));
        changes.set_text("interface", interface, "protocols", "DICOM:104");
    }
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let mut ledger = Ledger::new();
    let commit = ledger.next_commit(who, Source::default(), "", changes);
    if let Err(error) = ledger.apply(&commit) {
        println!("no ledger: {error}");
    }
    ledger
}

fn of_a_hospital(c: &mut Criterion) {
    let text = scan();
    let mut group = c.benchmark_group("discover");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("nmap, 10,000 hosts", |b| {
        b.iter(|| read(black_box(text.as_bytes())).is_ok())
    });
    let (Ok(read), Ok(on)) = (read(text.as_bytes()), PartialDate::day_of(2026, 11, 1)) else {
        println!("not read");
        return;
    };
    let ledger = ledger();
    let taken = [Taken {
        scan: &read.value,
        on,
    }];
    let once = reconcile(&ledger, &taken, &[], &oui::vendor);
    println!("{:?}, {} lines", once.summary, once.lines.len());
    group.throughput(Throughput::Elements(u64::from(COUNT)));
    group.bench_function("10,000 hosts, 10,000 devices", |b| {
        b.iter(|| {
            reconcile(black_box(&ledger), &taken, &[], &oui::vendor)
                .lines
                .len()
        });
    });
    group.bench_function("the same with an earlier scan", |b| {
        b.iter(|| {
            reconcile(black_box(&ledger), &taken, &taken, &oui::vendor)
                .lines
                .len()
        });
    });
}

criterion_group!(benches, of_a_hospital);
criterion_main!(benches);

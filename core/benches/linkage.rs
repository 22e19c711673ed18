//! How long it takes to find the devices that stand in a ledger twice, and how that grows with their number.
//!
//! Two lists of the same devices, with numbers as makers and departments give them, spelled in two ways, and values that
//! nearly every device has (`PC`, `-`, `不明`). The number of comparisons is printed: it grows as the number of devices.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use daicho_core::{
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
    linkage::{between, find, pair::Likeness},
};

/// Ids spread as random ones are.
fn unit(list: usize, nth: usize) -> EntityId {
    EntityId::derived("unit", &format!("{list} {nth}"))
}

fn list(list: usize, devices: usize) -> ChangeSet {
    let mut set = ChangeSet::new();
    for nth in 0..devices {
        let id = unit(list, nth);
        let (number, model) = (100_000 + nth / 50, nth % 50);
        let mut text = |field: &str, text: &str| set.set_text("unit", id, field, text);
        match list {
            0 => text("serial_number", &format!("SN-{number}")),
            _ => text("serial_number", &format!("ｓｎ{number}")),
        }
        text("model_number", &format!("M-{model}"));
        text("trade_name", &format!("輸液ポンプ {model}"));
        let asset = if nth % 5 == 0 {
            "-".to_owned()
        } else {
            format!("ME-{nth:06}")
        };
        text("asset_number", &asset);
        text("building", if nth % 2 == 0 { "東館" } else { "西館" });
        text("room", &format!("病室{}", nth % 300));
        text("status", "in_use");
        if nth % 2 == 0 {
            let port = EntityId::derived("interface", &format!("{list} {nth}"));
            let mut text = |field: &str, text: &str| set.set_text("interface", port, field, text);
            text("unit", &id.to_string());
            let [a, b, c] = [nth >> 16, (nth >> 8) & 255, nth & 255];
            text("mac", &format!("00:1b:00:{a:02x}:{b:02x}:{c:02x}"));
            text("host_name", if nth % 4 == 0 { "PC" } else { "不明" });
            text("ipv4", &format!("192.168.{}.{}", nth % 20, nth % 200 + 1));
        }
    }
    set
}

fn ledger(devices: usize) -> Ledger {
    let mut ledger = Ledger::new();
    for nth in 0..2 {
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "技士".to_owned(),
            at: Timestamp::default(),
        };
        let sealed = ledger.next_commit(who, Source::action("import"), "", list(nth, devices));
        if ledger.apply(&sealed).is_err() {
            println!("a commit on top was refused");
        }
    }
    ledger
}

fn finding(c: &mut Criterion) {
    let mut group = c.benchmark_group("devices that stand there twice");
    group.sample_size(10);
    for units in [1_000, 10_000, 100_000] {
        let ledger = ledger(units / 2);
        let found = find(&ledger);
        println!(
            "{units} devices: {} comparisons, {} sure pairs, {} doubtful",
            found.comparisons,
            found.count(Likeness::Sure),
            found.count(Likeness::Doubtful)
        );
        group.throughput(Throughput::Elements(units as u64));
        group.bench_with_input(BenchmarkId::new("find", units), &ledger, |b, ledger| {
            b.iter(|| find(ledger));
        });
    }
    let ledger = ledger(10_000);
    let new: std::collections::BTreeSet<EntityId> = (0..10_000).map(|nth| unit(1, nth)).collect();
    let found = between(&ledger, |id| new.contains(id));
    println!(
        "10,000 × 10,000 devices: {} comparisons instead of 100,000,000, {} sure pairs",
        found.comparisons,
        found.count(Likeness::Sure)
    );
    group.throughput(Throughput::Elements(20_000));
    group.bench_function("between two lists of 10,000", |b| {
        b.iter(|| between(&ledger, |id| new.contains(id)));
    });
    group.finish();
}

criterion_group!(benches, finding);
criterion_main!(benches);

//! How long the ledger takes for the import of a hospital group: 100,000 devices with 25 fields in one commit.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use daicho_core::{
    ident::{
        hash::Hash,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        history::entity_changes,
        state::Ledger,
        value::{Unknown, ValueRef},
    },
};

const DEVICES: u32 = 100_000;

/// Fields of which every device has its own value, and how a value of them begins.
const DISTINCT: [(&str, &str); 5] = [
    ("asset_number", "ME-"),
    ("serial_number", "SN"),
    ("mac", "00:1b:63:"),
    ("ipv4", "10.20."),
    ("host_name", "dev-"),
];

/// Fields whose values repeat, with how many there are.
const REPEATED: [(&str, u32); 20] = [
    ("trade_name", 800),
    ("model_number", 800),
    ("manufacturer", 120),
    ("generic_name", 300),
    ("jmdn_code", 300),
    ("device_class", 4),
    ("approval_number", 800),
    ("os", 12),
    ("os_version", 40),
    ("connectivity", 4),
    ("department", 35),
    ("building", 5),
    ("floor", 9),
    ("room", 400),
    ("status", 6),
    ("acquisition", 5),
    ("dealer", 60),
    ("installed_on", 3000),
    ("responsible", 90),
    ("note", 500),
];

fn entity(nth: u32) -> EntityId {
    let mut bytes = [0; 16];
    let mixed = u64::from(nth).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for (to, from) in bytes
        .iter_mut()
        .zip(mixed.to_be_bytes().into_iter().cycle())
    {
        *to = from;
    }
    EntityId::from_random(bytes)
}

fn build() -> ChangeSet {
    let mut changes = ChangeSet::new();
    let mut text = String::new();
    for nth in 0..DEVICES {
        let id = entity(nth);
        for (field, prefix) in DISTINCT {
            changes.set_text("unit", id, field, numbered(&mut text, prefix, nth));
        }
        for (field, count) in REPEATED {
            let number = nth.wrapping_mul(2_654_435_761) % count;
            if field == "room" && number.is_multiple_of(10) {
                let unknown = ValueRef::Unknown(Unknown::NotAsked);
                changes.set("unit", id, field, unknown);
            } else {
                let value = numbered(&mut text, "輸液ポンプ", number);
                changes.set_text("unit", id, field, value);
            }
        }
    }
    changes
}

/// Writes a prefix and a number without allocating: the text is as good as there, in an import.
fn numbered<'a>(text: &'a mut String, prefix: &str, number: u32) -> &'a str {
    text.clear();
    text.push_str(prefix);
    let digits = [100_000, 10_000, 1_000, 100, 10, 1];
    text.extend(digits.map(|place| char::from(b'0' + (number / place % 10) as u8)));
    text
}

fn seal(changes: ChangeSet) -> SealedCommit {
    Ledger::new().next_commit(author(1), Source::action("import"), "", changes)
}

fn author(replica: u8) -> Authorship {
    Authorship {
        replica: ReplicaId::from_random([replica; 16]),
        author: "技士".to_owned(),
        at: Timestamp::default(),
    }
}

/// A person corrects one field of one device.
fn small_edit(ledger: &Ledger, nth: u32) -> SealedCommit {
    let mut changes = ChangeSet::new();
    changes.set_text("unit", entity(nth), "serial_number", "SN-corrected");
    ledger.next_commit(author(1), Source::action("edit"), "", changes)
}

fn commits(c: &mut Criterion) {
    let mut group = c.benchmark_group("commit of 100,000 x 25");
    group.sample_size(10);
    group.bench_function("build the changes", |b| b.iter(build));
    let changes = build();
    // Sealing is encoding and hashing.
    group.bench_function("seal", |b| {
        b.iter_batched(|| changes.clone(), seal, BatchSize::PerIteration);
    });
    let sealed = seal(changes);
    let bytes = sealed.bytes().to_vec();
    println!("commit: {} bytes", bytes.len());
    group.bench_function("SHA-256 alone", |b| b.iter(|| Hash::of(black_box(&bytes))));
    group.bench_function("open, hash known", |b| {
        b.iter_batched(
            || bytes.clone(),
            |bytes| SealedCommit::open_hashed(bytes, sealed.hash()),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("apply to an empty ledger", |b| {
        b.iter(|| {
            let mut ledger = Ledger::new();
            ledger.apply(&sealed).map(|_| ledger)
        });
    });
    group.bench_function("find one device's changes", |b| {
        b.iter(|| entity_changes(&bytes, &entity(DEVICES / 2)));
    });
    group.bench_function("look for a device it has not", |b| {
        b.iter(|| entity_changes(&bytes, &entity(DEVICES)));
    });
}

fn states(c: &mut Criterion) {
    let mut group = c.benchmark_group("ledger of 100,000 x 25");
    group.sample_size(10);
    let mut ledger = Ledger::new();
    let applied = ledger.apply(&seal(build()));
    assert!(applied.is_ok());
    group.bench_function("write a snapshot", |b| b.iter(|| ledger.to_snapshot()));
    let snapshot = ledger.to_snapshot();
    println!("snapshot: {} bytes", snapshot.len());
    group.bench_function("read a snapshot", |b| {
        b.iter(|| Ledger::from_snapshot(&snapshot));
    });
    let edit = small_edit(&ledger, 7);
    group.bench_function("apply a small edit", |b| {
        b.iter_batched(
            || ledger.clone(),
            |mut ledger| ledger.apply(&edit).map(|_| ledger),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("apply a second import that changes one column", |b| {
        let mut changes = ChangeSet::new();
        for nth in 0..DEVICES {
            changes.set_text("unit", entity(nth), "firmware", "2.0");
        }
        let second = ledger.next_commit(author(2), Source::action("import"), "", changes);
        b.iter_batched(
            || ledger.clone(),
            |mut ledger| ledger.apply(&second).map(|_| ledger),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("list what is there", |b| {
        b.iter(|| ledger.records("unit").count());
    });
}

/// Two people who began with the same ledger and have not met since.
fn merges(c: &mut Criterion) {
    let mut group = c.benchmark_group("merge into a ledger of 100,000 x 25");
    group.sample_size(10);
    let mut common = Ledger::new();
    assert!(common.apply(&seal(build())).is_ok());
    // Of a thousand edits a side, half are of the same field of the same devices: five hundred conflicts.
    let theirs = edits(&common, 2, 0..1000);
    let mut mine = common.clone();
    for commit in edits(&common, 1, 500..1500) {
        assert!(mine.apply(&commit).is_ok());
    }
    group.bench_function("a colleague's 1,000 edits", |b| {
        b.iter_batched(
            || mine.clone(),
            |ledger| merged(ledger, &theirs),
            BatchSize::PerIteration,
        );
    });
    let whole = [1, 2].map(|replica| {
        let mut changes = ChangeSet::new();
        for nth in 0..DEVICES {
            let room = if replica == 1 { "301号室" } else { "ICU" };
            changes.set_text("unit", entity(nth), "room", room);
        }
        common.next_commit(author(replica), Source::action("import"), "", changes)
    });
    let mine = merged(common.clone(), &whole[..1]);
    group.bench_function("100,000 conflicts in one column", |b| {
        b.iter_batched(
            || mine.clone(),
            |ledger| merged(ledger, &whole[1..]),
            BatchSize::PerIteration,
        );
    });
}

/// One edit of each of these devices by a person, one commit after the other.
fn edits(base: &Ledger, replica: u8, devices: std::ops::Range<u32>) -> Vec<SealedCommit> {
    let mut ledger = base.clone();
    let commits = devices.map(|nth| {
        let mut changes = ChangeSet::new();
        let serial = if replica == 1 { "SN-mine" } else { "SN-theirs" };
        changes.set_text("unit", entity(nth), "serial_number", serial);
        let commit = ledger.next_commit(author(replica), Source::action("edit"), "", changes);
        assert!(ledger.apply(&commit).is_ok());
        commit
    });
    commits.collect()
}

fn merged(mut ledger: Ledger, commits: &[SealedCommit]) -> Ledger {
    for commit in commits {
        assert!(ledger.apply(commit).is_ok());
    }
    ledger
}

criterion_group!(benches, commits, states, merges);
criterion_main!(benches);

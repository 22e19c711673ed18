//! How long the questions of the pages take, asked of the ledger that a real-looking list makes.
//!
//! Reads the list that `cargo xtask bench` writes (100,000 devices, 30 columns), or the one that `BENCH_CSV` names.

use std::{ops::ControlFlow, path::PathBuf};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use daicho_core::{
    device::{
        completeness::{Completeness, steps::next_steps},
        list::{DeviceList, Direction, Query, Sort},
    },
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
    },
    tabular::{
        self, Options,
        grid::Grid,
        header::{self, Header},
        import::{
            mapping::{Mapping, Words},
            merge::Past,
            plan::ImportPlan,
        },
    },
};

fn list() -> Option<Vec<u8>> {
    let usual =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/bench/devices-100000.csv");
    let path = std::env::var_os("BENCH_CSV").map_or(usual, PathBuf::from);
    let bytes = std::fs::read(&path);
    if bytes.is_err() {
        println!(
            "skipped: no {}; `cargo xtask bench` writes it",
            path.display()
        );
    }
    bytes.ok()
}

/// A file as far as a person sees it before the rows are looked at.
struct File {
    grid: Grid,
    header: Header,
    mapping: Mapping,
}

fn open(bytes: &[u8]) -> Option<File> {
    let grid = tabular::open(bytes, &Options::default()).ok()?.value.grid;
    let words = Words::new();
    let header = header::find(&grid, None, &|name| words.knows(name))
        .ok()?
        .value;
    let mapping = words.suggest(&header);
    Some(File {
        grid,
        header,
        mapping,
    })
}

fn plan(ledger: &Ledger, file: &File) -> Option<ImportPlan> {
    let mut drawn = 0_u64;
    let mut ids = || {
        drawn += 1;
        let mixed = drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut bytes = [0; 16];
        for (to, from) in bytes
            .iter_mut()
            .zip(mixed.to_be_bytes().into_iter().cycle())
        {
            *to = from;
        }
        EntityId::from_random(bytes)
    };
    let File {
        grid,
        header,
        mapping,
    } = file;
    let go_on = &mut |_| ControlFlow::Continue(());
    ImportPlan::new(
        ledger,
        grid,
        header,
        mapping,
        &Past::default(),
        &mut ids,
        go_on,
    )
    .ok()
}

fn changes(plan: &ImportPlan) -> Option<ChangeSet> {
    let changes = plan.changes(&mut |_| ControlFlow::Continue(())).ok()?;
    Some(changes.main)
}

fn seal(ledger: &Ledger, action: &str, changes: ChangeSet) -> SealedCommit {
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: "技士".to_owned(),
        at: Timestamp::default(),
    };
    ledger.next_commit(who, Source::action(action), "", changes)
}

fn of_a_list(c: &mut Criterion) {
    let Some(bytes) = list() else { return };
    let Some(file) = open(&bytes) else { return };
    let mut ledger = Ledger::new();
    let set = plan(&ledger, &file).and_then(|plan| changes(&plan));
    let sealed = seal(&ledger, "import", set.unwrap_or_default());
    if ledger.apply(&sealed).is_err() {
        return;
    }
    println!(
        "commit: {} bytes, snapshot: {} bytes",
        sealed.bytes().len(),
        ledger.to_snapshot().len()
    );
    let mut group = c.benchmark_group("changes of a list");
    group.sample_size(10);
    let set = &sealed.commit().changes;
    group.bench_function("what takes them back", |b| {
        b.iter(|| Ledger::new().inverse(set))
    });
    group.finish();
    questions(c, &ledger);
}

/// What the pages ask of the ledger.
fn questions(c: &mut Criterion, ledger: &Ledger) {
    let mut group = c.benchmark_group("a list of 100,000 devices");
    group.sample_size(10);
    group.bench_function("prepare", |b| b.iter(|| DeviceList::new(ledger)));
    let list = DeviceList::new(ledger);
    group.bench_function("what is known of them", |b| {
        b.iter(|| Completeness::of(&list))
    });
    if let Ok(today) = "2026-04-01".parse() {
        group.bench_function("what to do next", |b| b.iter(|| next_steps(&list, today)));
    }
    let search = Query {
        search: "ポンプ".to_owned(),
        ..Query::default()
    };
    group.bench_function("first search", |b| {
        b.iter_batched(
            || list.clone(),
            |mut list| list.select(&search),
            BatchSize::PerIteration,
        );
    });
    let mut searched = list.clone();
    searched.select(&search);
    group.bench_function("search", |b| b.iter(|| searched.select(&search)));
    let sort = Sort {
        field: "trade_name".to_owned(),
        direction: Direction::Ascending,
    };
    let sorted = Query {
        sort: Some(sort),
        ..Query::default()
    };
    group.bench_function("sort", |b| {
        b.iter_batched(
            || list.clone(),
            |mut list| list.select(&sorted),
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, of_a_list);
criterion_main!(benches);

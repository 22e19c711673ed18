//! How long a list of 100,000 devices with 30 columns takes, from its bytes to the changes of one commit.

use std::{fmt::Write, hint::black_box, ops::ControlFlow};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use daicho_core::{
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
    tabular::{
        Options, decode,
        delimited::{self, Delimiter},
        grid::Grid,
        header::{self, Header},
        import::{
            mapping::{Mapping, Words},
            merge::Past,
            plan::ImportPlan,
        },
        open,
    },
};

const ROWS: u32 = 100_000;

const HEADERS: [&str; 30] = [
    "資産番号",
    "製造番号",
    "MACアドレス",
    "IPアドレス",
    "ホスト名",
    "販売名",
    "型式",
    "製造販売業者",
    "一般的名称",
    "JMDNコード",
    "クラス",
    "承認番号",
    "OS",
    "OSバージョン",
    "ソフトウェアバージョン",
    "接続形態",
    "設置部署",
    "建物",
    "階",
    "部屋",
    "状態",
    "取得区分",
    "販売業者",
    "設置日",
    "更新予定",
    "EOL",
    "EOS",
    "リモート保守",
    "責任者",
    "備考",
];

/// A list as a hospital group may have it: five columns of which every device has its own value, others that repeat.
fn list() -> String {
    let mut csv = HEADERS.join(",");
    csv.push('\n');
    for row in 0..ROWS {
        let model = row.wrapping_mul(2_654_435_761) % 800;
        let day = row % 28 + 1;
        // Writing to a text cannot fail.
        let _ = write!(
            csv,
            "ME-{row:06},SN{row:06},02-00-5E-{:02X}-{:02X}-{:02X},10.{}.{}.{},dev-{row:06},",
            row >> 16,
            row >> 8 & 255,
            row & 255,
            row / 62_500,
            row / 250 % 250,
            row % 250 + 1,
        );
        let _ = write!(
            csv,
            "輸液ポンプ {model},PX-{model:03},株式会社ミナト計測{},汎用輸液ポンプ,{:08},クラスⅢ,22800BZX{:08},Linux,5.{},2.{},有線,",
            model % 120,
            70_000_000 + model % 300,
            model,
            model % 40,
            model % 9,
        );
        let _ = writeln!(
            csv,
            "{}階病棟,本館,{}F,{}号室,使用中,購入,カモメ商会{},2024/4/{day},令和12年3月{day}日,不明,-,無,職員{},",
            row % 35,
            row % 9 + 1,
            row % 400,
            row % 60,
            row % 90,
        );
    }
    csv
}

/// A list that was read.
struct Table {
    grid: Grid,
    header: Header,
    mapping: Mapping,
}

fn table(csv: &str) -> Option<Table> {
    let words = Words::new();
    let grid = open(csv.as_bytes(), &Options::default()).ok()?.value.grid;
    let header = header::find(&grid, None, &|name| words.knows(name)).ok()?;
    let mapping = words.suggest(&header.value);
    Some(Table {
        grid,
        header: header.value,
        mapping,
    })
}

fn plan(ledger: &Ledger, table: &Table) -> Option<ImportPlan> {
    let mut drawn = 0_u64;
    let mut ids = || {
        drawn += 1;
        let mut bytes = [7; 16];
        bytes[..8].copy_from_slice(&drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        EntityId::from_random(bytes)
    };
    let Table {
        grid,
        header,
        mapping,
    } = table;
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

fn imported(table: &Table) -> Option<Ledger> {
    let mut ledger = Ledger::new();
    let changes = changes(&plan(&ledger, table)?)?;
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: "技士".to_owned(),
        at: Timestamp::default(),
    };
    let sealed = ledger.next_commit(who, Source::action("import"), "", changes);
    ledger.apply(&sealed).ok()?;
    Some(ledger)
}

fn parsing(c: &mut Criterion) {
    let csv = list();
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(&csv);
    let mut group = c.benchmark_group("read 100,000 x 30");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(csv.len() as u64));
    group.bench_function("decode UTF-8", |b| {
        b.iter(|| decode::decode(black_box(csv.as_bytes()), None).is_ok());
    });
    group.bench_function("decode CP932", |b| {
        b.iter(|| decode::decode(black_box(&cp932), None).is_ok());
    });
    group.bench_function("cells of the text", |b| {
        b.iter(|| delimited::parse(black_box(&csv), Delimiter::Comma).is_ok());
    });
    group.bench_function("open, from bytes to cells", |b| {
        b.iter(|| open(black_box(csv.as_bytes()), &Options::default()).is_ok());
    });
}

fn matching(c: &mut Criterion) {
    let Some(table) = table(&list()) else {
        panic!("the list of the bench is no table");
    };
    let Some(ledger) = imported(&table) else {
        panic!("the list of the bench cannot be imported");
    };
    let mut group = c.benchmark_group("match 100,000 x 30");
    group.sample_size(10);
    group.bench_function("with an empty ledger", |b| {
        b.iter(|| plan(&Ledger::new(), &table));
    });
    group.bench_function("with the ledger that has them all", |b| {
        b.iter(|| plan(&ledger, &table));
    });
    group.bench_function("changes of 100,000 new devices", |b| {
        let fresh = plan(&Ledger::new(), &table);
        b.iter(|| fresh.as_ref().and_then(changes));
    });
    // A second list with another room for every device.
    let moved = list().replace("号室", "号");
    let Some(moved) = self::table(&moved) else {
        panic!("the second list of the bench is no table");
    };
    group.bench_function("changes of a new room for each", |b| {
        b.iter_batched(
            || plan(&ledger, &moved),
            |plan| plan.as_ref().and_then(changes),
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, parsing, matching);
criterion_main!(benches);

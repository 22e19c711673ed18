//! Tables that come back edited, and several tables at once.

use daicho_core::{
    ident::id::{EntityId, ReplicaId},
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
        table::Presence,
        value::ValueRef,
    },
    tabular::import::merge::{Absent, CellScope, Contest, Settlement},
};

use super::{
    Desk,
    tests::{RANDOM, apply, ask, import, open, open_as, plan, plan_all, planned},
};
use crate::{
    store::{LedgerStore, ledger::StoredCommit, memory::MemoryStore},
    worker::protocol::{
        Answer, ExportFormat, Request, Trouble,
        import::{Applied, ChangeView, RowView},
    },
};

const LIST: &str =
    "資産番号,販売名,設置場所\nA-1,輸液ポンプ,３階\nA-2,除細動器,外来\nA-3,心電計,外来\n";

fn desk() -> Desk<MemoryStore> {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    import(&mut desk, LIST);
    desk
}

fn export(desk: &mut Desk<MemoryStore>, units: Option<Vec<EntityId>>) -> String {
    let request = Request::Export {
        format: ExportFormat::CsvUtf8,
        english: false,
        units,
        sheet: String::new(),
        at: 0,
    };
    String::from_utf8(ask(desk, request, None).unwrap().1.remove(0)).unwrap()
}

fn ledger(desk: &Desk<MemoryStore>) -> Ledger {
    let stored = pollster::block_on(desk.store.load_whole()).unwrap();
    let mut ledger = Ledger::new();
    for commit in stored.ledger.unwrap().commits {
        let sealed = SealedCommit::open_verified(commit.bytes, commit.hash).unwrap();
        ledger.apply(&sealed).unwrap();
    }
    ledger
}

/// An edit of somebody on the page.
fn edit(desk: &Desk<MemoryStore>, nth: usize, field: &str, text: &str) -> EntityId {
    let ledger = ledger(desk);
    let unit = ledger.table("unit").unwrap().ids()[nth];
    let mut changes = ChangeSet::new();
    changes.set_text("unit", unit, field, text);
    let who = Authorship {
        replica: pollster::block_on(desk.store.replica(ReplicaId::from_random([8; 16]))).unwrap(),
        author: "鈴木".to_owned(),
        at: Default::default(),
    };
    let sealed = ledger.next_commit(who, Source::action("edit"), "", changes);
    let stored = StoredCommit::from(&sealed);
    let seen = pollster::block_on(desk.store.revision()).unwrap();
    pollster::block_on(desk.store.append(seen, &[stored])).unwrap();
    unit
}

fn rows(desk: &mut Desk<MemoryStore>, outcome: Option<&str>) -> Vec<RowView> {
    let request = Request::Rows {
        outcome: outcome.map(str::to_owned),
        file: None,
        from: 0,
        count: 100,
    };
    let answer = ask(desk, request, None).unwrap().0;
    let Answer::Rows(page) = answer else {
        panic!("{answer:?}")
    };
    page.rows
}

fn applied(desk: &mut Desk<MemoryStore>) -> Applied {
    let answer = apply(desk).unwrap().0;
    let Answer::Applied(applied) = answer else {
        panic!("{answer:?}")
    };
    applied
}

fn values(ledger: &Ledger, unit: &EntityId, field: &str) -> Vec<String> {
    let heads = ledger.record("unit", unit).unwrap().heads(field);
    let text = |value: ValueRef<'_>| value.text().unwrap_or("-").to_owned();
    let mut texts: Vec<String> = heads.into_iter().map(|(_, value)| text(value)).collect();
    texts.sort();
    texts
}

#[test]
fn an_edited_table_is_compared_with_the_version_that_it_was_made_from() {
    let mut desk = desk();
    let sheet = export(&mut desk, None);
    let first = edit(&desk, 0, "room", "手術室");
    let second = edit(&desk, 1, "room", "倉庫");
    let preview = open(&mut desk, &sheet.replace("3階", "ICU")).unwrap();
    let found = plan(&mut desk, preview.mapping);
    assert_eq!((found.counts.changed, found.counts.same), (1, 2));
    assert_eq!(
        (found.round_trip.compared, found.round_trip.contested),
        (3, 1)
    );
    let contested = rows(&mut desk, Some("contested"));
    assert_eq!(contested.len(), 1);
    assert!(matches!(
        contested[0].differences[0].change,
        ChangeView::Contested {
            contest: Contest::Both,
            ..
        }
    ));
    let applied = applied(&mut desk);
    assert!(
        applied.after.is_some(),
        "it does not stand for all that the ledger has"
    );
    let ledger = ledger(&desk);
    assert_eq!(values(&ledger, &first, "room"), ["ICU", "手術室"]);
    assert_eq!(values(&ledger, &second, "room"), ["倉庫"]);
}

#[test]
fn contested_cells_are_settled_and_the_import_can_be_taken_back() {
    let mut desk = desk();
    let sheet = export(&mut desk, None);
    let first = edit(&desk, 0, "room", "手術室");
    edit(&desk, 1, "room", "倉庫");
    let before = ledger(&desk);
    let sheet = sheet
        .replace("3階", "ICU")
        .replace("外来", "救急")
        .replace("心電計", "心電計2");
    let preview = open(&mut desk, &sheet).unwrap();
    let found = plan(&mut desk, preview.mapping);
    assert_eq!(found.round_trip.contested, 2);
    let row = rows(&mut desk, Some("contested")).remove(0);
    let scope = CellScope::Cell(row.row, row.differences[0].cell);
    let settlement = Settlement::Contested(Contest::File);
    planned(
        &mut desk,
        Request::Settle {
            file: Some(row.file),
            scope,
            settlement,
        },
    );
    let applied = applied(&mut desk);
    let after = applied.after.unwrap();
    let blocks = ask(&mut desk, Request::State, None).unwrap().1;
    let mut merged = Ledger::from_snapshot(&blocks[0]).unwrap();
    assert_eq!(merged.vector(), after);
    assert_eq!(values(&merged, &first, "room"), ["ICU"]);
    assert_eq!(merged.conflicts().count(), 1);
    let undo = SealedCommit::open(blocks[1].clone()).unwrap();
    let due = merged.still_due_since(&undo.commit().changes, &after);
    assert_eq!(&due, &undo.commit().changes);
    merged.apply(&undo).unwrap();
    for record in before.records("unit") {
        let again = merged.record("unit", &record.id()).unwrap();
        assert_eq!(
            (again.get("room"), again.is_conflict("room")),
            (record.get("room"), false)
        );
        assert_eq!(
            again.get("trade_name").and_then(ValueRef::text),
            record.get("trade_name").and_then(ValueRef::text)
        );
    }
}

#[test]
fn devices_whose_rows_are_gone_are_named_and_deleted_only_when_asked_for() {
    let mut desk = desk();
    let ids: Vec<EntityId> = ledger(&desk).table("unit").unwrap().ids().to_vec();
    for part in [false, true] {
        let units = part.then(|| ids[..2].to_vec());
        let sheet = export(&mut desk, units);
        let kept: Vec<&str> = sheet.lines().filter(|line| !line.contains("A-2")).collect();
        let preview = open(&mut desk, &kept.join("\r\n")).unwrap();
        let found = plan(&mut desk, preview.mapping);
        assert_eq!(
            (
                found.missing_count,
                found.missing[0].missing.unit,
                found.writes
            ),
            (1, ids[1], false)
        );
        assert!(
            found.missing[0].name.starts_with("A-2"),
            "{:?}",
            found.missing
        );
    }
    let absent = Absent::Delete;
    let found = planned(
        &mut desk,
        Request::Missing {
            unit: Some(ids[1]),
            absent,
        },
    );
    assert!(found.writes);
    applied(&mut desk);
    let presence = ledger(&desk).record("unit", &ids[1]).unwrap().presence();
    assert_eq!(presence, Presence::Deleted);
}

#[test]
fn a_table_of_another_ledger_is_said_to_be_so() {
    let mut there = desk();
    edit(&there, 0, "room", "別館");
    let sheet = export(&mut there, None);
    let mut here = desk();
    let preview = open(&mut here, &sheet).unwrap();
    let found = plan(&mut here, preview.mapping);
    assert_eq!(
        (found.round_trip.unknown, found.round_trip.compared),
        (3, 0)
    );
}

const ICU: &str = "資産番号,販売名,設置場所,OS\nA-1,輸液ポンプ,ICU,W7\nB-1,人工呼吸器,ICU,\n";
const ME: &str =
    "管理番号,機器名,部屋,備考\nA-1,輸液ポンプ,ME室,点検済\nB-1,人工呼吸器,,点検済\nC-1,心電計,,\n";

#[test]
fn several_files_are_planned_on_top_of_each_other_and_written_at_once() {
    let store = MemoryStore::new();
    let mut desk = Desk::new(store.clone(), RANDOM);
    let first = open_as(&mut desk, 0, ICU).unwrap();
    let second = open_as(&mut desk, 1, ME).unwrap();
    let found = plan_all(&mut desk, vec![first.mapping, second.mapping]);
    let of = |nth: usize| (found.files[nth].2.added, found.files[nth].2.changed);
    assert_eq!(
        (of(0), of(1)),
        ((2, 0), (1, 2)),
        "what the first file adds, the second one means"
    );
    assert_eq!((found.counts.added, found.counts.changed), (3, 2));
    assert_eq!(found.round_trip.contested, 1, "the room of A-1");
    let applied = applied(&mut desk);
    assert_eq!(
        pollster::block_on(store.revision()).unwrap().number(),
        1,
        "one write"
    );
    let ledger = ledger(&desk);
    assert_eq!(ledger.records("unit").count(), 3);
    let unit = ledger.table("unit").unwrap().ids()[0];
    assert_eq!(values(&ledger, &unit, "room"), ["ICU", "ME室"]);
    let files: Vec<_> = ledger
        .commits()
        .map(|info| info.source.details["file"].clone())
        .collect();
    assert_eq!(
        files.len(),
        3,
        "one a file, and one for what contradicts the first"
    );
    let blocks = ask(&mut desk, Request::State, None).unwrap().1;
    let mut after = Ledger::from_snapshot(&blocks[0]).unwrap();
    assert_eq!(Some(after.vector()), applied.after);
    after
        .apply(&SealedCommit::open(blocks[1].clone()).unwrap())
        .unwrap();
    assert_eq!(after.records("unit").count(), 0, "taken back as a whole");
}

#[test]
fn decisions_of_later_files_outlive_those_of_earlier_ones() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    let first = open_as(
        &mut desk,
        0,
        "資産番号,設置場所\nA-1,ICU\nA-2,外来\nA-2,救急\n",
    )
    .unwrap();
    let second = open_as(
        &mut desk,
        1,
        "資産番号,設置場所\nA-1,HCU\nA-2,HCU\nA-3,\nA-3,x\n",
    )
    .unwrap();
    let found = plan_all(&mut desk, vec![first.mapping, second.mapping]);
    assert_eq!((found.counts.doubtful, found.round_trip.contested), (2, 2));
    let added = |rows: &[RowView]| {
        rows.iter()
            .filter_map(|row| row.outcome.unit())
            .collect::<Vec<_>>()
    };
    let ids = added(&rows(&mut desk, Some("added")));
    let settlement = Settlement::Contested(Contest::Ledger);
    let found = planned(
        &mut desk,
        Request::Settle {
            file: Some(1),
            scope: CellScope::All,
            settlement,
        },
    );
    assert_eq!(found.counts.changed, 0);
    let decision = daicho_core::tabular::import::outcome::Decision::AddAsNew;
    let scope = crate::worker::protocol::import::Scope::Row(0, 2);
    let found = planned(
        &mut desk,
        Request::Decide {
            scope,
            decision: Some(decision),
        },
    );
    assert_eq!((found.counts.added, found.files[1].2.changed), (4, 0));
    let now = added(&rows(&mut desk, Some("added")));
    assert!(ids.iter().all(|id| now.contains(id)), "{ids:?} {now:?}");
}

#[test]
fn a_bad_file_among_several_is_left_out() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    let first = open_as(&mut desk, 0, ICU).unwrap();
    assert!(matches!(
        open_as(&mut desk, 1, "%PDF-1.4\n"),
        Err(Trouble::Read(_))
    ));
    let third = open_as(&mut desk, 2, ME).unwrap();
    let mappings = vec![first.mapping, Default::default(), third.mapping];
    let found = plan_all(&mut desk, mappings);
    let files: Vec<usize> = found.files.iter().map(|(file, ..)| *file).collect();
    assert_eq!(files, [0, 2]);
    let request = Request::Report {
        headers: vec!["file".to_owned()],
        words: Default::default(),
    };
    let report = String::from_utf8(ask(&mut desk, request, None).unwrap().1.remove(0)).unwrap();
    assert_eq!(report.lines().count(), 6);
    assert!(
        report
            .lines()
            .skip(1)
            .all(|line| line.starts_with("list.csv,")),
        "{report}"
    );
}

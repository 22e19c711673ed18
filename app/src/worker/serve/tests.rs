use daicho_core::{
    ident::{
        hash::Hash,
        id::{EntityId, ReplicaId},
    },
    ledger::{commit::SealedCommit, state::Ledger},
    tabular::{Options, import::mapping::Mapping},
};
use std::cell::Cell;

use super::{Desk, Random, Reply, Upload};
use crate::{
    store::{
        LedgerStore,
        ledger::{Revision, StoredCommit},
        memory::MemoryStore,
    },
    worker::protocol::{
        Answer, ExportFormat, Request, Trouble,
        import::{Planned, Preview},
        past::{Checked, Fault},
    },
};

fn entity() -> EntityId {
    thread_local!(static LAST: Cell<u8> = const { Cell::new(0) });
    LAST.set(LAST.get() + 1);
    EntityId::from_random([LAST.get(); 16])
}

/// The first one drawn is the one of the store.
fn replica() -> ReplicaId {
    thread_local!(static LAST: Cell<u8> = const { Cell::new(8) });
    LAST.set(LAST.get() + 1);
    ReplicaId::from_random([LAST.get(); 16])
}

pub(super) const RANDOM: Random = Random { entity, replica };

const LIST: &str =
    "資産番号,販売名,設置場所\nA-1,輸液ポンプ,３階\nA-2,除細動器,外来\nA-2,心電計,外来\n,,\n#,,\n";

pub(super) fn ask(
    desk: &mut Desk<MemoryStore>,
    request: Request,
    text: Option<&str>,
) -> Result<Reply, Trouble> {
    let upload = text.map(|text| Upload {
        name: "list.csv".to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    answered(desk, &request, upload)
}

/// Asks as the page does: what is said goes over the wire and comes back from it.
pub(super) fn answered(
    desk: &mut Desk<MemoryStore>,
    request: &Request,
    upload: Option<Upload>,
) -> Result<Reply, Trouble> {
    fn sent<T: serde::Serialize + serde::de::DeserializeOwned>(said: &T) -> T {
        postcard::from_bytes(&postcard::to_allocvec(said).unwrap()).unwrap()
    }
    let reply = pollster::block_on(desk.answer(sent(request), upload, &mut |_| {}));
    reply
        .map(|(answer, blocks)| (sent(&answer), blocks))
        .map_err(|trouble| sent(&trouble))
}

pub(super) fn open(desk: &mut Desk<MemoryStore>, text: &str) -> Result<Preview, Trouble> {
    open_as(desk, 0, text)
}

/// Opens a file of several; the first begins anew.
pub(super) fn open_as(
    desk: &mut Desk<MemoryStore>,
    file: usize,
    text: &str,
) -> Result<Preview, Trouble> {
    let request = Request::Open {
        file,
        anew: file == 0,
        options: Options::default(),
        header_row: None,
    };
    let answer = ask(desk, request, Some(text))?.0;
    let Answer::Opened(preview) = answer else {
        panic!("{answer:?}")
    };
    Ok(*preview)
}

pub(super) fn plan(desk: &mut Desk<MemoryStore>, mapping: Mapping) -> Planned {
    plan_all(desk, vec![mapping])
}

pub(super) fn plan_all(desk: &mut Desk<MemoryStore>, mappings: Vec<Mapping>) -> Planned {
    planned(desk, Request::Plan { mappings })
}

pub(super) fn planned(desk: &mut Desk<MemoryStore>, request: Request) -> Planned {
    let answer = ask(desk, request, None).unwrap().0;
    let Answer::Planned(planned) = answer else {
        panic!("{answer:?}")
    };
    planned
}

pub(super) fn apply(desk: &mut Desk<MemoryStore>) -> Result<Reply, Trouble> {
    let request = Request::Apply {
        author: "山田".to_owned(),
        at: 1_795_223_400_123,
    };
    ask(desk, request, None)
}

pub(super) fn import(desk: &mut Desk<MemoryStore>, text: &str) -> Reply {
    let preview = open(desk, text).unwrap();
    plan(desk, preview.mapping);
    let applied = apply(desk).unwrap().0;
    match ask(desk, Request::State, None) {
        Ok((_, blocks)) => (applied, blocks),
        Err(trouble) => {
            assert_eq!(trouble, Trouble::NothingOpen, "nothing was written");
            (applied, Vec::new())
        }
    }
}

fn devices(ledger: &Ledger) -> usize {
    ledger.records("unit").count()
}

#[test]
fn a_list_is_read_planned_stored_and_handed_back() {
    let store = MemoryStore::new();
    let mut desk = Desk::new(store.clone(), RANDOM);
    let preview = open(&mut desk, LIST).unwrap();
    assert_eq!(preview.rows, 5);
    let planned = plan(&mut desk, preview.mapping);
    let counts = planned.counts;
    assert_eq!((counts.added, counts.doubtful, counts.rows()), (3, 1, 5));
    let (answer, _) = apply(&mut desk).unwrap();
    let Answer::Applied(applied) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(applied.revision, Some(1));
    let (_, blocks) = ask(&mut desk, Request::State, None).unwrap();
    let ledger = Ledger::from_snapshot(&blocks[0]).unwrap();
    assert_eq!(devices(&ledger), 3);
    let stored = pollster::block_on(store.load()).unwrap().ledger.unwrap();
    let mut replayed = Ledger::new();
    for commit in stored.commits {
        let sealed = SealedCommit::open_verified(commit.bytes, commit.hash).unwrap();
        replayed.apply(&sealed).unwrap();
    }
    assert_eq!(replayed.to_snapshot(), blocks[0]);
}

#[test]
fn the_same_list_again_changes_nothing() {
    let store = MemoryStore::new();
    let mut desk = Desk::new(store.clone(), RANDOM);
    import(&mut desk, "資産番号,販売名\nA-1,輸液ポンプ\n");
    let (answer, blocks) = import(&mut desk, "資産番号,販売名\nA-1,輸液ポンプ\n");
    let Answer::Applied(applied) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!((applied.revision, applied.counts.same), (None, 1));
    assert!(blocks.is_empty());
    assert_eq!(pollster::block_on(store.revision()).unwrap().number(), 1);
}

#[test]
fn the_commit_that_takes_an_import_back_deletes_what_it_added() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    let (_, blocks) = import(&mut desk, LIST);
    let mut ledger = Ledger::from_snapshot(&blocks[0]).unwrap();
    let undo = SealedCommit::open(blocks[1].clone()).unwrap();
    ledger.apply(&undo).unwrap();
    assert_eq!(devices(&ledger), 0);
}

#[test]
fn a_file_that_is_no_table_leaves_nothing_behind() {
    let store = MemoryStore::new();
    let mut desk = Desk::new(store.clone(), RANDOM);
    for bad in ["", "名称\n", "a,b\n\"x,1\n"] {
        match open(&mut desk, bad) {
            Err(Trouble::Read(_)) => {}
            Ok(preview) => assert!(preview.header.is_err(), "{bad:?}"),
            other => panic!("{bad:?}: {other:?}"),
        }
        let planned = ask(
            &mut desk,
            Request::Plan {
                mappings: vec![Mapping::default()],
            },
            None,
        );
        assert_eq!(planned.unwrap_err(), Trouble::NothingOpen, "{bad:?}");
    }
    assert!(pollster::block_on(store.load()).unwrap().ledger.is_none());
}

#[test]
fn a_plan_that_the_ledger_has_outgrown_is_not_written() {
    let store = MemoryStore::new();
    let mut desk = Desk::new(store.clone(), RANDOM);
    let preview = open(&mut desk, LIST).unwrap();
    plan(&mut desk, preview.mapping);
    let mut other = Desk::new(
        store.another_tab(),
        Random {
            replica: || ReplicaId::from_random([8; 16]),
            ..RANDOM
        },
    );
    import(&mut other, LIST);
    assert_eq!(apply(&mut desk).unwrap_err(), Trouble::Stale);
}

#[test]
fn a_mapping_is_remembered_for_its_header() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    assert!(!open(&mut desk, LIST).unwrap().remembered);
    import(&mut desk, LIST);
    assert!(open(&mut desk, LIST).unwrap().remembered);
    assert!(!open(&mut desk, "番号,名称\n1,x\n").unwrap().remembered);
}

#[test]
fn history_names_author_file_and_values() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    let (_, blocks) = import(&mut desk, "資産番号,備考\nA-1,点検済\n");
    let ledger = Ledger::from_snapshot(&blocks[0]).unwrap();
    let id = ledger.records("unit").next().unwrap().id();
    let (answer, _) = ask(&mut desk, Request::History { ids: vec![id] }, None).unwrap();
    let Answer::History(entries) = answer else {
        panic!("{answer:?}")
    };
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].author, "山田");
    assert_eq!(entries[0].file.as_deref(), Some("list.csv"));
    assert_eq!(entries[0].values.len(), 2);
}

fn check(desk: &mut Desk<MemoryStore>) -> Checked {
    let (answer, _) = ask(desk, Request::Verify, None).unwrap();
    let Answer::Verified(checked) = answer else {
        panic!("{answer:?}")
    };
    checked
}

#[test]
fn the_chain_of_an_honest_store_is_sound() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    assert_eq!(check(&mut desk), Checked::default());
    import(&mut desk, "資産番号,備考\nA-1,点検済\n");
    import(&mut desk, "資産番号,備考\nA-2,点検済\n");
    let expected = Checked {
        sound: 2,
        replicas: 1,
        until: Some(1_795_223_400_123),
        broken: Vec::new(),
    };
    assert_eq!(check(&mut desk), expected);
}

#[test]
fn a_commit_that_is_missing_changed_or_out_of_line_is_named() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    for number in 1..=5 {
        import(&mut desk, &format!("資産番号,備考\nA-{number},点検済\n"));
    }
    let replica = ReplicaId::from_random([9; 16]);
    let honest = pollster::block_on(desk.store.commits(replica, 0, 9)).unwrap();
    let faults = |of: &dyn Fn(&mut Vec<StoredCommit>)| {
        let mut commits = honest.clone();
        of(&mut commits);
        let store = MemoryStore::new();
        pollster::block_on(store.append(Revision::FIRST, &commits)).unwrap();
        let checked = check(&mut Desk::new(store, RANDOM));
        let broken = checked.broken.iter();
        let broken: Vec<_> = broken.map(|commit| (commit.seq, commit.fault)).collect();
        (checked.sound, broken)
    };
    let missing = faults(&|commits| drop(commits.remove(1)));
    assert_eq!(missing, (4, vec![(2, Fault::Missing)]));
    let changed = faults(&|commits| commits[2].bytes[40] ^= 1);
    assert_eq!(changed, (4, vec![(3, Fault::Changed)]));
    // A forger who knows how hashes are made is betrayed by the commit after.
    let forged = faults(&|commits| {
        let text = String::from_utf8(commits[3].bytes.clone()).unwrap();
        commits[3].bytes = text.replace("点検済", "未点検").into_bytes();
        commits[3].hash = Hash::of(&commits[3].bytes);
    });
    assert_eq!(forged, (4, vec![(5, Fault::Unlinked)]));
    let swapped = faults(&|commits| {
        let (bytes, hash) = (commits[1].bytes.clone(), commits[1].hash);
        commits[4].bytes = bytes;
        commits[4].hash = hash;
    });
    assert_eq!(swapped, (4, vec![(5, Fault::Changed)]));
}

#[test]
fn a_store_that_was_cleared_is_neither_planned_on_nor_exported_nor_called_sound() {
    let store = MemoryStore::new();
    let mut desk = Desk::new(store.clone(), RANDOM);
    import(&mut desk, LIST);
    let preview = open(&mut desk, LIST).unwrap();
    store.clear();
    desk.note_shown(Revision::new(1));
    let mapping = preview.mapping;
    for request in [
        Request::Plan {
            mappings: vec![mapping],
        },
        Request::History { ids: Vec::new() },
        Request::Verify,
        Request::Export {
            format: ExportFormat::CsvUtf8,
            english: false,
            units: None,
            sheet: String::new(),
            at: 0,
        },
    ] {
        let refused = ask(&mut desk, request.clone(), None).unwrap_err();
        let is_gone = matches!(&refused, Trouble::Store { code, .. } if code == "gone");
        assert!(is_gone, "{request:?}: {refused:?}");
    }
}

#[test]
fn the_report_has_a_line_for_every_row_before_and_after_the_import() {
    let mut desk = Desk::new(MemoryStore::new(), RANDOM);
    let preview = open(&mut desk, LIST).unwrap();
    plan(&mut desk, preview.mapping);
    let lines = |desk: &mut Desk<MemoryStore>| {
        let request = Request::Report {
            headers: ["line", "outcome", "reason", "row", "device", "changes"]
                .map(str::to_owned)
                .to_vec(),
            words: [("added".to_owned(), "追加".to_owned())].into(),
        };
        let bytes = ask(desk, request, None).unwrap().1.remove(0);
        String::from_utf8(bytes).unwrap()
    };
    let before = lines(&mut desk);
    assert_eq!(before.lines().count(), 6);
    assert!(
        before.contains("2,追加,,A-1 / 輸液ポンプ / ３階"),
        "{before}"
    );
    apply(&mut desk).unwrap();
    assert_eq!(lines(&mut desk), before);
}

//! Two computers that exchange bundles.

use daicho_core::{
    exchange::{meeting::Relation, problem::BundleError},
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
};

use super::{Desk, Random, Upload, tests::answered};
use crate::{
    store::{LedgerStore, ledger::StoredCommit, memory::MemoryStore},
    worker::protocol::{
        Answer, MERGES, Request, Trouble,
        exchange::{Ask, EntityDifference, Merged, PastMerge, Preview, Told, Written},
    },
};

type Blocks = Vec<Vec<u8>>;

fn random(nth: u8) -> Random {
    let replica: fn() -> ReplicaId = match nth {
        1 => || ReplicaId::from_random([1; 16]),
        _ => || ReplicaId::from_random([2; 16]),
    };
    let entity = || EntityId::from_random([9; 16]);
    Random { entity, replica }
}

fn desk(nth: u8) -> Desk<MemoryStore> {
    Desk::new(MemoryStore::new(), random(nth))
}

fn ask(
    desk: &mut Desk<MemoryStore>,
    ask: Ask,
    file: Option<&[u8]>,
) -> Result<(Answer, Blocks), Trouble> {
    let upload = file.map(|bytes| Upload {
        name: "受け取り.daicho".to_owned(),
        bytes: bytes.to_vec(),
    });
    answered(desk, &Request::Exchange(ask), upload)
}

fn told(desk: &mut Desk<MemoryStore>, question: Ask, file: Option<&[u8]>) -> (Told, Blocks) {
    let (answer, blocks) = ask(desk, question, file).unwrap();
    let Answer::Exchange(told) = answer else {
        panic!("{answer:?}")
    };
    (told, blocks)
}

/// Writes an edit as a page would, and returns the ledger with it.
fn edit(desk: &mut Desk<MemoryStore>, unit: u8, field: &str, text: &str) -> Ledger {
    let mut held = pollster::block_on(desk.current(&mut |_| {})).unwrap();
    let replica = pollster::block_on(desk.store.replica((desk.random.replica)())).unwrap();
    let mut changes = ChangeSet::new();
    changes.set_text("unit", EntityId::from_random([unit; 16]), field, text);
    let who = Authorship {
        replica,
        author: "佐藤".to_owned(),
        at: Timestamp::from_milliseconds(1),
    };
    let sealed = held
        .ledger
        .next_commit(who, Source::action("edit"), "", changes);
    held.ledger.apply(&sealed).unwrap();
    let stored = StoredCommit::from(&sealed);
    pollster::block_on(desk.store.append(held.revision, &[stored])).unwrap();
    held.ledger
}

fn write(
    desk: &mut Desk<MemoryStore>,
    theirs: Option<&[u8]>,
    passphrase: Option<&str>,
) -> (Written, Vec<u8>) {
    let question = Ask::Write {
        author: "佐藤".to_owned(),
        at: 5,
        passphrase: passphrase.map(str::to_owned),
        without_confidential: false,
    };
    let (told, mut blocks) = told(desk, question, theirs);
    let Told::Written(written) = told else {
        panic!("{told:?}")
    };
    (written, blocks.remove(0))
}

fn open(desk: &mut Desk<MemoryStore>, file: &[u8]) -> Preview {
    let told = told(desk, Ask::Open { passphrase: None }, Some(file)).0;
    let Told::Opened(preview) = told else {
        panic!("{told:?}")
    };
    *preview
}

fn merge(desk: &mut Desk<MemoryStore>) -> Merged {
    let told = told(desk, Ask::Merge { at: 7 }, None).0;
    let Told::Merged(merged) = told else {
        panic!("{told:?}")
    };
    merged
}

fn room(ledger: &Ledger, unit: u8) -> Option<&str> {
    let id = EntityId::from_random([unit; 16]);
    ledger.record("unit", &id)?.text("room")
}

fn current(desk: &mut Desk<MemoryStore>) -> Ledger {
    desk.held = None;
    pollster::block_on(desk.current(&mut |_| {}))
        .unwrap()
        .ledger
}

#[test]
fn a_bundle_is_looked_at_then_merged_then_taken_back() {
    let (mut ours, mut theirs) = (desk(1), desk(2));
    edit(&mut theirs, 1, "room", "ICU");
    edit(&mut theirs, 1, "asset_number", "ME-1");
    let (written, file) = write(&mut theirs, None, None);
    let all = Written {
        commits: 2,
        partial: false,
        left_out: 0,
    };
    assert_eq!(written, all);

    let before = edit(&mut ours, 2, "room", "HCU");
    let preview = open(&mut ours, &file);
    assert_eq!((preview.new_here, preview.new_there), (2, 1));
    assert_eq!((preview.author.as_str(), preview.at), ("佐藤", Some(5)));
    assert_eq!(preview.relation, Relation::Apart);
    assert_eq!(preview.tallies["unit"].added, 1);
    let question = Ask::Differences {
        kind: "unit".to_owned(),
        from: 0,
        count: 10,
    };
    let Told::Differences(page) = told(&mut ours, question, None).0 else {
        panic!("another answer")
    };
    let titles: Vec<(&str, &str)> = page.rows.iter().map(named).collect();
    assert_eq!(titles, [("ME-1", "added")]);
    assert_eq!(current(&mut ours).vector(), before.vector(), "only looked");

    let merged = merge(&mut ours);
    assert_eq!((merged.commits, &merged.before), (2, &before.vector()));
    let (Answer::State, blocks) = ask(&mut ours, Ask::State, None).unwrap() else {
        panic!("another answer")
    };
    let shown = Ledger::from_snapshot(&blocks[0]).unwrap();
    assert_eq!(
        (room(&shown, 1), room(&shown, 2)),
        (Some("ICU"), Some("HCU"))
    );
    assert_eq!(current(&mut ours).vector(), merged.after);

    let noted = pollster::block_on(ours.store.meta(MERGES))
        .unwrap()
        .unwrap();
    let noted: Vec<PastMerge> = serde_json::from_str(&noted).unwrap();
    assert_eq!(
        (noted.len(), noted[0].file.as_str()),
        (1, "受け取り.daicho")
    );
    let question = Ask::TakeBack {
        before: merged.before,
        after: merged.after,
    };
    let (_, later) = told(&mut ours, question, None);
    for undo in [&blocks[1], &later[0]] {
        let changes = SealedCommit::open(undo.clone())
            .unwrap()
            .into_parts()
            .0
            .changes;
        let found: Vec<(&str, Option<&str>)> = changes
            .iter()
            .map(|change| (change.field, change.value.text()))
            .collect();
        assert_eq!(found, [("deleted", Some("true"))]);
    }
}

fn named(row: &EntityDifference) -> (&str, &str) {
    (&row.title, &row.fate)
}

#[test]
fn a_part_for_somebody_holds_what_they_lack() {
    let (mut ours, mut theirs) = (desk(1), desk(2));
    edit(&mut ours, 1, "room", "ICU");
    let (_, start) = write(&mut ours, None, None);
    open(&mut theirs, &start);
    merge(&mut theirs);
    let (_, request) = write(&mut theirs, None, None);
    edit(&mut ours, 1, "room", "HCU");
    let (written, part) = write(&mut ours, Some(&request), None);
    assert_eq!((written.commits, written.partial), (1, true));
    // Somebody else, who has nothing, is told that something is missing.
    let mut stranger = desk(1);
    let preview = open(&mut stranger, &part);
    assert_eq!((preview.new_here, preview.waiting), (0, 1));
    assert_eq!(merge(&mut stranger).revision, None);
    open(&mut theirs, &part);
    merge(&mut theirs);
    assert_eq!(room(&current(&mut theirs), 1), Some("HCU"));
}

#[test]
fn a_passphrase_is_asked_for() {
    let (mut ours, mut theirs) = (desk(1), desk(2));
    edit(&mut theirs, 1, "room", "ICU");
    let (_, file) = write(&mut theirs, None, Some("さくら"));
    let wrong = Some("sakura".to_owned());
    for (passphrase, error) in [
        (None, BundleError::PassphraseNeeded),
        (wrong, BundleError::WrongPassphrase),
    ] {
        let answered = ask(&mut ours, Ask::Open { passphrase }, Some(&file));
        assert_eq!(answered.map(|_| ()).unwrap_err(), Trouble::Bundle(error));
    }
    let passphrase = Some("さくら".to_owned());
    let (told, _) = told(&mut ours, Ask::Open { passphrase }, Some(&file));
    assert!(matches!(told, Told::Opened(preview) if preview.new_here == 1));
}

#[test]
fn a_merge_that_was_looked_at_before_somebody_wrote_is_not_done() {
    let (mut ours, mut theirs) = (desk(1), desk(2));
    edit(&mut theirs, 1, "room", "ICU");
    let (_, file) = write(&mut theirs, None, None);
    edit(&mut ours, 2, "room", "HCU");
    open(&mut ours, &file);
    let meanwhile = edit(&mut ours, 2, "room", "救急");
    let answered = ask(&mut ours, Ask::Merge { at: 7 }, None);
    assert_eq!(answered.map(|_| ()).unwrap_err(), Trouble::Stale);
    assert_eq!(current(&mut ours).vector(), meanwhile.vector());
    open(&mut ours, &file);
    assert_eq!(merge(&mut ours).commits, 1);
    assert_eq!(room(&current(&mut ours), 2), Some("救急"));
}

#[test]
fn a_copied_profile_gets_an_id_of_its_own_and_nothing_is_lost() {
    // The same id: the second came of a copy of the first one's data.
    let (mut original, mut copy) = (desk(1), desk(1));
    edit(&mut original, 1, "room", "ICU");
    let (_, start) = write(&mut original, None, None);
    open(&mut copy, &start);
    merge(&mut copy);
    for room in ["HCU", "救急"] {
        edit(&mut original, 1, "room", room);
    }
    edit(&mut copy, 2, "room", "透析室");
    for (here, there) in [(true, false), (false, true), (true, false)] {
        let (from, to) = if here && !there {
            (&mut original, &mut copy)
        } else {
            (&mut copy, &mut original)
        };
        let (_, file) = write(from, None, None);
        let preview = open(to, &file);
        assert_eq!((preview.refused, preview.waiting), (0, 0));
        merge(to);
    }
    let (one, other) = (current(&mut original), current(&mut copy));
    assert_eq!(one.vector(), other.vector());
    assert_eq!(one.commits_len(), 4);
    for ledger in [&one, &other] {
        assert_eq!(room(ledger, 1), Some("救急"));
        assert_eq!(room(ledger, 2), Some("透析室"));
    }
    let own = |desk: &Desk<MemoryStore>| {
        pollster::block_on(desk.store.replica(ReplicaId::from_random([3; 16]))).unwrap()
    };
    assert_ne!(
        own(&original),
        own(&copy),
        "one of them goes on under a new id"
    );
    // From now on they are two ordinary computers.
    edit(&mut original, 3, "room", "手術室");
    edit(&mut copy, 4, "room", "外来");
    let (_, file) = write(&mut copy, None, None);
    let preview = open(&mut original, &file);
    assert!(!preview.is_copied);
    merge(&mut original);
    let both = current(&mut original);
    assert_eq!(
        (room(&both, 3), room(&both, 4)),
        (Some("手術室"), Some("外来"))
    );
}

#[test]
fn a_merge_with_a_copy_is_told_looked_at_and_can_be_taken_back() {
    let (mut original, mut copy) = (desk(1), desk(1));
    edit(&mut original, 1, "room", "ICU");
    let (_, start) = write(&mut original, None, None);
    open(&mut copy, &start);
    merge(&mut copy);
    edit(&mut original, 1, "asset_number", "ME-1");
    edit(&mut copy, 2, "asset_number", "ME-2");
    let files = [&mut original, &mut copy].map(|desk| write(desk, None, None).1);
    // Of the two one is moved, and which that is their bytes decide.
    let previews = [open(&mut original, &files[1]), open(&mut copy, &files[0])];
    assert!(previews.iter().all(|preview| preview.is_copied));
    let (mut moved, before) = (
        0,
        [&mut original, &mut copy].map(|desk| current(desk).vector()),
    );
    for (desk, before) in [original, copy].iter_mut().zip(before) {
        assert_eq!(current(desk).vector(), before, "only looked");
        let merged = merge(desk);
        moved += usize::from(merged.rehomed);
        assert_eq!(current(desk).vector(), merged.after);
        let question = Ask::TakeBack {
            before: merged.before,
            after: merged.after,
        };
        let (_, blocks) = told(desk, question, None);
        let undo = SealedCommit::open(blocks[0].clone()).unwrap();
        assert_eq!(
            undo.commit().changes.iter().count(),
            1,
            "the device of the other"
        );
        let noted = pollster::block_on(desk.store.meta(MERGES))
            .unwrap()
            .unwrap();
        let noted: Vec<PastMerge> = serde_json::from_str(&noted).unwrap();
        let here = current(desk).vector();
        assert!(
            noted.iter().all(|past| here.covers(&past.after)),
            "{noted:?}"
        );
    }
    assert_eq!(moved, 1);
}

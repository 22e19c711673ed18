//! The engine over the store in memory: what is told is stored, and what is not stored is not told.
use std::cell::RefCell;
use std::rc::Rc;

use daicho_core::device::glimpse::WORTHWHILE;
use daicho_core::ident::id::{EntityId, ReplicaId};
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::commit::SealedCommit;
use daicho_core::ledger::fork::{self, Move};
use daicho_core::ledger::state::{Applied, Ledger};
use pollster::block_on;
use yew::prelude::*;

use super::{Adopted, Engine, Env, Job, Written};
use crate::i18n::Language;
use crate::session::edit::{Direction, Edit};
use crate::session::prefs::Prefs;
use crate::session::state::{Action, LedgerState, SaveState, State};
use crate::store::LedgerStore;
use crate::store::error::StoreError;
use crate::store::ledger::{Head, Rehoming, Revision, StoredCommit};
use crate::store::memory::MemoryStore;

const ENV: Env = Env {
    now: Timestamp::default,
    replica: || ReplicaId::from_random([7; 16]),
    pause: || Box::pin(std::future::ready(())),
    language: || Language::En,
};

/// A tab: an engine, and the state its actions add up to.
struct Tab {
    engine: Engine<MemoryStore>,
    state: Rc<RefCell<Rc<State>>>,
}

impl Tab {
    fn open(store: MemoryStore) -> Self {
        Self::open_with(store, ENV)
    }

    fn open_with(store: MemoryStore, env: Env) -> Self {
        let state = Rc::new(RefCell::new(Rc::new(State::default())));
        let held = state.clone();
        let tell = move |action: Action| {
            let next = held.borrow().clone().reduce(action);
            held.replace(next);
        };
        let tab = Self {
            engine: Engine::new(store, env, tell),
            state,
        };
        tab.run(Job::Open);
        tab
    }

    fn named(store: MemoryStore) -> Self {
        Self::named_with(store, ENV)
    }

    fn named_with(store: MemoryStore, env: Env) -> Self {
        let tab = Self::open_with(store, env);
        let prefs = Prefs {
            author: "Sato".into(),
            ..Prefs::default()
        };
        block_on(tab.engine.set_prefs(prefs)).expect("room in memory");
        tab
    }

    fn run(&self, job: Job) {
        self.engine.add(job);
        block_on(self.engine.run());
    }

    fn write(&self, direction: Direction, changes: ChangeSet) -> Option<Written> {
        let written = Rc::new(RefCell::new(None));
        let out = written.clone();
        let on_done = Callback::from(move |how| {
            out.replace(Some(how));
        });
        let edit = Edit::new("edit", changes);
        self.run(Job::Write(direction, edit, on_done));
        *written.borrow()
    }

    fn set(&self, room: &str) -> Option<Written> {
        let mut changes = ChangeSet::new();
        changes.set_text("unit", unit(), "room", room);
        self.write(Direction::Forward, changes)
    }

    fn undo(&self) -> Option<Written> {
        self.write(Direction::Undo, ChangeSet::new())
    }

    fn redo(&self) -> Option<Written> {
        self.write(Direction::Redo, ChangeSet::new())
    }

    fn room(&self) -> Option<String> {
        match &self.state.borrow().ledger {
            LedgerState::Ready(ledger) => ledger
                .record("unit", &unit())?
                .text("room")
                .map(str::to_owned),
            LedgerState::Loading
            | LedgerState::Glimpse(..)
            | LedgerState::FirstRun
            | LedgerState::Failed(_) => None,
        }
    }
}

fn unit() -> EntityId {
    EntityId::derived("unit", "1")
}

#[test]
fn what_is_shown_is_there_after_reopening() {
    let store = MemoryStore::new();
    let tab = Tab::named(store.clone());
    assert_eq!(tab.state.borrow().ledger, LedgerState::FirstRun);
    assert_eq!(tab.set("301"), Some(Written::All));
    assert_eq!(tab.state.borrow().save, SaveState::Saved);
    let again = Tab::open(store);
    assert_eq!(again.room().as_deref(), Some("301"));
    let prefs = again.state.borrow().prefs.clone();
    assert_eq!(prefs.map(|prefs| prefs.author), Some("Sato".into()));
}

/// Opens the store and returns the rooms of the first device as they were shown one after the other, and of how many.
fn rooms_while_opening(store: MemoryStore) -> Vec<(&'static str, Option<String>, usize)> {
    let told = Rc::new(RefCell::new(Vec::new()));
    let out = told.clone();
    let room = |ledger: &Ledger| {
        ledger
            .record("unit", &unit())?
            .text("room")
            .map(str::to_owned)
    };
    let engine = Engine::new(store, ENV, move |action| {
        let Action::Ledger(state) = action else {
            return;
        };
        out.borrow_mut().push(match state {
            LedgerState::Glimpse(ledger, devices) => ("glimpse", room(&ledger), devices),
            LedgerState::Ready(ledger) => ("whole", room(&ledger), ledger.records("unit").count()),
            LedgerState::Loading | LedgerState::FirstRun | LedgerState::Failed(_) => return,
        });
    });
    engine.add(Job::Open);
    block_on(engine.run());
    told.take()
}

#[test]
fn a_large_ledger_shows_its_newest_first_rows_before_it_is_read() {
    let store = MemoryStore::new();
    let tab = Tab::named(store.clone());
    tab.set("301");
    assert_eq!(
        rooms_while_opening(store.clone()),
        [("whole", Some("301".to_owned()), 1)]
    );
    let mut changes = ChangeSet::new();
    for nth in 2..=WORTHWHILE {
        let id = EntityId::derived("unit", &nth.to_string());
        changes.set_text("unit", id, "asset_number", &nth.to_string());
    }
    tab.write(Direction::Forward, changes);
    for room in ["301", "302"] {
        tab.set(room);
        let shown = |how| (how, Some(room.to_owned()), WORTHWHILE);
        assert_eq!(
            rooms_while_opening(store.clone()),
            [shown("glimpse"), shown("whole")]
        );
    }
}

#[test]
fn an_edit_waits_for_the_authors_name_and_is_lost_only_by_giving_up() {
    let tab = Tab::open(MemoryStore::new());
    assert_eq!(tab.set("301"), None);
    assert!(tab.state.borrow().asks_author);
    assert_eq!(tab.room(), None);
    assert!(!tab.engine.rescue().is_empty());
    let prefs = Prefs {
        author: "Sato".into(),
        ..Prefs::default()
    };
    block_on(tab.engine.set_prefs(prefs)).expect("room in memory");
    block_on(tab.engine.run());
    assert_eq!(tab.room().as_deref(), Some("301"));
    assert!(!tab.state.borrow().asks_author);
}

#[test]
fn rescued_edits_fit_a_ledger_that_went_on_with_others() {
    thread_local! {
        static DRAWN: std::cell::Cell<u8> = const { std::cell::Cell::new(0) };
    }
    let env = Env {
        replica: || {
            DRAWN.set(DRAWN.get() + 1);
            ReplicaId::from_random([DRAWN.get(); 16])
        },
        ..ENV
    };
    let tab = Tab::open_with(MemoryStore::new(), env);
    tab.set("301");
    let lines = tab.engine.rescue();
    tab.engine.give_up();
    let prefs = Prefs {
        author: "Sato".into(),
        ..Prefs::default()
    };
    block_on(tab.engine.set_prefs(prefs)).expect("room in memory");
    assert_eq!(tab.set("302"), Some(Written::All));
    let ledger = tab.engine.ledger().expect("a ledger");
    let mut ledger = (*ledger).clone();
    let line = lines.strip_suffix(b"\n").expect("one line");
    let commit = SealedCommit::open(line.to_vec()).expect("a commit");
    assert!(matches!(ledger.apply(&commit), Ok(Applied::Done(_))));
    let record = ledger.record("unit", &unit()).expect("the device");
    assert_eq!(record.heads("room").len(), 2);
}

#[test]
fn given_up_edits_never_come_back() {
    let tab = Tab::open(MemoryStore::new());
    tab.set("301");
    tab.engine.give_up();
    block_on(tab.engine.run());
    assert_eq!(tab.state.borrow().ledger, LedgerState::FirstRun);
    assert!(tab.engine.rescue().is_empty());
}

#[test]
fn undo_and_redo_walk_along_the_commits() {
    let tab = Tab::named(MemoryStore::new());
    tab.set("301");
    tab.set("302");
    assert_eq!(tab.state.borrow().steps, (2, 0));
    assert_eq!(tab.undo(), Some(Written::All));
    assert_eq!(tab.room().as_deref(), Some("301"));
    assert_eq!(tab.state.borrow().steps, (1, 1));
    assert_eq!(tab.redo(), Some(Written::All));
    assert_eq!(tab.room().as_deref(), Some("302"));
    tab.undo();
    tab.set("303");
    assert_eq!(tab.state.borrow().steps, (2, 0));
    assert_eq!(tab.redo(), Some(Written::Nothing));
    assert_eq!(tab.room().as_deref(), Some("303"));
}

#[test]
fn two_tabs_write_one_after_the_other_and_follow_each_other() {
    let store = MemoryStore::new();
    let one = Tab::named(store.clone());
    one.set("301");
    let two = Tab::open(store.clone());
    two.set("302");
    // The first tab has not heard of it yet: its store says stale, it follows, and writes on top.
    assert_eq!(one.set("303"), Some(Written::All));
    let revision = block_on(store.revision()).expect("a store in memory");
    two.run(Job::Follow(revision));
    assert_eq!(two.room().as_deref(), Some("303"));
    // Undo in the second tab leaves alone what the first changed since.
    assert_eq!(two.undo(), Some(Written::Nothing));
    assert_eq!(two.room().as_deref(), Some("303"));
}

#[test]
fn erasing_ends_in_a_first_run_that_other_tabs_follow() {
    let store = MemoryStore::new();
    let one = Tab::named(store.clone());
    one.set("301");
    let two = Tab::open(store.clone());
    one.run(Job::Erase(Callback::noop()));
    assert_eq!(one.state.borrow().ledger, LedgerState::FirstRun);
    let revision = block_on(store.revision()).expect("a store in memory");
    two.run(Job::Follow(revision));
    assert_eq!(two.state.borrow().ledger, LedgerState::FirstRun);
    assert!(Tab::open(store).set("301").is_none());
}

/// What the notice offers when the browser's data was cleared under the page.
fn is_gone(tab: &Tab) -> bool {
    let save = tab.state.borrow().save.clone();
    matches!(save, SaveState::Failed(StoreError::Gone { .. }, _))
}

/// A tab whose second edit comes after the browser's data was cleared.
fn tab_over_cleared_data() -> (MemoryStore, Tab) {
    let store = MemoryStore::new();
    let tab = Tab::named(store.clone());
    tab.set("301");
    store.clear();
    assert_eq!(tab.set("302"), None, "the edit waits");
    assert!(is_gone(&tab));
    assert_eq!(
        tab.room().as_deref(),
        Some("301"),
        "the ledger is still shown"
    );
    let loaded = block_on(store.load()).expect("a store in memory");
    assert_eq!(loaded.ledger, None, "no other ledger was begun");
    (store, tab)
}

#[test]
fn a_ledger_that_was_cleared_is_written_back_with_the_edit_that_waited() {
    let (store, tab) = tab_over_cleared_data();
    block_on(tab.engine.write_back()).expect("room in memory");
    block_on(tab.engine.run());
    assert_eq!(tab.state.borrow().save, SaveState::Saved);
    let again = Tab::open(store);
    assert_eq!(again.room().as_deref(), Some("302"));
    let prefs = again.state.borrow().prefs.clone();
    assert_eq!(prefs.map(|prefs| prefs.author), Some("Sato".into()));
}

#[test]
fn a_ledger_that_was_cleared_goes_into_a_file_as_a_whole() {
    let (_, tab) = tab_over_cleared_data();
    let lines = tab.engine.rescue_all();
    let mut ledger = Ledger::new();
    for line in lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        let commit = SealedCommit::open(line.to_vec()).expect("a commit a line");
        assert!(matches!(ledger.apply(&commit), Ok(Applied::Done(_))));
    }
    let record = ledger.record("unit", &unit()).expect("the device");
    assert_eq!(record.text("room"), Some("302"));
}

#[test]
fn a_ledger_that_was_cleared_can_be_let_go() {
    let (_, tab) = tab_over_cleared_data();
    tab.engine.let_go();
    block_on(tab.engine.run());
    assert_eq!(tab.state.borrow().ledger, LedgerState::FirstRun);
    assert_eq!(tab.state.borrow().save, SaveState::Saved);
    assert!(tab.engine.rescue_all().is_empty());
}

#[test]
fn a_ledger_begun_in_another_tab_after_the_data_was_cleared_is_told_apart_from_the_one_shown() {
    for edits in [1, 2, 3, 4] {
        let store = MemoryStore::new();
        let tab = Tab::named(store.clone());
        tab.set("301");
        tab.set("302");
        store.clear();
        let replica = || ReplicaId::from_random([8; 16]);
        let other = Tab::named_with(store.another_tab(), Env { replica, ..ENV });
        for edit in 0..edits {
            other.set(&format!("1{edit}"));
            let revision = block_on(store.revision()).expect("a store in memory");
            tab.run(Job::Follow(revision));
        }
        assert!(is_gone(&tab), "after {edits} edits");
        assert_eq!(tab.room().as_deref(), Some("302"), "after {edits} edits");
        let refused = block_on(tab.engine.write_back());
        assert!(matches!(refused, Err(StoreError::Stale { .. })));
        tab.set("303");
        tab.engine.let_go();
        block_on(tab.engine.run());
        assert_eq!(tab.room(), other.room(), "after {edits} edits");
    }
}

/// Of an edit that the disk does not take.
fn tab_with_an_edit_that_waits(store: &MemoryStore) -> Tab {
    let tab = Tab::named(store.clone());
    tab.set("301");
    store.fail_next(StoreError::Quota);
    assert_eq!(tab.set("302"), None);
    let save = tab.state.borrow().save.clone();
    assert_eq!(save, SaveState::Failed(StoreError::Quota, 1));
    tab
}

#[test]
fn what_others_write_is_taken_in_while_an_edit_waits() {
    let store = MemoryStore::new();
    let tab = tab_with_an_edit_that_waits(&store);
    let replica = || ReplicaId::from_random([8; 16]);
    let other = Tab::named_with(store.another_tab(), Env { replica, ..ENV });
    other.set("401");
    let revision = block_on(store.revision()).expect("a store in memory");
    store.fail_next(StoreError::Quota);
    tab.run(Job::Follow(revision));
    assert_eq!(tab.room().as_deref(), Some("401"));
    block_on(tab.engine.run());
    assert_eq!(tab.room().as_deref(), Some("302"), "the edit comes last");
    assert_eq!(tab.state.borrow().save, SaveState::Saved);
}

#[test]
fn edits_that_wait_are_made_in_their_order() {
    let store = MemoryStore::new();
    let tab = tab_with_an_edit_that_waits(&store);
    store.fail_next(StoreError::Quota);
    assert_eq!(tab.set("303"), None);
    let save = tab.state.borrow().save.clone();
    assert_eq!(save, SaveState::Failed(StoreError::Quota, 2));
    block_on(tab.engine.run());
    assert_eq!(tab.room().as_deref(), Some("303"));
    let loaded = block_on(store.load()).expect("a store in memory");
    assert_eq!(loaded.ledger.map(|ledger| ledger.commits.len()), Some(3));
}

#[test]
fn erasing_makes_room_and_drops_the_edits_that_wait() {
    let store = MemoryStore::new();
    let tab = tab_with_an_edit_that_waits(&store);
    let refused_again = StoreError::Quota;
    store.fail_next(refused_again);
    tab.run(Job::Erase(Callback::noop()));
    assert_eq!(tab.state.borrow().ledger, LedgerState::FirstRun);
    assert_eq!(tab.state.borrow().save, SaveState::Saved);
    let loaded = block_on(store.load()).expect("a store in memory");
    assert_eq!(loaded.ledger, None, "no edit begins another ledger");
}

#[test]
fn a_tab_follows_when_other_commits_take_the_place_of_some() {
    let store = MemoryStore::new();
    let tab = Tab::named(store.clone());
    tab.set("301");
    tab.set("302");
    let revision = block_on(store.revision()).unwrap();
    // Another tab merges with a copy of this profile, whose second commit stays where this one's was.
    let replica = (ENV.replica)();
    let own = block_on(store.commits(replica, 0, 9)).unwrap();
    let copied = Tab::named(MemoryStore::new());
    copied.set("301");
    copied.set("303");
    let theirs = block_on(copied.engine.store.commits(replica, 0, 9)).unwrap();
    assert_eq!(own[0], theirs[0]);
    let [held, offered] = [own, theirs].map(|commits| {
        let open = |commit: StoredCommit| SealedCommit::open_verified(commit.bytes, commit.hash);
        commits
            .into_iter()
            .map(|commit| open(commit).unwrap())
            .collect::<Vec<_>>()
    });
    let new = ReplicaId::from_random([8; 16]);
    let from = held[1].commit().dot;
    let moved = fork::rehome(&held, &[Move { from, to: new }]);
    let rehoming = Rehoming {
        out: vec![Head { replica, seq: 2 }],
        commits: vec![(&offered[1]).into(), (&moved.commits[1]).into()],
        replica: Some(new),
    };
    let revision = block_on(store.rehome(revision, &rehoming)).unwrap();
    tab.run(Job::Follow(revision));
    assert_eq!(tab.state.borrow().save, SaveState::Saved);
    assert!(tab.state.borrow().losses.is_empty());
    let conflict = |tab: &Tab| {
        let ledger = tab.engine.ledger().unwrap();
        let found = ledger.record("unit", &unit());
        found.is_some_and(|unit| unit.is_conflict("room"))
    };
    assert!(conflict(&tab), "both rooms are there");
    // The next edit is of the new writer.
    assert_eq!(tab.set("304"), Some(Written::All));
    assert!(!conflict(&tab));
    let heads = [replica, new].map(|replica| Head { replica, seq: 2 });
    assert_eq!(block_on(store.heads()).unwrap(), heads);
}

#[test]
fn a_ledger_that_the_worker_made_is_shown_and_the_writer_is_known() {
    let store = MemoryStore::new();
    let tab = Tab::open(store.clone());
    assert_eq!(tab.state.borrow().replica, None);
    // The worker stores somebody's commit in the empty ledger, and sends the state.
    let other = Tab::named(MemoryStore::new());
    other.set("301");
    let ledger = (*other.engine.ledger().unwrap()).clone();
    let commits = block_on(other.engine.store.commits((ENV.replica)(), 0, 9)).unwrap();
    let revision = block_on(store.append(Revision::FIRST, &commits)).unwrap();
    tab.run(Job::Adopt(Box::new(Adopted {
        ledger,
        revision,
        step: None,
    })));
    assert_eq!(tab.room().as_deref(), Some("301"));
    assert_eq!(tab.state.borrow().replica, Some((ENV.replica)()));
}

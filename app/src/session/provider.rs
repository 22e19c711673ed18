//! The one provider: opens the store, keeps the engine, hands the session to every component.
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::engine::{Engine, Env, Job};
use super::handle::Session;
use super::prefs::Prefs;
use super::state::{Action, LedgerState, State};
use crate::browser::folder::Folder;
use crate::browser::{carried, clock, language, pause, random, site};
use crate::components::toast::use_toasts;
use crate::i18n::Language;
use crate::store::error::StoreError;
use crate::store::indexed_db::{DATABASE, IndexedDbStore};
use crate::store::ledger::Revision;
use crate::store::{Follow, LedgerStore};

/// Where the page keeps the ledger.
pub(super) type PageStore = IndexedDbStore;

pub(super) const ENV: Env = Env {
    now: clock::now,
    replica: random::replica_id,
    pause: || Box::pin(pause::pause()),
    language: preferred,
};

/// Returns the first language of the browser that there are texts in.
fn preferred() -> Language {
    language::languages()
        .iter()
        .find_map(|tag| Language::from_code(tag))
        .unwrap_or_default()
}

/// Where jobs are handed in. The engine behind it begins with the store, which opens in its own time.
pub(super) struct Desk {
    tell: UseReducerDispatcher<State>,
    engine: RefCell<Option<Rc<Engine<PageStore>>>>,
    follow: RefCell<Option<Follow>>,
    files: RefCell<Vec<web_sys::File>>,
    store: RefCell<Option<PageStore>>,
    /// Where copies go.
    pub(super) folder: RefCell<Option<Folder>>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Desk {
    /// Opens the store, or if it is open, reads the ledger anew.
    pub(super) fn open(self: &Rc<Self>) {
        if self.engine.borrow().is_some() {
            self.post(Job::Open);
            return;
        }
        let desk = self.clone();
        spawn_local(async move {
            match IndexedDbStore::open(DATABASE).await {
                Ok(store) => desk.begin(store),
                Err(error) => {
                    let language = preferred();
                    desk.tell.dispatch(Action::Prefs(Prefs {
                        language,
                        ..Prefs::default()
                    }));
                    desk.tell
                        .dispatch(Action::Ledger(LedgerState::Failed(error)));
                }
            }
        });
    }

    fn begin(self: &Rc<Self>, store: PageStore) {
        let weak = Rc::downgrade(self);
        let follow = store.follow(Rc::new(move |revision| {
            if let Some(desk) = weak.upgrade() {
                desk.post(Job::Follow(revision));
            }
        }));
        self.follow.replace(Some(follow));
        self.store.replace(Some(store.clone()));
        let tell = self.tell.clone();
        let engine = Engine::new(store, ENV, move |action| tell.dispatch(action));
        engine.carry(&carried::take());
        self.engine.replace(Some(Rc::new(engine)));
        self.post(Job::Open);
        let desk = self.clone();
        spawn_local(async move { desk.find_folder().await });
    }

    pub(super) fn tell(&self, action: Action) {
        self.tell.dispatch(action);
    }

    /// Returns the store, once it is open.
    pub(super) fn page_store(&self) -> Option<PageStore> {
        self.store.borrow().clone()
    }

    /// Loads the site again, for a page of its other program; what can be undone comes along.
    pub(super) fn change_program(&self) {
        if let Some(engine) = &*self.engine.borrow() {
            carried::keep(&engine.packed());
        }
        site::reload();
    }

    /// Counts the commits of the ledger on the screen.
    pub(super) fn commits_shown(&self) -> usize {
        let ledger = self
            .engine
            .borrow()
            .as_ref()
            .and_then(|engine| engine.ledger());
        ledger.map_or(0, |ledger| ledger.commits_len())
    }

    pub(super) fn post(&self, job: Job) {
        if let Some(engine) = &*self.engine.borrow() {
            engine.add(job);
        }
        self.resume();
    }

    /// Goes on with the first job that waits.
    pub(super) fn resume(&self) {
        if let Some(engine) = self.engine.borrow().clone() {
            spawn_local(async move { engine.run().await });
        }
    }

    pub(super) fn expect_worker(&self) {
        if let Some(engine) = &*self.engine.borrow() {
            engine.expect_worker();
        }
    }

    pub(super) fn hand_over(&self, files: Vec<web_sys::File>) {
        self.files.replace(files);
    }

    pub(super) fn take_files(&self) -> Vec<web_sys::File> {
        self.files.take()
    }

    pub(super) fn give_up(&self) {
        if let Some(engine) = &*self.engine.borrow() {
            engine.give_up();
        }
        self.resume();
    }

    pub(super) fn rescue(&self) -> Vec<u8> {
        self.engine
            .borrow()
            .as_ref()
            .map(|engine| engine.rescue())
            .unwrap_or_default()
    }

    pub(super) fn rescue_all(&self) -> Vec<u8> {
        let engine = self.engine.borrow();
        engine
            .as_ref()
            .map(|engine| engine.rescue_all())
            .unwrap_or_default()
    }

    /// Writes the ledger of this page into the emptied store; `on_failed` is told why not.
    pub(super) fn write_back(self: &Rc<Self>, on_failed: Callback<StoreError>) {
        let Some(engine) = self.engine.borrow().clone() else {
            return;
        };
        let desk = self.clone();
        spawn_local(async move {
            match engine.write_back().await {
                Ok(()) => desk.resume(),
                Err(error) => on_failed.emit(error),
            }
        });
    }

    pub(super) fn let_go(&self) {
        if let Some(engine) = &*self.engine.borrow() {
            engine.let_go();
        }
        self.resume();
    }

    pub(super) async fn fact(&self, key: &str) -> Option<String> {
        let engine = self.engine.borrow().clone()?;
        engine.fact(key).await
    }

    /// Returns the least revision of the store that the worker may build on.
    pub(super) fn least(&self) -> Revision {
        let engine = self.engine.borrow();
        engine
            .as_ref()
            .map(|engine| engine.least())
            .unwrap_or_default()
    }

    pub(super) fn set_prefs(&self, prefs: Prefs, on_failed: Callback<()>) {
        let Some(engine) = self.engine.borrow().clone() else {
            self.tell.dispatch(Action::Prefs(prefs));
            return;
        };
        spawn_local(async move {
            if engine.set_prefs(prefs).await.is_err() {
                on_failed.emit(());
            }
        });
    }
}

/// Properties of [`SessionProvider`].
#[derive(Clone, PartialEq, Properties)]
pub struct SessionProviderProps {
    /// The page.
    pub children: Html,
}

/// Opens the ledger and hands the [`Session`] to every component.
#[component]
pub fn SessionProvider(props: &SessionProviderProps) -> Html {
    let toasts = use_toasts();
    let state = use_reducer(State::default);
    let desk = {
        let tell = state.dispatcher();
        use_memo((), move |()| Desk {
            tell,
            engine: RefCell::default(),
            follow: RefCell::default(),
            files: RefCell::default(),
            store: RefCell::default(),
            folder: RefCell::default(),
        })
    };
    use_effect_with(desk.clone(), |desk| desk.open());
    let session = Session::new(state, desk, toasts);
    html! { <ContextProvider<Session> context={session}>{ props.children.clone() }</ContextProvider<Session>> }
}

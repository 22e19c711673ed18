//! The state that is drawn, and the only reducer. Pure: nothing is stored from here.
use std::ops::Deref;
use std::rc::Rc;

use daicho_core::ident::id::ReplicaId;
use daicho_core::ledger::state::{ApplyError, Ledger};
use yew::prelude::*;

use super::backup::Backup;
use super::copies::state::FolderState;
use super::prefs::Prefs;
use crate::store::error::{Damage, StoreError};

/// A ledger at one moment. Clones are cheap, and two are equal if they are the same one.
#[derive(Clone, Debug)]
pub struct LedgerHandle(Rc<Ledger>);

impl LedgerHandle {
    /// Wraps a ledger.
    pub fn new(ledger: Ledger) -> Self {
        Self(Rc::new(ledger))
    }
}

impl Deref for LedgerHandle {
    type Target = Ledger;

    fn deref(&self) -> &Ledger {
        &self.0
    }
}

impl PartialEq for LedgerHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for LedgerHandle {}

/// What is known of the ledger.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum LedgerState {
    /// It is being read.
    #[default]
    Loading,
    /// It is being read, and these are the first of so many devices.
    Glimpse(LedgerHandle, usize),
    /// There is none yet.
    FirstRun,
    /// It is open.
    Ready(LedgerHandle),
    /// It could not be read.
    Failed(StoreError),
}

/// Part of the ledger that could not be read; the rest is open.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Loss {
    /// Something stored is damaged.
    Stored(Damage),
    /// A commit does not fit the others.
    Commit(ApplyError),
}

/// Whether what was done here is on the disk.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum SaveState {
    /// All of it is.
    #[default]
    Saved,
    /// A write is under way.
    Saving,
    /// A write failed; so many edits wait behind it, itself included.
    Failed(StoreError, usize),
}

/// All the state of the page that outlives a component.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The ledger.
    pub ledger: LedgerState,
    /// What of it could not be read.
    pub losses: Rc<[Loss]>,
    /// Whether all is on the disk.
    pub save: SaveState,
    /// How many commits of this tab can be undone, and undoings redone.
    pub steps: (usize, usize),
    /// Language, theme, author. `None` until they are read.
    pub prefs: Option<Prefs>,
    /// The author's name is needed before an edit can be saved.
    pub asks_author: bool,
    /// When the ledger was last exported.
    pub backup: Option<Backup>,
    /// Who this browser profile is as a writer, once that is known.
    pub replica: Option<ReplicaId>,
    /// The folder for copies.
    pub folder: FolderState,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The ledger was read, changed, followed or erased.
    Ledger(LedgerState),
    /// Part of the ledger could not be read.
    Lost(Rc<[Loss]>),
    /// A write began, ended or failed.
    Save(SaveState),
    /// The edits that waited were given up.
    GaveUp,
    /// Undo and redo reach so far.
    Steps(usize, usize),
    /// Preferences were read or changed.
    Prefs(Prefs),
    /// The author's name is needed.
    AskAuthor,
    /// An export was noted.
    Backup(Option<Backup>),
    /// The store said who this browser profile is as a writer.
    Replica(ReplicaId),
    /// The folder for copies was found, chosen, written to …
    Folder(FolderState),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Ledger(ledger) => state.ledger = ledger,
            Action::Lost(losses) => state.losses = losses,
            Action::Save(save) => state.save = save,
            Action::Steps(done, undone) => state.steps = (done, undone),
            Action::Prefs(prefs) => {
                state.asks_author &= prefs.author.is_empty();
                state.prefs = Some(prefs);
            }
            Action::AskAuthor => state.asks_author = true,
            Action::GaveUp => {
                state.asks_author = false;
                state.save = SaveState::Saved;
            }
            Action::Backup(backup) => state.backup = backup,
            Action::Folder(folder) => state.folder = folder,
            Action::Replica(replica) => state.replica = Some(replica),
        }
        Rc::new(state)
    }
}

//! Makes copies and puts them into the folder.
use daicho_core::backup::generations::{Mark, turn};
use daicho_core::ident::timestamp::Timestamp;
use js_sys::Uint8Array;
use yew::prelude::*;

use super::state::{CopyError, FolderCopy, FolderState, Standing};
use crate::browser::folder::{self, Folder, FolderError, Permission};
use crate::browser::{clock, locks, random};
use crate::session::backup::Backup;
use crate::session::provider::{Desk, PageStore};
use crate::session::state::Action;
use crate::store::LedgerStore;
use crate::store::error::StoreError;
use crate::worker::client::WorkerClient;
use crate::worker::protocol::exchange::{Ask, Told};
use crate::worker::protocol::{Answer, Request, Trouble};

/// Held while a tab makes a copy; the others wait, and then find it made.
const LOCK: &str = "daicho-copies";

impl Desk {
    /// Finds out whether a folder was chosen, and whether it may be written to.
    pub(in crate::session) async fn find_folder(&self) {
        if !folder::is_supported() {
            self.tell_folder(FolderState::Unsupported);
            return;
        }
        let Some(store) = self.page_store() else {
            return;
        };
        match store.folder().await.ok().flatten() {
            Some(found) => self.open_folder(found, &store).await,
            None => self.forget_folder(),
        }
    }

    /// Takes note that there is no folder any more.
    pub(in crate::session) fn forget_folder(&self) {
        self.folder.replace(None);
        if folder::is_supported() {
            self.tell_folder(FolderState::Absent);
        }
    }

    async fn open_folder(&self, found: Folder, store: &PageStore) {
        let name = AttrValue::from(found.name());
        let standing = match obstacle(&found).await {
            None => Standing::Open(FolderCopy::read(store).await.ok().flatten()),
            Some(obstacle) => obstacle,
        };
        self.folder.replace(Some(found));
        self.tell_folder(FolderState::Chosen(name, standing));
    }

    /// Has the person choose a folder, and keeps it.
    pub(super) async fn choose_folder(&self) -> Result<(), CopyError> {
        let chosen = match folder::choose().await {
            Ok(chosen) => chosen,
            Err(FolderError::Cancelled) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let store = self.page_store().ok_or(StoreError::ConnectionLost)?;
        store.set_folder(Some(&chosen)).await?;
        FolderCopy::forget(&store).await?;
        self.open_folder(chosen, &store).await;
        Ok(())
    }

    /// Has the browser ask the person whether the folder may be written to.
    pub(super) async fn ask_for_folder(&self) {
        let asked = self.folder.borrow().clone();
        if let (Some(asked), Some(store)) = (asked, self.page_store()) {
            asked.ask().await;
            self.open_folder(asked, &store).await;
        }
    }

    /// Makes no more copies in the folder. Those that are there stay.
    pub(super) async fn leave_folder(&self) -> Result<(), CopyError> {
        let store = self.page_store().ok_or(StoreError::ConnectionLost)?;
        store.set_folder(None).await?;
        FolderCopy::forget(&store).await?;
        self.forget_folder();
        Ok(())
    }

    /// Puts a copy into the folder unless the last one there is of the present state. Nothing happens without a folder or
    /// without a ledger.
    pub(super) async fn copy_to_folder(&self, maker: &Maker) {
        let chosen = self.folder.borrow().clone();
        let (Some(chosen), Some(store)) = (chosen, self.page_store()) else {
            return;
        };
        if self.commits_shown() == 0 {
            return;
        }
        let name = AttrValue::from(chosen.name());
        let tell = |standing| self.tell_folder(FolderState::Chosen(name.clone(), standing));
        // What a browser allowed once it may ask for again at any time.
        if let Some(obstacle) = obstacle(&chosen).await {
            return tell(obstacle);
        }
        let _alone = locks::exclusive(LOCK).await;
        match self.is_copied(&store).await {
            Ok(Some(copy)) => {
                // Perhaps another tab made it.
                let backup = Backup::read(&store).await;
                backup
                    .into_iter()
                    .for_each(|backup| self.tell(Action::Backup(backup)));
                return tell(Standing::Open(Some(copy)));
            }
            Ok(None) => tell(Standing::Saving),
            Err(error) => return tell(Standing::Failed(error.into())),
        }
        tell(match self.add_copy(&chosen, &store, maker).await {
            Ok(copy) => Standing::Open(Some(copy)),
            Err(error) => Standing::Failed(error),
        });
    }

    /// Returns the last copy in the folder if the store has nothing newer.
    async fn is_copied(&self, store: &PageStore) -> Result<Option<FolderCopy>, StoreError> {
        let copy = FolderCopy::read(store).await?;
        let revision = store.revision().await?;
        Ok(copy.filter(|copy| copy.revision == revision))
    }

    /// Returns the last copy in the folder if it is of the present state.
    pub(super) async fn last_copy(&self) -> Option<FolderCopy> {
        let store = self.page_store()?;
        self.is_copied(&store).await.ok().flatten()
    }

    async fn add_copy(
        &self,
        chosen: &Folder,
        store: &PageStore,
        maker: &Maker,
    ) -> Result<FolderCopy, CopyError> {
        // Before the file is made: what is written meanwhile may be in it, and is copied again.
        let revision = store.revision().await?;
        let made = self.make_copy(maker).await?;
        let mark = Mark::of(store.replica(random::replica_id()).await?);
        let existing = chosen.names().await?;
        let turn = turn(&mark, clock::wall(), existing.iter().map(String::as_str));
        chosen.put(&turn.name, &turn.part, &made.bytes).await?;
        for served in &turn.served {
            chosen.remove(served).await;
        }
        let copy = FolderCopy {
            at: made.at,
            revision,
            file: turn.name.into(),
        };
        copy.write(store).await?;
        self.note_copy(store, &made).await?;
        Ok(copy)
    }

    /// Has the worker make a copy.
    pub(super) async fn make_copy(&self, maker: &Maker) -> Result<Copy, Trouble> {
        let at = clock::now();
        let commits = self.commits_shown();
        let ask = Ask::Write {
            author: maker.author.to_string(),
            at: at.milliseconds(),
            passphrase: None,
            without_confidential: false,
        };
        let request = Request::Exchange(ask);
        let answered = maker.worker.ask(request, None, Callback::noop()).await;
        maker.worker.retire();
        let (answer, blocks) = answered?;
        match (answer, blocks.into_iter().next()) {
            (Answer::Exchange(Told::Written(_)), Some(bytes)) => Ok(Copy { at, commits, bytes }),
            _ => Err(Trouble::NothingOpen),
        }
    }

    /// Notes that a copy is in safety, which silences the reminder.
    pub(super) async fn note_copy(&self, store: &PageStore, copy: &Copy) -> Result<(), StoreError> {
        let (at, commits) = (copy.at, copy.commits);
        let backup = Backup { at, commits };
        backup.write(store).await?;
        self.tell(Action::Backup(Some(backup)));
        Ok(())
    }

    fn tell_folder(&self, state: FolderState) {
        self.tell(Action::Folder(state));
    }
}

/// Returns what keeps the program from writing to a folder, if anything.
async fn obstacle(folder: &Folder) -> Option<Standing> {
    match folder.permission().await {
        Permission::Granted => None,
        Permission::Prompt => Some(Standing::Asks),
        Permission::Denied => Some(Standing::Failed(FolderError::Denied.into())),
    }
}

/// Who makes a copy.
pub(super) struct Maker {
    pub(super) worker: WorkerClient,
    pub(super) author: AttrValue,
}

/// A copy of the ledger, in the browser's memory.
pub(super) struct Copy {
    pub(super) at: Timestamp,
    /// How many commits the screen showed when it was begun; it has no fewer.
    commits: usize,
    pub(super) bytes: Uint8Array,
}

//! What pages ask for.
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::keeper::Maker;
use super::state::CopyError;
use crate::browser::{clock, files};
use crate::session::handle::Session;
use crate::store::error::StoreError;

/// Where the present state was saved before something large happens to it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SavedBefore {
    /// There is no ledger yet, and so nothing to lose.
    Nothing,
    /// In the folder, in the file of this name.
    Folder(AttrValue),
    /// The browser was given a file of this name to save.
    Download(AttrValue),
}

impl Session {
    /// Has the person choose a folder, and makes the first copy there. Call it in answer to a press.
    pub fn choose_folder(&self) {
        let this = self.clone();
        spawn_local(async move {
            match this.desk().choose_folder().await {
                Ok(()) => this.desk().copy_to_folder(&this.maker()).await,
                Err(_) => this.fail("folder-not-chosen"),
            }
        });
    }

    /// Has the browser ask whether the folder may be written to, and makes a copy. Call it in answer to a press.
    pub fn allow_folder(&self) {
        let this = self.clone();
        spawn_local(async move {
            this.desk().ask_for_folder().await;
            this.desk().copy_to_folder(&this.maker()).await;
        });
    }

    /// Makes no more copies in the folder.
    pub fn leave_folder(&self) {
        let this = self.clone();
        spawn_local(async move {
            if this.desk().leave_folder().await.is_err() {
                this.fail("prefs-not-saved");
            }
        });
    }

    /// Makes a copy in the folder, unless the last one there is of the present state.
    pub fn copy_to_folder(&self) {
        let this = self.clone();
        spawn_local(async move { this.desk().copy_to_folder(&this.maker()).await });
    }

    /// Hands the whole ledger out as a file.
    pub fn download_copy(&self) {
        let this = self.clone();
        spawn_local(async move {
            match this.download_now().await {
                Ok(file) => {
                    let args = [("file", file.to_string().into())];
                    this.toasts()
                        .say(this.texts().with("copy-downloaded", &args));
                }
                Err(_) => this.fail("copy-failed"),
            }
        });
    }

    /// Saves the present state before something large happens to it, such as taking in another ledger's file: into the
    /// folder if there is one that can be written to, or else as a file that the browser saves.
    ///
    /// # Errors
    /// When neither worked: say so, and ask before going on.
    pub async fn save_before(&self) -> Result<SavedBefore, CopyError> {
        if self.ready().is_none() {
            return Ok(SavedBefore::Nothing);
        }
        if self.state().folder.is_writable() {
            self.desk().copy_to_folder(&self.maker()).await;
            if let Some(copy) = self.desk().last_copy().await {
                return Ok(SavedBefore::Folder(copy.file));
            }
        }
        self.download_now().await.map(SavedBefore::Download)
    }

    async fn download_now(&self) -> Result<AttrValue, CopyError> {
        let copy = self.desk().make_copy(&self.maker()).await?;
        let name = format!("daicho-{}.daicho", clock::today());
        files::download_block(&name, "application/zip", &copy.bytes);
        if let Some(store) = self.desk().page_store() {
            // If the note cannot be stored, the screen goes on asking for a copy: the safe side.
            let _: Result<(), StoreError> = self.desk().note_copy(&store, &copy).await;
        }
        Ok(name.into())
    }

    fn maker(&self) -> Maker {
        Maker {
            worker: self.worker(),
            author: self.prefs().author,
        }
    }

    fn fail(&self, key: &str) {
        self.toasts().fail(self.texts().get(key));
    }
}

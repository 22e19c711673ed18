//! A folder on this computer that the person chose for copies: the File System Access API, in Chromium's browsers.
//!
//! Files get into it whole or not at all. They are written under another name, read back, compared by SHA-256, and only then
//! renamed. Where the browser cannot rename (`FileSystemFileHandle.move`), the file is written under its own name once more:
//! what `createWritable` takes replaces the file in one step when it is closed, so that no half of one is ever there either.

use js_sys::{AsyncIterator, IteratorNext, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

// Typed by hand: `web-sys` leaves out permissions, the picker and `move`.
#[wasm_bindgen]
extern "C" {
    /// A folder, as a handle that the database can keep.
    #[wasm_bindgen(typescript_type = "FileSystemDirectoryHandle")]
    #[derive(Clone, Debug, PartialEq)]
    pub type Folder;

    #[wasm_bindgen(catch, js_name = showDirectoryPicker)]
    async fn show_directory_picker(options: &JsValue) -> Result<JsValue, JsValue>;

    /// Returns its name, without the way to it, which the browser keeps to itself.
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Folder) -> String;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    async fn query_permission(this: &Folder, mode: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    async fn request_permission(this: &Folder, mode: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    async fn get_file_handle(this: &Folder, name: &str, how: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    async fn remove_entry(this: &Folder, name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method)]
    fn keys(this: &Folder) -> AsyncIterator;

    type Entry;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    async fn create_writable(this: &Entry) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    async fn get_file(this: &Entry) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = move)]
    async fn rename(this: &Entry, name: &str) -> Result<JsValue, JsValue>;

    type Writable;

    #[wasm_bindgen(method, catch)]
    async fn write(this: &Writable, bytes: &Uint8Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn close(this: &Writable) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], catch, js_name = digest)]
    async fn digest(algorithm: &str, bytes: &JsValue) -> Result<JsValue, JsValue>;
}

/// Why a folder did not take a file.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FolderError {
    /// The person closed the window in which to choose.
    #[error("nothing was chosen")]
    Cancelled,
    /// The browser wants the person to allow it again, or the person does not.
    #[error("the browser does not allow it")]
    Denied,
    /// The folder was moved, removed or renamed, or the drive is not there.
    #[error("the folder is gone")]
    Gone,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// What was read back is not what was written.
    #[error("what was read back is not what was written")]
    Differs,
    /// Something else; the browser's name for it.
    #[error("the browser could not write: {0}")]
    Failed(String),
}

/// Whether the browser lets the program write.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Permission {
    /// It does.
    Granted,
    /// Not before it has asked the person, which it does only when they press something.
    Prompt,
    /// The person said no.
    Denied,
}

/// Says whether this browser lets a person choose a folder.
pub fn is_supported() -> bool {
    Reflect::has(&js_sys::global(), &"showDirectoryPicker".into()).unwrap_or_default()
}

/// Has the person choose a folder. Browsers show the window only in answer to a press.
///
/// # Errors
/// [`FolderError::Cancelled`] when nothing was chosen.
pub async fn choose() -> Result<Folder, FolderError> {
    let options = object(&[("id", "daicho-copies".into()), ("mode", "readwrite".into())]);
    let chosen = show_directory_picker(&options).await.map_err(fault)?;
    Ok(chosen.unchecked_into())
}

impl Folder {
    /// Says whether the program may write now.
    pub async fn permission(&self) -> Permission {
        permission(self.query_permission(&read_and_write()).await)
    }

    /// Has the browser ask the person, in answer to a press.
    pub async fn ask(&self) -> Permission {
        permission(self.request_permission(&read_and_write()).await)
    }

    /// Returns the names of everything in the folder.
    ///
    /// # Errors
    /// [`FolderError::Gone`] and the like.
    pub async fn names(&self) -> Result<Vec<String>, FolderError> {
        let names = self.keys();
        let mut found = Vec::new();
        loop {
            let next = names.next().map_err(fault)?;
            let next: IteratorNext = JsFuture::from(next).await.map_err(fault)?.unchecked_into();
            if next.done() {
                return Ok(found);
            }
            found.extend(next.value().as_string());
        }
    }

    /// Puts a file of `bytes` into the folder, called `name`, and `part` until it is proven.
    ///
    /// # Errors
    /// When it is not there as it was written; a file of that name that was there before is untouched.
    pub async fn put(&self, name: &str, part: &str, bytes: &Uint8Array) -> Result<(), FolderError> {
        let entry = self.proven(part, bytes).await?;
        let can_rename = Reflect::has(&entry, &"move".into()).unwrap_or_default();
        if can_rename && entry.rename(name).await.is_ok() {
            let there = self.get_file_handle(name, &JsValue::UNDEFINED).await;
            return there.map(drop).map_err(fault);
        }
        self.proven(name, bytes).await?;
        self.remove(part).await;
        Ok(())
    }

    /// Removes a file, if it is there. One that cannot be removed stays, which does no harm.
    pub async fn remove(&self, name: &str) {
        let _ = self.remove_entry(name).await;
    }

    /// Writes a file, reads it back and compares; what is not as it was written is removed.
    async fn proven(&self, name: &str, bytes: &Uint8Array) -> Result<Entry, FolderError> {
        let written = self.written(name, bytes).await.map_err(fault);
        match written {
            Ok((entry, true)) => return Ok(entry),
            Ok((_, false)) | Err(_) => self.remove(name).await,
        }
        written.and(Err(FolderError::Differs))
    }

    /// Writes a file and says whether it reads back as it was written.
    async fn written(&self, name: &str, bytes: &Uint8Array) -> Result<(Entry, bool), JsValue> {
        let create = object(&[("create", true.into())]);
        let entry: Entry = self.get_file_handle(name, &create).await?.unchecked_into();
        let target: Writable = entry.create_writable().await?.unchecked_into();
        target.write(bytes).await?;
        target.close().await?;
        let file: Blob = entry.get_file().await?.unchecked_into();
        let found = JsFuture::from(file.array_buffer()).await?;
        let same = sha256(&found).await? == sha256(bytes).await?;
        Ok((entry, same))
    }
}

async fn sha256(bytes: &JsValue) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&digest("SHA-256", bytes).await?).to_vec())
}

fn read_and_write() -> JsValue {
    object(&[("mode", "readwrite".into())])
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A new object takes any field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A browser without this question lets the program write: it asked when the folder was chosen.
fn permission(answer: Result<JsValue, JsValue>) -> Permission {
    match answer.ok().and_then(|answer| answer.as_string()).as_deref() {
        Some("prompt") => Permission::Prompt,
        Some("denied") => Permission::Denied,
        _ => Permission::Granted,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a function for map_err")]
fn fault(error: JsValue) -> FolderError {
    let name = Reflect::get(&error, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "AbortError" => FolderError::Cancelled,
        "NotAllowedError" | "SecurityError" => FolderError::Denied,
        "NotFoundError" => FolderError::Gone,
        "QuotaExceededError" => FolderError::Full,
        _ => FolderError::Failed(name),
    }
}

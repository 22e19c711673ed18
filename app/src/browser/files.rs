//! Reading a chosen file, handing one out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::scope::scope;

/// How much is read at a time: progress is told and a cancel is heard this often.
const SLICE: usize = 8 * 1024 * 1024;

/// How long a download may take to begin. Revoking its address at once breaks it in some browsers.
const REVOKE_AFTER_MILLISECONDS: f64 = 60_000.0;

/// Why a file was not read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FileError {
    /// The file is larger than what the caller takes.
    #[error("{size} bytes, at most {limit} are read")]
    TooLarge {
        /// Size of the file in bytes.
        size: u64,
        /// Most bytes that are read.
        limit: u64,
    },
    /// The browser could not read it: moved, locked by another program, no permission.
    #[error("the browser cannot read the file: {name}")]
    Unreadable {
        /// Name of the browser's error, `NotReadableError` for example.
        name: String,
    },
    /// `progress` said stop.
    #[error("cancelled")]
    Cancelled,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Proceed {
    /// Read on.
    Yes,
    /// Stop; the read ends with [`FileError::Cancelled`].
    No,
}

/// Reads a file (or any blob) of at most `limit` bytes.
///
/// `progress` is called with the bytes read so far after every 8 MiB.
pub async fn read(
    file: &Blob,
    limit: u64,
    mut progress: impl FnMut(u64) -> Proceed,
) -> Result<Vec<u8>, FileError> {
    let size = file.size() as u64;
    let capacity = usize::try_from(size).ok().filter(|_| size <= limit);
    let capacity = capacity.ok_or(FileError::TooLarge { size, limit })?;
    let mut bytes = vec![0; capacity];
    let mut done = 0;
    for target in bytes.chunks_mut(SLICE) {
        let end = done + target.len() as u64;
        let slice = file
            .slice_with_f64_and_f64(done as f64, end as f64)
            .map_err(unreadable)?;
        let buffer = JsFuture::from(slice.array_buffer())
            .await
            .map_err(unreadable)?;
        let array = Uint8Array::new(&buffer);
        if array.length() as usize != target.len() {
            return Err(FileError::Unreadable {
                name: "NotReadableError".to_owned(),
            });
        }
        array.copy_to(target);
        done = end;
        if progress(done) == Proceed::No {
            return Err(FileError::Cancelled);
        }
    }
    Ok(bytes)
}

/// Has the browser save `bytes` under `name`, as the user's settings say. `media_type` is such as `text/csv`.
///
/// Returns `None` where there is no page to do it (in the worker).
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    download_block(name, media_type, &Uint8Array::new_from_slice(bytes))
}

/// As [`download`], of bytes in the browser's memory.
pub fn download_block(name: &str, media_type: &str, bytes: &Uint8Array) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(bytes);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    let revoke = Closure::once_into_js(move || drop(Url::revoke_object_url(&address)));
    scope().set_timeout(revoke.unchecked_ref(), REVOKE_AFTER_MILLISECONDS);
    Some(())
}

fn unreadable(error: JsValue) -> FileError {
    let name = js_sys::Reflect::get(&error, &JsValue::from_str("name"))
        .ok()
        .and_then(|name| name.as_string());
    FileError::Unreadable {
        name: name.unwrap_or_default(),
    }
}

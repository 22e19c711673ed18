//! The store in IndexedDB under test, and what tests do to the database behind its back.

use daicho_app::{
    browser::random,
    store::{
        indexed_db::IndexedDbStore,
        schema::{STEPS, Step},
    },
};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::contract::TestStore;

/// The schema of a later version of Daicho: one more step.
pub const LATER_STEPS: &[Step] = &[STEPS[0], &["later"]];

/// Returns a name that no database has.
pub fn fresh_name() -> String {
    format!("test-{}", random::entity_id())
}

/// Opens an empty database.
pub async fn fresh() -> TestDatabase {
    open(&fresh_name()).await
}

/// Opens a database as a tab would.
pub async fn open(name: &str) -> TestDatabase {
    IndexedDbStore::open(name)
        .await
        .expect("the database opens")
}

/// The store under test.
pub type TestDatabase = IndexedDbStore;

impl TestStore for IndexedDbStore {
    async fn another_tab(&self) -> Self {
        open(self.name()).await
    }

    async fn lose(&self) {
        assert_eq!(erase_raw(self.name()).await, "done", "the store lets go");
    }
}

/// How an [`interfere`] breaks a call.
pub mod how {
    /// The disk is full: the third write throws.
    pub const QUOTA: &str = "quota";
    /// The browser aborts the transaction at the third write.
    pub const ABORT: &str = "abort";
    /// The browser closes the connection before a transaction begins.
    pub const CLOSE: &str = "close";
    /// The commit reaches the disk, but the browser says it was aborted.
    pub const LIE: &str = "lie";
    /// A database neither opens nor fails.
    pub const SILENCE: &str = "silence";
    /// The second chunk of a record cannot be given back, which the browser tells as an error.
    pub const HOLES: &str = "holes";
    /// Databases are forbidden.
    pub const FORBID: &str = "forbid";
}

#[wasm_bindgen(inline_js = r#"
let restore = () => {};

// Breaks the database's interface of this page or worker `times` times, in one way.
export function interfere(how, times) {
  behave();
  const patch = (prototype, name, make) => {
    const original = prototype[name];
    prototype[name] = make(original);
    const before = restore;
    restore = () => { prototype[name] = original; before(); };
  };
  let left = times;
  const thirds = (act) => (original) => {
    const counts = new WeakMap();
    return function (...args) {
      const count = (counts.get(this.transaction) ?? 0) + 1;
      counts.set(this.transaction, count);
      if (count === 3 && left > 0) { left -= 1; act(this); }
      return original.apply(this, args);
    };
  };
  if (how === "quota") patch(IDBObjectStore.prototype, "add", thirds(() => { throw new DOMException("full", "QuotaExceededError"); }));
  if (how === "abort") patch(IDBObjectStore.prototype, "add", thirds((store) => store.transaction.abort()));
  if (how === "close") patch(IDBDatabase.prototype, "transaction", (original) => function (...args) {
    if (left > 0) { left -= 1; this.close(); }
    return original.apply(this, args);
  });
  if (how === "lie") patch(IDBTransaction.prototype, "commit", (original) => function () {
    if (left > 0 && this.mode === "readwrite") {
      left -= 1;
      const told = this.onabort;
      this.oncomplete = () => told.call(this, new Event("abort"));
    }
    return original.call(this);
  });
  if (how === "silence") patch(IDBFactory.prototype, "open", (original) => function (...args) {
    if (left === 0) return original.apply(this, args);
    left -= 1;
    const request = original.apply(this, ["silent", 1]);
    for (const event of ["success", "error", "upgradeneeded"]) {
      request.addEventListener(event, (told) => { told.stopImmediatePropagation(); request.result?.close(); });
    }
    return request;
  });
  if (how === "holes") patch(IDBObjectStore.prototype, "get", (original) => function (key) {
    const request = original.call(this, key);
    if (left === 0 || !Array.isArray(key) || key[key.length - 1] !== 1 || !hasChunk(this.name, key)) return request;
    left -= 1;
    const transaction = this.transaction;
    Object.defineProperty(request, "error", { value: new DOMException("Failed to read large IndexedDB value", "UnknownError") });
    request.addEventListener("success", (told) => {
      told.stopImmediatePropagation();
      request.dispatchEvent(new Event("error"));
      transaction.abort();
    });
    return request;
  });
  if (how === "forbid") patch(IDBFactory.prototype, "open", () => () => { throw new DOMException("forbidden", "SecurityError"); });
}

// Commits lie under a replica and a number, snapshots under a name; a chunk has its number behind that.
const hasChunk = (store, key) => key.length === (store === "commits" ? 3 : 2);

export function behave() { restore(); restore = () => {}; }

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export function rawOpen(name, version, stores) {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => stores.split(" ").filter(Boolean).forEach((store) => request.result.createObjectStore(store));
  return settled(request);
}

const done = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error);
});

export function rawPut(db, store, key, value) {
  const transaction = db.transaction(store, "readwrite");
  transaction.objectStore(store).put(value, key);
  return done(transaction);
}

export function rawDelete(db, store, key) {
  const transaction = db.transaction(store, "readwrite");
  transaction.objectStore(store).delete(key);
  return done(transaction);
}

export function rawKeys(db, store) { return settled(db.transaction(store).objectStore(store).getAllKeys()); }
export function rawGet(db, store, key) { return settled(db.transaction(store).objectStore(store).get(key)); }
export function rawClose(db) { db.close(); }

export function rawErase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve("done");
    // A connection that is just closing counts as blocking for a moment.
    request.onblocked = () => setTimeout(() => resolve("blocked"), 3000);
    request.onerror = () => reject(request.error);
  });
}
"#)]
extern "C" {
    /// Breaks the interface of the database `times` times in the way of [`how`].
    pub fn interfere(how: &str, times: u32);
    /// Takes every interference back.
    pub fn behave();
    #[wasm_bindgen(js_name = rawOpen)]
    fn raw_open(name: &str, version: u32, stores: &str) -> Promise;
    #[wasm_bindgen(js_name = rawPut)]
    fn raw_put(database: &JsValue, store: &str, key: &JsValue, value: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = rawDelete)]
    fn raw_delete(database: &JsValue, store: &str, key: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = rawKeys)]
    fn raw_keys(database: &JsValue, store: &str) -> Promise;
    #[wasm_bindgen(js_name = rawGet)]
    fn raw_get(database: &JsValue, store: &str, key: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = rawClose)]
    fn raw_close(database: &JsValue);
    #[wasm_bindgen(js_name = rawErase)]
    fn raw_erase(name: &str) -> Promise;
}

/// A connection that knows nothing of Daicho and never lets go by itself. Closed when dropped.
pub struct Raw(JsValue);

impl Raw {
    /// Opens `name` at `version`, with the given stores (divided by blanks) if it is new.
    pub async fn open(name: &str, version: u32, stores: &str) -> Self {
        Self(settle(raw_open(name, version, stores)).await)
    }

    /// Writes one value.
    pub async fn put(&self, store: &str, key: &JsValue, value: &JsValue) {
        settle(raw_put(&self.0, store, key, value)).await;
    }

    /// Removes one value.
    pub async fn delete(&self, store: &str, key: &JsValue) {
        settle(raw_delete(&self.0, store, key)).await;
    }

    /// Reads one value.
    pub async fn get(&self, store: &str, key: &JsValue) -> JsValue {
        settle(raw_get(&self.0, store, key)).await
    }

    /// Returns how many records a store has.
    pub async fn count(&self, store: &str) -> u32 {
        js_sys::Array::from(&settle(raw_keys(&self.0, store)).await).length()
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        raw_close(&self.0);
    }
}

/// Deletes a database; says `done` or `blocked`.
pub async fn erase_raw(name: &str) -> String {
    settle(raw_erase(name)).await.as_string().expect("a word")
}

async fn settle(promise: Promise) -> JsValue {
    JsFuture::from(promise).await.expect("the raw call works")
}

// The rescue page's way to the database: records as they lie, and what is put together of them.
//
// How records lie is told in app/src/store/record.rs and app/src/store/schema. Nothing is written, and no commit is parsed.

const DATABASE = "daicho";
const LONGEST_WAIT = 10_000;
/** How many records are in memory at a time; the largest have 4 MiB. */
const AT_A_TIME = 16;
const REPLICA = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Opens the database as it is, whatever its version; `undefined` if there is none. */
export function open() {
  return new Promise((resolve, reject) => {
    // Without a version: an older or newer database is neither upgraded nor refused.
    const request = indexedDB.open(DATABASE);
    let absent = false;
    request.onupgradeneeded = () => {
      // It would be made now, empty, and the program could do nothing with it.
      absent = true;
      request.transaction.abort();
    };
    request.onsuccess = () => {
      // Another tab may have to upgrade or delete it: never in its way.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve(undefined);
      else reject(request.error);
    };
    setTimeout(() => reject(new Error("another tab keeps the database from opening")), LONGEST_WAIT);
  });
}

/** Returns all keys of a store, in order. */
function keysOf(database, store) {
  return new Promise((resolve, reject) => {
    const request = database.transaction(store).objectStore(store).getAllKeys();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Reads records: `{ key, value }`, or `{ key, error }` for one that the browser cannot read. One fault spoils no other. */
async function read(database, store, keys) {
  const found = await new Promise((resolve, reject) => {
    const found = keys.map((key) => ({ key }));
    const transaction = database.transaction(store);
    for (const one of found) {
      const request = transaction.objectStore(store).get(one.key);
      request.onsuccess = () => (one.value = request.result);
      request.onerror = (event) => {
        event.preventDefault();
        one.error = String(request.error);
      };
    }
    transaction.oncomplete = () => resolve(found);
    transaction.onabort = () => (keys.length > 1 ? resolve(undefined) : resolve([{ key: keys[0], error: String(transaction.error) }]));
    transaction.onerror = (event) => event.preventDefault();
  });
  if (found) return found;
  // The browser ended the reading as a whole: one after the other, then.
  const alone = [];
  for (const key of keys) alone.push(...(await read(database, store, [key])));
  return alone;
}

/** Goes through all records of a store, in order of their keys. */
export async function* records(database, store) {
  const keys = await keysOf(database, store);
  for (let from = 0; from < keys.length; from += AT_A_TIME) {
    yield* await read(database, store, keys.slice(from, from + AT_A_TIME));
  }
}

/** Goes through what is stored in several records: a header, and chunks whose keys are its key with their number behind. */
export async function* pieces(database, store, width) {
  let piece = [];
  const head = ({ key }) => JSON.stringify(Array.isArray(key) ? key.slice(0, width) : key);
  for await (const record of records(database, store)) {
    if (piece.length > 0 && head(piece[0]) !== head(record)) {
      yield piece;
      piece = [];
    }
    piece.push(record);
  }
  if (piece.length > 0) yield piece;
}

/** Puts a piece together: `{ label, body }`, or `{ fault }`. */
function assemble([header, ...chunks], width) {
  if ([header, ...chunks].some(({ error }) => error)) return { fault: "unreadable" };
  if (!Array.isArray(header.key) || header.key.length !== width) return { fault: "missing" };
  const isSound = ({ key, value }, nth) => key[width] === nth && value instanceof Uint8Array;
  const bytes = header.value;
  if (!(bytes instanceof Uint8Array) || bytes.length < 17 || bytes[0] !== 1) return { fault: "layout" };
  if (!chunks.every(isSound)) return { fault: "missing" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 5 + view.getUint32(1, true);
  if (bytes.length < end + 12) return { fault: "layout" };
  const parts = chunks.length > 0 ? chunks.map(({ value }) => value) : [bytes.subarray(end + 12)];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (BigInt(length) !== view.getBigUint64(end, true)) return { fault: "missing" };
  const body = new Uint8Array(length);
  parts.reduce((from, part) => (body.set(part, from), from + part.length), 0);
  return { label: bytes.slice(5, end), body };
}

/** Returns SHA-256 in hexadecimal digits; `undefined` where the browser has none, as on a page without HTTPS. */
async function sha256(bytes) {
  if (!globalThis.crypto?.subtle) return undefined;
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Returns a commit's bytes, or why they cannot be had: `{ body }` or `{ fault }`. */
export async function commit(piece) {
  const { label, body, fault } = assemble(piece, 2);
  const [replica, seq] = piece[0].key;
  if (fault) return { fault };
  if (!REPLICA.test(replica) || !Number.isSafeInteger(seq) || label.length !== 40) return { fault: "layout" };
  const hash = await sha256(body);
  const isAsWritten = new DataView(label.buffer).getBigUint64(0, true) === BigInt(seq) && (hash ?? hex(label.slice(8))) === hex(label.slice(8));
  // A line end would make two lines of it.
  return isAsWritten && !body.includes(10) ? { body } : { fault: "changed" };
}

export async function blob(piece) {
  const { body, fault } = assemble(piece, 1);
  const [name] = piece[0].key;
  if (fault) return { fault };
  if (!SHA256.test(name)) return { fault: "layout" };
  return ((await sha256(body)) ?? name) === name ? { body } : { fault: "changed" };
}

// The limit: the bytes alone, put into and got from IndexedDB with nothing else done.
//
// Runs in pages of the application's origin, after an import: `put` and `putFile` beside the import, `reopen` beside
// reopening, each from where the application's time begins. Getting ends when every page of memory was looked at:
// Chromium hands a value over before its bytes are there.

const CHUNK = 4 * 1024 * 1024;

/// Milliseconds in which the bytes that the application stored as commits are put, durably.
export async function put() {
  const db = await open("daicho");
  const commits = bytesIn(await done(db.transaction("commits").objectStore("commits").getAll()));
  db.close();
  return { milliseconds: await timedPut(async () => commits), bytes: size(commits) };
}

/// Milliseconds in which a file is read and its bytes are put, durably.
export async function putFile(file) {
  const chunks = async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, nth) => bytes.slice(nth * CHUNK, (nth + 1) * CHUNK));
  };
  return { milliseconds: await timedPut(chunks), bytes: file.size };
}

/// Milliseconds from the start of a page until the snapshot that the application stored is in its memory.
export async function reopen() {
  const db = await open("daicho");
  const opened = performance.now();
  const snapshot = bytesIn(await done(db.transaction("snapshots").objectStore("snapshots").getAll()));
  const touched = snapshot.reduce((sum, chunk) => sum + touch(chunk), 0);
  const end = performance.now();
  db.close();
  return { milliseconds: end, get: end - opened, bytes: size(snapshot), touched };
}

async function timedPut(chunks) {
  await done(indexedDB.deleteDatabase("raw"));
  const db = await open("raw", (fresh) => fresh.createObjectStore("chunks"));
  const start = performance.now();
  const bytes = await chunks();
  const writing = db.transaction("chunks", "readwrite", { durability: "strict" });
  bytes.forEach((chunk, key) => writing.objectStore("chunks").put(chunk, key));
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  const milliseconds = performance.now() - start;
  db.close();
  await done(indexedDB.deleteDatabase("raw"));
  return milliseconds;
}

// All byte arrays in the records, however they are nested.
function bytesIn(value) {
  if (value instanceof Uint8Array) return [value];
  if (value instanceof ArrayBuffer) return [new Uint8Array(value)];
  if (value && typeof value === "object") return Object.values(value).flatMap(bytesIn);
  return [];
}

function size(chunks) {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

// One byte of every page of memory.
function touch(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4096) sum += bytes[at];
  return sum;
}

function open(name, upgrade) {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => upgrade?.(request.result);
  return done(request);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

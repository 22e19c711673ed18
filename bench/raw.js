// The limit: the same bytes that the application stored, put into and got from IndexedDB with nothing else done.
// Runs in a page of the application's origin, after an import.

export async function readStored() {
  const db = await open("daicho");
  const names = [...db.objectStoreNames].filter((name) => name === "commits" || name === "snapshots");
  const stored = {};
  for (const name of names) {
    stored[name] = bytesIn(await done(db.transaction(name).objectStore(name).getAll()));
  }
  db.close();
  return stored;
}

// All byte arrays in the records, however they are nested.
function bytesIn(value) {
  if (value instanceof Uint8Array) return [value];
  if (value instanceof ArrayBuffer) return [new Uint8Array(value)];
  if (value && typeof value === "object") return Object.values(value).flatMap(bytesIn);
  return [];
}

export async function putAndGet(chunks) {
  await done(indexedDB.deleteDatabase("raw"));
  const db = await open("raw", (fresh) => fresh.createObjectStore("chunks"));
  const startPut = performance.now();
  const writing = db.transaction("chunks", "readwrite", { durability: "strict" });
  chunks.forEach((chunk, key) => writing.objectStore("chunks").put(chunk, key));
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  const put = performance.now() - startPut;
  db.close();
  const again = await open("raw");
  const startGet = performance.now();
  const read = await done(again.transaction("chunks").objectStore("chunks").getAll());
  const get = performance.now() - startGet;
  again.close();
  await done(indexedDB.deleteDatabase("raw"));
  return { put, get, bytes: read.reduce((sum, chunk) => sum + chunk.length, 0) };
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

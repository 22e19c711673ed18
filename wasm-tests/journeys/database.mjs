// The database behind the page, as docs/ARCHITECTURE.md and app/src/store describe it: what a journey reads or spoils there.
import { createHash } from "node:crypto";

/**
 * Returns, for each replica, how many commits the database has and the SHA-256 of their bytes, one a line: what
 * `commits/<replica>.ndjson` of a file with all of them must have.
 */
export function storedCommits(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open("daicho"));
    const store = () => db.transaction("commits").objectStore("commits");
    const lines = {};
    for (const key of await done(store().getAllKeys())) {
      const [replica, seq, chunk] = key;
      const bytes = await done(store().get(key));
      const replicas = (lines[replica] ??= []);
      if (chunk === undefined) {
        // Layout 1 with a label of 40 bytes: the body begins behind 57.
        replicas.push([bytes.slice(57)]);
      } else {
        replicas[seq - 1].push(bytes);
      }
    }
    db.close();
    const found = {};
    for (const [replica, bodies] of Object.entries(lines)) {
      const whole = await new Blob(bodies.flatMap((body) => [...body, "\n"])).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
      found[replica] = { commits: bodies.length, hash: Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") };
    }
    return found;
  });
}

/** Damages the commits: takes the records of the keys in `remove` away, and changes the last byte of those in `flip`. */
export function spoilCommits(page, { remove = [], flip = [] }) {
  return page.evaluate(
    ({ remove, flip }) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("daicho");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const db = request.result;
          const transaction = db.transaction("commits", "readwrite");
          const store = transaction.objectStore("commits");
          for (const key of remove) store.delete(key);
          for (const key of flip) {
            store.get(key).onsuccess = ({ target: { result: bytes } }) => {
              bytes[bytes.length - 1] ^= 1;
              store.put(bytes, key);
            };
          }
          transaction.oncomplete = () => (db.close(), resolve());
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    { remove, flip },
  );
}

/** How many commits of each replica a file has, and the hash of their bytes: to be compared with `storedCommits`. */
export function bundled(files) {
  const found = {};
  for (const [name, content] of files) {
    const replica = name.match(/^commits\/(.*)\.ndjson$/)?.[1];
    if (replica) found[replica] = { commits: content.toString("utf8").trim().split("\n").length, hash: createHash("sha256").update(content).digest("hex") };
  }
  return found;
}

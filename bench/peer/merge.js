// Merging as a web developer would: the document is in memory, the other's file comes in, and the result is stored.
import * as Automerge from "/automerge/entrypoints/slim.js";

await Automerge.initializeWasm(fetch("/automerge.wasm"));

let mine;

async function bytesOf(id) {
  return new Uint8Array(await document.getElementById(id).files[0].arrayBuffer());
}

function store(bytes) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("automerge", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("documents");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const write = request.result.transaction("documents", "readwrite", { durability: "strict" });
      write.objectStore("documents").put(bytes, "ledger");
      write.oncomplete = resolve;
      write.onabort = () => reject(write.error);
    };
  });
}

window.peer = {
  async load() {
    mine = Automerge.load(await bytesOf("mine"));
  },
  /// From the file to the merged document on the disk.
  async merge() {
    const start = performance.now();
    const theirs = Automerge.load(await bytesOf("theirs"));
    mine = Automerge.merge(mine, theirs);
    const ids = Object.keys(mine);
    // Only the field that was edited: asking about all of them would take 25 times as long.
    const inConflict = (id) => Object.keys(Automerge.getConflicts(mine[id], "serial_number") ?? {}).length > 1;
    const conflicts = ids.filter(inConflict).length;
    await store(Automerge.save(mine));
    return { milliseconds: performance.now() - start, devices: ids.length, conflicts };
  },
};

// The job as a web developer would write it: PapaParse in a worker, Dexie with indexes on the keys by which rows are
// matched, the ledger as an array of objects in memory, the first rows rendered as a table. Writes are as durable as the
// application's, and the text in which a row is searched is folded once.
"use strict";

const db = new Dexie("peer", { chromeTransactionDurability: "strict" });
db.version(1).stores({ devices: "++id, 資産番号, 製造番号, MACアドレス" });

let ledger = [];
/// What each row is searched in, made by the first search.
let folded;
const ROWS_ON_SCREEN = 50;

function render(rows) {
  const body = document.getElementById("rows");
  body.replaceChildren(
    ...rows.slice(0, ROWS_ON_SCREEN).map((row) => {
      const line = document.createElement("tr");
      for (const key in row) {
        const cell = document.createElement("td");
        cell.textContent = row[key];
        line.append(cell);
      }
      return line;
    }),
  );
}

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

function parse(file, encoding = "UTF-8") {
  return new Promise((resolve, reject) =>
    Papa.parse(file, {
      header: true,
      skipEmptyLines: true,
      worker: true,
      encoding,
      complete: (result) => resolve(result.data),
      error: reject,
    }),
  );
}

function first(key, row) {
  return row[key] ? db.devices.where(key).equals(row[key]).first() : undefined;
}

// Every function ends when its result is on the disk or on the screen, and returns milliseconds.
window.peer = {
  async importFile() {
    const start = performance.now();
    const rows = await parse(document.getElementById("file").files[0]);
    await db.transaction("rw", db.devices, () => db.devices.bulkAdd(rows));
    render(rows);
    await painted();
    return performance.now() - start;
  },
  // Reads a list and looks every row up by its numbers, as a preview of what importing it would change has to.
  async preview(encoding) {
    const start = performance.now();
    const rows = await parse(document.getElementById("file").files[0], encoding);
    let [added, changed, same] = [0, 0, 0];
    await db.transaction("r", db.devices, async () => {
      for (const row of rows) {
        const found = (await first("製造番号", row)) ?? (await first("資産番号", row)) ?? (await first("MACアドレス", row));
        if (!found) added += 1;
        else if (Object.keys(row).some((field) => row[field] !== found[field])) changed += 1;
        else same += 1;
      }
    });
    render(rows);
    await painted();
    return { milliseconds: performance.now() - start, added, changed, same };
  },
  // Only what the first screen needs; searching and sorting wait for `load`.
  async firstRows() {
    render(await db.devices.orderBy("id").limit(ROWS_ON_SCREEN).toArray());
    await painted();
    return performance.now();
  },
  async load() {
    ledger = await db.devices.toArray();
    render(ledger);
    await painted();
    return performance.now();
  },
  async search(text) {
    const start = performance.now();
    const words = fold(text).split(" ").filter((word) => word !== "");
    folded ??= ledger.map((row) => fold(Object.values(row).join("\n")));
    const found = ledger.filter((_, nth) => words.every((word) => folded[nth].includes(word)));
    render(found);
    await painted();
    return { milliseconds: performance.now() - start, found: found.length };
  },
  async sort(field) {
    const start = performance.now();
    const collator = new Intl.Collator("ja", { numeric: true });
    render([...ledger].sort((a, b) => collator.compare(a[field], b[field])));
    await painted();
    return performance.now() - start;
  },
};

function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

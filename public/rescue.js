// The rescue page: gives out what the database holds when the program cannot start.
//
// It shares nothing with the program but the knowledge of how records lie. It works on a database of any version, and on
// a damaged one as far as that goes: what cannot be put together is named, and goes out as it is.
const version = new URL(import.meta.url).search;
const { blob, commit, open, pieces, records } = await import(`./rescue/records.js${version}`);
const { Pile, rawLine, Zip } = await import(`./rescue/files.js${version}`);

/** How many faults the page lists; the file names all of them. */
const LISTED = 20;

/** What the stores hold, for people. */
const CONTENT = {
  commits: ["変更の記録（台帳の本体）", "The recorded changes: the ledger itself"],
  blobs: ["添付ファイル", "Attachments"],
  snapshots: ["速く開くための写し", "Copies for opening quickly"],
  meta: ["台帳の状態", "Where the ledger stands"],
  prefs: ["画面の設定", "Settings"],
  feeds: ["外部の情報", "Outside information"],
};

const FAULTS = {
  missing: ["一部がありません", "a part is missing"],
  layout: ["形式がわかりません", "of an unknown layout"],
  changed: ["書いたときの内容と違います", "not as it was written"],
  unreadable: ["ブラウザーが読み取れません", "the browser cannot read it"],
};

const id = (name) => document.getElementById(name);

// ---- What the buttons do ----

/** Makes the `.daicho` file: `{ name, blob, made }`, of which `made` tells what is in it and what could not be put there. */
async function bundle(database, tell) {
  const made = { counts: { commits: 0, blobs: 0 }, damaged: [] };
  const [replicas, blobs, faults] = [new Map(), [], new Pile()];
  await each(database, "commits", 2, commit, made, faults, ([replica], body) => {
    if (!replicas.has(replica)) replicas.set(replica, new Pile());
    replicas.get(replica).add(body);
    replicas.get(replica).text("\n");
    tell((made.counts.commits += 1));
  });
  await each(database, "blobs", 1, blob, made, faults, ([name], body) => {
    const pile = new Pile();
    pile.add(body);
    pile.settle();
    blobs.push([`blobs/${name}`, pile]);
    made.counts.blobs += 1;
  });
  const about = new Pile();
  const tool = { name: "daicho-rescue", version: version.replace("?v=", "") };
  about.text(`${JSON.stringify({ format: 1, tool, at: new Date().toISOString(), rescued: true, ...made }, null, 2)}\n`);
  const zip = new Zip();
  zip.add("manifest.json", about);
  for (const [replica, pile] of replicas) zip.add(`commits/${replica}.ndjson`, pile);
  for (const [name, pile] of blobs) zip.add(name, pile);
  if (faults.size > 0) zip.add("damaged/records.ndjson", faults);
  return { name: `daicho-rescued-${today()}.daicho`, blob: zip.finish(), made };
}

/** Hands what is stored in one store to `take`; what `read` finds a fault with goes to `faults` as it lies. */
async function each(database, store, width, read, made, faults, take) {
  if (!database.objectStoreNames.contains(store)) return;
  try {
    for await (const piece of pieces(database, store, width)) {
      const { body, fault } = await read(piece);
      if (body) {
        take(piece[0].key, body);
      } else {
        made.damaged.push({ store, key: piece[0].key, fault });
        for (const record of piece) faults.text(rawLine(store, record));
      }
    }
  } catch (error) {
    // The rest of this store cannot be read at all; the other one may be.
    made.damaged.push({ store, key: null, fault: "unreadable", error: String(error) });
  }
}

/** Makes the file of all records as they are, one a line. */
async function raw(database, tell) {
  const pile = new Pile();
  let count = 0;
  for (const store of database.objectStoreNames) {
    try {
      for await (const record of records(database, store)) {
        pile.text(rawLine(store, record));
        tell((count += 1));
      }
    } catch (error) {
      pile.text(rawLine(store, { key: null, error: String(error) }));
    }
  }
  pile.settle();
  const blob = new Blob(pile.parts, { type: "application/x-ndjson" });
  return { name: `daicho-raw-${today()}.ndjson`, blob, made: { counts: { records: count }, damaged: [] } };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0")).join("-");
}

// ---- What the page says ----

/** An element that says the same in both languages, Japanese first. */
function say(tag, japanese, english = "") {
  const [element, other] = [document.createElement(tag), document.createElement("span")];
  other.lang = "en";
  other.className = "muted small";
  other.textContent = english;
  element.append(japanese, " ", other);
  return element;
}

function notice(kind, ...lines) {
  const [box, body] = [document.createElement("div"), document.createElement("div")];
  box.className = `rescue-notice notice notice-${kind}`;
  body.className = "notice-body";
  body.append(...lines);
  box.append(body);
  id("told").replaceChildren(box);
}

const bytes = (count) => (count < 1000 ? `${count} B` : count < 999_500 ? `${(count / 1e3).toFixed(0)} kB` : `${(count / 1e6).toFixed(1)} MB`);

/** One line of the table: how much a store holds. */
async function survey(database, store) {
  const row = document.createElement("tr");
  const [japanese, english] = CONTENT[store] ?? ["（この版の知らないもの）", "unknown to this version"];
  const name = document.createElement("th");
  name.scope = "row";
  name.textContent = store;
  let [count, size, unreadable, fault] = [0, 0, 0, undefined];
  try {
    for await (const { value, error } of records(database, store)) {
      count += 1;
      size += value?.byteLength ?? (typeof value === "string" ? new TextEncoder().encode(value).length : 0);
      if (error) unreadable += 1;
    }
  } catch (error) {
    fault = String(error);
  }
  const cell = say("td", japanese, english);
  if (unreadable > 0) cell.append(say("p", `読み取れない記録: ${unreadable}`, `unreadable: ${unreadable}`));
  if (fault) cell.append(say("p", FAULTS.unreadable[0], fault));
  row.append(name, cell);
  for (const text of [fault ? "?" : String(count), fault ? "?" : bytes(size)]) {
    const number = document.createElement("td");
    number.className = "number";
    number.textContent = text;
    row.append(number);
  }
  return row;
}

function faultLine({ store, key, fault }) {
  const [japanese, english] = FAULTS[fault];
  if (key === null) return say("li", `${store}: ${japanese}`, english);
  const [name, seq] = Array.isArray(key) ? key : [String(key)];
  const what = store === "commits" ? [`変更の記録 ${seq} 番目（ブラウザー ${String(name).slice(0, 8)}）`, `change ${seq} of ${String(name).slice(0, 8)}`] : [`添付 ${String(name).slice(0, 8)}`, "attachment"];
  return say("li", `${what[0]}: ${japanese}`, `${what[1]}: ${english}`);
}

/** Says what came of a download. */
function report({ name, made }) {
  const { counts, damaged } = made;
  const lines = [];
  if ("records" in counts) {
    lines.push(say("p", `記録 ${counts.records} 件を「${name}」に保存しました。`, `${counts.records} records saved.`));
  } else {
    lines.push(say("p", `変更の記録 ${counts.commits} 件と添付 ${counts.blobs} 件を「${name}」に保存しました。`, `${counts.commits} changes and ${counts.blobs} attachments saved.`));
  }
  if (damaged.length > 0) {
    const list = document.createElement("ul");
    list.append(...damaged.slice(0, LISTED).map(faultLine));
    if (damaged.length > LISTED) list.append(say("li", `ほかに ${damaged.length - LISTED} 件`, `${damaged.length - LISTED} more`));
    lines.push(say("p", `壊れていて台帳に戻せない記録が ${damaged.length} 件あります。読めた部分は、同じファイルの中の「damaged」に入れました。`, `${damaged.length} records are damaged. What could be read of them is in the same file, under “damaged”.`), list);
  }
  notice(damaged.length > 0 ? "warn" : "ok", ...lines);
}

async function press(database, make) {
  const buttons = [id("bundle"), id("raw")];
  for (const button of buttons) button.disabled = true;
  id("told").replaceChildren();
  try {
    const file = await make(database, (count) => {
      if (count % 100 === 0) id("progress").textContent = `${count} …`;
    });
    save(file.blob, file.name);
    report(file);
  } catch (error) {
    notice("danger", say("p", "ファイルを作れませんでした。もう一つのボタンを試してください。", `The file could not be made: ${error}. Try the other button.`));
  }
  id("progress").textContent = "";
  for (const button of buttons) button.disabled = false;
}

async function begin() {
  const found = (japanese, english) => id("found").replaceChildren(...say("p", japanese, english).childNodes);
  let database;
  try {
    database = await open();
  } catch (error) {
    found(
      "データベースを開けません。台帳のほかのタブを閉じて、このページを読み込み直してください。それでも開けないときは、ブラウザーのデータを消さずに、情報システムの担当者に相談してください。",
      `The database does not open (${error}). Close other tabs of the ledger and reload. If that fails, do not clear the browser’s data, and ask for help.`,
    );
    return;
  }
  if (!database || database.objectStoreNames.length === 0) {
    found("このブラウザーには、台帳がありません。台帳を作ったときと同じブラウザー、同じアドレスで開いてください。", "This browser has no ledger. Use the browser, and the address, in which it was made.");
    return;
  }
  id("bundle").addEventListener("click", () => press(database, bundle));
  id("raw").addEventListener("click", () => press(database, raw));
  id("bundle").disabled = !database.objectStoreNames.contains("commits");
  id("raw").disabled = false;
  const known = Object.keys(CONTENT);
  const others = [...database.objectStoreNames].filter((store) => !known.includes(store));
  for (const store of [...known.filter((store) => database.objectStoreNames.contains(store)), ...others]) {
    id("stores").tBodies[0].append(await survey(database, store));
    id("stores").hidden = false;
  }
  found(`データベースがあります（形式の版: ${database.version}）。`, `There is a database (schema version ${database.version}).`);
}

await begin();
document.documentElement.dataset.ready = "";

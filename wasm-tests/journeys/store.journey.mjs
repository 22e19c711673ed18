// What is saved stays saved: tabs and browsers that are killed, a full disk, two tabs at once, a ledger from the future.
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { begin, crash, devices, inWorker, planImport, playedOnDisk, ROWS, saved } from "./acts.mjs";
import { assert, assertEqual, until } from "./stage.mjs";

/** A note so long that the commit which holds it takes several records and a noticeable time to write. */
const LENGTH = 5_000_000;

const onlyChromium = (journey) => Object.assign(journey, { browsers: ["chromium"] });

export const journeys = {
  async "an edit is there after the tab was closed"(stage) {
    let page = await begun(stage);
    await page.close();
    page = await settings(stage);
    assertEqual(await page.getByTestId("facility-name-input").inputValue(), "みどり病院", "name");
    await save(page, { name: "あおば病院" });
    await page.close();
    page = await settings(stage);
    assertEqual(await page.getByTestId("facility-name-input").inputValue(), "あおば病院", "name");
  },

  "a tab killed before its write is committed leaves nothing of it": playedOnDisk(async (stage) => {
    let page = await begun(stage);
    await openSettings(page);
    // Every record of the edit is written, and then the transaction is kept open until the tab dies.
    await page.evaluate(() => {
      IDBTransaction.prototype.commit = function () {
        const store = this.objectStore(this.objectStoreNames[0]);
        const again = () => { store.count().onsuccess = again; };
        again();
        console.log("all but committed");
      };
    });
    const written = page.waitForEvent("console", (message) => message.text() === "all but committed");
    await submit(page, { note: longText("z") });
    await written;
    await crash(stage, page);
    page = await settings(stage);
    assertEqual(await note(page), summary(""), "note");
    await save(page, { name: "あおば病院" });
  }),

  "a tab killed while its write is committed leaves all of it or nothing": playedOnDisk(async (stage) => {
    let page = await begun(stage);
    await page.close();
    let kept = "";
    const ends = [];
    for (const [round, delay] of [0, 5, 20, 60].entries()) {
      page = await settings(stage);
      await page.evaluate(() => {
        const commit = IDBTransaction.prototype.commit;
        IDBTransaction.prototype.commit = function () {
          if (this.mode === "readwrite") console.log("committing");
          return commit.call(this);
        };
      });
      const committing = page.waitForEvent("console", (message) => message.text() === "committing");
      const typed = longText(`round ${round}: `);
      await submit(page, { note: typed });
      await committing;
      await new Promise((resolve) => setTimeout(resolve, delay));
      await crash(stage, page);

      page = await settings(stage);
      const found = await note(page);
      const isNew = found.start.startsWith(`round ${round}`);
      if (isNew) kept = typed;
      assertEqual(found, summary(kept), `note after round ${round}`);
      assertEqual(await page.getByTestId("ledger-damaged").count(), 0, "damage");
      ends.push(isNew ? "all" : "nothing");
      await page.close();
    }
    console.log(`     killed tabs left ${ends.join(", ")}`);
  }),

  "a tab killed in the middle of an import leaves nothing of it": playedOnDisk(async (stage) => {
    let page = await begun(stage);
    await planImport(page);
    await inWorker(page, () => {
      const commit = IDBTransaction.prototype.commit;
      IDBTransaction.prototype.commit = function () {
        if (this.mode !== "readwrite" || !this.objectStoreNames.contains("commits")) return commit.call(this);
        const store = this.objectStore("commits");
        const again = () => { store.count().onsuccess = again; };
        again();
        console.log("all but committed");
      };
    });
    const written = page.waitForEvent("console", (message) => message.text() === "all but committed");
    await page.getByTestId("import-apply").click();
    await written;
    await crash(stage, page);
    page = await stage.visit();
    assertEqual(await devices(page), 0, "devices");
    await planImport(page);
    await page.getByTestId("import-apply").click();
    await page.getByTestId("import-result").waitFor();
    assertEqual(await devices(page), ROWS, "devices after the import was done again");
  }),

  "a tab killed at the end of an import leaves all of it or nothing": playedOnDisk(async (stage) => {
    let page = await begun(stage);
    await planImport(page);
    await inWorker(page, () => {
      const commit = IDBTransaction.prototype.commit;
      IDBTransaction.prototype.commit = function () {
        if (this.mode === "readwrite" && this.objectStoreNames.contains("commits")) console.log("committing");
        return commit.call(this);
      };
    });
    const committing = page.waitForEvent("console", (message) => message.text() === "committing");
    await page.getByTestId("import-apply").click();
    await committing;
    await crash(stage, page);
    page = await stage.visit();
    const found = await devices(page);
    assert([0, ROWS].includes(found), `${found} of ${ROWS} devices`);
    assertEqual(await page.getByTestId("ledger-damaged").count(), 0, "damage");
  }),

  "what the page calls saved survives the sudden death of the browser": onlyChromium(async (stage) => {
    const folder = await mkdtemp(join(tmpdir(), "daicho-profile-"));
    const typed = longText("x");
    try {
      await inOwnBrowser(stage, folder, async (page) => {
        await begin(page);
        await openSettings(page);
        await save(page, { note: typed });
      });
      await inOwnBrowser(stage, folder, async (page) => {
        await openSettings(page);
        assertEqual(await note(page), summary(typed), "note after the browser was killed");
      });
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }),

  "a full disk is said, and the edit is saved once there is room": onlyChromium(async (stage) => {
    let page = await stage.visit();
    const session = await stage.context.newCDPSession(page);
    const origin = new URL(stage.url).origin;
    // The files of the site count as well, and how large they are depends on the build.
    await stage.isKept(page);
    const kept = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
    // Before the first write: Chromium remembers for a while how much room there was.
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: kept + 2_000_000 });
    await begin(page);
    await openSettings(page);
    const typed = longText("y");
    await submit(page, { note: typed });
    const failure = page.getByTestId("save-failed");
    await failure.waitFor();
    assert((await failure.innerText()).trim().length > 20, "the page says what is wrong");
    assertEqual(await page.getByTestId("save-state").getAttribute("data-state"), "failed", "state");
    const other = await settings(stage);
    assertEqual(await note(other), summary(""), "note as another tab sees it");
    await other.close();
    const text = await stage.downloadedText(page, () => page.getByTestId("save-rescue").click());
    const [line] = text.trim().split("\n");
    assert(JSON.parse(line).changes[0].rows[0].includes(typed), "the file has what could not be saved");

    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await page.getByTestId("save-retry").click();
    await saved(page);
    await page.close();
    page = await settings(stage);
    assertEqual(await note(page), summary(typed), "note");
  }),

  "an import for which there is no room is said, and done once there is": onlyChromium(async (stage) => {
    const page = await stage.visit();
    const session = await stage.context.newCDPSession(page);
    const origin = new URL(stage.url).origin;
    await stage.isKept(page);
    const kept = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: kept + 200_000 });
    await begin(page);
    await planImport(page);
    await page.getByTestId("import-apply").click();
    await page.getByTestId("import-trouble").waitFor();
    const told = await page.getByTestId("import-trouble").innerText();
    assert(told.includes("いっぱいです") && told.includes("台帳には何も書き込んでいません"), told);
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await page.getByTestId("import-apply").click();
    await page.getByTestId("import-result").waitFor();
    assertEqual(await devices(page), ROWS, "devices");
  }),

  async "an edit in another tab while an import is looked at is said, and the import goes on top of it"(stage) {
    const page = await begun(stage);
    await planImport(page);
    const other = await settings(stage);
    await save(other, { name: "さくら病院" });
    await other.close();
    await page.getByTestId("import-apply").click();
    await page.getByTestId("import-replanned").waitFor();
    const told = await page.getByTestId("import-replanned").innerText();
    assert(told.includes("台帳が変わりました"), told);
    await page.getByTestId("import-apply").click();
    await page.getByTestId("import-result").waitFor();
    assertEqual(await devices(page), ROWS, "devices");
    assertEqual(await page.getByTestId("facility-name").innerText(), "さくら病院", "the other tab's edit");
  },

  async "an edit that cannot be written is offered as a file, tried again or given up"(stage) {
    const page = await begun(stage);
    await openSettings(page);
    await page.evaluate(() => {
      const add = IDBObjectStore.prototype.add;
      window.mend = () => { IDBObjectStore.prototype.add = add; };
      IDBObjectStore.prototype.add = function () {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await submit(page, { name: "あおば病院" });
    const failure = page.getByTestId("save-failed");
    await failure.waitFor();
    const said = await failure.innerText();
    for (const part of ["1 件の変更を保存できていません", "空きを作り"]) assert(said.includes(part), `${part} in: ${said}`);
    assertEqual(await page.getByTestId("facility-name").innerText(), "みどり病院", "what the screen calls the facility");
    await stage.assertAccessible(page);

    const text = await stage.downloadedText(page, () => page.getByTestId("save-rescue").click());
    const lines = text.trim().split("\n").map((line) => JSON.parse(line));
    assertEqual(lines.map(({ author, changes }) => [author, changes[0].kind, changes[0].rows[0][1]]), [["山田", "facility", "あおば病院"]], "commits in the file");

    await page.getByTestId("save-give-up").click();
    await failure.waitFor({ state: "detached" });
    assertEqual(await page.getByTestId("facility-name").innerText(), "みどり病院", "name after giving up");
    await submit(page, { name: "さくら病院" });
    await failure.waitFor();
    await page.evaluate(() => window.mend());
    await page.getByTestId("save-retry").click();
    await saved(page);
    await page.getByTestId("facility-name").filter({ hasText: "さくら病院" }).waitFor();
    stage.troubles = stage.troubles.filter((text) => !text.includes("no room"));
  },

  async "two tabs follow each other, and edits at once both count"(stage) {
    const one = await begun(stage);
    await openSettings(one);
    const two = await settings(stage);
    await save(one, { name: "さくら病院" });
    await until(two, () => document.querySelector("[data-testid=facility-name-input]")?.value === "さくら病院");
    await Promise.all([submit(one, { beds: "150" }), submit(two, { note: "二つのタブ" })]);
    await Promise.all([saved(one), saved(two)]);
    await one.close();
    await two.close();
    const page = await settings(stage);
    const beds = await page.getByTestId("facility-beds-input").inputValue();
    assertEqual([beds, (await note(page)).start], ["150", "二つのタブ"], "beds and note");
  },

  async "a ledger whose database was deleted under the page is said to be gone, saved as a file and written back"(stage) {
    let page = await begun(stage);
    await openSettings(page);
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase("daicho");
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
    );
    await submit(page, { name: "あおば病院" });
    const notice = page.getByTestId("ledger-gone");
    await notice.waitFor();
    assert((await notice.innerText()).includes("このタブを閉じないで"), "the page says what to do");
    assertEqual(await page.getByTestId("facility-name").innerText(), "みどり病院", "what the page still shows");
    assertEqual(await records(page, "commits"), 0, "commits in the new database");
    await stage.assertAccessible(page);

    const text = await stage.downloadedText(page, () => page.getByTestId("gone-rescue").click());
    const lines = text.trim().split("\n").map((line) => JSON.parse(line));
    assertEqual(lines.map(({ source }) => source.action), ["rescue", "edit"], "what the file holds");
    assert(JSON.stringify(lines[0]).includes("みどり病院") && JSON.stringify(lines[1]).includes("あおば病院"), "old and new name");

    await page.getByTestId("gone-write-back").click();
    await notice.waitFor({ state: "detached" });
    await saved(page);
    await page.close();
    page = await settings(stage);
    assertEqual(await page.getByTestId("facility-name-input").inputValue(), "あおば病院", "name");
    assertEqual(await page.getByTestId("settings-author").inputValue(), "山田", "author");
  },

  "a ledger lost with the site's data is neither exported as empty nor begun anew by an import": onlyChromium(async (stage) => {
    const page = await begun(stage);
    await planImport(page);
    await page.getByTestId("import-apply").click();
    await page.getByTestId("import-again").click();
    await planImport(page);
    const session = await stage.context.newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", { origin: new URL(stage.url).origin, storageTypes: "all" });
    await page.getByTestId("import-apply").click();
    await page.getByTestId("ledger-gone").waitFor();
    await page.getByTestId("import-trouble").waitFor();
    await page.evaluate(() => { location.hash = "#/"; });
    await page.getByTestId("export-open").first().click();
    await page.getByTestId("export-save").click();
    await page.getByTestId("export-failed").waitFor();
    await page.keyboard.press("Escape");
    assertEqual(await records(page, "commits"), 0, "commits");
    await page.getByTestId("gone-let-go").click();
    await page.getByTestId("gone-let-go-confirm").click();
    await page.getByTestId("start-new").waitFor();
    assertEqual(await page.getByTestId("ledger-gone").count(), 0, "notice");
    await begin(page);
  }),

  async "the ledger is checked, and a change behind its back is found and named"(stage) {
    let page = await begun(stage);
    await openSettings(page);
    await save(page, { name: "あおば病院" });
    await save(page, { name: "わかば病院" });
    await page.getByTestId("check-start").click();
    await page.getByTestId("check-sound").waitFor();
    const told = await page.getByTestId("check-sound").innerText();
    assert(told.includes("3 件") && told.includes("20"), `how many, until when: ${told}`);
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open("daicho");
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const db = request.result;
            const transaction = db.transaction("commits", "readwrite");
            const store = transaction.objectStore("commits");
            store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
              if (!cursor) return;
              // The commit that names "あおば病院" gets another name of the same length, as an editor of files would put it.
              const [name, other] = ["あおば", "あかば"].map((text) => new TextEncoder().encode(text));
              const at = cursor.value.findIndex((_, at) => name.every((byte, nth) => cursor.value[at + nth] === byte));
              if (at >= 0) {
                const bytes = cursor.value.slice();
                bytes.set(other, at);
                cursor.update(bytes);
              }
              cursor.continue();
            };
            transaction.oncomplete = () => (db.close(), resolve());
            transaction.onabort = () => reject(transaction.error);
          };
        }),
    );
    await page.getByTestId("check-start").click();
    await page.getByTestId("check-broken").waitFor();
    const found = await page.getByTestId("check-broken").innerText();
    assert(found.includes("2 番目の記録") && found.includes("書いたときの内容と違います"), found);
    assert(found.includes("残りの 2 件"), found);
    await stage.assertAccessible(page);
    await page.close();
    page = await stage.visit();
    await page.getByTestId("ledger-damaged").waitFor();
  },

  async "a database of a later version is refused and left as it was"(stage) {
    const old = await begun(stage);
    await openSettings(old);
    // What a later version would do, while a tab of this one is open: it must let go at once.
    const blocked = await old.evaluate(
      () =>
        new Promise((resolve, reject) => {
          let blocked = false;
          const request = indexedDB.open("daicho", 99);
          request.onblocked = () => { blocked = true; };
          request.onupgradeneeded = () => request.result.createObjectStore("future").put("of tomorrow", "word");
          request.onsuccess = () => resolve((request.result.close(), blocked));
          request.onerror = () => reject(request.error);
        }),
    );
    assertEqual(blocked, false, "whether the old tab blocked the upgrade");
    await submit(old, { name: "あおば病院" });
    await old.getByTestId("save-failed").waitFor();

    const page = await stage.visit();
    const failure = page.getByTestId("ledger-failed");
    await failure.waitFor();
    const text = await failure.textContent();
    assert(text.includes("99") && text.includes("1"), `both versions are named: ${text}`);
    const found = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open("daicho");
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const db = request.result;
            const transaction = db.transaction(["future", "commits"]);
            const word = transaction.objectStore("future").get("word");
            const commits = transaction.objectStore("commits").count();
            transaction.oncomplete = () => resolve([db.version, word.result, commits.result]);
          };
        }),
    );
    assertEqual(found, [99, "of tomorrow", 1], "version, word and number of commits");
  },
};

/** How many records a store of the database has, as the browser tells it. */
function records(page, store) {
  return page.evaluate(
    (store) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("daicho");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const db = request.result;
          const count = db.transaction(store).objectStore(store).count();
          count.onsuccess = () => (db.close(), resolve(count.result));
        };
      }),
    store,
  );
}

/** Begins a ledger in a new page. */
async function begun(stage) {
  const page = await stage.visit();
  await begin(page);
  return page;
}

/** Opens the settings in a new page. */
async function settings(stage) {
  const page = await stage.visit("#/settings");
  await page.getByTestId("facility-form").waitFor();
  return page;
}

async function openSettings(page) {
  await page.evaluate(() => { location.hash = "#/settings"; });
  await page.getByTestId("facility-form").waitFor();
}

/** Fills in the facility and presses save. Long texts are put in at once: typing them would take minutes. */
async function submit(page, values) {
  await page.evaluate((values) => {
    const form = document.querySelector("[data-testid=facility-form]");
    for (const [name, value] of Object.entries(values)) form.querySelector(`[name=${name}]`).value = value;
    document.querySelector("[data-testid=facility-save]").click();
  }, values);
}

async function save(page, values) {
  await submit(page, values);
  await saved(page);
  const expected = Object.keys(values)[0];
  await until(
    page,
    ([name, length]) => document.querySelector(`[data-testid=facility-form] [name=${name}]`)?.value.length === length,
    [expected, values[expected].length],
  );
}

/** What the form shows as the facility's note, in few words. */
async function note(page) {
  const [length, start, hash] = await page.getByTestId("facility-note-input").evaluate(async ({ value }) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value)));
    return [value.length, value.slice(0, 20), Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")];
  });
  return { length, start, hash };
}

function summary(text) {
  return { length: text.length, start: text.slice(0, 20), hash: createHash("sha256").update(text).digest("hex") };
}

/** A long text that begins with `start` and that no browser can compress much. */
function longText(start) {
  return start + randomBytes(LENGTH / 2).toString("hex");
}

/** Plays in a browser of its own with the profile in `folder`, and kills the browser the moment `play` ends. */
async function inOwnBrowser(stage, folder, play) {
  const path = process.env.DAICHO_BROWSER_PATH ?? "/usr/bin/chromium";
  const args = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", `--user-data-dir=${folder}`];
  if (process.env.DAICHO_NO_SANDBOX) args.push("--no-sandbox");
  const process_ = spawn(path, [...args, "about:blank"], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => process_.once("exit", resolve));
  try {
    const address = await listening(process_);
    const browser = await chromium.connectOverCDP(address);
    const page = await browser.contexts()[0].newPage();
    await page.goto(stage.url);
    await stage.started(page);
    await play(page);
  } finally {
    // The whole group: the browser, its renderers and its storage service.
    process.kill(-process_.pid, "SIGKILL");
    await ended;
  }
}

async function listening(process_) {
  for await (const line of createInterface({ input: process_.stderr })) {
    const address = line.match(/DevTools listening on (ws:\S+)/)?.[1];
    if (address) return address;
  }
  throw new Error("the browser did not start");
}

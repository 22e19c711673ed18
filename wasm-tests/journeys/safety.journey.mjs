// The only copy of the ledger: what gets it out when the program cannot, and what keeps a second one.
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { note } from "./acts.mjs";
import { unzip } from "./archive.mjs";
import { merge, open } from "./bundles.mjs";
import { withCopy } from "./copy.mjs";
import { bundled, spoilCommits, storedCommits } from "./database.mjs";
import { assert, assertEqual, Stage } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

export const journeys = {
  async "where the program does not start, the page leads to one that takes every commit out, byte for byte"(stage) {
    const page = await begun(stage);
    // One commit in several records, and one in a single one.
    await note(page, randomBytes(2_500_000).toString("hex"));
    await note(page, "二つ目のメモ");
    const stored = await storedCommits(page);
    await breakProgram(stage, page);
    await page.reload();
    await page.locator(".boot-failed").waitFor();
    await stage.assertAccessible(page);
    await page.locator(".boot-failed a").click();
    await ready(page);
    assert((await id(page, "rescue-stores").innerText()).includes("commits"), "the stores are listed");

    const files = await rescued(stage, page);
    assertEqual(bundled(files), stored, "commits in the file");
    const manifest = JSON.parse(files.get("manifest.json"));
    assertEqual([manifest.format, manifest.rescued, manifest.counts, manifest.damaged], [1, true, { commits: 3, blobs: 0 }, []], "manifest");
    assert((await id(page, "rescue-told").innerText()).includes("変更の記録 3 件"), "what is in the file is said");
    // The fault has no words in some browsers.
    forgive(stage, /WebAssembly|CompileError|^uncaught: $/);
  },

  async "a program that stops on its way says so and leads to the rescue page"(stage) {
    const page = await begun(stage);
    await page.evaluate(() => {
      // The smallest program that can only stop: one function, which is `unreachable`.
      const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11);
      WebAssembly.instantiate(bytes).then(({ instance }) => setTimeout(() => instance.exports.f()));
    });
    await page.locator(".boot-failed").waitFor();
    assert((await page.locator(".boot-failed").innerText()).includes("保存済みの台帳はそのまま"), "what is said");
    await stage.assertAccessible(page);
    forgive(stage, /unreachable/);
  },

  async "of a damaged database everything that is sound comes out, and the rest is named and given out as it is"(stage) {
    const page = await begun(stage);
    await note(page, randomBytes(2_500_000).toString("hex"));
    await note(page, "二つ目のメモ");
    await note(page, "三つ目のメモ");
    const [replica] = Object.keys(await storedCommits(page));
    await spoilCommits(page, { remove: [[replica, 2, 1]], flip: [[replica, 3]] });
    await page.goto(new URL("rescue.html", stage.url).href);
    await ready(page);
    const files = await rescued(stage, page);
    const lines = files.get(`commits/${replica}.ndjson`).toString("utf8").trim().split("\n");
    assertEqual(lines.map((line) => JSON.parse(line).seq), [1, 4], "commits that are sound");
    const damaged = JSON.parse(files.get("manifest.json")).damaged;
    assertEqual(damaged.map(({ key: [, seq], fault }) => [seq, fault]), [[2, "missing"], [3, "changed"]], "commits that are named");
    const raw = files.get("damaged/records.ndjson").toString("utf8").trim().split("\n").map((line) => JSON.parse(line));
    assertEqual(raw.map(({ key }) => key.slice(1)), [[2], [2, 0], [3]], "records that are left of them");
    const told = await id(page, "rescue-told").innerText();
    for (const part of ["2 件あります", "2 番目", "一部がありません", "3 番目", "書いたときの内容と違います"]) assert(told.includes(part), `${part}: ${told}`);
    await stage.assertAccessible(page);
  },

  async "a database of another version, without what the program needs, is taken out as well"(stage) {
    const page = await begun(stage);
    const stored = await storedCommits(page);
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open("daicho", 99);
          request.onupgradeneeded = () => {
            request.result.deleteObjectStore("snapshots");
            request.result.createObjectStore("future").put({ word: "of tomorrow" }, "word");
          };
          request.onsuccess = () => resolve(request.result.close());
          request.onerror = () => reject(request.error);
        }),
    );
    await page.reload();
    await id(page, "ledger-failed").waitFor();
    await id(page, "rescue-page").click();
    await ready(page);
    assert((await id(page, "rescue-found").innerText()).includes("99"), "the version is named");
    assertEqual(bundled(await rescued(stage, page)), stored, "commits in the file");
    const text = await stage.downloadedText(page, () => id(page, "rescue-raw").click());
    const lines = text.trim().split("\n").map((line) => JSON.parse(line));
    assertEqual(lines.find(({ store }) => store === "future"), { store: "future", key: "word", value: { word: "of tomorrow" } }, "a record of the future");
    const [commit] = lines.filter(({ store }) => store === "commits");
    const bytes = Buffer.from(commit.bytes, "base64");
    assertEqual([bytes[0], JSON.parse(bytes.subarray(57)).seq], [1, 1], "a record as it lies");
  },

  async "where there is no ledger, the rescue page says so and makes none"(stage) {
    const page = await stage.context.newPage();
    await page.goto(new URL("rescue.html", stage.url).href);
    await ready(page);
    assert((await id(page, "rescue-found").innerText()).includes("台帳がありません"), "what is said");
    assert(await id(page, "rescue-bundle").isDisabled(), "nothing can be saved");
    assertEqual(await page.evaluate(async () => (await indexedDB.databases()).length), 0, "databases");
    await begin(await stage.visit());
  },

  async "the rescue page opens without a network, is readable for all and works with the keyboard alone"(stage) {
    await withCopy(stage.dist, async ({ address, stop }) => {
      stage.url = address;
      const first = await begun(stage);
      await stage.isKept(first);
      stop();
      const page = await stage.context.newPage();
      await page.goto(new URL("rescue.html", stage.url).href);
      await ready(page);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const screen of [{ width: 1366, height: 768 }, { width: 420, height: 900 }]) {
          await page.setViewportSize(screen);
          await stage.assertAccessible(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert(wide <= 0, `${screen.width} px: the page is ${wide} px wider than its screen`);
        }
      }
      await page.keyboard.press("Tab");
      assertEqual(await page.evaluate(() => document.activeElement.id), "bundle", "what has the focus");
      const file = await downloaded(stage, page, () => page.keyboard.press("Enter"));
      assertEqual(bundled(unzip(file)), await storedCommits(first), "commits in the file");
      const refused = await page.evaluate(async () => {
        const script = document.createElement("script");
        script.textContent = "window.inlineRan = true";
        document.head.append(script);
        return window.inlineRan === undefined && (await fetch("manifest.webmanifest").then(() => false, () => true));
      });
      assert(refused, "inline scripts and requests are refused by the policy");
      const policy = /Content[- ]Security[- ]Policy|manifest\.webmanifest/i;
      // Firefox tells of both a little later.
      const isTold = () => stage.troubles.filter((trouble) => policy.test(trouble)).length >= 2;
      for (let again = 0; again < 100 && !isTold(); again += 1) await page.waitForTimeout(50);
      assert(isTold(), "the browser tells what it refused");
      forgive(stage, policy);
    });
  },

  async "what was rescued opens again: in a browser that has nothing, and beside what it was rescued from"(stage) {
    const page = await begun(stage);
    await note(page, "一つ目のメモ");
    const stored = await storedCommits(page);
    const other = await Stage.open(stage.browser, stage.browserName);
    try {
      await page.goto(new URL("rescue.html", stage.url).href);
      await ready(page);
      const buffer = await downloaded(stage, page, () => id(page, "rescue-bundle").click());
      const file = { name: "rescued.daicho", mimeType: "application/zip", buffer };
      const fresh = await other.visit();
      await id(fresh, "start-exchange").click();
      await open(fresh, file);
      await merge(fresh);
      assertEqual((await storedCommits(fresh))[Object.keys(stored)[0]], Object.values(stored)[0], "commits that came over");
      assertEqual(await id(fresh, "facility-name").innerText(), "みどり病院", "facility");
      other.assertQuiet();
    } finally {
      await other.close();
    }
  },

  async "an edit that the disk does not take is a file at once, which opens later, whatever was edited since"(stage) {
    const page = await begun(stage);
    await page.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      window.mend = () => { IDBObjectStore.prototype.add = add; };
      IDBObjectStore.prototype.add = () => { throw new DOMException("no room", "QuotaExceededError"); };
    });
    await page.evaluate(() => { location.hash = "#/settings"; });
    await id(page, "facility-form").waitFor();
    await page.evaluate(() => {
      document.querySelector("[data-testid=facility-form] [name=beds]").value = "150";
      document.querySelector("[data-testid=facility-save]").click();
    });
    await id(page, "save-failed").waitFor();
    const said = await id(page, "save-failed").innerText();
    assert(said.includes("この画面の中にしかありません") && said.includes("受け渡し"), said);
    await stage.assertAccessible(page);
    const buffer = await downloaded(stage, page, () => id(page, "save-rescue").click());
    await id(page, "save-give-up").click();
    await page.evaluate(() => window.mend());
    await note(page, "そのあとの変更");
    await open(page, { name: "unsaved.ndjson", mimeType: "application/x-ndjson", buffer });
    await merge(page);
    await page.reload();
    await page.evaluate(() => { location.hash = "#/settings"; });
    await id(page, "facility-form").waitFor();
    const values = await Promise.all(["facility-beds-input", "facility-note-input"].map((name) => id(page, name).inputValue()));
    assertEqual(values, ["150", "そのあとの変更"], "beds and note");
    assertEqual(await id(page, "ledger-damaged").count(), 0, "contradictions");
    forgive(stage, /no room/);
  },

  async "the reminder of a copy comes at the chosen rhythm, and a clock that is set back does not silence it"(stage) {
    const page = await stage.visit();
    const at = (day) => page.clock.setFixedTime(new Date(`${day}T10:00:00+09:00`));
    const reminds = async () => {
      await page.reload();
      await id(page, "home-safety").waitFor();
      return (await id(page, "next-copy").count()) === 1;
    };
    const choose = async (rhythm) => {
      await page.evaluate(() => { location.hash = "#/settings"; });
      await id(page, `reminder-${rhythm}`).click();
      await page.waitForSelector(`[data-testid=reminder-${rhythm}][aria-pressed=true]`);
      await stage.assertAccessible(page);
      await page.evaluate(() => { location.hash = "#/"; });
    };
    await at("2026-11-02");
    await id(page, "start-sample").click();
    await id(page, "home-safety").waitFor();
    assert(await reminds(), "a ledger that was never saved");
    const stored = await storedCommits(page);
    assertEqual(bundled(unzip(await saveCopy(stage, page))), stored, "commits in the file");
    assert((await id(page, "safety-export").innerText()).includes("2026-11-02 10:00"), "when it was saved is shown");
    await at("2026-11-20");
    assert(!(await reminds()), "nothing was changed since");
    await at("2026-11-02");
    await page.evaluate(() => { location.hash = "#/settings"; });
    await id(page, "settings-author").fill("山田");
    await id(page, "settings-author-save").click();
    await note(page, "メモ");
    await page.evaluate(() => { location.hash = "#/"; });
    await at("2026-11-08");
    assert(!(await reminds()), "six days");
    await at("2026-11-09");
    assert(await reminds(), "a week");
    assert((await id(page, "next-steps").innerText()).includes("1 件の変更"), "how many changes are in no file");
    await choose("monthly");
    assert(!(await reminds()), "a month was chosen");
    await at("2025-11-09");
    assert(await reminds(), "the clock was set back a year");
    await choose("never");
    assert(!(await reminds()), "no reminder was wanted");
  },
};

async function begun(stage) {
  const page = await stage.visit();
  await begin(page);
  return page;
}

async function begin(page) {
  await id(page, "start-new").click();
  await id(page, "field-name").fill("みどり病院");
  await id(page, "field-author").fill("山田");
  await id(page, "begin-save").click();
  await id(page, "home-safety").waitFor();
}

/** Saves the ledger as a file, and waits until Home says so. */
async function saveCopy(stage, page) {
  const file = await downloaded(stage, page, () => id(page, "home-copy").click());
  await id(page, "next-copy").waitFor({ state: "detached" });
  return file;
}

/** Puts something into the place of the program that is none. */
async function breakProgram(stage, page) {
  await stage.isKept(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (request.url.endsWith("/daicho_bg.wasm")) await cache.put(request, new Response("no program", { headers: { "content-type": "application/wasm" } }));
      }
    }
  });
}

/** Waits until the rescue page has looked at the database. */
const ready = (page) => page.waitForSelector("html[data-ready]");

async function rescued(stage, page) {
  return unzip(await downloaded(stage, page, () => id(page, "rescue-bundle").click()));
}

async function downloaded(stage, page, act) {
  const folder = await mkdtemp(join(tmpdir(), "daicho-rescued-"));
  try {
    return await readFile(await stage.download(page, act, join(folder, "file")));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Lets troubles pass that the journey itself provoked. */
function forgive(stage, pattern) {
  stage.troubles = stage.troubles.filter((text) => !pattern.test(text));
}

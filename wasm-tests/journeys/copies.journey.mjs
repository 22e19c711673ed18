// A folder that was chosen once gets a copy of every change, and what goes wrong with it is said.
//
// The folder is one of the browser's own file system, which a page may have without a window to choose it in.
import { begin, note } from "./acts.mjs";
import { unzip } from "./archive.mjs";
import { bundled, storedCommits } from "./database.mjs";
import { assert, assertEqual, until } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);
const onlyChromium = (journey) => Object.assign(journey, { browsers: ["chromium"] });
const NAME = /^daicho-\d{4}-\d{2}-\d{2}-\d{4}-\d{6}-[0-9a-f]{8}\.daicho$/;

export const journeys = {
  "every change goes into the folder, today's last three stay, and nobody else's files are touched": onlyChromium(async (stage) => {
    const page = await chosen(stage);
    const [first] = await names(page);
    assert(NAME.test(first), first);
    assertEqual(bundled(unzip(await content(page, first))), await storedCommits(page), "commits in the first copy");
    assert((await said(page)).includes("読み戻して同じと確かめました"), "what is said");
    await stage.assertAccessible(page);

    const mark = first.match(/-([0-9a-f]{8})\.daicho$/)[1];
    const others = ["機器一覧.xlsx", "daicho-2020-01-01-0900-000001-ffffffff.daicho", `daicho-2020-01-01-0900-000001-${mark} (1).daicho`];
    const left = `daicho-2020-01-01-0900-000001-${mark}.daicho.part`;
    await plant(page, [...others, left]);
    for (let round = 1; round <= 4; round += 1) {
      await note(page, `メモ ${round}`);
      await hide(page);
      await copied(page, round + 1);
    }
    const own = (await names(page)).filter((name) => NAME.test(name) && name.includes(mark));
    assertEqual(own.map((name) => name.split("-")[5]), ["000003", "000004", "000005"], "copies of today");
    assertEqual((await names(page)).filter((name) => !own.includes(name)), others.sort(), "everything else in the folder");
    assertEqual(bundled(unzip(await content(page, own[2]))), await storedCommits(page), "commits in the last copy");
    await page.evaluate(() => { location.hash = "#/"; });
    await id(page, "home-safety").waitFor();
    assert((await id(page, "safety-folder").innerText()).includes("読み戻して"), "Home says it, too");
    assert((await id(page, "safety-export").innerText()).includes("0 件"), "nothing that no copy has");

    await page.reload();
    await id(page, "home-safety").waitFor();
    await note(page, "開き直したあと");
    await hide(page);
    await copied(page, 6);
    assertEqual((await names(page)).filter((name) => NAME.test(name) && name.includes(mark)).length, 3, "copies of today");
  }),

  "of two tabs one makes the copy": onlyChromium(async (stage) => {
    const one = await chosen(stage);
    const two = await stage.visit();
    await id(two, "safety-folder").getByTestId("folder-state").filter({ hasText: "読み戻して" }).waitFor();
    await note(one, "二つのタブ");
    await until(two, () => document.querySelector("[data-testid=safety-export]")?.innerText.includes("1 件"));
    await Promise.all([hide(one), hide(two)]);
    await copied(one, 2);
    await id(two, "safety-folder").getByTestId("folder-state").filter({ hasText: "-000002-" }).waitFor();
    await id(two, "safety-export").filter({ hasText: "0 件" }).waitFor();
    assertEqual((await names(one)).map((name) => name.split("-")[5]), ["000001", "000002"], "copies");
  }),

  "a copy that does not read back as it was written is not kept, and nothing is called saved": onlyChromium(async (stage) => {
    const page = await chosen(stage);
    const before = await names(page);
    await page.evaluate(() => {
      const { write } = FileSystemWritableFileStream.prototype;
      window.mend = () => { FileSystemWritableFileStream.prototype.write = write; };
      FileSystemWritableFileStream.prototype.write = function (bytes) {
        const spoilt = bytes.slice();
        spoilt[spoilt.length >> 1] ^= 1;
        return write.call(this, spoilt);
      };
    });
    await fails(stage, page, "読み戻したものが違った");
    assertEqual(await names(page), before, "files");
    await page.evaluate(() => window.mend());
    await id(page, "folder-retry").click();
    await copied(page, 2);
  }),

  "where the browser cannot rename, the file is written in one step": onlyChromium(async (stage) => {
    await stage.context.addInitScript(() => { delete globalThis.FileSystemFileHandle?.prototype.move; });
    const page = await chosen(stage);
    await note(page, "メモ");
    await hide(page);
    await copied(page, 2);
    assertEqual((await names(page)).map((name) => NAME.test(name)), [true, true], "two files, and nothing beside them");
  }),

  "a full disk and a folder that is gone are said, and the next try works": onlyChromium(async (stage) => {
    const page = await chosen(stage);
    await page.evaluate(() => {
      const { createWritable } = FileSystemFileHandle.prototype;
      window.mend = () => { FileSystemFileHandle.prototype.createWritable = createWritable; };
      FileSystemFileHandle.prototype.createWritable = async () => { throw new DOMException("full", "QuotaExceededError"); };
    });
    const before = await names(page);
    await fails(stage, page, "ディスクがいっぱいです");
    assertEqual(await names(page), before, "the copies before");
    await page.evaluate(() => window.mend());
    await id(page, "folder-retry").click();
    await copied(page, 2);

    await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("控え", { recursive: true }));
    await fails(stage, page, "フォルダーが見つかりません");
    await id(page, "folder-other").click();
    await copied(page, 1);
  }),

  "a folder that the browser asks about again is allowed by a press, and one that is refused is said to be": onlyChromium(async (stage) => {
    const page = await chosen(stage);
    await stage.context.addInitScript(() => {
      if (!globalThis.FileSystemHandle) return;
      let answer = "prompt";
      FileSystemHandle.prototype.queryPermission = async () => answer;
      FileSystemHandle.prototype.requestPermission = async () => (answer = window.refuses ? "denied" : "granted");
    });
    await page.reload();
    await page.evaluate(() => { window.refuses = true; location.hash = "#/settings"; });
    await id(page, "folder-state").filter({ hasText: "もう一度許可が必要です" }).waitFor();
    await stage.assertAccessible(page);
    await note(page, "許可する前");
    await hide(page);
    assertEqual((await names(page)).length, 1, "nothing is written before it is allowed");
    await id(page, "folder-allow").click();
    await id(page, "folder-failed").waitFor();
    assert((await said(page)).includes("許していません"), await said(page));
    await page.evaluate(() => { window.refuses = false; });
    await id(page, "folder-retry").click();
    await copied(page, 2);
  }),

  async "where the browser has no folders, it is said, and the copy is a file"(stage) {
    await stage.context.addInitScript(() => { delete window.showDirectoryPicker; });
    const page = await stage.visit();
    await begin(page);
    await page.evaluate(() => { location.hash = "#/settings"; });
    await id(page, "folder-state").filter({ hasText: "このブラウザーでは" }).waitFor();
    await stage.assertAccessible(page);
    const text = await stage.downloadedText(page, () => id(page, "copy-download").click());
    assert(text.startsWith("PK"), "a bundle");
  },

  "erasing the ledger forgets the folder and leaves the copies": onlyChromium(async (stage) => {
    const page = await chosen(stage);
    const before = await names(page);
    await id(page, "erase").click();
    await id(page, "erase-word").fill("消去");
    await id(page, "erase-confirm").click();
    await id(page, "start-new").waitFor();
    assertEqual(await names(page), before, "copies");
    await begin(page);
    await page.evaluate(() => { location.hash = "#/settings"; });
    await id(page, "folder-choose").waitFor();
    await page.reload();
    await id(page, "folder-choose").waitFor();
  }),
};

/** Begins a ledger and chooses a folder, into which the first copy goes. */
async function chosen(stage) {
  await stage.context.addInitScript(() => {
    window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("控え", { create: true });
  });
  const page = await stage.visit();
  await begin(page);
  await page.evaluate(() => { location.hash = "#/settings"; });
  await id(page, "folder-choose").click();
  await copied(page, 1);
  return page;
}

/** Waits until the settings say that the copy of this number is in the folder and proven. */
async function copied(page, number) {
  await page.evaluate(() => { location.hash = "#/settings"; });
  const mark = `-${String(number).padStart(6, "0")}-`;
  await id(page, "copies").getByTestId("folder-state").filter({ hasText: "読み戻して" }).filter({ hasText: mark }).waitFor();
}

/** Changes something, of which no copy can be made, and checks what the settings say. */
async function fails(stage, page, part) {
  await note(page, `メモ: ${part}`);
  await hide(page);
  await id(page, "folder-failed").waitFor();
  assert((await said(page)).includes(part), `${part} in: ${await said(page)}`);
  await stage.assertAccessible(page);
}

const said = (page) => id(page, "copies").getByTestId("folder-state").innerText();

/** Tells the page that it is out of sight: what waits to be copied is copied then, and not half a minute later. */
function hide(page) {
  return page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    delete document.hidden;
  });
}

/** The names of all files in the folder, sorted. */
function names(page) {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("控え", { create: true });
    return (await Array.fromAsync(folder.keys())).sort();
  });
}

async function content(page, name) {
  const text = await page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("控え");
    const bytes = new Uint8Array(await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer());
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }, name);
  return Buffer.from(text, "hex");
}

/** Puts files into the folder that are not the program's, or not any more. */
function plant(page, names) {
  return page.evaluate(async (names) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("控え");
    for (const name of names) {
      const target = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await target.write("x");
      await target.close();
    }
  }, names);
}

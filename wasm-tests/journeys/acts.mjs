// What several journeys do: begin a ledger, import a list, kill the tab in the midst of it.
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFolder } from "./bundles.mjs";
import { assertEqual, Stage, until } from "./stage.mjs";

/** How many devices are imported: enough for several records. */
export const ROWS = 2_000;

/**
 * A journey in a profile on the disk, as people have one: for all in which a tab dies. In one in memory Chromium ends a
 * transaction before it has the bytes of large values from the tab, and a tab that dies then takes them along.
 */
export function playedOnDisk(journey) {
  return Object.assign(() => withFolder((folder) => onDisk(folder, journey)), { browsers: ["chromium"] });
}

/** Opens the profile in a folder for `act`, and closes it. */
export async function onDisk(folder, act) {
  const stage = await Stage.openOnDisk(folder);
  try {
    const done = await act(stage);
    stage.assertQuiet();
    return done;
  } finally {
    await stage.close();
  }
}

/** Begins a ledger. */
export async function begin(page) {
  await page.getByTestId("start-new").click();
  const form = page.getByTestId("begin-form");
  await form.locator("[name=name]").fill("みどり病院");
  await form.locator("[name=author]").fill("山田");
  await page.getByTestId("begin-save").click();
  await saved(page);
}

/** Opens the sample as somebody whose name is known, at a page. */
export async function sampleOf(stage, hash) {
  const page = await stage.visit();
  await page.getByTestId("start-sample").click();
  await page.getByTestId("sample-banner").waitFor();
  // Who writes is asked once; here it is said before.
  await page.evaluate(() => { location.hash = "#/settings"; });
  await page.getByTestId("settings-author").fill("山田");
  await page.getByTestId("settings-author-save").click();
  await saved(page);
  await page.evaluate((to) => { location.hash = to; }, hash);
  return page;
}

/** Gives the import page a list and goes as far as the button that applies it. Lists of other marks have other devices. */
export async function planImport(page, mark = "K") {
  const rows = Array.from({ length: ROWS }, (_, row) => `${mark}-${row},輸液ポンプ,${randomBytes(60).toString("hex")}`);
  const buffer = Buffer.from(["管理番号,販売名,備考", ...rows, ""].join("\n"));
  await page.evaluate(() => { location.hash = "#/import"; });
  await page.getByTestId("import-file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer });
  await page.getByTestId("import-check").click();
  await page.getByTestId("import-rows").waitFor();
}

/** How many rows of the import that is planned end how. */
export async function counts(page) {
  const found = {};
  for (const outcome of ["added", "changed", "same", "doubtful", "refused"]) {
    const text = await page.getByTestId(`import-count-${outcome}`).locator(".stat-value").innerText();
    found[outcome] = Number(text.replaceAll(",", ""));
  }
  return found;
}

/** Writes a file into a folder and returns its path. */
export async function file(folder, name, content) {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Does something in the worker. */
export async function inWorker(page, act) {
  assertEqual(page.workers().length, 1, "number of workers");
  await page.workers()[0].evaluate(act);
}

/** How many devices the first page tells of. */
export async function devices(page) {
  await page.evaluate(() => { location.hash = "#/"; });
  await page.getByTestId("home-safety").waitFor();
  if (await page.getByTestId("home-empty").isVisible()) return 0;
  const text = await page.getByTestId("home-count-devices").locator(".stat-value").innerText();
  return Number(text.replaceAll(",", ""));
}

/** Waits until the page says that all is saved, twice in a row: a write that was just asked for has begun by then. */
export async function saved(page) {
  for (let again = 0; again < 2; again += 1) {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await page.waitForSelector("[data-testid=save-state][data-state=saved]");
  }
}

/** Kills the process that runs the page. */
export async function crash(stage, page) {
  const session = await stage.context.newCDPSession(page);
  const crashed = new Promise((resolve) => page.once("crash", resolve));
  session.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
}

/** Changes the facility's note, which is one commit, and waits until that is stored and said to be. */
export async function note(page, text) {
  await page.evaluate(() => { location.hash = "#/settings"; });
  await page.getByTestId("facility-form").waitFor();
  const count = () => page.evaluate(countCommits);
  const before = await count();
  await page.evaluate((text) => {
    document.querySelector("[data-testid=facility-form] [name=note]").value = text;
    document.querySelector("[data-testid=facility-save]").click();
  }, text);
  await until(page, countCommits, before + 1);
  await page.waitForSelector("[data-testid=save-state][data-state=saved]");
}

/** Counts the commits in the database; with `wanted`, says whether there are so many. */
function countCommits(wanted) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("daicho");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const keys = db.transaction("commits").objectStore("commits").getAllKeys();
      keys.onsuccess = () => {
        db.close();
        const count = keys.result.filter((key) => key.length === 2).length;
        resolve(wanted === undefined ? count : count === wanted);
      };
    };
  });
}

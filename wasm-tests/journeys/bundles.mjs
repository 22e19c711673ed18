// What journeys about several computers have in common: beginning a ledger, editing, writing and opening bundles.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `play` with a folder for files, which is removed afterwards. */
export async function withFolder(play) {
  const folder = mkdtempSync(join(tmpdir(), "daicho-bundles-"));
  try {
    return await play(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Begins a ledger on a computer that has none. */
export async function begin(stage, facility, author) {
  const page = await stage.visit();
  await page.getByTestId("start-new").click();
  await page.locator("input[name=name]").fill(facility);
  await page.locator("input[name=author]").fill(author);
  await page.getByTestId("begin-save").click();
  await page.getByTestId("begin-dialog").waitFor({ state: "detached" });
  return page;
}

/** Begins with a bundle on a computer that has no ledger, as `author`. */
export async function beginFrom(stage, file, author) {
  const page = await stage.visit();
  await page.getByTestId("start-exchange").click();
  await open(page, file);
  await merge(page);
  await go(page, "#/settings");
  await page.getByTestId("settings-author").fill(author);
  await page.getByTestId("settings-author-save").click();
  return page;
}

/** Registers a device and returns its id. */
export async function register(page, values) {
  await go(page, "#/devices/new");
  await page.getByTestId("device-form").waitFor();
  await fill(page, values);
  return page.url().split("/").pop();
}

/** Edits a device. */
export async function edit(page, unit, values) {
  await go(page, `#/devices/${unit}/edit`);
  await page.getByTestId("device-form").waitFor();
  await fill(page, values);
}

async function fill(page, values) {
  for (const [field, value] of Object.entries(values)) await page.getByTestId(`field-${field}`).fill(value);
  await page.getByTestId("form-save").click();
  await page.getByTestId("device").waitFor();
  await saved(page);
}

/** Deletes a device. */
export async function remove(page, unit) {
  await go(page, `#/devices/${unit}`);
  await page.getByTestId("device-delete").click();
  await page.getByTestId("delete-dialog-confirm").click();
  await page.getByTestId("delete-dialog").waitFor({ state: "detached" });
  await saved(page);
}

/** Writes the ledger as a bundle; `theirs` is a bundle of the receiver, `passphrase` encrypts it. */
export async function write(stage, page, path, { theirs, passphrase } = {}) {
  await toExchange(page);
  if (theirs || passphrase) await page.locator("[data-testid=exchange-save-form] details > summary").click();
  if (theirs) await page.getByTestId("exchange-theirs").setInputFiles(theirs);
  if (passphrase) {
    await page.getByTestId("exchange-save-passphrase").fill(passphrase);
    await page.getByTestId("exchange-save-passphrase-again").fill(passphrase);
  }
  await stage.download(page, () => page.getByTestId("exchange-write").click(), path);
  await page.getByTestId("exchange-written").waitFor();
  return path;
}

/** Opens a bundle and waits until it says what merging it would do. */
export async function open(page, file) {
  await choose(page, file);
  await page.getByTestId("exchange-preview").waitFor();
}

/** Chooses a file on the exchange page. */
export async function choose(page, file) {
  await toExchange(page);
  await page.getByTestId("exchange-file").setInputFiles(file);
}

/** Merges the open bundle and waits until it is on the screen. */
export async function merge(page) {
  await page.getByTestId("exchange-apply").click();
  await page.getByTestId("exchange-to-devices").waitFor();
}

/** Opens a bundle and merges it. */
export async function take(page, file) {
  await open(page, file);
  await merge(page);
}

async function toExchange(page) {
  // Leaving and coming back begins with an empty page.
  await go(page, "#/settings");
  await page.getByTestId("check").waitFor();
  await go(page, "#/exchange");
  await page.getByTestId("exchange-file").waitFor({ state: "attached" });
}

/** What a computer's ledger amounts to: the numbers of all commits, the conflicts, and the list of devices. */
export async function ledgerOf(stage, page) {
  const heads = await page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open("daicho"));
    const state = await done(db.transaction("meta").objectStore("meta").get("state"));
    db.close();
    return state.trim().split("\n").slice(1).sort();
  });
  await go(page, "#/conflicts");
  await page.locator("[data-testid=conflicts], [data-testid=conflicts-none]").waitFor();
  const boxes = await page.locator("fieldset.conflict").allInnerTexts();
  await go(page, "#/devices");
  await page.getByTestId("devices-count").waitFor();
  await page.getByTestId("export-open").click();
  await page.getByTestId("export-csv-utf8").check();
  const csv = await stage.downloadedText(page, () => page.getByTestId("export-save").click());
  return { heads, conflicts: boxes.sort(), devices: csv.split("\r\n").sort() };
}

export async function go(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

export async function saved(page) {
  await page.waitForSelector("[data-testid=save-state][data-state=saved]");
}

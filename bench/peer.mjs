// Drives the peer: PapaParse and Dexie.
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import * as server from "./serve.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const serve = () =>
  server.serve({
    "/": here("peer/index.html"),
    "/peer.js": here("peer/peer.js"),
    "/papaparse.min.js": here("node_modules/papaparse/papaparse.min.js"),
    "/dexie.min.js": here("node_modules/dexie/dist/dexie.min.js"),
  });

/// Milliseconds in which a list is read and every row looked up among the devices of `csv`.
export async function preview({ url, csv, list, executablePath }) {
  const browser = await launch(executablePath);
  try {
    const page = await browser.page();
    await page.goto(url);
    await page.setInputFiles("#file", csv);
    await page.evaluate(() => peer.importFile());
    await page.setInputFiles("#file", list);
    return await page.evaluate(() => peer.preview("shift_jis"));
  } finally {
    await browser.close();
  }
}

/// One run of the whole job; returns milliseconds by name, and megabytes.
export async function run({ url, csv, executablePath, words, sortBy }) {
  const browser = await launch(executablePath);
  try {
    let page = await browser.page();
    await page.goto(url);
    await page.setInputFiles("#file", csv);
    const result = { import: await page.evaluate(() => peer.importFile()) };
    result.longestTask = await page.evaluate(() => Math.max(0, ...window.longTasks));
    const memory = [browser.peakMegabytes()];
    page = await browser.reopen();
    await page.goto(url);
    result.firstRows = await page.evaluate(() => peer.firstRows());
    await page.goto(url);
    result.reopen = await page.evaluate(() => peer.load());
    result.search = [];
    for (const word of words) {
      const { milliseconds, found } = await page.evaluate((text) => peer.search(text), word);
      result.search.push(milliseconds);
      result.found = { ...result.found, [word]: found };
    }
    result.sort = await page.evaluate((field) => peer.sort(field), sortBy);
    memory.push(browser.peakMegabytes());
    result.memory = Math.max(...memory);
    return result;
  } finally {
    await browser.close();
  }
}

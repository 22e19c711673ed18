// Drives the peer: PapaParse and Dexie.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILES = {
  "/": [here("peer/index.html"), "text/html"],
  "/peer.js": [here("peer/peer.js"), "text/javascript"],
  "/papaparse.min.js": [here("node_modules/papaparse/papaparse.min.js"), "text/javascript"],
  "/dexie.min.js": [here("node_modules/dexie/dist/dexie.min.js"), "text/javascript"],
};

export async function serve() {
  const server = createServer(async (request, response) => {
    const [path, type] = FILES[request.url] ?? [];
    if (!path) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(await readFile(path));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
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

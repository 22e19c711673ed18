// Drives the application as a person would: choose a file, accept the mapping, apply, come back, search, sort.
//
// Times are taken in the page, from the event to the frame in which the result is on screen. Several parts of the import
// wait for the person; what is summed is the time in which the person waits for the machine.
import { launch } from "./browser.mjs";

const at = (testid) => `[data-testid="${testid}"]`;
const ROW = at("devices-table-row");

export async function run({ url, csv, executablePath, words, sortBy }) {
  const browser = await launch(executablePath);
  try {
    let page = await browser.page();
    await begin(page, url);
    const result = { import: await importFile(page, csv) };
    result.longestTask = await page.evaluate(() => Math.max(0, ...window.longTasks));
    const memory = [browser.peakMegabytes()];
    // The snapshot is written after the import is durable and reported; a person takes longer to close the lid.
    await page.waitForTimeout(5000);
    page = await browser.reopen();
    await page.addInitScript(`window.settled = ${settled}`);
    await page.goto(`${url}#/devices`, { waitUntil: "commit" });
    result.firstRows = await shown(page, ROW);
    result.reopen = result.firstRows;
    result.search = [];
    for (const word of words) {
      result.search.push(await type(page, word));
      result.found = { ...result.found, [word]: await count(page) };
    }
    await type(page, "");
    result.sort = await sort(page, sortBy);
    memory.push(browser.peakMegabytes());
    result.memory = Math.max(...memory);
    result.raw = await raw(page);
    return result;
  } finally {
    await browser.close();
  }
}

/// Milliseconds from `start` to the frame after an element has changed; NaN if it does not change within seconds.
function settled(start, element) {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(NaN), 5000);
    const observer = new MutationObserver(() => {
      observer.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    });
    observer.observe(document.querySelector(element), { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

async function begin(page, url) {
  await page.goto(url);
  await page.click(at("start-new"));
  await page.fill(`${at("begin-form")} input[name="name"]`, "測定用の病院");
  await page.fill(`${at("begin-form")} input[name="author"]`, "測定");
  await page.click(at("begin-save"));
  await page.waitForSelector(at("save-state"));
}

async function importFile(page, csv) {
  await page.goto(`${page.url().split("#")[0]}#/import`);
  const input = at("import-file");
  await page.waitForSelector(input, { state: "attached" });
  const preview = await timed(page, at("import-preview"), () => page.setInputFiles(input, csv));
  const plan = await timed(page, at("import-account"), () => page.click(at("import-check")));
  const apply = await timed(page, at("import-result"), () => page.click(at("import-apply")));
  console.log(`  preview ${preview.toFixed(0)} ms, plan ${plan.toFixed(0)} ms, apply until durable ${apply.toFixed(0)} ms`);
  return preview + plan + apply;
}

/// Milliseconds from just before `act` until `selector` is drawn.
async function timed(page, selector, act) {
  await page.evaluate(() => (window.actedAt = performance.now()));
  await act();
  return (await shown(page, selector)) - (await page.evaluate(() => window.actedAt));
}

/// When `selector` was drawn, in milliseconds since the page began to load.
function shown(page, selector) {
  return page.waitForFunction(
    (selector) => document.querySelector(selector) && performance.now(),
    selector,
    { polling: "raf", timeout: 600_000 },
  ).then((found) => found.jsonValue());
}

/// Replaces the text of the search box and waits for the frame after the number of devices found has changed.
function type(page, text) {
  return page.evaluate(
    ([box, text, count]) => {
      const input = document.querySelector(box);
      const start = performance.now();
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return window.settled(start, count);
    },
    [at("devices-search"), text, at("devices-count")],
  );
}

function sort(page, field) {
  return page.evaluate(([button, table]) => {
    const start = performance.now();
    document.querySelector(button).click();
    return window.settled(start, table);
  }, [at(`devices-table-sort-${field}`), at("devices-table")]);
}

async function count(page) {
  const text = await page.textContent(at("devices-count"));
  // "99,983 台中 1,000 台": of the two numbers the smaller one was found.
  return Math.min(...Array.from(text.matchAll(/[\d,]+/g), ([number]) => Number(number.replaceAll(",", ""))));
}

async function raw(page) {
  const script = await import("node:fs/promises").then((fs) => fs.readFile(new URL("raw.js", import.meta.url), "utf8"));
  return page.evaluate(`(async () => { ${script.replaceAll("export ", "")}
    const { commits, snapshots } = await readStored();
    const put = await putAndGet(commits);
    const get = await putAndGet(snapshots);
    return { put: put.put, get: get.get, commitBytes: put.bytes, snapshotBytes: get.bytes };
  })()`);
}

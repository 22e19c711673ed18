// Drives the application as a person would: choose a file, accept the mapping, apply, come back, search, sort.
//
// Times are taken in the page, from the event to the frame in which the result is on screen. Several parts of the import
// wait for the person; what is summed is the time in which the person waits for the machine.
import { readFile } from "node:fs/promises";
import { launch } from "./browser.mjs";
import { at, begin, press, shown, timed } from "./steps.mjs";

const ROW = at("devices-table-row");
/// The list takes a question: before, it may show the first rows only.
const READY = `.devices-page:not([inert]) ${at("devices-search")}`;

export async function run({ url, csv, executablePath, words, sortBy }) {
  const browser = await launch(executablePath);
  try {
    let page = await browser.page();
    await begin(page, url);
    const result = await importFile(page, csv);
    const memory = [browser.peakMegabytes()];
    // The snapshot is written after the import is durable and reported; a person takes longer to close the lid.
    await page.waitForTimeout(5000);
    page = await browser.reopen();
    await page.addInitScript(`window.settled = ${settled}`);
    await page.goto(`${url}#/devices`, { waitUntil: "commit" });
    result.firstRows = await shown(page, ROW);
    result.reopen = await shown(page, READY);
    result.search = [];
    for (const word of words) {
      result.search.push(await type(page, word));
      result.found = { ...result.found, [word]: await count(page) };
    }
    await type(page, "");
    result.sort = await sort(page, sortBy);
    memory.push(browser.peakMegabytes());
    result.memory = Math.max(...memory);
    result.raw = await raw(browser, page, url, csv);
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

async function importFile(page, csv) {
  await page.goto(`${page.url().split("#")[0]}#/import`);
  const input = at("import-file");
  await page.waitForSelector(input, { state: "attached" });
  const steps = {
    preview: await timed(page, at("import-preview"), () => page.setInputFiles(input, csv)),
    plan: await timed(page, at("import-account"), press(at("import-check"))),
    apply: await timed(page, at("import-result"), press(at("import-apply"))),
  };
  const sum = steps.preview.milliseconds + steps.plan.milliseconds + steps.apply.milliseconds;
  const told = ([name, step]) => `${name} ${step.milliseconds.toFixed(0)} ms (longest task ${step.longestTask.toFixed(0)} ms)`;
  console.log(`  ${Object.entries(steps).map(told).join(", ")}`);
  // What follows once the result is on the screen belongs to it as well.
  await page.waitForTimeout(2000);
  return { import: sum, longestTask: await longestTask(page) };
}

function longestTask(page) {
  return page.evaluate(() => Math.max(0, ...window.longTasks));
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

async function raw(browser, page, url, csv) {
  const script = (await readFile(new URL("raw.js", import.meta.url), "utf8")).replaceAll("export ", "");
  const put = await page.evaluate(`(async () => { ${script}; return put(); })()`);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "raw-file" })));
  await page.setInputFiles("#raw-file", csv);
  const putFile = await page.evaluate(`(async () => { ${script}; return putFile(document.querySelector("#raw-file").files[0]); })()`);
  // A document of the same origin with nothing in it.
  const fresh = await browser.reopen();
  await fresh.addInitScript(`window.raw = (async () => { ${script}; return reopen(); })()`);
  await fresh.goto(`${url}icons/icon.svg`, { waitUntil: "commit" });
  return { put, putFile, reopen: await fresh.evaluate(() => window.raw) };
}

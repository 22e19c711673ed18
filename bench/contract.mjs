// An annex as DOCX in Chromium: the application beside docx and docxtemplater on the very document that the application wrote, in
// turn.
//
//   BENCH_URL, BENCH_RUNS, BENCH_BROWSER_PATH   as in run.mjs
//   BENCH_DOCX                                  a document to give to the peers instead, without the application
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { open } from "./diagram/app.mjs";
import { devices, ledger } from "./diagram/hospital.mjs";
import { serve } from "./serve.mjs";
import { at, median, press } from "./steps.mjs";

const { BENCH_URL, BENCH_RUNS = "3", BENCH_BROWSER_PATH: executablePath, BENCH_DOCX } = process.env;
const RUNS = Number(BENCH_RUNS);
/// Milliseconds within which the document is to be there.
const LIMIT = 1000;
const PEERS = ["docx", "docxtemplater"];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const folder = await mkdtemp(join(tmpdir(), "daicho-contract-"));
const server = await serve({
  "/": here("peer/contract/index.html"),
  "/contract/": here("peer/contract/"),
  "/docx.js": here("node_modules/docx/dist/index.iife.js"),
  "/pizzip.js": here("node_modules/pizzip/dist/pizzip.min.js"),
  "/docxtemplater.js": here("node_modules/docxtemplater/build/docxtemplater.min.js"),
});
try {
  const ours = [];
  const theirs = new Map(PEERS.map((name) => [name, []]));
  let document = BENCH_DOCX && await readFile(BENCH_DOCX);
  for (let nth = 0; nth < RUNS; nth += 1) {
    if (!BENCH_DOCX) {
      const run = await application();
      ours.push(run);
      document = run.document;
    }
    for (const [name, runs] of theirs) runs.push(await peer(name, document));
  }
  report(ours, theirs, document);
} finally {
  server.close();
  await rm(folder, { recursive: true });
}

/// Asks for the document as a person does, several times: the first time the program of the worker may have to be loaded.
async function application() {
  const file = join(folder, "ledger.daicho");
  await writeFile(file, ledger(devices(100)));
  const { browser, page } = await open(BENCH_URL, file, executablePath);
  try {
    await page.goto(`${BENCH_URL}#/contracts/make`);
    await begun(page);
    await page.evaluate(() => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        window.savedAt = performance.now();
        return create.call(URL, blob);
      };
    });
    const first = await saved(page);
    const next = await saved(page);
    return { first: first.milliseconds, milliseconds: next.milliseconds, longestTask: next.longestTask, document: next.bytes };
  } finally {
    await browser.close();
  }
}

/// Begins an annex as a large hospital with every situation asks for: the longest that there is.
async function begun(page) {
  await page.waitForSelector("#pick-units");
  await page.fill("#pick-units", "ME-000050");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.click(at("make-next"));
  await page.waitForSelector(at("make-form"));
  await page.check("[name=pattern][value=large]");
  for (const box of await page.locator(`${at("make-situations")} input`).all()) await box.check();
  await page.click(at("make-save"));
  await page.waitForSelector(at("annex-docx"));
}

/// Milliseconds from the press to the finished file.
async function saved(page) {
  const tasks = await page.evaluate(() => window.longTasks.length);
  const [download] = await Promise.all([page.waitForEvent("download"), press(at("annex-docx"))(page)]);
  const bytes = await readFile(await download.path());
  const milliseconds = await page.evaluate(() => window.savedAt - window.actedAt);
  const longestTask = await page.evaluate((tasks) => Math.max(0, ...window.longTasks.slice(tasks)), tasks);
  return { milliseconds, longestTask, bytes };
}

/// Lets a peer write the same document twice; the second time counts, as with the application.
async function peer(name, document) {
  const browser = await launch(executablePath);
  try {
    const page = await browser.page();
    await page.goto(server.url);
    await page.evaluate((base64) => window.peer.take(base64), document.toString("base64"));
    const first = await page.evaluate((name) => window.peer.write(name), name);
    return { ...(await page.evaluate((name) => window.peer.write(name), name)), first: first.milliseconds };
  } finally {
    await browser.close();
  }
}

function report(ours, theirs, document) {
  const of = (runs, read) => median(runs.map(read)).toFixed(0);
  const [{ counts }] = theirs.get(PEERS[0]);
  console.log(`\nan annex as DOCX in Chromium: ${JSON.stringify(counts)}, medians of ${RUNS} runs, the second time in a page (the first)`);
  const our = median(ours.map(({ milliseconds }) => milliseconds));
  if (ours.length > 0) {
    const longest = Math.max(...ours.map(({ longestTask }) => longestTask)).toFixed(0);
    console.log(`application: ${our.toFixed(0)} ms (${of(ours, ({ first }) => first)}), ${document.length} bytes, from the press on, annex and picture `
      + `included; longest task of the main thread ${longest} ms (goal: under ${LIMIT} ms: ${our < LIMIT ? "met" : "MISSED"})`);
  }
  for (const [name, runs] of theirs) {
    const their = median(runs.map(({ milliseconds }) => milliseconds));
    const ratio = ours.length > 0 ? `, ${(their / our).toFixed(1)}×` : "";
    console.log(`  ${name}: ${their.toFixed(0)} ms (${of(runs, ({ first }) => first)})${ratio}, ${runs[0].bytes} bytes, ${runs[0].characters} characters, on the main thread`);
  }
}

// A scan of 10,000 hosts against a ledger of 10,000 devices in Chromium: the application beside DOMParser, PapaParse and Maps, in
// turn.
//
//   BENCH_URL, BENCH_RUNS, BENCH_BROWSER_PATH   as in run.mjs
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { open } from "./diagram/app.mjs";
import { devices, ledger, list, scan } from "./diagram/hospital.mjs";
import { serve } from "./serve.mjs";
import { at, median, press, shown, timed } from "./steps.mjs";

const { BENCH_URL, BENCH_RUNS = "3", BENCH_BROWSER_PATH: executablePath } = process.env;
const COUNT = 10_000;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const folder = await mkdtemp(join(tmpdir(), "daicho-reconcile-"));
const file = (name) => join(folder, name);
const server = await serve({
  "/": here("peer/reconcile/index.html"),
  "/reconcile/": here("peer/reconcile/"),
  "/papaparse.min.js": here("node_modules/papaparse/papaparse.min.js"),
});
try {
  const all = devices(COUNT);
  await writeFile(file("ledger.daicho"), ledger(all));
  await writeFile(file("list.csv"), list(all));
  await writeFile(file("scan.xml"), scan(all));
  const [ours, theirs] = [[], []];
  for (let nth = 0; nth < Number(BENCH_RUNS); nth += 1) {
    ours.push(await application());
    theirs.push(await peer());
  }
  report(ours, theirs);
} finally {
  server.close();
  await rm(folder, { recursive: true });
}

/// Takes the scan in as a person would, and comes back to what it shows.
async function application() {
  const { browser, page } = await open(BENCH_URL, file("ledger.daicho"), executablePath);
  try {
    await page.goto(`${BENCH_URL}#/network/found`);
    await page.waitForSelector(at("found-none"));
    const read = await timed(page, at("found-keep"), (page) => page.setInputFiles(at("found-files"), file("scan.xml")));
    const kept = await timed(page, at("found-table"), press(at("found-keep")));
    await page.waitForTimeout(2000);
    const counts = (await page.innerText(at("found-show"))).replace(/\s+/g, " ");
    await page.goto(`${BENCH_URL}#/network/zones`);
    await page.waitForSelector(at("found-table"), { state: "detached" });
    const again = await timed(page, at("found-table"), (page) => page.evaluate(() => { location.hash = "#/network/found"; }));
    // A new page: program, ledger and scan come from the disk.
    await page.reload({ waitUntil: "commit" });
    const opened = await shown(page, at("found-table"));
    return { read, kept, again, opened, counts };
  } finally {
    await browser.close();
  }
}

async function peer() {
  const browser = await launch(executablePath);
  try {
    const page = await browser.page();
    await page.goto(server.url);
    await page.setInputFiles("#ledger", file("list.csv"));
    await page.setInputFiles("#scan", file("scan.xml"));
    await page.evaluate(() => window.peer.load());
    return await page.evaluate(() => window.peer.reconcile());
  } finally {
    await browser.close();
  }
}

function report(ours, theirs) {
  const of = (runs, read) => median(runs.map(read)).toFixed(0);
  const longest = (tasks) => `${Math.max(...tasks).toFixed(0)} ms`;
  console.log(`\na scan of ${COUNT} hosts against ${COUNT} devices in Chromium, medians of ${ours.length} runs`);
  console.log(`application: ${of(ours, ({ read }) => read.milliseconds)} ms from the file to what is in it, `
    + `${of(ours, ({ kept }) => kept.milliseconds)} ms from "keep" to the lines on the screen, file and record on the disk; `
    + `${of(ours, ({ again }) => again.milliseconds)} ms when one comes back to the page, ${of(ours, ({ opened }) => opened)} ms from opening the site; `
    + `longest task of the main thread ${longest(ours.flatMap(({ read, kept, again }) => [read, kept, again].map(({ longestTask }) => longestTask)))}`);
  console.log(`  ${ours[0].counts}`);
  console.log(`DOMParser and Maps: ${of(theirs, ({ milliseconds }) => milliseconds)} ms from the file to the lines on the screen, nothing kept; `
    + `longest task of the main thread ${longest(theirs.map(({ longestTask }) => longestTask))}`);
  console.log(`  ${JSON.stringify(theirs[0].counts)}`);
}

// Two people's ledgers become one in Chromium: the application beside @automerge/automerge, on the files that `bench/merge`
// has written, in turn.
//
//   BENCH_URL, BENCH_RUNS, BENCH_BROWSER_PATH   as in run.mjs
//   BENCH_FILES   the folder of those files
import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { at, median, press, timed } from "./steps.mjs";

const { BENCH_URL, BENCH_FILES, BENCH_RUNS = "3", BENCH_BROWSER_PATH: executablePath } = process.env;
const GOAL = 10;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const server = await serve({
  "/": here("peer/merge.html"),
  "/merge.js": here("peer/merge.js"),
  "/automerge/": here("node_modules/@automerge/automerge/dist/mjs/"),
  "/automerge.wasm": here("node_modules/@automerge/automerge/dist/automerge.wasm"),
});
try {
  const sizes = (await readdir(BENCH_FILES)).map(Number).sort((a, b) => a - b);
  for (const size of sizes) {
    const [ours, theirs] = [[], []];
    for (let nth = 0; nth < Number(BENCH_RUNS); nth += 1) {
      ours.push(await application(size));
      theirs.push(await automerge(size));
    }
    report(size, ours, theirs);
  }
} finally {
  server.close();
}

function report(size, ours, theirs) {
  const of = (runs, read) => median(runs.map(read));
  const our = of(ours, ({ open, apply }) => open + apply);
  console.log(`\n${size} devices, merged and stored in Chromium: application ${our.toFixed(0)} ms (what it would do is told after `
    + `${of(ours, ({ open }) => open).toFixed(0)} ms, longest task of the main thread ${of(ours, ({ longestTask }) => longestTask).toFixed(0)} ms)`);
  const done = theirs.filter(({ failure }) => !failure);
  if (done.length === 0) {
    console.log(`Automerge did not finish: ${theirs[0].failure}`);
  } else {
    const their = of(done, ({ milliseconds }) => milliseconds);
    const ratio = their / our;
    console.log(`Automerge ${their.toFixed(0)} ms, ${ratio.toFixed(1)}× (goal ${GOAL}×: ${ratio >= GOAL ? "met" : "MISSED"}); ${done[0].devices} devices, ${done[0].conflicts} conflicts`);
  }
  console.log(`files: application ${kilobytes(size, "daicho")}, Automerge ${kilobytes(size, "automerge")}`);
}

function kilobytes(size, ending) {
  return `${(statSync(file(size, "theirs", ending)).size / 1000).toFixed(0)} kB`;
}

function file(size, name, ending) {
  return join(BENCH_FILES, `${size}`, `${name}.${ending}`);
}

/// Opens the other person's file and merges it into a ledger that has a copy, as a person would.
async function application(size) {
  const browser = await launch(executablePath);
  try {
    const page = await browser.page();
    await page.goto(`${BENCH_URL}#/exchange`);
    await open(page, file(size, "mine", "daicho"));
    await apply(page);
    // Otherwise the merge would begin with writing one.
    await page.goto(`${BENCH_URL}#/devices`);
    await page.goto(`${BENCH_URL}#/exchange`);
    await timed(page, at("exchange-written"), press(at("exchange-write")));
    await page.waitForTimeout(3000);
    const opened = await open(page, file(size, "theirs", "daicho"));
    const applied = await apply(page);
    return {
      open: opened.milliseconds,
      apply: applied.milliseconds,
      longestTask: Math.max(opened.longestTask, applied.longestTask),
    };
  } finally {
    await browser.close();
  }
}

async function open(page, path) {
  await page.waitForSelector(at("exchange-file"), { state: "attached" });
  return await timed(page, at("exchange-preview"), () => page.setInputFiles(at("exchange-file"), path));
}

function apply(page) {
  return timed(page, at("exchange-to-devices"), press(at("exchange-apply")));
}

async function automerge(size) {
  const browser = await launch(executablePath);
  try {
    const page = await browser.page();
    await page.goto(server.url);
    await page.waitForFunction(() => window.peer);
    await page.setInputFiles("#mine", file(size, "mine", "automerge"));
    await page.setInputFiles("#theirs", file(size, "theirs", "automerge"));
    await page.evaluate(() => peer.load());
    return await page.evaluate(() => peer.merge());
  } catch (error) {
    // Out of memory, from some size on.
    return { failure: error.message.split("\n").slice(0, 2).join(" ") };
  } finally {
    await browser.close();
  }
}

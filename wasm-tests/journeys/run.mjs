// Runs every *.journey.mjs beside this file, one after the other, each in a browser profile of its own.
//
//   DAICHO_URL           where the site is served; `cargo xtask test` serves it under a sub-path
//   DAICHO_DIST          the folder that is served
//   DAICHO_BROWSER       chromium or firefox; DAICHO_BROWSER_PATH is its executable
//   DAICHO_NO_SANDBOX=1  for Chromium as root
//   DAICHO_ONLY          a part of the names of the journeys to run
//   DAICHO_KILLS=50      how often a tab is killed in the midst of an import (5)
//   DAICHO_SEED          the moments at which it is killed; a failure names them
//
// A journey file exports `journeys`: an object of names and async functions that take a `Stage` (see stage.mjs). A
// journey may carry `browsers: ["chromium"]` where only one browser can do it, and a `limit` in milliseconds where it takes longer than others. Whatever the journey itself finds, it fails when the page throws, logs an error, breaks its Content-Security-Policy or sends a request to another origin.
import { readdir } from "node:fs/promises";
import { launch, Stage } from "./stage.mjs";

const LIMIT = 180_000;
const browserName = process.env.DAICHO_BROWSER ?? "chromium";
const folder = new URL("./", import.meta.url);
const files = (await readdir(folder)).filter((name) => name.endsWith(".journey.mjs")).sort();
const browser = await launch(browserName);
const counts = { passed: 0, failed: 0, skipped: 0 };

for (const file of files) {
  const { journeys } = await import(new URL(file, folder));
  for (const [name, journey] of Object.entries(journeys)) {
    const title = `${file.replace(".journey.mjs", "")}: ${name}`;
    if (!title.includes(process.env.DAICHO_ONLY ?? "")) continue;
    if (journey.browsers && !journey.browsers.includes(browserName)) {
      counts.skipped += 1;
      console.log(`skip ${title} (only in ${journey.browsers.join(", ")})`);
      continue;
    }
    await run(title, journey);
  }
}
await browser.close();
if (counts.passed + counts.failed === 0) {
  console.log("no journey was run");
  process.exitCode = 1;
}
if (counts.failed > 0) process.exitCode = 1;
console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`);

async function run(title, journey) {
  const started = performance.now();
  const stage = await Stage.open(browser, browserName);
  let error;
  try {
    await within(journey(stage), journey.limit ?? LIMIT);
    stage.assertQuiet();
  } catch (caught) {
    error = caught;
    await stage.screenshot(title).catch(() => {});
  }
  await stage.close();
  const took = ((performance.now() - started) / 1000).toFixed(1);
  counts[error ? "failed" : "passed"] += 1;
  console.log(`${error ? "FAIL" : "ok  "} ${title} (${took} s)`);
  if (error) console.log(String(error.stack ?? error).replace(/^/gm, "       "));
}

async function within(work, limit) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

// The register of 2,000 contracts over 10,000 devices in Chromium: until it is drawn, and until a keystroke of its search is.
//
//   BENCH_URL, BENCH_RUNS, BENCH_BROWSER_PATH   as in run.mjs
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "./diagram/app.mjs";
import { contracts, devices, ledger } from "./diagram/hospital.mjs";
import { at, median } from "./steps.mjs";

const { BENCH_URL, BENCH_RUNS = "3", BENCH_BROWSER_PATH: executablePath } = process.env;
const [CONTRACTS, DEVICES] = [2_000, 10_000];
/// What is typed, a letter a time: few rows are left.
const TYPED = "契約 199";
/// A frame and a half: what a person takes for at once.
const LIMIT = 100;

const templates = fileURLToPath(new URL("../core/data/contract", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "daicho-register-"));
try {
  const file = join(folder, "ledger.daicho");
  const all = devices(DEVICES);
  await writeFile(file, ledger(all, contracts(CONTRACTS, all, await clauses())));
  const runs = [];
  for (let nth = 0; nth < Number(BENCH_RUNS); nth += 1) runs.push(await run(file));
  const of = (read) => median(runs.map(read)).toFixed(0);
  const key = median(runs.map(({ keys }) => median(keys)));
  const longest = Math.max(...runs.flatMap(({ keys }) => keys));
  console.log(`\nregister of ${CONTRACTS} contracts, ${DEVICES} devices, in Chromium, medians of ${BENCH_RUNS} runs`);
  console.log(`drawn after ${of(({ drawn }) => drawn)} ms; a keystroke ${key.toFixed(0)} ms, the longest ${longest.toFixed(0)} ms `
    + `(goal: under ${LIMIT} ms: ${longest < LIMIT ? "met" : "MISSED"})`);
} finally {
  await rm(folder, { recursive: true });
}

/// The clauses of the template that comes along.
async function clauses() {
  const files = (await readdir(templates)).filter((name) => /^\d/.test(name));
  const groups = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(templates, name), "utf8"))));
  return groups.flatMap((group) => group.clauses.map(({ id }) => id));
}

async function run(file) {
  const { browser, page } = await open(BENCH_URL, file, executablePath);
  try {
    const drawn = await page.evaluate(async (row) => {
      const began = performance.now();
      location.hash = "#/contracts";
      while (!document.querySelector(row)) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - began;
    }, at("contract-row"));
    await page.waitForTimeout(2000);
    const keys = [];
    for (let length = 1; length <= TYPED.length; length += 1) {
      keys.push(await page.evaluate(async ([box, text]) => {
        const input = document.querySelector(box);
        const began = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return performance.now() - began;
      }, [at("contracts-search"), TYPED.slice(0, length)]));
    }
    const left = await page.locator(at("contract-row")).count();
    if (left === 0 || left > 20) throw new Error(`${left} rows are left`);
    return { drawn, keys };
  } finally {
    await browser.close();
  }
}

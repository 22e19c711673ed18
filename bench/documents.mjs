// SBOMs in the browser: one of 50 MB, and a thousand of 200 components in an archive. The application beside `JSON.parse`
// of the same bytes in the same browser.
//
//   BENCH_URL, BENCH_RUNS, BENCH_BROWSER_PATH   as in run.mjs
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { at, begin, median, press, timed } from "./steps.mjs";
import { archive } from "./zip.mjs";

const { BENCH_URL, BENCH_RUNS = "3", BENCH_BROWSER_PATH: executablePath } = process.env;
const GOAL = 2;
const LARGE = 50e6;
const [SBOMS, COMPONENTS] = [1_000, 200];

const folder = await mkdtemp(join(tmpdir(), "daicho-documents-"));
try {
  const large = join(folder, "large.cdx.json");
  const many = join(folder, "many.zip");
  const sboms = Array.from({ length: SBOMS }, (_, nth) => sbom(COMPONENTS, nth));
  await writeFile(large, sbom(Math.ceil(LARGE / 420), 0));
  await writeFile(many, archive(sboms.map((text, nth) => [`${nth}.cdx.json`, text])));
  const runs = [];
  for (let nth = 0; nth < Number(BENCH_RUNS); nth += 1) runs.push(await run(large, many, sboms));
  report(runs);
} finally {
  await rm(folder, { recursive: true });
}

/// An SBOM of so many components, most of them of other versions than in the next one.
function sbom(components, seed) {
  const parts = Array.from({ length: components }, (_, nth) => {
    const [name, version] = [`component-${nth % 5000}`, `${nth % 9}.${(nth + seed) % 20}.${seed % 7}`];
    return {
      type: "library",
      "bom-ref": `ref-${nth}`,
      supplier: { name: `Supplier ${nth % 300}` },
      name,
      version,
      purl: `pkg:generic/supplier-${nth % 300}/${name}@${version}`,
      cpe: `cpe:2.3:a:supplier_${nth % 300}:${name}:${version}:*:*:*:*:*:*:*`,
      hashes: [{ alg: "SHA-256", content: (nth + seed).toString(16).padStart(64, "0") }],
      licenses: [{ license: { id: "MIT" } }],
    };
  });
  const dependencies = parts.slice(0, 100).map((part) => ({ ref: part["bom-ref"], dependsOn: [] }));
  return JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components: parts, dependencies });
}

async function run(large, many, sboms) {
  const browser = await launch(executablePath);
  try {
    const page = await browser.page();
    await begin(page, BENCH_URL);
    const attached = await attach(page, large);
    const opened = await timed(page, at("sbom-says"), press(at("attachment-open")));
    const parsed = await page.evaluate(parse, [await text(page, large)]);
    await attach(page, many);
    const first = await timed(page, at("components-hits"), press(at("documents-tab-components")));
    const searched = [];
    for (const word of ["component-12", "component-123", "supplier 29", "component-4 1.1.x"]) searched.push(await keystroke(page, word));
    const parsedMany = await page.evaluate(parse, sboms);
    return { attached, opened, parsed, first, search: median(searched), parsedMany };
  } finally {
    await browser.close();
  }
}

async function attach(page, path) {
  await page.goto(`${BENCH_URL}#/documents/all`);
  await page.waitForSelector(at("attach"), { state: "attached" });
  const kept = await timed(page, at("attach-dialog"), (page) => page.setInputFiles(at("attach"), path));
  await page.click(at("attach-save"));
  await page.waitForSelector(at("attach-dialog"), { state: "detached" });
  await page.waitForSelector(at("attachment"));
  return kept;
}

/// The text of a file as the page would have it.
async function text(page, path) {
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "measured" })));
  await page.setInputFiles("#measured", path);
  await page.evaluate(async () => { window.measured = await document.querySelector("#measured").files[0].text(); });
  return null;
}

/// Milliseconds that `JSON.parse` takes; a text of null is the one that the page holds.
function parse(texts) {
  const all = texts.map((text) => text ?? window.measured);
  const began = performance.now();
  let components = 0;
  for (const text of all) components += JSON.parse(text).components.length;
  return { milliseconds: performance.now() - began, components };
}

async function keystroke(page, word) {
  const before = await page.innerText(at("components-status"));
  const began = await page.evaluate(() => performance.now());
  await page.fill(at("components-find"), word);
  return page.evaluate(
    async ([selector, before, began]) => {
      while (document.querySelector(selector).innerText === before) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    },
    [at("components-status"), before, began],
  );
}

function report(runs) {
  const of = (read) => median(runs.map(read));
  const line = (name, ours, limit) => {
    const ratio = ours / limit;
    console.log(`${name}: application ${ours.toFixed(0)} ms, JSON.parse ${limit.toFixed(0)} ms, ${ratio.toFixed(1)}× (goal ${GOAL}×: ${ratio <= GOAL ? "met" : "MISSED"})`);
  };
  console.log(`\nSBOMs in Chromium, medians of ${runs.length} runs`);
  line("50 MB: opened, from the press to what it says on the screen", of((run) => run.opened.milliseconds), of((run) => run.parsed.milliseconds));
  line(`${SBOMS} SBOMs: read and indexed, first result on the screen`, of((run) => run.first.milliseconds), of((run) => run.parsedMany.milliseconds));
  console.log(`50 MB: chosen, read, stored on the disk and told: ${of((run) => run.attached.milliseconds).toFixed(0)} ms`);
  console.log(`one keystroke of a component search, from the key to its result, 120 ms of waiting for the next key included: ${of((run) => run.search).toFixed(0)} ms`);
  console.log(`longest task of the main thread: ${Math.max(...runs.flatMap((run) => [run.attached, run.opened, run.first].map((it) => it.longestTask))).toFixed(0)} ms`);
}

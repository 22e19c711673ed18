// A department's list of 10,000 rows in CP932, of devices that are all in the ledger: how long until it is known what
// importing it would change. The application beside PapaParse and Dexie, in one Chromium after the other.
//
//   BENCH_URL, BENCH_CSV, BENCH_RUNS, BENCH_BROWSER_PATH   as in run.mjs
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import * as peer from "./peer.mjs";
import { at, begin, median, press, timed } from "./steps.mjs";

const { BENCH_URL, BENCH_CSV, BENCH_RUNS = "3", BENCH_BROWSER_PATH: executablePath } = process.env;
const GOAL = 10;

const folder = await mkdtemp(join(tmpdir(), "daicho-preview-"));
const list = join(folder, "list.csv");
const server = await peer.serve();
try {
  await writeFile(list, cp932(edited(await readFile(BENCH_CSV, "utf8"))));
  const [ours, theirs] = [[], []];
  for (let nth = 0; nth < Number(BENCH_RUNS); nth += 1) {
    ours.push(await preview());
    theirs.push(await peer.preview({ url: server.url, csv: BENCH_CSV, list, executablePath }));
  }
  const [our, their] = [ours, theirs].map((runs) => median(runs.map(({ milliseconds }) => milliseconds)));
  const ratio = their / our;
  console.log(`\npreview of a CP932 list: application ${our.toFixed(0)} ms, peer ${their.toFixed(0)} ms, ${ratio.toFixed(1)}× (goal ${GOAL}×: ${ratio >= GOAL ? "met" : "MISSED"})`);
  console.log(`application: ${ours[0].account}; peer: ${theirs[0].changed} changed, ${theirs[0].same} the same, ${theirs[0].added} not found`);
} finally {
  server.close();
  await rm(folder, { recursive: true });
}

/// The list after somebody worked on it: every twentieth device that is in use is so no longer.
function edited(csv) {
  let nth = 0;
  return csv.replaceAll("使用中", (word) => ((nth += 1) % 20 === 0 ? "休止中" : word));
}

/// A text in CP932; characters that it lacks become question marks.
function cp932(text) {
  const decoder = new TextDecoder("shift_jis");
  const codes = new Map();
  const note = (...bytes) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (!codes.has(character)) codes.set(character, bytes);
  };
  for (let one = 0; one < 256; one += 1) {
    if (one < 0x80 || (one > 0xa0 && one < 0xe0)) note(one);
    else if (one > 0x80 && one < 0xfd && one !== 0xa0) for (let two = 0x40; two < 0xfd; two += 1) if (two !== 0x7f) note(one, two);
  }
  return Buffer.from(Array.from(text.replace("\ufeff", ""), (character) => codes.get(character) ?? [0x3f]).flat());
}

async function preview() {
  const browser = await launch(executablePath);
  try {
    const page = await browser.page();
    await begin(page, BENCH_URL);
    await choose(page, BENCH_CSV);
    await timed(page, at("import-account"), press(at("import-check")));
    await timed(page, at("import-result"), press(at("import-apply")));
    await page.goto(`${BENCH_URL}#/devices`);
    await page.waitForSelector(at("devices-count"));
    // The snapshot is written meanwhile.
    await page.waitForTimeout(3000);
    const read = await choose(page, list);
    // A person looks at the mapping, which is still being drawn.
    await page.waitForTimeout(1500);
    const planned = await timed(page, at("import-account"), press(at("import-check")));
    console.log(`  reading ${read.milliseconds.toFixed(0)} ms, comparing ${planned.milliseconds.toFixed(0)} ms`);
    const account = (await page.innerText(".import-counts")).replace(/\s+/g, " ");
    return { milliseconds: read.milliseconds + planned.milliseconds, account };
  } finally {
    await browser.close();
  }
}

async function choose(page, file) {
  await page.goto(`${BENCH_URL}#/import`);
  await page.waitForSelector(at("import-file"), { state: "attached" });
  // Nobody has a file at hand before the page is drawn.
  await page.waitForTimeout(1000);
  return await timed(page, at("import-preview"), () => page.setInputFiles(at("import-file"), file));
}

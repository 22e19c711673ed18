// The network as a picture in Chromium: laid out and painted, and dragged about in. The application beside elkjs, dagre and
// Cytoscape.js on the graph that the application drew, in turn.
//
//   BENCH_URL, BENCH_RUNS, BENCH_BROWSER_PATH   as in run.mjs
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as app from "./diagram/app.mjs";
import { summary } from "./diagram/frames.mjs";
import { devices, ledger } from "./diagram/hospital.mjs";
import * as peers from "./diagram/peers.mjs";
import { median } from "./steps.mjs";

const { BENCH_URL, BENCH_RUNS = "3", BENCH_BROWSER_PATH: executablePath } = process.env;
const RUNS = Number(BENCH_RUNS);
const SIZES = [100, 1_000, 5_000];
/// From this size on the application is to be ahead of all others.
const AHEAD = 1_000;
/// How many devices are on the screen while something is dragged.
const DRAGGED = 1_000;
/// The longest frame, in milliseconds.
const LONGEST = 50;
const LIMIT = 120_000;

const folder = await mkdtemp(join(tmpdir(), "daicho-diagram-"));
const server = await peers.serve();
try {
  for (const size of SIZES) await measure(size);
} finally {
  server.close();
  await rm(folder, { recursive: true });
}

async function measure(size) {
  const file = join(folder, `${size}.daicho`);
  await writeFile(file, ledger(devices(size)));
  const [ours, ourDrags] = [[], []];
  const theirs = new Map(peers.PEERS.map((name) => [name, []]));
  const theirDrags = [];
  for (let nth = 0; nth < RUNS; nth += 1) {
    const { browser, page } = await app.open(BENCH_URL, file, executablePath);
    let diagram;
    try {
      ours.push(await app.paint(page));
      diagram = await app.exported(page);
      if (size === DRAGGED) ourDrags.push(await app.drags(page));
    } finally {
      await browser.close();
    }
    if (nth === 0) console.log(`\n${size} devices: ${diagram.elements.length} shapes, ${diagram.wires.length} wires; medians of ${RUNS} runs`);
    for (const [name, runs] of theirs) {
      // Who did not come to an end once is not waited for again.
      if (runs.some(({ failure }) => failure)) continue;
      runs.push(await peers.paint({ url: server.url, diagram, name, limit: LIMIT, executablePath }));
    }
    if (size === DRAGGED) theirDrags.push(await peers.drags({ url: server.url, diagram, executablePath }));
  }
  painted(size, ours, theirs);
  for (const what of size === DRAGGED ? Object.keys(ourDrags[0]) : []) dragged(what, ourDrags, theirDrags);
}

function painted(size, ours, theirs) {
  const longest = (runs) => `longest task ${Math.max(...runs.map(({ longestTask }) => longestTask)).toFixed(0)} ms`;
  const our = median(ours.map(({ milliseconds }) => milliseconds));
  console.log(`  application: ${our.toFixed(0)} ms from the ledger to the painted diagram, ${longest(ours)}`);
  for (const [name, runs] of theirs) {
    const failed = runs.find(({ failure }) => failure);
    const their = median(runs.map(({ milliseconds }) => milliseconds ?? NaN));
    const ratio = their / our;
    const verdict = size < AHEAD ? "" : ` (goal: ahead: ${failed || ratio > 1 ? "met" : "MISSED"})`;
    console.log(`  ${name}: ${failed ? failed.failure : `${their.toFixed(0)} ms, ${ratio.toFixed(1)}×, ${longest(runs)}`}${verdict}`);
  }
}

function dragged(what, ours, theirs) {
  const said = ({ median, late, longest, drop }) =>
    `frames of ${median.toFixed(1)} ms, 95 % within ${late.toFixed(1)} ms, longest ${longest.toFixed(0)} ms; after letting go ${drop.toFixed(0)} ms`;
  const [our, their] = [ours, theirs].map((runs) => summary(runs.map((run) => run[what])));
  console.log(`  dragging a ${what}: ${said(our)} (goal: none over ${LONGEST} ms: ${Math.round(our.longest) <= LONGEST ? "met" : "MISSED"})`);
  console.log(`    Cytoscape.js: ${said(their)}`);
}

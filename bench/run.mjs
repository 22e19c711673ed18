// The same job in the application and in its peer, in turn, in one Chromium; medians, ratios and missed goals.
//
//   BENCH_URL           where the application is served
//   BENCH_CSV           the ledger to import
//   BENCH_RUNS          runs of each side
//   BENCH_BROWSER_PATH  Chromium
import { statSync } from "node:fs";
import * as app from "./app.mjs";
import * as peer from "./peer.mjs";
import { median } from "./steps.mjs";

const { BENCH_URL, BENCH_CSV, BENCH_RUNS = "3", BENCH_BROWSER_PATH } = process.env;
// Each finds another number of devices than the one before, so that the change can be seen.
const WORDS = ["病棟", "病棟 3", "ME-09", "ME-099", "ポンプ", "10.20"];
const SORT_BY = { header: "販売名", field: "trade_name" };

const given = { csv: BENCH_CSV, executablePath: BENCH_BROWSER_PATH, words: WORDS };
const runs = { app: [], peer: [], raw: [] };
const server = await peer.serve();
for (let nth = 1; nth <= Number(BENCH_RUNS); nth += 1) {
  console.log(`run ${nth} of ${BENCH_RUNS}: application`);
  const { raw, ...result } = await app.run({ ...given, url: BENCH_URL, sortBy: SORT_BY.field });
  runs.app.push(result);
  runs.raw.push(raw);
  console.log(`run ${nth} of ${BENCH_RUNS}: peer`);
  runs.peer.push(await peer.run({ ...given, url: server.url, sortBy: SORT_BY.header }));
}
server.close();
report();

function report() {
  const of = (side, read) => median(runs[side].map(read));
  const search = (run) => median(run.search);
  console.log(`\n${(statSync(BENCH_CSV).size / 1e6).toFixed(1)} MB of CSV, medians of ${BENCH_RUNS} runs; ratio = peer / application\n`);
  line("", "application", "peer", "ratio", "goal");
  compare("import until durable", of("app", (run) => run.import), of("peer", (run) => run.import), "ms");
  compare("reopen until first rows", of("app", (run) => run.firstRows), of("peer", (run) => run.firstRows), "ms");
  compare("reopen until it can be searched", of("app", (run) => run.reopen), of("peer", (run) => run.reopen), "ms");
  compare("one keystroke in the search box", of("app", search), of("peer", search), "ms");
  compare("sort by a column", of("app", (run) => run.sort), of("peer", (run) => run.sort), "ms");
  compare("peak memory of a renderer", of("app", (run) => run.memory), of("peer", (run) => run.memory), "MB");
  const megabytes = (read) => `${(of("raw", read) / 1e6).toFixed(1)} MB`;
  console.log("\nratio = application / raw IndexedDB\n");
  line("", "application", "raw", "ratio", "goal");
  limit("import / put what it stores", of("app", (run) => run.import), of("raw", (raw) => raw.put.milliseconds));
  limit("import / read and put the file", of("app", (run) => run.import), of("raw", (raw) => raw.putFile.milliseconds));
  limit("first rows / get the snapshot", of("app", (run) => run.firstRows), of("raw", (raw) => raw.reopen.milliseconds));
  limit("searchable / get the snapshot", of("app", (run) => run.reopen), of("raw", (raw) => raw.reopen.milliseconds));
  console.log(`stored: ${megabytes((raw) => raw.put.bytes)} of commits, ${megabytes((raw) => raw.reopen.bytes)} of snapshot; `
    + `of raw reopening ${of("raw", (raw) => raw.reopen.get).toFixed(0)} ms are gets, the rest is opening page and database`);
  const longest = of("app", (run) => run.longestTask);
  const verdict = longest <= 100 ? "met" : "MISSED";
  console.log(`\nlongest task of the main thread during the import: ${longest.toFixed(0)} ms (goal: at most 100 ms: ${verdict}), `
    + `peer ${of("peer", (run) => run.longestTask).toFixed(0)} ms`);
  for (const [word, count] of Object.entries(runs.app[0].found)) {
    console.log(`found for "${word}": application ${count}, peer ${runs.peer[0].found[word]}`);
  }
}

function compare(name, ours, theirs, unit) {
  const ratio = theirs / ours;
  line(name, `${ours.toFixed(0)} ${unit}`, `${theirs.toFixed(0)} ${unit}`, `${ratio.toFixed(1)}×`, ratio >= 2 ? "met (2×)" : "MISSED (2×)");
}

function limit(name, ours, raw) {
  const ratio = ours / raw;
  line(name, `${ours.toFixed(0)} ms`, `${raw.toFixed(0)} ms`, `${ratio.toFixed(1)}×`, ratio <= 2 ? "met (2×)" : "MISSED (2×)");
}

function line(name, ...cells) {
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(13)).join(""));
}

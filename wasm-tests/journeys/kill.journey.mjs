// Tabs that are killed at random moments of an import: all of it is there afterwards, or nothing.
import { begin, crash, devices, inWorker, planImport, playedOnDisk, ROWS } from "./acts.mjs";
import { assert, assertEqual } from "./stage.mjs";

const KILLS = Number(process.env.DAICHO_KILLS ?? 5);
const SEED = Number(process.env.DAICHO_SEED ?? Date.now() % 1_000_000);

async function killed(stage) {
  const random = numbers(SEED);
  let page = await stage.visit();
  await begin(page);
  await planImport(page, "first");
  const length = await timed(page);
  let before = await devices(page);
  assertEqual(before, ROWS, "devices of the import that nobody disturbed");
  const ends = [];
  for (let round = 0; round < KILLS; round += 1) {
    // Every other time the clock starts only when the first record is written: that part is short, and matters most.
    const late = round % 2 === 1;
    const delay = Math.floor(random() * (late ? Math.min(length, 150) : length));
    const what = `seed ${SEED}, round ${round}: killed ${delay} ms after the ${late ? "first record" : "press"}`;
    await planImport(page, `round-${round}`);
    const first = late ? await firstRecord(page) : undefined;
    await page.getByTestId("import-apply").click();
    await first?.isWritten;
    await new Promise((resolve) => setTimeout(resolve, delay));
    await crash(stage, page);

    page = await stage.visit();
    const found = await devices(page);
    assert([before, before + ROWS].includes(found), `${what}: ${found} devices, ${before} before an import of ${ROWS}`);
    assertEqual(await page.getByTestId("ledger-damaged").count(), 0, `${what}: damage`);
    ends.push(found === before ? "nothing" : "all");
    before = found;
  }
  await page.evaluate(() => { location.hash = "#/settings"; });
  await page.getByTestId("check-start").click();
  await page.getByTestId("check-sound").waitFor();
  console.log(`     killed tabs left ${ends.join(", ")} (seed ${SEED})`);
}

export const journeys = {
  "a tab killed at random moments of an import leaves all of it or nothing": Object.assign(playedOnDisk(killed), {
    limit: 120_000 + KILLS * 20_000,
  }),
};

/** Applies the import that is planned and returns how long that took, in milliseconds. */
async function timed(page) {
  const started = performance.now();
  await page.getByTestId("import-apply").click();
  await page.getByTestId("import-result").waitFor();
  return performance.now() - started;
}

/** Returns what waits until the worker writes the first record of a commit. */
async function firstRecord(page) {
  await inWorker(page, () => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...record) {
      if (this.name === "commits") console.log("the first record");
      return add.apply(this, record);
    };
  });
  return { isWritten: page.waitForEvent("console", (message) => message.text() === "the first record") };
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

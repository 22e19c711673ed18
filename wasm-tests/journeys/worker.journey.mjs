// The worker ends by itself, in the midst of whatever it does: the page says so, nothing is half done, and the next try works.
import { readFile } from "node:fs/promises";
import { assert, assertEqual, until } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);
const onlyChromium = (journey) => Object.assign(journey, { browsers: ["chromium"] });

const LIST = "管理番号,販売名\nW-1,輸液ポンプ\nW-2,心電計\n";

export const journeys = {
  "a file over which the worker ends is said to be damaged or too large, and the next file is read": onlyChromium(async (stage) => {
    const page = await begin(stage);
    await openImport(page);
    const buffer = await readFile(`${stage.root}/core/fixtures/tabular/devices.xls`);
    await endWorker(page);
    await id(page, "import-file").setInputFiles({ name: "機器.xls", mimeType: "application/vnd.ms-excel", buffer });
    await id(page, "import-trouble").waitFor();
    const told = await id(page, "import-trouble").innerText();
    for (const part of ["壊れているか大きすぎる", "XLSXかCSV", "機器.xls", "台帳には何も書き込んでいません"]) {
      assert(told.includes(part), `${part}: ${told}`);
    }
    await stage.assertAccessible(page);
    await choose(page);
    await plan(page);
    await id(page, "import-apply").click();
    await id(page, "import-result").waitFor();
    assertEqual(await devices(page), 2, "devices");
  }),

  async "a worker whose program does not load is no endless wait"(stage) {
    const page = await begin(stage);
    await stage.isKept(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (request.url.endsWith("/daicho-worker_bg.wasm")) await cache.put(request, new Response("no program", { headers: { "content-type": "application/wasm" } }));
        }
      }
    });
    await openImport(page);
    await choose(page, "import-trouble");
    expectBreakdown(stage);
  },

  "a worker that the browser ends while it reads the ledger is noticed": onlyChromium(async (stage) => {
    const page = await begin(stage);
    await openImport(page);
    await choose(page);
    await inWorker(page, () => {
      IDBObjectStore.prototype.get = () => self.close();
    });
    await id(page, "import-check").click();
    await id(page, "import-trouble").waitFor();
    const told = await id(page, "import-trouble").innerText();
    assert(told.includes("途中でプログラムが止まりました"), told);
    assert(told.includes("台帳には何も書き込んでいません"), told);
    await choose(page);
    await plan(page);
  }),

  "a worker that ends before its import is committed leaves nothing of it, and the import can be done again": onlyChromium(async (stage) => {
    const page = await begin(stage);
    await openImport(page);
    await choose(page);
    await plan(page);
    await inWorker(page, () => {
      const commit = IDBTransaction.prototype.commit;
      IDBTransaction.prototype.commit = function () {
        if (this.mode !== "readwrite" || !this.objectStoreNames.contains("commits")) return commit.call(this);
        self.close();
      };
    });
    await id(page, "import-apply").click();
    await id(page, "import-trouble").waitFor();
    assert((await id(page, "import-trouble").innerText()).includes("台帳には何も書き込んでいません"), "nothing is stored");
    await choose(page);
    await plan(page);
    await id(page, "import-apply").click();
    await id(page, "import-result").waitFor();
    assertEqual(await devices(page), 2, "devices");
  }),

  "a worker that ends after its import was committed has done it, and the page finds that": onlyChromium(async (stage) => {
    const page = await begin(stage);
    await openImport(page);
    await choose(page);
    await plan(page);
    await inWorker(page, () => {
      const commit = IDBTransaction.prototype.commit;
      IDBTransaction.prototype.commit = function () {
        if (this.mode !== "readwrite" || !this.objectStoreNames.contains("commits")) return commit.call(this);
        this.addEventListener("complete", () => self.close());
        return commit.call(this);
      };
      // Nothing after that is heard of.
      self.postMessage = () => {};
    });
    await id(page, "import-apply").click();
    await id(page, "import-survived").waitFor();
    assertEqual(await id(page, "import-trouble").count(), 0, "troubles");
    await stage.assertAccessible(page);
    assertEqual(await devices(page), 2, "devices");
  }),

  "a worker that ends over a file to hand on, or over the history, is said to have, and the next one does it": onlyChromium(async (stage) => {
    const page = await begin(stage);
    await openImport(page);
    await choose(page);
    await plan(page);
    await id(page, "import-apply").click();
    await id(page, "import-result").waitFor();

    await page.evaluate(() => { location.hash = "#/"; });
    await id(page, "export-open").first().click();
    await id(page, "export-csv-utf8").check();
    await endWorker(page);
    await id(page, "export-save").click();
    await id(page, "export-failed").waitFor();
    const text = await stage.downloadedText(page, () => id(page, "export-save").click());
    assert(text.includes("W-2"), "the list");

    await page.evaluate(() => { location.hash = "#/devices"; });
    await page.getByText("W-1").first().click();
    await id(page, "device-history").waitFor();
    await endWorker(page);
    await id(page, "device-history").locator("summary").click();
    await id(page, "history-failed").waitFor();
    await id(page, "device-history").locator("summary").click();
    await id(page, "device-history").locator("summary").click();
    await id(page, "history-step").first().waitFor();
  }),
};

/** The console names the fault; the page is to say it in words. */
function expectBreakdown(stage) {
  stage.troubles = stage.troubles.filter((text) => !/daicho-worker|worker-boot|WebAssembly|unreachable|panicked/i.test(text));
}

async function begin(stage) {
  const page = await stage.visit();
  await id(page, "start-new").click();
  await id(page, "field-name").fill("みなと病院");
  await id(page, "field-author").fill("山田花子");
  await id(page, "begin-save").click();
  await id(page, "home-safety").waitFor();
  return page;
}

async function openImport(page) {
  await page.evaluate(() => { location.hash = "#/import"; });
  await id(page, "import-file").waitFor({ state: "attached" });
}

async function choose(page, then = "import-preview") {
  await id(page, "import-file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) });
  await id(page, then).waitFor();
}

async function plan(page) {
  await id(page, "import-check").click();
  await id(page, "import-rows").waitFor();
}

/**
 * Ends the next worker that the page starts as a browser does for want of memory: nobody is told. What the page sends it
 * is held back until then, as a quick worker would have answered before its end.
 */
async function endWorker(page) {
  await page.evaluate(() => {
    const { prototype } = Worker;
    const post = prototype.postMessage;
    const held = [];
    prototype.postMessage = function (...message) {
      held.push(() => post.apply(this, message));
    };
    window.letGo = () => {
      prototype.postMessage = post;
      for (const send of held) send();
    };
  });
  page.once("worker", async (worker) => {
    let ended = false;
    worker.once("close", () => (ended = true));
    // A worker that is just being started cannot be asked yet.
    while (!ended) {
      // Ended before it holds its lock, nobody could know of it: browsers end workers over work, not over their start.
      await worker
        .evaluate(async () => {
          const isHeld = async () => (await navigator.locks.query()).held.some(({ name }) => name === self.name);
          while (!(await isHeld())) await new Promise((resolve) => setTimeout(resolve, 10));
          self.close();
        })
        .catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await page.evaluate(() => window.letGo());
  });
}

async function inWorker(page, act) {
  assertEqual(page.workers().length, 1, "number of workers");
  await page.workers()[0].evaluate(act);
}

async function devices(page) {
  await page.evaluate(() => { location.hash = "#/"; });
  const count = await until(page, () => document.querySelector("[data-testid=home-count-devices] .stat-value")?.innerText);
  return Number(count.replaceAll(",", ""));
}

// The site itself: what it loads, whom it asks, how it lives without a network and how it is replaced by a new version.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { withCopy } from "./copy.mjs";
import { assert, assertEqual, until } from "./stage.mjs";

export const journeys = {
  async "the first page is there, and every request stays in its folder"(stage) {
    const page = await stage.visit();
    await stage.isKept(page);
    const outside = stage.requests.filter((url) => !url.startsWith(stage.url));
    assertEqual(outside, [], "requests outside of the folder");
    assert(stage.requests.length > 3, "the watch saw no requests");
  },

  async "the page forbids inline scripts, eval and other origins"(stage) {
    const page = await stage.visit();
    const found = await page.evaluate(async () => {
      const violations = [];
      document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.head.append(script);
      // eval() itself is let through by the debugger that this journey uses; a timer's text is not.
      setTimeout("window.evalRan = true", 0);
      const answered = await fetch("https://example.com/").then(() => true, () => false);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { inlineRan: window.inlineRan ?? false, evalRan: window.evalRan ?? false, answered, violations };
    });
    assertEqual([found.inlineRan, found.evalRan, found.answered], [false, false, false], "what ran although forbidden");
    assert(found.violations.includes("connect-src"), `a fetch was refused by the policy: ${found.violations}`);
    // The journey provoked these.
    stage.troubles = stage.troubles.filter((text) => !/Content[- ]Security[- ]Policy|example\.com/i.test(text));
  },

  async "the service worker keeps exactly the files of the site"(stage) {
    const page = await stage.visit();
    await stage.isKept(page);
    const kept = await page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith("daicho-site-"));
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return { names, urls: requests.flat().map(({ url }) => url) };
    });
    assertEqual(kept.names.length, 1, "number of versions");
    const files = (await readdir(stage.dist, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== "sw.js")
      .map((entry) => new URL(join(entry.parentPath ?? entry.path, entry.name).slice(stage.dist.length + 1), stage.url).href);
    assertEqual(kept.urls.sort(), files.sort(), "files in the cache");
  },

  async "the app opens again without a network"(stage) {
    await withCopy(stage.dist, async ({ address, stop }) => {
      stage.url = address;
      const page = await stage.visit();
      await stage.isKept(page);
      await page.getByTestId("start-new").waitFor();
      const before = await page.evaluate(() => document.body.innerText);
      // The server is stopped, as Playwright cannot take the network from Firefox's service worker.
      stop();
      await page.reload();
      await until(page, (before) => document.body.innerText === before, before);
      await stage.visit("index.html");
    });
  },

  async "a new version is announced on open pages and is there when one is loaded again"(stage) {
    await withCopy(stage.dist, async ({ folder, address, stop }) => {
      stage.url = address;
      const first = await stage.visit();
      await stage.isKept(first);
      const old = await versions(first);
      const next = await makeNewVersion(folder);
      // A browser looks for a new version when a page is opened; that page still is of the old one.
      const second = await stage.visit();
      for (const page of [first, second]) {
        await page.getByTestId("new-version").waitFor();
        assert(!(await page.evaluate(isNew)), "the old version answers until the new one is complete");
      }
      await stage.assertAccessible(second);
      // From here on no network can help.
      stop();
      await second.getByTestId("new-version-reload").click();
      await until(second, isNew);
      await stage.started(second);
      assertEqual(await second.getByTestId("new-version").count(), 0, "announcements on the new page");
      assertEqual((await versions(second)).sort(), [...old, next].sort(), "versions that are kept");

      assertEqual(await first.evaluate(workerIsNew), false, "whether the open page gets a worker of the new version");
      assertEqual(await second.evaluate(workerIsNew), true, "whether the new page does");
      const third = await stage.visit();
      assert(await third.evaluate(isNew), "the next page is of the new version");
    });
  },

  async "old versions go once no page is open any more"(stage) {
    await withCopy(stage.dist, async ({ folder, address }) => {
      stage.url = address;
      let page = await stage.visit();
      await stage.isKept(page);
      const next = await makeNewVersion(folder);
      await page.reload();
      await page.getByTestId("new-version").waitFor();
      const deadline = Date.now() + 60_000;
      for (let found = []; JSON.stringify(found) !== JSON.stringify([next]); ) {
        assert(Date.now() < deadline, `still kept: ${found}`);
        await page.close();
        await new Promise((resolve) => setTimeout(resolve, 1500));
        page = await stage.visit();
        assert(await page.evaluate(isNew), "every later page is of the new version");
        found = await versions(page);
      }
    });
  },

  async "a half-uploaded version is not kept"(stage) {
    await withCopy(stage.dist, async ({ folder, address }) => {
      stage.url = address;
      const page = await stage.visit();
      await stage.isKept(page);
      const old = await versions(page);
      await makeNewVersion(folder);
      await writeFile(join(folder, "boot.js"), "an upload that broke off");
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
      });
      await page.reload();
      await stage.started(page);
      assert(!(await page.evaluate(isNew)), "the old version answers");
      assert((await versions(page)).includes(old[0]), "the old files are still kept");
    });
    stage.troubles = stage.troubles.filter((text) => !text.includes("not the file of this version"));
  },
};

/** The versions that are kept whole or in part, as the names of their caches. */
const versions = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("daicho-site-")));

/** Whether this page is of the version that makeNewVersion() made. */
const isNew = () => document.querySelector('meta[name="made-by-a-journey"]') !== null;

/** Whether a worker that this page starts is of that version. */
const workerIsNew = async () => {
  const { content } = document.querySelector('meta[name="daicho-version"]');
  const script = await (await fetch(`worker-boot.js?v=${content}`)).text();
  return script.includes("made by a journey");
};

/** Changes two files, and what names them as `cargo xtask dist` would. Returns the name of the new version's cache. */
async function makeNewVersion(folder) {
  const [page, worker, script] = ["index.html", "worker-boot.js", "sw.js"].map((name) => join(folder, name));
  let list = await readFile(script, "utf8");
  const old = list.match(/version: "([0-9a-f]+)"/)[1];
  const next = createHash("sha256").update(old).digest("hex").slice(0, 16);
  const html = (await readFile(page, "utf8")).replaceAll(old, next).replace("</head>", '<meta name="made-by-a-journey"></head>');
  const boot = `// made by a journey\n${await readFile(worker, "utf8")}`;
  for (const [path, name, text] of [[page, "index.html", html], [worker, "worker-boot.js", boot]]) {
    await writeFile(path, text);
    const hash = createHash("sha256").update(text).digest("hex");
    const changed = list.replace(new RegExp(`"${name}": "[0-9a-f]+"`), `"${name}": "${hash}"`);
    assert(changed !== list, `sw.js does not list ${name}`);
    list = changed;
  }
  await writeFile(script, list.replace(`version: "${old}"`, `version: "${next}"`));
  return `daicho-site-${next}`;
}

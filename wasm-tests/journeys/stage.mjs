// What a journey plays on: a fresh browser profile, its pages, and a watch over what they must not do.
import { mkdtempSync, rmSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WAIT = 30_000;

/** Where Firefox saves files: it tells Playwright of files from a server, but not of those a page makes. */
const SAVED = mkdtempSync(join(tmpdir(), "daicho-saved-"));
process.on("exit", () => rmSync(SAVED, { recursive: true, force: true }));

/** Starts the browser that DAICHO_BROWSER_PATH names. */
export function launch(name) {
  const executablePath = process.env.DAICHO_BROWSER_PATH;
  if (name === "firefox") return firefox.launch({ channel: "moz-firefox", executablePath, downloadsPath: SAVED });
  return chromium.launch(chromiumOptions());
}

function chromiumOptions() {
  const args = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  if (process.env.DAICHO_NO_SANDBOX) args.push("--no-sandbox");
  return { executablePath: process.env.DAICHO_BROWSER_PATH ?? "/usr/bin/chromium", args };
}

/** Japanese, a small laptop's screen. */
const CONTEXT = { acceptDownloads: true, locale: "ja-JP", timezoneId: "Asia/Tokyo", viewport: { width: 1366, height: 768 } };

export class Stage {
  /** Opens a fresh profile, which keeps its data in memory: empty IndexedDB, no service worker. */
  static async open(browser, browserName, options = {}) {
    return new Stage(browser, browserName, await browser.newContext({ ...CONTEXT, ...options }));
  }

  /** Opens the Chromium profile in `folder`, as people have one: what it stores is written there. */
  static async openOnDisk(folder) {
    const context = await chromium.launchPersistentContext(folder, { ...chromiumOptions(), ...CONTEXT });
    return new Stage(context.browser(), "chromium", context);
  }

  constructor(browser, browserName, context) {
    this.browser = browser;
    this.browserName = browserName;
    this.context = context;
    /** The address of the first page. */
    this.url = process.env.DAICHO_URL ?? "http://127.0.0.1:8080/";
    /** The folder that is served. */
    this.dist = process.env.DAICHO_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
    /** The repository. */
    this.root = fileURLToPath(new URL("../../", import.meta.url));
    /** What went wrong on any page; a journey that provokes an error takes it out of here. */
    this.troubles = [];
    /** Every address that was asked for. */
    this.requests = [];
    context.setDefaultTimeout(WAIT);
    context.on("request", (request) => this.noteRequest(request.url()));
    context.on("page", (page) => this.watch(page));
  }

  noteRequest(url) {
    this.requests.push(url);
    const isLocal = url.startsWith("data:") || url.startsWith("blob:") || new URL(url).origin === new URL(this.url).origin;
    if (!isLocal) this.troubles.push(`a request to another origin: ${url}`);
  }

  watch(page) {
    page.on("pageerror", (error) => this.troubles.push(`uncaught: ${error.stack ?? error}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.troubles.push(`console: ${message.text()} (${message.location().url})`);
    });
  }

  /** Opens the site in a new page, at a hash route such as `#/devices`, and waits until the app is on screen. */
  async visit(route = "") {
    const page = await this.context.newPage();
    await page.goto(new URL(route, this.url).href);
    await this.started(page);
    return page;
  }

  /** Waits until the app has drawn something. */
  async started(page) {
    await page.waitForFunction(() => document.body.innerText.trim() !== "");
  }

  /** Waits until the service worker keeps the whole site and answers for this page. */
  async isKept(page) {
    await until(page, async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
    });
  }

  /** Does what has the browser save a file, and keeps that file as `path`, which it returns. */
  async download(page, act, path) {
    if (this.browserName === "firefox") {
      const before = await readdir(SAVED);
      await act();
      await copyFile(join(SAVED, await savedSince(before)), path);
    } else {
      const [saved] = await Promise.all([page.waitForEvent("download"), act()]);
      await saved.saveAs(path);
    }
    return path;
  }

  /** Does what has the browser save a file, and returns the text in it. */
  async downloadedText(page, act) {
    const folder = mkdtempSync(join(tmpdir(), "daicho-text-"));
    try {
      return await readFile(await this.download(page, act, join(folder, "file")), "utf8");
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** Fails when axe finds something on the page, in the state it is in. */
  async assertAccessible(page) {
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await readFile(AXE, "utf8"));
    // Documents of others are shown in frames that answer nobody, axe neither.
    const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
    const texts = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" | ")}`);
    if (texts.length > 0) throw new Error(`axe found\n${texts.join("\n")}`);
  }

  /** Fails when anything went wrong that no journey has to expect. */
  assertQuiet() {
    if (this.troubles.length > 0) throw new Error(this.troubles.join("\n"));
  }

  /** Keeps a picture of every open page in target/xtask/. */
  async screenshot(title) {
    const folder = `${this.root}/target/xtask/screenshots`;
    await mkdir(folder, { recursive: true });
    const name = title.replace(/[^\p{L}\p{N}]+/gu, "-");
    for (const [number, page] of this.context.pages().entries()) {
      await page.screenshot({ path: `${folder}/${name}-${number}.png`, timeout: 5000 });
    }
  }

  async close() {
    await this.context.close();
  }
}

/**
 * Waits until `condition`, a function of the page that may be async, gives something true, and returns that.
 * (Playwright's own waitForFunction takes a promise itself for true.)
 */
export async function until(page, condition, argument) {
  const deadline = performance.now() + WAIT;
  while (performance.now() < deadline) {
    // A page that is just being loaded again cannot be asked.
    const found = await page.evaluate(condition, argument).catch(() => undefined);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`still not true after ${WAIT / 1000} s: ${condition}`);
}

/** Waits until a file that `before` does not name lies complete in the folder of saved files, and returns its name. */
async function savedSince(before) {
  const deadline = performance.now() + WAIT;
  while (performance.now() < deadline) {
    const names = await readdir(SAVED);
    const isWritten = !names.some((name) => name.endsWith(".part"));
    const added = names.find((name) => !before.includes(name));
    if (isWritten && added) return added;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no file was saved within ${WAIT / 1000} s`);
}

/** Fails unless `found` is `expected`, compared as JSON. */
export function assertEqual(found, expected, what = "value") {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: found ${a}, expected ${b}`);
}

/** Fails unless `condition` holds. */
export function assert(condition, what) {
  if (!condition) throw new Error(what);
}

// Drives the peers: elkjs, dagre and Cytoscape.js.
import { fileURLToPath } from "node:url";
import { launch } from "../browser.mjs";
import * as server from "../serve.mjs";
import { DRAGGED } from "./app.mjs";
import { drag } from "./frames.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const PEERS = ["elkjs", "elkjs in a worker", "dagre", "Cytoscape.js cose", "Cytoscape.js grid"];

export const serve = () =>
  server.serve({
    "/": here("../peer/diagram/index.html"),
    "/diagram/": here("../peer/diagram/"),
    "/elk/": here("../node_modules/elkjs/lib/"),
    "/dagre/": here("../node_modules/@dagrejs/dagre/dist/"),
    "/cytoscape/": here("../node_modules/cytoscape/dist/"),
  });

/// Lays out and paints a diagram; after `limit` milliseconds it is given up.
export async function paint({ url, diagram, name, limit, executablePath }) {
  const browser = await launch(executablePath);
  let late;
  try {
    const page = await opened(browser, url, diagram);
    const given = new Promise((resolve) => { late = setTimeout(() => resolve({ failure: `not done after ${limit / 1000} s` }), limit); });
    const done = page.evaluate((name) => peer.paint(name), name).catch((error) => ({ failure: error.message.split("\n")[0] }));
    return await Promise.race([done, given]);
  } finally {
    clearTimeout(late);
    await browser.close();
  }
}

/// Drags with Cytoscape.js in the picture that the application drew, what is dragged in the application.
export async function drags({ url, diagram, executablePath }) {
  const browser = await launch(executablePath);
  try {
    const page = await opened(browser, url, diagram);
    const result = {};
    for (const what of [...Object.keys(DRAGGED), "picture"]) {
      const handles = await page.evaluate((texts) => peer.handles(texts), DRAGGED);
      result[what] = await drag(page, handles[what]);
    }
    return result;
  } finally {
    await browser.close();
  }
}

async function opened(browser, url, diagram) {
  const page = await browser.page();
  await page.goto(url);
  await page.waitForFunction(() => window.peer);
  await page.evaluate((diagram) => peer.take(diagram), diagram);
  return page;
}

// Drives the application: opens a ledger, goes to its diagram, drags in it.
import { readFile } from "node:fs/promises";
import { launch } from "../browser.mjs";
import { at, press, timed } from "../steps.mjs";
import { drag } from "./frames.mjs";

/// Every device by itself, however many there are.
const DIAGRAM = "#/network?each=1";
/// What is dragged: texts that stand on it.
export const DRAGGED = { device: "ME-000130", firewall: "ファイアウォール", zone: "部門 7" };
const THING = `${at("diagram")} [data-key^="unit:"]`;

/// Opens Chromium with a ledger, on another page of the network.
export async function open(url, file, executablePath) {
  const browser = await launch(executablePath);
  const page = await browser.page();
  await page.goto(`${url}#/exchange`);
  await page.waitForSelector(at("exchange-file"), { state: "attached" });
  await timed(page, at("exchange-preview"), () => page.setInputFiles(at("exchange-file"), file));
  await timed(page, at("exchange-to-devices"), press(at("exchange-apply")));
  await page.goto(`${url}#/settings`);
  await page.fill(at("settings-author"), "測定");
  await page.click(at("settings-author-save"));
  // The snapshot is written meanwhile.
  await page.waitForTimeout(3000);
  // The pages about the network are a program of their own, which is loaded here.
  await page.goto(`${url}#/network/zones`);
  await page.waitForSelector(at("network-tab-zones"));
  await page.waitForTimeout(1000);
  return { browser, page };
}

/// Milliseconds from asking for the diagram to the second frame after it was drawn, and the longest task meanwhile.
export function paint(page) {
  return page.evaluate(async ([hash, thing]) => {
    const first = window.longTasks.length;
    const began = performance.now();
    const frame = () => new Promise(requestAnimationFrame);
    location.hash = hash;
    while (!document.querySelector(thing)) await frame();
    await frame();
    await frame();
    const milliseconds = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { milliseconds, longestTask: Math.max(0, ...window.longTasks.slice(first)) };
  }, [DIAGRAM, THING]);
}

/// The diagram as the application gives it to other programs.
export async function exported(page) {
  await page.click(`${at("diagram-out")} summary`);
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click(at("out-json"))]);
  await page.click(`${at("diagram-out")} summary`);
  return JSON.parse(await readFile(await saved.path(), "utf8"));
}

/// Drags with everything in sight: a device with one link, the firewall with all links, a zone of twenty devices, the whole picture.
export async function drags(page) {
  const whole = () => page.click(at("zoom-fit"));
  const of = async (kind, text) => `${at("diagram")} [data-key="${await keyOf(page, kind, text)}"] > rect`;
  await whole();
  const device = await drag(page, await point(page, await of("unit", DRAGGED.device), "middle"));
  const firewall = await drag(page, await point(page, await of("unit", DRAGGED.firewall), "middle"));
  // A zone is carried once it is chosen, which brings it closer.
  const name = await of("zone", DRAGGED.zone);
  await page.click(name, { position: { x: 3, y: 2 } });
  await page.waitForSelector(at("diagram-side"));
  await whole();
  const zone = await drag(page, await point(page, name, "corner"));
  await page.focus(at("diagram"));
  await page.keyboard.press("Escape");
  await page.waitForSelector(at("diagram-side"), { state: "detached" });
  await whole();
  const picture = await drag(page, await point(page, at("diagram"), "top"));
  return { device, firewall, zone, picture };
}

/// The key of the first thing of a kind with a word in one of its texts.
function keyOf(page, kind, text) {
  return page.evaluate(([diagram, kind, text]) => {
    const things = [...document.querySelectorAll(`${diagram} [data-key^="${kind}:"]`)];
    return things.find((thing) => [...thing.querySelectorAll("text")].some((line) => line.textContent === text)).dataset.key;
  }, [at("diagram"), kind, text]);
}

/// Where something is grabbed.
async function point(page, selector, where) {
  const { x, y, width, height } = await page.locator(selector).first().boundingBox();
  if (where === "middle") return { x: x + width / 2, y: y + height / 2 };
  return where === "corner" ? { x: x + 3, y: y + 2 } : { x: x + width / 2, y: y + 3 };
}

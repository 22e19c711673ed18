// The whole way: scans are held against the ledger, the network is drawn, arranged, marked on a plan, shown to a vendor and given
// away; after loading everything is where it was.
import { sampleOf } from "./acts.mjs";
import { go, saved } from "./bundles.mjs";
import { picture, png } from "./pictures.mjs";
import { APRIL, HOSTS, LEASES, file, nmap } from "./scans.mjs";
import { assert, assertEqual, until } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);
const thing = (page, key) => page.locator(`[data-testid=diagram] [data-key="${key}"]`);

/** Where the first rectangle of a thing stands. */
const place = (page, key) =>
  thing(page, key).locator("rect").first().evaluate((rect) => [rect.getAttribute("x"), rect.getAttribute("y")].map(Number));

/** Takes both files in, and registers what the scan saw and the ledger lacks. */
async function reconcile(page) {
  await id(page, "found-files").setInputFiles([file("scan.xml", nmap(HOSTS, APRIL)), file("dhcpd.leases", LEASES)]);
  await id(page, "found-file").nth(1).waitFor();
  await id(page, "found-keep").click();
  await id(page, "found-table").focus();
  await page.locator('[data-testid=found-side][data-key="mac:0a:11:22:33:44:55"]').waitFor();
  await page.keyboard.press("n");
  await page.locator('[data-testid=found-side][data-key="mac:00:80:77:11:22:33"]').waitFor();
  await page.keyboard.press("a");
  await id(page, "field-trade_name").fill("画像サーバ");
  await id(page, "found-register-save").click();
  await page.locator('[data-testid=found-side][data-key="mac:00:11:22:33:44:55"]').waitFor();
  await saved(page);
  return id(page, "found-show-open").innerText();
}

/** Chooses a zone and moves it down with a key. */
async function moveZone(page) {
  await id(page, "diagram-find").fill("病棟");
  await id(page, "diagram-found").locator("button").first().click();
  await id(page, "diagram-side").waitFor();
  const key = await id(page, "diagram").locator("[data-chosen]").first().getAttribute("data-key");
  assert(key.startsWith("zone:"), key);
  const before = await place(page, key);
  await id(page, "diagram").focus();
  await page.keyboard.press("Shift+ArrowDown");
  await until(page, ([key, y]) => document.querySelector(`[data-testid=diagram] [data-key="${key}"] rect`)?.getAttribute("y") !== String(y), [key, before[1]]);
  await saved(page);
  return { key, at: await place(page, key) };
}

/** Marks a device on a plan, and returns where the mark is. */
async function annotate(page) {
  await id(page, "drawing-file").setInputFiles(picture("3階.png", "image/png", png(800, 400, 0xee)));
  await id(page, "drawing-save").click();
  await page.waitForFunction(() => document.querySelector("[data-testid=board-picture]")?.naturalWidth > 0);
  await id(page, "missing").locator("button").first().click();
  const box = await id(page, "board-marks").boundingBox();
  await page.mouse.click(box.x + box.width / 4, box.y + box.height / 2);
  await id(page, "mark-row").waitFor();
  await saved(page);
  return id(page, "mark-row").innerText();
}

/** Shows a vendor its part. */
async function show(stage, page) {
  const vendors = await id(page, "shown-vendor").locator("option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  await id(page, "shown-vendor").selectOption(vendors[1]);
  await id(page, "shown-preview").locator("svg").waitFor();
  await id(page, "shown-form").locator("[name=purpose]").fill("回線の点検");
  await stage.downloadedText(page, () => id(page, "shown-save").click());
  await id(page, "shown-row").waitFor();
  await saved(page);
  return id(page, "shown-row").innerText();
}

/** Gives the diagram away in each format. */
async function giveAway(stage, page) {
  const given = {};
  for (const format of ["drawio", "svg", "png"]) {
    await id(page, "diagram-out").locator("summary").click();
    given[format] = await stage.downloadedText(page, () => id(page, `out-${format}`).click());
  }
  return given;
}

export const journeys = {
  async "scans, diagram, plan and what a vendor was shown are where they were after loading"(stage) {
    const page = await sampleOf(stage, "#/network/found");
    const open = await reconcile(page);

    await go(page, "#/network");
    await id(page, "diagram").locator("svg").waitFor();
    await id(page, "diagram-find").fill("画像サーバ");
    await id(page, "diagram-found").locator("button").first().waitFor();
    await id(page, "diagram-find").fill("");
    const zone = await moveZone(page);

    await go(page, "#/network/drawings");
    const mark = await annotate(page);
    const drawing = await page.evaluate(() => location.hash);

    await go(page, "#/network");
    await thing(page, zone.key).first().waitFor();
    const given = await giveAway(stage, page);
    const named = await thing(page, zone.key).first().getAttribute("data-name");
    for (const format of ["drawio", "svg"]) assert(given[format].includes(zone.key), `the zone in ${format}`);
    assert(given.svg.includes(`x="${zone.at[0]}" y="${zone.at[1]}"`), `${named} where it was moved, in the SVG`);
    assertEqual(given.png.slice(1, 4), "PNG");
    await go(page, "#/network/shown?new=");
    await id(page, "shown-vendor").waitFor();
    const shown = await show(stage, page);

    await go(page, "#/network");
    await thing(page, zone.key).first().waitFor();
    await page.reload();
    await thing(page, zone.key).first().waitFor();
    assertEqual(await place(page, zone.key), zone.at, "the zone that was moved");
    const again = await giveAway(stage, page);
    assertEqual(again.svg, given.svg, "the SVG");
    assertEqual(again.drawio, given.drawio, "the draw.io file");
    await go(page, drawing);
    await id(page, "mark-row").waitFor();
    assertEqual(await id(page, "mark-row").innerText(), mark, "the mark");
    await go(page, "#/network/shown");
    await id(page, "shown-row").waitFor();
    assertEqual(await id(page, "shown-row").innerText(), shown, "what the vendor was shown");
    await go(page, "#/network/found");
    await id(page, "found-trend").waitFor();
    assertEqual(await id(page, "found-show-open").innerText(), open, "what is left to decide");
  },
};

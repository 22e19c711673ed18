// The network as a picture: drawn from the ledger, moved about in by mouse and keys, kept, given away.
import { go, saved } from "./bundles.mjs";
import { assert, assertEqual, until } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);
const thing = (page, key) => page.locator(`[data-testid=diagram] [data-key="${key}"]`);

/** Opens the diagram of the sample. */
async function diagram(stage) {
  const page = await stage.visit();
  await id(page, "start-sample").click();
  await id(page, "sample-banner").waitFor();
  await go(page, "#/network");
  await id(page, "diagram").locator("svg").waitFor();
  return page;
}

/** The keys of the things on the picture that begin with a kind. */
const keys = (page, kind) =>
  page.locator(`[data-testid=diagram] [data-key^="${kind}:"]`).evaluateAll((all) => all.map((one) => one.dataset.key));

/** Finds a thing by what is typed, and chooses the first. */
async function find(page, typed) {
  await id(page, "diagram-find").fill(typed);
  await id(page, "diagram-found").locator("button").first().click();
  await id(page, "diagram-side").waitFor();
}

/** Says who edits, at the first edit. */
async function author(page) {
  await id(page, "author-form").locator("[name=author]").fill("佐藤");
  await id(page, "author-save").click();
  await saved(page);
}

export const journeys = {
  async "the network is drawn from the ledger, and what is moved stays moved"(stage) {
    const page = await diagram(stage);
    assert((await keys(page, "zone")).length >= 8, "zones");
    assert((await keys(page, "line")).length >= 2, "remote lines");
    assertEqual((await keys(page, "boundary")).length, 1, "boundaries");
    await stage.assertAccessible(page);
    await find(page, "ファイアウォール");
    await stage.assertAccessible(page);

    // By keys: a device is moved, and stands there again after loading.
    await find(page, "ME-000002");
    const key = await id(page, "diagram").locator("[data-chosen]").first().getAttribute("data-key");
    const place = () => thing(page, key).locator("rect").first().evaluate((rect) => [rect.getAttribute("x"), rect.getAttribute("y")].map(Number));
    const before = await place();
    await id(page, "diagram").focus();
    await page.keyboard.press("Shift+ArrowDown");
    await author(page);
    await until(page, ([key, y]) => document.querySelector(`[data-testid=diagram] [data-key="${key}"] rect`)?.getAttribute("y") !== String(y), [key, before[1]]);
    const moved = await place();
    assertEqual(moved, [before[0], before[1] + 20], "moved by a key");
    await page.reload();
    await thing(page, key).waitFor();
    assertEqual(await place(), moved, "after loading");

    // By mouse: another one, and it can be taken back.
    const box = await thing(page, key).locator("rect").first().boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 6; step += 1) await page.mouse.move(x, y + step);
    await page.mouse.up();
    await saved(page);
    await until(page, ([key, y]) => document.querySelector(`[data-testid=diagram] [data-key="${key}"] rect`)?.getAttribute("y") !== String(y), [key, moved[1]]);
    await id(page, "undo").click();
    await until(page, ([key, y]) => document.querySelector(`[data-testid=diagram] [data-key="${key}"] rect`)?.getAttribute("y") === String(y), [key, moved[1]]);
  },

  async "views are narrower, are kept by name, and are a table for those who do not see them"(stage) {
    const page = await diagram(stage);
    const all = (await keys(page, "unit")).length;
    await id(page, "diagram-scope").selectOption("remote/");
    await until(page, (all) => document.querySelectorAll("[data-testid=diagram] [data-key^='unit:']").length < all, all);
    const remote = (await keys(page, "unit")).length;
    await id(page, "view-save").click();
    await id(page, "view-form").locator("[name=name]").fill("回線だけ");
    await id(page, "view-submit").click();
    await author(page);
    await id(page, "diagram-view").waitFor();
    await page.reload();
    await id(page, "diagram").locator("svg").waitFor();
    assertEqual((await keys(page, "unit")).length, remote, "the view after loading");
    await id(page, "diagram-table-turn").click();
    await id(page, "diagram-table").waitFor();
    assert((await id(page, "diagram-table").innerText()).includes("保守回線"), "remote lines in the table");
    await stage.assertAccessible(page);

    await go(page, "#/network");
    await until(page, (remote) => document.querySelectorAll("[data-testid=diagram] [data-key^='unit:']").length > remote, remote);
    const inside = (await keys(page, "unit")).length;
    await find(page, "病棟");
    await id(page, "side-turn").click();
    await until(page, (count) => document.querySelectorAll("[data-testid=diagram] [data-key^='unit:']").length < count, inside);
  },

  async "the picture goes out as files, and to a vendor without what is not theirs"(stage) {
    const page = await diagram(stage);
    const menu = () => id(page, "diagram-out").locator("summary").click();
    const out = async (format) => {
      await menu();
      return stage.downloadedText(page, () => id(page, `out-${format}`).click());
    };
    const svg = await out("svg");
    assert(svg.startsWith("<svg") && svg.includes("<text") && svg.includes("10.20."), "an SVG with texts");
    assert(!/<script|href=|<image/.test(svg), "nothing from outside");
    const drawio = await out("drawio");
    assert(drawio.includes("<mxfile") && drawio.includes("daicho="), "a draw.io file");
    const json = JSON.parse(await out("json"));
    assertEqual(json.format, "daicho-diagram/1", "format");
    assert(json.boundaries[0].inside.length > 0, "what lies inside of the boundary");
    assert((await out("png")).slice(1, 4) === "PNG", "a PNG");

    await menu();
    await id(page, "out-show").click();
    await id(page, "shown-vendor").waitFor();
    const vendors = await id(page, "shown-vendor").locator("option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
    await id(page, "shown-vendor").selectOption(vendors[2]);
    await id(page, "shown-preview").locator("svg").waitFor();
    await stage.assertAccessible(page);
    await id(page, "shown-form").locator("[name=purpose]").fill("保守回線の見直し");
    const given = await stage.downloadedText(page, () => id(page, "shown-save").click());
    assert(given.includes("保守回線の見直し"), "the purpose is on it");
    assert(!/\b10\.20\./.test(given), "no address is on it");
    await author(page);
    await id(page, "shown-row").waitFor();
    assert((await id(page, "shown-row").innerText()).includes("保守回線の見直し"), "the record");
    await page.reload();
    await id(page, "shown-row").waitFor();
    await stage.assertAccessible(page);
  },
};

// Devices: registered, found, edited, copied, deleted; what is unknown; many at once; two tabs.
import { assert, assertEqual } from "./stage.mjs";

/** Begins an empty ledger and opens the list. */
async function begin(stage) {
  const page = await stage.visit();
  await page.getByTestId("start-new").click();
  await page.locator("input[name=name]").fill("みなと病院");
  await page.locator("input[name=author]").fill("佐藤");
  await page.getByTestId("begin-save").click();
  await page.getByTestId("begin-dialog").waitFor({ state: "detached" });
  await open(page, "#/devices");
  return page;
}

async function open(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

/** Fills fields of the form by their keys; `?asked` chooses a state of not knowing. */
async function fill(page, values) {
  for (const [field, value] of Object.entries(values)) {
    const input = page.getByTestId(`field-${field}`);
    await input.waitFor({ state: "attached" });
    const folded = page.locator("details:not([open])").filter({ has: input });
    if (await folded.count()) await folded.first().locator("summary").first().click();
    const isSelect = await input.evaluate((element) => element.tagName === "SELECT");
    if (value.startsWith("?") && !isSelect) await page.getByTestId(`state-${field}`).selectOption(value.slice(1));
    else if (isSelect) await input.selectOption(value);
    else await input.fill(value);
  }
}

async function save(page) {
  await page.getByTestId("form-save").click();
  await page.getByTestId("device").waitFor();
}

async function register(page, values) {
  await open(page, "#/devices/new");
  await page.getByTestId("device-form").waitFor();
  await fill(page, values);
  await save(page);
}

const value = (page, field) => page.getByTestId(`value-${field}`).innerText();

async function counts(page, text) {
  await page.getByTestId("devices-count").filter({ hasText: text }).waitFor();
}

const PUMP = {
  trade_name: "シリンジポンプ",
  model_number: "SP-1",
  manufacturer: "㈱ミナト計測",
  department: "3階東病棟",
  room: "305",
};

export const journeys = {
  async "a device is registered, found in any spelling, edited and still there after a reload"(stage) {
    const page = await begin(stage);
    await page.getByTestId("devices-empty").waitFor();
    await register(page, { ...PUMP, asset_number: "ME-0001", network_connection: "yes", "mac-0": "00-1b-2c-3d-4e-5f" });
    assertEqual(await page.getByTestId("device-title").innerText(), "シリンジポンプ　ME-0001", "title");
    assertEqual(await value(page, "mac"), "00:1b:2c:3d:4e:5f", "address in its usual form");
    await page.getByTestId("device-edit").click();
    await fill(page, { installed_on: "令和6年4月1日", room: "ICU" });
    await save(page);
    assertEqual(await value(page, "installed_on"), "2024-04-01", "date of an era");
    await page.reload();
    await page.getByTestId("device").waitFor();
    assertEqual(await value(page, "room"), "ICU", "room after a reload");
    await open(page, "#/devices");
    await page.getByTestId("devices-search").fill("ｼﾘﾝｼﾞ icu");
    await counts(page, "1 台中 1 台");
    await page.getByTestId("devices-search").fill("ない言葉");
    await page.getByTestId("devices-none").waitFor();
  },

  async "a text that does not fit is refused with what is expected, and kept as typed on request"(stage) {
    const page = await begin(stage);
    await open(page, "#/devices/new");
    await fill(page, { ...PUMP, "mac-0": "00:1b:2c" });
    await page.getByTestId("form-save").click();
    await page.getByTestId("form-errors").waitFor();
    assertEqual(await page.evaluate(() => document.activeElement.dataset.testid), "field-mac-0", "focus");
    await stage.assertAccessible(page);
    await page.getByTestId("raw-mac-0").check();
    await save(page);
    const said = await value(page, "mac");
    assert(said.startsWith("00:1b:2c") && said.includes("例"), `the raw text is shown with what is expected: ${said}`);
  },

  async "a state of not knowing is chosen like a value, shown in words and counted as missing"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1", responsible: "?asked", status: "?refused", serial_number: "判読不能" });
    assertEqual(await value(page, "responsible"), "照会中", "responsible");
    assertEqual(await value(page, "status"), "回答拒否", "status");
    assertEqual(await value(page, "serial_number"), "判読不能", "a marker that was typed");
    assertEqual(await value(page, "firmware"), "未記入", "never filled in");
    await stage.assertAccessible(page);
    await open(page, "#/devices?missing=responsible&asked=responsible");
    await counts(page, "1 台中 1 台");
  },

  async "registering on a round keeps model and place, and one maker is one company"(stage) {
    const page = await begin(stage);
    await open(page, "#/devices/new");
    await fill(page, { ...PUMP, asset_number: "ME-1" });
    await page.getByTestId("form-save-next").click();
    await page.getByTestId("field-asset_number").filter({ hasNotText: "x" }).waitFor();
    await page.waitForFunction(() => document.querySelector("[data-testid=field-asset_number]")?.value === "");
    assertEqual(await page.getByTestId("field-room").inputValue(), "305", "room of the next device");
    await fill(page, { asset_number: "ME-2" });
    await save(page);
    assert((await page.getByTestId("model-applies").innerText()).includes("2 台"), "both are of one model");
  },

  async "a field of the model changes for all its devices or for one"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1" });
    await register(page, { ...PUMP, asset_number: "ME-2" });
    await page.getByTestId("device-edit").click();
    await fill(page, { os: "ITRON" });
    await page.getByTestId("form-save").click();
    await page.getByTestId("scope-all").click();
    await page.getByTestId("device").waitFor();
    await page.getByTestId("device-edit").click();
    await fill(page, { os: "Linux" });
    await page.getByTestId("form-save").click();
    await page.getByTestId("scope-one").click();
    await page.getByTestId("device").waitFor();
    const said = await value(page, "os");
    assert(said.startsWith("Linux") && said.includes("ITRON"), `own value and that of the model: ${said}`);
  },

  async "many devices are edited in one step, which is undone in one step"(stage) {
    const page = await begin(stage);
    for (const number of ["ME-1", "ME-2", "ME-3"]) await register(page, { ...PUMP, asset_number: number });
    await open(page, "#/devices");
    const boxes = page.getByTestId("row-select");
    await boxes.nth(0).click();
    await boxes.nth(1).click({ modifiers: ["Shift"] });
    await page.getByTestId("selection-edit").click();
    await page.getByTestId("bulk-field").selectOption("room");
    await fill(page, { room: "倉庫" });
    await stage.assertAccessible(page);
    await page.getByTestId("bulk-save").click();
    await page.getByTestId("bulk-dialog").waitFor({ state: "detached" });
    await page.getByTestId("devices-search").fill("倉庫");
    await counts(page, "3 台中 2 台");
    await page.getByTestId("toast-undo").click();
    await page.getByTestId("devices-none").waitFor();
  },

  async "a copy has no number and no address of its own"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1", "mac-0": "00:1b:2c:3d:4e:5f" });
    await page.getByTestId("device-copy").click();
    await page.getByTestId("device-form").waitFor();
    assertEqual(await page.getByTestId("field-asset_number").inputValue(), "", "number of the copy");
    assertEqual(await page.getByTestId("field-mac-0").inputValue(), "", "address of the copy");
    await fill(page, { asset_number: "ME-2" });
    await save(page);
    assertEqual(await value(page, "room"), "305", "room of the copy");
    assert((await page.getByTestId("model-applies").innerText()).includes("2 台"), "of the same model");
  },

  async "a deleted device leaves the list, and undo brings it back"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1" });
    await register(page, { ...PUMP, asset_number: "ME-2" });
    await page.getByTestId("device-delete").click();
    await page.getByTestId("delete-dialog-confirm").click();
    await page.getByTestId("devices-table").waitFor();
    await counts(page, "1 台");
    await page.getByTestId("toast-undo").click();
    await counts(page, "2 台");
  },

  async "a link from elsewhere opens the list with its conditions, which can be taken away"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1", end_of_support: "2020" });
    await register(page, { trade_name: "モニタ", asset_number: "ME-2", end_of_support: "2099-01-01" });
    await open(page, "#/devices?support=ended");
    await counts(page, "2 台中 1 台");
    await stage.assertAccessible(page);
    await page.getByTestId("devices-chip").click();
    await counts(page, "2 台");
    await page.getByTestId("devices-filters").click();
    await page.getByTestId("filter-missing").selectOption("department");
    await counts(page, "2 台中 1 台");
    assert(page.url().includes("missing=department"), "the address follows");
  },

  async "the way back from a device leads to the list as it was left"(stage) {
    const page = await stage.visit();
    await page.getByTestId("start-sample").click();
    await page.getByTestId("home-gaps").waitFor();
    await open(page, "#/devices?network_connection=yes&sort=room");
    await counts(page, "台中");
    const found = await page.getByTestId("devices-count").innerText();
    const frame = page.locator(".vtable");
    await frame.evaluate((element) => (element.scrollTop = 2000));
    await page.waitForFunction(() => document.querySelector("[data-testid=devices-table-row]")?.getAttribute("aria-rowindex") > 30);
    const row = page.locator("[data-testid=devices-table-row][aria-rowindex='62']");
    const name = (await row.innerText()).split("\t")[1];
    await row.click();
    await page.getByTestId("device-title").filter({ hasText: name }).waitFor();
    await page.getByTestId("device-back").click();
    await counts(page, found);
    await row.filter({ hasText: name }).waitFor();
    const top = await frame.evaluate((element) => element.scrollTop);
    assert(Math.abs(top - 2000) < 200, `the list is at ${top}`);
    await page.getByTestId("nav-devices").click();
    await counts(page, "303 台");
  },

  async "a link to the whole list takes a search away"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1" });
    await register(page, { trade_name: "モニタ", asset_number: "ME-2" });
    await open(page, "#/devices");
    await page.getByTestId("devices-search").fill("モニタ");
    await counts(page, "2 台中 1 台");
    await page.getByTestId("nav-devices").click();
    await counts(page, "2 台");
    await page.waitForFunction(() => document.querySelector("[data-testid=devices-search]")?.value === "");
  },

  async "a form with something typed is not left without a question"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1" });
    await page.getByTestId("device-edit").click();
    await page.getByTestId("device-form").waitFor();
    await fill(page, { room: "ICU" });
    await page.getByTestId("nav-home").click();
    await page.getByTestId("leave-dialog").waitFor();
    await stage.assertAccessible(page);
    await page.getByTestId("leave-dialog-cancel").click();
    assertEqual(await page.getByTestId("field-room").inputValue(), "ICU", "what was typed");
    // The first step back only takes back the way to Home that was not gone.
    await page.goBack();
    await page.goBack();
    await page.getByTestId("leave-dialog").waitFor();
    await page.getByTestId("leave-dialog-cancel").click();
    await save(page);
    assertEqual(await value(page, "room"), "ICU", "room");
    await page.getByTestId("device-edit").click();
    await fill(page, { room: "HCU" });
    await page.getByTestId("form-cancel").click();
    await page.getByTestId("leave-dialog-confirm").click();
    await page.getByTestId("device").waitFor();
    assertEqual(await value(page, "room"), "ICU", "room after giving up");
  },

  async "the history says who changed what from what"(stage) {
    const page = await begin(stage);
    await register(page, { ...PUMP, asset_number: "ME-1" });
    await page.getByTestId("device-edit").click();
    await fill(page, { room: "ICU" });
    await save(page);
    await page.getByTestId("device-history").locator("summary").click();
    const newest = page.getByTestId("history-step").first();
    await newest.waitFor();
    const said = await newest.innerText();
    for (const part of ["佐藤", "305 → ICU"]) assert(said.includes(part), `${part} in: ${said}`);
  },

  async "what another tab changed while a form was open is named before it is replaced"(stage) {
    const first = await begin(stage);
    await register(first, { ...PUMP, asset_number: "ME-1" });
    const address = await first.evaluate(() => location.hash);
    const second = await stage.visit(address);
    await second.getByTestId("device-edit").click();
    await second.getByTestId("device-form").waitFor();
    await first.getByTestId("device-edit").click();
    await fill(first, { room: "HCU" });
    await save(first);
    await fill(second, { room: "ICU", floor: "2" });
    // The change of the first tab reaches the second on its own; the form goes on showing what it showed.
    await second.waitForTimeout(500);
    await second.getByTestId("form-save").click();
    await second.getByTestId("overtaken-dialog").waitFor();
    await second.getByTestId("overtaken-dialog-confirm").click();
    await second.getByTestId("device").waitFor();
    assertEqual(await value(second, "room"), "ICU", "room in the second tab");
    await first.getByTestId("value-room").filter({ hasText: "ICU" }).waitFor();
  },
};

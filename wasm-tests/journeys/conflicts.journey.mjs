// What two people said of one device at the same time is shown with who said it, and one of them is chosen.
import { mergeFromColleague } from "./colleague.mjs";
import { assert, assertEqual } from "./stage.mjs";

const COLLEAGUE = { author: "鈴木", at: "2026-01-05T08:30:00.000Z" };

export const journeys = {
  async "of two values one is chosen, and the choice can be undone"(stage) {
    const { page, unit } = await registered(stage);
    await edit(page, { room: "ICU" });
    await merge(page, unit, { room: "HCU" });

    await go(page, "#/devices?conflict=1");
    await page.getByTestId("devices-count").filter({ hasText: "1 台中 1 台" }).waitFor();
    await page.getByTestId("devices-table-row").first().click();
    const conflict = page.getByTestId("conflict-room");
    await conflict.waitFor();
    const said = await conflict.innerText();
    for (const part of ["部屋", "ICU", "佐藤", "HCU", "鈴木", "2026-01-05"]) assert(said.includes(part), `${part} in: ${said}`);
    await stage.assertAccessible(page);

    await conflict.locator(".conflict-choice", { hasText: "HCU" }).getByTestId("conflict-choose").click();
    await page.getByTestId("device-conflicts").waitFor({ state: "detached" });
    assertEqual(await page.getByTestId("value-room").innerText(), "HCU", "room");
    await page.getByTestId("toast-undo").click();
    await page.getByTestId("value-room").filter({ hasText: "ICU" }).waitFor();
    await page.reload();
    await page.getByTestId("device").waitFor();
    assertEqual(await page.getByTestId("device-conflicts").count(), 0, "conflicts after an undo: undoing is deciding, too");
  },

  async "a chosen value stays chosen after a reload, and fields nobody disputes are left alone"(stage) {
    const { page, unit } = await registered(stage);
    await edit(page, { room: "ICU", floor: "2" });
    await merge(page, unit, { room: "HCU", building: "東館" });
    assertEqual(await page.getByTestId("value-building").innerText(), "東館", "what only the colleague said");
    assertEqual(await page.getByTestId("value-floor").innerText(), "2", "what only this browser said");
    const choices = page.getByTestId("conflict-room").locator(".conflict-choice");
    assertEqual(await choices.count(), 2, "values to choose from");
    await choices.filter({ hasText: "ICU" }).getByTestId("conflict-choose").click();
    await page.getByTestId("device-conflicts").waitFor({ state: "detached" });
    await page.reload();
    await page.getByTestId("device").waitFor();
    assertEqual(await page.getByTestId("device-conflicts").count(), 0, "conflicts");
    assertEqual(await page.getByTestId("value-room").innerText(), "ICU", "room");
  },

  async "a device that one person deleted and another edited stays until somebody decides"(stage) {
    const { page, unit } = await registered(stage);
    await edit(page, { room: "ICU" });
    await merge(page, unit, { deleted: "true" }, "delete");
    await go(page, "#/devices");
    await page.getByTestId("devices-table-row").first().click();
    const conflict = page.getByTestId("conflict-deleted");
    await conflict.waitFor();
    const said = await conflict.innerText();
    for (const part of ["削除する", "鈴木", "残す"]) assert(said.includes(part), `${part} in: ${said}`);
    await conflict.locator(".conflict-choice", { hasText: "残す" }).getByTestId("conflict-choose").click();
    await page.getByTestId("device-conflicts").waitFor({ state: "detached" });
    await page.reload();
    await page.getByTestId("device-edit").waitFor();
    assertEqual(await page.getByTestId("device-deleted").count(), 0, "deleted");
  },
};

/** Begins a ledger with one device; its commits so far are two. */
async function registered(stage) {
  const page = await stage.visit();
  await page.getByTestId("start-new").click();
  await page.locator("input[name=name]").fill("みなと病院");
  await page.locator("input[name=author]").fill("佐藤");
  await page.getByTestId("begin-save").click();
  await page.getByTestId("begin-dialog").waitFor({ state: "detached" });
  await go(page, "#/devices/new");
  await page.getByTestId("field-trade_name").fill("シリンジポンプ");
  await page.getByTestId("field-asset_number").fill("ME-1");
  await page.getByTestId("form-save").click();
  await page.getByTestId("device").waitFor();
  return { page, unit: page.url().split("/").pop() };
}

async function edit(page, values) {
  await page.getByTestId("device-edit").click();
  await page.getByTestId("device-form").waitFor();
  for (const [field, value] of Object.entries(values)) await page.getByTestId(`field-${field}`).fill(value);
  await page.getByTestId("form-save").click();
  await page.getByTestId("device").waitFor();
  await page.waitForSelector("[data-testid=save-state][data-state=saved]");
}

/** The colleague knows of the device and of nothing that was done to it since. */
async function merge(page, unit, values, action) {
  const changes = [{ kind: "unit", fields: Object.keys(values), rows: [[unit, ...Object.values(values)]] }];
  await mergeFromColleague(page, { ...COLLEAGUE, seen: 2, action, changes });
  await page.getByTestId("device").waitFor();
}

async function go(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

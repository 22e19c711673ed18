// The same device stands in the ledger twice: it is found, joined, and links to the one that went lead on; or it is told
// different, and nobody is asked again.
import { mergeFromColleague } from "./colleague.mjs";
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);
const COLLEAGUE = { author: "鈴木", at: "2026-01-05T08:30:00.000Z", seen: 2, action: "import" };
/** Greater than nearly all ids that are drawn: the entries of this browser stay. */
const theirs = (number) => `ffffffff-ffff-4fff-8fff-${String(number).padStart(12, "0")}`;

const OWN = [
  "管理番号,販売名,型式,製造番号,設置場所,MACアドレス",
  "ME-0001,輸液ポンプ,LP-100,SN-1001,3階,00-1B-2C-3D-4E-01",
  "ME-0002,シリンジポンプ,SP-1,SN-2002,ICU,",
].join("\r\n");

/** What a colleague's list says of the same two devices, of the second one with its asset number only. */
const THEIRS = [
  {
    kind: "unit",
    fields: ["serial_number", "model_number", "trade_name", "room", "note", "asset_number"],
    rows: [
      [theirs(1), "sn1001", "LP-100", "輸液ポンプ", "4階", "点検済み", 0],
      [theirs(2), 0, 0, 0, "HCU", 0, "ＭＥ－０００２"],
    ],
  },
  { kind: "interface", fields: ["unit", "mac", "ipv4"], rows: [[theirs(9), theirs(1), "00:1b:2c:3d:4e:01", "10.0.0.5"]] },
];

export const journeys = {
  async "a device that stands there twice is joined, and a link to the other entry leads to it"(stage) {
    const page = await ledger(stage, OWN, THEIRS);
    await id(page, "nav-home").click();
    await id(page, "next-duplicates").click();
    const pair = id(page, "pair");
    await pair.waitFor();
    const kinds = await id(page, "duplicates-kind").innerText();
    for (const part of ["確実なもの（1）", "見比べるもの（1）"]) assert(kinds.includes(part), kinds);
    const reasons = await id(page, "pair-for").innerText();
    for (const part of ["機種と製造番号が同じ", "SN-1001", "MACアドレスが同じ"]) assert(reasons.includes(part), reasons);
    const differs = id(page, "pair-differs-room");
    for (const part of ["3階", "佐藤", "4階", "鈴木"]) assert((await differs.innerText()).includes(part), part);
    assert(await differs.getByRole("radio", { name: "3階" }).isChecked(), "the newer value is chosen at first");
    await stage.assertAccessible(page);

    await differs.getByRole("radio", { name: "4階" }).check();
    await id(page, "pair-join").click();
    await id(page, "toast").filter({ hasText: "1台にまとめました" }).waitFor();
    await id(page, "duplicates-none-here").or(page.locator("[data-likeness=doubtful]")).first().waitFor();

    await go(page, `#/devices/${theirs(1)}`);
    await id(page, "device-joined").waitFor();
    assert((await id(page, "device-title").innerText()).includes("ME-0001"), "the entry that stays");
    assertEqual(await id(page, "value-room").innerText(), "4階", "the value that was chosen");
    assertEqual(await id(page, "value-note").innerText(), "点検済み", "what only the other entry knew");
    assertEqual(await id(page, "value-ipv4").innerText(), "10.0.0.5", "what only its interface knew");
    assertEqual(await id(page, "value-mac").count(), 1, "interfaces: both were one");
    await id(page, "device-history").locator("summary").click();
    await id(page, "history-step").first().waitFor();
    const history = await id(page, "device-history").innerText();
    for (const part of ["同じ機器としてまとめた", "鈴木", "4階", "3階", "佐藤"]) assert(history.includes(part), `${part} in: ${history}`);
    await stage.assertAccessible(page);
    await go(page, `#/devices/${theirs(1)}/edit`);
    await id(page, "field-asset_number").waitFor();
    assertEqual(await id(page, "field-asset_number").inputValue(), "ME-0001", "what is edited");

    await page.reload();
    await id(page, "device-form").waitFor();
    await go(page, "#/devices");
    await id(page, "devices-count").filter({ hasText: /^3 台$/ }).waitFor();
  },

  async "joining is undone as a whole"(stage) {
    const page = await ledger(stage, OWN, THEIRS);
    await go(page, "#/duplicates");
    await id(page, "pair-join").click();
    await id(page, "toast-undo").click();
    await id(page, "pair").waitFor();
    await go(page, `#/devices/${theirs(1)}`);
    await id(page, "device").waitFor();
    assertEqual(await id(page, "device-joined").count(), 0, "it stands for itself");
    assertEqual(await id(page, "value-ipv4").innerText(), "10.0.0.5", "its interface");
    await go(page, "#/devices");
    await id(page, "devices-count").filter({ hasText: /^4 台$/ }).waitFor();
  },

  async "devices that were told different are not asked about again, until that is taken back"(stage) {
    const page = await ledger(stage, OWN, [{ ...THEIRS[0], rows: [THEIRS[0].rows[1]] }]);
    await go(page, "#/devices");
    await id(page, "devices-duplicates").click();
    const doubtful = page.locator("[data-likeness=doubtful]");
    await doubtful.waitFor();
    assert((await id(page, "pair-for").innerText()).includes("管理番号が同じ"), "why");
    await id(page, "pair-later").click();
    await id(page, "duplicates-none-here").waitFor();
    await id(page, "duplicates-again").click();
    await id(page, "pair-different").click();
    await id(page, "duplicates-none").waitFor();
    await page.reload();
    await id(page, "duplicates-none").waitFor();
    await id(page, "duplicates-told").locator("summary").click();
    await stage.assertAccessible(page);
    await id(page, "duplicates-take-back").click();
    await doubtful.waitFor();
  },

  async "many sure pairs are joined at once and in one step undone"(stage) {
    const numbers = Array.from({ length: 25 }, (_, nth) => nth + 1);
    const own = numbers.map((number) => `輸液ポンプ,LP-100,SN-${1000 + number},${number}号室`);
    const rows = numbers.map((number) => [theirs(number), `SN-${1000 + number}`, "LP-100", `${number + 100}号室`]);
    const page = await ledger(stage, ["販売名,型式,製造番号,設置場所", ...own].join("\r\n"), [
      { kind: "unit", fields: ["serial_number", "model_number", "room"], rows },
    ]);
    await go(page, "#/duplicates");
    await id(page, "pair").first().waitFor();
    assertEqual(await id(page, "pair").count(), 10, "pairs on a page");
    await id(page, "duplicates-next").click();
    await page.getByText("11〜20 組目").waitFor();
    await id(page, "duplicates-join-all").click();
    await stage.assertAccessible(page);
    await id(page, "duplicates-join-dialog-confirm").click();
    await id(page, "duplicates-none").waitFor();
    await go(page, "#/devices");
    await id(page, "devices-count").filter({ hasText: /^25 台$/ }).waitFor();
    await id(page, "undo").click();
    await id(page, "devices-count").filter({ hasText: /^50 台$/ }).waitFor();
  },

  async "a ledger without duplicates says so, in English as well"(stage) {
    const page = await ledger(stage, OWN, []);
    await go(page, "#/duplicates");
    await id(page, "duplicates-none").waitFor();
    await id(page, "language-en").click();
    await page.getByText("No devices look like the same one").waitFor();
    await stage.assertAccessible(page);
  },
};

/** Begins a ledger, imports a list, and lets a colleague's commit arrive. */
async function ledger(stage, list, changes) {
  const page = await stage.visit();
  await id(page, "start-new").click();
  await page.locator("input[name=name]").fill("みなと病院");
  await page.locator("input[name=author]").fill("佐藤");
  await id(page, "begin-save").click();
  await id(page, "begin-dialog").waitFor({ state: "detached" });
  await go(page, "#/import");
  await page.locator("input[type=file]").first().setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await id(page, "import-preview").waitFor();
  await id(page, "import-check").click();
  await id(page, "import-apply").click();
  await id(page, "import-result").waitFor();
  await page.waitForSelector("[data-testid=save-state][data-state=saved]");
  if (changes.length > 0) await mergeFromColleague(page, { ...COLLEAGUE, changes });
  await id(page, "nav-home").waitFor();
  return page;
}

async function go(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

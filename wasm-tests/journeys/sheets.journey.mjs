// Tables that go out, are edited and come back; and the lists of several departments at once.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { counts, file } from "./acts.mjs";
import { withFolder } from "./bundles.mjs";
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

const LIST = [
  "管理番号,販売名,部屋,備考",
  "ME-0001,輸液ポンプ,処置室,",
  "ME-0002,除細動器,救急,",
  "ME-0003,心電計,外来,",
  "",
].join("\r\n");

export const journeys = {
  async "an edited table comes back: only edited cells apply, and what changed on both sides is a conflict"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFiles(page, stage, [await file(folder, "list.csv", LIST)]);
      await apply(page);
      const sheet = await exported(page, stage, join(folder, "out.csv"));
      assert(/台帳の版\r\n/.test(sheet) && /v-[0-9a-f]{12} 3\/3\r\n$/.test(sheet), `the version stands last: ${sheet}`);

      await edit(page, stage, "ME-0001", { room: "手術室" });
      await edit(page, stage, "ME-0002", { room: "ICU" });
      await importFiles(page, stage, [await file(folder, "same.csv", sheet)]);
      assertEqual(await counts(page), { added: 0, changed: 0, same: 3, doubtful: 0, refused: 0 }, "an unedited table");
      assertEqual(await id(page, "import-contested").count(), 0, "contested cells of an unedited table");

      const edited = sheet.replace("処置室", "第2処置室").replace("心電計", "十二誘導心電計").replace("外来", "");
      await importFiles(page, stage, [await file(folder, "edited.csv", edited)]);
      assertEqual(await counts(page), { added: 0, changed: 2, same: 1, doubtful: 0, refused: 0 }, "an edited table");
      const told = await id(page, "import-contested").innerText();
      assert(told.includes("1 個"), told);
      assert((await id(page, "import-emptied").innerText()).includes("1 個"), "an emptied cell is asked about");
      await stage.assertAccessible(page);
      await id(page, "import-look-contested").click();
      await page.getByText("第2処置室").first().waitFor();
      await apply(page);

      await open(page, stage, "ME-0001");
      const conflict = id(page, "conflict-room");
      await conflict.waitFor();
      const said = await conflict.innerText();
      for (const value of ["手術室", "第2処置室"]) assert(said.includes(value), `${value} in: ${said}`);
      await open(page, stage, "ME-0002");
      assertEqual(await id(page, "value-room").innerText(), "ICU", "what was changed in the ledger alone");
      await open(page, stage, "ME-0003");
      assertEqual(await id(page, "value-room").innerText(), "外来", "an emptied cell nobody confirmed");
      await page.getByText("十二誘導心電計").first().waitFor();
    });
  },

  async "a contested cell is settled before the import, and undoing it brings back what was there"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFiles(page, stage, [await file(folder, "list.csv", LIST)]);
      await apply(page);
      const sheet = await exported(page, stage, join(folder, "out.csv"));
      await edit(page, stage, "ME-0001", { room: "手術室" });
      await edit(page, stage, "ME-0002", { room: "ICU" });
      const edited = await file(folder, "edited.csv", sheet.replace("処置室", "第2処置室").replace("救急", "救急2"));
      await importFiles(page, stage, [edited]);
      await id(page, "import-look-contested").click();
      await id(page, "import-rows-row").filter({ hasText: "救急2" }).first().click();
      await id(page, "settle-file").click();
      await id(page, "import-row").waitFor({ state: "detached" });
      await apply(page);
      await id(page, "import-undo").click();
      await id(page, "import-file-zone").waitFor();
      for (const [device, room] of [["ME-0001", "手術室"], ["ME-0002", "ICU"]]) {
        await open(page, stage, device);
        await id(page, "value-room").filter({ hasText: room }).waitFor();
        assertEqual(await id(page, "device-conflicts").count(), 0, `conflicts of ${device} after undoing`);
      }
    });
  },

  async "rows that were taken out are asked about, and their devices stay until somebody says otherwise"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFiles(page, stage, [await file(folder, "list.csv", LIST)]);
      await apply(page);
      const sheet = await exported(page, stage, join(folder, "out.csv"));
      const lines = sheet.split("\r\n").filter((line) => !/ME-000[23]/.test(line));
      const path = await file(folder, "shorter.csv", lines.join("\r\n"));
      await importFiles(page, stage, [path]);
      const missing = await id(page, "import-missing").innerText();
      assert(missing.includes("2 台") && missing.includes("ME-0002") && missing.includes("ME-0003"), missing);
      await apply(page);
      assertEqual(await devices(page, stage), 3, "devices when nothing was decided");

      await importFiles(page, stage, [path]);
      await id(page, "import-missing-choice").first().selectOption("dispose");
      await id(page, "import-missing-choice").first().and(page.locator("select")).waitFor();
      await page.waitForFunction(() => document.querySelector("[data-testid=import-apply-text]")?.innerText.includes("1 台を廃棄"));
      await id(page, "import-missing-choice").nth(1).selectOption("delete");
      await page.waitForFunction(() => document.querySelector("[data-testid=import-apply-text]")?.innerText.includes("1 台を削除"));
      await apply(page);
      assertEqual(await devices(page, stage), 2, "devices after one was deleted");
    });
  },

  async "a table of another ledger is said to be so"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFiles(page, stage, [await file(folder, "list.csv", LIST)]);
      await apply(page);
      const sheet = await exported(page, stage, join(folder, "out.csv"));
      await importFiles(page, stage, [await file(folder, "other.csv", sheet.replaceAll(/v-[0-9a-f]{12}/g, "v-0123456789ab"))]);
      const told = await id(page, "import-unknown-version").innerText();
      assert(told.includes("3 行") && told.includes(".daicho"), told);
    });
  },

  async "the lists of three departments come in at once, with a bad file among them"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      const files = await departments(folder);
      await importFiles(page, stage, files);
      const bad = await id(page, "import-file-1").innerText();
      assert(bad.includes("scan.csv") && bad.includes("PDF"), bad);
      assertEqual(await counts(page), { added: 4, changed: 2, same: 1, doubtful: 0, refused: 0 }, "rows of all files");
      const told = await id(page, "import-by-file").innerText();
      for (const name of ["icu.csv", "me.csv", "or.csv"]) assert(told.includes(name), `${name} in: ${told}`);
      assert((await id(page, "import-contested").innerText()).includes("1 個"), "a contradiction between two files");
      await stage.assertAccessible(page);
      await id(page, "import-of-2").click();
      await page.getByText("ME室").first().waitFor();
      await apply(page);
      const report = await stage.download(page, () => id(page, "import-report").click(), join(folder, "report.csv"));
      const lines = (await readFile(report, "utf8")).trim().split("\r\n");
      assertEqual(lines.length, 8, "lines of the report");
      for (const name of ["icu.csv", "me.csv", "or.csv"]) assert(lines.some((line) => line.startsWith(name)), `${name} in the report`);
      assertEqual(await devices(page, stage), 4, "devices");
      await open(page, stage, "A-1");
      const said = await id(page, "conflict-room").innerText();
      for (const value of ["ICU", "ME室"]) assert(said.includes(value), `${value} in: ${said}`);

      await page.goto(new URL("#/import", stage.url).href);
      await id(page, "import-file").setInputFiles(files);
      await id(page, "import-files").waitFor();
      await id(page, "import-check").click();
      await id(page, "import-rows").waitFor();
      assertEqual((await counts(page)).added, 0, "devices added by the same files again");
    });
  },

  async "an import of several files is undone as a whole"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFiles(page, stage, await departments(folder));
      await apply(page);
      await id(page, "import-undo").click();
      await id(page, "import-file-zone").waitFor();
      assertEqual(await devices(page, stage), 0, "devices");
    });
  },

  async "a tab that dies while several files are written leaves all of them or none"(stage) {
    await withFolder(async (folder) => {
      const files = await departments(folder);
      let page = await begin(stage);
      await importFiles(page, stage, files);
      await id(page, "import-apply").click({ noWaitAfter: true });
      await page.close({ runBeforeUnload: false });
      page = await stage.visit("#/devices");
      const found = await devices(page, stage);
      assert(found === 0 || found === 4, `${found} devices after the tab died`);
      if (found === 4) {
        await open(page, stage, "B-1");
        await page.getByText("点検済").first().waitFor();
      }
    });
  },
};

/** Lists of three departments, each with words, spellings and an encoding of its own, and something that is no list. */
async function departments(folder) {
  const icu = "資産番号,販売名,設置場所,メーカー\r\nA-1,輸液ポンプ,ICU,㈱みどり医療\r\nB-1,人工呼吸器,ICU,あおぞら工業\r\n";
  const me = "管理番号,機器名,部屋,備考\r\nA-1,輸液ポンプ,ME室,点検済\r\nB-1,人工呼吸器,,点検済\r\nC-1,心電計,検査室,\r\n";
  const or = "Asset number\tManufacturer\tRoom\r\nＡ－１\t株式会社みどり医療\t\r\nD-1\tあおぞら工業\t手術室\r\n";
  return [
    await file(folder, "icu.csv", cp932(icu)),
    await file(folder, "scan.csv", "%PDF-1.4\n%âãÏÓ\n1 0 obj\n"),
    await file(folder, "me.csv", `\ufeff${me}`),
    await file(folder, "or.csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(or, "utf16le")])),
  ];
}

/** Encodes a text as CP932, by what the decoder makes of every pair of bytes. */
function cp932(text) {
  const decoder = new TextDecoder("shift_jis");
  const bytes = new Map();
  for (let first = 0x81; first <= 0xfc; first += 1) {
    for (let second = 0x40; second <= 0xfc; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if ([...character].length === 1 && !bytes.has(character)) bytes.set(character, [first, second]);
    }
  }
  return Buffer.from([...text].flatMap((character) => (character < "\x80" ? character.charCodeAt(0) : bytes.get(character))));
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

async function importFiles(page, stage, paths) {
  await page.goto(new URL("#/import", stage.url).href);
  await id(page, "import").waitFor();
  for (const button of ["import-again", "import-other"]) {
    if (await id(page, button).first().isVisible()) await id(page, button).first().click();
  }
  await id(page, "import-file").setInputFiles(paths);
  await id(page, "import-check").click();
  await id(page, "import-rows").waitFor();
}

async function apply(page) {
  await id(page, "import-apply").click();
  await id(page, "import-to-devices").waitFor();
}

/** Exports all devices as CSV and returns the text. */
async function exported(page, stage, path) {
  await page.goto(new URL("#/", stage.url).href);
  await id(page, "export-open").click();
  await id(page, "export-csv-utf8").check();
  return readFile(await stage.download(page, () => id(page, "export-save").click(), path), "utf8");
}

async function open(page, stage, device) {
  await page.goto(new URL("#/devices", stage.url).href);
  await page.getByText(device).first().click();
  await id(page, "device").waitFor();
}

async function edit(page, stage, device, values) {
  await open(page, stage, device);
  await id(page, "device-edit").click();
  await id(page, "device-form").waitFor();
  for (const [field, value] of Object.entries(values)) await id(page, `field-${field}`).fill(value);
  await id(page, "form-save").click();
  await id(page, "device").waitFor();
  await page.waitForSelector("[data-testid=save-state][data-state=saved]");
}

/** Counts the devices of the list. */
async function devices(page, stage) {
  await page.goto(new URL("#/devices", stage.url).href);
  await page.waitForFunction(() => document.querySelector("[data-testid=devices-count], [data-testid=devices-empty]"));
  if ((await id(page, "devices-count").count()) === 0) return 0;
  const count = await id(page, "devices-count").innerText();
  return Number(count.match(/[\d,]+/)?.[0].replaceAll(",", "") ?? 0);
}

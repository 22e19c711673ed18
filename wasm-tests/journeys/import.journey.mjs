// The main job: a list is dropped on the page, mapped, put into the ledger, found, edited, handed on and read again;
// and every bad file gets its sentence and leaves the ledger as it was.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { counts, file } from "./acts.mjs";
import { withFolder } from "./bundles.mjs";
import { assert, assertEqual } from "./stage.mjs";

const LIST = [
  "医療機器一覧,,,,,,",
  "管理番号,販売名,型式,メーカー,設置場所,MACアドレス,購入価格",
  "ME-0001,輸液ポンプ ルナ,LP-100,㈱みどり医療,３階東病棟,00-1B-2C-3D-4E-01,\"1,200,000\"",
  "ME-0002,輸液ポンプ ルナ,LP-100,株式会社みどり医療,３階西病棟,00-1B-2C-3D-4E-02,1200000",
  "ME-0003,心電計 アサヒ,EC-7,あおぞら工業,=外来,,-5",
  "0004,除細動器,DF-2,あおぞら工業,\"救急\n処置室\",,",
  "",
].join("\r\n");

const id = (page, testid) => page.getByTestId(testid);
const corpus = process.env.DAICHO_CORPUS ?? resolve(new URL("../../../shared/corpus", import.meta.url).pathname);

export const journeys = {
  async "a list is dropped, kept, found, edited, handed on and read again without a change"(stage) {
    await withFolder(async (folder) => {
      const list = await file(folder, "list.csv", LIST);
      let page = await begin(stage);
      await drop(page, list, "text/csv");
      await id(page, "import-preview").waitFor();
      assertEqual(await id(page, "import-header-row").inputValue(), "1", "the header is found below the title");
      await id(page, "import-map-4").selectOption("room");
      await plan(page);
      assertEqual(await counts(page), { added: 4, changed: 0, same: 0, doubtful: 0, refused: 0 }, "counts");
      await stage.assertAccessible(page);
      await apply(page);
      assertEqual(await id(page, "import-result-added").innerText(), "4", "devices added");
      const report = await stage.download(page, () => id(page, "import-report").click(), join(folder, "report.csv"));
      assertEqual((await readFile(report, "utf8")).trim().split("\r\n").length, 5, "lines of the report");
      await page.close();

      page = await stage.visit("#/devices");
      await id(page, "devices-search").fill("3階東");
      await page.getByText("ME-0001").first().waitFor();
      assertEqual(await page.getByText("ME-0002").count(), 0, "another room");
      await page.getByText("ME-0001").first().click();
      await id(page, "device-edit").click();
      await id(page, "field-serial_number").fill("SN-1");
      await id(page, "form-save").click();
      await page.getByText("SN-1").first().waitFor();

      for (const [format, name] of [["xlsx", "out.xlsx"], ["csv-utf8", "out.csv"], ["csv-cp932", "out-932.csv"]]) {
        await page.goto(new URL("#/", stage.url).href);
        await id(page, "export-open").click();
        await id(page, `export-${format}`).check();
        const out = await stage.download(page, () => id(page, "export-save").click(), join(folder, name));
        await importFile(page, stage, out);
        assertEqual(await counts(page), { added: 0, changed: 0, same: 4, doubtful: 0, refused: 0 }, `${name} read again`);
        await apply(page);
      }
      assert((await readFile(join(folder, "out.csv"), "utf8")).includes(",'=外来,"), "no spreadsheet runs a cell");
    });
  },

  async "an import is undone as a whole"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFile(page, stage, await file(folder, "list.csv", LIST));
      await apply(page);
      await id(page, "import-undo").click();
      await id(page, "import-file-zone").waitFor();
      await page.goto(new URL("#/devices", stage.url).href);
      await page.getByText("ME-0001").waitFor({ state: "detached" });
    });
  },

  async "words and marks in place of names become no companies"(stage) {
    await withFolder(async (folder) => {
      const list = "管理番号,メーカー,販売業者,部署\nA-1,-,なし,？\nA-2,不明,－,未定\n";
      const page = await begin(stage);
      await importFile(page, stage, await file(folder, "marks.csv", list));
      assertEqual(await counts(page), { added: 2, changed: 0, same: 0, doubtful: 0, refused: 0 }, "counts");
      await id(page, "import-unparsed").waitFor();
      await apply(page);
      await page.goto(new URL("#/settings", stage.url).href);
      await id(page, "none-organization").waitFor();
      await id(page, "none-department").waitFor();
      await page.goto(new URL("#/devices", stage.url).href);
      await page.getByText("A-2").first().click();
      await id(page, "device").waitFor();
      assert((await id(page, "value-dealer").innerText()).includes("－"), "the mark is kept");
      assert((await id(page, "value-dealer").innerText()).includes("該当なし"), "and it is said what to write");
    });
  },

  async "doubtful rows wait for a person"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFile(page, stage, await file(folder, "twice.csv", "管理番号,販売名\nA-1,ポンプ\nA-1,心電計\n"));
      assertEqual(await counts(page), { added: 1, changed: 0, same: 0, doubtful: 1, refused: 0 }, "before");
      await id(page, "import-all-update-duplicate-in-file").click();
      await id(page, "import-idle").waitFor();
      await id(page, "import-all-skip-duplicate-in-file").click();
      await id(page, "import-undecide").waitFor();
      assertEqual(await counts(page), { added: 1, changed: 0, same: 0, doubtful: 0, refused: 1 }, "after");
      await apply(page);
      await importFile(page, stage, await file(folder, "again.csv", "管理番号,販売名\nA-1,ポンプ\nA-1,心電計\n"));
      const told = await id(page, "import-apply-text").innerText();
      assert(told.includes("まだ決めていない"), `rows to decide are no sign that the ledger has all: ${told}`);
    });
  },

  async "every bad file has its sentence, and the ledger is untouched"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      await importFile(page, stage, await file(folder, "list.csv", LIST));
      await apply(page);
      const wide = Array.from({ length: 1200 }, (_, column) => `列${column}`).join(",");
      const bad = [
        ["empty.csv", "", "空です"],
        ["header.csv", "管理番号,販売名\n", "1 行目の見出しだけ"],
        ["junk.csv", Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256)), "表でも文章でもない"],
        ["list.xlsx", "%PDF-1.4\n%âãÏÓ\n1 0 obj\n", "PDF"],
        ["quote.csv", "管理番号,販売名\nA-1,\"輸液\nA-2,ポンプ\n", "2 行目 2 列目の引用符"],
        ["cell.csv", `管理番号,販売名\nA-1,"${"あ".repeat(3_500_000)}"\n`, "2 行目 2 列目のセルが長すぎ"],
        ["list.xls", await circularWorkbook(), "ブックが壊れている"],
        ["wide.csv", `${wide}\n${wide}\n`, "1 行目が 1,200 列"],
        ["~$list.xlsx", lockFile("yamada"), "控え（~$）"],
      ];
      for (const [name, content, sentence] of bad) {
        await page.goto(new URL("#/import", stage.url).href);
        await reset(page);
        await id(page, "import-file").setInputFiles(await file(folder, name, content));
        await id(page, "import-trouble").waitFor();
        const told = await id(page, "import-trouble").innerText();
        assert(told.includes(sentence), `${name}: ${told}`);
        assert(told.includes("台帳には何も書き込んでいません"), `${name} says that the ledger is untouched`);
      }
      await reset(page);
      await importFile(page, stage, join(folder, "list.csv"));
      assertEqual((await counts(page)).same, 4, "the ledger is as it was");
    });
  },

  "a file of 2 GB is refused before it is read": Object.assign(
    async (stage) => {
      await withFolder(async (folder) => {
        const page = await begin(stage);
        await page.goto(new URL("#/import", stage.url).href);
        const huge = join(folder, "huge.csv");
        const { open } = await import("node:fs/promises");
        const handle = await open(huge, "w");
        await handle.truncate(2 * 1024 ** 3);
        await handle.close();
        await id(page, "import-file").setInputFiles(huge);
        await id(page, "import-trouble").waitFor({ timeout: 10_000 });
        const told = await id(page, "import-trouble").innerText();
        assert(told.includes("大きすぎます"), told);
      });
    },
    { browsers: ["chromium"] },
  ),

  async "a column chosen once is remembered for files with the same header"(stage) {
    await withFolder(async (folder) => {
      const page = await begin(stage);
      const text = "No,場所らしきもの\nX-1,地下倉庫\n";
      await page.goto(new URL("#/import", stage.url).href);
      await id(page, "import-file").setInputFiles(await file(folder, "a.csv", text));
      await id(page, "import-map-1").selectOption("room");
      await plan(page);
      await apply(page);
      await id(page, "import-again").click();
      await id(page, "import-file").setInputFiles(await file(folder, "b.csv", text.replace("X-1", "X-2")));
      await id(page, "import-map-1").waitFor();
      assertEqual(await id(page, "import-map-1").inputValue(), "room", "field of the second column");
    });
  },

  async "the lists of a city's defibrillators are accounted for to the row"(stage) {
    const files = ["takamatsu-AED-0002.csv", "takamatsu-AED-data.xlsx"].map((name) => join(corpus, "assets", name));
    if (!files.every(existsSync)) return console.log("     skipped: there is no corpus here");
    const page = await begin(stage);
    for (const path of files) {
      await importFile(page, stage, path);
      const found = await counts(page);
      const sum = Object.values(found).reduce((a, b) => a + b, 0);
      const facts = await id(page, "import-facts").innerText();
      assertEqual(Number(facts.match(/([\d,]+) 行/)[1].replace(",", "")), sum, `rows of ${path}`);
      assert(found.added + found.same + found.changed + found.doubtful > 300, `devices of ${path}`);
      await reset(page);
    }
  },
};

/** Opens the site and begins a ledger. */
async function begin(stage) {
  const page = await stage.visit();
  await id(page, "start-new").click();
  await id(page, "field-name").fill("みなと病院");
  await id(page, "field-author").fill("山田花子");
  await id(page, "begin-save").click();
  await id(page, "home-safety").waitFor();
  return page;
}

/** Drops a file on the import page, as a person drags it there. */
async function drop(page, path, type) {
  await page.goto(new URL("#/import", page.url()).href);
  const [name, text] = [path.split("/").pop(), await readFile(path, "utf8")];
  const data = await page.evaluateHandle(
    ({ name, text, type }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type }));
      return data;
    },
    { name, text, type },
  );
  await id(page, "import-file-zone").dispatchEvent("drop", { dataTransfer: data });
}

async function importFile(page, stage, path) {
  await page.goto(new URL("#/import", stage.url).href);
  await reset(page);
  await id(page, "import-file").setInputFiles(path);
  await id(page, "import-preview").waitFor();
  await plan(page);
}

/** Goes back to the choice of a file, wherever the import stands. */
async function reset(page) {
  await id(page, "import").waitFor();
  for (const button of ["import-again", "import-other"]) {
    if (await id(page, button).isVisible()) await id(page, button).click();
  }
  await id(page, "import-file").waitFor({ state: "attached" });
}

async function plan(page) {
  await id(page, "import-check").click();
  await id(page, "import-rows").waitFor();
}

async function apply(page) {
  await id(page, "import-apply").click();
  await id(page, "import-result").waitFor();
}

/** What Excel keeps beside an open workbook: the user's name with its length, in one byte each and then in UTF-16. */
function lockFile(user) {
  const bytes = Buffer.alloc(165, 0x20);
  bytes[0] = user.length;
  bytes.write(user, 1, "latin1");
  bytes.writeUInt16LE(user.length, 55);
  bytes.write(user, 57, "utf16le");
  return bytes;
}

/** An XLS file whose directory is its own successor: followed blindly, it fills the memory and ends the worker. */
async function circularWorkbook() {
  const bytes = await readFile(new URL("../../core/fixtures/tabular/devices.xls", import.meta.url));
  const [table, directory] = [bytes.readUInt32LE(76), bytes.readUInt32LE(48)];
  bytes.writeUInt32LE(directory, (table + 1) * 512 + 4 * directory);
  return bytes;
}

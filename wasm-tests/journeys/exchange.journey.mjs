// Ledgers travel as files: several computers edit apart and come to the same ledger, and nobody loses a cell.
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onDisk } from "./acts.mjs";
import { begin, beginFrom, choose, edit, go, ledgerOf, merge, open, register, remove, saved, take, withFolder, write } from "./bundles.mjs";
import { assert, assertEqual, Stage } from "./stage.mjs";

export const journeys = {
  async "three computers edit apart, exchange files in every order and end with the same ledger"(stage) {
    await withFolder(async (folder) => {
      const path = (name) => join(folder, `${name}.daicho`);
      const others = await Promise.all([1, 2].map(() => Stage.open(stage.browser, stage.browserName)));
      const stages = [stage, ...others];
      try {
        const first = await begin(stage, "みなと病院", "佐藤");
        const shared = await register(first, { trade_name: "シリンジポンプ", asset_number: "ME-1" });
        const disputed = await register(first, { trade_name: "輸液ポンプ", asset_number: "ME-2" });
        const start = await write(stage, first, path("start"));
        const pages = [first, await beginFrom(others[0], start, "鈴木"), await beginFrom(others[1], start, "田中")];

        await edit(pages[0], shared, { room: "ICU" });
        await edit(pages[1], shared, { room: "HCU", note: "鈴木の記入" });
        await edit(pages[1], disputed, { floor: "3" });
        await remove(pages[2], disputed);
        await edit(pages[2], shared, { room: "救急" });
        await register(pages[2], { trade_name: "人工呼吸器", asset_number: "ME-3" });

        const files = [];
        for (const [nth, page] of pages.entries()) files.push(await write(stages[nth], page, path(`apart-${nth}`)));
        const orders = [[1, 2], [2, 0], [0, 1]];
        for (const [nth, order] of orders.entries()) for (const from of order) await take(pages[nth], files[from]);

        const ledgers = [];
        for (const [nth, page] of pages.entries()) ledgers.push(await ledgerOf(stages[nth], page));
        assertEqual(ledgers[1], ledgers[0], "the second computer's ledger");
        assertEqual(ledgers[2], ledgers[0], "the third computer's ledger");
        assertEqual(ledgers[0].conflicts.length, 2, "conflicts: the room, and a deletion beside an edit");
        const said = ledgers[0].conflicts.join("\n");
        for (const part of ["ICU", "HCU", "救急", "佐藤", "鈴木", "田中", "削除する", "残す"]) assert(said.includes(part), `${part} in: ${said}`);
        const csv = ledgers[0].devices.join("\n");
        for (const part of ["ME-1", "ME-2", "ME-3", "鈴木の記入"]) assert(csv.includes(part), `${part} in: ${csv}`);

        // The second computer decides; the others hear of it.
        await go(pages[1], "#/conflicts");
        const room = pages[1].getByTestId("conflict-room");
        await room.locator(".conflict-choice", { hasText: "HCU" }).getByTestId("conflict-choose").click();
        await room.waitFor({ state: "detached" });
        await pages[1].getByTestId("conflict-deleted").locator(".conflict-choice", { hasText: "残す" }).getByTestId("conflict-choose").click();
        await pages[1].getByTestId("conflicts-none").waitFor();
        await saved(pages[1]);
        const decided = await write(others[0], pages[1], path("decided"));
        for (const nth of [0, 2]) await take(pages[nth], decided);
        const after = [];
        for (const [nth, page] of pages.entries()) after.push(await ledgerOf(stages[nth], page));
        assertEqual(after[1], after[0], "the second computer's ledger after the decision");
        assertEqual(after[2], after[0], "the third computer's ledger after the decision");
        assertEqual(after[0].conflicts, [], "conflicts after the decision");
        for (const other of others) other.assertQuiet();
      } finally {
        for (const other of others) await other.close();
      }
    });
  },

  "a browser profile that was copied goes on under an id of its own, and nothing is lost": Object.assign(copiedProfile, { browsers: ["chromium"] }),

  async "opening a file shows what is new before anything happens, and a merge can be taken back"(stage) {
    await withFolder(async (folder) => {
      const other = await Stage.open(stage.browser, stage.browserName);
      try {
        const page = await begin(stage, "みなと病院", "佐藤");
        const unit = await register(page, { trade_name: "シリンジポンプ", asset_number: "ME-1" });
        const start = await write(stage, page, join(folder, "start.daicho"));
        const colleague = await beginFrom(other, start, "鈴木");
        await edit(colleague, unit, { room: "HCU" });
        await register(colleague, { trade_name: "人工呼吸器", asset_number: "ME-9" });
        const file = await write(other, colleague, join(folder, "theirs.daicho"));
        await edit(page, unit, { room: "ICU" });
        const before = await ledgerOf(stage, page);

        await open(page, file);
        const origin = await page.getByTestId("exchange-origin").innerText();
        for (const part of ["鈴木", "みなと病院"]) assert(origin.includes(part), `${part} in: ${origin}`);
        const news = await page.getByTestId("exchange-news").innerText();
        for (const part of ["鈴木", "2 件の変更", "食い違いが 1 件", "1 件あります"]) assert(news.includes(part), `${part} in: ${news}`);
        await page.getByTestId("exchange-differences-unit").locator("summary").click();
        const rows = page.getByTestId("exchange-differences-unit").getByTestId("exchange-entity");
        await rows.filter({ hasText: "ME-9" }).waitFor();
        await stage.assertAccessible(page);
        assertEqual(await ledgerOf(stage, page), before, "the ledger after only looking");

        await take(page, file);
        await page.getByTestId("exchange-to-conflicts").click();
        await page.getByTestId("conflict-room").waitFor();
        await stage.assertAccessible(page);
        await page.reload();
        await go(page, "#/exchange");
        await page.getByTestId("exchange-take-back").click();
        await page.getByTestId("toast").filter({ hasText: "取り消しました" }).waitFor();
        await saved(page);
        const back = await ledgerOf(stage, page);
        assertEqual(back.conflicts, [], "conflicts after taking the merge back");
        assertEqual(shown(back.devices), shown(before.devices), "devices after taking the merge back");
      } finally {
        await other.close();
      }
    });
  },

  async "the smaller file for somebody holds what they lack, a passphrase protects it, and a damaged one is named"(stage) {
    await withFolder(async (folder) => {
      const other = await Stage.open(stage.browser, stage.browserName);
      try {
        const page = await begin(stage, "みなと病院", "佐藤");
        const unit = await register(page, { trade_name: "シリンジポンプ", asset_number: "ME-1" });
        const start = await write(stage, page, join(folder, "start.daicho"));
        const colleague = await beginFrom(other, start, "鈴木");
        const theirs = await write(other, colleague, join(folder, "theirs.daicho"));
        await edit(page, unit, { room: "ICU" });
        const part = await write(stage, page, join(folder, "part.daicho"), { theirs });
        assert((await page.getByTestId("exchange-written").innerText()).includes("1 件"), "one commit is what they lack");
        const locked = await write(stage, page, join(folder, "locked.daicho"), { passphrase: "さくら 2026" });
        assert((await readFile(locked, "latin1")).startsWith("age-encryption.org/v1"), "an age file");

        await choose(colleague, locked);
        await colleague.getByTestId("exchange-locked").waitFor();
        await colleague.getByTestId("exchange-passphrase").fill("sakura");
        await colleague.getByTestId("exchange-unlock-go").click();
        await colleague.getByText("合言葉が違います").waitFor();
        await other.assertAccessible(colleague);
        await colleague.getByTestId("exchange-passphrase").fill("さくら 2026");
        await colleague.getByTestId("exchange-unlock-go").click();
        await colleague.getByTestId("exchange-preview").waitFor();

        await take(colleague, part);
        assertEqual((await ledgerOf(other, colleague)).heads, (await ledgerOf(stage, page)).heads, "commits");

        const bytes = await readFile(start);
        const cut = join(folder, "cut.daicho");
        await writeFile(cut, bytes.subarray(0, bytes.length - 40));
        await choose(colleague, cut);
        await colleague.locator("[data-testid=exchange-damage], [data-testid=exchange-trouble]").first().waitFor();
        const list = join(folder, "list.csv");
        await writeFile(list, "機器名\nポンプ\n");
        await choose(colleague, list);
        await colleague.getByTestId("exchange-trouble").filter({ hasText: "台帳のファイルではありません" }).waitFor();
      } finally {
        await other.close();
      }
    });
  },

  async "the ledger of another hospital is asked about first"(stage) {
    await withFolder(async (folder) => {
      const other = await Stage.open(stage.browser, stage.browserName);
      try {
        const stranger = await begin(other, "やまと病院", "山田");
        await register(stranger, { trade_name: "人工呼吸器", asset_number: "Y-1" });
        const file = await write(other, stranger, join(folder, "stranger.daicho"));
        const page = await begin(stage, "みなと病院", "佐藤");
        await open(page, file);
        await page.getByTestId("exchange-other-facility").waitFor();
        assert(await page.getByTestId("exchange-apply").isDisabled(), "merging waits for the answer");
        await page.getByTestId("exchange-sure").check();
        await merge(page);
        await go(page, "#/devices");
        await page.getByTestId("devices-count").filter({ hasText: "1 台" }).waitFor();
      } finally {
        await other.close();
      }
    });
  },

  async "many conflicts are decided at once, or by typing another value"(stage) {
    await withFolder(async (folder) => {
      const other = await Stage.open(stage.browser, stage.browserName);
      try {
        const page = await begin(stage, "みなと病院", "佐藤");
        const units = [];
        for (const nth of [1, 2, 3]) units.push(await register(page, { trade_name: "シリンジポンプ", asset_number: `ME-${nth}` }));
        const start = await write(stage, page, join(folder, "start.daicho"));
        const colleague = await beginFrom(other, start, "鈴木");
        for (const unit of units) {
          await edit(page, unit, { room: "ICU" });
          await edit(colleague, unit, { room: "HCU" });
        }
        const file = await write(other, colleague, join(folder, "theirs.daicho"));
        await take(page, file);
        await go(page, "#/");
        await page.getByTestId("next-conflicts").click();
        assertEqual(await page.getByTestId("conflict-room").count(), 3, "conflicts");

        const one = page.getByTestId("conflict-room").first();
        await one.getByTestId("conflict-other").click();
        await one.getByTestId("conflict-other-value").fill("手術室");
        await one.getByTestId("conflict-other-save").click();
        await page.waitForFunction(() => document.querySelectorAll("[data-testid=conflict-room]").length === 2);

        await page.getByTestId("conflict-tick").first().check();
        await page.getByTestId("conflicts-mine").click();
        await page.waitForFunction(() => document.querySelectorAll("[data-testid=conflict-room]").length === 1);
        await page.getByTestId("conflicts-theirs").click();
        await page.getByTestId("conflicts-none").waitFor();
        await saved(page);
        const rooms = (await ledgerOf(stage, page)).devices.join("\n");
        for (const room of ["手術室", "ICU", "HCU"]) assertEqual(rooms.split(room).length - 1, 1, `devices in ${room}`);
        await page.getByTestId("undo").click();
        await go(page, "#/conflicts");
        await page.getByTestId("conflicts-none").waitFor();
      } finally {
        await other.close();
      }
    });
  },
};

/** Lines of a list that a person would call the same: what was cleared is as if it had never been filled in. */
function shown(lines) {
  return lines.map((line) => line.replace(/,v-[^,]*$/, ""));
}

async function copiedProfile() {
  await withFolder(async (folder) => {
    const path = (name) => join(folder, name);
    const unit = await onDisk(path("one"), async (stage) => {
      const page = await begin(stage, "みなと病院", "佐藤");
      return await register(page, { trade_name: "シリンジポンプ", asset_number: "ME-1" });
    });
    await cp(path("one"), path("other"), { recursive: true });
    await onDisk(path("one"), (one) => onDisk(path("other"), async (other) => {
      const pages = [await one.visit(), await other.visit()];
      const second = await other.visit();
      await edit(pages[0], unit, { room: "ICU" });
      await edit(pages[0], unit, { floor: "2" });
      await edit(pages[1], unit, { room: "HCU" });
      const files = [await write(one, pages[0], path("one.daicho")), await write(other, pages[1], path("other.daicho"))];
      for (const [nth, page] of pages.entries()) {
        await open(page, files[1 - nth]);
        await page.getByTestId("exchange-copied").waitFor();
        assertEqual(await page.getByTestId("exchange-refused").count(), 0, "refused changes");
        await merge(page);
      }
      // Each goes on as a computer of its own, in every tab.
      await edit(pages[0], unit, { note: "元の端末" });
      await edit(second, unit, { building: "新館" });
      const next = [await write(one, pages[0], path("one-again.daicho")), await write(other, pages[1], path("other-again.daicho"))];
      for (const [nth, page] of pages.entries()) {
        await open(page, next[1 - nth]);
        assertEqual(await page.getByTestId("exchange-copied").count(), 0, "told again that it is a copy");
        await merge(page);
      }
      const ledgers = [await ledgerOf(one, pages[0]), await ledgerOf(other, pages[1])];
      assertEqual(ledgers[1], ledgers[0], "the copy's ledger");
      assertEqual(ledgers[0].heads.length, 2, "writers");
      const csv = ledgers[0].devices.join("\n");
      for (const part of ["元の端末", "新館"]) assert(csv.includes(part), `${part} in: ${csv}`);
      assertEqual(ledgers[0].conflicts.length, 1, "conflicts: the room");
    }));
  });
}

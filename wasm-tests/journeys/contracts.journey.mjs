// Contracts: from the ledger to an annex, to what was agreed, to what is wrong with it, and to a second computer.
import { readFile } from "node:fs/promises";
import { begin, sampleOf } from "./acts.mjs";
import { beginFrom, go, saved, take, withFolder, write } from "./bundles.mjs";
import { assert, assertEqual, Stage, until } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

/** Chooses a device by a part of its name, and begins an annex with what the ledger suggests. */
async function make(page, words) {
  await id(page, "contracts-tab-make").click();
  await page.locator("#pick-units").fill(words);
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await id(page, "make-next").click();
  await id(page, "make-form").waitFor();
}

export const journeys = {
  async "an annex is made from the ledger, its questions stay open, and it goes out as files"(stage) {
    const page = await sampleOf(stage, "#/contracts");
    await id(page, "contracts-none").waitFor();
    await stage.assertAccessible(page);
    await make(page, "X線CT");
    // The line of the device is known, and what follows from it.
    assert(await page.locator("[name=line]").inputValue() !== "", "the remote line is suggested");
    assert(await id(page, "make-situation-remote").isChecked(), "a device with a line is a remote one");
    await page.locator("[name=pattern][value=medium]").check();
    await stage.assertAccessible(page);
    await id(page, "make-save").click();
    await id(page, "annex-part").waitFor();
    await saved(page);
    const preview = id(page, "annex-preview");
    assert((await preview.innerText()).includes("あおぞら台病院"), "the hospital is filled in");
    const open = await id(page, "annex-open").count();
    assert(open > 1, `${open} open`);
    assert(!(await preview.innerText()).includes("{{"), "nothing in braces");
    await stage.assertAccessible(page);

    // An answer fills its places; whatever it is, it is text.
    const answer = id(page, "annex-answers").locator("[name=vendor_emergency_contact]");
    await answer.fill("<b>夜間窓口</b> {{vendor}}");
    await id(page, "annex-save").click();
    await saved(page);
    await until(page, () => document.querySelector("[data-testid=annex-preview]").innerText.includes("<b>夜間窓口</b> {{vendor}}"));
    const left = await id(page, "annex-open").count();
    assert(left < open && left >= 2, `${left} of ${open} are left open`);

    // A clause is left out, and the numbers close up.
    const articles = await id(page, "annex-article").count();
    await id(page, "annex-choosing").locator("summary").first().click();
    await id(page, "clause-choice").first().locator("input").click();
    await saved(page);
    await until(page, (before) => document.querySelectorAll("[data-testid=annex-article]").length === before - 1, articles);
    const last = await id(page, "annex-article").last().locator("h3").innerText();
    assert(last.startsWith(`第${articles - 1}条`), last);

    await withFolder(async (folder) => {
      const bytes = await readFile(await stage.download(page, () => id(page, "annex-docx").click(), `${folder}/annex.docx`));
      assertEqual(bytes.subarray(0, 2).toString("latin1"), "PK");
      assert(bytes.length > 10_000, `${bytes.length} bytes`);
    });
    const html = await stage.downloadedText(page, () => id(page, "annex-html").click());
    assert(html.includes("&lt;b&gt;夜間窓口&lt;/b&gt; {{vendor}}"), "what was typed is text");
    assert(html.includes("あおぞら台病院") && !html.includes("<script"), "a page of its own");
    await id(page, "annex-language").getByText("英語").click();
    const markdown = await stage.downloadedText(page, () => id(page, "annex-markdown").click());
    assert(markdown.includes("Article 2"), "in English");
  },

  async "who does what is said, and what nobody does is told"(stage) {
    const page = await sampleOf(stage, "#/contracts");
    await make(page, "X線CT");
    await id(page, "make-save").click();
    await id(page, "annex-part").waitFor();
    await id(page, "contract-part-tasks").click();
    await id(page, "tasks-table").waitFor();
    await stage.assertAccessible(page);
    const gaps = await id(page, "task-gap").count();
    const task = id(page, "task").filter({ hasNot: page.getByTestId("task-gap") }).first();
    const name = await task.getAttribute("data-task");
    await task.getByTestId("task-responsible").selectOption("");
    await until(page, (before) => document.querySelectorAll("[data-testid=task-gap]").length === before + 1, gaps);
    await saved(page);
    await page.reload();
    await page.locator(`[data-task="${name}"]`).getByTestId("task-gap").waitFor();
    await page.locator(`[data-task="${name}"]`).getByTestId("task-responsible").selectOption("hospital");
    await until(page, (before) => document.querySelectorAll("[data-testid=task-gap]").length === before, gaps);
  },

  async "a contract is agreed, lacks a clause, runs out, and meets what a second computer says of it"(stage) {
    await withFolder(async (folder) => {
      const page = await sampleOf(stage, "#/contracts");
      await page.clock.setFixedTime(new Date("2026-11-22T10:00:00+09:00"));
      await make(page, "X線CT");
      await page.locator("[name=pattern][value=medium]").check();
      await page.locator("[name=name]").fill("CTの責任分界");
      await id(page, "make-save").click();
      await id(page, "annex-part").waitFor();
      await id(page, "contract-part-agreed").click();
      await id(page, "agree").click();
      await id(page, "agreed-table").waitFor();
      await saved(page);
      const row = page.locator('[data-testid=agreed-row][data-clause="remote.line"]');
      await row.getByTestId("agreed-outcome").selectOption("refused");
      await row.getByTestId("difference-missing").waitFor();
      await saved(page);
      await stage.assertAccessible(page);

      // What contracts lack is told over the hospital, too.
      const refused = await row.locator("th").innerText();
      await id(page, "contracts-tab-register").click();
      await id(page, "lack").filter({ hasText: refused }).waitFor();
      await id(page, "contract-row").locator("a").click();

      // The signed contract is kept with it.
      await id(page, "contract-part-facts").click();
      await id(page, "problem-must-missing").waitFor();
      const pdf = { name: "署名済み.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };
      await id(page, "contract-files").locator("input[type=file]").setInputFiles(pdf);
      await id(page, "attach-save").click();
      await id(page, "contract-files").getByTestId("attachment").waitFor();
      await id(page, "contract-edit").click();
      await page.locator("[name=starts_on]").fill("2026-04-01");
      await page.locator("[name=ends_on]").fill("2027年3月31日");
      await id(page, "entity-save").click();
      await id(page, "standing-in-force").waitFor();
      await id(page, "promise-add").click();
      await page.locator("[name=what]").fill("SBOMの提出");
      await page.locator("[name=due]").fill("2026-10-31");
      await page.locator("[name=every]").fill("6");
      await id(page, "promise-save").click();
      await id(page, "promise-overdue").waitFor();
      await stage.assertAccessible(page);
      await id(page, "promise-keep").click();
      await id(page, "promise-later").waitFor();
      await saved(page);
      await write(stage, page, `${folder}/ct.daicho`);

      // A second computer changes the same contract, while this one does.
      const other = await Stage.open(stage.browser, stage.browserName);
      try {
        const theirs = await beginFrom(other, `${folder}/ct.daicho`, "鈴木");
        await go(theirs, "#/contracts");
        await id(theirs, "contract-row").locator("a").click();
        await id(theirs, "contract-edit").click();
        await theirs.locator("[name=window]").fill("平日 18時から");
        await id(theirs, "entity-save").click();
        await saved(theirs);
        await write(other, theirs, `${folder}/theirs.daicho`);
      } finally {
        await other.close();
      }
      await go(page, "#/contracts");
      await id(page, "contract-row").locator("a").click();
      await id(page, "contract-edit").click();
      await page.locator("[name=cost]").fill("年 120万円");
      await id(page, "entity-save").click();
      await saved(page);
      await take(page, `${folder}/theirs.daicho`);
      await go(page, "#/contracts");
      await id(page, "contract-row").locator("a").click();
      await until(page, () => document.querySelector("[data-testid=contract-window]")?.innerText.includes("18時"));
      assert((await id(page, "contract-cost").innerText()).includes("120万円"), "both sides are kept");

      // A year later it is over, and Home says so.
      await page.clock.setFixedTime(new Date("2027-06-01T10:00:00+09:00"));
      await go(page, "#/");
      await id(page, "contracts-ended").click();
      await id(page, "problem-ended").waitFor();
      // So does the page of the device.
      await id(page, "contract-units").locator("a").first().click();
      const told = id(page, "section-contracts");
      await told.getByTestId("contracts-ended").waitFor();
      await stage.assertAccessible(page);
      await told.getByTestId("contracts-must-missing").click();
      await id(page, "problem-must-missing").waitFor();
      await id(page, "contracts-tab-register").click();
      await id(page, "contract-row").waitFor();
      await id(page, "standing-ended").waitFor();
      assert((await id(page, "uncovered").innerText()).includes("契約が切れた"), "its device has nothing now");
    });
  },

  async "questions before buying and on delivery go out, and clauses are found with their reason"(stage) {
    const page = await sampleOf(stage, "#/contracts/checklists");
    await id(page, "checklists-table").waitFor();
    const all = await page.locator("[data-testid=checklists-table] tbody tr").count();
    await id(page, "checklists-standalone").click();
    await until(page, (before) => document.querySelectorAll("[data-testid=checklists-table] tbody tr").length < before, all);
    await stage.assertAccessible(page);
    const text = await stage.downloadedText(page, () => id(page, "checklists-markdown").click());
    assert(text.split("\n").length > 20, "a list");
    await id(page, "contracts-tab-clauses").click();
    await id(page, "clauses-search").fill("SBOM");
    await id(page, "clause").first().locator("summary").click();
    assert((await id(page, "clause").first().innerText()).includes("出典"), "its source is named");
    await stage.assertAccessible(page);
  },

  async "an own clause is written, stands in the next annex, and travels as a file; a file that does not fit is refused with its line"(stage) {
    const page = await sampleOf(stage, "#/contracts/clauses");
    await id(page, "own-add").click();
    await page.locator("[name=title-ja]").fill("名札");
    await page.locator("[name=text-ja]").fill("{{vendor}}の担当者は、名札を付けます。");
    await page.locator("[name=why-ja]").fill("だれか分からない人を入れないため。");
    await id(page, "own-form-save").click();
    await saved(page);
    await page.locator("[data-testid=clause]", { hasText: "名札" }).locator("summary").click();
    await id(page, "clause-own").waitFor();
    const text = await stage.downloadedText(page, () => id(page, "own-save").click());
    assert(JSON.parse(text).groups[0].clauses[0].texts.middle.ja.includes("名札"), "the file has the clause");

    // Braces that name no field are refused where they are typed, and in a file with the line.
    await id(page, "own-add").click();
    await page.locator("[name=title-ja]").fill("だめ");
    await page.locator("[name=text-ja]").fill("{{会社}}");
    await page.locator("[name=why-ja]").fill("x");
    await id(page, "own-form-save").click();
    await id(page, "own-wrong").waitFor();
    await page.keyboard.press("Escape");
    const broken = text.replace("{{vendor}}", "{{maker}}").replace(/"own\.[0-9a-f]+"/g, '"own.other"');
    await id(page, "own-file").setInputFiles({ name: "t.json", mimeType: "application/json", buffer: Buffer.from(broken) });
    await id(page, "own-refused").waitFor();
    const why = await id(page, "own-refused").innerText();
    assert(/\d+ 行目/.test(why) && why.includes("maker"), why);
    await stage.assertAccessible(page);

    await id(page, "contracts-tab-make").click();
    await id(page, "contracts-tab-register").click();
    await make(page, "X線CT");
    await id(page, "make-save").click();
    await id(page, "annex-part").waitFor();
    await until(page, () => document.querySelector("[data-testid=annex-preview]").innerText.includes("名札を付けます"));
  },

  async "a kind of hospital is made from another one, an annex begins with it, and it travels as a file"(stage) {
    const page = await sampleOf(stage, "#/contracts/kinds");
    const kind = (name) => page.locator("[data-testid=kind]", { hasText: name });
    await kind("中規模").locator("summary").click();
    await stage.assertAccessible(page);
    await kind("中規模").getByTestId("kind-copy").click();
    const form = id(page, "kind-form");
    await form.locator("[name=response_hours]").fill("すぐ");
    await id(page, "kind-save").click();
    await id(page, "kind-wrong").waitFor();
    await form.locator("[name=title-ja]").fill("透析クリニック");
    await id(page, "kind-save").click();
    await until(page, () => document.querySelector("[data-testid=kind-wrong]")?.innerText.includes("整数"));
    await form.locator("[name=response_hours]").fill("３");
    await form.locator("[name=strength-should]").selectOption("high");
    const group = form.getByTestId("kind-group").nth(2);
    await group.locator("summary").click();
    await group.locator("[name='in:remote.line']").uncheck();
    await stage.assertAccessible(page);
    await id(page, "kind-save").click();
    await saved(page);
    await kind("透析クリニック").getByTestId("kind-own").waitFor();

    // An annex begins with it: the number stands there, the clause does not.
    await make(page, "X線CT");
    await page.locator("label.choice", { hasText: "透析クリニック" }).click();
    await id(page, "make-save").click();
    await id(page, "annex-part").waitFor();
    assertEqual(await page.locator("[data-testid=annex-article][data-clause='remote.line']").count(), 0);
    assert((await id(page, "annex-part").innerText()).includes("3時間"), "the number of the kind");

    // It goes to another computer as a file, and one that comes along can be changed and taken back.
    await go(page, "#/contracts/kinds");
    const text = await stage.downloadedText(page, () => id(page, "own-save").click());
    assertEqual(JSON.parse(text).hospitals[0].defaults.response_hours, 3);
    await kind("透析クリニック").locator("summary").click();
    await kind("透析クリニック").getByTestId("kind-delete").click();
    assert((await id(page, "kind-delete-ask").innerText()).includes("1 件"), "its contract is told");
    await id(page, "kind-delete-ask-confirm").click();
    await kind("透析クリニック").waitFor({ state: "detached" });
    await saved(page);
    const file = { name: "種類.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await id(page, "own-files").locator("input[type=file]").setInputFiles(file);
    await kind("透析クリニック").waitFor();
    await kind("中規模").locator("summary").click();
    await kind("中規模").getByTestId("kind-change").click();
    await form.locator("[name=log_months]").fill("18");
    await id(page, "kind-save").click();
    await kind("中規模").getByTestId("kind-own").waitFor();
    await kind("中規模").getByTestId("kind-delete").click();
    await id(page, "kind-delete-ask-confirm").click();
    await kind("中規模").getByTestId("kind-own").waitFor({ state: "detached" });
  },

  async "a contract of elsewhere is entered, and a template chosen for it afterwards"(stage) {
    const page = await stage.visit();
    await begin(page);
    await go(page, "#/contracts");
    await id(page, "contract-add").click();
    await page.locator("[name=name]").fill("保守契約");
    await id(page, "entity-save").click();
    await id(page, "standing-unstated").waitFor();
    await id(page, "contract-row").locator("a").click();
    await go(page, `${await page.evaluate(() => location.hash)}/annex`);
    await id(page, "contract-unmade").waitFor();
    await id(page, "contract-make-for").click();
    await id(page, "make-save").click();
    await id(page, "annex-part").waitFor();
    await id(page, "contract-part-agreed").click();
    // Nobody has said anything of its clauses: all of them are missing.
    await id(page, "difference-missing").first().waitFor();
  },
};

// Documents: a file that is attached tells what it says, components are found in all SBOMs, makers are asked for what is missing.
import { join } from "node:path";
import { begin, beginFrom, register, withFolder, write } from "./bundles.mjs";
import { assert, assertEqual, Stage } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

/** A small SBOM; `version` is OpenSSL's. */
const sbom = (version, more = []) => ({
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  components: [{ type: "library", name: "openssl", version, supplier: { name: "OpenSSL" }, purl: `pkg:generic/openssl@${version}` }, ...more],
});
const ZLIB = { type: "library", name: "zlib", version: "1.2.11" };
const file = (name, content, mimeType = "application/json") => ({
  name,
  mimeType,
  buffer: Buffer.from(typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content)),
});
/** A picture of one pixel. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** A ledger with one pump, opened at it. */
async function pump(stage) {
  const page = await begin(stage, "みどり病院", "山田");
  const unit = await register(page, { asset_number: "A-1", trade_name: "輸液ポンプPX-4" });
  return { page, unit };
}

/** Chooses a file for the device or product on screen, and waits for the question about it. */
async function choose(page, chosen) {
  await id(page, "attach").setInputFiles(chosen);
  await id(page, "attach-dialog").waitFor();
}

async function attach(page, chosen) {
  await choose(page, chosen);
  await id(page, "attach-save").click();
  await id(page, "attach-dialog").waitFor({ state: "detached" });
  await id(page, "attachment").filter({ hasText: chosen.name }).waitFor();
}

/** Goes to a page about documents: another program, so that the site is loaded again. */
async function documents(page, below = "") {
  await page.evaluate((hash) => { location.hash = hash; }, `#/documents${below}`);
  await id(page, "documents").waitFor();
}

export const journeys = {
  async "a file that is chosen on a device tells what it says, and comes out byte for byte"(stage) {
    const { page, unit } = await pump(stage);
    const chosen = file("px4.json", sbom("1.0.2k", [ZLIB]));
    await choose(page, chosen);
    const said = await id(page, "attach-read").innerText();
    assert(said.includes("CycloneDX 1.5") && said.includes("2個"), said);
    await id(page, "attach-save").click();
    await id(page, "attachment").waitFor();
    await page.reload();
    await id(page, "attachment-open").click();
    await id(page, "sbom-says").waitFor();
    await stage.assertAccessible(page);
    assertEqual(await id(page, "sbom-total").innerText(), "2");
    const lacks = await id(page, "sbom-gaps").innerText();
    assert(lacks.includes("サプライヤー名がない部品：1個（zlib 1.2.11）"), lacks);
    assert((await id(page, "sbom-letter").inputValue()).includes("輸液ポンプPX-4"), "the letter names the product");
    const saved = await stage.downloadedText(page, () => id(page, "document-save").click());
    assertEqual(saved, chosen.buffer.toString(), "the original");
    await page.goto(new URL(`#/devices/${unit}`, stage.url).href);
    await id(page, "device").waitFor();
    assertEqual(await id(page, "attachment").count(), 1);
  },

  async "what is no SBOM is told in a sentence and kept if the person wishes"(stage) {
    const { page } = await pump(stage);
    await choose(page, file("sbom.json", '{"bomFormat":"CycloneDX","components":['));
    const said = await id(page, "attach-read").innerText();
    assert(said.includes("壊れています（1行目"), said);
    await id(page, "attach-cancel").click();
    assertEqual(await id(page, "attachment").count(), 0, "nothing is attached that nobody wants");
    await choose(page, file("px4.json", "<!DOCTYPE html><html><body>404</body></html>"));
    assert((await id(page, "attach-read").innerText()).includes("ウェブページ"), "a page of an error");
    await id(page, "attach-save").click();
    await id(page, "attachment-unreadable").waitFor();
    await id(page, "attachment-open").click();
    await id(page, "document-unread").waitFor();
    await documents(page);
    await id(page, "matrix-row").first().click();
    await id(page, "model").waitFor();
    assertEqual(await id(page, "status-sbom").innerText(), "受け取ったが読めない");
    await stage.assertAccessible(page);
  },

  async "a table whose headers nobody knows is read once a person said what they mean"(stage) {
    const { page } = await pump(stage);
    const table = "製品に入っているもの,番号,作った会社\nopenssl,1.0.2k,OpenSSL\nzlib,1.2.11,\n";
    await choose(page, file("SBOM.csv", table, "text/csv"));
    assert((await id(page, "attach-read").innerText()).includes("SBOMではありません"), "it is told");
    await id(page, "attach-save").click();
    await id(page, "attachment-open").click();
    await id(page, "columns").waitFor();
    await stage.assertAccessible(page);
    for (const [at, field] of ["name", "version", "supplier"].entries()) await page.locator(`[name=column-${at}]`).selectOption(field);
    await id(page, "columns-save").click();
    await id(page, "sbom-says").waitFor();
    assertEqual(await id(page, "sbom-total").innerText(), "2");
  },

  async "files that people read are shown where they can do nothing"(stage) {
    const { page } = await pump(stage);
    await attach(page, file("PX-4 取扱説明書.png", PICTURE, "image/png"));
    await attach(page, file("page.html", "<script>parent.document.title = 'taken'</script>", "text/html"));
    const open = async (name, testid) => {
      await documents(page, "/all");
      await id(page, "attachment").filter({ hasText: name }).getByTestId("attachment-open").click();
      await id(page, testid).waitFor();
      return id(page, testid);
    };
    const picture = await open("PX-4 取扱説明書.png", "document-picture");
    await page.waitForFunction(() => document.querySelector("[data-testid=document-picture]").naturalWidth === 1);
    assert((await picture.getAttribute("src")).startsWith("blob:"), "a picture");
    const frame = await open("page.html", "document-frame");
    assertEqual(await frame.getAttribute("sandbox"), "", "a frame that can do nothing");
    assert(!(await page.title()).includes("taken"), "no script ran");
    await stage.assertAccessible(page);
  },

  async "which devices contain a component is told in one box, and what is not known is told with it"(stage) {
    const { page } = await pump(stage);
    await attach(page, file("px4.json", sbom("1.0.2k", [ZLIB])));
    await register(page, { asset_number: "A-2", trade_name: "患者監視装置QM-7" });
    await attach(page, file("qm7.json", sbom("3.0.8")));
    await register(page, { asset_number: "A-3", trade_name: "除細動器DF-1" });
    await documents(page, "/components");
    await id(page, "components-hits").waitFor();
    await id(page, "components-find").fill("OpenSSL 1.0.x");
    const carriers = id(page, "component-carrier");
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=component-carrier]").length === 1);
    const line = await carriers.first().innerText();
    assert(line.includes("1.0.2k") && line.includes("輸液ポンプPX-4"), line);
    await id(page, "components-find").fill("log4j");
    await id(page, "components-not-found").waitFor();
    const none = await id(page, "components-not-found").innerText();
    assert(none.includes("とは言えません") && none.includes("SBOMのない製品が1製品"), none);
    await id(page, "components-find").fill("");
    await id(page, "components-hits").waitFor();
    const table = await stage.downloadedText(page, () => id(page, "components-csv").click());
    assert(table.includes("openssl") && table.includes("zlib"), table);
    const bom = JSON.parse(await stage.downloadedText(page, () => id(page, "components-bom").click()));
    assertEqual([bom.specVersion, bom.components.length], ["1.6", 3]);
  },

  async "a new SBOM of a product shows what changed"(stage) {
    const { page } = await pump(stage);
    await attach(page, file("old.json", sbom("1.0.2k", [ZLIB])));
    await attach(page, file("new.json", sbom("3.0.8")));
    await id(page, "attachment").filter({ hasText: "new.json" }).getByTestId("attachment-open").click();
    await id(page, "sbom-changes").waitFor();
    await id(page, "sbom-removed").waitFor();
    assert((await id(page, "sbom-removed").innerText()).includes("zlib 1.2.11"), "what went");
    assert((await id(page, "sbom-changed").innerText()).includes("openssl 1.0.2k → openssl 3.0.8"), "what is another");
  },

  async "makers are asked, late answers surface, and a form that comes back is noted"(stage) {
    const { page } = await pump(stage);
    await documents(page, "/requests");
    await id(page, "request-write").first().click();
    await id(page, "letter").waitFor();
    await id(page, "letter-due").fill("令和2年1月31日");
    await page.waitForFunction(() => document.querySelector("[data-testid=letter-text]")?.value.includes("2020-01-31"));
    assert((await id(page, "letter-text").inputValue()).includes("輸液ポンプPX-4（1台）"), "the product");
    const form = await stage.downloadedText(page, () => id(page, "letter-csv").click());
    await id(page, "letter-note").click();
    await id(page, "request-open").first().waitFor();
    assert((await id(page, "request-open").first().innerText()).includes("期限を過ぎた"), "late");
    const filled = form.split("\r\n").map((line, at) => (at === 1 ? line.replace(",,,", ",提供できません,社外秘,") : line)).join("\r\n");
    await id(page, "reply-file").setInputFiles(file("form.csv", filled, "text/csv"));
    await id(page, "reply-line").waitFor();
    await stage.assertAccessible(page);
    await id(page, "reply-save").click();
    await id(page, "reply-form").waitFor({ state: "detached" });
    await documents(page);
    await id(page, "matrix-row").first().click();
    assertEqual(await id(page, "status-sbom").innerText(), "提供できないとの回答");
    await page.goto(new URL("#/", stage.url).href);
    await id(page, "home-overdue").waitFor();
  },

  async "what was done before can be undone on the pages about documents, and the other way round"(stage) {
    const { page, unit } = await pump(stage);
    await attach(page, file("px4.json", sbom("1.0.2k")));
    await documents(page, "/all");
    await id(page, "attachment").waitFor();
    await id(page, "undo").click();
    await id(page, "documents-all-none").waitFor();
    await page.evaluate((hash) => { location.hash = hash; }, `#/devices/${unit}`);
    await id(page, "device").waitFor();
    await id(page, "redo").click();
    await id(page, "attachment").waitFor();
  },

  async "documents travel with the ledger"(stage) {
    await withFolder(async (folder) => {
      const { page } = await pump(stage);
      const chosen = file("px4.json", sbom("1.0.2k"));
      await attach(page, chosen);
      const bundle = join(folder, "ledger.daicho");
      await write(stage, page, bundle);
      const other = await Stage.open(stage.browser, stage.browserName);
      try {
        const there = await beginFrom(other, bundle, "佐藤");
        await documents(there, "/all");
        await id(there, "attachment-open").click();
        await id(there, "sbom-says").waitFor();
        const saved = await other.downloadedText(there, () => id(there, "document-save").click());
        assertEqual(saved, chosen.buffer.toString());
      } finally {
        await other.close();
      }
    });
  },
};

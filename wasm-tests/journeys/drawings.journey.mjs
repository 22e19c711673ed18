// Drawings of others: a picture is drawn on, marks stay where they were put, a new edition is looked through, SVG is harmless.
import { sampleOf, saved } from "./acts.mjs";
import { cell, graph, pdf, picture as file, png } from "./pictures.mjs";
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

/** The sample ledger, opened at its drawings. */
async function drawings(stage) {
  const page = await sampleOf(stage, "#/network/drawings");
  await id(page, "drawings-none").waitFor();
  return page;
}

/** Adds a drawing, and waits until it is on screen. */
async function add(page, chosen) {
  await id(page, "drawing-file").setInputFiles(chosen);
  await id(page, "drawing-dialog").waitFor();
  await id(page, "drawing-save").click();
  await shown(page);
}

async function shown(page) {
  await id(page, "board").waitFor();
  await page.waitForFunction(() => document.querySelector("[data-testid=board-picture]")?.naturalWidth > 0);
  await saved(page);
}

/** A place on the picture, in hundredths of it, as the page has it. */
async function place(page, x, y) {
  const box = await id(page, "board-marks").boundingBox();
  return [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100];
}

const places = (page) => id(page, "mark-place").allInnerTexts();

async function marks(page, count) {
  await page.waitForFunction((count) => document.querySelectorAll("[data-testid=mark]").length === count, count);
  await saved(page);
}

export const journeys = {
  async "marks on a picture stay where they were put, and are looked through on a new edition"(stage) {
    const page = await drawings(stage);
    await stage.assertAccessible(page);
    await add(page, file("3階病棟.png", "image/png", png(800, 400, 0xee)));
    await stage.assertAccessible(page);

    const device = id(page, "missing").locator("button").first();
    const name = await device.innerText();
    await device.click();
    await page.mouse.click(...(await place(page, 25, 50)));
    await marks(page, 1);
    assert((await id(page, "mark-row").first().innerText()).includes(name), "the pin stands for the device");
    assert(!(await id(page, "missing").innerText()).split("\n").includes(name), "the device is on the drawing now");

    await id(page, "tool-area").check();
    await page.mouse.move(...(await place(page, 50, 20)));
    await page.mouse.down();
    await page.mouse.move(...(await place(page, 60, 40)));
    await page.mouse.move(...(await place(page, 80, 70)));
    await page.mouse.up();
    await marks(page, 2);
    await id(page, "mark-side").waitFor();
    await id(page, "mark-devices-search").fill("ME-000003");
    await id(page, "mark-devices").locator("button").first().click();
    await page.waitForFunction(() => document.querySelector("[data-testid=mark-target]")?.value.startsWith("unit:"));
    await saved(page);
    await id(page, "mark-text").fill("ICU");
    await id(page, "mark-save").click();
    await page.waitForFunction(() => document.querySelector("[data-testid=marks]")?.innerText.includes("ICU"));
    await saved(page);
    await stage.assertAccessible(page);

    // The pin is moved: with the pointer, then with keys.
    await id(page, "tool-choose").check();
    await page.mouse.move(...(await place(page, 25, 50)));
    await page.mouse.down();
    await page.mouse.move(...(await place(page, 30, 55)));
    await page.mouse.move(...(await place(page, 35, 60)));
    await page.mouse.up();
    const near = (x, y) => page.waitForFunction(([x, y]) => [...document.querySelectorAll("[data-testid=mark-place]")]
      .some((cell) => { const at = cell.innerText.match(/\d+/g).map(Number); return at.length === 2 && Math.abs(at[0] - x) <= 1 && Math.abs(at[1] - y) <= 1; }), [x, y]);
    await near(35, 60);
    await saved(page);
    await page.keyboard.press("Shift+ArrowRight");
    await near(40, 60);
    await saved(page);

    const before = await places(page);
    await page.reload();
    await shown(page);
    await marks(page, 2);
    assertEqual(await places(page), before, "the places after a reload");
    assertEqual(await id(page, "mark-checks").count(), 0, "all fit");

    await id(page, "drawing-file").setInputFiles(file("3階病棟 改訂.png", "image/png", png(1000, 500, 0xdd)));
    await id(page, "drawing-save").click();
    await id(page, "mark-checks").waitFor();
    await shown(page);
    assertEqual(await id(page, "mark-check").count(), 2);
    assertEqual(await places(page), before, "the places on the new edition");
    await stage.assertAccessible(page);
    await id(page, "mark-fits").first().click();
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=mark-check]").length === 1);
    await saved(page);
    await id(page, "mark-fits").click();
    await id(page, "mark-checks").waitFor({ state: "detached" });
    await saved(page);

    // What is deleted by a key comes back by undoing.
    await id(page, "mark").last().focus();
    await page.keyboard.press("Delete");
    await marks(page, 1);
    await id(page, "toast-undo").click();
    await marks(page, 2);
  },

  async "an SVG is drawn without what runs or reaches out, and a broken PDF is refused in a sentence"(stage) {
    const page = await drawings(stage);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="600" height="300" onload="document.title='taken'">
      <script>document.title = "taken"</script>
      <image xlink:href="https://example.com/spy.png" width="10" height="10"/>
      <rect x="20" y="20" width="200" height="100" fill="#88aadd"/></svg>`;
    await id(page, "drawing-file").setInputFiles(file("plan.svg", "image/svg+xml", svg));
    await id(page, "drawing-dialog").waitFor();
    await id(page, "drawing-removed").last().locator("summary").click();
    const removed = await id(page, "drawing-removed").last().innerText();
    assert(removed.includes("script") && removed.includes("image") && removed.includes("onload"), removed);
    await id(page, "drawing-save").click();
    await shown(page);
    assert(!(await page.title()).includes("taken"), "no script ran");
    await id(page, "tool-pin").check();
    await id(page, "tool-middle").click();
    await marks(page, 1);
    assertEqual(await places(page), ["50%・50%"]);

    await page.evaluate(() => { location.hash = "#/network/drawings"; });
    await id(page, "drawings").waitFor();
    await stage.assertAccessible(page);
    await id(page, "drawing-file").setInputFiles(file("plan.pdf", "application/pdf", "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"));
    await id(page, "drawing-refused").waitFor();
    assert((await id(page, "drawing-refused").innerText()).includes("PNG"), "what to do instead");
    await id(page, "drawing-refused").getByRole("button").click();
    await add(page, file("1F.drawio", "application/xml", graph(cell("a", "CT", "1", [100, 100, 200, 100]))));
    await id(page, "tool-pin").check();
    await page.mouse.click(...(await place(page, 25, 37)));
    await marks(page, 1);
    await id(page, "drawing-file").setInputFiles(file("1F-2.drawio", "application/xml", graph("")));
    await id(page, "drawing-save").click();
    await id(page, "mark-checks").waitFor();
    await page.waitForFunction(() => document.querySelector("[data-testid=mark-checks]")?.innerText.includes("図形がなくなりました"));
  },

  async "what a draw.io page shows is taken into the ledger, and its marks follow the shapes"(stage) {
    const page = await drawings(stage);
    const plan = (left) => graph(
      cell("z", "新棟 検査室", "1", [left, 50, 400, 300], "swimlane")
      + cell("m", "ME-000003", "z", [20, 60, 100, 50])
      + cell("p", "解析PC&#10;10.77.0.9", "z", [220, 60, 100, 50])
      + `<mxCell id="e" value="結果" edge="1" parent="1" source="p" target="m"><mxGeometry relative="1" as="geometry"/></mxCell>`
      + `<mxCell id="f" edge="1" parent="1" source="p" target="gone"><mxGeometry relative="1" as="geometry"/></mxCell>`);
    await add(page, file("検査室.drawio", "application/xml", plan(50)));
    await id(page, "drawing-take").click();
    await id(page, "take").waitFor();
    assert((await id(page, "take-problems").textContent()).includes("gone"), "a line that leads nowhere is told");
    await stage.assertAccessible(page);
    const row = (testid, text) => id(page, testid).filter({ hasText: text });
    assertEqual(await row("take-zone", "新棟 検査室").locator("select").inputValue(), "new", "a device of the ledger is drawn in it");
    const known = row("take-shape", "ME-000003");
    assert((await known.locator("select option:checked").innerText()).includes("ME-000003"), "the asset number is known");
    const pc = row("take-shape", "解析PC");
    assertEqual(await pc.locator("select").inputValue(), "", "what is not known is left out");
    assertEqual(await id(page, "take-link").count(), 0, "a line between what is taken only");
    await pc.locator("select").selectOption("new");
    await id(page, "take-link").check();
    if (await known.getByTestId("take-move").count() > 0) await known.getByTestId("take-move").check();
    await id(page, "take-save").click();
    await shown(page);
    await marks(page, 3);
    const all = await id(page, "marks").innerText();
    for (const name of ["新棟 検査室", "ME-000003", "解析PC"]) assert(all.includes(name), `${name} has a mark`);

    await page.evaluate(() => { location.hash = "#/network/links"; });
    await page.getByText("結果", { exact: true }).first().waitFor();
    await page.evaluate(() => { location.hash = "#/devices"; });
    await id(page, "devices-search").fill("10.77.0.9");
    await page.getByText("解析PC").first().waitFor();
    await page.evaluate(() => { location.hash = "#/network/drawings"; });
    await id(page, "drawing-open").click();
    await shown(page);

    // Nothing is taken twice.
    await id(page, "drawing-take").click();
    await id(page, "take").waitFor();
    assert(await id(page, "take-save").isDisabled(), await id(page, "take-summary").innerText());
    await page.goBack();
    await shown(page);

    // In a new edition everything stands further right.
    const before = await places(page);
    await id(page, "drawing-file").setInputFiles(file("検査室 改訂.drawio", "application/xml", plan(300)));
    await id(page, "drawing-save").click();
    await id(page, "mark-checks").waitFor();
    await shown(page);
    assert((await id(page, "mark-checks").innerText()).includes("元の図形が動きました"), "it is said why");
    await id(page, "marks-follow").click();
    await page.waitForFunction((before) => document.querySelector("[data-testid=mark-checks]")
      && [...document.querySelectorAll("[data-testid=mark-place]")].filter((cell, nth) => cell.innerText !== before[nth]).length === 2, before);
    await saved(page);
    await id(page, "mark-fits").click();
    await id(page, "mark-checks").waitFor({ state: "detached" });
  },

  // What drives Firefox makes no drags of it.
  "a device is dragged onto a drawing": Object.assign(async (stage) => {
    const page = await drawings(stage);
    await add(page, file("4階.png", "image/png", png(800, 400, 0xee)));
    const name = await id(page, "missing").locator("button").nth(1).innerText();
    await id(page, "missing").locator(".drag-handle").nth(1).dragTo(id(page, "board-marks"), { targetPosition: { x: 120, y: 90 } });
    await marks(page, 1);
    assert((await id(page, "mark-row").first().innerText()).includes(name), "the pin stands for the device");
  }, { browsers: ["chromium"] }),

  async "a pin is coloured by support, and its drawing is renamed and deleted"(stage) {
    const page = await drawings(stage);
    await add(page, file("4階.png", "image/png", png(800, 400, 0xee)));
    const device = id(page, "missing").locator("button").nth(1);
    const name = await device.innerText();
    await device.click();
    await page.mouse.click(...(await place(page, 25, 50)));
    await marks(page, 1);
    assert((await id(page, "mark-row").first().innerText()).includes(name), "the pin stands for the device");

    const tone = () => id(page, "mark").first().getAttribute("data-tone");
    await id(page, "diagram-colours").selectOption("support");
    await page.waitForFunction(() => ["good", "unknown", "warning", "danger"].includes(document.querySelector("[data-testid=mark]").dataset.tone));
    assert((await id(page, "mark").first().getAttribute("aria-label")).length > name.length, "what the colour says is said");
    await id(page, "diagram-colours").selectOption("documents");
    await page.waitForFunction(() => document.querySelector("[data-testid=mark]").dataset.tone === "warning");
    await stage.assertAccessible(page);
    assertEqual(await tone(), "warning", "documents are missing");

    await id(page, "drawing-edit").click();
    await page.locator("#details-name").fill("");
    await id(page, "drawing-details-save").click();
    await page.getByText("図面の名前を入れてください").waitFor();
    await page.locator("#details-name").fill("4階 病棟");
    await page.locator("#details-note").fill("2026年に改装");
    await id(page, "drawing-details-save").click();
    await page.getByRole("heading", { level: 1, name: "4階 病棟" }).waitFor();
    assertEqual(await id(page, "drawing-note").innerText(), "2026年に改装");
    await saved(page);

    await id(page, "drawing-delete").click();
    await id(page, "drawing-delete-ask-confirm").click();
    await id(page, "drawings-none").waitFor();
    await id(page, "toast-undo").click();
    await id(page, "drawing-open").click();
    await shown(page);
    await marks(page, 1);
  },

  async "a page of a PDF is drawn on, and a PDF with a password is refused in a sentence"(stage) {
    const page = await drawings(stage);
    const refused = async (content, words) => {
      await id(page, "drawing-file").setInputFiles(file("図面.pdf", "application/pdf", content));
      await id(page, "drawing-refused").waitFor();
      const said = await id(page, "drawing-refused").innerText();
      assert(said.includes(words), said);
      await id(page, "drawing-refused").getByRole("button").click();
    };
    const hash = "00".repeat(32);
    const encrypted = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${hash}>/U<${hash}>>>/ID[<00112233><00112233>]`;
    await refused(pdf([400], encrypted), "パスワード");
    await stage.assertAccessible(page);
    const whole = pdf([400, 800, 400]);
    await refused(whole.slice(0, whole.length / 2), "途中で切れて");

    await id(page, "drawing-file").setInputFiles(file("構成図.pdf", "application/pdf", whole));
    await id(page, "drawing-dialog").waitFor();
    const choice = id(page, "drawing-dialog").locator("select");
    assertEqual(await choice.locator("option").allInnerTexts(), ["1 ページ", "2 ページ", "3 ページ"]);
    await choice.selectOption("2");
    await stage.assertAccessible(page);
    await id(page, "drawing-save").click();
    await shown(page);
    const size = await id(page, "board-picture").evaluate((image) => [image.naturalWidth, image.naturalHeight]);
    assertEqual(size, [2400, 600], "the second page");
    assertEqual(await id(page, "drawing-undrawn").count(), 0, "all of it is drawn");
    await id(page, "tool-pin").check();
    await page.mouse.click(...(await place(page, 25, 50)));
    await marks(page, 1);
    const before = await places(page);
    await page.reload();
    await shown(page);
    await marks(page, 1);
    assertEqual(await places(page), before, "the places after a reload");

    // A new edition shows the same page, and one that has none such is refused.
    const japanese = "<</Type/Font/Subtype/Type0/BaseFont/MS-Gothic/Encoding/90ms-RKSJ-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/MS-Gothic/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/MS-Gothic/Flags 4>>>>]>>";
    await refused(pdf([400]), "2 ページ目");
    await id(page, "drawing-file").setInputFiles(file("構成図 改訂.pdf", "application/pdf", pdf([400, 400], "", japanese)));
    await id(page, "drawing-save").click();
    await id(page, "mark-checks").waitFor();
    await page.waitForFunction(() => document.querySelector("[data-testid=board-picture]")?.naturalHeight === 1200);
    assert((await id(page, "drawing-undrawn").innerText()).includes("MS-Gothic"), "what is not drawn is told");
    assertEqual(await places(page), before, "the places on the new edition");
    await stage.assertAccessible(page);
  },
};

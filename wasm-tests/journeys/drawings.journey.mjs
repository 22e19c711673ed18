// Drawings of others: a picture is drawn on, marks stay where they were put, a new edition is looked through, SVG is harmless.
import { crc32, deflateSync } from "node:zlib";
import { saved } from "./acts.mjs";
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

/** A PNG of one grey. */
function png(width, height, grey) {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, grey);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

const file = (name, mimeType, content) => ({ name, mimeType, buffer: Buffer.from(content) });

/** A PDF whose pages are as wide as told, each with a line of text; `trailer` adds to its trailer. */
function pdf(widths, trailer = "", font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>") {
  const pages = widths.flatMap((width, nth) => {
    const text = `BT /F 40 Tf 20 40 Td (Page ${nth + 1}) Tj ET 1 0 0 rg 0 90 ${width / 2} 10 re f`;
    return [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} 200]/Contents ${5 + 2 * nth} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
      `<</Length ${text.length}>>stream\n${text}\nendstream`,
    ];
  });
  const kids = widths.map((_, nth) => `${4 + 2 * nth} 0 R`).join(" ");
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Kids[${kids}]/Count ${widths.length}>>`, font, ...pages];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, nth) => {
    const at = text.length;
    text += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const count = objects.length + 1;
  return `${text}xref\n0 ${count}\n0000000000 65535 f \n${places.join("")}trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
}

/** The sample ledger, opened at its drawings. */
async function drawings(stage) {
  const page = await stage.visit();
  await id(page, "start-sample").click();
  await id(page, "sample-banner").waitFor();
  // Who writes is asked once; here it is said before.
  await page.evaluate(() => { location.hash = "#/settings"; });
  await id(page, "settings-author").fill("山田");
  await id(page, "settings-author-save").click();
  await saved(page);
  await page.evaluate(() => { location.hash = "#/network/drawings"; });
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
    await page.waitForFunction(() => document.querySelector("[data-testid=mark-target]").value.startsWith("unit:"));
    await saved(page);
    await id(page, "mark-text").fill("ICU");
    await id(page, "mark-save").click();
    await page.waitForFunction(() => document.querySelector("[data-testid=marks]").innerText.includes("ICU"));
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
    const graph = (cells) => `<mxfile><diagram name="1F"><mxGraphModel pageWidth="800" pageHeight="400"><root><mxCell id="0"/><mxCell id="1" parent="0"/>${cells}</root></mxGraphModel></diagram></mxfile>`;
    const cell = `<mxCell id="a" value="CT" vertex="1" parent="1"><mxGeometry x="100" y="100" width="200" height="100" as="geometry"/></mxCell>`;
    await add(page, file("1F.drawio", "application/xml", graph(cell)));
    await id(page, "tool-pin").check();
    await page.mouse.click(...(await place(page, 25, 37)));
    await marks(page, 1);
    await id(page, "drawing-file").setInputFiles(file("1F-2.drawio", "application/xml", graph("")));
    await id(page, "drawing-save").click();
    await id(page, "mark-checks").waitFor();
    await page.waitForFunction(() => document.querySelector("[data-testid=mark-checks]").innerText.includes("図形がなくなりました"));
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

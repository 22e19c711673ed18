// Home says how many devices lack what and leads to exactly these; files find their way from any page.
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

export const journeys = {
  async "every number on Home leads to a list of as many devices"(stage) {
    const page = await sample(stage);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("[data-testid=home-network] li, [data-testid=home-gaps] li, [data-testid=next-steps] li")].map((line) => ({
        said: line.innerText.replaceAll("\n", " "),
        href: line.querySelector("a[href*='devices?']")?.getAttribute("href"),
      })),
    );
    const links = found.filter(({ href }) => href);
    assert(links.length >= 8, `links: ${JSON.stringify(found)}`);
    for (const { said, href } of links) {
      const count = said.match(/([\d,]+) 台/)[1];
      await page.locator(`a[href="${href}"]`).first().click();
      await id(page, "devices-count").waitFor();
      assertEqual(await id(page, "devices-count").innerText(), `303 台中 ${count} 台`, `${said}: ${href}`);
      await id(page, "nav-home").click();
      await id(page, "home-gaps").waitFor();
    }
  },

  async "nothing on Home is a bare zero"(stage) {
    const page = await sample(stage);
    const numbers = await page.locator(".stat-value, .bars .number").allInnerTexts();
    assert(numbers.length > 4, "numbers on Home");
    for (const number of numbers) assert(!/^0( 台)?$/.test(number.trim()), `a bare zero among ${numbers}`);
  },

  async "steps lead to the part of the settings they mean, and a copy is saved at once"(stage) {
    const page = await sample(stage);
    await id(page, "next-system-manager").click();
    await id(page, "list-person").waitFor();
    await page.waitForFunction(() => {
      const { top } = document.querySelector("#settings-person").getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    });
    await id(page, "nav-home").click();
    const text = await stage.downloadedText(page, () => id(page, "next-copy").click());
    assert(text.startsWith("PK"), "a copy of the ledger");
  },

  async "every page of the sample says that it is one"(stage) {
    const page = await sample(stage);
    const isSeen = () =>
      page.waitForFunction(() => {
        const [banner, top] = ["[data-testid=sample-banner]", ".top"].map((selector) => document.querySelector(selector).getBoundingClientRect());
        return banner.top >= top.bottom - 1 && banner.bottom < innerHeight;
      });
    await isSeen();
    for (const nav of ["nav-devices", "nav-import", "nav-settings"]) {
      await id(page, nav).click();
      await isSeen();
    }
    await id(page, "nav-devices").click();
    await id(page, "devices-table-row").first().click();
    await id(page, "device").waitFor();
    await isSeen();
  },

  async "a file dropped on Home or on a list is opened for import, and on a form it is not taken"(stage) {
    const page = await sample(stage);
    for (const nav of ["nav-home", "nav-devices"]) {
      await id(page, nav).click();
      await drop(page, "main");
      await id(page, "import-preview").waitFor();
    }
    await page.evaluate(() => (location.hash = "#/devices/new"));
    await id(page, "device-form").waitFor();
    await id(page, "field-asset_number").fill("ME-9");
    await drop(page, "main");
    await id(page, "toast").waitFor();
    assertEqual(await id(page, "field-asset_number").inputValue(), "ME-9", "what was typed");
  },

  async "a file dropped beside the place for files is taken as well, of several the first"(stage) {
    const page = await stage.visit();
    await id(page, "start").waitFor();
    await drop(page, "h1", ["a.csv", "b.csv"]);
    await sign(page);
    await id(page, "import-preview").waitFor();
    assert((await id(page, "import-preview").innerText()).includes("a.csv"), "the first file");
    assert((await id(page, "toast").first().innerText()).includes("2 個"), "that one of two is read");
  },

  async "a list opened on the first screen becomes a ledger of which the facility is asked next"(stage) {
    const page = await stage.visit();
    await id(page, "start-file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("管理番号,販売名\nA-1,ポンプ\nA-2,心電計\n") });
    await sign(page);
    await id(page, "import-check").click();
    await id(page, "import-apply").click();
    await id(page, "import-result").waitFor();
    assertEqual(await id(page, "import-result-added").innerText(), "2", "devices");
    await id(page, "nav-home").click();
    await id(page, "next-facility").click();
    await id(page, "facility-name-input").fill("みなと病院");
    await id(page, "facility-save").click();
    await id(page, "facility-name").filter({ hasText: "みなと病院" }).waitFor();
  },
};

async function sample(stage) {
  const page = await stage.visit();
  await id(page, "start-sample").click();
  await id(page, "home-gaps").waitFor();
  return page;
}

/** Answers who keeps the ledger: asked before its first commit. */
async function sign(page) {
  await id(page, "author-form").locator("[name=author]").fill("佐藤");
  await id(page, "author-save").click();
  await id(page, "import-preview").waitFor();
}

/** Drops files on whatever `selector` finds first, as a person drags them there. */
async function drop(page, selector, names = ["list.csv"]) {
  const data = await page.evaluateHandle((names) => {
    const data = new DataTransfer();
    for (const name of names) data.items.add(new File(["管理番号,販売名\nA-1,ポンプ\n"], name, { type: "text/csv" }));
    return data;
  }, names);
  const over = await page.locator(selector).first().evaluate((element, dataTransfer) => {
    const event = new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true });
    element.dispatchEvent(event);
    return event.defaultPrevented;
  }, data);
  assert(over, "the browser would open the file itself");
  await page.locator(selector).first().dispatchEvent("drop", { dataTransfer: data });
}

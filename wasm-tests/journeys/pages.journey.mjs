// Every page, for somebody who has just arrived and with the sample ledger: readable for all, in light and dark, on a
// laptop and a tablet.
import { assert } from "./stage.mjs";

const ROUTES = ["#/", "#/devices", "#/import", "#/settings"];
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 820, height: 1180 },
];

export const journeys = {
  async "the first screen passes axe in light and dark, and fits its screens"(stage) {
    const page = await stage.visit();
    await page.getByTestId("start").waitFor();
    await assertFit(stage, page);
  },
};
for (const route of ROUTES) {
  journeys[`${route} passes axe in light and dark, and fits its screens`] = async (stage) => {
    const page = await stage.visit();
    await page.getByTestId("start-sample").click();
    await page.getByTestId("sample-banner").waitFor();
    await page.goto(new URL(route, stage.url).href);
    await page.locator(`.nav a[href="${route}"][aria-current="page"]`).waitFor();
    await page.locator("main .busy").waitFor({ state: "detached" });
    await assertFit(stage, page);
  };
}

/** Pages of the second program, and what is on each when it is there. */
const BELOW = { "#/documents": "matrix", "#/documents/requests": "requests-makers", "#/documents/components": "components-none", "#/documents/all": "documents-all-none", "#/contacts": "contacts" };
for (const [route, there] of Object.entries(BELOW)) {
  journeys[`${route} passes axe in light and dark, and fits its screens`] = async (stage) => {
    const page = await stage.visit();
    await page.getByTestId("start-sample").click();
    await page.getByTestId("sample-banner").waitFor();
    await page.goto(new URL(route, stage.url).href);
    await page.getByTestId(there).waitFor();
    await assertFit(stage, page);
  };
}

async function assertFit(stage, page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await stage.assertAccessible(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert(wide <= 0, `${colorScheme}, ${screen.width} px: the page is ${wide} px wider than its screen`);
    }
  }
}

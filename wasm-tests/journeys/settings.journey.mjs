// Departments, people, organizations and whom to call there; the number of beds; light and dark.
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

export const journeys = {
  async "a department, a person and an organization are added, edited, deleted and brought back"(stage) {
    const page = await begin(stage);
    for (const [kind, added, edited] of [
      ["department", { name: "ICU" }, "集中治療室"],
      ["person", { name: "田中 一郎", phone: "内線 2345", email: "tanaka@example.jp" }, "田中 二郎"],
      ["organization", { name: "みどり医療" }, "みどり医療機器"],
    ]) {
      await id(page, `none-${kind}`).waitFor();
      await id(page, `add-${kind}`).click();
      if (kind === "person") {
        await page.getByLabel("医療機器安全管理責任者").check();
        await id(page, "field-department").selectOption({ label: "集中治療室" });
      }
      await fill(page, added);
      await stage.assertAccessible(page);
      await save(page);
      const list = id(page, `list-${kind}`);
      for (const text of Object.values(added)) assert((await list.innerText()).includes(text), `${text} in the list of ${kind}`);
      await id(page, `edit-${kind}`).click();
      await fill(page, { name: edited });
      await save(page);
      await list.getByText(edited).first().waitFor();
    }
    const people = await id(page, "list-person").innerText();
    for (const text of ["医療機器安全管理責任者", "集中治療室"]) assert(people.includes(text), `${text} in: ${people}`);

    // The person belongs to the department, so deleting that is asked about.
    await id(page, "delete-department").click();
    assert((await id(page, "entity-used").innerText()).includes("1 件"), "how many records refer to it");
    await id(page, "entity-used-confirm").click();
    await id(page, "none-department").waitFor();
    await id(page, "toast-undo").click();
    await id(page, "list-department").getByText("集中治療室").waitFor();
    await id(page, "delete-person").click();
    await id(page, "none-person").waitFor();
    await id(page, "toast-undo").click();
    await id(page, "list-person").getByText("田中 二郎").waitFor();
  },

  async "a contact of an organization is added, shown with its devices, edited, deleted and brought back"(stage) {
    const page = await begin(stage);
    await id(page, "add-contact").click();
    await fill(page, { name: "修理受付" });
    await id(page, "entity-save").click();
    await page.getByText("事業者を選んでください").waitFor();
    await id(page, "entity-dialog-close").click();

    await id(page, "add-organization").click();
    await fill(page, { name: "みどり医療機器" });
    await save(page);
    await id(page, "organization-contact").click();
    await fill(page, { name: "修理受付", role: "平日 9時〜17時", phone: "03-0000-1234", email: "repair@example.jp" });
    await stage.assertAccessible(page);
    await save(page);
    const list = id(page, "list-contact");
    const said = await list.innerText();
    for (const text of ["みどり医療機器", "修理受付", "平日 9時〜17時", "03-0000-1234", "repair@example.jp"]) {
      assert(said.includes(text), `${text} in: ${said}`);
    }

    await go(page, "#/devices/new");
    await id(page, "field-asset_number").fill("ME-1");
    const repairer = id(page, "field-repairer");
    await page.locator("details:not([open])").filter({ has: repairer }).locator("summary").first().click();
    await repairer.fill("みどり医療機器");
    await id(page, "form-save").click();
    await id(page, "reach-repairer").waitFor();
    const reach = await id(page, "reach-repairer").innerText();
    for (const text of ["みどり医療機器", "修理受付", "03-0000-1234"]) assert(reach.includes(text), `${text} in: ${reach}`);
    await stage.assertAccessible(page);

    await go(page, "#/settings");
    await id(page, "edit-contact").click();
    await fill(page, { phone: "03-0000-9999" });
    await save(page);
    await list.getByText("03-0000-9999").waitFor();
    await id(page, "delete-organization").click();
    assert((await id(page, "entity-used").innerText()).includes("2 件"), "the device and the contact refer to it");
    await id(page, "entity-used-close").click();
    await id(page, "delete-contact").click();
    await id(page, "none-contact").waitFor();
    await id(page, "toast-undo").click();
    await list.getByText("修理受付").waitFor();
  },

  async "a number of beds that is none is refused with what is expected"(stage) {
    const page = await begin(stage);
    await id(page, "facility-beds-input").fill("たくさん");
    await id(page, "facility-save").click();
    await page.getByText("数字で書いてください。").waitFor();
    await id(page, "facility-beds-input").fill("150");
    await id(page, "facility-save").click();
    await page.getByText("施設の情報を保存しました。").waitFor();
    await page.reload();
    await id(page, "facility-form").waitFor();
    assertEqual(await id(page, "facility-beds-input").inputValue(), "150", "beds");
  },

  async "the chosen appearance is there before the app is, and erasing forgets it"(stage) {
    const page = await begin(stage);
    await id(page, "settings-theme-dark").click();
    await page.waitForSelector("html[data-theme=dark]");
    // The page as it is before anything of the app has run.
    const early = await stage.context.newPage();
    await early.route(/\/boot\.js/, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await early.goto(stage.url);
    assertEqual(await early.evaluate(() => document.documentElement.dataset.theme), "dark", "theme at the start");
    await early.close();
    await id(page, "erase").click();
    await id(page, "erase-word").fill("消去");
    await id(page, "erase-confirm").click();
    await id(page, "start").waitFor();
    assertEqual(await page.evaluate(() => localStorage.length), 0, "notes that remain");
  },
};

async function begin(stage) {
  const page = await stage.visit();
  await id(page, "start-new").click();
  await id(page, "begin-form").locator("[name=name]").fill("みなと病院");
  await id(page, "begin-form").locator("[name=author]").fill("佐藤");
  await id(page, "begin-save").click();
  await id(page, "home-safety").waitFor();
  await go(page, "#/settings");
  await id(page, "facility-form").waitFor();
  return page;
}

async function fill(page, values) {
  for (const [field, value] of Object.entries(values)) await id(page, "entity-form").locator(`[name=${field}]`).fill(value);
}

async function save(page) {
  await id(page, "entity-save").click();
  await id(page, "entity-dialog").waitFor({ state: "detached" });
}

async function go(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

// Whom to call is two clicks from the list; a contact is added where nobody is known, confirmed today, and printed on a card
// whose code leads back to the device.
import { sampleOf, saved } from "./acts.mjs";
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

/** What stands on the printed card. Firefox is not told by the driver to draw as for paper. */
async function onPaper(stage, page, card) {
  if (stage.browserName === "firefox") {
    console.log("     the card was not looked at as on paper: only in chromium");
    return;
  }
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["contacts-print", "contacts-confirm", "brand"]) assertEqual(await id(page, hidden).first().isVisible(), false, `${hidden} on paper`);
  assert(await id(page, "contacts-code").isVisible(), "the code on paper");
  assert((await card.innerText()).includes("印刷した日"), "the day of printing");
  await page.emulateMedia({ media: "screen" });
}

export const journeys = {
  async "two clicks lead to everybody to call, and what is not known is said"(stage) {
    const page = await sampleOf(stage, "#/devices");
    await id(page, "devices-search").fill("ME-000001");
    await id(page, "devices-count").filter({ hasText: "1" }).waitFor();
    await id(page, "devices-table-row").first().click();
    await id(page, "device-contacts").click();
    const card = id(page, "contacts-card");
    await card.waitFor();
    await stage.assertAccessible(page);
    assert((await card.innerText()).includes("ME-000001"), "the number of the device");
    assert((await id(page, "contacts-people").innerText()).includes("見本 花子"), "the safety manager");
    assert((await id(page, "contacts-missing").innerText()).includes("医療情報システム安全管理責任者"), "who is missing");

    const maker = page.locator("[data-testid=contacts-party][data-roles~=manufacturer]");
    assert((await maker.innerText()).includes("連絡できる相手がわかりません"), "nobody known at the maker");
    await maker.getByTestId("contacts-add").click();
    const form = id(page, "entity-form");
    await form.locator("[name=name]").fill("サイバーセキュリティ窓口");
    await form.locator("[name=phone]").fill("0120-000-111（内線 3）");
    await form.locator("[name=email]").fill("psirt@maker.example");
    await form.locator("[name='purposes:security']").check();
    await form.locator("[name='purposes:emergency']").check();
    await form.locator("[name=hours]").fill("平日 9:00〜17:30");
    await stage.assertAccessible(page);
    await id(page, "entity-save").click();
    await id(page, "entity-dialog").waitFor({ state: "detached" });
    await saved(page);

    assertEqual(await maker.getByTestId("contacts-phone").getAttribute("href"), "tel:0120000111", "a number to dial");
    assertEqual(await maker.getByTestId("contacts-mail").getAttribute("href"), "mailto:psirt@maker.example", "an address to write to");
    assertEqual(await maker.getByTestId("contacts-gaps").innerText(), "連絡先がわかりません：緊急（夜間・休日）", "what is still open");
    assertEqual(await maker.getByTestId("contacts-confirmed").innerText(), "つながるか確認した記録がありません", "before");
    await maker.getByTestId("contacts-confirm").click();
    await maker.getByTestId("contacts-confirmed").filter({ hasText: "に確認" }).waitFor();
    await saved(page);
    await stage.assertAccessible(page);

    await onPaper(stage, page, card);

    // The code of the card, typed by a reader of codes, leads back.
    const text = await id(page, "contacts-code").getAttribute("data-text");
    assert(text.startsWith("daicho:unit:"), text);
    await id(page, "contacts-other").click();
    await id(page, "contacts-find").fill(text);
    await id(page, "contacts-count").filter({ hasText: "1 台" }).waitFor();
    await stage.assertAccessible(page);
    await id(page, "contacts-find").press("Enter");
    await maker.getByTestId("contacts-phone").waitFor();

    await id(page, "contacts-to-department").click();
    await maker.first().waitFor();
    assert(/機器 \d+ 台/.test(await maker.first().innerText()), "with how many devices");
    await stage.assertAccessible(page);
    // So does that of a department.
    const its = await id(page, "contacts-code").getAttribute("data-text");
    assert(its.startsWith("daicho:department:"), its);
    await id(page, "contacts-other").click();
    await id(page, "contacts-find").fill(its);
    await id(page, "contacts-found").waitFor();
    await id(page, "contacts-find").press("Enter");
    await maker.first().waitFor();
    await id(page, "language-en").click();
    await page.getByText("In the hospital").waitFor();
    assert((await id(page, "contacts-missing").innerText()).includes("Medical information system safety manager"), "in English");
    await stage.assertAccessible(page);
  },

  async "a device is found by its name, and what is no device says so"(stage) {
    const page = await sampleOf(stage, "#/contacts");
    await id(page, "contacts-find").fill("ポンプ");
    await id(page, "contacts-found").first().waitFor();
    await id(page, "contacts-find").fill("ない言葉");
    await page.getByText("当てはまる機器がありません").waitFor();
    await id(page, "contacts-department").first().click();
    await id(page, "contacts-card").waitFor();
    await page.evaluate(() => { location.hash = "#/contacts?unit=00000000-0000-0000-0000-000000000000"; });
    await id(page, "contacts-not-there").waitFor();
    await stage.assertAccessible(page);
  },
};

// Files of other tools are held against the ledger: what is new is decided with a key each, stays decided, and only what is
// new next month is open then.
import { APRIL, HOSTS, LEASES, MONTH, file, nmap } from "./scans.mjs";
import { assert, assertEqual } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);

export const journeys = {
  async "what was seen is decided line by line, and next month only what is new is open"(stage) {
    const page = await sample(stage);
    await id(page, "found-none").waitFor();
    await id(page, "found-advice").locator("summary").click();
    await stage.assertAccessible(page);
    await id(page, "found-files").setInputFiles([
      file("scan.xml", nmap(HOSTS, APRIL)),
      file("dhcpd.leases", LEASES),
      file("memo.txt", "四月の打ち合わせ\n機器の更新について話した\n"),
    ]);
    await id(page, "found-refused").waitFor();
    assert((await id(page, "found-refused").innerText()).includes("memo.txt は取り込めません"), "what is no scan");
    assertEqual(await id(page, "found-file").count(), 2, "scans");
    const said = await id(page, "found-file").nth(1).innerText();
    for (const part of ["ISC dhcpd", "機器 2 台が見えました", "期限が切れた貸出が 1 件"]) assert(said.includes(part), `${part} in: ${said}`);
    await id(page, "found-problems").locator("summary").click();
    const problems = await id(page, "found-problems").innerText();
    assert(/1[0-9] 行目|2[0-9] 行目/.test(problems), problems);
    for (const day of ["field-on-0", "field-on-1"]) assertEqual(await id(page, day).inputValue(), "2026-04-01", day);
    await stage.assertAccessible(page);
    await id(page, "found-keep").click();
    await id(page, "author-form").locator("[name=author]").fill("佐藤");
    await id(page, "author-save").click();

    // Three that the ledger lacks, one address that changed, and six that should have been seen.
    await shows(page, "open", 10);
    await shows(page, "seen", 3);
    await shows(page, "unknown", 3);
    await stage.assertAccessible(page);
    await id(page, "found-table").focus();
    await at(page, "mac:0a:11:22:33:44:55");
    await page.keyboard.press("n");
    await at(page, "mac:00:80:77:11:22:33");
    assert((await id(page, "found-hints").innerText()).includes("DICOM の待ち受け（104）があります"), "a hint");

    await page.keyboard.press("a");
    await id(page, "found-register").waitFor();
    await stage.assertAccessible(page);
    await id(page, "field-trade_name").fill("画像サーバ");
    await id(page, "field-department").fill("放射線科");
    await id(page, "found-register-save").click();
    await at(page, "mac:00:11:22:33:44:55");
    await page.keyboard.press("l");
    const changed = page.getByText("台帳は 10.20.29.20、見えたのは 10.20.29.50 です", { exact: false });
    await changed.waitFor();
    await page.keyboard.press("u");
    await changed.waitFor({ state: "detached" });

    await shows(page, "open", 7);
    for (let left = 6; left > 0; left -= 1) {
      await id(page, "found-side").getByTestId("found-act-accept").click();
      await shows(page, "open", left);
    }
    await at(page, "mac:00:11:22:33:44:55");
    await id(page, "found-act-is-device").click();
    await id(page, "found-is-device-search").fill("ME-000063");
    await id(page, "found-is-device-choose").first().click();
    await id(page, "found-is-device-search").waitFor({ state: "detached" });
    await saved(page);

    await page.reload();
    await id(page, "found-trend").waitFor();
    await shows(page, "decided", 7);
    const open = await openLines(page);
    for (const key of open) assert(key.startsWith("unit:"), `still open: ${key}`);

    await take(page, file("may.xml", nmap([...HOSTS, ["10.20.29.62", "00:11:22:33:44:99", "", []]], APRIL + MONTH)));
    await page.getByText("2026-05-01 に見えたもの").waitFor();
    assertEqual((await openLines(page)).filter((key) => !open.includes(key)), ["mac:00:11:22:33:44:99"], "what is new");
    assert((await id(page, "found-trend").innerText()).includes("前回より"), "the change to last time");

    await id(page, "found-files").setInputFiles([file("again.xml", nmap(HOSTS, APRIL))]);
    await id(page, "found-already").waitFor();
    await id(page, "found-drop").click();
    await id(page, "found-already").waitFor({ state: "detached" });

    await go(page, "#/");
    const card = await id(page, "home-found").innerText();
    assert(/台帳 \d+ 台 \/ ネットワーク上 5 台（うち台帳にない 1 台）/.test(card), card);
    await stage.assertAccessible(page);
  },

  async "a decision is undone, and an empty list is no all clear"(stage) {
    const page = await sample(stage);
    const one = ["10.99.1.5", "00:11:22:33:44:66", "", []];
    await take(page, file("one.xml", nmap([one], APRIL).replace("10.20.29.0/26", "10.99.1.0/29")), "佐藤");
    await shows(page, "open", 1);
    await id(page, "found-act-not-ours").click();
    await id(page, "found-nothing-open").waitFor();
    const said = await id(page, "found-nothing-open").innerText();
    for (const part of ["10.99.1.0", "電源が入っていなかった機器"]) assert(said.includes(part), said);
    await stage.assertAccessible(page);
    await id(page, "undo").click();
    await shows(page, "open", 1);
    await id(page, "language-en").click();
    await page.getByText("Seen on 2026-04-01").waitFor();
    await stage.assertAccessible(page);
  },
};

/** Opens the sample at the page. */
async function sample(stage) {
  const page = await stage.visit();
  await id(page, "start-sample").click();
  await id(page, "sample-banner").waitFor();
  await saved(page);
  await go(page, "#/network/found");
  await id(page, "found-files").waitFor({ state: "attached" });
  return page;
}

/** Takes in a file, giving the name of the author where nobody did yet. */
async function take(page, chosen, author) {
  await id(page, "found-files").setInputFiles([chosen]);
  await id(page, "found-keep").click();
  if (author) {
    await id(page, "author-form").locator("[name=author]").fill(author);
    await id(page, "author-save").click();
  }
  await id(page, "found-form").waitFor({ state: "detached" });
}

/** Waits until a list is said to have so many lines. */
async function shows(page, list, count) {
  await id(page, `found-show-${list}`).filter({ hasText: new RegExp(`(^|\\D)${count}$`) }).waitFor();
}

/** Waits until a line is the one that is looked at. */
async function at(page, key) {
  await page.locator(`[data-testid=found-side][data-key="${key}"]`).waitFor();
}

/** The keys of the lines that are open. */
async function openLines(page) {
  await id(page, "found-show-open").click();
  const count = Number((await id(page, "found-show-open").innerText()).match(/\d+$/)[0]);
  const keys = [];
  if (count > 0) await id(page, "found-table").focus();
  await page.keyboard.press("Home");
  for (let row = 0; row < count; row += 1) {
    const key = await id(page, "found-side").getAttribute("data-key");
    keys.push(key);
    await page.keyboard.press("ArrowDown");
    if (row + 1 < count) await page.locator(`[data-testid=found-side]:not([data-key="${key}"])`).waitFor();
  }
  return keys;
}

async function saved(page) {
  await page.waitForSelector("[data-testid=save-state][data-state=saved]");
}

async function go(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
}

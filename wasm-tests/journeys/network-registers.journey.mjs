// The registers of the network: zones take devices in by their addresses, what is wrong is found, members merge without a conflict.
import { join } from "node:path";
import { begin, beginFrom, go, register, saved, take, withFolder, write } from "./bundles.mjs";
import { assert, assertEqual, Stage } from "./stage.mjs";

const id = (page, testid) => page.getByTestId(testid);
const KINDS = { zones: "zone", links: "link", lines: "line", boundaries: "boundary", carried: "carried" };

/** Goes to a register: another program, so that the site may be loaded again. */
async function to(page, name) {
  await go(page, `#/network/${name}`);
  await id(page, `register-${KINDS[name]}`).waitFor();
}

/** The row of an entry. */
const row = (page, name) => id(page, "register-row").filter({ has: page.locator("th", { hasText: name }) });

/** Fills the open form; texts and choices by their fields, `picks` by what is typed to find them. */
async function fill(page, values, picks = {}) {
  await id(page, "entity-form").waitFor();
  for (const [field, value] of Object.entries(values)) {
    const input = id(page, `field-${field}`);
    if ((await input.evaluate((element) => element.tagName)) !== "SELECT") await input.fill(value);
    else if (await input.locator(`option[value="${value}"]`).count()) await input.selectOption(value);
    else await input.selectOption({ label: value });
  }
  for (const [name, typed] of Object.entries(picks)) {
    for (const text of [typed].flat()) {
      const count = await id(page, `pick-${name}-chip`).count();
      await id(page, `pick-${name}`).fill(text);
      await id(page, `pick-${name}-option`).first().filter({ hasText: text }).waitFor();
      await id(page, `pick-${name}`).press("Enter");
      await id(page, `pick-${name}-chip`).nth(count).waitFor();
    }
  }
}

async function save(page) {
  await id(page, "entity-save").click();
  await id(page, "entity-dialog").waitFor({ state: "detached" });
  await saved(page);
}

/** Adds an entry to the register on screen. */
async function add(page, values, picks) {
  await id(page, "register-add").click();
  await fill(page, values, picks);
  await save(page);
}

async function addTo(page, register, values, picks) {
  await to(page, register);
  await add(page, values, picks);
}

/** Which kinds of findings there are. */
async function findings(page) {
  await go(page, "#/network/findings");
  await page.locator("[data-testid^=finding-group], [data-testid=network-findings-none]").first().waitFor();
  return page.locator("[data-testid^=finding-group]").evaluateAll((groups) => groups.map((group) => group.dataset.testid.replace("finding-group-", "")));
}

/** The sample, with somebody who edits it. */
async function sample(stage) {
  const page = await stage.visit();
  await id(page, "start-sample").click();
  await id(page, "home-gaps").waitFor();
  await go(page, "#/settings");
  await id(page, "settings-author").fill("山田");
  await id(page, "settings-author-save").click();
  return page;
}

export const journeys = {
  async "a new zone takes in the devices of the sample by their addresses, and all of it is there after a reload"(stage) {
    const page = await sample(stage);
    await to(page, "zones");
    await stage.assertAccessible(page);
    await id(page, "register-add").click();
    await fill(page, { name: "救急外来", purpose: "monitoring", subnets: "１０．２０．１３．０／２４" });
    await stage.assertAccessible(page);
    await save(page);
    const zone = row(page, "救急外来");
    await zone.waitFor();
    const said = await zone.innerText();
    assert(said.includes("10.20.13.0/24"), said);
    const count = Number((await zone.getByTestId("zone-devices").innerText()).replace(/\D/g, ""));
    assert(count > 3, `devices in the zone: ${said}`);
    await page.reload();
    await zone.getByTestId("zone-inside").click();
    await id(page, "inside-dialog").waitFor();
    const inside = await id(page, "inside-row").allInnerTexts();
    assertEqual(inside.length, count, "devices listed");
    assert(inside.every((line) => line.includes("アドレス") && line.includes("10.20.13.")), inside[0]);
    await stage.assertAccessible(page);
    await id(page, "inside-dialog-close").click();
    await zone.getByTestId("register-edit").click();
    await fill(page, { subnets: "10.20.13.0/99" });
    await save(page);
    assert((await zone.innerText()).includes("10.20.13.0/99"), "what cannot be read is kept as typed");
    await zone.getByTestId("register-edit").click();
    const error = await id(page, "entity-form").locator(".field-error").innerText();
    assert(error.includes("例: 192.168.10.0/24"), error);
  },

  async "zones are suggested from addresses, and a tick makes them"(stage) {
    const page = await begin(stage, "みどり病院", "山田");
    for (const [number, address] of [["A-1", "192.168.5.10"], ["A-2", "192.168.5.11"], ["A-3", "10.1.1.1"]]) await register(page, { asset_number: number, trade_name: "輸液ポンプ", "ipv4-0": address });
    await to(page, "zones");
    await id(page, "register-none").waitFor();
    await stage.assertAccessible(page);
    await id(page, "register-suggest").click();
    await id(page, "suggestion").first().waitFor();
    assertEqual(await id(page, "suggestion").count(), 2, "suggestions");
    await stage.assertAccessible(page);
    await id(page, "suggest-save").click();
    await id(page, "suggest-form").locator(".field-error").waitFor();
    await id(page, "field-take-0").check();
    await id(page, "field-name-0").fill("病棟");
    await id(page, "suggest-save").click();
    await row(page, "病棟").waitFor();
    assertEqual(await row(page, "病棟").getByTestId("zone-devices").innerText(), "2 台");
    await id(page, "register-suggest").click();
    assertEqual(await id(page, "suggestion").count(), 1, "what is left");
  },

  async "SMB 1 and a line that nobody looked over are found, and looking over it today is enough"(stage) {
    const page = await begin(stage, "みどり病院", "山田");
    await register(page, { asset_number: "A-1", trade_name: "CT装置", "ipv4-0": "192.168.5.10" });
    await addTo(page, "zones", { name: "放射線", subnets: "192.168.5.0/24" });
    await addTo(page, "zones", { name: "電子カルテ", subnets: "192.168.1.0/24" });
    await go(page, "#/settings");
    await id(page, "add-organization").click();
    await fill(page, { name: "白樺ヘルステック" });
    await save(page);
    await addTo(page, "links", { protocols: "SMB:445", smb: "1", passage: "firewall", state: "allowed" }, { from: "放射線", to: "電子カルテ" });
    await row(page, "放射線 → 電子カルテ").waitFor();
    await stage.assertAccessible(page);
    await addTo(page, "lines", { name: "CTの保守回線", organization: "白樺ヘルステック", line_owner: "vendor", authentication: "certificate" }, { members: "CT装置" });
    const line = row(page, "CTの保守回線");
    assert((await line.innerText()).includes("未登録"), "what is missing is told");
    await stage.assertAccessible(page);
    assertEqual(await findings(page), ["smb1", "line-unreviewed"], "findings");
    const told = await id(page, "finding-group-smb1").innerText();
    assert(told.includes("SMB 2以上に替えられるか"), told);
    await id(page, "finding-group-line-unreviewed").getByRole("link").click();
    await id(page, "entity-form").waitFor();
    assertEqual(await id(page, "pick-members-chip").allInnerTexts(), ["CT装置　A-1"], "the device that it reaches");
    await stage.assertAccessible(page);
    await id(page, "entity-dialog-close").click();
    await id(page, "line-review").click();
    await id(page, "line-review").waitFor({ state: "detached" });
    await saved(page);
    assertEqual(await findings(page), ["smb1"], "findings after the review");
  },

  async "deleting asks when others refer to it, and what it was about stays"(stage) {
    const page = await begin(stage, "みどり病院", "山田");
    await addTo(page, "zones", { name: "放射線", subnets: "192.168.5.0/24" });
    await addTo(page, "zones", { name: "読影室", parent: "放射線" });
    await addTo(page, "boundaries", { name: "MRIの管理範囲", inside: "メーカー", outside: "医療情報室" }, { members: ["放射線", "読影室"] });
    const boundary = row(page, "MRIの管理範囲");
    assertEqual(await boundary.getByTestId("register-members").innerText(), "放射線\n読影室");
    await to(page, "zones");
    await row(page, "放射線").getByTestId("register-delete").click();
    await id(page, "register-used").waitFor();
    const asked = await id(page, "register-used").innerText();
    assert(asked.includes("内側のゾーン 1 件") && asked.includes("対象とする境界・回線・持ち込み品 1 件"), asked);
    await stage.assertAccessible(page);
    await id(page, "register-used-cancel").click();
    assertEqual(await id(page, "register-row").count(), 2, "zones");
    await row(page, "読影室").getByTestId("register-delete").click();
    await id(page, "register-used-confirm").click();
    await row(page, "読影室").waitFor({ state: "detached" });
    await id(page, "toast").getByRole("button", { name: "元に戻す" }).first().click();
    await row(page, "読影室").waitFor();
    await saved(page);
    await page.reload();
    await row(page, "読影室").waitFor();
    assertEqual(await id(page, "register-row").count(), 2, "zones after a reload");
    await to(page, "boundaries");
    assertEqual(await boundary.getByTestId("register-members").innerText(), "放射線\n読影室");
  },

  async "members that two people add on two computers are all there, and nothing is in conflict"(stage) {
    await withFolder(async (folder) => {
      const one = await begin(stage, "みどり病院", "山田");
      for (const [number, name] of [["A-1", "CT装置"], ["A-2", "MRI装置"], ["A-3", "超音波装置"]]) await register(one, { asset_number: number, trade_name: name });
      await addTo(one, "carried", { name: "点検用ノートPC", form: "laptop", malware_check: "each_time" }, { members: "CT装置" });
      const first = await write(stage, one, join(folder, "first.daicho"));
      const other = await Stage.open(stage.browser, stage.browserName);
      try {
        const two = await beginFrom(other, first, "佐藤");
        for (const [page, typed] of [[one, "MRI装置"], [two, "超音波装置"]]) {
          await to(page, "carried");
          await row(page, "点検用ノートPC").getByTestId("register-edit").click();
          await fill(page, {}, { members: typed });
          await save(page);
        }
        await take(one, await write(other, two, join(folder, "second.daicho")));
        await go(one, "#/conflicts");
        await id(one, "conflicts-none").waitFor();
        await to(one, "carried");
        await row(one, "点検用ノートPC").getByTestId("register-edit").click();
        await id(one, "pick-members-chip").nth(2).waitFor();
        assertEqual((await id(one, "pick-members-chip").allInnerTexts()).sort(), ["CT装置　A-1", "MRI装置　A-2", "超音波装置　A-3"], "members");
        other.assertQuiet();
      } finally {
        await other.close();
      }
    });
  },
};

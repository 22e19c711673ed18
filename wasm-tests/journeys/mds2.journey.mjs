// Disclosure statements (MDS2): attached, understood, filled into the ledger, compared, typed by hand.
import { begin, saved } from "./acts.mjs";
import { assert, assertEqual } from "./stage.mjs";

/** A filled form as a table of our own: numbers of questions and answers. */
function form(answers) {
  const lines = Object.entries(answers).map(([id, answer]) => `${id},${answer}`);
  return Buffer.from(["ID,Answer,Note", ...lines, ""].join("\n"));
}

const ANSWERS = {
  "DOC-1": "Minato Keisoku,", "DOC-3": "SP-1,", "CSUP-2": "Yes,Windows 10 IoT Enterprise", "MLDP-2": "No,", "MLDP-3": "See Notes,Note 1",
  "CONN-1": "Yes,", "CONN-1.1": "No,", "CONN-1.2": "Yes,", "CONN-1.2.1": "Yes,", "CONN-1.2.3": "Yes,", "RMOT-1": "Yes,", "SBOM-1": "Yes,",
};

/** Begins a ledger with a device of each of two models, and returns the page and the addresses of the pages of the models. */
async function start(stage) {
  const page = await stage.visit();
  await begin(page);
  for (const [name, number] of [["シリンジポンプ", "SP-1"], ["輸液ポンプ", "IP-2"]]) {
    await page.evaluate(() => { location.hash = "#/devices/new"; });
    await page.getByTestId("device-form").waitFor();
    await page.getByTestId("field-trade_name").fill(name);
    await page.getByTestId("field-asset_number").fill(number);
    await page.getByTestId("form-save").click();
    await page.getByTestId("device").waitFor();
    await saved(page);
  }
  await go(page, "#/documents", "matrix");
  const models = {};
  for (const name of ["シリンジポンプ", "輸液ポンプ"]) {
    await page.getByTestId("matrix-row").filter({ hasText: name }).click();
    await page.getByTestId("model").filter({ hasText: name }).waitFor();
    models[name] = new URL(page.url()).hash;
    await go(page, "#/documents", "matrix");
  }
  return { page, models };
}

/** Goes to an address; another program may have to be loaded. */
async function go(page, hash, testid) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.getByTestId(testid).first().waitFor();
}

async function attach(page, name, buffer) {
  const mimeType = name.endsWith(".pdf") ? "application/pdf" : "text/csv";
  await page.getByTestId("attach").setInputFiles({ name, mimeType, buffer });
  await page.getByTestId("attach-save").click();
  await page.getByTestId("attach-dialog").waitFor({ state: "detached" });
  await saved(page);
}

const text = (page, testid) => page.getByTestId(testid).first().innerText();

export const journeys = {
  async "a form that is dropped is understood, and fills what the ledger lacks"(stage) {
    const { page, models } = await start(stage);
    await go(page, models["シリンジポンプ"], "mds2-coverage");
    assert((await text(page, "mds2-coverage")).includes("開示書がありません"), "no form is a gap");
    await page.getByTestId("attach").setInputFiles({ name: "sp1.csv", mimeType: "text/csv", buffer: form(ANSWERS) });
    assert((await text(page, "attach-read")).includes("240問のうち"), "what was read is told");
    await page.getByTestId("attach-save").click();
    await page.getByTestId("mds2-finding-no-malware-protection").waitFor();
    assert((await text(page, "status-mds2")).includes("受け取り済み"), "the item is there");
    await stage.assertAccessible(page);

    await page.getByTestId("mds2-card-file").click();
    await page.getByTestId("mds2-findings").waitFor();
    assert((await text(page, "mds2-says")).includes("Minato Keisoku"), "the maker that the form names");
    const see = await text(page, "mds2-group-unclear");
    assert(see.includes("備考参照"), `a reference to notes is not yes and not no: ${see}`);
    await page.getByTestId("mds2-finding-no-malware-protection").locator("summary").first().click();
    assert((await text(page, "mds2-finding-no-malware-protection")).includes("ファイアウォール"), "compensating controls");
    await page.getByTestId("mds2-search").fill("ＭＬＤＰ－2");
    await page.getByTestId("mds2-question-MLDP-2").waitFor();
    await page.getByTestId("mds2-only-unanswered").click();
    await page.getByTestId("mds2-question-MLDP-2").waitFor({ state: "detached" });
    await stage.assertAccessible(page);

    await page.getByTestId("mds2-accept-os").click();
    await page.getByTestId("mds2-fill-os").filter({ hasText: "台帳と同じ" }).waitFor();
    await page.getByTestId("mds2-fill-all").click();
    await page.getByTestId("mds2-fill-removable_media").filter({ hasText: "台帳と同じ" }).waitFor();
    await page.getByTestId("mds2-accept-remote_maintenance").waitFor();
    await saved(page);
    await page.getByTestId("mds2-link-check-remote-line").click();
    await page.getByTestId("devices-table-row").filter({ hasText: "SP-1" }).click();
    await page.getByTestId("device").waitFor();
    assertEqual(await text(page, "value-os"), "Windows 10 IoT Enterprise", "the operating system in the ledger");
  },

  async "versions of a form and two models are compared, and what has no form cannot be told"(stage) {
    const { page, models } = await start(stage);
    await go(page, models["シリンジポンプ"], "mds2-coverage");
    await attach(page, "sp1-old.csv", form(ANSWERS));
    await attach(page, "sp1-new.csv", form({ ...ANSWERS, "MLDP-2": "Yes,", "SBOM-1": "See Notes,Note 2" }));
    await page.getByTestId("mds2-card-file").filter({ hasText: "sp1-new.csv" }).click();
    const changes = page.getByTestId("mds2-changes");
    await changes.filter({ hasText: "答えが変わった" }).waitFor();
    assert((await changes.innerText()).includes("答えがなくなった"), "an answer that was taken away");

    await go(page, models["シリンジポンプ"], "mds2-compare-link");
    await page.getByTestId("mds2-compare-link").click();
    await page.getByTestId("mds2-compare-right").selectOption({ label: "輸液ポンプ" });
    const remote = page.getByTestId("mds2-meaning-remote-service");
    await remote.waitFor();
    assertEqual((await remote.locator("td").allInnerTexts()), ["当てはまる", "分からない"], "beside no form");
    await stage.assertAccessible(page);
    await go(page, models["輸液ポンプ"], "mds2-coverage");
    await attach(page, "ip2.csv", form({ ...ANSWERS, "RMOT-1": "No,", "RMOT-2": "No,", "RMOT-3": "No," }));
    await page.getByTestId("mds2-compare-link").click();
    await page.getByTestId("mds2-compare-right").selectOption({ label: "シリンジポンプ" });
    await page.getByTestId("mds2-pair-RMOT-1").waitFor();
    assertEqual((await remote.locator("td").allInnerTexts()), ["当てはまらない", "当てはまる"], "beside another form");
  },

  async "a form on paper is typed by hand, kept as a file and typed on"(stage) {
    const { page, models } = await start(stage);
    await go(page, models["輸液ポンプ"], "mds2-coverage");
    await attach(page, "MDS2_IP-2.pdf", Buffer.from("%PDF-1.7"));
    await page.getByTestId("mds2-unread").waitFor();
    await page.getByTestId("mds2-type-link").click();
    await page.getByTestId("mds2-type-edition").selectOption("hn1-2013");
    const malware = page.getByTestId("mds2-sheet-mldp");
    await malware.locator("summary").click();
    await page.getByTestId("mds2-more-mldp").click();
    const rows = malware.locator("tbody tr");
    for (const row of [0, 1]) {
      await rows.nth(row).locator("input").first().fill("10-1");
      await rows.nth(row).locator("select").selectOption(row === 0 ? "no" : "yes");
    }
    await page.getByTestId("mds2-sheet-save").click();
    await page.getByTestId("mds2-sheet-wrong").waitFor();
    await stage.assertAccessible(page);
    await rows.nth(1).locator("input").first().fill("10-2");
    await page.getByTestId("mds2-sheet-save").click();
    await page.getByTestId("mds2-says").waitFor();
    assert((await text(page, "mds2-edition")).includes("2013年版"), "the form that was typed");
    assert((await text(page, "mds2-coverage")).includes("自動では判定しません"), "its answers are not weighed");

    await page.getByTestId("mds2-go-on").click();
    await malware.waitFor();
    assertEqual(await rows.nth(1).locator("input").first().inputValue(), "10-2", "what was typed before");
    await rows.nth(1).locator("input").nth(1).fill("別途相談");
    await page.getByTestId("mds2-sheet-save").click();
    await page.getByTestId("mds2-changes").filter({ hasText: "備考が変わった" }).waitFor();
  },
};

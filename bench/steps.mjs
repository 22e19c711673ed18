// What a person does in the application, and when its result is drawn: shared by the measurements.
export const at = (testid) => `[data-testid="${testid}"]`;

export async function begin(page, url) {
  await page.goto(url);
  await page.click(at("start-new"));
  await page.fill(`${at("begin-form")} input[name="name"]`, "測定用の病院");
  await page.fill(`${at("begin-form")} input[name="author"]`, "測定");
  await page.click(at("begin-save"));
  await page.waitForSelector(at("save-state"));
}

/// Presses a button as soon as it can be pressed; the clock starts with the press, not with the waiting for it.
export function press(selector) {
  return async (page) => {
    await page.waitForSelector(`${selector}:not([disabled])`);
    await page.evaluate((selector) => {
      window.actedAt = performance.now();
      document.querySelector(selector).click();
    }, selector);
  };
}

/// Milliseconds from just before `act` until `selector` is drawn, and the longest task of the main thread meanwhile.
export async function timed(page, selector, act) {
  const first = await page.evaluate(() => {
    window.actedAt = performance.now();
    return window.longTasks.length;
  });
  await act(page);
  const milliseconds = (await shown(page, selector)) - (await page.evaluate(() => window.actedAt));
  const longestTask = await page.evaluate((first) => Math.max(0, ...window.longTasks.slice(first)), first);
  return { milliseconds, longestTask };
}

/// When `selector` was drawn, in milliseconds since the page began to load.
export function shown(page, selector) {
  return page.waitForFunction(
    (selector) => document.querySelector(selector) && performance.now(),
    selector,
    { polling: "raf", timeout: 600_000 },
  ).then((found) => found.jsonValue());
}

export function median(numbers) {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

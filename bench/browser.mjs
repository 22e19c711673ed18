// One Chromium for one side of the comparison: a fresh profile, its peak memory, its long tasks.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/// Starts Chromium with an empty profile; `close` removes the profile.
export async function launch(executablePath) {
  const profile = mkdtempSync(join(tmpdir(), "daicho-bench-"));
  const open = async () => {
    const args = process.getuid?.() === 0 ? ["--no-sandbox", ...ARGUMENTS] : ARGUMENTS;
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args,
      locale: "ja-JP",
      viewport: { width: 1366, height: 768 },
    });
    await context.addInitScript(watchLongTasks);
    return context;
  };
  let context = await open();
  return {
    page: () => context.pages()[0] ?? context.newPage(),
    /// Closes the browser and starts it again with the same profile, as the next morning would.
    reopen: async () => {
      await context.close();
      context = await open();
      return context.pages()[0] ?? context.newPage();
    },
    peakMegabytes: () => peakMegabytes(profile),
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function watchLongTasks() {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.longTasks.push(task.duration);
  }).observe({ type: "longtask", buffered: true });
}

/// The largest resident size that any renderer of this profile has had, in MB; NaN where /proc does not tell.
function peakMegabytes(profile) {
  let peak = NaN;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (!command.includes("--type=renderer") || !belongsTo(pid, profile)) continue;
      const highest = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
      if (highest) peak = Math.max(Number.isNaN(peak) ? 0 : peak, Number(highest[1]) / 1024);
    } catch {
      // The process ended while it was looked at.
    }
  }
  return peak;
}

function belongsTo(pid, profile) {
  for (let at = pid; at !== "1" && at !== "0"; ) {
    if (readFileSync(`/proc/${at}/cmdline`, "utf8").includes(profile)) return true;
    const parent = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, "utf8"));
    if (!parent) return false;
    at = parent[1];
  }
  return false;
}

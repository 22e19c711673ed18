// Frames while something is dragged: a real pointer moves for seconds, and the page notes when each of its frames began.

const SECONDS = 3;
/// How far things are dragged, in pixels of the screen.
const REACH = 120;

/// Drags from a point of the page in a circle, and lets go where it began. Returns the intervals between frames while the
/// pointer was down, and how long the longest frame took that followed from letting go.
export async function drag(page, { x, y }) {
  await page.mouse.move(x, y);
  await page.waitForTimeout(500);
  await page.evaluate(record);
  await page.mouse.down();
  const began = performance.now();
  for (let part = 0; part < 1; part = (performance.now() - began) / 1000 / SECONDS) {
    const angle = 2 * Math.PI * part;
    await page.mouse.move(x + REACH * Math.sin(angle), y + (REACH / 2) * (1 - Math.cos(angle)));
  }
  await page.mouse.move(x + 5, y + 5);
  const carried = await page.evaluate(() => window.frames.splice(0));
  await page.mouse.up();
  await page.waitForTimeout(1500);
  const settled = await page.evaluate(() => {
    window.isRecording = false;
    return window.frames;
  });
  return { frames: intervals(carried), drop: Math.max(...intervals(settled)) };
}

function record() {
  window.frames = [];
  window.isRecording = true;
  const note = (now) => {
    window.frames.push(now);
    if (window.isRecording) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

function intervals(times) {
  return times.slice(1).map((time, nth) => time - times[nth]);
}

/// What is told of drags: the median, the 95th percentile and the longest of all intervals, in milliseconds.
export function summary(drags) {
  const all = drags.flatMap(({ frames }) => frames).sort((a, b) => a - b);
  const part = (of) => all[Math.min(all.length - 1, Math.floor(all.length * of))];
  return { median: part(0.5), late: part(0.95), longest: part(1), drop: Math.max(...drags.map(({ drop }) => drop)) };
}

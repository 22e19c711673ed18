// Paints what a layout placed: a rectangle and its texts for everything, a line and its name for every edge. Like the application
// it leaves out texts that would be less than four pixels high.

const [WIDTH, HEIGHT] = [1330, 560];
const FAR = 4;

const escaped = (text) => text.replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character]);

export function markup({ nodes, edges }, { rects, ways }) {
  const bounds = around([...rects.values()]);
  const isNear = Math.max(bounds.width / WIDTH, bounds.height / HEIGHT) < FAR;
  const isBehind = ({ isArea }) => isArea;
  const shapes = [...nodes.filter(isBehind), ...nodes.filter((node) => !isBehind(node))].map(({ id, isArea, lines }) => {
    const { x, y, width, height } = rects.get(id);
    const texts = lines.slice(0, isNear ? (isArea ? 1 : lines.length) : 0);
    return `<g><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${isArea ? "#f4f6f8" : "#ffffff"}" stroke="#5b6b7b" stroke-width="1.5"/>${texts
      .map((line, nth) => text({ x: x + 8, y: y + 18 + 15 * nth }, nth ? 11 : 13, line))
      .join("")}</g>`;
  });
  const wires = edges.map(({ label }, nth) => {
    const way = ways[nth];
    const middle = way[way.length >> 1];
    const points = way.map(({ x, y }) => `${x},${y}`).join(" ");
    return `<g><polyline points="${points}" fill="none" stroke="#2f6f4f" stroke-width="1.5"/>${isNear ? text(middle, 11, label) : ""}</g>`;
  });
  return `<svg viewBox="${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}">${shapes.join("")}${wires.join("")}</svg>`;
}

function text({ x, y }, size, line) {
  return `<text x="${x}" y="${y}" font-size="${size}">${escaped(line)}</text>`;
}

function around(rects) {
  const edge = (pick, of) => rects.reduce((so, rect) => pick(so, of(rect)), of(rects[0]));
  const [x, y] = [edge(Math.min, (it) => it.x), edge(Math.min, (it) => it.y)];
  return { x, y, width: edge(Math.max, (it) => it.x + it.width) - x, height: edge(Math.max, (it) => it.y + it.height) - y };
}

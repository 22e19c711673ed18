// Cytoscape.js lays out and paints on its own canvas, with its own ways to be fast as they are by default. Like the application it
// leaves out texts that would be too small to be read.

let cy;

const SMALLEST = 3;
const STYLE = [
  { selector: "node, edge", style: { "min-zoomed-font-size": SMALLEST } },
  { selector: "node", style: { shape: "rectangle", "background-color": "#fff", "border-width": 1.5, "border-color": "#5b6b7b", label: "data(label)", "font-size": 12 } },
  { selector: "node:childless", style: { width: "data(width)", height: "data(height)", "text-wrap": "wrap", "text-valign": "center" } },
  { selector: ":parent", style: { "background-color": "#f4f6f8", "text-valign": "top", padding: 16 } },
  { selector: "edge", style: { width: 1.5, "line-color": "#2f6f4f", label: "data(label)", "font-size": 11 } },
];

/// `cose` knows areas; `grid` is its fastest and lets them overlap; `preset` has everything where the application put it.
export async function paint(container, { nodes, edges }, layout) {
  cy?.destroy();
  container.replaceChildren();
  const elements = [
    ...nodes.map(({ id, parent, isArea, place, lines }) => ({
      data: { id, parent, label: isArea ? lines[0] : lines.join("\n"), width: place.width, height: place.height },
      position: { x: place.x + place.width / 2, y: place.y + place.height / 2 },
    })),
    ...edges.map(({ from, to, label }, nth) => ({ data: { id: `edge ${nth}`, source: from, target: to, label } })),
  ];
  const drawn = new Promise((resolve) => {
    cy = window.cytoscape({ container, elements, style: STYLE, layout: { name: layout, animate: false } });
    cy.one("render", resolve);
  });
  await drawn;
}

/// Points of the page at which things with these texts, and the ground, can be grabbed.
export function handles(texts) {
  const { left, top } = cy.container().getBoundingClientRect();
  const at = ({ x, y }) => ({ x: left + x, y: top + y });
  const thing = (text) => cy.nodes().filter((node) => node.data("label").split("\n").includes(text)).first();
  const handle = (node) => {
    const { x1, y1, y2 } = node.renderedBoundingBox({ includeLabels: false });
    return at(node.isParent() ? { x: x1 + 2, y: (y1 + y2) / 2 } : node.renderedPosition());
  };
  const things = Object.entries(texts).map(([name, text]) => [name, handle(thing(text))]);
  return { ...Object.fromEntries(things), picture: at({ x: cy.width() / 2, y: 4 }) };
}

// The layouts of others, each with areas in areas. A layout returns the rectangle of every node and the points of every edge.

/// What the application leaves free at the edges of an area, and for its name.
const [PADDING, HEADER] = [16, 40];

const inMain = new window.ELK();
// The worker starts with the page, not with the layout.
const inWorker = new window.WorkerELK({ workerUrl: "/elk/elk-worker.min.js" });

export const elk = (graph) => layered(graph, inMain);
export const elkInWorker = (graph) => layered(graph, inWorker);

async function layered({ nodes, edges }, engine) {
  const made = new Map();
  const root = {
    id: "root",
    layoutOptions: { "elk.algorithm": "layered", "elk.direction": "DOWN", "elk.hierarchyHandling": "INCLUDE_CHILDREN" },
    children: [],
    edges: edges.map(({ from, to }, nth) => ({ id: `edge ${nth}`, sources: [from], targets: [to] })),
  };
  for (const { id, parent, isArea, place } of nodes) {
    const size = isArea ? {} : { width: place.width, height: place.height };
    const layoutOptions = isArea ? { "elk.padding": `[top=${HEADER},left=${PADDING},bottom=${PADDING},right=${PADDING}]` } : {};
    const node = { id, ...size, layoutOptions, children: [] };
    made.set(id, node);
    (made.get(parent) ?? root).children.push(node);
  }
  const placed = await engine.layout(root);
  const [rects, corners] = [new Map(), new Map([["root", { x: 0, y: 0 }]])];
  const walk = (node, at) => {
    for (const child of node.children ?? []) {
      const rect = { x: at.x + child.x, y: at.y + child.y, width: child.width, height: child.height };
      rects.set(child.id, rect);
      corners.set(child.id, rect);
      walk(child, rect);
    }
  };
  walk(placed, { x: 0, y: 0 });
  const ways = placed.edges.map(({ container, sections = [] }) => {
    const { x, y } = corners.get(container ?? "root");
    return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint].map((at) => ({ x: x + at.x, y: y + at.y })));
  });
  return { rects, ways };
}

/// dagre knows no edges of areas: such an edge ends at the first device of its area.
export async function dagre({ nodes, edges }) {
  const { graphlib, layout } = window.dagre;
  const graph = new graphlib.Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: "TB" });
  const first = new Map();
  for (const { id, parent, isArea, place } of nodes) {
    graph.setNode(id, isArea ? {} : { width: place.width, height: place.height });
    if (parent) graph.setParent(id, parent);
    for (let at = parent; !isArea && at && !first.has(at); at = graph.parent(at)) first.set(at, id);
  }
  const end = (id) => first.get(id) ?? id;
  edges.forEach(({ from, to }, nth) => graph.setEdge(end(from), end(to), {}, `${nth}`));
  layout(graph);
  const rects = new Map(graph.nodes().map((id) => {
    const { x, y, width, height } = graph.node(id);
    return [id, { x: x - width / 2, y: y - height / 2, width, height }];
  }));
  return { rects, ways: edges.map(({ from, to }, nth) => graph.edge(end(from), end(to), `${nth}`).points) };
}

// The diagram of the application laid out and painted by others: the same things with the same texts, sizes and links.
import * as canvas from "./canvas.js";
import { dagre, elk, elkInWorker } from "./layouts.js";
import { markup } from "./svg.js";

const frame = () => new Promise(requestAnimationFrame);
const picture = document.getElementById("picture");
let graph;

/// Things with sizes and edges, from what the application gives away (`daicho-diagram/1`).
function graphOf({ elements, wires }) {
  const areas = new Set(elements.map(({ parent }) => parent));
  const nodes = elements.map(({ key, parent, place, name, details = [], signs = [] }) => ({
    id: key,
    parent,
    isArea: areas.has(key),
    place,
    lines: [name, ...details, ...signs],
  }));
  const edges = wires.map(({ from, to, name, key }) => ({ id: key, from, to, label: name }));
  return { nodes, edges };
}

/// What lays out and paints.
const PEERS = {
  elkjs: svg(elk),
  "elkjs in a worker": svg(elkInWorker),
  dagre: svg(dagre),
  "Cytoscape.js cose": () => canvas.paint(picture, graph, "cose"),
  "Cytoscape.js grid": () => canvas.paint(picture, graph, "grid"),
};

function svg(layout) {
  return async () => { picture.innerHTML = markup(graph, await layout(graph)); };
}

window.peer = {
  take(diagram) {
    graph = graphOf(diagram);
  },
  /// Milliseconds from the graph in memory to the second frame after it was drawn.
  async paint(name) {
    // What a debugger runs is no task of the page: let it be one.
    await new Promise((resolve) => setTimeout(resolve));
    const first = window.longTasks.length;
    const began = performance.now();
    await PEERS[name]();
    await frame();
    await frame();
    const milliseconds = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { milliseconds, longestTask: Math.max(0, ...window.longTasks.slice(first)) };
  },
  /// Draws with Cytoscape.js where the application put everything; returns where things and the ground can be grabbed.
  async handles(texts) {
    await canvas.paint(picture, graph, "preset");
    return canvas.handles(texts);
  },
};

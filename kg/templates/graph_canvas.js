// The drawing: vis-network, as pyvis ships it, draws nodes and edges, without names.

const CLOSE = 0.2; // the smallest scale that the page opens with
let network, nodes, edges, theme;
let hovered = null;
let hoveredEdge = null;
let near = new Set(); // the selected node and its neighbours

function readTheme(printed = false) {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  theme = printed
    ? { ground: "#fff", ink: "#111", soft: "#555", line: "#888", accent: "#0b57d0" }
    : { ground: read("--ground"), ink: read("--ink"), soft: read("--soft"), line: read("--line"), accent: read("--accent") };
}

/** Edges between the same two nodes are bent apart; single ones are straight. */
function bend(all) {
  const between = new Map();
  for (const edge of all) {
    const pair = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    between.set(pair, [...(between.get(pair) || []), edge]);
  }
  for (const group of between.values()) {
    if (group.length < 2) continue;
    group.forEach((edge, rank) => {
      const side = edge.from < edge.to ? 1 : -1;
      const roundness = 0.16 * side * (rank - (group.length - 1) / 2);
      edge.bent = roundness;
      edge.smooth = { enabled: true, type: roundness < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(roundness) };
    });
  }
}

function colours() {
  return {
    nodes: { chosen: { node: markNode } },
    edges: { color: { color: theme.line, highlight: theme.accent, hover: theme.accent } },
  };
}

function markNode(values) {
  values.borderColor = theme.ink;
}

function startCanvas() {
  readTheme();
  graph.nodes.forEach((node) => { node.name = node.label; delete node.label; });
  graph.edges.forEach((edge, number) => { edge.id = number; delete edge.arrows; });
  bend(graph.edges);
  nameNodes();
  nodes = new vis.DataSet(graph.nodes);
  edges = new vis.DataSet(graph.edges);
  const options = JSON.parse(graph.options);
  const own = colours();
  Object.assign(options.nodes, own.nodes);
  Object.assign(options.edges, own.edges);
  network = new vis.Network(byId("canvas"), { nodes, edges }, options);
  const frame = byId("canvas").firstChild;
  frame.setAttribute("role", "application");
  frame.dataset.name = "canvas";
  if (graph.nodes.length) home();
  network.on("afterDrawing", drawNames);
  network.on("hoverNode", ({ node }) => { hovered = node; });
  network.on("blurNode", () => { hovered = null; });
  network.on("hoverEdge", ({ edge }) => { hoveredEdge = edge; });
  network.on("blurEdge", () => { hoveredEdge = null; });
}

/** The whole in view with room for names; where that were too small to see, the middle of it from nearer. */
function home() {
  network.fit({ animation: false });
  const scale = network.getScale() * 0.94;
  if (scale > CLOSE) return network.moveTo({ scale, animation: false });
  return network.moveTo({ scale: CLOSE, position: network.getViewPosition(), animation: false });
}

function repaint() {
  readTheme();
  network.setOptions(colours());
}

/** Dim what is not next to the selected node. */
function mark(node) {
  near = new Set(node === null ? [] : [node, ...network.getConnectedNodes(node)]);
  nodes.update(graph.nodes.map(({ id }) => ({ id, opacity: !near.size || near.has(id) ? 1 : 0.22 })));
  if (node === null) network.unselectAll();
  else network.selectNodes([node]);
}

function goTo(node) {
  const { width, height } = byId("canvas").getBoundingClientRect();
  if (!width || !height) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.focus(node, { scale: Math.max(network.getScale(), 0.9), animation: still ? false : { duration: 350 } });
}

function applyFilters(shown) {
  nodes.update(graph.nodes.map(({ id }) => ({ id, hidden: !shown.has(id) })));
  edges.update(graph.edges.map(({ id, from, to, articles }) => ({
    id, hidden: !(shown.has(from) && shown.has(to) && citesShown(articles)),
  })));
}

// The page: its parts brought together, and the address that names what is open.

let table = false;
let option = -1; // of the names found, the one that is marked

const SHAPES = {
  dot: null,
  square: "2,2 14,2 14,14 2,14",
  triangle: "8,1 15,14 1,14",
  triangleDown: "1,2 15,2 8,15",
  diamond: "8,0 15,8 8,16 1,8",
  hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8",
  star: "8,0 10,5.6 16,5.8 11.2,9.4 13,15 8,11.8 3,15 4.8,9.4 0,5.8 6,5.6",
};

/** The mark of a kind as it stands in the drawing. */
function swatch({ color, shape }) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const form = document.createElementNS(space, SHAPES[shape] ? "polygon" : "circle");
  const attributes = SHAPES[shape] ? { points: SHAPES[shape] } : { cx: 8, cy: 8, r: 7 };
  for (const [name, value] of Object.entries({ ...attributes, fill: color })) form.setAttribute(name, value);
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "swatch" })) {
    drawing.setAttribute(name, value);
  }
  drawing.append(form);
  return drawing;
}

const say = (text) => { byId("status").textContent = text; };

function checkbox(children, hidden, key, id) {
  const box = element("input", "", { type: "checkbox", id });
  box.checked = !hidden.has(key);
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(key);
    else hidden.add(key);
    filtered();
  });
  return filled("li", [filled("label", [box, ...children])]);
}

function fillFilters() {
  byId("kind-list").replaceChildren(...graph.kinds.map(([name, labels, color, shape, many]) => checkbox(
    [swatch({ color, shape }), namedElement("span", named(labels)), element("span", many, { class: "many" })],
    filters.kinds, name, `kind-${name}`,
  )));
  if (!byId("articles").open) return;
  byId("article-list").replaceChildren(...facts().articles.map(([title, lang, date], number) => checkbox(
    [filled("span", [element("span", title, { lang }), element("span", date, { class: "many" })])], filters.articles, number, `article-${number}`,
  )));
}

function filtered() {
  const nodesShown = shownNodes();
  applyFilters(nodesShown);
  byId("reset").hidden = !(filters.kinds.size || filters.articles.size);
  if (table) fillTable();
  say(count("shown", nodesShown.size, graph.nodes.length));
}

function showAll() {
  filters.kinds.clear();
  filters.articles.clear();
  fillFilters();
  filtered();
  byId("kinds").querySelector("summary").focus();
}

function showTable(wanted) {
  table = wanted;
  byId("table-view").hidden = !table;
  byId("graph-view").hidden = table;
  byId("show-table").setAttribute("aria-pressed", table);
  byId("show-graph").setAttribute("aria-pressed", !table);
  if (table) fillTable();
  else if (selected !== null) goTo(selected);
}

/** Open an entity, or nothing: the address takes its path, so that it can be shared and gone back from. */
function open(node) {
  const hash = node === null ? "" : `#${encodeURI(pathOf(node))}`;
  if (location.hash === hash) follow();
  else if (hash) location.hash = hash;
  else {
    history.pushState(null, "", location.pathname + location.search);
    follow();
  }
}

function wantedPath() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

/** Show what the address names. */
function follow() {
  const path = wantedPath();
  const known = facts().byPath;
  const node = path ? known.get(path) ?? known.get(`id/${path}`) : undefined; // the facts files leave `id/` out
  const before = selected;
  selected = node === undefined ? null : node;
  say(path && selected === null ? word("unknown") + path : "");
  byId("panel").hidden = selected === null;
  document.body.classList.toggle("opened", selected !== null);
  network.setSize("100%", "100%");
  if (before !== selected || selected !== null) mark(selected);
  if (selected === null) return before !== null && (table ? byId("table-title") : byId("canvas").firstChild).focus();
  fillPanel(selected);
  byId("panel-title").focus({ preventScroll: true });
  return goTo(selected);
}

function fillFound() {
  const wanted = byId("search").value;
  const found = searched(wanted).slice(0, 12);
  byId("found").replaceChildren(...found.map(([node, name], rank) => {
    const own = nameOf(node);
    const children = [swatch(KIND[kindOf(node)]), namedElement("span", own)];
    if (name !== own.text) children.push(element("span", name, { class: "many" }));
    const item = filled("li", children, { role: "option", id: `found-${rank}`, "aria-selected": "false" });
    item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(node); });
    item.node = node;
    return item;
  }));
  if (wanted.trim() && !found.length) byId("found").append(element("li", word("nothing"), { role: "option", "aria-disabled": "true" }));
  showFound(Boolean(wanted.trim()) && !table);
  if (wanted.trim()) say(count("results", found.length));
  if (table) fillTable();
}

function showFound(wanted) {
  byId("found").hidden = !wanted;
  byId("search").setAttribute("aria-expanded", wanted);
  markOption(-1);
}

function markOption(next) {
  const items = [...byId("found").querySelectorAll("[aria-selected]")];
  option = items.length ? (next + items.length + 1) % (items.length + 1) : -1;
  if (next < 0 || option === items.length) option = next < -1 ? items.length - 1 : -1;
  items.forEach((item, rank) => item.setAttribute("aria-selected", rank === option));
  if (option >= 0) {
    byId("search").setAttribute("aria-activedescendant", `found-${option}`);
    items[option].scrollIntoView({ block: "nearest" });
  } else byId("search").removeAttribute("aria-activedescendant");
}

function choose(node) {
  showFound(false);
  byId("search").value = "";
  if (table) fillTable();
  open(node);
}

function searchKey(event) {
  const items = byId("found").querySelectorAll("[aria-selected]");
  if (event.key === "ArrowDown") markOption(option + 1);
  else if (event.key === "ArrowUp") markOption(option < 0 ? -2 : option - 1);
  else if (event.key === "Enter" && items.length) choose(items[Math.max(option, 0)].node);
  else if (event.key === "Escape" && !byId("found").hidden) showFound(false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function speak() {
  language = 1 - language;
  rewrite();
}

function rewrite() {
  writeWords();
  fillFilters();
  nameNodes();
  network.redraw();
  if (!byId("found").hidden) fillFound();
  if (table) fillTable();
  if (selected !== null) fillPanel(selected);
}

function clicked({ nodes: [node], edges: [edge] }) {
  if (node !== undefined) open(node);
  else if (edge !== undefined) open(graph.edges[edge].from);
  else if (selected !== null) open(null);
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: false });
}

function listen() {
  const on = (id, event, act) => byId(id).addEventListener(event, act);
  on("skip", "click", () => { showTable(true); byId("table-title").focus(); });
  on("show-graph", "click", () => showTable(false));
  on("show-table", "click", () => showTable(true));
  on("language", "click", speak);
  on("more", "click", () => moreRows());
  on("reset", "click", showAll);
  on("articles", "toggle", fillFilters);
  on("search", "input", fillFound);
  on("search", "keydown", searchKey);
  on("search", "blur", () => showFound(false));
  on("zoom-in", "click", () => zoom(1.4));
  on("zoom-out", "click", () => zoom(1 / 1.4));
  on("zoom-fit", "click", () => network.fit({ animation: false }));
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => { readTheme(true); network.redraw(); });
  addEventListener("afterprint", () => { readTheme(); network.redraw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && selected !== null) open(null); });
  network.on("click", clicked);
}

function start() {
  if (matchMedia("(max-width: 760px)").matches) byId("kinds").open = false;
  startCanvas();
  writeWords();
  fillFilters();
  listen();
  if (location.hash) follow();
}

start();

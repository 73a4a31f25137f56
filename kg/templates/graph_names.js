// Names on the drawing, in a size that zooming leaves as it is, the weightiest first, so that none hides another.

const FONT = 'system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const NAMES = 260; // at most so many names at a time
const LARGE = 15; // the size from which the name of a node matters more than a mark beneath it
const LINE = 24; // columns of a line of a name; a Chinese character takes two
const names = []; // per node: its lines
const widths = new Map();

const columns = (character) => (character.codePointAt(0) > 0x2e7f ? 2 : 1);

/** A name in at most two lines of LINE columns, cut with an ellipsis. */
function lines(text) {
  const pieces = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) || [text];
  const found = [""];
  let used = 0;
  for (const piece of pieces) {
    const wide = [...piece.trimEnd()].reduce((sum, each) => sum + columns(each), 0);
    if (used && used + wide > LINE) {
      if (found.length === 2) return [found[0].trim(), cut(found[1])];
      found.push("");
      used = 0;
    }
    found[found.length - 1] += piece;
    used += [...piece].reduce((sum, each) => sum + columns(each), 0);
  }
  return found.map((line) => (line.length > LINE + 4 ? cut(line) : line.trim()));
}

const cut = (line) => `${line.trim().slice(0, LINE)}…`;

function nameNodes() {
  graph.nodes.forEach((node) => { names[node.id] = lines(language || read ? nameOf(node.id).text : node.name); });
}

/** Boxes taken on the screen, found by cells, so that asking is quick. */
class Taken {
  constructor() { this.cells = new Map(); }

  * around([left, top, right, bottom]) {
    for (let x = left >> 6; x <= right >> 6; x++) for (let y = top >> 6; y <= bottom >> 6; y++) yield x * 65536 + y;
  }

  /** The boxes that this one touches; of a box over several cells counted at least once. */
  touched(box) {
    let many = 0;
    for (const cell of this.around(box)) {
      for (const each of this.cells.get(cell) || []) {
        if (box[0] < each[2] && each[0] < box[2] && box[1] < each[3] && each[1] < box[3]) many++;
      }
    }
    return many;
  }

  free(box) {
    return this.touched(box) === 0;
  }

  add(box) {
    for (const cell of this.around(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

function widthOf(context, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/** The nodes in view in order of importance, each with its place on the screen. */
function inView(scale, width, height) {
  const middle = network.getViewPosition();
  const found = [];
  for (const { id, size } of graph.nodes) {
    const drawn = network.body.nodes[id];
    if (drawn.options.hidden) continue;
    const x = (drawn.x - middle.x) * scale + width / 2;
    const y = (drawn.y - middle.y) * scale + height / 2;
    if (x > -60 && x < width + 60 && y > -40 && y < height + 40) found.push({ id, x, y, radius: size * scale, size });
  }
  const weight = (each) => each.size + (near.has(each.id) ? 100 : 0) + (each.id === hovered || each.id === selected ? 1000 : 0);
  return found.sort((a, b) => weight(b) - weight(a) || a.id - b.id);
}

function places({ x, y, radius }, width, height) {
  const gap = radius + 3;
  return [
    [x - width / 2, y + gap], [x + gap + 1, y - height / 2],
    [x - width / 2, y - gap - height], [x - gap - 1 - width, y - height / 2],
  ];
}

function drawNames(context) {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const all = inView(network.getScale(), width, height).filter(({ id }) => !near.size || near.has(id) || id === hovered);
  const taken = { marks: new Taken(), names: new Taken() };
  for (const { id, x, y, radius } of all) {
    (id === selected ? taken.names : taken.marks).add([x - radius, y - radius, x + radius, y + radius]);
  }
  context.save();
  const ratio = context.canvas.width / width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  context.textBaseline = "top";
  let left = NAMES;
  for (const node of all) if (left && drawName(context, node, taken)) left--;
  drawRelations(context, new Map(all.map((node) => [node.id, node])), taken);
  context.restore();
}

/** Where a name stands clear of names and marks; that of a node that matters may cover marks, the fewest there are. */
function spotOf(node, wide, high, taken) {
  const spots = places(node, wide, high).map(([x, y]) => [x - 1, y, x + wide + 1, y + high]);
  const { clientWidth, clientHeight } = byId("canvas");
  const whole = ([left, top, right, bottom]) => left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight;
  const clear = spots.filter((box) => whole(box) && taken.names.free(box));
  const best = clear.find((box) => taken.marks.free(box));
  if (best) return best;
  if (node.id === selected || node.id === hovered) return clear[0] || spots[0];
  const covered = near.has(node.id) ? 1 : node.radius > 5 && node.size > LARGE ? Math.floor(node.size / 5) : 0;
  const marks = clear.map((box) => taken.marks.touched(box));
  const fewest = Math.min(...marks);
  return fewest <= covered ? clear[marks.indexOf(fewest)] : undefined;
}

function drawName(context, node, taken) {
  const large = node.size > LARGE;
  const high = large ? 16 : 14;
  const font = `${large ? "600 13px" : "12px"} ${FONT}`;
  const rows = names[node.id];
  const wide = Math.max(...rows.map((row) => widthOf(context, row, font)));
  const box = spotOf(node, wide, high * rows.length, taken);
  if (!box) return false;
  taken.names.add(box);
  context.font = font;
  context.textAlign = "center";
  rows.forEach((row, rank) => write(context, row, box[0] + 1 + wide / 2, box[1] + rank * high, theme.ink));
  return true;
}

function write(context, text, x, y, colour) {
  context.strokeStyle = theme.ground;
  context.lineWidth = 3.5;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The names of the relations of the selected node and of the edge under the pointer, where there is room. */
function drawRelations(context, placed, taken) {
  if (selected === null && hoveredEdge === null) return;
  const font = `italic 11px ${FONT}`;
  for (const { id, from, to, predicate, bent = 0 } of graph.edges) {
    const here = placed.get(from), there = placed.get(to);
    if (!here || !there || !(id === hoveredEdge || from === selected || to === selected)) continue;
    const text = termOf(predicate).text;
    const wide = widthOf(context, text, font);
    const x = (here.x + there.x) / 2 - (there.y - here.y) * -bent * 0.5;
    const y = (here.y + there.y) / 2 + (there.x - here.x) * -bent * 0.5;
    const box = [x - wide / 2 - 1, y - 7, x + wide / 2 + 1, y + 7];
    if (id !== hoveredEdge && !(taken.names.free(box) && taken.marks.free(box))) continue;
    taken.names.add(box);
    context.font = font;
    context.textAlign = "center";
    write(context, text, x, y - 6, theme.soft);
  }
}

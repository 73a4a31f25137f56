// The data of the page. The graph is read at once; the facts, which are many, when they are first asked for.

const byId = (id) => document.getElementById(id);
const graph = JSON.parse(byId("graph-data").textContent);
const KIND = Object.fromEntries(graph.kinds.map(([name, labels, color, shape, many]) => [name, { labels, color, shape, many }]));

const filters = { kinds: new Set(), articles: new Set() }; // what is hidden
let selected = null; // a node's number
let read = null;

/**
 * nodes: [path, type, [en, zh], other spellings, links elsewhere, articles]; terms: [en, zh];
 * articles: [title, language, date, url];
 * claims: [class, subject, predicate, object, parts, evidence, data set or -1, words of a figure or 0].
 */
function facts() {
  if (!read) {
    read = JSON.parse(byId("facts-data").textContent);
    read.byPath = new Map(read.nodes.map((node, number) => [node[0], number]));
    read.claimsOf = claimsOf(read);
  }
  return read;
}

function claimsOf({ nodes, claims }) {
  const found = nodes.map(() => []);
  claims.forEach(([, subject, , object, parts], number) => {
    const values = [subject, object, ...parts.flatMap(([, each]) => each)];
    for (const node of new Set(values.filter((value) => value >= 0 && !Array.isArray(value)))) found[node].push(number);
  });
  return found;
}

const pathOf = (node) => facts().nodes[node][0];
const nameOf = (node) => named(facts().nodes[node][2], pathOf(node));
const termOf = (term) => named(facts().terms[term]);
const kindOf = (node) => graph.nodes[node].group;

/** The values to show: of texts in several languages the one in the chosen language. */
function inLanguage(values) {
  const fitting = values.filter((value) => Array.isArray(value) && value[1] === LANGUAGES[language]);
  return fitting.length ? fitting : values;
}

const citesShown = (articles) => !articles.length || articles.some((article) => !filters.articles.has(article));
const kindShown = (node) => !filters.kinds.has(kindOf(node));

/** The numbers of the nodes that the filters leave; a node of data sets alone stays with its neighbours. */
function shownNodes() {
  const shown = new Set();
  const allArticles = !filters.articles.size;
  graph.nodes.forEach(({ id }) => {
    const cited = allArticles || facts().nodes[id][5];
    if (kindShown(id) && (allArticles || (cited.length && citesShown(cited)))) shown.add(id);
  });
  if (!allArticles) addCompany(shown);
  return shown;
}

function addCompany(shown) {
  for (let grown = -1; grown !== shown.size; ) {
    grown = shown.size;
    for (const { from, to, articles } of graph.edges) {
      if (!articles.length && shown.has(from) && kindShown(to)) shown.add(to);
    }
  }
}

const plain = (text) => text.normalize("NFKC").toLowerCase();

/** Nodes that a search finds by any label or spelling, the best first: [node, the name that fits]. */
function searched(wanted) {
  const sought = plain(wanted.trim());
  const found = [];
  if (!sought) return found;
  facts().nodes.forEach(([path, , labels, spellings], node) => {
    const names = [...labels, ...spellings].filter(Boolean);
    const ranks = (names.length ? names : [path]).map((name) => [rank(plain(name), sought), name]);
    const best = ranks.reduce((a, b) => (b[0] < a[0] ? b : a));
    if (best[0] < 9) found.push([best[0], node, best[1]]);
  });
  const size = (node) => graph.nodes[node].size;
  return found.sort((a, b) => a[0] - b[0] || size(b[1]) - size(a[1]) || a[1] - b[1]).map(([, node, name]) => [node, name]);
}

function rank(name, sought) {
  if (name === sought) return 0;
  if (name.startsWith(sought)) return 1;
  if (name.includes(` ${sought}`)) return 2;
  return name.includes(sought) ? 3 : 9;
}

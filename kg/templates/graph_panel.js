// What is said of an entity: its figures, its facts, what others say, each with the characters that say it.

const linkTo = (node) => namedElement("a", nameOf(node), { href: `#${encodeURI(pathOf(node))}` });

/** A value as an element: a link for a node, the name of a term, the text of a literal. */
function shown(value) {
  if (Array.isArray(value)) return element("span", value[0], value[1] ? { lang: value[1] } : {});
  return value >= 0 ? linkTo(value) : namedElement("span", termOf(-1 - value));
}

function shownAll(values) {
  return inLanguage(values).flatMap((value, rank) => (rank ? [document.createTextNode(", "), shown(value)] : [shown(value)]));
}

function filled(tag, children, attributes = {}) {
  const made = element(tag, "", attributes);
  made.append(...children);
  return made;
}

/** A link out of the page, followed only when someone clicks; another scheme than http is shown as text. */
function linkOut(text, address) {
  const web = /^https?:\/\//.test(address);
  return element(web ? "a" : "span", text, web ? { href: address, rel: "noreferrer noopener external" } : {});
}

function evidenceOf([, , , , , places, source]) {
  const items = places.map(([article, start, end, words]) => {
    const [title, lang, , address] = facts().articles[article];
    const item = element("li");
    if (words) item.append(element("q", words, { lang }), " ");
    const where = element("span", count("characters", start, end), { class: "where" });
    const cite = filled("cite", [linkOut(title, address)], { lang, title });
    item.append(filled("span", [cite, " ", where], { class: "source" }));
    return item;
  });
  if (source >= 0) items.push(filled("li", [namedElement("cite", termOf(source))]));
  return items;
}

/** What a statement says besides; the wording of a number is left out where its evidence is shown in words. */
function partsOf([, , , , parts, places, , words]) {
  const told = words && places.some((place) => place.length > 3);
  return parts.filter(([name]) => !(told && name === facts().wording)).map(([name, values]) =>
    filled("div", [namedElement("dt", termOf(name)), filled("dd", shownAll(values))]));
}

/** The figure in words, with its bounds. */
function figureOf(claim) {
  const [en, zh, bounds] = claim[7];
  const children = [namedElement("strong", named([en, zh]))];
  if (bounds) children.push(" ", element("span", bounds, { class: "bounds" }));
  return children;
}

function factLine(claim, node) {
  const [, subject, predicate, object] = claim;
  if (claim[7]) return filled("p", [...figureOf(claim), ...(object === node ? [] : [" ", shown(object)])], { class: "line" });
  const relation = namedElement("span", termOf(predicate), { class: "relation" });
  const before = subject === node ? [] : [shown(subject), " "];
  const after = object === node ? [nameSpan(node)] : [shown(object)];
  return filled("p", [...before, relation, " ", ...after], { class: "line" });
}

const nameSpan = (node) => namedElement("span", nameOf(node), { class: "self" });

function factItem(claims, node) {
  const item = filled("li", [factLine(claims[0], node)], { class: "fact" });
  const parts = partsOf(claims[0]);
  if (parts.length) item.append(filled("dl", parts));
  item.append(filled("ul", claims.flatMap(evidenceOf), { class: "evidence", "aria-label": word("evidence") }));
  return item;
}

/** Claims that say the same stand together. */
function together(claims) {
  const groups = new Map();
  claims.forEach((claim, rank) => {
    const key = claim[7] ? rank : JSON.stringify(claim.slice(0, 5));
    groups.set(key, [...(groups.get(key) || []), claim]);
  });
  return [...groups.values()];
}

function factSection(title, claims, node) {
  if (!claims.length) return [];
  const items = together(claims).map((group) => factItem(group, node));
  return [element("h3", word(title)), filled("ul", items, { class: "facts" })];
}

function headOf(node) {
  const [, type, , spellings, matches] = facts().nodes[node];
  const kind = KIND[kindOf(node)];
  const type_ = filled("p", [swatch(kind), " ", namedElement("span", termOf(type))], { class: "type" });
  const title = namedElement("h2", nameOf(node), { id: "panel-title", tabindex: "-1" });
  const close = element("button", "×", { type: "button", id: "close", "aria-label": word("close") });
  close.addEventListener("click", () => open(null));
  const head = [filled("div", [title, close], { class: "head" }), type_];
  const others = [...new Set([...facts().nodes[node][2], ...spellings])].filter((name) => name && name !== title.textContent);
  if (others.length) head.push(element("p", word("alsoKnown") + others.join(language ? "、" : " · "), { class: "also" }));
  return [...head, ...matchesOf(matches)];
}

/** Links to the same entity elsewhere. */
function matchesOf(matches) {
  if (!matches.length) return [];
  const items = matches.map((iri) => filled("li", [linkOut(iri, iri)]));
  return [filled("details", [element("summary", word("sameAs")), filled("ul", items)], { class: "matches" })];
}

function fillPanel(node) {
  const { claims, claimsOf } = facts();
  const all = claimsOf[node].map((number) => claims[number]);
  const own = all.filter((claim) => claim[7] === 0 && claim[1] === node);
  const figures = all.filter((claim) => claim[7] && claim[3] === node);
  const others = all.filter((claim) => !own.includes(claim) && !figures.includes(claim));
  byId("panel").replaceChildren(
    ...headOf(node),
    ...factSection("figures", figures, node), ...factSection("facts", own, node), ...factSection("others", others, node),
  );
  byId("panel").scrollTop = 0;
}

// The same facts as a table, for those who read it with a keyboard, a screen reader or on paper.
// Roles are written out: in a narrow window the style sets rows as blocks, which would take them away.

const PAGE = 100;
const HEADS = ["subject", "relation", "object", "details", "evidence"];
let rows = [];
let filledRows = 0;

/** The claims that the filters and the search leave. */
function tableRows() {
  const nodesShown = shownNodes();
  const wanted = byId("search").value.trim();
  const sought = wanted ? new Set(searched(wanted).map(([node]) => node)) : null;
  return facts().claims.filter(([, subject, , object, parts, evidence]) => {
    const ends = [subject, object, ...parts.flatMap(([, each]) => each)].filter((each) => !Array.isArray(each) && each >= 0);
    const shows = [subject, object].every((each) => Array.isArray(each) || each < 0 || nodesShown.has(each));
    return shows && citesShown(evidence.map(([article]) => article)) && (!sought || ends.some((each) => sought.has(each)));
  });
}

function subjectName([, subject, , object, , , , words]) {
  return words ? object : subject;
}

function bySubject(a, b) {
  const name = (claim) => {
    const subject = subjectName(claim);
    return subject >= 0 ? nameOf(subject).text : "";
  };
  return name(a).localeCompare(name(b), LANGUAGES[language]);
}

function tableRow(claim) {
  const [, , predicate, object, , , , words] = claim;
  const row = element("tr", "", { role: "row" });
  row.append(
    filled("th", [shown(subjectName(claim))], { scope: "row", role: "rowheader" }),
    filled("td", [namedElement("span", termOf(predicate))], { role: "cell" }),
    filled("td", words ? figureOf(claim) : [shown(object)], { role: "cell" }),
    filled("td", [filled("dl", partsOf(claim))], { role: "cell" }),
    filled("td", [filled("ul", evidenceOf(claim), { class: "evidence" })], { role: "cell" }),
  );
  return row;
}

function moreRows(many = PAGE) {
  const next = rows.slice(filledRows, filledRows + many).map(tableRow);
  byId("table-body").append(...next);
  filledRows += next.length;
  byId("more").hidden = filledRows >= rows.length;
  byId("table-count").textContent = count("rows", filledRows, rows.length);
}

function fillTable() {
  byId("table-head").replaceChildren(...HEADS.map((key) => element("th", word(key), { scope: "col", role: "columnheader" })));
  byId("table-body").replaceChildren();
  rows = tableRows().sort(bySubject);
  filledRows = 0;
  moreRows();
}

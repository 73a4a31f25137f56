// The words of the interface in both languages, and names in the chosen language with the other as fallback.

const LANGUAGES = ["en", "zh"];
const WORDS = {
  title: ["Talent knowledge graph", "人才知识图谱"],
  search: ["Search names", "搜索名称"],
  found: ["Names found", "搜索结果"],
  nothing: ["Nothing found", "没有结果"],
  view: ["View", "视图"],
  graph: ["Graph", "图"],
  table: ["Table", "表"],
  language: ["中文", "English"],
  languageName: ["切换到中文", "Switch to English"],
  skip: ["Skip to the table of facts", "跳到事实表"],
  filters: ["Filters", "筛选"],
  kinds: ["Kinds", "种类"],
  articles: ["Articles", "文章"],
  reset: ["Show all", "全部显示"],
  zoom: ["Zoom", "缩放"],
  zoomIn: ["Zoom in", "放大"],
  zoomOut: ["Zoom out", "缩小"],
  fit: ["Fit to window", "适合窗口"],
  canvas: [
    "Graph drawing: arrow keys move it, plus and minus zoom. The table tells the same facts.",
    "图谱：方向键移动，加减键缩放。表中列有同样的事实。",
  ],
  facts: ["Facts", "事实"],
  figures: ["Figures", "数字"],
  others: ["Related facts", "相关事实"],
  more: ["Show more", "显示更多"],
  close: ["Close", "关闭"],
  alsoKnown: ["Also: ", "又名："],
  sameAs: ["The same elsewhere", "外部标识"],
  subject: ["Subject", "主语"],
  relation: ["Relation", "关系"],
  object: ["Object or figure", "宾语或数字"],
  details: ["Details", "细节"],
  evidence: ["Evidence", "证据"],
  unknown: ["No such entry here: ", "没有此条目："],
  nameless: ["unnamed", "无名称"],
};
const COUNTED = {
  characters: [(a, b) => `characters ${a}–${b}`, (a, b) => `第 ${a}–${b} 字符`],
  results: [(n) => `${n} names found`, (n) => `找到 ${n} 个名称`],
  rows: [(n, all) => `${n} of ${all} facts`, (n, all) => `共 ${all} 条事实，显示 ${n} 条`],
  shown: [(n, all) => `${n} of ${all} entities shown`, (n, all) => `显示 ${n} / ${all} 个实体`],
};

let language = /^zh\b/i.test(navigator.language) ? 1 : 0;

const word = (key) => WORDS[key][language];
const count = (key, ...numbers) => COUNTED[key][language](...numbers);

/** The name in the chosen language, else in the other, and the language that it is in. */
function named(both, otherwise = "") {
  const used = both[language] ? language : 1 - language;
  return both[used] ? { text: both[used], lang: LANGUAGES[used] } : { text: otherwise || word("nameless"), lang: "" };
}

/** An element with text, never markup: whatever a label holds is shown as it stands. */
function element(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function namedElement(tag, name, attributes = {}) {
  const marked = name.lang && name.lang !== LANGUAGES[language] ? { lang: name.lang } : {};
  return element(tag, name.text, { ...attributes, ...marked });
}

/** Write the words of the interface into the page. */
function writeWords() {
  document.documentElement.lang = LANGUAGES[language];
  document.title = word("title");
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
  for (const each of document.querySelectorAll("[data-name]")) each.setAttribute("aria-label", word(each.dataset.name));
  for (const each of document.querySelectorAll("[data-placeholder]")) each.placeholder = word(each.dataset.placeholder);
}

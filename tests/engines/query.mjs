// Answers queries over a Turtle file with Comunica: node query.mjs FILE QUERY... ; one JSON line per query.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { QueryEngine } from "@comunica/query-sparql-file";

const [file, ...queries] = process.argv.slice(2);
const engine = new QueryEngine();
for (const query of queries) {
  const answer = await engine.query(readFileSync(query, "utf8"), { sources: [resolve(file)] });
  const { data } = await engine.resultToString(answer, "application/sparql-results+json");
  let text = "";
  for await (const chunk of data) text += chunk;
  console.log(JSON.stringify(JSON.parse(text)));
}

// Prints the sorted N-Triples of a Turtle file as N3.js reads it: node read.mjs FILE
import { readFileSync } from "node:fs";
import { Parser, Writer } from "n3";

const quads = new Parser({ format: "text/turtle" }).parse(readFileSync(process.argv[2], "utf8"));
const writer = new Writer({ format: "N-Triples" });
console.log(quads.map((quad) => writer.quadToString(quad.subject, quad.predicate, quad.object).trim()).sort().join("\n"));

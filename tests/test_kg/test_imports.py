"""The release as other systems read it: five parsers, and the ready queries in Comunica.

That rdflib answers as Oxigraph does is tested with the queries.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

ENGINES = Path(__file__).parents[1] / "engines"
QUERIES = sorted((Path(__file__).parents[2] / "queries").glob("*.rq"))

needs_node = pytest.mark.skipif(
    shutil.which("node") is None or not (ENGINES / "node_modules").is_dir(),
    reason="needs Node and `npm ci --prefix tests/engines`",
)


def needs(program: str, package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program} (Debian package {package})")


def triples(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text.encode(), ox.RdfFormat.N_TRIPLES)}


@pytest.fixture(scope="module")
def turtle(release: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("import") / "talentkg.ttl"
    path.write_text(release, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(release: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(release.encode(), ox.RdfFormat.TURTLE)}


def output(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, timeout=300).stdout.decode()


@needs("rapper", "raptor2-utils")
def test_rapper_reads_the_same(turtle: Path, expected: set[ox.Triple]) -> None:
    """Raptor finds the triples that Oxigraph finds."""
    assert triples(output("rapper", "-q", "-i", "turtle", "-o", "ntriples", str(turtle))) == expected


@needs("serdi", "serdi")
def test_serdi_reads_the_same(turtle: Path, expected: set[ox.Triple]) -> None:
    """Serd finds the triples that Oxigraph finds."""
    assert triples(output("serdi", "-i", "turtle", "-o", "ntriples", str(turtle))) == expected


@needs_node
def test_n3_reads_the_same(turtle: Path, expected: set[ox.Triple]) -> None:
    """N3.js finds the triples that Oxigraph finds."""
    assert triples(output("node", str(ENGINES / "read.mjs"), str(turtle))) == expected


def test_rdflib_reads_the_same(turtle: Path, expected: set[ox.Triple]) -> None:
    """Rdflib finds the triples that Oxigraph finds."""
    graph = rdflib.Graph().parse(turtle, format="turtle")
    assert triples(graph.serialize(format="nt")) == expected


def test_no_blank_node(expected: set[ox.Triple]) -> None:
    """Everything in the release has an IRI."""
    assert not [t for t in expected if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]


def as_value(term: dict[str, str] | None) -> object:
    """A term of a JSON result as a value: numbers by size, other literals by text and language."""
    if term is None:
        return None
    number = term.get("datatype", "").rpartition("#")[2] in ("integer", "decimal", "double", "nonNegativeInteger")
    try:
        return Decimal(term["value"]).normalize() if number else (term["type"], term["value"], term.get("xml:lang", ""))
    except InvalidOperation:
        return term["value"]


def rows(answer: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> Counter[tuple[object, ...]]:
    names = answer["head"]["vars"]
    return Counter(tuple(as_value(row.get(str(name))) for name in names) for row in answer["results"]["bindings"])


def oxigraph(store: ox.Store, query: Path) -> Counter[tuple[object, ...]]:
    answer = store.query(query.read_text(encoding="utf-8"))
    return rows(json.loads(answer.serialize(format=ox.QueryResultsFormat.JSON) or b""))


@needs_node
def test_comunica_answers_the_same(turtle: Path, store: ox.Store) -> None:
    """Every ready query gives the same rows, equal as values, in Comunica and in Oxigraph."""
    lines = output("node", str(ENGINES / "query.mjs"), str(turtle), *map(str, QUERIES)).splitlines()
    assert len(lines) == len(QUERIES)
    different = [
        query.stem
        for query, line in zip(QUERIES, lines, strict=True)
        if rows(json.loads(line)) != oxigraph(store, query)
    ]
    assert not different

"""A build: all files, the same bytes, whole or not at all; what other programs make of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.cli import main

ROOT = Path(__file__).parents[2]
FILES = {
    "alignments.ttl",
    "figures.csv",
    "graph.html",
    "ontology.ttl",
    "shapes.ttl",
    "talentkg.graphml",
    "talentkg.jsonld",
    "talentkg.nt",
    "talentkg.trig",
    "talentkg.ttl",
    "void.ttl",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build")
    assert main(["build", "--facts", str(ROOT / "facts"), "--out", str(out), "--quiet"]) == 0
    return out


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_files_are_there(built: Path) -> None:
    """A build has every output of the design and nothing else."""
    assert {path.name for path in built.iterdir()} == FILES


def test_the_same_bytes_anywhere(built: Path, tmp_path: Path) -> None:
    """Another hash seed, locale, time zone and folder give the same bytes."""
    shutil.copytree(ROOT / "facts", tmp_path / "elsewhere" / "facts")
    environment = os.environ | {
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "C",
        "TZ": "Asia/Kathmandu",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", "--facts", "elsewhere/facts", "--out", "out", "--quiet"],
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    other = content(tmp_path / "out")
    assert [name for name, data in content(built).items() if other[name] != data] == []


def test_formats_hold_one_graph(built: Path) -> None:
    """Turtle, N-Triples and JSON-LD are the same triples; TriG is them too, with a graph for each article."""

    def triples(name: str, kind: ox.RdfFormat) -> set[ox.Triple]:
        return {quad.triple for quad in ox.parse(path=str(built / name), format=kind)}

    turtle = triples("talentkg.ttl", ox.RdfFormat.TURTLE)
    assert turtle == triples("talentkg.nt", ox.RdfFormat.N_TRIPLES) == triples("talentkg.jsonld", ox.RdfFormat.JSON_LD)
    trig = list(ox.parse(path=str(built / "talentkg.trig"), format=ox.RdfFormat.TRIG))
    assert {quad.triple for quad in trig} == turtle
    graphs = {str(quad.graph_name) for quad in ox.parse(path=str(built / "talentkg.trig"), format=ox.RdfFormat.TRIG)}
    assert {f"<https://w3id.org/talentkg/article/{name}>" for name in ("000", "001", "002", "003", "004")} <= graphs


def test_no_sentence_of_an_article(built: Path) -> None:
    """Without --articles a build holds names, wordings and offsets: no literal is longer than a title."""
    quads = ox.parse(path=str(built / "talentkg.ttl"), format=ox.RdfFormat.TURTLE)
    texts = [
        q.object.value for q in quads if isinstance(q.object, ox.Literal) and "terms/source" not in str(q.predicate)
    ]
    assert max(map(len, texts)) < 250


def test_figures_csv_opens_in_a_spreadsheet(built: Path) -> None:
    """The table begins with a byte order mark, so that Excel shows its Chinese, and no cell is a formula."""
    data = (built / "figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert any(row["wording"] == "近七成" and row["value"] == "70" for row in rows)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_void_tells_the_truth(built: Path) -> None:
    """The checksum of each file is that of the file, and the count of triples is right."""
    store = ox.Store()
    store.load(path=str(built / "void.ttl"), format=ox.RdfFormat.TURTLE)
    sums = store.query(
        "SELECT ?name ?sum WHERE { ?f <http://purl.org/dc/terms/title> ?name ; <http://spdx.org/rdf/terms#checksum>/"
        "<http://spdx.org/rdf/terms#checksumValue> ?sum }"
    )
    told = {row["name"].value: row["sum"].value for row in sums}  # type: ignore[union-attr, index]
    assert told == {
        name: hashlib.sha256(data).hexdigest() for name, data in content(built).items() if name != "void.ttl"
    }
    count = sum(1 for _ in ox.parse(path=str(built / "talentkg.ttl"), format=ox.RdfFormat.TURTLE))
    assert f'"{count}"^^xsd:integer' in (built / "void.ttl").read_text(encoding="utf-8")


def test_graphml_reads_back(built: Path) -> None:
    """networkx, and so Gephi, reads the GraphML with labels in both languages."""
    graph = nx.read_graphml(built / "talentkg.graphml")
    assert graph.nodes["https://w3id.org/talentkg/id/place/xiamen"]["label_zh"] == "厦门"


def test_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build tells articles, claims, figures, entities by kind, coverage, what was checked and where the files are."""
    assert main(["build", "--facts", str(ROOT / "facts"), "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for words in ("5 articles", "claims", "figures", "person", "heading", "checked:", f"{tmp_path}/graph.html"):
        assert words in said


def test_coverage_accounts_for_every_passage(capsys: pytest.CaptureFixture[str]) -> None:
    """Each passage is listed with its facts, or with the reason why it gives none, and the sums agree."""
    assert main(["coverage", "--facts", str(ROOT / "facts"), "--format", "json"]) == 0
    for article in json.loads(capsys.readouterr().out):
        accounts = article["accounts"]
        assert len(accounts) == article["passages"]
        assert all(bool(each["facts"]) != bool(each["reason"]) for each in accounts)
        assert Counter(each["reason"] for each in accounts if each["reason"]) == article["reasons"]
    assert main(["coverage", "--facts", str(ROOT / "facts"), "--passages"]) == 0
    assert "(156 rows)" in capsys.readouterr().out

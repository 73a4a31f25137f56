"""`import kg`, as a researcher uses it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.ask import QueryError
from kg.graph import Graph


def test_rows_are_plain(store: ox.Store) -> None:
    """Numbers are Decimal or int, IRIs and texts str, what is unbound None."""
    rows = Graph(store).rows("figures")
    row = next(row for row in rows if row["wording"] == "近七成")
    assert (row["value"], row["hedge"], row["lower"]) == (Decimal(70), "nearly", None)
    assert isinstance(row["start"], int)


def test_parameters(store: ox.Store) -> None:
    """Parameters go by name, in either language."""
    graph = Graph(store)
    assert graph.rows("events-in-city", city="厦门") == graph.rows("events-in-city", city="Xiamen") != []


def test_a_query_of_ones_own(store: ox.Store) -> None:
    """SPARQL text is answered as it stands, with all prefixes declared."""
    assert Graph(store).rows("SELECT (COUNT(*) AS ?n) WHERE { ?s a tkg:Article }") == [{"n": 5}]
    with pytest.raises(QueryError, match="query:1:"):
        Graph(store).rows("SELECT nonsense")


def test_rdflib_view(store: ox.Store) -> None:
    """Rdflib sees the same triples, and its queries are answered by Oxigraph."""
    view = Graph(store).rdflib()
    assert len(view) == len(Graph(store))
    assert len(list(view.query("SELECT ?s WHERE { ?s a <https://w3id.org/talentkg/ontology#Article> }"))) == 5


def test_networkx(store: ox.Store) -> None:
    """The network has labels and kinds on its nodes."""
    node = Graph(store).networkx().nodes["https://w3id.org/talentkg/id/place/xiamen"]
    assert (node["label_en"], node["kind"]) == ("Xiamen", "place")


def test_frame(store: ox.Store) -> None:
    """With pandas, rows come as a frame."""
    pytest.importorskip("pandas", reason="needs pandas")
    assert list(Graph(store).frame("articles")["lang"]).count("zh") == 1


def test_render(store: ox.Store, tmp_path: Path) -> None:
    """The picture is written as one file."""
    Graph(store).render(tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_no_graph(tmp_path: Path) -> None:
    """A folder without a build is an error that says how to make one."""
    with pytest.raises(kg.GraphError, match="talentkg build"):
        kg.open_graph(tmp_path)


def test_import_is_light() -> None:
    """`import kg` loads no rdflib, networkx, pyvis or owlready2: a question starts at once."""
    heavy = "{'rdflib', 'networkx', 'pyvis', 'owlready2', 'rustworkx', 'yaml'}"
    code = f"import sys, kg; print(*sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_public_names_exist() -> None:
    """Every name of __all__ is there."""
    assert all(hasattr(kg, name) for name in kg.__all__)

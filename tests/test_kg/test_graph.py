"""`import kg`, as a researcher uses it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
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


def of(turtle: str) -> Graph:
    store = ox.Store()
    head = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <a:s> <a:p> "
    store.load((head + turtle).encode(), ox.RdfFormat.TURTLE)
    return Graph(store)


def test_yes_or_no_is_a_row() -> None:
    """ASK gives one row."""
    assert of("1 .").rows("ASK { ?s ?p 1 }") == [{"answer": True}]
    assert of("1 .").rows("ASK { ?s ?p 2 }") == [{"answer": False}]


@pytest.mark.parametrize("text", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <a:s>"])
def test_triples_are_rows(text: str) -> None:
    """CONSTRUCT and DESCRIBE give a row for each triple."""
    assert of("1 .").rows(text) == [{"subject": "a:s", "predicate": "a:p", "object": 1}]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("1.5e3", 1500.0),
        ("1.5", Decimal("1.5")),
        ('"1"^^xsd:boolean', True),
        ('"2022-06-08+08:00"^^xsd:date', date(2022, 6, 8)),
        ('"2022-06-08Z"^^xsd:date', date(2022, 6, 8)),
        ('"-0044-03-15"^^xsd:date', "-0044-03-15"),
        ('"12022-03-15"^^xsd:date', "12022-03-15"),
    ],
)
def test_values_of_each_type(literal: str, value: object) -> None:
    """A value comes as Python has it, and as its text where Python has none."""
    got = of(f"{literal} .").rows("SELECT ?o { ?s ?p ?o }")[0]["o"]
    assert (got, type(got)) == (value, type(value))


@pytest.mark.parametrize("name", ["event-in-city", "nonsense"])
def test_an_unknown_name_is_no_query(name: str, store: ox.Store) -> None:
    """One word that is no ready question is a mistyped name: the nearest are told."""
    with pytest.raises(QueryError, match=f"no ready question is named '{name}'\n    nearest: (events-in-city|see)"):
        Graph(store).rows(name)


@pytest.mark.parametrize("given", [1500, Decimal("1500.5"), "1500"])
def test_numbers_may_be_numbers(given: int | Decimal | str, store: ox.Store) -> None:
    """A parameter may be what it is in Python."""
    assert Graph(store).rows("figures-exceeding", threshold=given) == Graph(store).rows(
        "figures-exceeding", threshold=str(given)
    ) != []


def test_dates_may_be_dates(store: ox.Store) -> None:
    """A date is taken as one."""
    first = {"from": date(2022, 1, 1)}
    assert Graph(store).rows("event-timeline", **first) == Graph(store).rows(
        "event-timeline", **{"from": "2022-01-01"}
    ) != []


def test_an_empty_frame_keeps_its_columns(store: ox.Store) -> None:
    """A frame without rows still has its columns."""
    pytest.importorskip("pandas", reason="needs pandas")
    assert list(Graph(store).frame("SELECT ?a ?b WHERE { ?a tkg:none ?b }").columns) == ["a", "b"]

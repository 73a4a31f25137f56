"""Asking a ready question of two engines, with values as a user gives them, and rows as plain values."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
import pytest
import rdflib

from ontology import curie, expand, load_vocabulary
from queries import Question

REFERENCE = re.compile(r"[a-z]+/[a-z0-9-]+")
BASE = "https://w3id.org/talentkg/"
XSD = "http://www.w3.org/2001/XMLSchema#"
Cell = str | Decimal | None
Ask = Callable[..., tuple[list[str], list[tuple[Cell, ...]]]]

FIND = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?found WHERE { ?found rdfs:label|skos:altLabel|skos:notation ?name FILTER(STR(?name) = "%s") }
ORDER BY ?found
"""


def plain(value: str | None) -> Cell:
    """Tell a value as the answer files do: numbers as numbers, our IRIs as `place/xiamen`."""
    if value is None:
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return value.removeprefix(BASE).removeprefix("id/")


@pytest.fixture(scope="session")
def graph(release: str) -> rdflib.Graph:
    """Load the release into rdflib's own memory store."""
    return rdflib.Graph().parse(data=release, format="turtle")


@pytest.fixture(scope="session")
def bindings(store: ox.Store) -> Callable[[Question, dict[str, str]], dict[str, ox.NamedNode | ox.Literal]]:
    """Find the terms for values such as `city: 厦门`; the one thing of that name is meant."""
    prefixes = load_vocabulary().prefixes

    def term(kind: str, value: str) -> ox.NamedNode | ox.Literal:
        if kind in {"date", "number"}:
            return ox.Literal(value, datatype=ox.NamedNode(XSD + {"number": "decimal"}.get(kind, kind)))
        if kind not in {"entity", "place"}:
            return ox.NamedNode(prefixes[kind] + value)
        if REFERENCE.fullmatch(value):
            return ox.NamedNode(expand(curie(value), prefixes))
        rows = [row[0] for row in store.query(FIND % value.replace('"', '\\"'))]
        assert len(rows) == 1, f"{value!r} names {rows}"
        return rows[0]

    def bind(question: Question, given: dict[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
        kinds = {parameter.name: parameter.type for parameter in question.parameters}
        return {name: term(kinds[name], str(value)) for name, value in given.items()}

    return bind


@pytest.fixture(scope="session")
def ask_oxigraph(store: ox.Store, bindings) -> Ask:
    """Ask a question of Oxigraph; gives the columns and the rows."""

    def ask(question: Question, given: dict[str, str]) -> tuple[list[str], list[tuple[Cell, ...]]]:
        bound = {ox.Variable(name): term for name, term in bindings(question, given).items()}
        found = store.query(question.text, substitutions=bound)
        columns = [variable.value for variable in found.variables]
        return columns, [tuple(plain(cell.value if cell else None) for cell in row) for row in found]

    return ask


@pytest.fixture(scope="session")
def ask_rdflib(graph: rdflib.Graph, bindings) -> Ask:
    """Ask a question of rdflib; gives the columns and the rows."""

    def convert(term: ox.NamedNode | ox.Literal) -> rdflib.term.Identifier:
        if isinstance(term, ox.NamedNode):
            return rdflib.URIRef(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))

    def ask(question: Question, given: dict[str, str]) -> tuple[list[str], list[tuple[Cell, ...]]]:
        bound = {name: convert(term) for name, term in bindings(question, given).items()}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns about its own modules
            found = graph.query(question.text, initBindings=bound)
            rows = [tuple(plain(None if cell is None else str(cell)) for cell in row) for row in found]
        return [str(variable) for variable in found.vars], rows

    return ask


@pytest.fixture(scope="session")
def plain_value() -> Callable[[str | None], Cell]:
    """Give the reading of values by which answers are compared."""
    return plain

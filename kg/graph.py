"""A graph as Python sees it: ask it, look at it through rdflib or networkx, draw it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store import open_store, rdflib_view

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.results import Answer
    from queries import Question

XSD = "http://www.w3.org/2001/XMLSchema#"
Value = str | int | float | Decimal | bool | date | None
Given = str | int | Decimal | date
_TRIPLE = ("subject", "predicate", "object")
_PYTHON: dict[str, Callable[[str], Value]] = {
    XSD + "integer": int, XSD + "decimal": Decimal, XSD + "double": float, XSD + "float": float,
    XSD + "boolean": lambda text: text in ("true", "1"),
    XSD + "date": lambda text: date.fromisoformat(text[:10]),  # a time zone may follow
}


def _value(term: object) -> Value:
    text = getattr(term, "value", None)
    if text is None:
        return None
    kind = getattr(getattr(term, "datatype", None), "value", "")
    try:
        return _PYTHON[kind](text) if kind in _PYTHON else str(text)
    except (ValueError, ArithmeticError):  # a form that Python has no value for, such as a year below 1
        return str(text)


def _table(answer: Answer) -> tuple[list[str], list[dict[str, Value]]]:
    """The columns and the rows of an answer of any kind."""
    if isinstance(answer, ox.QueryBoolean):
        return ["answer"], [{"answer": bool(answer)}]
    triples = isinstance(answer, ox.QueryTriples)
    names = list(_TRIPLE) if triples else [variable.value for variable in answer.variables]  # type: ignore[union-attr]
    return names, [dict(zip(names, map(_value, row), strict=True)) for row in answer]


def _chosen(question: str) -> Question:
    """The ready question of a name, else the text as a question. Raises QueryError for a name that is none."""
    from kg.ask import QueryError, question_of
    from queries import load_catalogue, nearest

    ready = load_catalogue()
    if question in ready:
        return ready[question]
    if question and not re.search(r"[\s{<]", question):
        raise QueryError(f"no ready question is named {question!r}\n    nearest: {nearest(question, ready)}")
    return question_of("query", question)


class Graph:
    """A build that is open for questions. Keep one open: loading it costs more than a question does."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def __len__(self) -> int:
        """The number of triples."""
        return len(self.store)

    def rows(self, question: str, **parameters: Given) -> list[dict[str, Value]]:
        """The rows of a ready question (by name) or of a SPARQL query, as plain Python values.

        IRIs are strings; numbers are int, Decimal or float; what is unbound is None. ASK gives one row `answer`,
        CONSTRUCT and DESCRIBE rows of subject, predicate and object. Raises QueryError and ParameterError.
        """
        return _table(self._answer(question, parameters))[1]

    def _answer(self, question: str, parameters: Mapping[str, Given]) -> Answer:
        from kg.ask import ask
        from ontology.prefixes import read_prefixes

        values = {name: str(value) for name, value in parameters.items()}
        return ask(self.store, _chosen(question), values, read_prefixes())

    def frame(self, question: str, **parameters: Given) -> pd.DataFrame:
        """The same rows as a pandas frame (install the extra `talentkg[pandas]`)."""
        import pandas as pd

        columns, rows = _table(self._answer(question, parameters))
        return pd.DataFrame(rows, columns=columns)

    def rdflib(self) -> rdflib.Graph:
        """An rdflib view of the same store: give it queries as strings, and Oxigraph answers them."""
        return rdflib_view(self.store)

    def networkx(self) -> nx.MultiDiGraph[str]:
        """Entities and the facts between them."""
        from kg.network import network
        from kg.picture import picture

        return network(picture(self.store))

    def render(self, path: str | Path) -> None:
        """Write the picture of the graph as one HTML file."""
        from kg.files import write_file
        from kg.render import render

        write_file(Path(path), render(self.store))


def open_graph(path: str | Path = "build") -> Graph:
    """Open a build folder or a Turtle file. Raises GraphError where there is none."""
    return Graph(open_store(Path(path)))


def build_graph(
    facts: str | Path = "facts", articles: str | Path | None = None, out: str | Path = "build"
) -> Graph:
    """Build all outputs from the facts and open the result. Raises FactsError, and then writes nothing."""
    from kg.build import build

    return Graph(build(Path(facts), Path(articles) if articles else None, Path(out)).store)

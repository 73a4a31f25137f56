"""A graph as Python sees it: ask it, look at it through rdflib or networkx, draw it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import open_store, rdflib_view

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import pyoxigraph as ox
    import rdflib

XSD = "http://www.w3.org/2001/XMLSchema#"
Value = str | int | Decimal | bool | date | None
_PYTHON: dict[str, Callable[[str], Value]] = {
    XSD + "integer": int, XSD + "decimal": Decimal, XSD + "boolean": lambda text: text == "true",
    XSD + "date": date.fromisoformat,
}


def _value(term: object) -> Value:
    text = getattr(term, "value", None)
    if text is None:
        return None
    kind = getattr(getattr(term, "datatype", None), "value", "")
    return _PYTHON[kind](text) if kind in _PYTHON else str(text)


class Graph:
    """A build that is open for questions. Keep one open: loading it costs more than a question does."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def __len__(self) -> int:
        """The number of triples."""
        return len(self.store)

    def rows(self, question: str, **parameters: str) -> list[dict[str, Value]]:
        """The rows of a ready question (by name) or of a SPARQL SELECT, as plain Python values.

        IRIs are strings; numbers are int or Decimal; what is unbound is None. Raises QueryError and ParameterError.
        """
        from kg.ask import ask, question_of
        from ontology.prefixes import read_prefixes
        from queries import load_catalogue

        ready = load_catalogue()
        chosen = ready[question] if question in ready else question_of("query", question)
        answer = ask(self.store, chosen, parameters, read_prefixes())
        names = [variable.value for variable in answer.variables]  # type: ignore[union-attr]
        return [dict(zip(names, map(_value, row), strict=True)) for row in answer]  # type: ignore[union-attr]

    def frame(self, question: str, **parameters: str) -> pd.DataFrame:
        """The same rows as a pandas frame (install the extra `talentkg[pandas]`)."""
        import pandas as pd

        return pd.DataFrame(self.rows(question, **parameters))

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
        from kg.files import write_whole
        from kg.render import render

        target = Path(path)
        write_whole(target.parent, {target.name: render(self.store)})


def open_graph(path: str | Path = "build") -> Graph:
    """Open a build folder or a Turtle file. Raises GraphError where there is none."""
    return Graph(open_store(Path(path)))


def build_graph(
    facts: str | Path = "facts", articles: str | Path | None = None, out: str | Path = "build"
) -> Graph:
    """Build all outputs from the facts and open the result. Raises FactsError, and then writes nothing."""
    from kg.build import build

    return Graph(build(Path(facts), Path(articles) if articles else None, Path(out)).store)

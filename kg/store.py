"""The engine: Oxigraph in memory, and rdflib's view of it. Only this module imports pyoxigraph's store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ontology.prefixes import TKG

if TYPE_CHECKING:
    import rdflib

RELEASE = "talentkg.ttl"
ARTICLE = ox.NamedNode(TKG + "Article")


class GraphError(ValueError):
    """A graph that can't be opened."""


def load_text(turtle: str) -> ox.Store:
    """A store of a Turtle document that we wrote."""
    store = ox.Store()
    store.bulk_load(turtle.encode(), ox.RdfFormat.TURTLE, lenient=True)
    return store


def load_file(path: Path) -> ox.Store:
    """A store of a Turtle file. Raises GraphError where it is not there or not Turtle."""
    if not path.is_file():
        raise GraphError(f"{path}: no graph here\n    run `talentkg build`, or name a build folder with --graph")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise GraphError(f"{path}: not Turtle: {error}\n    build it again") from None
    return store


def open_store(graph: Path) -> ox.Store:
    """A store of a build folder or of a release's Turtle file. Raises GraphError where there is none."""
    path = graph / RELEASE if graph.is_dir() else graph
    store = load_file(path)
    if next(store.quads_for_pattern(None, None, ARTICLE, None), None) is None:
        raise GraphError(f"{path}: holds no article: not a release of talentkg\n    build it again")
    return store


def select(
    store: ox.Store, text: str, bound: Mapping[ox.Variable, ox.NamedNode] | None = None
) -> Iterator[dict[str, str]]:
    """The rows of a SELECT of our own: the text of each variable, empty where it is unbound."""
    answer = store.query(text, substitutions=dict(bound or {}))
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("select() takes a SELECT")
    names = [variable.value for variable in answer.variables]
    for row in answer:
        yield {name: str(getattr(term, "value", "")) for name, term in zip(names, row, strict=True)}


def rdflib_view(store: ox.Store) -> rdflib.Graph:
    """An rdflib graph over the same store; give it queries as strings, so that Oxigraph answers them."""
    import rdflib
    from oxrdflib import OxigraphStore
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    return rdflib.Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)

"""The graph as networkx sees it: entities and the facts between them; paths, centrality, GraphML."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx

from kg.ask import ParameterError, find_entity
from kg.picture import Edge, Picture, picture
from ontology.prefixes import BASE, read_prefixes

if TYPE_CHECKING:
    import pyoxigraph as ox

_OTHER = {"en": "zh", "zh": "en"}


class NotConnectedError(ValueError):
    """Two things between which no chain of facts leads."""


def label(labels: Mapping[str, str], language: str) -> str:
    """The label in a language, or in the other one."""
    return labels.get(language) or labels.get(_OTHER[language]) or next(iter(labels.values()), "")


def network(shown: Picture) -> nx.MultiDiGraph[str]:
    """A directed multigraph: nodes by IRI, edges keyed by predicate, sorted and so repeatable."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in shown.nodes:
        graph.add_node(
            node.iri, label=label(node.labels, "en"), label_en=node.labels.get("en", ""),
            label_zh=node.labels.get("zh", ""), kind=node.kind, type=node.type.rpartition("#")[2],
        )
    for edge in shown.edges:
        graph.add_edge(
            edge.source, edge.target, key=edge.predicate, label=label(shown.labels.get(edge.predicate, {}), "en"),
            predicate=edge.predicate, articles=" ".join(edge.articles),
        )
    return graph


def graphml(shown: Picture) -> str:
    """The graph as GraphML for Gephi, yEd and Cytoscape."""
    out = io.BytesIO()
    nx.write_graphml(network(shown), out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode() + "\n"


def path(store: ox.Store, first: str, last: str) -> list[tuple[str, Edge, bool]]:
    """A shortest chain of facts: for each step the entity it starts from, the fact, and whether it is read forward.

    Raises ParameterError for unknown names and NotConnectedError.
    """
    return _chain(picture(store), *_ends(store, first, last), f"from {first!r} to {last!r}")


def _ends(store: ox.Store, first: str, last: str) -> tuple[str, str]:
    prefixes = read_prefixes()
    start, goal = (find_entity(store, words, prefixes).value for words in (first, last))
    if start == goal:
        raise ParameterError(f"{first!r} and {last!r} are the same thing\n    name two things")
    return start, goal


def _chain(shown: Picture, start: str, goal: str, words: str) -> list[tuple[str, Edge, bool]]:
    steps = _least_path(nx.Graph(network(shown)), start, goal)
    if not steps:
        raise NotConnectedError(f"no chain of facts leads {words}")
    between = {}
    for edge in reversed(shown.edges):
        between[edge.source, edge.target] = edge
    return [
        (a, between[a, b] if (a, b) in between else between[b, a], (a, b) in between)
        for a, b in pairwise(steps)
    ]


def _least_path(plain: nx.Graph[str], start: str, goal: str) -> list[str]:
    """The first in order of all shortest paths, without listing them: breadth first, neighbours sorted."""
    came = dict(nx.bfs_predecessors(plain, start, sort_neighbors=sorted)) if start in plain else {}
    if goal not in came:
        return []
    steps = [goal]
    while steps[-1] != start:
        steps.append(came[steps[-1]])
    return steps[::-1]


def explain_path(store: ox.Store, first: str, last: str, language: str) -> Iterator[str]:
    """The chain in words, each step with the articles that say it."""
    shown = picture(store)
    names = {node.iri: label(node.labels, language) for node in shown.nodes}
    titles = {article.iri: article.title for article in shown.articles}
    for _, edge, _ in _chain(shown, *_ends(store, first, last), f"from {first!r} to {last!r}"):
        said = label(shown.labels.get(edge.predicate, {}), language)
        yield f"{names[edge.source]} — {said} → {names[edge.target]}"
        for article in edge.articles:
            yield f"    {article.removeprefix(BASE)}: {titles[article]}"
        if not edge.articles:
            sources = {shown.claims[claim].source for claim in edge.claims}
            yield from (f"    {label(shown.labels.get(source, {}), language)}" for source in sorted(sources))


def central(store: ox.Store, top: int, language: str) -> list[tuple[str, str, str, str, str]]:
    """The entities that hold most together: IRI, label, kind, number of links, betweenness (Brandes, 2001)."""
    shown = picture(store)
    plain: nx.Graph[str] = nx.Graph(network(shown))
    between = nx.betweenness_centrality(plain)
    names = {node.iri: node for node in shown.nodes}
    ranked = sorted(plain, key=lambda iri: (-between[iri], -plain.degree(iri), iri))[:top]
    return [
        (iri.removeprefix(BASE), label(names[iri].labels, language), names[iri].kind, str(plain.degree(iri)),
         f"{between[iri]:.3f}")
        for iri in ranked
    ]

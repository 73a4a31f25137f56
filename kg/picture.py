"""What the picture shows of a release: entities as nodes, asserted facts as edges, the claims behind both.

Figures and other n-ary statements are no nodes: they are facts of the entities that take part in them.
A data set's fact is drawn where it leads on from an entity of an article; what nobody refers to is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ontology import Vocabulary, load_vocabulary
from ontology.prefixes import TKG

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
NOT_PARTS = frozenset(TKG + name for name in ("evidence", "source"))


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """An IRI, or a literal with its language (empty where it has none)."""

    text: str
    language: str = ""
    is_iri: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A run of characters: IRIs of its text and article, offsets in code points, end exclusive."""

    text: str
    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as one source states it; `kind` is its class, `parts` what an n-ary statement says besides."""

    iri: str
    kind: str
    subject: Value
    predicate: str
    object: Value
    parts: Mapping[str, tuple[Value, ...]]
    evidence: tuple[Evidence, ...]
    source: str

    def involved(self) -> Iterator[str]:
        """The IRIs that take part."""
        for values in ((self.subject, self.object), *self.parts.values()):
            yield from (value.text for value in values if value.is_iri)

    def articles(self) -> set[str]:
        """The IRIs of the articles that say it; none for a data set's fact."""
        return {each.article for each in self.evidence}


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: its kind as the ontology's `kind` says, its most special class, names, IRIs of claims."""

    iri: str
    kind: str
    type: str
    labels: Mapping[str, str]
    spellings: tuple[Value, ...]
    matches: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """An asserted triple between two entities, with the IRIs of the claims and articles that say it."""

    source: str
    predicate: str
    target: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the picture cites it; `published` is EDTF text; it and `url` are empty where unknown."""

    iri: str
    title: str
    language: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn or told, sorted by IRI; `labels` names terms, concepts, periods and data sets."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    claims: Mapping[str, Claim]
    articles: tuple[Article, ...]
    labels: Mapping[str, Mapping[str, str]]


class _Rows:
    """The triples of a store by subject and predicate, values sorted."""

    def __init__(self, store: ox.Store) -> None:
        self.rows: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        for quad in store:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                self.rows[quad.subject.value][quad.predicate.value].append(_value(quad.object))
        for predicates in self.rows.values():
            for values in predicates.values():
                values.sort()

    def values(self, subject: str, predicate: str) -> list[Value]:
        return self.rows[subject].get(predicate, []) if subject in self.rows else []

    def first(self, subject: str, predicate: str) -> str:
        return next((value.text for value in self.values(subject, predicate)), "")

    def labels(self, subject: str) -> dict[str, str]:
        """By language; a period goes by its EDTF text in every language."""
        found = {value.language: value.text for value in self.values(subject, RDFS + "label")}
        return found or {"": self.first(subject, TKG + "edtf")}

    def is_entity(self, iri: str) -> bool:
        return any(value.text == TKG + "Entity" for value in self.values(iri, RDF + "type"))


def _value(term: ox.NamedNode | ox.Literal) -> Value:
    if isinstance(term, ox.NamedNode):
        return Value(term.value, is_iri=True)
    return Value(term.value, term.language or "")


def _evidence(rows: _Rows, claim: str) -> tuple[Evidence, ...]:
    found = [
        Evidence(
            rows.first(each.text, TKG + "inText"), rows.first(each.text, TKG + "inArticle"),
            int(rows.first(each.text, TKG + "start")), int(rows.first(each.text, TKG + "end")),
        )
        for each in rows.values(claim, TKG + "evidence")
    ]
    return tuple(sorted(found, key=lambda each: (each.article, each.text, each.start, each.end)))


def _parts(rows: _Rows, claim: str, ends: set[Value]) -> dict[str, tuple[Value, ...]]:
    return {
        predicate: tuple(value for value in values if value not in ends)
        for predicate, values in sorted(rows.rows[claim].items())
        if predicate.startswith(TKG) and predicate not in NOT_PARTS and not ends.issuperset(values)
    }


def _special(rows: _Rows, iri: str, vocabulary: Vocabulary) -> str:
    """The name of the class that is nobody's superclass here."""
    types = [value.text for value in rows.values(iri, RDF + "type")]
    names = [each.removeprefix(TKG) for each in types if each.startswith(TKG)]
    return next((n for n in names if not any(o != n and vocabulary.is_a(o, n) for o in names)), "")


def _claims(rows: _Rows, vocabulary: Vocabulary) -> Iterator[Claim]:
    for iri in sorted(iri for iri, predicates in rows.rows.items() if RDF + "predicate" in predicates):
        subject, target = rows.values(iri, RDF + "subject")[0], rows.values(iri, RDF + "object")[0]
        yield Claim(
            iri, _special(rows, iri, vocabulary), subject, rows.first(iri, RDF + "predicate"), target,
            _parts(rows, iri, {subject, target}), _evidence(rows, iri), rows.first(iri, TKG + "source"),
        )


def _told(claims: Iterable[Claim], rows: _Rows) -> list[Claim]:
    """What articles say, and what data sets add about the entities reached so far."""
    told = [claim for claim in claims if claim.evidence]
    waiting = defaultdict(list)
    for claim in claims:
        if not claim.evidence:
            waiting[claim.subject.text].append(claim)
    queue = sorted({iri for claim in told for iri in claim.involved() if rows.is_entity(iri)})
    for iri in queue:
        for claim in waiting.pop(iri, ()):
            told.append(claim)
            queue.append(claim.object.text)
    return told


def _names(rows: _Rows) -> dict[str, set[str]]:
    """The articles that name an entity, by entity."""
    found: dict[str, set[str]] = defaultdict(set)
    for predicates in rows.rows.values():
        for entity in predicates.get(TKG + "names", ()):
            found[entity.text].update(value.text for value in predicates.get(TKG + "inArticle", ()))
    return found


def _nodes(claims: Iterable[Claim], rows: _Rows, vocabulary: Vocabulary) -> Iterator[Node]:
    involved: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for iri in sorted(set(claim.involved())):
            if rows.is_entity(iri):
                involved[iri].append(claim)
    named = _names(rows)
    for iri in sorted(involved):
        name = _special(rows, iri, vocabulary)
        yield Node(
            iri, vocabulary.note(name, "kind"), TKG + name, rows.labels(iri),
            tuple(rows.values(iri, SKOS + "altLabel")),
            tuple(value.text for value in rows.values(iri, SKOS + "exactMatch")),
            tuple(claim.iri for claim in involved[iri]),
            tuple(sorted(named[iri].union(*(claim.articles() for claim in involved[iri])))),
        )


def _edges(claims: Iterable[Claim], nodes: set[str]) -> Iterator[Edge]:
    grouped: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if nodes.issuperset((claim.subject.text, claim.object.text)) and claim.subject != claim.object:
            grouped[claim.subject.text, claim.predicate, claim.object.text].append(claim)
    for key in sorted(grouped):
        group = grouped[key]
        articles = set().union(*(claim.articles() for claim in group))
        yield Edge(*key, tuple(claim.iri for claim in group), tuple(sorted(articles)))


def _articles(rows: _Rows) -> Iterator[Article]:
    for iri in sorted(rows.rows):
        for title in rows.values(iri, TKG + "title")[:1]:
            period = rows.first(iri, TKG + "published")
            published = rows.first(period, TKG + "edtf")
            yield Article(iri, title.text, title.language, published, rows.first(iri, TKG + "url"))


def _labels(claims: Iterable[Claim], nodes: Iterable[Node], rows: _Rows) -> dict[str, dict[str, str]]:
    wanted = {node.type for node in nodes} | {TKG + node.kind.capitalize() for node in nodes}
    for claim in claims:
        wanted |= {TKG + claim.kind, claim.predicate, claim.source, *claim.parts, *claim.involved()}
    return {iri: rows.labels(iri) for iri in sorted(wanted) if iri and not rows.is_entity(iri)}


def picture(store: ox.Store) -> Picture:
    """The picture of a release; the same facts give the same picture."""
    rows, vocabulary = _Rows(store), load_vocabulary()
    claims = sorted(_told(list(_claims(rows, vocabulary)), rows), key=lambda claim: claim.iri)
    nodes = tuple(_nodes(claims, rows, vocabulary))
    edges = tuple(_edges(claims, {node.iri for node in nodes}))
    told = {claim.iri: claim for claim in claims}
    return Picture(nodes, edges, told, tuple(_articles(rows)), _labels(claims, nodes, rows))

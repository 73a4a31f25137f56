"""The facts of a picture as the lean JSON that the page reads: lists that refer to each other by number.

In a value, 0 and more is a node, -1 and less a term (-1 the first), a list a literal with its language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.figure_words import LANGUAGES, figure_bounds, figure_words
from kg.picture import Claim, Evidence, Picture, Value
from ontology.prefixes import BASE, TKG

# What the words of a figure tell already.
IN_WORDS = frozenset(
    TKG + name
    for name in ("value", "hedge", "unit", "lowerBound", "lowerIncluded", "upperBound", "upperIncluded")
)
FIRST = frozenset(TKG + name for name in ("measures", "scope", "role", "post"))


def both(labels: Mapping[str, str]) -> list[str]:
    """English and Chinese; empty where there is none. What has no language stands for both."""
    return [labels.get(language, labels.get("", "")) for language in LANGUAGES]


class PageData:
    """Numbers for the nodes, terms, claims and articles of a picture, and the lists that they point into."""

    def __init__(self, picture: Picture, texts: Mapping[str, str] | None) -> None:
        self.picture = picture
        self.texts = texts or {}
        self.nodes = {node.iri: number for number, node in enumerate(picture.nodes)}
        self.terms = {iri: number for number, iri in enumerate(picture.labels)}
        self.claims = {iri: number for number, iri in enumerate(picture.claims)}
        self.articles = {article.iri: number for number, article in enumerate(picture.articles)}

    def cited(self, articles: Iterable[str]) -> list[int]:
        """The numbers of articles."""
        return [self.articles[iri] for iri in articles]

    def facts(self) -> dict[str, Any]:
        """All that the page tells; its layout is described in templates/graph_facts.js."""
        return {
            "wording": self.terms.get(TKG + "wording", -1),
            "nodes": [
                [
                    node.iri.removeprefix(BASE), self.terms[node.type], both(node.labels),
                    [value.text for value in node.spellings], list(node.matches), self.cited(node.articles),
                ]
                for node in self.picture.nodes
            ],
            "terms": [self._term(iri, labels) for iri, labels in self.picture.labels.items()],
            "articles": [
                [each.title, each.language, each.published, each.url] for each in self.picture.articles
            ],
            "claims": [self._claim(claim) for claim in self.picture.claims.values()],
        }

    def _term(self, iri: str, labels: Mapping[str, str]) -> list[str]:
        claim = self.picture.claims.get(iri)
        return both(figure_words(claim, self.picture.labels) if claim else labels)

    def _claim(self, claim: Claim) -> list[Any]:
        words = figure_words(claim, self.picture.labels)
        parts = [
            [self.terms[name], [self._value(value) for value in values]]
            for name, values in sorted(claim.parts.items(), key=lambda part: part[0] not in FIRST)
            if not (words and name in IN_WORDS)
        ]
        return [
            self.terms[TKG + claim.kind], self._value(claim.subject), self.terms[claim.predicate],
            self._value(claim.object), parts, [self._evidence(each) for each in claim.evidence],
            self.terms.get(claim.source, -1), [*both(words), figure_bounds(claim)] if words else 0,
        ]

    def _value(self, value: Value) -> int | list[str]:
        if not value.is_iri:
            return [value.text, value.language]
        return self.nodes[value.text] if value.text in self.nodes else -1 - self.terms[value.text]

    def _evidence(self, evidence: Evidence) -> list[Any]:
        found: list[Any] = [self.articles[evidence.article], evidence.start, evidence.end]
        text = self.texts.get(evidence.text.rpartition("/")[2])
        return found if text is None else [*found, text[evidence.start:evidence.end]]

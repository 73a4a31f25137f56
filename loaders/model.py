"""What a facts file says, read and typed: articles, texts, passages, entities and statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.dates import Period
from loaders.nodes import Node
from loaders.places import Span, TextInfo


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """An entity with its class, its label by language, further spellings, and who made the labels."""

    token: str
    kind: str
    labels: Mapping[str, str]
    spellings: Mapping[str, tuple[str, ...]]
    ours: frozenset[str]
    matches: tuple[str, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim: `kind` is Claim for a plain triple, else the class of the n-ary node.

    `values` holds Turtle tokens by property name; subject, predicate and object are the plain triple.
    """

    token: str
    kind: str
    subject: str
    predicate: str
    object: str
    values: Mapping[str, tuple[str, ...]]
    places: tuple[Span, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text in reading order, what it names and says, or why it says nothing."""

    span: Span
    text: TextInfo
    names: tuple[tuple[str, tuple[Span, ...]], ...]
    statements: tuple[Statement, ...]
    again: tuple[tuple[str, tuple[Span, ...]], ...]
    reason: str
    reviewed: str
    node: Node


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One facts file: an article, its texts, the entities it declares, and its passages."""

    id: str
    title: str
    publisher: str
    author: str
    published: Period | None
    language: str
    url: str
    texts: tuple[TextInfo, ...]
    entities: tuple[EntityFacts, ...]
    passages: tuple[Passage, ...]
    file: str
    node: Node

    @property
    def token(self) -> str:
        """The curie of the article."""
        return f"article:{self.id}"

    def told_texts(self) -> Iterator[tuple[TextInfo, Node]]:
        """All texts, each with where the facts file tells of it."""
        return zip(self.texts, self.node.field("texts").items(), strict=True)

    def statements(self) -> Iterator[tuple[Passage, Statement]]:
        """All statements with the passage that makes them."""
        return ((passage, each) for passage in self.passages for each in passage.statements)


@dataclass(frozen=True, slots=True)
class Authority:
    """Facts from a published data set, shared by all articles."""

    id: str
    title: str
    licence: str
    source: str
    entities: tuple[EntityFacts, ...]
    statements: tuple[Statement, ...]
    file: str

    @property
    def token(self) -> str:
        """The curie of the data set."""
        return f"dataset:{self.id}"


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read from a facts folder."""

    articles: tuple[ArticleFacts, ...]
    authorities: tuple[Authority, ...]
    periods: Mapping[str, Period] = field(default_factory=dict)

    def entities(self) -> Iterator[EntityFacts]:
        """All entities of all files."""
        for authority in self.authorities:
            yield from authority.entities
        for article in self.articles:
            yield from article.entities

    def statements(self) -> Iterator[Statement]:
        """All statements of all files."""
        for authority in self.authorities:
            yield from authority.statements
        for article in self.articles:
            for _, statement in article.statements():
                yield statement

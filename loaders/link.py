"""Facts of all files against each other: every reference is declared once and fits its property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.model import ArticleFacts, EntityFacts, Facts, Statement
from loaders.nodes import Node, suggest
from loaders.problems import FactsError, Problem
from ontology import Vocabulary


def check_links(facts: Facts, vocabulary: Vocabulary) -> None:
    """Raise FactsError with every reference that is unknown, doubled or of the wrong class."""
    problems = [*_doubles(facts), *_namesakes(facts, vocabulary)]
    kinds = kinds_of(facts, vocabulary)
    for statement in facts.statements():
        problems += _statement(statement, kinds, vocabulary)
    for article in facts.articles:
        problems += _article(article, kinds)
    if problems:
        raise FactsError(problems)


def kinds_of(facts: Facts, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The classes of everything that a fact may refer to, by token."""
    found = {token: concept.classes for token, concept in vocabulary.concepts.items()}
    found |= {entity.token: (entity.kind,) for entity in facts.entities()}
    found |= {token: ("Period",) for token in facts.periods}
    found |= {s.token: (s.kind,) for s in facts.statements() if s.kind != "Claim"}
    found |= {a.token: ("Article",) for a in facts.articles} | {a.token: ("Dataset",) for a in facts.authorities}
    return found


def _doubles(facts: Facts) -> Iterator[Problem]:
    first: dict[str, Node] = {}
    named = [*facts.entities(), *(s for s in facts.statements() if s.kind != "Claim")]
    for each in named:
        other = first.setdefault(each.token, each.node)
        if other is not each.node:
            place = other.problem("").line
            yield each.node.problem(f"{each.token} is declared twice", f"first in {other.file}:{place}; remove one")
    claims: dict[str, Statement] = {}
    for claim in (s for s in facts.statements() if s.kind == "Claim"):
        if claims.setdefault(claim.token, claim).object != claim.object:
            yield claim.node.problem(f"{claim.token} has two values", "add `key:` to tell the two facts apart")


def _namesakes(facts: Facts, vocabulary: Vocabulary) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], EntityFacts] = {}
    for entity in facts.entities():
        for language, label in entity.labels.items():
            kind = vocabulary.note(entity.kind, "kind")
            other = first.setdefault((kind, language, label.casefold()), entity)
            if other.token != entity.token:
                yield entity.node.problem(
                    f"{entity.token} and {other.token} are both a {kind} labelled {label!r}@{language}",
                    "make them one, or tell them apart in the label",
                )


def _unknown(token: str, node: Node, kinds: Mapping[str, tuple[str, ...]]) -> Problem:
    near = [known for known in kinds if known.split(":")[0] == token.split(":")[0]]
    return node.problem(f"{token.replace(':', '/', 1)!r} is not declared", suggest(token, near).replace(":", "/", 1))


def _statement(
    statement: Statement, kinds: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary
) -> Iterator[Problem]:
    pairs = [(name, value) for name, values in statement.values.items() for value in values]
    if statement.kind == "Claim":
        name = statement.predicate.removeprefix("tkg:")
        pairs.append((name, statement.object))
        yield from _fits(statement.subject, vocabulary.properties[name].domain, "subject", name, statement, kinds, vocabulary)
    for name, value in pairs:
        prop = vocabulary.properties[name]
        if prop.relates:
            yield from _fits(value, prop.range, "value", name, statement, kinds, vocabulary)


def _fits(  # noqa: PLR0913, PLR0917
    token: str, wanted: str, part: str, name: str, statement: Statement,
    kinds: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary,
) -> Iterator[Problem]:
    if token not in kinds:
        yield _unknown(token, statement.node, kinds)
    elif wanted and not any(vocabulary.is_a(kind, wanted) for kind in kinds[token]):
        found = ", ".join(kinds[token])
        yield statement.node.problem(
            f"the {part} of {name!r} is {token.replace(':', '/', 1)}, a {found}", f"{name} takes a {wanted} there"
        )


def _article(article: ArticleFacts, kinds: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    if article.publisher and article.publisher not in kinds:
        yield Problem(article.file, 0, 0, f"publisher {article.publisher} is not declared", "add it to `entities:`")
    for passage in article.passages:
        for token, _ in (*passage.names, *passage.again):
            if token not in kinds:
                yield _unknown(token, passage.node, kinds)

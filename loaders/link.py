"""Facts of all files against each other: every reference is declared once and fits its property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.model import ArticleFacts, EntityFacts, Facts, Statement
from loaders.nodes import Node, suggest
from loaders.problems import FactsError, Problem
from ontology import Vocabulary

Kinds = Mapping[str, tuple[str, ...]]


def check_links(facts: Facts, vocabulary: Vocabulary) -> None:
    """Raise FactsError with every reference that is unknown, doubled or of the wrong class."""
    problems = [*_doubles(facts), *_two_values(facts), *_same_source(facts), *_namesakes(facts, vocabulary)]
    fit = _Fit(kinds_of(facts, vocabulary), vocabulary)
    for statement in facts.statements():
        problems += fit.statement(statement)
    for article in facts.articles:
        problems += fit.article(article)
    if problems:
        raise FactsError(problems)


def kinds_of(facts: Facts, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return the classes of everything that a fact may refer to, by token."""
    found = {token: concept.classes for token, concept in vocabulary.concepts.items()}
    found |= {entity.token: (entity.kind,) for entity in facts.entities()}
    found |= dict.fromkeys(facts.periods, ("Period",))
    found |= {s.token: (s.kind,) for s in facts.statements() if s.kind != "Claim"}
    found |= {article.token: ("Article",) for article in facts.articles}
    return found | {authority.token: ("Dataset",) for authority in facts.authorities}


def _doubles(facts: Facts) -> Iterator[Problem]:
    first: dict[str, Node] = {}
    named: list[EntityFacts | Statement] = list(facts.entities())
    named += [statement for statement in facts.statements() if statement.kind != "Claim"]
    for each in named:
        other = first.setdefault(each.token, each.node)
        if other is not each.node:
            place = f"{other.file}:{other.problem('').line}"
            yield each.node.problem(f"{each.token} is declared twice", f"first in {place}; remove one")


def _two_values(facts: Facts) -> Iterator[Problem]:
    first: dict[str, Statement] = {}
    for claim in (s for s in facts.statements() if s.kind == "Claim"):
        if first.setdefault(claim.token, claim).object != claim.object:
            mend = "add `key:` to tell the two facts apart"
            yield claim.node.problem(f"{claim.token} has two values", mend)


def _same_source(facts: Facts) -> Iterator[Problem]:
    """Yield the texts that two articles claim: their evidence could not be told apart."""
    first: dict[str, ArticleFacts] = {}
    for article in facts.articles:
        for text, node in article.told_texts():
            other = first.setdefault(text.key, article)
            if other is not article:
                what = f"text {text.file!r} is also a text of {other.token}"
                yield node.problem(what, "make the two articles one")


def _namesakes(facts: Facts, vocabulary: Vocabulary) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], EntityFacts] = {}
    for entity in facts.entities():
        kind = vocabulary.note(entity.kind, "kind")
        for language, label in entity.labels.items():
            other = first.setdefault((kind, language, label.casefold()), entity)
            if other.token != entity.token:
                what = f"{entity.token} and {other.token} are both a {kind} labelled {label!r}@{language}"
                yield entity.node.problem(what, "make them one, or tell them apart in the label")


@dataclass(frozen=True, slots=True)
class _Fit:
    """Whether references are declared, and of the class that a property takes."""

    kinds: Kinds
    vocabulary: Vocabulary

    def statement(self, statement: Statement) -> Iterator[Problem]:
        """Yield what is wrong with the references of a statement."""
        properties = self.vocabulary.properties
        values = [(name, value) for name, group in statement.values.items() for value in group]
        if statement.kind == "Claim":
            name = statement.predicate.removeprefix("tkg:")
            domain = properties[name].domain
            yield from self._fits(statement.subject, domain, f"the subject of {name!r}", statement)
            values.append((name, statement.object))
        for name, value in values:
            if properties[name].relates:
                yield from self._fits(value, properties[name].range, f"the value of {name!r}", statement)

    def article(self, article: ArticleFacts) -> Iterator[Problem]:
        """Yield the references of an article and its passages that nothing declares."""
        if article.publisher and article.publisher not in self.kinds:
            what = f"publisher {article.publisher} is not declared"
            yield article.node.field("publisher").problem(what, "add it to `entities:`")
        for passage in article.passages:
            for token, _ in (*passage.names, *passage.again):
                if token not in self.kinds:
                    yield self._unknown(token, passage.node)

    def _fits(self, token: str, wanted: str, part: str, statement: Statement) -> Iterator[Problem]:
        if token not in self.kinds:
            yield self._unknown(token, statement.node)
        elif wanted and not any(self.vocabulary.is_a(kind, wanted) for kind in self.kinds[token]):
            what = f"{part} is {_reference(token)}, a {', '.join(self.kinds[token])}"
            yield statement.node.problem(what, f"it takes a {wanted} there")

    def _unknown(self, token: str, node: Node) -> Problem:
        prefix = token.partition(":")[0] + ":"
        near = [_reference(known) for known in self.kinds if known.startswith(prefix)]
        return node.problem(f"{_reference(token)!r} is not declared", suggest(_reference(token), near))


def _reference(token: str) -> str:
    return token.replace(":", "/", 1)

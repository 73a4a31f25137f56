"""Rules as queries for violations: `ontology/style` for the ontology, `ontology/rules` for a release.

A rule is a file `<rule>-violation.rq`; its first line says what must hold; any row it yields is a violation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.store import load_text
from ontology.prefixes import BASE
from ontology.vocabulary import FOLDER, vocabulary_files

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES = FOLDER / "rules"
STYLE = FOLDER / "style"
ENDING = "-violation.rq"
ONTOLOGY = ox.NamedNode(BASE + "ontology")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what must hold, and the query for what breaks it."""

    name: str
    says: str
    query: str


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """A row of a rule's query: the values of its variables in order, terms as in N-Triples."""

    rule: str
    says: str
    row: tuple[str, ...]


def read_rules(folder: Path) -> list[Rule]:
    """Read the rules of a folder, by name."""
    return [_rule(path) for path in sorted(folder.glob("*" + ENDING))]


def _rule(path: Path) -> Rule:
    text = path.read_text(encoding="utf-8")
    return Rule(path.name.removesuffix(ENDING), text.partition("\n")[0].removeprefix("# "), text)


def _style_store(files: Sequence[Path] | None = None) -> ox.Store:
    """Load Turtle files, by default the ontology and its lists."""
    store = load_text("")
    for path in vocabulary_files() if files is None else files:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def _with_ontology(store: ox.Store) -> ox.Store:
    """Copy a release and add the ontology and its lists as a named graph, which some rules look into."""
    copy = load_text("")
    copy.bulk_extend(store)
    for path in vocabulary_files():
        copy.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=ONTOLOGY)
    return copy


def _broken(rules: Iterable[Rule], store: ox.Store) -> Iterator[RuleViolation]:
    for rule in rules:
        for row in cast("ox.QuerySolutions", store.query(rule.query)):
            values = tuple("" if value is None else str(value) for value in row)
            yield RuleViolation(rule.name, rule.says, values)


def rule_violations(store: ox.Store) -> list[RuleViolation]:
    """Find what in a release breaks the rules, sorted, each once; the store stays as it is."""
    return _sorted(_broken(read_rules(RULES), _with_ontology(store)))


def style_violations(files: Sequence[Path] | None = None) -> list[RuleViolation]:
    """Find what in the ontology and its lists, or in other Turtle files, breaks the style rules."""
    return _sorted(_broken(read_rules(STYLE), _style_store(files)))


def _sorted(found: Iterable[RuleViolation]) -> list[RuleViolation]:
    return sorted(set(found), key=lambda each: (each.rule, each.row))

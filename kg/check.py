"""All that must hold of facts and graph before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.closure import release_records
from kg.results import shorten_iri
from kg.rules import rule_violations
from kg.shapes import violations
from kg.store import load_text
from kg.turtle import write_turtle
from loaders.coverage import Coverage, coverage, open_problems
from loaders.link import check_links
from loaders.model import Facts
from loaders.problems import FactsError, Problem
from loaders.read import read_facts
from loaders.records import Records
from loaders.triples import make_triples
from loaders.verify import check_evidence, read_texts
from ontology import Vocabulary, expand, load_vocabulary

if TYPE_CHECKING:
    import pyoxigraph as ox


@dataclass(frozen=True)
class Prepared:
    """Facts that passed every check, and the graph made of them."""

    vocabulary: Vocabulary
    facts: Facts
    texts: dict[str, str]
    parts: dict[str, Records]
    release: Records
    turtle: str
    store: ox.Store
    coverage: list[Coverage]


class _Places:
    """Where in the facts files the things of a graph are declared, so that a fault of the graph can be mended there."""

    def __init__(self, facts: Facts, prefixes: Mapping[str, str], folder: Path) -> None:
        self.nodes = {expand(each.token, prefixes): each.node for each in facts.entities()}
        self.nodes |= {expand(each.token, prefixes): each.node for each in facts.statements()}
        self.prefixes, self.folder = prefixes, folder

    def problem(self, terms: Sequence[str], what: str, mend: str) -> Problem:
        """A problem at the first of the terms that a facts file declares."""
        names = [term.strip("<>") for term in terms]
        shown = ", ".join(shorten_iri(name, self.prefixes) for name in names if name)
        node = next((self.nodes[name] for name in names if name in self.nodes), None)
        if node is None:
            return Problem(str(self.folder), 0, 0, f"{shown}: {what}", mend)
        return node.problem(f"{shown}: {what}", mend)


def check_graph(store: ox.Store, places: _Places) -> None:
    """Raise FactsError for every violation of the shapes and of the rules."""
    problems = [
        places.problem([v.node, v.value], v.message, f"shape {v.shape.rpartition('#')[2]}") for v in violations(store)
    ]
    problems += [places.problem(v.row, v.says, f"rule {v.rule}") for v in rule_violations(store)]
    if problems:
        raise FactsError(problems)


def prepare(
    folder: Path, articles: Path | None, progress: Callable[[str], None] = lambda _: None
) -> Prepared:
    """Read and check everything. Raises FactsError; nothing is written."""
    vocabulary = load_vocabulary()
    progress("reading facts")
    facts = read_facts(folder, vocabulary)
    if not facts.articles:
        raise FactsError([Problem(str(folder), 0, 0, "no facts files here", "add one with `talentkg add`")])
    check_links(facts, vocabulary)
    texts = read_texts(facts, articles)
    if articles and not texts:
        wanted = facts.articles[0].texts[0].file
        raise FactsError([Problem(str(articles), 0, 0, "holds none of the articles' texts", f"one is {wanted}")])
    check_evidence(facts, texts)
    covered = coverage(facts, texts)
    if any(each.numbers or each.unreviewed for each in covered):
        raise FactsError(open_problems(facts, texts))
    progress("checking the graph")
    parts = make_triples(facts, vocabulary)
    release = release_records(parts, vocabulary)
    turtle = write_turtle(release, vocabulary.prefixes)
    store = load_text(turtle)
    check_graph(store, _Places(facts, vocabulary.prefixes, folder))
    return Prepared(vocabulary, facts, texts, parts, release, turtle, store, covered)

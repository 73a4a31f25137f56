"""Figures held against each other: what agrees, what can't both be true. Findings are not facts.

Each rule compares intervals, so a hedge never makes a conflict by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.figures import Figure, figures_of
from kg.intervals import possibly_equal, surely_more
from kg.store import select

if TYPE_CHECKING:
    import pyoxigraph as ox

_BROADER = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?narrow ?broad WHERE { ?narrow skos:broader+ ?broad }
"""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a rule says of two or three figures; `agrees` is False where they can't all be true."""

    rule: str
    agrees: bool
    figures: tuple[str, ...]
    articles: tuple[str, ...]
    about: str
    says: str


def _finding(rule: str, agrees: bool, says: str, *figures: Figure) -> Finding:
    articles = tuple(sorted({figure.article for figure in figures}))
    return Finding(rule, agrees, tuple(figure.iri for figure in figures), articles, figures[0].about, says)


class Figures:
    """All figures of a graph, found by what they are about and measure."""

    def __init__(self, store: ox.Store) -> None:
        self.all = list(figures_of(store))
        self.by_iri = {figure.iri: figure for figure in self.all}
        self.by_kind: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in self.all:
            self.by_kind[figure.about, figure.measure].append(figure)
        self.broader: dict[str, set[str]] = defaultdict(set)
        for row in select(store, _BROADER):
            self.broader[row["narrow"]].add(row["broad"])


def same_thing(figures: Figures) -> Iterator[Finding]:
    """Two figures of one kind about one thing, in one scope and at one time, must share a value."""
    for group in figures.by_kind.values():
        for left, right in combinations(group, 2):
            if _frame(left) == _frame(right) and left.article != right.article:
                agrees = possibly_equal(left.interval, right.interval)
                yield _finding("same thing", agrees, f"{left.wording} | {right.wording}", left, right)


def _frame(figure: Figure) -> tuple[str, ...]:
    """What must be the same for two figures to be of the same thing."""
    return (
        figure.unit, figure.scope, figure.as_of, figure.since,
        figure.subset_of, figure.share_of, figure.share_of_kind,
    )


def part_and_whole(figures: Figures) -> Iterator[Finding]:
    """A part is never more than its whole: told as a subset, or of a narrower kind about the same thing."""
    for part in figures.all:
        for whole in _wholes(part, figures):
            agrees = not surely_more(part.interval, whole.interval)
            yield _finding("part and whole", agrees, f"{part.wording} of {whole.wording}", part, whole)


def _wholes(part: Figure, figures: Figures) -> Iterator[Figure]:
    if part.subset_of in figures.by_iri:
        whole = figures.by_iri[part.subset_of]
        yield from [whole] if whole.unit == part.unit else []
    for kind in sorted(figures.broader[part.measure]):
        for whole in figures.by_kind[part.about, kind]:
            states = {part.scope, whole.scope} <= {"current", "cumulative"}
            if states and whole.unit == part.unit != "percent" and whole.iri != part.subset_of:
                yield whole


def share_of_whole(figures: Figures) -> Iterator[Finding]:
    """A share times its whole is the part."""
    for share in (figure for figure in figures.all if figure.unit == "percent"):
        wholes = [figures.by_iri[share.share_of]] if share.share_of in figures.by_iri else []
        wholes += [f for f in figures.by_kind[share.about, share.share_of_kind] if f.unit != "percent"]
        parts = [f for f in figures.by_kind[share.about, share.measure] if f.unit != "percent" and f.scope in _STATES]
        for whole in wholes:
            for part in (p for p in parts if p.iri != whole.iri and p.unit == whole.unit):
                agrees = possibly_equal(whole.interval.scaled(share.interval), part.interval)
                says = f"{share.wording} of {whole.wording} | {part.wording}"
                yield _finding("share of whole", agrees, says, share, whole, part)


_STATES = ("current", "cumulative")


def growing_total(figures: Figures) -> Iterator[Finding]:
    """A later cumulative total is not less than an earlier one."""
    for group in figures.by_kind.values():
        dated = sorted((f for f in group if f.scope == "cumulative" and f.as_of_latest), key=lambda f: f.as_of_latest)
        for early, late in combinations(dated, 2):
            if early.as_of_latest < late.as_of_latest and early.unit == late.unit and early.since == late.since:
                agrees = not surely_more(early.interval, late.interval)
                yield _finding("growing total", agrees, f"{early.wording} | {late.wording}", early, late)


RULES: tuple[Callable[[Figures], Iterator[Finding]], ...] = (
    same_thing, part_and_whole, share_of_whole, growing_total,
)


def findings(store: ox.Store) -> list[Finding]:
    """What all rules find in a graph, conflicts first, then by rule and figures."""
    figures = Figures(store)
    return sorted((each for rule in RULES for each in rule(figures)), key=lambda f: (f.agrees, f))

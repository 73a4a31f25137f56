"""Figures held against each other: what agrees, what can't both be true. Findings are not facts.

Each rule compares intervals, so a hedge never makes a conflict by itself. Intervals that don't meet are a conflict
only where the figures can be of one time and are counted over the same span; elsewhere the finding stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
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


ORDER = ("conflict", "open", "agrees")
_STATES = {"current", "cumulative"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a rule says of two or three figures.

    `verdict` is "agrees" where they can all be true, "conflict" where they can't, and "open" where they don't meet
    but need not, being of other times or other scopes; `says` then ends with why.
    """

    rule: str
    verdict: str
    figures: tuple[str, ...]
    articles: tuple[str, ...]
    about: str
    says: str


def _finding(rule: str, meets: bool, says: str, *figures: Figure) -> Finding:
    why = "" if meets else _apart(figures)
    verdict = "agrees" if meets else "open" if why else "conflict"
    articles = tuple(sorted({figure.article for figure in figures}))
    told = f"{says} (open: {why})" if why else says
    return Finding(rule, verdict, tuple(figure.iri for figure in figures), articles, figures[0].about, told)


def _apart(figures: Sequence[Figure]) -> str:
    """Why figures that don't meet may all be true; empty where they may not."""
    if len({figure.scope for figure in figures}) > 1:
        return "scopes differ: " + ", ".join(figure.scope for figure in figures)
    if len({figure.since for figure in figures}) > 1:
        return "counted since: " + ", ".join(figure.since or "not said" for figure in figures)
    if not all(_same_time(*pair) for pair in combinations(figures, 2)):
        return "as of: " + ", ".join(figure.as_of or "not said" for figure in figures)
    return ""


def _same_time(left: Figure, right: Figure) -> bool:
    """Whether the times overlap; one that isn't told is that of the article, so of no other article's figure."""
    if not (left.as_of and right.as_of):
        return left.article == right.article
    return not (_before(left, right) or _before(right, left))


def _before(early: Figure, late: Figure) -> bool:
    """Whether one time surely ends before the other begins."""
    return bool(early.as_of_latest and late.as_of_earliest) and early.as_of_latest < late.as_of_earliest


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
    """Two figures of one kind about one thing, in one scope and at one time, must share a value.

    Pairs within one article are skipped: an article that gives two numbers of one kind counts two things.
    """
    for group in figures.by_kind.values():
        for left, right in combinations(group, 2):
            if (left.as_of, *_frame(left)) == (right.as_of, *_frame(right)) and left.article != right.article:
                meets = possibly_equal(left.interval, right.interval)
                yield _finding("same thing", meets, f"{left.wording} | {right.wording}", left, right)


def _frame(figure: Figure) -> tuple[str, ...]:
    """What must be the same for two figures to count the same, whatever the time."""
    return (
        figure.unit, figure.scope, figure.since,
        figure.subset_of, figure.share_of, figure.share_of_kind,
    )


def part_and_whole(figures: Figures) -> Iterator[Finding]:
    """A part is never more than its whole: told as a subset, or of a narrower kind about the same thing."""
    for part in figures.all:
        for whole in _wholes(part, figures):
            meets = not surely_more(part.interval, whole.interval)
            yield _finding("part and whole", meets, f"{part.wording} of {whole.wording}", part, whole)


def _wholes(part: Figure, figures: Figures) -> Iterator[Figure]:
    if part.subset_of in figures.by_iri:
        whole = figures.by_iri[part.subset_of]
        yield from [whole] if whole.unit == part.unit else []
    for kind in sorted(figures.broader[part.measure]):
        yield from (whole for whole in figures.by_kind[part.about, kind] if _counts_all_of(whole, part))


def _counts_all_of(whole: Figure, part: Figure) -> bool:
    """Whether a figure of a broader kind takes in the part: itself not told as a part of something else."""
    states = {part.scope, whole.scope} <= _STATES
    return states and whole.unit == part.unit != "percent" and not whole.subset_of and whole.iri != part.subset_of


def share_of_whole(figures: Figures) -> Iterator[Finding]:
    """A share times its whole is the part."""
    for share in (figure for figure in figures.all if figure.unit == "percent"):
        for whole in _shared(share, figures):
            for part in _parts(share, whole, figures):
                meets = possibly_equal(whole.interval.scaled(share.interval), part.interval)
                says = f"{share.wording} of {whole.wording} | {part.wording}"
                yield _finding("share of whole", meets, says, share, whole, part)


def _shared(share: Figure, figures: Figures) -> Iterator[Figure]:
    """The wholes of a share: the one it names, and all of the kind it names."""
    if share.share_of in figures.by_iri:
        yield figures.by_iri[share.share_of]
    for whole in figures.by_kind[share.about, share.share_of_kind]:
        if whole.unit != "percent" and not whole.subset_of and whole.iri != share.share_of:
            yield whole


def _parts(share: Figure, whole: Figure, figures: Figures) -> Iterator[Figure]:
    """What the share counts, as a number: not told as a part of something else than the whole."""
    for part in figures.by_kind[share.about, share.measure]:
        within = part.subset_of in ("", whole.iri) and part.scope in _STATES
        if within and part.unit == whole.unit and part.iri != whole.iri:
            yield part


def growing_total(figures: Figures) -> Iterator[Finding]:
    """A cumulative total is not less than one of the same that surely came before it."""
    for group in figures.by_kind.values():
        totals = [figure for figure in group if figure.scope == "cumulative" and figure.unit != "percent"]
        for early, late in permutations(totals, 2):
            if _before(early, late) and _frame(early) == _frame(late):
                yield _grown(early, late)


def _grown(early: Figure, late: Figure) -> Finding:
    """The finding on two totals: their times differ by the rule, so it is never open."""
    verdict = "conflict" if surely_more(early.interval, late.interval) else "agrees"
    articles = tuple(sorted({early.article, late.article}))
    return Finding(
        "growing total", verdict, (early.iri, late.iri), articles, early.about, f"{early.wording} | {late.wording}"
    )


RULES: tuple[Callable[[Figures], Iterator[Finding]], ...] = (
    same_thing, part_and_whole, share_of_whole, growing_total,
)


def findings(store: ox.Store) -> list[Finding]:
    """What all rules find in a graph: conflicts first, then what is open, then what agrees; by rule and figures."""
    figures = Figures(store)
    found = (each for rule in RULES for each in rule(figures))
    return sorted(found, key=lambda each: (ORDER.index(each.verdict), each))

"""Coverage: what became of every passage of an article, and the numbers that no fact accounts for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from loaders.model import ArticleFacts, EntityFacts, Facts, Passage
from loaders.numbers import find_numbers
from loaders.places import Span
from loaders.verify import fold


@dataclass(frozen=True, slots=True)
class Coverage:
    """Passages of an article: all, those with facts, those without by reason, and what is still open."""

    article: str
    passages: int
    telling: int
    facts: int
    reasons: Mapping[str, int]
    numbers: tuple[Span, ...]
    unreviewed: tuple[Span, ...]
    texts_at_hand: bool


def _periods(passage: Passage) -> Iterator[str]:
    for statement in passage.statements:
        for value in (statement.object, *(v for group in statement.values.values() for v in group)):
            if value.startswith("period:"):
                yield value.removeprefix("period:")


def _date_numbers(passage: Passage) -> set[int]:
    """Return the years, months and days of the dates that a passage's facts give."""
    return {int(part) for period in _periods(passage) for part in re.findall(r"\d+", period)}


def _accounted(passage: Passage) -> list[Span]:
    """Return the places of names, of figures, and of literals, such as the number of an edition."""
    named = [span for _, spans in (*passage.names, *passage.again) for span in spans]
    told = [s for s in passage.statements if s.kind == "Figure" or s.object.startswith('"')]
    return [*named, *(span for statement in told for span in statement.places)]


def open_numbers(passage: Passage, words: str) -> Iterator[Span]:
    """Yield the numbers of a passage that stand in no figure, no name and no date."""
    known, dates = _accounted(passage), _date_numbers(passage)
    for reading in find_numbers(words[passage.span.start:passage.span.end]):
        span = Span(passage.span.start + reading.start, passage.span.start + reading.end)
        accounted = reading.value in dates or any(span.overlaps(each) for each in known)
        if not (passage.reviewed or accounted):
            yield span


def _holds_name(words: str, spellings: set[str]) -> bool:
    folded = fold(words)
    return any(spelling in folded for spelling in spellings)


def unreviewed(passage: Passage, words: str, spellings: set[str]) -> bool:
    """Tell whether a dismissed passage holds a number or a known name and no reviewer's mark."""
    if not passage.reason or passage.reviewed:
        return False
    shown = words[passage.span.start:passage.span.end]
    return bool(passage.names) or next(find_numbers(shown), None) is not None or _holds_name(shown, spellings)


def known_spellings(entities: Iterator[EntityFacts]) -> set[str]:
    """Return the folded labels and spellings of entities, short ones left out: they occur by chance."""
    every = (s for e in entities for s in (*e.labels.values(), *chain.from_iterable(e.spellings.values())))
    return {fold(s) for s in every if len(s) >= (2 if "\u4e00" <= s[0] <= "\u9fff" else 5)}


def _open(passages: Iterable[Passage], texts: Mapping[str, str]) -> Iterator[Span]:
    """Yield the open numbers of passages with facts; a dismissed passage that holds one is open as a whole."""
    for passage in passages:
        if passage.text.key in texts and not passage.reason:
            yield from open_numbers(passage, texts[passage.text.key])


def coverage_of(article: ArticleFacts, texts: Mapping[str, str], spellings: set[str]) -> Coverage:
    """Return the coverage of one article; numbers and names are looked for where its text is at hand."""
    dismissed = [
        passage.span for passage in article.passages
        if unreviewed(passage, texts.get(passage.text.key, ""), spellings)
    ]
    reasons = Counter(passage.reason for passage in article.passages if passage.reason)
    return Coverage(
        article=article.id,
        passages=len(article.passages),
        telling=len(article.passages) - reasons.total(),
        facts=sum(1 for _ in article.statements()),
        reasons=dict(sorted(reasons.items())),
        numbers=tuple(_open(article.passages, texts)),
        unreviewed=tuple(sorted(dismissed)),
        texts_at_hand=all(text.key in texts for text in article.texts),
    )


def coverage(facts: Facts, texts: Mapping[str, str]) -> list[Coverage]:
    """Return the coverage of every article, in order."""
    spellings = known_spellings(facts.entities())
    return [coverage_of(article, texts, spellings) for article in facts.articles]

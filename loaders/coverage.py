"""Coverage: what became of every passage of an article, and the numbers that no fact accounts for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from loaders.dates import date_words
from loaders.model import ArticleFacts, EntityFacts, Facts, Passage, Statement
from loaders.numbers import find_numbers
from loaders.places import Span
from loaders.problems import Problem
from loaders.verify import fold

DATE_WORDS = 40  # characters that a date's own words have at most
HAN, LATIN = 2, 5  # letters of a name at least


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one passage: the facts it gave or told again, the names in it, or the reason why none."""

    span: Span
    facts: int
    names: int
    reason: str


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
    accounts: tuple[Account, ...]


def _date_numbers(statement: Statement) -> set[int]:
    """Return the years, months and days of the dates that a statement gives."""
    values = (statement.object, *chain.from_iterable(statement.values.values()))
    periods = (value.removeprefix("period:") for value in values if value.startswith("period:"))
    return {int(part) for period in periods for part in re.findall(r"\d+", period)}


def _dates(passage: Passage) -> list[tuple[Span, set[int]]]:
    """Return each place of a statement with a date, and the numbers of its dates."""
    dated = [(statement, _date_numbers(statement)) for statement in passage.statements]
    return [(place, numbers) for statement, numbers in dated if numbers for place in statement.places]


def _accounted(passage: Passage) -> list[Span]:
    """Return the places of names, of figures, and of literals, such as the number of an edition."""
    named = [span for _, spans in (*passage.names, *passage.again) for span in spans]
    told = [s for s in passage.statements if s.kind == "Figure" or s.object.startswith('"')]
    return [*named, *(span for statement in told for span in statement.places)]


def open_numbers(passage: Passage, words: str) -> Iterator[Span]:
    """Yield the numbers of a passage that stand in no figure, no name and no date."""
    if passage.reviewed:
        return
    known, dates, start = _accounted(passage), _dates(passage), passage.span.start
    shown = words[start:passage.span.end]
    looks = [Span(start + first, start + last) for first, last in date_words(shown)]
    for reading in find_numbers(shown):
        span = Span(start + reading.start, start + reading.end)
        places = [place for place, numbers in dates if reading.value in numbers and span.within(place)]
        dated = any(_short(place) or any(span.within(look) for look in looks) for place in places)
        if not (dated or any(span.overlaps(each) for each in known)):
            yield span


def _short(place: Span) -> bool:
    """Tell whether a place is no more than a date's own words, so that every number there may be the date's."""
    return place.end - place.start <= DATE_WORDS


@dataclass(frozen=True, slots=True)
class Names:
    """Folded spellings by how they begin, so that a text is walked once, however many there are."""

    by_start: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, spellings: Iterable[str]) -> Names:
        """Sort spellings, each at least as long as its beginning."""
        found: dict[str, tuple[str, ...]] = {}
        for spelling in sorted(spellings):
            start = spelling[:_shortest(spelling)]
            found[start] = (*found.get(start, ()), spelling)
        return cls(found)

    def stand_in(self, words: str) -> bool:
        """Tell whether words hold one of the names."""
        folded = fold(words)
        return any(
            folded.startswith(self.by_start.get(folded[at:at + length], ()), at)
            for at in range(len(folded)) for length in (HAN, LATIN)
        )


def _shortest(spelling: str) -> int:
    """Return how long a spelling must be not to occur by chance."""
    return HAN if "\u4e00" <= spelling[:1] <= "\u9fff" else LATIN


def unreviewed(passage: Passage, words: str, names: Names) -> bool:
    """Tell whether a dismissed passage holds a number or a known name and no reviewer's mark."""
    if not passage.reason or passage.reviewed:
        return False
    shown = words[passage.span.start:passage.span.end]
    return bool(passage.names) or next(find_numbers(shown), None) is not None or names.stand_in(shown)


def known_spellings(entities: Iterable[EntityFacts]) -> set[str]:
    """Return the folded labels and spellings of entities, short ones left out: they occur by chance."""
    every = (s for e in entities for s in (*e.labels.values(), *chain.from_iterable(e.spellings.values())))
    return {folded for folded in map(fold, every) if len(folded) >= _shortest(folded)}


def _open(article: ArticleFacts, texts: Mapping[str, str]) -> Iterator[tuple[Passage, Span]]:
    """Yield the open numbers of passages with facts; a dismissed passage that holds one is open as a whole."""
    for passage in article.passages:
        if passage.text.key in texts and not passage.reason:
            for span in open_numbers(passage, texts[passage.text.key]):
                yield passage, span


def _dismissed(article: ArticleFacts, texts: Mapping[str, str], names: Names) -> Iterator[Passage]:
    return (each for each in article.passages if unreviewed(each, texts.get(each.text.key, ""), names))


def open_problems(facts: Facts, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is open as problems, each at its passage in the facts file."""
    names = Names.of(known_spellings(facts.entities()))
    for article in facts.articles:
        for passage in _dismissed(article, texts, names):
            what = f"{passage.span} is dismissed but holds a number or a known name"
            yield passage.node.problem(what, "give its facts, or add `reviewed:` with your initials")
        for passage, span in _open(article, texts):
            what = f"{span} is a number that no figure, name or date accounts for"
            yield passage.node.problem(what, "add the figure, or `reviewed:` with your initials to the passage")


def _account(passage: Passage) -> Account:
    told = len(passage.statements) + len(passage.again)
    return Account(passage.span, told, sum(len(spans) for _, spans in passage.names), passage.reason)


def coverage_of(article: ArticleFacts, texts: Mapping[str, str], names: Names) -> Coverage:
    """Return the coverage of one article; numbers and names are looked for where its text is at hand."""
    dismissed = [passage.span for passage in _dismissed(article, texts, names)]
    reasons = Counter(passage.reason for passage in article.passages if passage.reason)
    return Coverage(
        article=article.id,
        passages=len(article.passages),
        telling=len(article.passages) - reasons.total(),
        facts=sum(1 for _ in article.statements()),
        reasons=dict(sorted(reasons.items())),
        numbers=tuple(span for _, span in _open(article, texts)),
        unreviewed=tuple(sorted(dismissed)),
        texts_at_hand=all(text.key in texts for text in article.texts),
        accounts=tuple(map(_account, article.passages)),
    )


def coverage(facts: Facts, texts: Mapping[str, str]) -> list[Coverage]:
    """Return the coverage of every article, in order."""
    names = Names.of(known_spellings(facts.entities()))
    return [coverage_of(article, texts, names) for article in facts.articles]

"""Evidence against the texts: the hash, the names and the numbers that the offsets point at."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from loaders.model import ArticleFacts, EntityFacts, Facts, Passage, Statement
from loaders.nodes import Node
from loaders.numbers import Reading, find_numbers, read_hedge, read_number, touching_hedge
from loaders.places import Span, TextInfo, read_article
from loaders.problems import FactsError, Problem
from loaders.sentences import blank
from loaders.values import decimal_text

_QUOTES = str.maketrans("“”‘’\u2002\u00a0", "\"\"''  ")
SHOWN = 80  # characters of an article at most in a message


def fold(words: str) -> str:
    """Return words as compared: full-width forms, quotes, case and runs of white space made alike."""
    return " ".join(unicodedata.normalize("NFKC", words).translate(_QUOTES).casefold().split())


def read_texts(facts: Facts, folder: Path | None) -> dict[str, str]:
    """Read the texts at hand, by key. A file that has changed is an error; an absent one is not."""
    if folder is None:
        return {}
    if not folder.is_dir():
        raise FactsError.of(folder, "no such folder", "name the articles' folder with --articles")
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for text, node in (told for article in facts.articles for told in article.told_texts()):
        try:
            found |= _at_hand(folder / text.file, text, node)
        except FactsError as error:
            problems += error.problems
    if problems:
        raise FactsError(problems)
    return found


def _at_hand(path: Path, text: TextInfo, node: Node) -> dict[str, str]:
    if not path.exists():
        return {}
    words, digest = read_article(path, text.encoding)
    if digest != text.sha256:
        what = f"{text.file} is not the file these offsets were made on (its SHA-256 is {digest})"
        mend = "get the old file back, or add this one as a new text with places of its own"
        node.fail(what, mend)
    if len(words) != text.length:
        what = f"{text.file} has {len(words)} code points, not {text.length}"
        node.fail(what, "mend `length:` or `encoding:`")
    return {text.key: words}


def check_evidence(facts: Facts, texts: Mapping[str, str]) -> None:
    """Raise FactsError for names and numbers that do not stand where the facts say."""
    spellings = {entity.token: _spellings(entity) for entity in facts.entities()}
    problems: list[Problem] = []
    for article in facts.articles:
        figures = {s.token: s for _, s in article.statements() if s.kind == "Figure"}
        problems += _order(article, texts)
        for passage in (p for p in article.passages if p.text.key in texts):
            problems += _names(passage, texts[passage.text.key], spellings)
            problems += _figures(passage, texts[passage.text.key], figures)
    if problems:
        raise FactsError(problems)


def _order(article: ArticleFacts, texts: Mapping[str, str]) -> Iterator[Problem]:
    for text, node in (told for told in article.told_texts() if told[0].key in texts):
        passages = [p for p in article.passages if p.text == text]
        yield from _gaps(passages, texts[text.key])
        rest = Span(passages[-1].span.end if passages else 0, text.length)
        if not blank(texts[text.key][rest.start:]):
            last = passages[-1].node if passages else node
            yield last.problem(f"{rest} belongs to no passage", "add a passage for these characters")


def _gaps(passages: list[Passage], words: str) -> Iterator[Problem]:
    end = 0
    for passage in passages:
        if passage.span.start < end:
            yield passage.node.problem("passages overlap or are out of order", "sort them by their offsets")
        elif not blank(words[end:passage.span.start]):
            gap = Span(end, passage.span.start)
            yield passage.node.problem(f"{gap} belongs to no passage", "add a passage for these characters")
        end = passage.span.end


def _spellings(entity: EntityFacts) -> set[str]:
    alternatives = [spelling for group in entity.spellings.values() for spelling in group]
    return {fold(spelling) for spelling in (*entity.labels.values(), *alternatives)}


def _names(passage: Passage, words: str, spellings: Mapping[str, set[str]]) -> Iterator[Problem]:
    for token, spans in passage.names:
        for span in spans if token in spellings else ():
            shown = words[span.start:span.end]
            if fold(shown) not in spellings[token] or shown != shown.strip():
                what = f"{span} reads {shown[:SHOWN]!r}, no spelling of {token}"
                yield passage.node.problem(what, "mend the offsets, or add the spelling under `alt:`")


def _figures(passage: Passage, words: str, figures: Mapping[str, Statement]) -> Iterator[Problem]:
    for statement in (s for s in passage.statements if s.kind == "Figure"):
        yield from _places(statement, statement.places, passage, words, statement.node)
        yield from _wording(statement, words[passage.span.start:passage.span.end])
    for token, spans in passage.again:
        if token in figures:
            yield from _places(figures[token], spans, passage, words, passage.node)


def _wording(figure: Statement, shown: str) -> Iterator[Problem]:
    """Yield a wording that its passage does not hold."""
    wording = figure.node.field("wording")
    if fold(wording.text()) not in fold(shown):
        what = f"the wording {wording.text()!r} does not stand in its passage"
        yield wording.problem(what, "copy the few words of the number from the article")


def _places(
    figure: Statement, places: Iterable[Span], passage: Passage, words: str, node: Node
) -> Iterator[Problem]:
    value, hedge = figure.values["value"][0].split('"')[1], figure.values["hedge"][0].removeprefix("hedge:")
    for span in places:
        shown = words[span.start:span.end]
        found = [each for each in _readings(span, passage.span, words) if decimal_text(each.value) == value]
        if not found:
            what = f"{span} reads {shown[:SHOWN]!r}, which does not hold {value}"
            yield node.problem(what, "put the place on the characters of the number phrase, the whole number")
        elif not any(_hedged(figure, hedge, each, passage, words) for each in found):
            what = f"{span} reads {shown[:SHOWN]!r}, whose hedge is not {hedge!r}"
            yield node.problem(what, "mend `hedge:` and `wording:`, or the place; `reviewed:` if it is no hedge")


def _readings(span: Span, inside: Span, words: str) -> Iterator[Reading]:
    """Yield the numbers of a place with their hedges; a number that the place cuts is none."""
    numbers = [_moved(each, inside.start) for each in find_numbers(words[inside.start:inside.end])]
    whole = {each.start: each for each in numbers}
    for part in _parts(span, [each for each in numbers if span.overlaps(Span(each.start, each.end))]):
        reading = read_number(words[part.start:part.end])
        number = whole.get(part.start + reading.start) if reading else None
        if reading and number and (reading.value == number.value or reading.hedge == "between"):
            hedge = number.hedge if reading.hedge == "exactly" else reading.hedge
            yield replace(reading, start=number.start, end=max(number.end, part.start + reading.end), hedge=hedge)


def _parts(span: Span, numbers: list[Reading]) -> Iterator[Span]:
    """Yield a place as a whole, for a range, and for each of several numbers what lies between its neighbours."""
    yield span
    starts = [span.start, *(each.end for each in numbers[:-1])]
    ends = [*(each.start for each in numbers[1:]), span.end]
    yield from map(Span, starts, ends)


def _moved(reading: Reading, by: int) -> Reading:
    return replace(reading, start=reading.start + by, end=reading.end + by)


def _hedged(figure: Statement, hedge: str, reading: Reading, passage: Passage, words: str) -> bool:
    """Tell whether the text hedges a number as the figure does: in the place, touching it, or apart from it."""
    before, after = words[passage.span.start:reading.start], words[reading.end:passage.span.end]
    said = reading.hedge if reading.hedge != "exactly" else touching_hedge(before, after)
    if "hedgeWording" in figure.values and said == "exactly":
        apart = figure.node.field("hedgeWording").text()
        return fold(apart) in fold(after if read_hedge(apart, "before") == "exactly" else before)
    return said == hedge or (hedge == reading.hedge and bool(passage.reviewed))

"""Evidence against the texts: the hash, the names and the numbers that the offsets point at."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from loaders.model import ArticleFacts, EntityFacts, Facts, Passage, Statement
from loaders.nodes import Node
from loaders.numbers import find_numbers, read_number
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
    for article, text in ((each, text) for each in facts.articles for text in each.texts):
        try:
            found |= _at_hand(folder / text.file, text, article)
        except FactsError as error:
            problems += error.problems
    if problems:
        raise FactsError(problems)
    return found


def _at_hand(path: Path, text: TextInfo, article: ArticleFacts) -> dict[str, str]:
    if not path.exists():
        return {}
    words, digest = read_article(path, text.encoding)
    if digest != text.sha256:
        what = f"{text.file} is not the file these offsets were made on (its SHA-256 is {digest})"
        mend = "get the old file back, or add this one as a new text with places of its own"
        raise FactsError.of(article.file, what, mend)
    if len(words) != text.length:
        what = f"{text.file} has {len(words)} code points, not {text.length}"
        raise FactsError.of(article.file, what, "mend `length:` or `encoding:`")
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
    for text in (text for text in article.texts if text.key in texts):
        passages = [p for p in article.passages if p.text == text]
        yield from _gaps(passages, texts[text.key])
        rest = Span(passages[-1].span.end if passages else 0, text.length)
        if not blank(texts[text.key][rest.start:]):
            mend = "add a passage for these characters"
            yield Problem(article.file, 0, 0, f"{rest} belongs to no passage", mend)


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
        yield from _number(statement, statement.places, words, statement.node)
    for token, spans in passage.again:
        if token in figures:
            yield from _number(figures[token], spans, words, passage.node)


def _number(figure: Statement, places: tuple[Span, ...], words: str, node: Node) -> Iterator[Problem]:
    value = figure.values["value"][0].split('"')[1]
    for span in places:
        shown = words[span.start:span.end]
        readings = [*find_numbers(shown), *filter(None, [read_number(shown)])]
        if value not in {decimal_text(reading.value) for reading in readings}:
            what = f"{span} reads {shown[:SHOWN]!r}, which does not hold {value}"
            yield node.problem(what, "put the place on the characters of the number phrase")

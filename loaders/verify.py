"""Evidence against the texts: the hash, the names and the numbers that the offsets point at."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from loaders.model import ArticleFacts, EntityFacts, Facts, Passage, Statement
from loaders.numbers import find_numbers
from loaders.places import Span, TextInfo, read_article
from loaders.problems import FactsError, Problem
from loaders.sentences import blank
from loaders.values import decimal_text

_QUOTES = str.maketrans("“”‘’\u2002\u00a0", "\"\"''  ")


def fold(words: str) -> str:
    """Words as compared: full-width forms, quotes, case and runs of white space made alike."""
    return " ".join(unicodedata.normalize("NFKC", words).translate(_QUOTES).casefold().split())


def read_texts(facts: Facts, folder: Path | None) -> dict[str, str]:
    """The texts at hand by key. A file that is there but has changed is an error; one that is absent is not."""
    if folder is None:
        return {}
    if not folder.is_dir():
        raise FactsError([Problem(str(folder), 0, 0, "no such folder", "name the articles' folder with --articles")])
    found, problems = {}, []
    for article in facts.articles:
        for text in article.texts:
            path = folder / text.file
            if path.exists():
                words, problem = _read(path, text, article)
                found[text.key] = words
                problems += problem
    if problems:
        raise FactsError(problems)
    return found


def _read(path: Path, text: TextInfo, article: ArticleFacts) -> tuple[str, list[Problem]]:
    words, digest = read_article(path, text.encoding)
    if digest != text.sha256:
        return words, [Problem(
            article.file, 0, 0, f"{text.file} is not the file these offsets were made on (its SHA-256 is {digest})",
            "get the old file back, or add this one as a new text with places of its own",
        )]
    if len(words) != text.length:
        return words, [Problem(article.file, 0, 0, f"{text.file} has {len(words)} code points, not {text.length}", "")]
    return words, []


def check_evidence(facts: Facts, texts: Mapping[str, str]) -> None:
    """Raise FactsError for names and numbers that do not stand where the facts say."""
    entities = {entity.token: entity for entity in facts.entities()}
    problems = [
        problem
        for article in facts.articles
        for passage in article.passages
        if passage.text.key in texts
        for problem in _passage(passage, texts[passage.text.key], entities)
    ] + [problem for article in facts.articles for problem in _order(article, texts)]
    if problems:
        raise FactsError(problems)


def _order(article: ArticleFacts, texts: Mapping[str, str]) -> Iterator[Problem]:
    for text in article.texts:
        if text.key not in texts:
            continue
        end = 0
        for passage in (p for p in article.passages if p.text == text):
            if passage.span.start < end:
                yield passage.node.problem("passages overlap or are out of order", "sort them by their offsets")
            elif not blank(texts[text.key][end:passage.span.start]):
                yield passage.node.problem(
                    f"[{end}, {passage.span.start}] belongs to no passage", "add a passage for these characters"
                )
            end = passage.span.end
        if not blank(texts[text.key][end:]):
            yield Problem(article.file, 0, 0, f"[{end}, {text.length}] belongs to no passage", "add a passage")


def _passage(passage: Passage, words: str, entities: Mapping[str, EntityFacts]) -> Iterator[Problem]:
    for token, spans in passage.names:
        entity = entities.get(token)
        for span in spans if entity else ():
            if entity and fold(words[span.start:span.end]) not in _spellings(entity):
                yield passage.node.problem(
                    f"[{span.start}, {span.end}] reads {words[span.start:span.end]!r}, no spelling of {token}",
                    "mend the offsets, or add the spelling under `alt:`",
                )
    for statement in passage.statements:
        if statement.kind == "Figure":
            yield from _number(statement, statement.places, words)


def _spellings(entity: EntityFacts) -> set[str]:
    alternatives = [spelling for group in entity.spellings.values() for spelling in group]
    return {fold(spelling) for spelling in (*entity.labels.values(), *alternatives)}


def _number(statement: Statement, places: tuple[Span, ...], words: str) -> Iterator[Problem]:
    value = statement.values["value"][0].split('"')[1]
    for span in places:
        said = [decimal_text(reading.value) for reading in find_numbers(words[span.start:span.end])]
        if value not in said:
            yield statement.node.problem(
                f"[{span.start}, {span.end}] reads {words[span.start:span.end][:80]!r}, which does not hold {value}",
                "put the place on the characters of the number phrase",
            )

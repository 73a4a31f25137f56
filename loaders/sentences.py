"""Sentences of an article's text as spans, English and Chinese."""

from __future__ import annotations

import re

from loaders.places import Span

# A sentence ends at a full stop, with the quotes that close after it, or where the line or the block ends.
_END = re.compile(
    r"(?<=[。！？!?])[”’」』\"]*"
    r"|(?<=[.])[”’\"]*(?=\s+[\"“‘(]*[A-Z0-9\u4e00-\u9fff]|\s*$)"
    r"|\n+|<[^<>\n]{1,200}>",
)
_BLANK = re.compile(r"(?:<[^<>\n]{1,200}>|\s)+")
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Inc|Ltd|Co|vs|etc|e\.g|i\.e)|\.[A-Z])\.$")


def sentences(text: str) -> list[Span]:
    """The sentences in reading order; together they hold every character that is not blank."""
    found, start = [], 0
    for end in (match.end() for match in _END.finditer(text)):
        if end > start and not _ABBREVIATION.search(text[max(0, end - 8):end]):
            found += _trimmed(text, start, end)
            start = end
    return [*found, *_trimmed(text, start, len(text))]


def blank(words: str) -> bool:
    """Whether words are nothing but white space and tags."""
    return not words or _BLANK.fullmatch(words) is not None


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    if blank(text[start:end]):
        return []
    left = _BLANK.match(text, start, end)
    start = left.end() if left else start
    tail = re.search(rf"{_BLANK.pattern}$", text[start:end])
    return [Span(start, start + tail.start() if tail else end)]

"""Sentences of an article's text as spans, English and Chinese."""

from __future__ import annotations

import re

from loaders.places import Span

# A sentence ends at a full stop, with the quotes that close after it, or where the line or the block ends.
_TAG = r"</?[A-Za-z!][^<>\n]{0,200}>"
_END = re.compile(
    r"(?<=[。！？!?])[”’」』\"]*"
    r"|(?<=[.])[”’\"]*(?=\s+[\"“‘(]*[A-Z0-9\u4e00-\u9fff]|\s*$)"
    rf"|\n+|{_TAG}"
)
_BLANK = re.compile(rf"(?:{_TAG}|\s)+")
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Inc|Ltd|Co|vs|etc|e\.g|i\.e)|\.[A-Z])\.\Z")


def sentences(text: str) -> list[Span]:
    """Return the sentences in reading order; together they hold every character that is not blank."""
    found, start = [], 0
    for end in (match.end() for match in _END.finditer(text)):
        if end > start and not _ABBREVIATION.search(text[max(0, end - 8):end]):
            found += _trimmed(text, start, end)
            start = end
    return [*found, *_trimmed(text, start, len(text))]


def blank(words: str) -> bool:
    """Tell whether words are nothing but white space and tags."""
    return not words or _BLANK.fullmatch(words) is not None


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """Return the span without the blanks at its ends; nothing where it is all blank."""
    blanks = [match.span() for match in _BLANK.finditer(text, start, end)]
    if blanks and blanks[0][0] == start:
        start = blanks[0][1]
    if start < end and blanks and blanks[-1][1] == end:
        end = blanks[-1][0]
    return [Span(start, end)] if start < end else []

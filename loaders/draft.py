"""A facts file begun for a curator: hash, metadata, and every sentence with its offsets."""

from __future__ import annotations

from pathlib import Path

import yaml

from loaders.places import Span, read_article
from loaders.problems import FactsError
from loaders.sentences import sentences

WORDS = "#~ "  # begins a comment line that shows a passage's words; `talentkg fill` removes it


def draft(path: Path, identifier: str, language: str = "", encoding: str = "utf-8") -> str:
    """Write a new facts file for an article's text. Raises FactsError."""
    text, digest = read_article(path, encoding)
    spans = sentences(text)
    if not spans:
        raise FactsError.of(path, "holds no text", "name the article's file")
    source = {"file": path.name, "sha256": digest, "encoding": encoding, "length": len(text)}
    language = language or _language(text)
    head = {"id": identifier, "title": _title(text), "language": language, "texts": [source]}
    dumped = yaml.safe_dump({"article": head}, allow_unicode=True, sort_keys=False, width=1000)
    return "".join([dumped, "entities: {}\n", "passages:\n", *(_passage(text, span) for span in spans)])


def _language(text: str) -> str:
    """Guess Chinese where more than a fifth of the characters are Han."""
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return "zh" if han > len(text) / 5 else "en"


def _title(text: str) -> str:
    return next(" ".join(line.split()) for line in text.splitlines() if line.strip())[:200]


def _passage(text: str, span: Span) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text[span.start:span.end])
    return f"{WORDS}{' '.join(printable.split())}\n- at: [{span.start}, {span.end}]\n  none: TODO\n"

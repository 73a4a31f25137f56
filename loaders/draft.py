"""A facts file begun for a curator: hash, metadata, and every sentence with its offsets."""

from __future__ import annotations

from pathlib import Path

import yaml

from loaders.places import read_article
from loaders.sentences import sentences

WORDS = "#~ "  # begins a comment line that shows a passage's words; `talentkg fill` removes it


def draft(path: Path, identifier: str, language: str = "", encoding: str = "utf-8") -> str:
    """The YAML of a new facts file for an article's text. Raises FactsError."""
    text, digest = read_article(path, encoding)
    language = language or ("zh" if sum("\u4e00" <= char <= "\u9fff" for char in text) > len(text) / 5 else "en")
    head = {
        "article": {
            "id": identifier, "title": _title(text), "language": language,
            "texts": [{"file": path.name, "sha256": digest, "encoding": encoding, "length": len(text)}],
        }
    }
    lines = [yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1000), "entities: {}\n", "passages:\n"]
    for span in sentences(text):
        shown = " ".join(text[span.start:span.end].split())
        lines.append(f"{WORDS}{shown}\n- at: [{span.start}, {span.end}]\n  none: TODO\n")
    return "".join(lines)


def _title(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return next((line for line in lines if line), "untitled")[:200]

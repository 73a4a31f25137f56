"""Words written where offsets belong are turned into offsets, so that nobody counts characters.

`at: "nearly 1,500"` becomes `at: [[4012, 4024]]`. In a passage where the words stand more than once, `#2`
after them names the second time and `#*` every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from loaders.draft import WORDS
from loaders.files import read_text
from loaders.nodes import Node, read_yaml, suggest
from loaders.places import Span, read_article
from loaders.problems import FactsError, Problem
from loaders.read import text_info
from loaders.statements import read_span

_CHOICE = re.compile(r"#(\d{1,4}|\*)$")
_COMMENT = re.compile(rf"^[ \t]*{re.escape(WORDS)}.*\n?", re.MULTILINE)
_ALIKE = ("\"“”", "'‘’")


class _Edit(NamedTuple):
    """New words for the characters from `start` to `end` of a facts file."""

    start: int
    end: int
    words: str


def locate(text: str, words: str, inside: Span | None = None) -> list[Span]:
    """Find where words stand, exactly or with other white space and quotes; all places, in order."""
    inside = inside or Span(0, len(text))
    pattern = r"\s+".join(_loose(part) for part in words.split())
    found = re.compile(pattern).finditer(text, inside.start, inside.end) if pattern else ()
    return [Span(match.start(), match.end()) for match in found]


def _loose(part: str) -> str:
    escaped = re.escape(part)
    for group in _ALIKE:
        escaped = re.sub(f"[{group}]", f"[{group}]", escaped)
    return escaped


def _chosen(node: Node, text: str, inside: Span) -> list[Span]:
    """Return the places that the words of a node mean."""
    words = node.text()
    choice = _CHOICE.search(words)
    found = locate(text, _CHOICE.sub("", words), inside)
    if not found:
        node.fail(f"{words!r} does not stand in {inside}", "copy the words from the passage")
    if choice is None and len(found) > 1:
        node.fail(f"{words!r} stands {len(found)} times in its passage", "add #1, #2, ... or #* for all")
    if choice is None or choice[1] == "*":
        return found
    if not 0 < int(choice[1]) <= len(found):
        node.fail(f"{words!r}: the words stand {len(found)} times", "choose one of them")
    return [found[int(choice[1]) - 1]]


def _is_pair(node: Node) -> bool:
    """Tell whether a list is a pair of offsets; digits in quotes are words."""
    items = [item.raw for item in node.items()]
    plain = (isinstance(raw, yaml.ScalarNode) and raw.style is None and raw.value.isdigit() for raw in items)
    return len(items) == 2 and all(plain)


def _edits(node: Node, text: str, inside: Span) -> Iterator[_Edit]:
    """Replace one wording by a list of places, and each wording in a list by its places."""
    if not node.is_list():
        yield _edit(node, f"[{', '.join(map(str, _chosen(node, text, inside)))}]")
    elif not _is_pair(node):
        indent = node.raw.start_mark.column
        flow = isinstance(node.raw, yaml.CollectionNode) and node.raw.flow_style
        between = ", " if flow else f"\n{' ' * indent}- "
        for item in (item for item in node.items() if not item.is_list()):
            yield _edit(item, between.join(map(str, _chosen(item, text, inside))))


def _edit(node: Node, words: str) -> _Edit:
    return _Edit(node.raw.start_mark.index, node.raw.end_mark.index, words)


def _passage(node: Node, texts: Mapping[str, str]) -> Iterator[_Edit]:
    fields, inside = node.fields(), read_span(node.field("at"))
    text = _text(fields, texts)
    names = [places for _, places in fields["names"].entries()] if "names" in fields else []
    says = [item.fields() for item in fields["says"].items()] if "says" in fields else []
    for places in [*names, *(item["at"] for item in says if "at" in item)]:
        yield from _edits(places, text, inside)


def _text(fields: Mapping[str, Node], texts: Mapping[str, str]) -> str:
    if "text" not in fields:
        return next(iter(texts.values()))
    name = fields["text"].text()
    if name not in texts:
        fields["text"].fail(f"unknown text {name!r}", suggest(name, texts))
    return texts[name]


def fill(path: Path, texts: Mapping[str, str]) -> str:
    """Return the facts file with offsets for words; `texts` by file name. Raises FactsError, all faults."""
    source = read_text(path)
    edits: list[_Edit] = []
    problems: list[Problem] = []
    for passage in read_yaml(path).field("passages").items():
        try:
            edits += list(_passage(passage, texts))
        except FactsError as error:
            problems += error.problems
    if problems:
        raise FactsError(problems)
    return _COMMENT.sub("", "".join(_pieces(source, sorted(edits))))


def _pieces(source: str, edits: Iterable[_Edit]) -> Iterator[str]:
    """Yield the file piece by piece, each edit's words in the place of what they replace."""
    end = 0
    for edit in edits:
        yield source[end:edit.start]
        yield edit.words
        end = edit.end
    yield source[end:]


def texts_of(path: Path, folder: Path) -> dict[str, str]:
    """Read the texts that a facts file names from a folder; by file name. Raises FactsError."""
    listed, found = read_yaml(path).field("article").field("texts"), {}
    for node in listed.items():
        text = text_info(node)
        found[text.file], digest = read_article(folder / text.file, text.encoding)
        if digest != text.sha256:
            node.fail(f"{text.file} has changed: its SHA-256 is {digest}", "begin anew with `talentkg add`")
    return found or listed.fail("an article without a text", "`talentkg add` writes one")

"""Words written where offsets belong are turned into offsets, so that nobody counts characters.

`at: "nearly 1,500"` becomes `at: [[4012, 4024]]`. In a passage where the words stand more than once, `#2` after
them names the second time and `#*` every time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from loaders.draft import WORDS
from loaders.nodes import Node, read_text, read_yaml
from loaders.places import Span
from loaders.problems import FactsError, Problem
from loaders.statements import read_span

_CHOICE = re.compile(r"#(\d+|\*)$")


def locate(text: str, words: str, inside: Span | None = None) -> list[Span]:
    """Where words stand, exactly or with other white space and quotes; all places, in order."""
    inside = inside or Span(0, len(text))
    pattern = r"\s+".join(_loose(part) for part in words.split())
    found = re.compile(pattern).finditer(text, inside.start, inside.end)
    return [Span(match.start(), match.end()) for match in found]


def _loose(part: str) -> str:
    escaped = re.escape(part)
    for group in ("\"“”", "'‘’"):
        escaped = re.sub(f"[{group}]", f"[{group}]", escaped)
    return escaped


def _chosen(node: Node, text: str, inside: Span) -> list[Span]:
    words = node.text()
    choice = _CHOICE.search(words)
    found = locate(text, _CHOICE.sub("", words), inside)
    if not found:
        node.fail(f"{words!r} does not stand in [{inside.start}, {inside.end}]", "copy the words from the passage")
    if choice is None and len(found) > 1:
        node.fail(f"{words!r} stands {len(found)} times in its passage", "add #1, #2, ... or #* for all")
    if choice is None or choice[1] == "*":
        return found
    if not 0 < int(choice[1]) <= len(found):
        node.fail(f"{words!r}: the words stand {len(found)} times", "choose one of them")
    return [found[int(choice[1]) - 1]]


def _places(node: Node, text: str, inside: Span) -> Iterator[tuple[Node, list[Span]]]:
    """Nodes to be replaced; a list of words becomes one list of places."""
    if not node.is_list():
        yield node, _chosen(node, text, inside)
    elif any(not item.is_list() for item in node.items()):
        items = node.items()
        if all(not item.is_list() and not item.text().isdigit() for item in items):
            yield node, [span for item in items for span in _chosen(item, text, inside)]


def _passage(node: Node, texts: Mapping[str, str]) -> Iterator[tuple[Node, list[Span]]]:
    fields = node.fields()
    text = texts[fields["text"].text() if "text" in fields else next(iter(texts))]
    inside = read_span(fields["at"])
    for places in fields["names"].fields().values() if "names" in fields else ():
        yield from _places(places, text, inside)
    for item in fields["says"].items() if "says" in fields else ():
        if "at" in item.fields():
            yield from _places(item.fields()["at"], text, inside)


def fill(path: Path, texts: Mapping[str, str]) -> str:
    """The facts file with offsets for words; `texts` by file name. Raises FactsError with all faults."""
    source = read_text(path)
    edits, problems = [], []
    for passage in read_yaml(path).fields()["passages"].items():
        try:
            edits += list(_passage(passage, texts))
        except FactsError as error:
            problems += error.problems
        except KeyError:
            problems.append(passage.problem("the text of this passage is not at hand", "name its folder with --articles"))
    if problems:
        raise FactsError(problems)
    for node, spans in sorted(edits, key=lambda edit: -edit[0].raw.start_mark.index):
        places = "[" + ", ".join(f"[{span.start}, {span.end}]" for span in sorted(set(spans))) + "]"
        source = source[:node.raw.start_mark.index] + places + source[node.raw.end_mark.index:]
    return "".join(line for line in source.splitlines(keepends=True) if not line.lstrip().startswith(WORDS))


def texts_of(path: Path, folder: Path) -> dict[str, str]:
    """The texts that a facts file names, read from a folder, by file name."""
    from loaders.places import read_article

    found = {}
    for node in read_yaml(path).fields()["article"].fields()["texts"].items():
        fields = node.fields()
        name = fields["file"].text()
        words, digest = read_article(folder / name, fields["encoding"].text())
        if digest != fields["sha256"].text():
            raise FactsError([Problem(str(path), 0, 0, f"{name} has changed: its SHA-256 is {digest}", "begin anew with `talentkg add`")])
        found[name] = words
    return found

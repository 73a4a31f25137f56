"""YAML read strictly, every value a string that knows its place (YAML 1.1, as PyYAML reads it).

No value is turned into a date, a number or a boolean here: the ontology says what a value is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

import yaml

from loaders.files import place_of, read_text
from loaders.problems import FactsError, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

DEEPEST = 20  # levels; PyYAML composes by recursion, and libyaml's crashes the interpreter


def suggest(word: str, known: Iterable[str]) -> str:
    """Write a mend that names the nearest known words."""
    names = sorted(known)
    near = get_close_matches(word, names, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(near) + "?"
    return "use one of: " + ", ".join(names) if 0 < len(names) <= 30 else ""


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value and the file it stands in."""

    raw: yaml.Node
    file: str

    def problem(self, what: str, mend: str = "") -> Problem:
        """Make a problem at this value."""
        mark = self.raw.start_mark
        return Problem(self.file, mark.line + 1, mark.column + 1, what, mend)

    def fail(self, what: str, mend: str = "") -> NoReturn:
        """Raise FactsError at this value."""
        raise FactsError([self.problem(what, mend)])

    def text(self) -> str:
        """Return a scalar as written."""
        if not isinstance(self.raw, yaml.ScalarNode):
            self.fail("expected a single value", "write one word or a quoted text")
        return str(self.raw.value)

    def items(self) -> list[Node]:
        """Return the values of a list."""
        if not isinstance(self.raw, yaml.SequenceNode):
            self.fail("expected a list", "write `- ` before each entry, or [a, b]")
        return [Node(value, self.file) for value in self.raw.value]

    def is_list(self) -> bool:
        """Tell whether this is a list."""
        return isinstance(self.raw, yaml.SequenceNode)

    def is_mapping(self) -> bool:
        """Tell whether this is a mapping."""
        return isinstance(self.raw, yaml.MappingNode)

    def entries(self) -> list[tuple[Node, Node]]:
        """Return the keys and values of a mapping; a key that stands twice is an error."""
        if not isinstance(self.raw, yaml.MappingNode):
            self.fail("expected `key: value` lines", "indent the keys below this one")
        found = [(Node(key, self.file), Node(value, self.file)) for key, value in self.raw.value]
        names: set[str] = set()
        for key, _ in found:
            if key.text() in names:
                key.fail(f"key {key.text()!r} stands twice", "remove one of the two")
            names.add(key.text())
        return found

    def fields(self) -> dict[str, Node]:
        """Return the values of a mapping by key."""
        return {key.text(): value for key, value in self.entries()}

    def field(self, name: str) -> Node:
        """Return the value of a key that must be there."""
        found = self.fields()
        if name not in found:
            self.fail(f"key {name!r} is missing", f"add `{name}:` here")
        return found[name]

    def record(self, *known: str, required: tuple[str, ...] = ()) -> dict[str, Node]:
        """Return the values of a mapping with known keys; an unknown or a missing one is an error."""
        for key, _ in self.entries():
            if key.text() not in (*known, *required):
                key.fail(f"unknown key {key.text()!r}", suggest(key.text(), (*known, *required)))
        for name in required:
            self.field(name)
        return self.fields()

    def number(self) -> int:
        """Return a whole number of 0 or more."""
        text = self.text()
        if not (text.isascii() and text.isdigit() and len(text) <= 12):
            self.fail(f"expected a whole number, found {text[:80]!r}", "write digits only")
        return int(text)


def _refuse(event: yaml.Event, depth: int, file: str) -> int:
    """Refuse what a facts file has no use for; returns the depth after the event."""
    mark: yaml.Mark = event.start_mark  # type: ignore[assignment]  # both loaders always give one
    place = (mark.line + 1, mark.column + 1)
    if isinstance(event, yaml.AliasEvent):
        raise FactsError.of(file, "an alias (*)", "write the value out, or quote it", place)
    if isinstance(event, yaml.CollectionStartEvent):
        if depth == DEEPEST:
            raise FactsError.of(file, "nested too deeply", f"at most {DEEPEST} levels", place)
        return depth + 1
    return depth - isinstance(event, yaml.CollectionEndEvent)


def _parse(source: str, file: str) -> yaml.Node | None:
    depth = 0
    for event in yaml.parse(source, Loader=_Loader):
        depth = _refuse(event, depth, file)
    return yaml.compose(source, Loader=_Loader)


def _compose(source: str, file: str) -> yaml.Node | None:
    try:
        return _parse(source, file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = f"not YAML: {error.problem or error.context}"
        raise FactsError.of(file, what, "check the indent and the quotes here", place) from None
    except yaml.reader.ReaderError as error:
        place = place_of(source[:source.find(chr(error.character))])  # libyaml's own position counts bytes
        raise FactsError.of(file, f"not YAML: {error.reason}", "remove the character", place) from None


def read_yaml(path: Path) -> Node:
    """Read the top value of a YAML file. Raises FactsError."""
    raw = _compose(read_text(path), str(path))
    if raw is None:
        raise FactsError.of(path, "the file is empty", "write the facts, or remove the file")
    return Node(raw, str(path))

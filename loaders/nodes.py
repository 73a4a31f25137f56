"""YAML read strictly, every value a string that knows its place (YAML 1.1, as PyYAML reads it).

No value is turned into a date, a number or a boolean here: the ontology says what a value is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

import yaml

from loaders.problems import FactsError, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

LARGEST_FILE = 20_000_000
DEEPEST = 20


def suggest(word: str, known: object) -> str:
    """A mend that names the nearest known words."""
    names = sorted(str(name) for name in known) if hasattr(known, "__iter__") else []
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
        """A problem at this value."""
        mark = self.raw.start_mark
        return Problem(self.file, mark.line + 1, mark.column + 1, what, mend)

    def fail(self, what: str, mend: str = "") -> NoReturn:
        """Raise FactsError at this value."""
        raise FactsError([self.problem(what, mend)])

    def text(self) -> str:
        """A scalar as written."""
        if not isinstance(self.raw, yaml.ScalarNode):
            self.fail("expected a single value", "write one word or a quoted text")
        return str(self.raw.value)

    def items(self) -> list[Node]:
        """The values of a list."""
        if not isinstance(self.raw, yaml.SequenceNode):
            self.fail("expected a list", "write `- ` before each entry, or [a, b]")
        return [Node(value, self.file) for value in self.raw.value]

    def is_list(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.raw, yaml.SequenceNode)

    def fields(self) -> dict[str, Node]:
        """The values of a mapping by key; a key that stands twice is an error."""
        if not isinstance(self.raw, yaml.MappingNode):
            self.fail("expected `key: value` lines", "indent the keys below this one")
        found: dict[str, Node] = {}
        for key, value in self.raw.value:
            name = Node(key, self.file).text()
            if name in found:
                Node(key, self.file).fail(f"key {name!r} stands twice", "remove one of the two")
            found[name] = Node(value, self.file)
        return found

    def record(self, *known: str, required: tuple[str, ...] = ()) -> dict[str, Node]:
        """The values of a mapping with known keys; an unknown or a missing one is an error."""
        found = self.fields()
        for name, value in found.items():
            if name not in known and name not in required:
                value.fail(f"unknown key {name!r}", suggest(name, (*known, *required)))
        for name in required:
            if name not in found:
                self.fail(f"key {name!r} is missing", f"add `{name}:` here")
        return found

    def number(self) -> int:
        """A whole number of 0 or more."""
        text = self.text()
        if not (text.isascii() and text.isdigit()):
            self.fail(f"expected a whole number, found {text!r}", "write digits only")
        return int(text)


def _bounded(raw: yaml.Node, file: str, depth: int = 0) -> Iterator[yaml.Node]:
    if depth > DEEPEST:
        Node(raw, file).fail("nested too deeply", f"at most {DEEPEST} levels")
    yield raw
    children = [n for pair in raw.value for n in pair] if isinstance(raw, yaml.MappingNode) else (
        raw.value if isinstance(raw, yaml.SequenceNode) else []
    )
    for child in children:
        yield from _bounded(child, file, depth + 1)


def _compose(source: str, file: str) -> yaml.Node | None:
    try:
        for event in yaml.parse(source, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                mark = event.start_mark
                raise FactsError([Problem(file, mark.line + 1, mark.column + 1, "an alias (*)", "write the value out")])
        return yaml.compose(source, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = f"not YAML: {error.problem or error.context}"
        raise FactsError([Problem(file, line, column, what, "check the indent and the quotes here")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else "nested too deeply"
        raise FactsError([Problem(file, 0, 0, f"not YAML: {first}", "save the file as plain UTF-8 text")]) from None


def read_text(path: Path) -> str:
    """A UTF-8 file. Raises FactsError where it is missing, unreadable, enormous or not UTF-8."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FactsError([Problem(str(path), 0, 0, f"larger than {LARGEST_FILE:,} bytes", "split the file")])
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FactsError([Problem(str(path), 0, 0, f"can't be read: {error.strerror}", "check the name and the rights")]) from None
    except UnicodeDecodeError as error:
        raise FactsError([Problem(str(path), 0, 0, f"not UTF-8 at byte {error.start}", "save it as UTF-8")]) from None


def read_yaml(path: Path, name: str = "") -> Node:
    """The top value of a YAML file, with no duplicate key read yet. Raises FactsError."""
    file = name or str(path)
    raw = _compose(read_text(path), file)
    if raw is None:
        raise FactsError([Problem(file, 0, 0, "the file is empty", "write the facts, or remove the file")])
    for _ in _bounded(raw, file):
        pass
    return Node(raw, file)

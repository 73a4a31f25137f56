"""YAML read strictly: every fault with file, line, column and a mend."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loaders import files
from loaders.nodes import DEEPEST, Node, read_yaml, suggest
from loaders.problems import FactsError, Problem


def written(folder: Path, source: str | bytes) -> Path:
    path = folder / "x.yaml"
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return path


def problem(folder: Path, source: str | bytes) -> Problem:
    """Read what must fail, as deep as it goes, and return the problem."""
    with pytest.raises(FactsError) as caught:
        walk(read_yaml(written(folder, source)))
    (found,) = caught.value.problems
    return found


def walk(node: Node) -> None:
    if node.is_list():
        for item in node.items():
            walk(item)
    elif node.is_mapping():
        for value in node.fields().values():
            walk(value)


@pytest.mark.parametrize(
    ("source", "line", "column", "what", "mend"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "key 'a' stands twice", "remove one of the two"),
        ("a:\n  b: 1\n  b: 2\n", 3, 3, "key 'b' stands twice", "remove one of the two"),
        ("a: &x 1\nb: *x\n", 2, 4, "an alias (*)", "write the value out, or quote it"),
        ("a: *all\n", 1, 4, "an alias (*)", "write the value out, or quote it"),
        ("? [a]\n: 1\n", 1, 3, "expected a single value", "write one word or a quoted text"),
        ("a: [1, 2\nb: 3\n", 2, 2, "not YAML: did not find expected ',' or ']'", "check the indent"),
        ("a:\n\tb: 1\n", 2, 1, "not YAML: found character that cannot start any token", "check the indent"),
        ('a: "open\n', 2, 1, "not YAML: found unexpected end of stream", "check the indent and the quotes here"),
        ("a: b: c\n", 1, 5, "not YAML: mapping values are not allowed in this context", "check the indent"),
        ("a: 1\n---\nb: 2\n", 2, 1, "not YAML: but found another document", "check the indent"),
        ("港: 湾\nb: \x07\n", 2, 4, "not YAML: control characters are not allowed", "remove the character"),
        ("港: 湾\nb: \udcff\n", 2, 4, "not UTF-8 at byte 12", "save it as UTF-8"),
        ("", 0, 0, "the file is empty", "write the facts, or remove the file"),
        ("# only a comment\n", 0, 0, "the file is empty", "write the facts, or remove the file"),
    ],
)
def test_faults(  # noqa: PLR0917
    tmp_path: Path, source: str, line: int, column: int, what: str, mend: str
) -> None:
    """A fault is told at its line and column, with what is wrong and how to mend it."""
    found = problem(tmp_path, source.encode("utf-8", "surrogateescape"))
    assert (found.line, found.column, found.what) == (line, column, what)
    assert found.mend.startswith(mend)
    place = f":{line}:{column}" if line else ""
    assert str(found).startswith(f"{tmp_path / 'x.yaml'}{place}: {what}\n    {mend}")


@pytest.mark.parametrize("unit", ["[", "{a: ", "- "])
@pytest.mark.parametrize("closed", [True, False])
def test_deep_nesting(tmp_path: Path, unit: str, closed: bool) -> None:
    """Nesting without end is refused at the first level too many; it never reaches the recursion of PyYAML."""
    ends = {"[": "]", "{a: ": "}", "- ": ""}
    found = problem(tmp_path, unit * 30_000 + (ends[unit] * 30_000 if closed else ""))
    assert found.what == "nested too deeply"
    assert (found.line, found.column) == (1, len(unit) * DEEPEST + 1)


def test_deepest_nesting(tmp_path: Path) -> None:
    """The deepest level allowed is read."""
    walk(read_yaml(written(tmp_path, "[" * DEEPEST + "]" * DEEPEST)))


def test_enormous_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused without being read whole, and one at the limit is read."""
    monkeypatch.setattr(files, "LARGEST_FILE", 8)
    assert read_yaml(written(tmp_path, "a: 12345")).fields()["a"].text() == "12345"
    assert problem(tmp_path, "a: 123456").what == "larger than 8 bytes"


def test_endless_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that never ends is refused like an enormous file."""
    monkeypatch.setattr(files, "LARGEST_FILE", 1000)
    (tmp_path / "x.yaml").symlink_to("/dev/zero")
    with pytest.raises(FactsError, match="larger than 1,000 bytes"):
        read_yaml(tmp_path / "x.yaml")


def test_unreadable_file(tmp_path: Path) -> None:
    """A missing file, a folder and a link to nowhere are told with the system's reason."""
    (tmp_path / "folder.yaml").mkdir()
    os.symlink(tmp_path / "nowhere", tmp_path / "link.yaml")
    for name, reason in (("none", "No such file"), ("folder.yaml", "Is a directory"), ("link.yaml", "No such file")):
        with pytest.raises(FactsError, match=f"{name}: can't be read: {reason}"):
            read_yaml(tmp_path / name)


def test_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark, which some editors write, is no part of the first key."""
    assert list(read_yaml(written(tmp_path, b"\xef\xbb\xbfa: 1\n")).fields()) == ["a"]


def test_values_stay_text(tmp_path: Path) -> None:
    """No value is turned into a date, a number or a truth: the ontology says what a value is."""
    node = read_yaml(written(tmp_path, "[2030-05-04, 007, yes, null, 1e3, 0x10]"))
    assert [item.text() for item in node.items()] == ["2030-05-04", "007", "yes", "null", "1e3", "0x10"]


@pytest.mark.parametrize(
    ("source", "reading", "what"),
    [
        ("[a]", lambda node: node.text(), "expected a single value"),
        ("a", lambda node: node.items(), "expected a list"),
        ("a", lambda node: node.fields(), "expected `key: value` lines"),
        ("{a: 1}", lambda node: node.field("b"), "key 'b' is missing"),
        ("{titel: 1}", lambda node: node.record("title"), "unknown key 'titel'"),
        ("{a: 1}", lambda node: node.record("a", required=("b",)), "key 'b' is missing"),
        ("-1", lambda node: node.number(), "expected a whole number, found '-1'"),
        ("１２", lambda node: node.number(), "expected a whole number, found '１２'"),
        ("9999999999999", lambda node: node.number(), "expected a whole number, found '9999999999999'"),
    ],
)
def test_wrong_shape(tmp_path: Path, source: str, reading: object, what: str) -> None:
    """A value of the wrong shape is refused where it stands."""
    with pytest.raises(FactsError, match=r"x\.yaml:1:") as caught:
        reading(read_yaml(written(tmp_path, source)))  # type: ignore[operator]
    assert caught.value.problems[0].what == what


def test_suggestion() -> None:
    """The nearest words are named; else a short list whole; else nothing."""
    assert suggest("titel", ["title", "url"]) == "did you mean title?"
    assert suggest("xyz", ["title", "url"]) == "use one of: title, url"
    assert suggest("xyz", [f"word{number}" for number in range(40)]) == ""


def test_problems_are_sorted() -> None:
    """Several problems are told in the order of files and lines."""
    error = FactsError([Problem("b", 1, 1, "x"), Problem("a", 10, 1, "y"), Problem("a", 9, 1, "z")])
    assert str(error) == "a:9:1: z\na:10:1: y\nb:1:1: x"

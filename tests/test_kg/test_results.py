"""Answers in every format."""

from __future__ import annotations

import csv
import io
import json
import time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.results import FORMATS, FormatError, csv_cell, format_answer, shorten_iri, text_table, width

PREFIXES = {"ex": "https://example.org/", "deep": "https://example.org/deep/"}
STORE = ox.Store()
STORE.load(
    '<https://example.org/a> <https://example.org/p> "厦门"@zh, "=1+1", "-5"^^<http://www.w3.org/2001/XMLSchema#integer>.'.encode(),
    ox.RdfFormat.TURTLE,
)
SELECT, CONSTRUCT = "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY STR(?o)", "CONSTRUCT WHERE { ?s ?p ?o }"


def shown(query: str, name: str) -> str:
    return format_answer(STORE.query(query), name, PREFIXES)


def test_table_is_aligned() -> None:
    """Columns line up in a terminal, where a Chinese character takes two."""
    lines = shown(SELECT, "table").splitlines()
    assert lines[-1] == "(3 rows)"
    assert "ex:a  厦门" in lines


def test_csv_is_safe_in_a_spreadsheet() -> None:
    """A text that begins like a formula stays text; a negative number stays a number."""
    cells = [row[1] for row in csv.reader(io.StringIO(shown(SELECT, "csv")))]
    assert cells == ["o", "-5", "'=1+1", "厦门"]


def test_json_and_xml_are_sparql_results() -> None:
    """Programs get the standard formats."""
    assert json.loads(shown(SELECT, "json"))["head"]["vars"] == ["s", "o"]
    assert shown(SELECT, "xml").startswith("<?xml")


def test_a_graph_is_turtle() -> None:
    """CONSTRUCT gives Turtle that parses back."""
    assert len(list(ox.parse(shown(CONSTRUCT, "turtle").encode(), ox.RdfFormat.TURTLE))) == 3


@pytest.mark.parametrize(("query", "name"), [(SELECT, "turtle"), (CONSTRUCT, "json"), (CONSTRUCT, "csv")])
def test_a_format_the_answer_has_not(query: str, name: str) -> None:
    """The error names the formats that there are."""
    with pytest.raises(FormatError, match=r"use --format|--format table"):
        shown(query, name)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"turtle"}))
def test_yes_or_no(name: str) -> None:
    """ASK has an answer in every format but Turtle."""
    assert shown("ASK { ?s ?p ?o }", name).strip()


def test_the_longest_prefix_wins() -> None:
    """An IRI is shortened by the prefix nearest to it."""
    assert shorten_iri("https://example.org/deep/x", PREFIXES) == "deep:x"


@given(st.text(max_size=100))
def test_a_cell_can_not_steer_the_terminal(text: str) -> None:
    """No control character of a label reaches the terminal, and no cell is wider than its column."""
    table = text_table(["x"], [[text]])
    assert all(char.isprintable() for line in table.split("\n") for char in line)
    assert max(map(width, table.split("\n"))) <= 60


@given(st.text(alphabet="a厦\u0301\x1b", max_size=40), st.integers(2, 12))
def test_a_cell_is_cut_no_shorter_than_it_must(text: str, widest: int) -> None:
    """A cut cell fills its column, but for one column that half a Chinese character can't take."""
    cell = text_table(["x"], [[text + "b"]], widest).split("\n")[2]
    assert width(cell) <= widest
    assert not cell.endswith("…") or width(cell) >= widest - 1


def test_a_huge_cell_is_cut_in_one_pass() -> None:
    """A cell of 600,000 characters costs no more than its length."""
    start = time.process_time()
    assert len(text_table(["x"], [["厦门" * 300_000]])) < 500
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "number", "cell"),
    [
        ("-5", True, "-5"),
        ("+1.5e-3", True, "+1.5e-3"),
        ("-5", False, "'-5"),
        ("=1+1", True, "'=1+1"),
        ("-1+cmd", True, "'-1+cmd"),
        ("@x", False, "'@x"),
        ("\tx", False, "'\tx"),
        ("\rx", False, "'\rx"),
        ("a=1", False, "a=1"),
        ("", False, ""),
    ],
)
def test_no_cell_is_run(text: str, number: bool, cell: str) -> None:
    """Only what is a number by type and form may begin with a sign."""
    assert csv_cell(text, number) == cell

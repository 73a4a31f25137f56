"""Answers in the formats people ask for: a table for the eye, CSV, TSV, JSON, XML, Turtle."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

import pyoxigraph as ox

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
WIDEST = 48  # columns of a cell in a table
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_NUMERIC = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")}


class FormatError(ValueError):
    """A format that this kind of answer has not."""


def shorten(term: object, prefixes: Mapping[str, str]) -> str:
    """A term as people read it: a curie, or the text of a literal; empty for None."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return shorten_iri(term.value, prefixes)
    return str(getattr(term, "value", term))


def shorten_iri(iri: str, prefixes: Mapping[str, str]) -> str:
    """An IRI as the curie with the longest matching prefix, else as it is."""
    best = max((p for p in prefixes.items() if iri.startswith(p[1])), key=lambda p: len(p[1]), default=None)
    return f"{best[0]}:{iri[len(best[1]):]}" if best else iri


def width(text: str) -> int:
    """How many columns a terminal takes for a text (Unicode Standard Annex 11)."""
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def printable(text: str) -> str:
    """A text without the control characters that could steer a terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _cut(text: str, widest: int) -> str:
    text = printable(text)
    ends = list(accumulate(map(_columns, text)))
    return text if not ends or ends[-1] <= widest else text[:bisect_right(ends, widest - 1)] + "…"


def text_table(header: Sequence[str], rows: Iterable[Sequence[str]], widest: int = WIDEST) -> str:
    """Aligned columns under a header, with the count of rows below; a cell wider than `widest` is cut."""
    cells = [[_cut(cell, widest) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(header, *cells, strict=True)] if header else []
    lines = [_line(header, widths), _line(["-" * each for each in widths], widths)]
    lines += [_line(row, widths) for row in cells]
    return "\n".join([*lines, f"({len(cells)} row{'' if len(cells) == 1 else 's'})"]) + "\n"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()


def _rows(answer: ox.QuerySolutions, prefixes: Mapping[str, str]) -> tuple[list[str], list[list[str]]]:
    header = [variable.value for variable in answer.variables]
    return header, [[shorten(term, prefixes) for term in row] for row in answer]


def _table(answer: Answer, prefixes: Mapping[str, str]) -> str:
    if isinstance(answer, ox.QueryBoolean):
        return f"{'yes' if answer else 'no'}\n"
    if isinstance(answer, ox.QueryTriples):
        rows = ([shorten(term, prefixes) for term in triple] for triple in answer)
        return text_table(("subject", "predicate", "object"), rows)
    return text_table(*_rows(answer, prefixes))


def csv_cell(text: str, number: bool) -> str:
    """A cell that no spreadsheet runs: an apostrophe keeps text that begins like a formula a text.

    A number that is one, by its type and its form, stays as it is. After OWASP, CSV injection.
    """
    plain = number and _NUMBER.fullmatch(text)
    return f"'{text}" if text.startswith(_FORMULA) and not plain else text


def _cell(term: object) -> str:
    datatype = getattr(getattr(term, "datatype", None), "value", "")
    return csv_cell("" if term is None else str(getattr(term, "value", term)), number=datatype in _NUMERIC)


def _csv(answer: Answer, prefixes: Mapping[str, str]) -> str:
    if not isinstance(answer, ox.QuerySolutions):
        return _serialized(answer, "csv")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(variable.value for variable in answer.variables)
    writer.writerows([_cell(term) for term in row] for row in answer)
    return out.getvalue()


def _serialized(answer: Answer, name: str) -> str:
    formats = {
        "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV,
        "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML,
    }
    if isinstance(answer, ox.QueryTriples):
        raise FormatError(f"a graph has no {name}; use --format turtle or table")
    if isinstance(answer, ox.QueryBoolean) and name in ("csv", "tsv"):
        return f"{str(bool(answer)).lower()}\n"
    data = answer.serialize(format=formats[name])
    return (data or b"").decode() + ("" if name in ("csv", "tsv") else "\n")


def _turtle(answer: Answer, prefixes: Mapping[str, str]) -> str:
    if not isinstance(answer, ox.QueryTriples):
        raise FormatError("only CONSTRUCT and DESCRIBE give a graph; use --format table, csv, tsv, json or xml")
    triples = sorted(answer, key=str)
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items())))
    return (data or b"").decode()


FORMATS: dict[str, Callable[[Answer, Mapping[str, str]], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": lambda answer, _: _serialized(answer, "tsv"),
    "json": lambda answer, _: _serialized(answer, "json"),
    "xml": lambda answer, _: _serialized(answer, "xml"),
    "turtle": _turtle,
}


def format_answer(answer: Answer, name: str, prefixes: Mapping[str, str]) -> str:
    """An answer in a format of FORMATS. Raises FormatError where the answer has no such format."""
    return FORMATS[name](answer, prefixes)

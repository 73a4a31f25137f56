"""The text of a query, looked at before and after the engine: no SERVICE, and errors that say where."""

from __future__ import annotations

import re

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_NO_QUERY = re.compile(r"expected (CONSTRUCT|one of [A-Z]+, \[_\])$")  # Oxigraph found no word that begins a query
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


class QueryError(ValueError):
    """A query that can't be answered: where, what, and how to mend it."""


def refuse_service(name: str, text: str) -> None:
    """Raise QueryError where a query asks another server, or where it can't be known that it doesn't.

    The parsed query is looked at, for the word may stand in a text or a name. Oxigraph gives out no parse, so
    rdflib's is taken; escapes and line ends that the two read differently are made the same first.
    """
    if "service" not in text.lower():
        return
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(_ESCAPE.sub("x", text).replace("\r", "\n"))
    except (ParseBaseException, RecursionError, ValueError):
        parsed = None
    if parsed is None:
        raise QueryError(f"{name}: SERVICE is not answered, and this query can't be read well enough to rule it out"
                         "\n    mend its syntax, or take the word out of it")
    if _asks_others(parsed):
        raise QueryError(f"{name}: SERVICE is not answered: the graph is asked alone")


def _asks_others(parsed: object) -> bool:
    """Whether a SERVICE stands anywhere in what rdflib parsed."""
    still: list[object] = [parsed]
    while still:
        part = still.pop()
        if getattr(part, "name", "") == "ServiceGraphPattern":
            return True
        still += part.values() if isinstance(part, dict) else _members(part)
    return False


def _members(part: object) -> list[object]:
    from pyparsing import ParseResults

    return list(part) if isinstance(part, (ParseResults, list, tuple, set)) else []


def where(name: str, text: str, message: str) -> str:
    """The words of a syntax error: file, line, column, what, and the line with a mark below it."""
    found = _PLACE.search(message)
    line, column, what = (int(found[1]), int(found[2]), found[3].strip()) if found else (0, 0, message)
    lines = text.splitlines()
    if line > len(lines) or what == "expected [_]":  # Oxigraph gave up at the end of the text
        line, column, what = _second_opinion(text) or (line, column, "the query ends too early")
    before = lines[line - 1][:column - 1] if 0 < line <= len(lines) else ""
    shown = f"\n    {lines[line - 1]}\n    {' ' * (column - 1)}^" if 0 < line <= len(lines) else ""
    return f"{name}:{line}:{column}: {_plain(what, before)}{shown}"


def _plain(what: str, before: str) -> str:
    """What Oxigraph expected, in words; `before` is the line up to where it stopped."""
    prefix = re.search(r"([\w.-]*):[^\s:]*$", before)
    if "Prefix not found" in what and prefix:
        return f"the prefix {prefix[1]}: is not declared; write PREFIX {prefix[1]}: <...> above"
    return "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered" if _NO_QUERY.search(what) else what


def _second_opinion(text: str) -> tuple[int, int, str] | None:
    """Where rdflib's parser stumbles: line, column, what."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseBaseException as error:
        return error.lineno, error.col, error.msg
    return None

"""Questions put to a graph: ready ones by name, others from a file; parameters are bound as values, never pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

import pyoxigraph as ox

from kg.results import Answer
from kg.store import select
from queries import Question

XSD = "http://www.w3.org/2001/XMLSchema#"
_LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?class ?entity ?label WHERE {
  ?entity a ?class ; rdfs:label|skos:altLabel|skos:notation ?label
}
"""
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class QueryError(ValueError):
    """A query that can't be answered: where, what, and how to mend it."""


class ParameterError(ValueError):
    """A parameter that the question has not, or a value that it can't take."""


def find_entity(store: ox.Store, words: str, prefixes: Mapping[str, str], kind: str = "entity") -> ox.NamedNode:
    """The thing of an IRI, of `kind/slug` or a curie, or of a label in any language. Raises ParameterError.

    Labels are looked for in the class that the type of the parameter names: `place` is tkg:Place.
    """
    if words.startswith(("http://", "https://")):
        return _known(store, words, words)
    prefix, slash, slug = words.replace(":", "/", 1).partition("/")
    if slash and prefix in prefixes and re.fullmatch(r"[A-Za-z0-9_-]+", slug):
        return _known(store, prefixes[prefix] + slug, words)
    return _labelled(store, words, ox.NamedNode(prefixes["tkg"] + kind.capitalize()))


def _known(store: ox.Store, iri: str, words: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise ParameterError(f"{words!r} is no IRI: {error}") from None
    if next(store.quads_for_pattern(node, None, None, None), None) is None:
        raise ParameterError(f"{words!r} is not in the graph\n    find its name with `talentkg query entities`")
    return node


def _labelled(store: ox.Store, words: str, kind: ox.NamedNode) -> ox.NamedNode:
    labels: dict[str, set[str]] = {}
    for row in select(store, _LABELS, {ox.Variable("class"): kind}):
        labels.setdefault(row["label"].casefold(), set()).add(row["entity"])
    found = sorted(labels.get(words.casefold().strip(), ()))
    if not found:
        near = get_close_matches(words.casefold(), labels, n=3, cutoff=0.5)
        raise ParameterError(f"nothing is labelled {words!r}\n    nearest: {', '.join(near) or 'none'}")
    if len(found) > 1:
        raise ParameterError(f"{words!r} may be any of: {', '.join(found)}\n    give one of these instead")
    return ox.NamedNode(found[0])


def _number(value: str) -> ox.Literal:
    if not re.fullmatch(r"-?\d+(\.\d+)?", value):
        raise ParameterError(f"{value!r} is no number\n    write digits, such as 1500")
    return ox.Literal(value, datatype=ox.NamedNode(XSD + "decimal"))


def _date(value: str) -> ox.Literal:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ParameterError(f"{value!r} is no date\n    write 2022-06-08")
    return ox.Literal(value, datatype=ox.NamedNode(XSD + "date"))


LITERALS = {"number": _number, "date": _date, "text": ox.Literal}


def bind(
    store: ox.Store, question: Question, values: Mapping[str, str], prefixes: Mapping[str, str]
) -> dict[ox.Variable, ox.NamedNode | ox.Literal]:
    """The values of parameters as terms, by variable. Raises ParameterError for an unknown one."""
    known = {parameter.name: parameter for parameter in question.parameters}
    bound: dict[ox.Variable, ox.NamedNode | ox.Literal] = {}
    for name, value in values.items():
        if question.summary_en and name not in known:
            raise ParameterError(f"{question.name} has no parameter {name!r}\n    it has: {', '.join(known) or 'none'}")
        kind = known[name].type if name in known else _guess(value)
        literal = LITERALS.get(kind)
        bound[_variable(name)] = literal(value) if literal else find_entity(store, value, prefixes, kind)
    return bound


def _variable(name: str) -> ox.Variable:
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        raise ParameterError(f"{name!r} is no name of a variable\n    write -p name=value")
    return ox.Variable(name)


def _guess(value: str) -> str:
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return "number"
    return "entity" if re.fullmatch(r"https?://\S+|[a-z]+/[a-z0-9-]+", value) else "text"


def question_of(name: str, text: str) -> Question:
    """A question that is not in the catalogue; any of its variables may be bound."""
    return Question(name, "", "", (), text)


def ask(
    store: ox.Store, question: Question, values: Mapping[str, str] | None = None,
    prefixes: Mapping[str, str] | None = None,
) -> Answer:
    """The answer to a question. Raises QueryError with the place of a syntax error, ParameterError."""
    bound = bind(store, question, values or {}, prefixes or {})
    try:
        return store.query(question.text, prefixes=dict(prefixes or {}), substitutions=bound)  # type: ignore[arg-type]
    except SyntaxError as error:
        raise QueryError(_where(question.name, question.text, str(error))) from None
    except RuntimeError as error:  # a variable that the query does not give back can't be bound
        raise ParameterError(f"{question.name}: {error}\n    add the variable to SELECT") from None


def _where(name: str, text: str, message: str) -> str:
    found = _PLACE.search(message)
    line, column, what = (int(found[1]), int(found[2]), found[3].strip()) if found else (0, 0, message)
    lines = text.splitlines()
    if line > len(lines) or what == "expected [_]":  # Oxigraph gave up at the end of the text
        line, column, what = _second_opinion(text) or (line, column, "the query ends too early")
    shown = f"\n    {lines[line - 1]}\n    {' ' * (column - 1)}^" if 0 < line <= len(lines) else ""
    return f"{name}:{line}:{column}: {what}{shown}"


def _second_opinion(text: str) -> tuple[int, int, str] | None:
    """Where rdflib's parser stumbles: line, column, what."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseBaseException as error:
        return error.lineno, error.col, error.msg
    return None

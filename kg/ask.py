"""Questions put to a graph: ready ones by name, others from a file; parameters are bound as values, never pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

import pyoxigraph as ox

from kg.query_text import QueryError, refuse_service, where
from kg.results import Answer
from kg.store import select
from queries import Question

__all__ = ["ParameterError", "QueryError", "ask", "find_entity", "question_of"]
XSD = "http://www.w3.org/2001/XMLSchema#"
_LABELS = """
PREFIX tkg: <https://w3id.org/talentkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?class ?entity ?label WHERE {
  ?entity a ?class ; rdfs:label|skos:altLabel|skos:notation|tkg:title ?label
}
"""
_CURIE = re.compile(r"(?:id/)?([a-z]+)[:/]([^\s<>\"{}|\\^`]+)")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class ParameterError(ValueError):
    """A parameter that the question has not, or a value that it can't take."""


def find_entity(store: ox.Store, words: str, prefixes: Mapping[str, str], kind: str = "entity") -> ox.NamedNode:
    """The thing of an IRI, of `kind/slug` or a curie, or of a label in any language. Raises ParameterError.

    Labels are looked for in the class that the type of the parameter names: `place` is tkg:Place; where it is
    `entity`, then among the articles, by title or id.
    """
    iri = reference(words, prefixes)
    if iri:
        return _known(store, iri, words)
    labels = _labels(store, prefixes["tkg"] + kind.capitalize())
    found = _among(labels, words) or (_articles(store, words, prefixes) if kind == "entity" else [])
    if not found:
        near = get_close_matches(words.casefold(), labels, n=3, cutoff=0.5)
        raise ParameterError(f"nothing is labelled {words!r}\n    nearest: {', '.join(near) or 'none'}")
    if len(found) > 1:
        raise ParameterError(f"{words!r} may be any of: {', '.join(found)}\n    give one of these instead")
    return ox.NamedNode(found[0])


def reference(words: str, prefixes: Mapping[str, str]) -> str:
    """The IRI that is meant by an IRI, `<IRI>`, `place:xiamen`, `place/xiamen` or `id/place/xiamen`; else empty."""
    bare = words[1:-1] if words.startswith("<") and words.endswith(">") else words
    if bare.startswith(("http://", "https://")):
        return bare
    found = _CURIE.fullmatch(words)
    return prefixes[found[1]] + found[2] if found and found[1] in prefixes else ""


def _articles(store: ox.Store, words: str, prefixes: Mapping[str, str]) -> list[str]:
    """The articles of a title or an id."""
    titled = _among(_labels(store, prefixes["tkg"] + "Article"), words)
    node = ox.NamedNode(prefixes["article"] + words) if re.fullmatch(r"[A-Za-z0-9-]+", words) else None
    return titled or ([node.value] if node and _is_told(store, node) else [])


def _is_told(store: ox.Store, node: ox.NamedNode) -> bool:
    return next(store.quads_for_pattern(node, None, None, None), None) is not None


def _known(store: ox.Store, iri: str, words: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise ParameterError(f"{words!r} is no IRI: {error}") from None
    if not _is_told(store, node):
        raise ParameterError(f"{words!r} is not in the graph\n    find its name with `talentkg query entities`")
    return node


def _labels(store: ox.Store, kind: str) -> dict[str, set[str]]:
    """What is called so, by folded label, of the things of a class."""
    labels: dict[str, set[str]] = {}
    for row in select(store, _LABELS, {ox.Variable("class"): ox.NamedNode(kind)}):
        labels.setdefault(row["label"].casefold(), set()).add(row["entity"])
    return labels


def _among(labels: Mapping[str, set[str]], words: str) -> list[str]:
    return sorted(labels.get(words.casefold().strip(), ()))


def _number(value: str) -> ox.Literal:
    if not _NUMBER.fullmatch(value):
        raise ParameterError(f"{value!r} is no number\n    write digits, such as 1500")
    return ox.Literal(value, datatype=ox.NamedNode(XSD + ("decimal" if "." in value else "integer")))


def _date(value: str) -> ox.Literal:
    try:
        day = date.fromisoformat(value).isoformat()
    except ValueError:
        day = ""
    if day != value:  # other forms of ISO 8601 are none of xsd:date
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
        kind = known[name].type if name in known else _guess(value, prefixes)
        literal = LITERALS.get(kind)
        bound[_variable(name)] = literal(value) if literal else find_entity(store, value, prefixes, kind)
    return bound


def _variable(name: str) -> ox.Variable:
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        raise ParameterError(f"{name!r} is no name of a variable\n    write -p name=value")
    return ox.Variable(name)


def _guess(value: str, prefixes: Mapping[str, str]) -> str:
    """The type of a value whose question declares none: what reads as a reference or a number is one."""
    if _NUMBER.fullmatch(value):
        return "number"
    return "entity" if reference(value, prefixes) and not re.search(r"\s", value) else "text"


def question_of(name: str, text: str) -> Question:
    """A question that is not in the catalogue; any of its variables may be bound."""
    return Question(name, "", "", (), text)


def ask(
    store: ox.Store, question: Question, values: Mapping[str, str] | None = None,
    prefixes: Mapping[str, str] | None = None,
) -> Answer:
    """The answer to a question. Raises QueryError, with the place of a syntax error, and ParameterError."""
    bound = bind(store, question, values or {}, prefixes or {})
    refuse_service(question.name, question.text)
    try:
        return store.query(question.text, prefixes=dict(prefixes or {}), substitutions=bound)  # type: ignore[arg-type]
    except SyntaxError as error:
        raise QueryError(where(question.name, question.text, str(error))) from None
    except OSError as error:
        raise QueryError(f"{question.name}: {error}") from None
    except RuntimeError as error:  # a variable that the query does not give back can't be bound
        raise ParameterError(f"{question.name}: {error}\n    add the variable to SELECT") from None

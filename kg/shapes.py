"""The shapes of `ontology/shapes.ttl` as SPARQL, one query per constraint (SHACL, 2017, section 4).

Only the part of SHACL Core that the shapes use is known; anything else is an error and never skipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.store import open_store
from ontology.vocabulary import FOLDER, RDF_TYPE, SH

if TYPE_CHECKING:
    import pyoxigraph as ox

SHAPES = FOLDER / "shapes.ttl"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CHECKED_FORMS = {f"<{XSD}{name}>" for name in ("boolean", "date", "decimal", "integer")}
TESTS_OF_KIND = {f"<{SH}IRI>": "isIRI(?value)", f"<{SH}IRIOrLiteral>": "!isBlank(?value)"}
PREFIXES = "PREFIX rdf: <" + RDF + ">\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"

Rows = Mapping[str, Mapping[str, list[str]]]


class ShapeError(ValueError):
    """A shape that says what this module can't check."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that breaks a constraint of a shape; terms as in N-Triples, `path` empty for the node itself."""

    shape: str
    constraint: str
    node: str
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint of one shape as a query that yields ?node and ?value for each violation."""

    shape: str
    constraint: str
    target: str
    path: str
    messages: Mapping[str, str]
    query: str


def _all(condition: str) -> str:
    """Every value must fulfil the condition; an error within it counts as a failure."""
    return f"FILTER(!COALESCE({condition}, false))"


def _datatype(datatype: str) -> str:
    same = f"datatype(?value) = {datatype}"
    return _all(f"{same} && datatype({datatype}(STR(?value))) = {datatype}" if datatype in CHECKED_FORMS else same)


def _class(name: str) -> str:
    # The closure gives most values the type itself; looking there first saves two thirds of the time.
    return (f"FILTER NOT EXISTS {{ ?value rdf:type {name} }}\n"
            f"  FILTER NOT EXISTS {{ ?value rdf:type/rdfs:subClassOf* {name} }}")


def _node_kind(kind: str) -> str:
    if kind not in TESTS_OF_KIND:
        raise ShapeError(f"sh:nodeKind {kind}")
    return _all(TESTS_OF_KIND[kind])


def _in(members: str) -> str:
    return _all(" || ".join(f"sameTerm(?value, {member})" for member in members.split()))


def _language_in(members: str) -> str:
    return _all(" || ".join(f"LANGMATCHES(LANG(?value), {member})" for member in members.split()))


def _one(count: str, pattern: str) -> str:
    if count != f'"1"^^<{XSD}integer>':
        raise ShapeError(f"a count of {count}, only 1")
    return pattern


_OTHER = "?node {path} ?other . FILTER("

# By constraint, what must be added to `?node path ?value` so that only violations are left.
CONSTRAINTS: dict[str, Callable[[str], str]] = {
    "class": _class,
    "datatype": _datatype,
    "in": _in,
    "languageIn": _language_in,
    "lessThan": lambda path: f"?node {path} ?other . {_all('?value < ?other')}",
    "lessThanOrEquals": lambda path: f"?node {path} ?other . {_all('?value <= ?other')}",
    "maxCount": lambda n: _one(n, _OTHER + "!sameTerm(?value, ?other) && STR(?value) <= STR(?other))"),
    "maxLength": lambda n: _all(f"!isBlank(?value) && STRLEN(STR(?value)) <= {n}"),
    "minCount": lambda n: _one(n, ""),
    "minInclusive": lambda n: _all(f"?value >= {n}"),
    "minLength": lambda n: _all(f"!isBlank(?value) && STRLEN(STR(?value)) >= {n}"),
    "nodeKind": _node_kind,
    "pattern": lambda text: _all(f"!isBlank(?value) && REGEX(STR(?value), {text})"),
    "uniqueLang": lambda _: _OTHER + "LANG(?value) != '' && LANG(?value) = LANG(?other) "
                                     "&& STR(?value) < STR(?other))",
}
ON_CLASSES = {"targetClass", "property", "message"}
ON_PROPERTIES = {"path", "message"}


def _query(constraint: str, argument: str, target: str, path: str) -> str:
    """The query of one constraint. Raises ShapeError where the argument is not supported."""
    values = f"?node {path} ?value ." if path else "BIND(?node AS ?value)"
    if constraint == "minCount":
        values = f"FILTER NOT EXISTS {{ {values} }}"
    test = CONSTRAINTS[constraint](argument).replace("{path}", path)
    return (
        f"{PREFIXES}SELECT DISTINCT ?node ?value WHERE {{\n"
        f"  {{ SELECT DISTINCT ?node WHERE {{ ?class rdfs:subClassOf* {target} . ?node rdf:type ?class }} }}\n"
        f"  {values}\n  {test}\n}}"
    )


def _rows(store: ox.Store) -> Rows:
    """The triples of the shapes by subject and predicate, terms as in N-Triples."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store:
        found[str(quad.subject)][quad.predicate.value].append(str(quad.object))
    return found


def _members(rows: Rows, head: str) -> Iterator[str]:
    while head in rows:
        yield rows[head][RDF + "first"][0]
        head = rows[head][RDF + "rest"][0]


def _argument(rows: Rows, constraint: str, value: str) -> str:
    return " ".join(_members(rows, value)) if constraint in ("in", "languageIn") else value


def _messages(rows: Rows, shape: str) -> dict[str, str]:
    texts = (text.rpartition('"@') for text in rows[shape].get(SH + "message", ()))
    return {language: text[1:] for text, _, language in texts}


def _constraints(rows: Rows, shape: str, structure: set[str]) -> Iterator[tuple[str, str]]:
    for predicate, values in sorted(rows[shape].items()):
        name = predicate.removeprefix(SH)
        if predicate == RDF_TYPE or name in structure:
            continue
        if name not in CONSTRAINTS or len(values) > 1:
            raise ShapeError(f"{shape}: {predicate} is not supported; extend kg/shapes.py, or write a rule instead")
        yield name, _argument(rows, name, values[0])


def _checks(rows: Rows, shape: str, target: str, path: str) -> Iterator[Check]:
    for constraint, argument in _constraints(rows, shape, ON_PROPERTIES if path else ON_CLASSES):
        try:
            query = _query(constraint, argument, target, path)
        except ShapeError as error:
            raise ShapeError(f"{shape}: {error} is supported") from None
        yield Check(shape[1:-1], constraint, target, path, _messages(rows, shape), query)


def _only(rows: Rows, shape: str, name: str) -> str:
    values = rows[shape].get(SH + name, ())
    if len(values) != 1 or not values[0].startswith("<"):
        raise ShapeError(f"{shape}: needs one sh:{name}, an IRI")
    return values[0]


def _node_shapes(rows: Rows) -> list[str]:
    node_shapes = sorted(name for name in rows if f"<{SH}NodeShape>" in rows[name].get(RDF_TYPE, ()))
    used = {prop for name in node_shapes for prop in rows[name].get(SH + "property", ())}
    for name in sorted(rows):
        if f"<{SH}PropertyShape>" in rows[name].get(RDF_TYPE, ()) and name not in used:
            raise ShapeError(f"{name}: no class uses it; name it under sh:property of a node shape")
    return node_shapes


def compile_shapes(path: Path = SHAPES) -> list[Check]:
    """All checks of a shapes file, in the order of its shapes. Raises ShapeError, naming what is not supported."""
    rows = _rows(open_store(path))
    found: list[Check] = []
    for shape in _node_shapes(rows):
        target = _only(rows, shape, "targetClass")
        found += _checks(rows, shape, target, "")
        for prop in sorted(rows[shape].get(SH + "property", ())):
            found += _checks(rows, prop, target, _only(rows, prop, "path"))
    return found


def _violations(check: Check, store: ox.Store, language: str) -> Iterator[Violation]:
    for row in store.query(check.query):
        value = "" if row["value"] is None else str(row["value"])
        message = check.messages.get(language, "")
        yield Violation(check.shape, check.constraint, str(row["node"]), check.path, value, message)


def violations(store: ox.Store, path: Path = SHAPES, language: str = "en") -> list[Violation]:
    """What in a store breaks the shapes, sorted, each once; messages in `language` (en or zh)."""
    found = {each for check in compile_shapes(path) for each in _violations(check, store, language)}
    return sorted(found, key=lambda each: (each.shape, each.constraint, each.node, each.value))

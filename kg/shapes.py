"""The shapes of `ontology/shapes.ttl` as SPARQL, one query per constraint (SHACL, 2017, section 4).

Only the part of SHACL Core that the shapes use is known; anything else is an error and never skipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.store import load_file
from ontology.vocabulary import FOLDER, RDF_TYPE, SH, OntologyError

if TYPE_CHECKING:
    import pyoxigraph as ox

SHAPES = FOLDER / "shapes.ttl"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
CHECKED_FORMS = {f"<{XSD}{name}>" for name in ("boolean", "date", "decimal", "integer")}
TESTS_OF_KIND = {f"<{SH}IRI>": "isIRI(?value)", f"<{SH}IRIOrLiteral>": "!isBlank(?value)"}
PREFIXES = "PREFIX rdf: <" + RDF + ">\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"

USED_TERMS = """SELECT DISTINCT ?term WHERE {
  { { SELECT DISTINCT ?type WHERE { ?node rdf:type ?type } } ?type rdfs:subClassOf* ?term }
  UNION
  { SELECT DISTINCT ?term WHERE { ?node ?term ?value } }
}"""

# By kind of target, the pattern that finds its nodes.
TARGETS = {
    "targetClass": "?type rdfs:subClassOf* {} . ?node rdf:type ?type",
    "targetSubjectsOf": "?node {} ?any",
}

Rows = Mapping[str, Mapping[str, list[str]]]


class ShapeError(OntologyError):
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
    well_formed = f"{same} && datatype({datatype}(STR(?value))) = {datatype}"
    return _all(well_formed if datatype in CHECKED_FORMS else same)


def _class(name: str) -> str:
    # The closure gives most values the type itself; looking there first saves two thirds of the time.
    return (f"FILTER NOT EXISTS {{ ?value rdf:type {name} }}\n"
            f"  FILTER NOT EXISTS {{ ?value rdf:type/rdfs:subClassOf* {name} }}")


def _node_kind(kind: str) -> str:
    if kind not in TESTS_OF_KIND:
        raise ShapeError(f"{kind}, only {' or '.join(TESTS_OF_KIND)},")
    return _all(TESTS_OF_KIND[kind])


def _in(members: str) -> str:
    return _all(" || ".join(f"sameTerm(?value, {member})" for member in members.split()))


def _language_in(members: str) -> str:
    return _all(" || ".join(f"LANGMATCHES(LANG(?value), {member})" for member in members.split()))


def _or(paths: str) -> str:
    return "\n  ".join(f"FILTER NOT EXISTS {{ ?value {path} ?any }}" for path in paths.split())


def _exactly(wanted: str, argument: str, pattern: str) -> str:
    if argument != wanted:
        raise ShapeError(f"{argument}, only {wanted},")
    return pattern


ONE = f'"1"^^<{XSD}integer>'
TRUE = f'"true"^^<{XSD}boolean>'
OTHER = "?node {path} ?other . FILTER("
NOT_SAME = OTHER + "!sameTerm(?value, ?other) && STR(?value) <= STR(?other))"
NOT_SAME_LANGUAGE = OTHER + "LANG(?value) != '' && LANG(?value) = LANG(?other) && STR(?value) < STR(?other))"

# By constraint, what must be added to `?node path ?value` so that only violations are left.
CONSTRAINTS: dict[str, Callable[[str], str]] = {
    "class": _class,
    "datatype": _datatype,
    "in": _in,
    "languageIn": _language_in,
    "lessThan": lambda path: f"?node {path} ?other . {_all('?value < ?other')}",
    "lessThanOrEquals": lambda path: f"?node {path} ?other . {_all('?value <= ?other')}",
    "maxCount": lambda n: _exactly(ONE, n, NOT_SAME),
    "maxLength": lambda n: _all(f"!isBlank(?value) && STRLEN(STR(?value)) <= {n}"),
    "minCount": lambda n: _exactly(ONE, n, ""),
    "minInclusive": lambda n: _all(f"?value >= {n}"),
    "minLength": lambda n: _all(f"!isBlank(?value) && STRLEN(STR(?value)) >= {n}"),
    "nodeKind": _node_kind,
    "or": _or,
    "pattern": lambda text: _all(f"!isBlank(?value) && REGEX(STR(?value), {text})"),
    "uniqueLang": lambda flag: _exactly(TRUE, flag, NOT_SAME_LANGUAGE),
}
ON_CLASSES = {"targetClass", "property", "message"}
ON_PROPERTIES = {"path", "message", "targetSubjectsOf"}


def _query(constraint: str, argument: str, nodes: str, path: str) -> str:
    """Write the query of one constraint. Raises ShapeError where the argument is not supported."""
    values = f"?node {path} ?value ." if path else "BIND(?node AS ?value)"
    if constraint == "minCount":
        values = f"FILTER NOT EXISTS {{ {values} }}"
    test = CONSTRAINTS[constraint](argument).replace("{path}", path)
    return (
        f"{PREFIXES}SELECT DISTINCT ?node ?value WHERE {{\n"
        f"  {{ SELECT DISTINCT ?node WHERE {{ {nodes} }} }}\n"
        f"  {values}\n  {test}\n}}"
    )


def _rows(store: ox.Store) -> Rows:
    """Group the triples of the shapes by subject and predicate, terms as in N-Triples."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store:
        found[str(quad.subject)][quad.predicate.value].append(str(quad.object))
    return found


def _members(rows: Rows, head: str) -> Iterator[str]:
    while head in rows:
        yield rows[head][RDF + "first"][0]
        head = rows[head][RDF + "rest"][0]


def _needed(rows: Rows, shape: str) -> str:
    """Return the path of a shape named in sh:or, which may ask for a value and nothing else."""
    if dict(_constraints(rows, shape, ON_PROPERTIES)) != {"minCount": ONE}:
        raise ShapeError(f"{shape}: within sh:or, only sh:minCount {ONE} is supported")
    return _only(rows, shape, "path")


def _argument(rows: Rows, constraint: str, value: str) -> str:
    if constraint == "or":
        return " ".join(_needed(rows, shape) for shape in _members(rows, value))
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
            mend = "extend kg/shapes.py, or write a rule"
            raise ShapeError(f"{shape}: {predicate} is not supported\n    {mend}")
        yield name, _argument(rows, name, values[0])


def _checks(rows: Rows, shape: str, kind: str, target: str, path: str) -> Iterator[Check]:
    nodes = TARGETS[kind].format(target)
    for constraint, argument in _constraints(rows, shape, ON_PROPERTIES if path else ON_CLASSES):
        try:
            query = _query(constraint, argument, nodes, path)
        except ShapeError as error:
            raise ShapeError(f"{shape}: sh:{constraint} {error} is supported") from None
        yield Check(shape[1:-1], constraint, target, path, _messages(rows, shape), query)


def _only(rows: Rows, shape: str, name: str) -> str:
    values = rows[shape].get(SH + name, ())
    if len(values) != 1 or not values[0].startswith("<"):
        raise ShapeError(f"{shape}: needs one sh:{name}, an IRI")
    return values[0]


def _of_kind(rows: Rows, kind: str) -> list[str]:
    return sorted(name for name in rows if f"<{SH}{kind}>" in rows[name].get(RDF_TYPE, ()))


def _node_shapes(rows: Rows) -> list[str]:
    """List the node shapes. Raises ShapeError for what no query would come of: a shape untyped or unused."""
    node_shapes, property_shapes = _of_kind(rows, "NodeShape"), _of_kind(rows, "PropertyShape")
    named = {name for name in rows if name.startswith("<")}
    for name in sorted(named - {*node_shapes, *property_shapes}):
        raise ShapeError(f"{name}: neither sh:NodeShape nor sh:PropertyShape\n    give it a type")
    used = {prop for name in node_shapes for prop in rows[name].get(SH + "property", ())}
    used |= {each for name in rows for head in rows[name].get(SH + "or", ()) for each in _members(rows, head)}
    for name in sorted(used.symmetric_difference(property_shapes) - set(_used_anywhere(rows))):
        raise ShapeError(f"{name}: unused or undefined\n    define it, and name it under sh:property")
    return node_shapes


def _used_anywhere(rows: Rows) -> list[str]:
    """List the property shapes that hold wherever a property is used, whatever the class of the node."""
    return [name for name in _of_kind(rows, "PropertyShape") if SH + "targetSubjectsOf" in rows[name]]


@cache
def compile_shapes(path: Path = SHAPES) -> tuple[Check, ...]:
    """Compile a shapes file, in the order of its shapes. Raises ShapeError, naming what is not supported."""
    rows = _rows(load_file(path))
    found: list[Check] = []
    for shape in _node_shapes(rows):
        target = _only(rows, shape, "targetClass")
        found += _checks(rows, shape, "targetClass", target, "")
        for prop in sorted(rows[shape].get(SH + "property", ())):
            found += _checks(rows, prop, "targetClass", target, _only(rows, prop, "path"))
    for prop in _used_anywhere(rows):
        target = _only(rows, prop, "targetSubjectsOf")
        found += _checks(rows, prop, "targetSubjectsOf", target, _only(rows, prop, "path"))
    return tuple(found)


def _present(store: ox.Store) -> set[str]:
    """Find the classes and properties in use, so that the shapes of all others need no queries."""
    rows = store.query(f"{PREFIXES}{USED_TERMS}")
    return {str(row["term"]) for row in cast("ox.QuerySolutions", rows)}


def _violations(check: Check, store: ox.Store, language: str) -> Iterator[Violation]:
    for row in cast("ox.QuerySolutions", store.query(check.query)):
        value = "" if row["value"] is None else str(row["value"])
        message = check.messages.get(language, "")
        yield Violation(check.shape, check.constraint, str(row["node"]), check.path, value, message)


def violations(store: ox.Store, path: Path = SHAPES, language: str = "en") -> list[Violation]:
    """Find what in a store breaks the shapes, sorted, each once; messages in `language` (en or zh)."""
    present = _present(store)
    checks = [check for check in compile_shapes(path) if check.target in present]
    found = {each for check in checks for each in _violations(check, store, language)}
    return sorted(found, key=lambda each: (each.shape, each.constraint, each.node, each.value))

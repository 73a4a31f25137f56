"""The terms that facts may use, read from the Turtle files of this folder; adding a term needs no Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

FOLDER = Path(__file__).parent
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
_Value = ox.NamedNode | ox.Literal


class OntologyError(ValueError):
    """An ontology, a list or a shape that can't be used: which file or term, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A class: its name, its direct superclasses, its labels by language and its annotations by name."""

    name: str
    parents: tuple[str, ...]
    labels: Mapping[str, str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: domain is a class name or empty; range a class name, or a datatype curie."""

    name: str
    parents: tuple[str, ...]
    labels: Mapping[str, str]
    relates: bool
    domain: str
    range: str


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a SKOS list, by its curie; `notes` holds annotations such as `shortcut`."""

    name: str
    classes: tuple[str, ...]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    notation: str
    broader: str
    scheme: str
    notes: Mapping[str, str]


def _upwards(name: str, terms: Mapping[str, Kind] | Mapping[str, Property]) -> list[str]:
    """Return a term and all above it, the nearest first; a cycle, which a style rule reports, ends."""
    found = [name]
    for each in found:
        if each in terms:
            found += [parent for parent in dict.fromkeys(terms[each].parents) if parent not in found]
    return found


@dataclass(frozen=True)
class Vocabulary:
    """All classes and properties by name, all concepts by curie, and the prefixes."""

    prefixes: Mapping[str, str]
    kinds: Mapping[str, Kind]
    properties: Mapping[str, Property]
    concepts: Mapping[str, Concept]
    ancestors: Mapping[str, frozenset[str]]
    schemes: Mapping[str, Mapping[str, str]]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether class `name` is `ancestor` or one of its subclasses."""
        return ancestor in self.ancestors.get(name, ())

    def note(self, kind: str, name: str) -> str:
        """Return the annotation `name` of a class or of its nearest superclass that has it; empty if none."""
        notes = (self.kinds[each].notes for each in _upwards(kind, self.kinds) if each in self.kinds)
        return next((found[name] for found in notes if name in found), "")

    def super_properties(self, name: str) -> tuple[str, ...]:
        """Return the names of all properties above `name`, however far."""
        return tuple(_upwards(name, self.properties)[1:])

    def list_prefix(self, kind: str) -> str:
        """Return the prefix of the list whose concepts are of class `kind`; empty if it is no list."""
        return self.note(kind, "idPrefix") if self.is_a(kind, "skos:Concept") else ""

    def list_names(self, prefix: str) -> list[str]:
        """Return the names of all entries of a list, without its prefix."""
        head = f"{prefix}:"
        return [name.removeprefix(head) for name in self.concepts if name.startswith(head)]


def _parsed(parser: ox.QuadParser, file: Path) -> Iterator[ox.Quad]:
    try:
        yield from parser
    except SyntaxError as error:
        raise OntologyError(f"{file}: not Turtle: {error}\n    mend the block at that line") from None


class _Statements:
    """Triples of the Turtle files, grouped by subject and predicate, IRIs shortened to curies."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.prefixes: dict[str, str] = {}
        self.rows: dict[str, dict[str, list[_Value]]] = defaultdict(lambda: defaultdict(list))
        for file in files:
            parser = ox.parse(path=str(file))
            for triple in _parsed(parser, file):
                if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, _Value):
                    self.rows[triple.subject.value][triple.predicate.value].append(triple.object)
            self.prefixes |= parser.prefixes
        self._by_length = sorted(self.prefixes.items(), key=lambda item: -len(item[1]))

    def short(self, iri: str) -> str:
        """`tkg` terms by bare name, other IRIs as curies, unknown ones whole."""
        for prefix, namespace in self._by_length:
            if iri.startswith(namespace):
                name = iri[len(namespace):]
                return name if prefix == "tkg" else f"{prefix}:{name}"
        return iri

    def names(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(self.short(value.value) for value in self.rows[subject].get(predicate, ()))

    def labels(self, subject: str, predicate: str) -> dict[str, str]:
        values = self.rows[subject].get(predicate, ())
        return {v.language: v.value for v in values if isinstance(v, ox.Literal) and v.language}

    def notes(self, subject: str) -> dict[str, str]:
        namespace = self.prefixes["tkg"]
        return {
            predicate.removeprefix(namespace): self.short(values[0].value)
            for predicate, values in self.rows[subject].items()
            if predicate.startswith(namespace)
        }

    def typed(self, *types: str) -> Iterator[str]:
        wanted = set(types)
        for subject in list(self.rows):
            if wanted & {value.value for value in self.rows[subject].get(RDF_TYPE, ())}:
                yield subject


def _kinds(rows: _Statements) -> dict[str, Kind]:
    return {
        rows.short(iri): Kind(
            rows.short(iri), rows.names(iri, RDFS + "subClassOf"),
            rows.labels(iri, RDFS + "label"), rows.notes(iri),
        )
        for iri in rows.typed(OWL + "Class")
    }


def _datatypes(rows: _Statements) -> dict[str, str]:
    """Return the datatypes that shapes give, by property; OWL leaves dates and texts as rdfs:Literal."""
    return {
        rows.short(path.value): rows.names(shape, SH + "datatype")[0]
        for shape in rows.typed(SH + "PropertyShape")
        for path in rows.rows[shape].get(SH + "path", ())
        if rows.names(shape, SH + "datatype")
    }


def _properties(rows: _Statements) -> dict[str, Property]:
    found, datatypes = {}, _datatypes(rows)
    for iri in rows.typed(OWL + "ObjectProperty", OWL + "DatatypeProperty"):
        name = rows.short(iri)
        relates = OWL + "ObjectProperty" in {value.value for value in rows.rows[iri][RDF_TYPE]}
        domain, range_ = rows.names(iri, RDFS + "domain"), rows.names(iri, RDFS + "range")
        found[name] = Property(
            name, rows.names(iri, RDFS + "subPropertyOf"), rows.labels(iri, RDFS + "label"), relates,
            domain[0] if domain else "", datatypes.get(name, range_[0] if range_ else ""),
        )
    return found


def _concepts(rows: _Statements) -> dict[str, Concept]:
    found = {}
    for iri in rows.typed(SKOS + "Concept"):
        classes = tuple(name for name in rows.names(iri, RDF_TYPE) if name != "skos:Concept")
        broader = rows.names(iri, SKOS + "broader")
        notation, scheme = rows.names(iri, SKOS + "notation"), rows.names(iri, SKOS + "inScheme")
        found[rows.short(iri)] = Concept(
            rows.short(iri), classes, rows.labels(iri, SKOS + "prefLabel"), rows.labels(iri, SKOS + "definition"),
            notation[0] if notation else "", broader[0] if broader else "", scheme[0] if scheme else "",
            rows.notes(iri),
        )
    return found


def _check_broader(name: str, concepts: Mapping[str, Concept]) -> None:
    """Raise OntologyError where the way up from an entry leaves its list or runs in a circle."""
    seen = {name}
    while name := concepts[name].broader:
        if name not in concepts or name in seen:
            fault = "runs in a circle" if name in seen else "is in no list"
            raise OntologyError(f"{sorted(seen)[0]}: skos:broader {name} {fault}\n    mend it in ontology/lists")
        seen.add(name)


def _schemes(rows: _Statements) -> dict[str, Mapping[str, str]]:
    return {iri: rows.labels(iri, DCTERMS + "title") for iri in rows.typed(SKOS + "ConceptScheme")}


def vocabulary_files(folder: Path = FOLDER) -> list[Path]:
    """List the Turtle files that define terms: the ontology, the shapes and the lists."""
    return [folder / "talentkg.ttl", folder / "shapes.ttl", *sorted((folder / "lists").glob("*.ttl"))]


@cache
def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Read the vocabulary of a folder laid out like this one. Raises OntologyError."""
    rows = _Statements(vocabulary_files(folder))
    kinds = _kinds(rows)
    ancestors = {name: frozenset(_upwards(name, kinds)) for name in kinds}
    concepts = _concepts(rows)
    for name in concepts:
        _check_broader(name, concepts)
    return Vocabulary(rows.prefixes, kinds, _properties(rows), concepts, ancestors, _schemes(rows))

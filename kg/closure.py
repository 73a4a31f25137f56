"""The small closure that plain SPARQL needs: superclasses of each type, super-properties, and the terms used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.description import header
from loaders.records import Records
from ontology import Vocabulary, literal, typed
from ontology.terms import absolute


def add_superclasses(records: Records, vocabulary: Vocabulary) -> None:
    """Give every node the superclasses of its types (RDFS, rule rdfs9)."""
    above = {
        f"tkg:{name}": {_token(each) for each in ancestors if each in vocabulary.kinds}
        for name, ancestors in vocabulary.ancestors.items()
    }
    for predicates in records.nodes.values():
        types = predicates.get("a", set())
        types.update(*(above.get(name, ()) for name in list(types)))


def add_super_properties(records: Records, vocabulary: Vocabulary) -> None:
    """Give every triple the predicates above its own (RDFS, rule rdfs7)."""
    above = {
        f"tkg:{name}": [f"tkg:{each}" for each in vocabulary.super_properties(name)]
        for name, prop in vocabulary.properties.items()
        if prop.parents
    }
    for predicates in records.nodes.values():
        for name in [name for name in predicates if name in above]:
            for each in above[name]:
                predicates.setdefault(each, set()).update(predicates[name])


def _token(name: str) -> str:
    return name if ":" in name else f"tkg:{name}"


def _used(records: Records, tokens: Iterable[str]) -> set[str]:
    known = set(tokens)
    return known & {value for _, _, value in records.triples()}


def _with_broader(names: set[str], vocabulary: Vocabulary) -> Iterator[str]:
    for name in names:
        current = name
        while current:
            yield current
            current = vocabulary.concepts[current].broader


def list_records(records: Records, vocabulary: Vocabulary) -> Records:
    """The entries of the SKOS lists that the records use, and what is broader than they are."""
    found = Records()
    entries = set(_with_broader(_used(records, vocabulary.concepts), vocabulary))
    for name in entries:
        concept = vocabulary.concepts[name]
        found.add(name, "a", "skos:Concept", *(_token(each) for each in concept.classes))
        found.add(name, "skos:notation", literal(concept.notation))
        found.add(name, "skos:inScheme", absolute(concept.scheme))
        found.add(name, "skos:definition", *(literal(text, lang) for lang, text in concept.definitions.items()))
        found.add(name, "skos:broader", *filter(None, [concept.broader]))
        if "tolerance" in concept.notes:
            found.add(name, "tkg:tolerance", typed(concept.notes["tolerance"], "xsd:decimal"))
        for language, label in concept.labels.items():
            found.add(name, "skos:prefLabel", literal(label, language))
            found.add(name, "rdfs:label", literal(label, language))
    for scheme in {vocabulary.concepts[name].scheme for name in entries}:
        found.update(_scheme(scheme, vocabulary))
    return found


def _scheme(iri: str, vocabulary: Vocabulary) -> Records:
    titles = vocabulary.schemes[iri].items()
    return Records([
        (absolute(iri), "a", "skos:ConceptScheme"),
        *((absolute(iri), "dcterms:title", literal(title, language)) for language, title in titles),
    ])


def term_records(records: Records, vocabulary: Vocabulary) -> Records:
    """The classes that the records use, with their labels and direct superclasses, and labels of properties."""
    found = Records()
    types = _used_types(records)
    for name, kind in vocabulary.kinds.items():
        if _token(name) in types:
            found.add(_token(name), "a", "owl:Class")
            found.add(_token(name), "rdfs:subClassOf", *(_token(each) for each in kind.parents))
            found.add(_token(name), "rdfs:label", *(literal(text, lang) for lang, text in kind.labels.items()))
    used = {predicate for predicates in records.nodes.values() for predicate in predicates}
    for name, prop in vocabulary.properties.items():
        if f"tkg:{name}" in used:
            found.add(f"tkg:{name}", "a", "owl:ObjectProperty" if prop.relates else "owl:DatatypeProperty")
            found.add(f"tkg:{name}", "rdfs:label", *(literal(text, lang) for lang, text in prop.labels.items()))
    return found


def _used_types(records: Records) -> set[str]:
    return set().union(*(predicates.get("a", set()) for predicates in records.nodes.values()))


def release_records(parts: dict[str, Records], vocabulary: Vocabulary) -> Records:
    """All sources in one graph, with the lists, the terms and the closure."""
    whole = Records()
    for part in parts.values():
        whole.update(part)
    whole.update(list_records(whole, vocabulary))
    add_superclasses(whole, vocabulary)
    add_super_properties(whole, vocabulary)
    whole.update(term_records(whole, vocabulary))
    whole.update(header(vocabulary))
    return whole


def named_graphs(parts: dict[str, Records], release: Records) -> dict[str, Records]:
    """The release as a data set: a graph for each source, and in the default graph all that is in none of them."""
    sources = {name: part for name, part in parts.items() if name}
    rest = Records(
        (s, p, o) for s, p, o in release.triples()
        if not any(o in part.nodes.get(s, {}).get(p, ()) for part in sources.values())
    )
    return {"": rest, **sources}

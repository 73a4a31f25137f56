"""The vocabulary read from Turtle: adding a term needs no Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.number_words import table
from ontology import OntologyError, Vocabulary, load_vocabulary
from ontology.prefixes import read_prefixes
from ontology.vocabulary import vocabulary_files

SMALL = """\
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tkg: <https://example.org/o#> .
@prefix sea: <https://example.org/sea#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

tkg:Thing a owl:Class ; tkg:kind "thing" ; tkg:idPrefix "thing" .
tkg:Ship a owl:Class ; rdfs:subClassOf tkg:Thing ; rdfs:label "ship"@en, "船"@zh ; tkg:idPrefix "ship" .
tkg:Ferry a owl:Class ; rdfs:subClassOf tkg:Ship .
tkg:Sea a owl:Class ; rdfs:subClassOf skos:Concept ; tkg:idPrefix "sea" .
tkg:moves a owl:ObjectProperty .
tkg:sails a owl:ObjectProperty ; rdfs:subPropertyOf tkg:moves ; rdfs:domain tkg:Ship ; rdfs:range tkg:Sea .
tkg:crosses a owl:ObjectProperty ; rdfs:subPropertyOf tkg:sails .
tkg:built a owl:DatatypeProperty ; rdfs:range rdfs:Literal .
tkg:builtShape a sh:PropertyShape ; sh:path tkg:built ; sh:datatype xsd:date .
sea:north a skos:Concept, tkg:Sea ; skos:prefLabel "North Sea"@en ; skos:notation "n" ; skos:broader sea:all .
sea:all a skos:Concept, tkg:Sea .
tkg:Loop a owl:Class ; rdfs:subClassOf tkg:Pool .
tkg:Pool a owl:Class ; rdfs:subClassOf tkg:Loop .
"""


@pytest.fixture(scope="module")
def whole() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture
def small(tmp_path: Path) -> Vocabulary:
    (tmp_path / "talentkg.ttl").write_text(SMALL, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text("", encoding="utf-8")
    return load_vocabulary(tmp_path)


def test_classes(small: Vocabulary) -> None:
    """A class has its labels, and takes what it does not say from the nearest class above."""
    assert small.kinds["Ship"].labels == {"en": "ship", "zh": "船"}
    assert [small.note("Ferry", name) for name in ("idPrefix", "kind", "none")] == ["ship", "thing", ""]
    assert small.is_a("Ferry", "Thing")
    assert small.is_a("Ferry", "Ferry")
    assert not small.is_a("Ship", "Ferry")
    assert not small.is_a("Unknown", "Thing")


def test_properties(small: Vocabulary) -> None:
    """A property has its domain and range; a datatype comes from the shapes, which OWL can't give for dates."""
    sails = small.properties["sails"]
    assert (sails.relates, sails.domain, sails.range) == (True, "Ship", "Sea")
    assert (small.properties["built"].relates, small.properties["built"].range) == (False, "xsd:date")
    assert small.super_properties("crosses") == ("sails", "moves")
    assert small.super_properties("moves") == ()


def test_concepts(small: Vocabulary) -> None:
    """An entry of a list is known by its curie, and a list by the class of its entries."""
    north = small.concepts["sea:north"]
    assert (north.classes, north.labels) == (("Sea",), {"en": "North Sea"})
    assert (north.notation, north.broader) == ("n", "sea:all")
    assert small.list_prefix("Sea") == "sea"
    assert small.list_prefix("Ship") == ""
    assert sorted(small.list_names("sea")) == ["all", "north"]


def test_cycle_of_classes_ends(small: Vocabulary) -> None:
    """Classes that lie above each other, which a style rule reports, do not hang the reader."""
    assert small.is_a("Loop", "Pool")
    assert small.note("Loop", "kind") == ""


def test_bad_turtle(tmp_path: Path) -> None:
    """Turtle that can't be parsed is an error with its place."""
    (tmp_path / "talentkg.ttl").write_text("tkg:Thing a", encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text("", encoding="utf-8")
    with pytest.raises(OntologyError):
        load_vocabulary(tmp_path)


def test_prefixes_alone(whole: Vocabulary) -> None:
    """The prefixes read on their own are those of the whole vocabulary."""
    read = read_prefixes()
    assert read
    assert all(whole.prefixes[prefix] == namespace for prefix, namespace in read.items())


def test_files() -> None:
    """All files of terms are there, the ontology first, the lists in the order of their names."""
    names = [path.name for path in vocabulary_files()]
    assert names[:2] == ["talentkg.ttl", "shapes.ttl"]
    assert names[2:] == sorted(names[2:])
    assert {"hedge.ttl", "reason.ttl", "unit.ttl"} <= set(names)


def test_ranges_are_known(whole: Vocabulary) -> None:
    """Every domain is a class; every range of a property that relates is one, and of any other a datatype."""
    for prop in whole.properties.values():
        assert not prop.domain or prop.domain in whole.kinds, prop.name
        if prop.relates:
            assert not prop.range or prop.range in whole.kinds or ":" in prop.range, prop.name
        else:
            assert prop.range.startswith(("xsd:", "rdf:", "rdfs:")), prop.name


def test_statements_say_what_they_stand_for(whole: Vocabulary) -> None:
    """Every n-ary class names the object and the predicate of its plain triple, and a prefix of its own."""
    prefixes = [whole.note(name, "idPrefix") for name in whole.kinds if "claimObject" in whole.kinds[name].notes]
    assert len(prefixes) == len(set(prefixes))
    assert "" not in prefixes
    for kind in (kind for kind in whole.kinds.values() if "claimObject" in kind.notes):
        assert kind.notes["claimObject"] in whole.properties
        assert kind.notes["claimPredicate"] in whole.properties


def test_shortcuts_are_properties(whole: Vocabulary) -> None:
    """The shortcut of a role is a property that relates."""
    shortcuts = {concept.notes["shortcut"] for concept in whole.concepts.values() if "shortcut" in concept.notes}
    assert shortcuts
    assert all(whole.properties[name].relates for name in shortcuts)


def test_hedges_are_those_of_the_loaders(whole: Vocabulary) -> None:
    """The hedges that wordings are read as are the entries of the list."""
    told = {row["hedge"] for row in table("hedges.csv")} | {"exactly", "vague", "between"}
    assert told == set(whole.list_names("hedge"))

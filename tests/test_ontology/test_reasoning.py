"""The ontology and its lists before HermiT, and broken ones that it must not let pass."""

import shutil
from pathlib import Path

import pytest

from kg.reasoning import ONTOLOGY_FILES, ReasoningError, count_terms, reason
from ontology import load_vocabulary

PREFIXES = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/talentkg/role#> .
@prefix tkg: <https://w3id.org/talentkg/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
needs_java = pytest.mark.skipif(not shutil.which("java"), reason="HermiT needs Java; no `java` on the path")


def _with(folder: Path, turtle: str) -> list[Path]:
    path = folder / "more.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return [*ONTOLOGY_FILES, path]


def test_owlready2_reads_every_term():
    """What owlready2 counts is what the vocabulary reads, so the reasoner sees the whole ontology."""
    vocabulary, counts = load_vocabulary(), count_terms()
    assert counts.classes == len(vocabulary.kinds)
    assert counts.object_properties == sum(each.relates for each in vocabulary.properties.values())
    assert counts.data_properties == sum(not each.relates for each in vocabulary.properties.values())


@needs_java
def test_the_ontology_is_consistent():
    """There is a model, and every class can have an instance."""
    verdict = reason()
    assert verdict.consistent
    assert verdict.unsatisfiable == ()


@needs_java
@pytest.mark.parametrize("turtle", [
    "<https://example.org/x> a tkg:Person, tkg:Event .",
    "<https://example.org/x> a tkg:Person ; tkg:editionOf <https://example.org/y> .",
    "role:host a tkg:Unit .",
], ids=["two disjoint classes", "a domain disjoint with the class", "an entry of two lists"])
def test_a_contradiction_is_found(tmp_path, turtle):
    """Individuals that contradict the ontology leave it without a model."""
    assert not reason(_with(tmp_path, turtle)).consistent


@needs_java
def test_an_unsatisfiable_class_is_named(tmp_path):
    """A class below two disjoint ones can have no instance, and is named."""
    verdict = reason(_with(tmp_path, "tkg:Mole a owl:Class ; rdfs:subClassOf tkg:Person, tkg:Event ."))
    assert verdict.consistent
    assert verdict.unsatisfiable == ("https://w3id.org/talentkg/ontology#Mole",)


@needs_java
def test_what_hermit_refuses_is_an_error(tmp_path):
    """A range of xsd:date is no verdict but an error that says so."""
    with pytest.raises(ReasoningError, match=r"HermiT refused the ontology.*datatype"):
        reason(_with(tmp_path, "tkg:day a owl:DatatypeProperty ; rdfs:range xsd:date ."))


def test_without_java_the_error_says_so(monkeypatch):
    """A machine without Java gets a reason and a mend."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReasoningError, match="install a Java runtime"):
        reason()

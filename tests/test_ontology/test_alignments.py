"""The alignments: what they relate exists on both sides, and is related by properties that fit."""

from collections.abc import Iterator

import pytest
from rdflib import DCAT, DCTERMS, ORG, PROV, RDF, RDFS, SDO, SKOS, TIME, Graph, URIRef

from ontology import load_vocabulary
from ontology.vocabulary import FOLDER

ALIGNMENTS = Graph().parse(FOLDER / "alignments.ttl")
VOCABULARY = load_vocabulary()
TKG = VOCABULARY.prefixes["tkg"]
LISTED = {str(each): each for each in (DCAT, DCTERMS, ORG, PROV, RDF, RDFS, SDO, TIME)}
# Vocabularies that rdflib has no list of; each term was looked up in what its publisher gives out.
LOOKED_UP = {
    "http://data.europa.eu/m8g/": {"Output", "Participation", "PublicOrganisation"},
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#": {
        "Context", "OffsetBasedString", "beginIndex", "endIndex", "referenceContext",
    },
    "http://purl.org/vocab/cpsv#": {"PublicService", "Rule"},
    "http://www.w3.org/ns/oa#": {"TextPositionSelector", "end", "hasSource", "start"},
}


def _known(term: URIRef) -> bool:
    for namespace, names in (LISTED | LOOKED_UP).items():
        if term.startswith(namespace):
            return term.removeprefix(namespace) in names
    return False


def _ours(predicate: URIRef) -> Iterator[str]:
    return (str(term).removeprefix(TKG) for term in ALIGNMENTS.subjects(predicate))


def test_only_our_terms_are_aligned():
    """Each subject is a term of the ontology; nothing is said of terms of others."""
    names = {str(term).removeprefix(TKG) for term in ALIGNMENTS.subjects()}
    assert names <= set(VOCABULARY.kinds) | set(VOCABULARY.properties)


def test_only_three_relations_are_used():
    """Subclass, sub-property, or close match."""
    assert set(ALIGNMENTS.predicates()) == {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch}


@pytest.mark.parametrize("term", sorted(set(ALIGNMENTS.objects())))
def test_the_other_side_exists(term):
    """Every term of another vocabulary is one that the vocabulary defines."""
    assert _known(term)


def test_classes_and_properties_keep_apart():
    """Classes lie below classes, properties below properties; names of theirs begin accordingly."""
    assert set(_ours(RDFS.subClassOf)) <= set(VOCABULARY.kinds)
    assert set(_ours(RDFS.subPropertyOf)) <= set(VOCABULARY.properties)
    for ours, _, theirs in ALIGNMENTS:
        name = str(theirs).replace("#", "/").rpartition("/")[2]
        assert name[0].isupper() == (str(ours).removeprefix(TKG) in VOCABULARY.kinds), theirs


def test_a_claim_is_an_rdf_statement():
    """Claims can be read by what knows RDF reification."""
    assert (URIRef(TKG + "Claim"), RDFS.subClassOf, RDF.Statement) in ALIGNMENTS

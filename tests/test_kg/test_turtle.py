"""Turtle, TriG, N-Triples and JSON-LD from records."""

import json
import random

import pyoxigraph as ox
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.jsonld import write_jsonld
from kg.ntriples import write_ntriples
from kg.turtle import write_trig, write_turtle
from loaders.records import Records
from ontology import literal, load_vocabulary

VOCABULARY = load_vocabulary()
PREFIXES = VOCABULARY.prefixes
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
triples = st.lists(
    st.tuples(
        st.sampled_from(["place:xiamen", "event:a-1", "<https://w3id.org/talentkg/text/0a#offset_1_2>"]),
        st.sampled_from(["tkg:locatedIn", "rdfs:label", "tkg:value"]),
        st.one_of(
            st.sampled_from(["place:fujian", "tkg:City", '"1500"^^xsd:decimal']),
            words.map(lambda text: literal(text, "en")),
            words.map(literal),
        ),
    ),
    max_size=20,
)


def parsed(text: str, kind: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text.encode(), kind)}


@given(triples)
def test_formats_hold_the_same_triples(rows: list[tuple[str, str, str]]) -> None:
    """Turtle, N-Triples and JSON-LD of any records parse to the same graph, whatever stands in a literal."""
    records = Records(rows)
    turtle = parsed(write_turtle(records, PREFIXES), ox.RdfFormat.TURTLE)
    assert turtle == parsed(write_ntriples(records, PREFIXES), ox.RdfFormat.N_TRIPLES)
    assert turtle == parsed(write_jsonld(records, VOCABULARY), ox.RdfFormat.JSON_LD)
    assert len(turtle) == len(records)


@given(triples, st.randoms(use_true_random=False))
def test_order_of_adding_does_not_matter(rows: list[tuple[str, str, str]], chance: random.Random) -> None:
    """The same triples in another order give the same bytes."""
    shuffled = rows[:]
    chance.shuffle(shuffled)
    assert write_turtle(Records(rows), PREFIXES) == write_turtle(Records(shuffled), PREFIXES)
    assert write_ntriples(Records(rows), PREFIXES) == write_ntriples(Records(shuffled), PREFIXES)


def test_type_comes_first_and_prefixes_are_those_used() -> None:
    """A block begins with its type; a prefix that no token uses is not declared."""
    text = write_turtle(
        Records([("place:xiamen", "rdfs:label", '"厦门"@zh'), ("place:xiamen", "a", "tkg:City")]), PREFIXES
    )
    assert 'place:xiamen a tkg:City ;\n    rdfs:label "厦门"@zh .\n' in text
    assert "@prefix person:" not in text


def test_trig_keeps_the_graphs_apart() -> None:
    """Each source is a named graph; what belongs to none is in the default graph."""
    graphs = {
        "": Records([("place:a", "a", "tkg:Place")]),
        "article:000": Records([("place:b", "a", "tkg:Place")]),
    }
    quads = list(ox.parse(write_trig(graphs, PREFIXES).encode(), ox.RdfFormat.TRIG))
    named = {str(quad.graph_name) for quad in quads}
    assert named == {"DEFAULT", "<https://w3id.org/talentkg/article/000>"}


def test_rdflib_reads_what_we_write() -> None:
    """A reader that shares no code with the engine finds the same triples."""
    records = Records([("place:xiamen", "rdfs:label", literal('a "b" \\ \n \x07 厦', "en"))])
    graph = rdflib.Graph().parse(data=write_turtle(records, PREFIXES), format="turtle")
    assert [str(value) for value in graph.objects()] == ['a "b" \\ \n \x07 厦']


def test_jsonld_embeds_its_context() -> None:
    """The context stands in the document: nothing has to be fetched."""
    document = json.loads(write_jsonld(Records([("place:xiamen", "a", "tkg:City")]), VOCABULARY))
    assert document["@context"]["place"] == PREFIXES["place"]

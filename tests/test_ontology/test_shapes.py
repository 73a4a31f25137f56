"""Each constraint of the shapes against the sample release with a node that breaks it."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.closure import release_records
from kg.shapes import SHAPES, compile_shapes, violations
from kg.store import load_file, load_text
from kg.turtle import write_turtle
from loaders.read import read_facts
from loaders.triples import make_triples
from ontology import load_vocabulary

DATA = Path(__file__).parents[1] / "data"
BROKEN = DATA / "broken" / "shapes"
VOCABULARY = load_vocabulary()
CONSTRAINTS = sorted({(check.shape.partition("#")[2], check.constraint) for check in compile_shapes()})
TKG = "https://w3id.org/talentkg/ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RECORDS = release_records(make_triples(read_facts(DATA / "facts", VOCABULARY), VOCABULARY), VOCABULARY)
SAMPLE = write_turtle(RECORDS, VOCABULARY.prefixes)


def test_the_sample_keeps_the_shapes():
    """No violation in a good graph."""
    assert violations(load_text(SAMPLE)) == []


def test_every_constraint_has_a_broken_file():
    """A constraint that was never seen to fail proves nothing."""
    files = {tuple(path.stem.rsplit("-", 1)) for path in BROKEN.glob("*.ttl")}
    assert set(CONSTRAINTS) == files


@pytest.mark.parametrize(("shape", "constraint"), CONSTRAINTS)
def test_a_constraint_finds_what_breaks_it(shape, constraint):
    """With its broken file added to the sample, a constraint fails, and no other shape does."""
    store = load_text(SAMPLE)
    store.load(path=str(BROKEN / f"{shape}-{constraint}.ttl"), format=ox.RdfFormat.TURTLE)
    found = {(each.shape.partition("#")[2], each.constraint) for each in violations(store)}
    assert (shape, constraint) in found
    assert {name for name, _ in found} == {shape}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_shape_has_a_message(language):
    """A violation says what must hold, in English and in Chinese."""
    assert [check.shape for check in compile_shapes() if not check.messages.get(language)] == []


def test_every_class_of_nodes_has_a_shape():
    """A class with identifiers of its own is checked by a shape for it."""
    targets = {check.target[1:-1] for check in compile_shapes()}
    minted = {TKG + name for name, kind in VOCABULARY.kinds.items() if "idPrefix" in kind.notes}
    assert minted | {TKG + "Evidence"} <= targets


def test_shapes_agree_with_the_ontology():
    """Where a shape gives a class or a datatype of values, it is the range of that property."""
    shapes = load_file(SHAPES)
    rows = shapes.query(
        f"SELECT ?path ?range {{ ?shape <{SH}path> ?path ; <{SH}class>|<{SH}datatype> ?range }}"
    )
    ontology = load_file(SHAPES.parent / "talentkg.ttl")
    for path, given in rows:
        ranges = {row[0].value for row in ontology.query(f"SELECT ?range {{ {path} <{RDFS}range> ?range }}")}
        assert ranges <= {given.value, RDFS + "Literal"}


def _wrong(number: int, name: str) -> str:
    domain = VOCABULARY.properties[name].domain or "Entity"
    return f'<https://example.org/{number}> a <{TKG}{domain}> ; <{TKG}{name}> "2031"^^<{XSD}gYear> .\n'


def test_a_wrong_value_is_found_for_every_property():
    """A year, which is no node and of no datatype that is in use, on a node of the property's domain."""
    nodes = "".join(_wrong(*each) for each in enumerate(VOCABULARY.properties))
    found = violations(load_text((SHAPES.parent / "talentkg.ttl").read_text(encoding="utf-8") + nodes))
    paths = {each.path for each in found if each.constraint in ("class", "datatype")}
    assert {f"<{TKG}{name}>" for name in VOCABULARY.properties} <= paths

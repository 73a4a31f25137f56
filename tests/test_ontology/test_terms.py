"""Terms as Turtle tokens, read back by an independent parser."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import curie, expand, literal, typed
from ontology.terms import SLUG, absolute, quoted

STRINGS = st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\\"'\n\r\t\x00\x7f{}"))
PREFIXES = {"person": "https://example.org/person/", "xsd": "http://www.w3.org/2001/XMLSchema#"}


def read_back(token: str) -> ox.Literal:
    """Parse a token as the object of a Turtle triple."""
    source = f"@prefix xsd: <{PREFIXES['xsd']}> .\n<http://a> <http://b> {token} ."
    (triple,) = ox.parse(source, format=ox.RdfFormat.TURTLE)
    assert isinstance(triple.object, ox.Literal)
    return triple.object


@given(STRINGS)
def test_any_string(value: str) -> None:
    """A string of any characters is read back as it was, from one line."""
    assert "\n" not in quoted(value)
    assert "\r" not in quoted(value)
    assert read_back(literal(value)) == ox.Literal(value)
    assert read_back(literal(value, "zh")) == ox.Literal(value, language="zh")
    assert read_back(typed(value, "xsd:string")) == ox.Literal(value)


def test_typed() -> None:
    """A typed value keeps its datatype; a plain string stays plain, which is the same in RDF 1.1."""
    decimal = ox.NamedNode(PREFIXES["xsd"] + "decimal")
    assert read_back(typed("1500", "xsd:decimal")) == ox.Literal("1500", datatype=decimal)
    assert typed("Sea", "xsd:string") == literal("Sea") == '"Sea"'


@pytest.mark.parametrize("character", list(' <>"{}|^`\\\n\x00'))
def test_absolute_refuses(character: str) -> None:
    """Characters that an IRI can't hold are refused, not escaped in silence."""
    with pytest.raises(ValueError, match="not an IRI"):
        absolute(f"https://example.org/{character}")


def test_expand() -> None:
    """A curie and an IRI in brackets expand to the same IRI; an unknown prefix is an error."""
    iri = "https://example.org/person/lin-hai"
    assert expand(curie("person/lin-hai"), PREFIXES) == expand(absolute(iri), PREFIXES) == iri
    with pytest.raises(KeyError):
        expand("nobody:lin-hai", PREFIXES)


@pytest.mark.parametrize(
    ("slug", "good"),
    [("lin-hai", True), ("5g", True), ("2", True), ("Lin", False), ("a--b", False), ("-a", False), ("a-", False),
     ("a_b", False), ("港", False), ("", False), ("a\n", False)],
)
def test_slug(slug: str, good: bool) -> None:
    """A slug is of a-z, 0-9 and single hyphens between them."""
    assert bool(SLUG.fullmatch(slug)) is good

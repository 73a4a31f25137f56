"""What the picture of a release holds, and what it leaves out."""

from __future__ import annotations

import pytest

from kg.figure_words import figure_bounds, figure_words
from kg.picture import Claim, Picture, Value, picture
from kg.store import load_text
from ontology.prefixes import BASE, TKG

PREFIXES = """
@prefix tkg: <https://w3id.org/talentkg/ontology#> .
@prefix place: <https://w3id.org/talentkg/id/place/> .
@prefix claim: <https://w3id.org/talentkg/claim/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""


@pytest.fixture(scope="module")
def drawn(sample: str) -> Picture:
    """Make the picture of the articles written for the tests."""
    return picture(load_text(sample))


def name(iri: str) -> str:
    return iri.removeprefix(BASE)


def test_nodes_are_entities_that_facts_reach(drawn: Picture) -> None:
    """Entities are drawn; figures, claims and texts are not, nor an outlet that no fact mentions."""
    assert {name(node.iri) for node in drawn.nodes} == {
        "id/event/harbour-talent-fair-2", "id/org/harbour-talent-station", "id/person/lin-hai",
        "id/place/coast", "id/place/harbour-city", "id/series/harbour-talent-fair",
    }


def test_kind_and_class(drawn: Picture) -> None:
    """A node has the kind of the ontology and its most special class."""
    kinds = {name(node.iri): (node.kind, node.type.removeprefix(TKG)) for node in drawn.nodes}
    assert kinds["id/series/harbour-talent-fair"] == ("event", "EventSeries")
    assert kinds["id/org/harbour-talent-station"] == ("organization", "ServiceStation")


def test_edges_are_asserted(drawn: Picture) -> None:
    """An edge has the predicate that a claim states, never the closure's super-property."""
    edges = {(name(e.source), e.predicate.removeprefix(TKG), name(e.target)) for e in drawn.edges}
    fair, city = "id/event/harbour-talent-fair-2", "id/place/harbour-city"
    assert (fair, "heldIn", city) in edges
    assert (fair, "locatedIn", city) not in edges
    assert ("id/person/lin-hai", "affiliatedWith", "id/org/harbour-talent-station") in edges


def test_an_edge_knows_its_claims_and_articles(drawn: Picture) -> None:
    """What two articles say is one edge with two claims."""
    edge = next(each for each in drawn.edges if each.predicate == TKG + "heldIn")
    assert [name(iri) for iri in edge.articles] == ["article/gangwan", "article/harbour"]
    assert len(edge.claims) == 2


def test_figures_are_facts_of_what_they_are_about(drawn: Picture) -> None:
    """The claims of a node include its figures, and a figure keeps the figure that it is a part of."""
    fair = next(each for each in drawn.nodes if each.iri.endswith("harbour-talent-fair-2"))
    figures = [drawn.claims[iri] for iri in fair.claims if drawn.claims[iri].kind == "Figure"]
    assert len(figures) == 6
    part = next(each for each in figures if TKG + "subsetOf" in each.parts)
    assert name(part.parts[TKG + "subsetOf"][0].text) == "figure/harbour_foreign-talents"


def test_statements_keep_their_parts(drawn: Picture) -> None:
    """A post is kept in both languages; who holds it is told by the claim itself."""
    claim = next(each for each in drawn.claims.values() if each.kind == "Affiliation")
    assert claim.parts == {TKG + "post": (Value("manager", "en"), Value("经理", "zh"))}


def test_every_reference_has_a_label(drawn: Picture) -> None:
    """Whatever a claim refers to is a node, a figure or has a label."""
    known = {node.iri for node in drawn.nodes} | set(drawn.claims)
    for claim in drawn.claims.values():
        for iri in claim.involved():
            assert iri in known or any(drawn.labels[iri].values()), iri


def test_articles(drawn: Picture) -> None:
    """Articles are cited with title, language and date."""
    assert [(each.title, each.language, each.published) for each in drawn.articles] == [
        ("港湾市人才大会", "zh", "2030-05-04"), ("Harbour City opens a talent station", "en", "2030-05-04"),
    ]


def test_a_data_sets_fact_alone_draws_nothing() -> None:
    """A place that only a data set tells of is left out."""
    store = load_text(PREFIXES + """
        place:a a tkg:City, tkg:Entity . place:b a tkg:City, tkg:Entity .
        claim:c a tkg:Claim ; rdf:subject place:a ; rdf:predicate tkg:locatedIn ; rdf:object place:b .""")
    assert picture(store).nodes == ()


LABELS = {
    BASE + "unit#person": {"en": "person", "zh": "人"},
    BASE + "unit#percent": {"en": "percent", "zh": "百分比"},
    BASE + "unit#organization": {"en": "organization", "zh": "家"},
    BASE + "unit#CNY": {"en": "Chinese yuan", "zh": "人民币元"},
    BASE + "hedge#nearly": {"en": "nearly", "zh": "近"},
    BASE + "hedge#over": {"en": "over", "zh": "超过"},
    BASE + "hedge#exactly": {"en": "exactly", "zh": "恰为"},
    BASE + "hedge#at-least": {"en": "at least", "zh": "以上"},
    BASE + "hedge#between": {"en": "between", "zh": "介于"},
    BASE + "hedge#vague": {"en": "vague", "zh": "概数"},
}


def figure(value: str, hedge: str, unit: str, **others: str) -> Claim:
    parts = {TKG + key: (Value(text),) for key, text in {"value": value, **others}.items()}
    parts[TKG + "hedge"] = (Value(f"{BASE}hedge#{hedge}", is_iri=True),)
    parts[TKG + "unit"] = (Value(f"{BASE}unit#{unit}", is_iri=True),)
    itself, about = Value("f", is_iri=True), Value("e", is_iri=True)
    return Claim("f", "Figure", itself, TKG + "about", about, parts, (), "")


@pytest.mark.parametrize(("claim", "english", "chinese"), [
    (figure("1500", "nearly", "person"), "nearly 1,500 persons", "近1,500人"),
    (figure("70", "nearly", "percent"), "nearly 70%", "近70%"),
    (figure("34000", "over", "person"), "over 34,000 persons", "超过34,000人"),
    (figure("1", "exactly", "organization"), "1 organization", "1家"),
    (figure("2.50", "exactly", "percent"), "2.5%", "2.5%"),
    (figure("10100000", "exactly", "CNY"), "10,100,000 Chinese yuan", "10,100,000人民币元"),
    (figure("300", "at-least", "person"), "at least 300 persons", "300人以上"),
    (figure("3", "between", "person", lowerBound="3", upperBound="4"), "3 to 4 persons", "3至4人"),
    (
        figure("10", "vague", "organization", lowerBound="10", upperBound="100", wording="dozens"),
        "dozens (10 to 100 organizations)", "dozens（10至100家）",
    ),
])
def test_figures_in_words(claim: Claim, english: str, chinese: str) -> None:
    """A figure reads as a person would say it, in both languages."""
    assert figure_words(claim, LABELS) == {"en": english, "zh": chinese}


@pytest.mark.parametrize(("bounds", "words"), [
    ({"upperBound": "1500", "upperIncluded": "false"}, "n < 1,500"),
    ({"lowerBound": "40", "upperBound": "50", "upperIncluded": "false"}, "40 < n < 50"),
    ({"lowerBound": "300", "lowerIncluded": "true"}, "300 ≤ n"),
    ({"lowerBound": "7", "lowerIncluded": "true", "upperBound": "7", "upperIncluded": "true"}, ""),
    ({}, ""),
])
def test_bounds(bounds: dict[str, str], words: str) -> None:
    """Bounds read as an inequality; an exact number needs none."""
    assert figure_bounds(figure("1", "over", "person", **bounds)) == words

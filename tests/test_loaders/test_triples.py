"""Facts to triples: evidence, claims, n-ary nodes and the plain triple beside each."""

from __future__ import annotations

import pytest
from desk import Desk

from loaders.records import Records
from loaders.triples import COMMON, make_triples

HARBOUR = "harbour.yaml"


def made(desk: Desk, source: str) -> Records:
    return make_triples(desk.verify(), desk.vocabulary)[source]


def test_sources(desk: Desk) -> None:
    """Records come by source; periods belong to none."""
    parts = make_triples(desk.verify(), desk.vocabulary)
    assert list(parts) == [COMMON, "dataset:atlas", "article:gangwan", "article:harbour"]
    assert {subject for subject, _, _ in parts[COMMON].triples()} == {"period:2030-05-03", "period:2030-05-04"}
    assert parts[COMMON].nodes["period:2030-05-03"]["tkg:latest"] == {'"2030-05-03"^^xsd:date'}


@pytest.mark.parametrize(
    ("node", "subject", "predicate", "value"),
    [
        ("figure:harbour_academics", "figure:harbour_academics", "tkg:about", "event:harbour-talent-fair-2"),
        ("affiliation:harbour_lin-hai-manager", "person:lin-hai", "tkg:affiliatedWith", "org:harbour-talent-station"),
        ("quotation:harbour_lin-hai", "person:lin-hai", "tkg:commentsOn", "place:harbour-city"),
        (
            "claim:harbour_event_harbour-talent-fair-2_heldIn_place_harbour-city",
            "event:harbour-talent-fair-2", "tkg:heldIn", "place:harbour-city",
        ),
        (
            "claim:harbour_event_harbour-talent-fair-2_editionNumber",
            "event:harbour-talent-fair-2", "tkg:editionNumber", '"2"^^xsd:integer',
        ),
    ],
)
def test_claims(desk: Desk, node: str, subject: str, predicate: str, value: str) -> None:
    """A claim names its subject, predicate and object, and the plain triple stands beside it."""
    nodes = made(desk, "article:harbour").nodes
    claim = nodes[node]
    assert (claim["rdf:subject"], claim["rdf:predicate"], claim["rdf:object"]) == ({subject}, {predicate}, {value})
    assert "rdf:Statement" in claim["a"]
    assert value in nodes[subject][predicate]


@pytest.mark.parametrize(("role", "predicate"), [("organizer", "tkg:organizedBy"), ("recruiter", "tkg:hasParticipant")])
def test_role_chooses_the_plain_triple(desk: Desk, role: str, predicate: str) -> None:
    """A role with a shortcut gives that property, any other the general one."""
    desk.change(HARBOUR, "  - Affiliation:", f"""  - Participation: x
    activity: event/harbour-talent-fair-2
    participant: person/lin-hai
    role: {role}
    at: [[242, 288]]
  - Affiliation:""")
    claim = made(desk, "article:harbour").nodes["participation:harbour_x"]
    assert claim["rdf:predicate"] == {predicate}


def test_evidence(desk: Desk) -> None:
    """Evidence is an offset-based string of the text, with its offsets, its text and its article."""
    nodes = made(desk, "article:harbour").nodes
    (iri,) = nodes["figure:harbour_academics"]["tkg:evidence"]
    assert iri == f"<{desk.vocabulary.prefixes['text']}3a55fdf25d468663#offset_180_192>"
    assert nodes[iri] == {
        "a": {"tkg:Evidence"},
        "tkg:inText": {"text:3a55fdf25d468663"},
        "tkg:inArticle": {"article:harbour"},
        "tkg:start": {'"180"^^xsd:integer'},
        "tkg:end": {'"192"^^xsd:integer'},
    }


def test_names_hang_on_evidence(desk: Desk) -> None:
    """Every naming of an entity is on the evidence node of its characters."""
    nodes = made(desk, "article:harbour").nodes
    iri = f"<{desk.vocabulary.prefixes['text']}3a55fdf25d468663#offset_242_249>"
    assert nodes[iri]["tkg:names"] == {"person:lin-hai"}


def test_told_again(desk: Desk) -> None:
    """What is told again adds a second evidence to the one figure."""
    entry = "- {again: figure/enterprises, at: [[51, 53]]}"
    desk.change("gangwan.yaml", "- Figure: enterprises", f"{entry}\n  - Figure: enterprises")
    nodes = made(desk, "article:gangwan").nodes
    places = {iri.partition("#")[2] for iri in nodes["figure:gangwan_enterprises"]["tkg:evidence"]}
    assert places == {"offset_51_55>", "offset_51_53>"}
    assert len([token for token in nodes if token.startswith("figure:")]) == 3


def test_one_claim_for_two_tellings(desk: Desk) -> None:
    """A plain fact told twice in an article is one claim with two evidence nodes."""
    desk.change(HARBOUR, "  - fact: [event/harbour-talent-fair-2, editionNumber", """\
  - fact: [event/harbour-talent-fair-2, heldIn, place/harbour-city]
    at: [[65, 120]]
  - fact: [event/harbour-talent-fair-2, editionNumber""")
    claim = "claim:harbour_event_harbour-talent-fair-2_heldIn_place_harbour-city"
    assert len(made(desk, "article:harbour").nodes[claim]["tkg:evidence"]) == 2


def test_key_tells_two_values_apart(desk: Desk) -> None:
    """A second text for one subject and property is a claim of its own when it has a key."""
    fact = "fact: [event/harbour-talent-fair-2, hasTheme, {text}]\n    at: [[65, 120]]\n"
    first, second = fact.replace("{text}", "The sea"), fact.replace("{text}", "The port")
    desk.change(HARBOUR, "  - fact: [event/harbour-talent-fair-2, editionNumber", f"""\
  - {first}  - {second}    key: second
  - fact: [event/harbour-talent-fair-2, editionNumber""")
    nodes = made(desk, "article:harbour").nodes
    claim = "claim:harbour_event_harbour-talent-fair-2_hasTheme_en"
    assert nodes[claim]["rdf:object"] == {'"The sea"@en'}
    assert nodes[f"{claim}_second"]["rdf:object"] == {'"The port"@en'}


def test_entities(desk: Desk) -> None:
    """An entity has its class, a label per language, its spellings, and the labels of ours marked as such."""
    nodes = made(desk, "article:harbour").nodes
    assert nodes["org:harbour-talent-station"] == {
        "a": {"tkg:ServiceStation"},
        "rdfs:label": {'"Harbour Talent Station"@en', '"港湾人才服务站"@zh'},
        "tkg:projectLabel": {'"港湾人才服务站"@zh'},
        "skos:altLabel": {'"talent station"@en'},
        "tkg:establishedBy": {"place:harbour-city"},
    }


def test_authority(desk: Desk) -> None:
    """Facts of a data set name it as their source, and have no evidence."""
    nodes = made(desk, "dataset:atlas").nodes
    claim = nodes["claim:atlas_place_harbour-city_locatedIn_place_coast"]
    assert claim["tkg:source"] == {"dataset:atlas"}
    assert "tkg:evidence" not in claim
    assert nodes["place:harbour-city"]["skos:exactMatch"] == {"<https://example.org/place/1>"}


def test_no_blank_nodes(desk: Desk) -> None:
    """No subject and no object is a blank node, and no value spans lines."""
    for records in make_triples(desk.verify(), desk.vocabulary).values():
        for triple in records.triples():
            assert not any(part.startswith("_:") or "\n" in part for part in triple)
            assert all(triple)


def test_records() -> None:
    """Records are a set: what is added twice counts once, and no object adds nothing."""
    records = Records([("a", "b", "c"), ("a", "b", "c")])
    records.add("a", "b")
    records.update(Records([("a", "b", "d"), ("e", "b", "d")]))
    assert len(records) == 3
    assert sorted(records.triples()) == [("a", "b", "c"), ("a", "b", "d"), ("e", "b", "d")]

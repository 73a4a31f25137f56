"""Figures held against each other."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.closure import list_records
from kg.findings import Finding, findings
from kg.store import load_text
from kg.turtle import write_turtle
from loaders.records import Records
from ontology import load_vocabulary

VOCABULARY = load_vocabulary()
BOUNDS = {"exactly": "both", "over": "lower", "nearly": "upper"}


def figure(key: str, value: int, hedge: str = "exactly", article: str = "1", **more: str) -> Records:
    """A figure about Xiamen, in persons, current, unless told otherwise."""
    token, place = f"figure:{article}_{key}", f"<https://example.org/{article}#{key}>"
    records = Records(
        [
            (token, "a", "tkg:Figure"),
            (token, "tkg:about", "place:xiamen"),
            (token, "tkg:value", f'"{value}"^^xsd:decimal'),
            (token, "tkg:wording", f'"{hedge} {value}"'),
            (token, "tkg:hedge", f"hedge:{hedge}"),
            (token, "tkg:evidence", place),
            (place, "tkg:inArticle", f"article:{article}"),
        ]
    )
    for side in ("lower", "upper"):
        if BOUNDS[hedge] in ("both", side):
            records.add(token, f"tkg:{side}Bound", f'"{value}"^^xsd:decimal')
            records.add(token, f"tkg:{side}Included", f'"{str(hedge == "exactly").lower()}"^^xsd:boolean')
    parts = {"measures": "measure:talents", "unit": "unit:person", "scope": "scope:current"} | more
    for name, term in parts.items():
        records.add(token, f"tkg:{name}", term)
    return records


def period(year: int) -> Records:
    return Records(
        [(f"period:{year}", "tkg:edtf", f'"{year}"'), (f"period:{year}", "tkg:latest", f'"{year}-12-31"^^xsd:date')]
    )


def found(*parts: Records) -> list[Finding]:
    whole = Records(triple for part in parts for triple in part.triples())
    whole.update(list_records(whole, VOCABULARY))
    return findings(load_text(write_turtle(whole, VOCABULARY.prefixes)))


def verdicts(*parts: Records) -> list[tuple[str, bool]]:
    return [(each.rule, each.agrees) for each in found(*parts)]


@pytest.mark.parametrize(("hedge", "agrees"), [("over", True), ("nearly", False), ("exactly", False)])
def test_two_articles_on_the_same_thing(hedge: str, agrees: bool) -> None:
    """Over 1,000 and 1,200 agree; nearly 1,000 and 1,200 can't both be true."""
    assert verdicts(figure("a", 1000, hedge), figure("b", 1200, article="2")) == [("same thing", agrees)]


def test_one_article_may_count_two_things() -> None:
    """Two figures of one kind in one article are two figures, not a disagreement."""
    assert verdicts(figure("a", 1000), figure("b", 1200)) == []


@pytest.mark.parametrize(("part", "agrees"), [(47, True), (2000, False)])
def test_a_part_is_not_more_than_its_whole(part: int, agrees: bool) -> None:
    """Told as a subset, 47 of 1,023 can be; 2,000 of 1,023 can't."""
    parts = figure("whole", 1023), figure("part", part, subsetOf="figure:1_whole")
    assert verdicts(*parts) == [("part and whole", agrees)]


def test_a_narrower_kind_is_a_part() -> None:
    """More foreign talents than talents of the same place can't be."""
    parts = figure("all", 1000), figure("foreign", 1500, article="2", measures="measure:foreign-talents")
    assert verdicts(*parts) == [("part and whole", False)]


@pytest.mark.parametrize(("part", "agrees"), [(34000, True), (20000, False)])
def test_a_share_of_a_whole_across_articles(part: int, agrees: bool) -> None:
    """Nearly 70 percent of 50,000 is between 31,500 and 35,000."""
    share = figure(
        "share",
        70,
        "nearly",
        unit="unit:percent",
        measures="measure:returnees",
        shareOfKind="measure:international-talents",
    )
    whole = figure("whole", 50000, article="2", measures="measure:international-talents")
    told = found(share, whole, figure("part", part, measures="measure:returnees", scope="scope:cumulative"))
    assert [(each.rule, each.agrees) for each in told if each.rule == "share of whole"] == [("share of whole", agrees)]
    assert told[0].articles


@pytest.mark.parametrize(("later", "agrees"), [(1500, True), (500, False)])
def test_a_total_does_not_shrink(later: int, agrees: bool) -> None:
    """A cumulative total of 2022 is not below that of 2021."""
    total = {"scope": "scope:cumulative"}
    parts = figure("early", 1000, asOf="period:2021", **total), figure("late", later, asOf="period:2022", **total)
    assert verdicts(*parts, period(2021), period(2022)) == [("growing total", agrees)]


def test_conflicts_come_first() -> None:
    """What can't be true is told before what agrees."""
    parts = figure("w", 10), figure("a", 5, subsetOf="figure:1_w"), figure("b", 50, subsetOf="figure:1_w")
    assert [each.agrees for each in found(*parts)] == [False, True]


def test_the_five_articles(store: ox.Store) -> None:
    """Over 34,000 returnees agree with nearly 70 percent of over 56,000 international talents."""
    shares = [each for each in findings(store) if each.rule == "share of whole"]
    assert [(each.agrees, len(each.articles)) for each in shares] == [(True, 2)]

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
        [
            (f"period:{year}", "tkg:edtf", f'"{year}"'),
            (f"period:{year}", "tkg:earliest", f'"{year}-01-01"^^xsd:date'),
            (f"period:{year}", "tkg:latest", f'"{year}-12-31"^^xsd:date'),
        ]
    )


def found(*parts: Records) -> list[Finding]:
    whole = Records(triple for part in parts for triple in part.triples())
    whole.update(list_records(whole, VOCABULARY))
    return findings(load_text(write_turtle(whole, VOCABULARY.prefixes)))


def verdicts(*parts: Records) -> list[tuple[str, str]]:
    return [(each.rule, each.verdict) for each in found(*parts, period(2005), period(2021), period(2022))]


@pytest.mark.parametrize(("hedge", "verdict"), [("over", "agrees"), ("nearly", "conflict"), ("exactly", "conflict")])
def test_two_articles_on_the_same_thing(hedge: str, verdict: str) -> None:
    """Over 1,000 and 1,200 of one year agree; nearly 1,000 and 1,200 can't both be true."""
    parts = figure("a", 1000, hedge, asOf="period:2022"), figure("b", 1200, article="2", asOf="period:2022")
    assert verdicts(*parts) == [("same thing", verdict)]


@pytest.mark.parametrize(("hedge", "verdict"), [("over", "agrees"), ("nearly", "open")])
def test_two_articles_that_give_no_time(hedge: str, verdict: str) -> None:
    """Where two articles don't say when, their figures may be of different days: no conflict."""
    told = found(figure("a", 1000, hedge), figure("b", 1200, article="2"))
    assert [each.verdict for each in told] == [verdict]
    assert told[0].says.endswith("(open: as of: not said, not said)") == (verdict == "open")


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        ({"asOf": "period:2022"}, {"asOf": "period:2005"}, "open"),
        ({"asOf": "period:2022"}, {"asOf": "period:2022"}, "conflict"),
        ({"asOf": "period:2022"}, {"asOf": "period:2022", "scope": "scope:cumulative"}, "open"),
        ({"asOf": "period:2022"}, {}, "open"),
    ],
)
def test_a_conflict_is_of_one_time_and_one_scope(part: dict[str, str], whole: dict[str, str], verdict: str) -> None:
    """34,000 of 2022 against 5,000 of 2005 is no conflict, nor a stock against a total since the beginning."""
    parts = figure("w", 5000, **whole), figure("p", 34000, article="2", measures="measure:foreign-talents", **part)
    assert verdicts(*parts) == [("part and whole", verdict)]


def test_a_part_is_no_whole() -> None:
    """Talents among the guests don't take in all foreign talents of the place."""
    guests, among = figure("g", 900, measures="measure:attendees"), figure("t", 500, subsetOf="figure:1_g")
    foreign = figure("f", 600, measures="measure:foreign-talents")
    assert verdicts(guests, among, foreign) == [("part and whole", "agrees")]


def test_one_article_may_count_two_things() -> None:
    """Two figures of one kind in one article are two figures, not a disagreement."""
    assert verdicts(figure("a", 1000), figure("b", 1200)) == []


@pytest.mark.parametrize(("part", "verdict"), [(47, "agrees"), (2000, "conflict")])
def test_a_part_is_not_more_than_its_whole(part: int, verdict: str) -> None:
    """Told as a subset, 47 of 1,023 can be; 2,000 of 1,023 can't."""
    parts = figure("whole", 1023), figure("part", part, subsetOf="figure:1_whole")
    assert verdicts(*parts) == [("part and whole", verdict)]


def test_a_narrower_kind_is_a_part() -> None:
    """More foreign talents than talents of the same place can't be."""
    parts = figure("all", 1000), figure("foreign", 1500, measures="measure:foreign-talents")
    assert verdicts(*parts) == [("part and whole", "conflict")]


@pytest.mark.parametrize(
    ("part", "scope", "verdict"),
    [
        (34000, "current", "agrees"),
        (34000, "cumulative", "agrees"),
        (20000, "current", "conflict"),
        (20000, "cumulative", "open"),
    ],
)
def test_a_share_of_a_whole_across_articles(part: int, scope: str, verdict: str) -> None:
    """Nearly 70 percent of 50,000 is between 31,500 and 35,000; a total since the beginning may be less."""
    when = {"asOf": "period:2022"}
    share = figure(
        "share",
        70,
        "nearly",
        unit="unit:percent",
        measures="measure:returnees",
        shareOfKind="measure:international-talents",
        **when,
    )
    whole = figure("whole", 50000, article="2", measures="measure:international-talents", **when)
    counted = figure("part", part, measures="measure:returnees", scope=f"scope:{scope}", **when)
    told = [each for each in found(share, whole, counted, period(2022)) if each.rule == "share of whole"]
    assert [(each.verdict, each.articles) for each in told] == [
        (verdict, ("https://w3id.org/talentkg/article/1", "https://w3id.org/talentkg/article/2"))
    ]


@pytest.mark.parametrize(("later", "verdict"), [(1500, "agrees"), (500, "conflict")])
def test_a_total_does_not_shrink(later: int, verdict: str) -> None:
    """A cumulative total of 2022 is not below that of 2021."""
    total = {"scope": "scope:cumulative"}
    parts = figure("early", 1000, asOf="period:2021", **total), figure("late", later, asOf="period:2022", **total)
    assert verdicts(*parts) == [("growing total", verdict)]


@pytest.mark.parametrize(
    "late",
    [
        {"asOf": "period:within"},
        {"asOf": "period:2022", "unit": "unit:percent"},
        {"asOf": "period:2022", "subsetOf": "figure:1_other"},
        {"asOf": "period:2022", "shareOfKind": "measure:talents"},
        {"asOf": "period:2022", "since": "period:2005"},
    ],
)
def test_other_totals_may_be_less(late: dict[str, str]) -> None:
    """A month within the year is not surely later than the year; shares and parts are other totals."""
    month = Records(
        [
            ("period:within", "tkg:edtf", '"2021-03"'),
            ("period:within", "tkg:earliest", '"2021-03-01"^^xsd:date'),
            ("period:within", "tkg:latest", '"2022-01-31"^^xsd:date'),
        ]
    )
    early = figure("early", 1000, asOf="period:2021", scope="scope:cumulative")
    assert verdicts(early, figure("late", 50, scope="scope:cumulative", **late), month) == []


def test_conflicts_come_first() -> None:
    """What can't be true is told before what is open, and that before what agrees."""
    parts = figure("w", 10), figure("a", 5, subsetOf="figure:1_w"), figure("b", 50, subsetOf="figure:1_w")
    apart = figure("c", 60, subsetOf="figure:1_w", scope="scope:cumulative")
    assert [each.verdict for each in found(*parts, apart)] == ["conflict", "open", "agrees"]


def test_the_five_articles(store: ox.Store) -> None:
    """Over 34,000 returnees agree with nearly 70 percent of over 56,000 international talents."""
    shares = [each for each in findings(store) if each.rule == "share of whole"]
    assert [(each.verdict, len(each.articles)) for each in shares] == [("agrees", 2)]

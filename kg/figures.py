"""The figures of a graph as records, with their intervals and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.intervals import INFINITY, Interval, interval_of
from kg.store import select

if TYPE_CHECKING:
    import pyoxigraph as ox

_QUERY = """
PREFIX tkg: <https://w3id.org/talentkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?figure ?about ?measure ?value ?lower ?upper ?lowerIn ?upperIn ?hedge ?tolerance ?unit ?scope ?wording
       ?asOf ?asOfEarliest ?asOfLatest ?since ?subsetOf ?shareOf ?shareOfKind (SAMPLE(?inArticle) AS ?article) WHERE {
  ?figure a tkg:Figure ; tkg:about ?about ; tkg:measures ?measure ; tkg:value ?value ; tkg:wording ?wording ;
    tkg:hedge ?hedgeTerm ; tkg:unit/skos:notation ?unit ; tkg:scope/skos:notation ?scope ;
    tkg:evidence/tkg:inArticle ?inArticle .
  ?hedgeTerm skos:notation ?hedge .
  OPTIONAL { ?hedgeTerm tkg:tolerance ?tolerance }
  OPTIONAL { ?figure tkg:lowerBound ?lower ; tkg:lowerIncluded ?lowerIn }
  OPTIONAL { ?figure tkg:upperBound ?upper ; tkg:upperIncluded ?upperIn }
  OPTIONAL {
    ?figure tkg:asOf ?period . ?period tkg:edtf ?asOf
    OPTIONAL { ?period tkg:earliest ?asOfEarliest }
    OPTIONAL { ?period tkg:latest ?asOfLatest }
  }
  OPTIONAL { ?figure tkg:since/tkg:edtf ?since }
  OPTIONAL { ?figure tkg:subsetOf ?subsetOf }
  OPTIONAL { ?figure tkg:shareOf ?shareOf }
  OPTIONAL { ?figure tkg:shareOfKind ?shareOfKind }
} GROUP BY ?figure ?about ?measure ?value ?lower ?upper ?lowerIn ?upperIn ?hedge ?tolerance ?unit ?scope ?wording
  ?asOf ?asOfEarliest ?asOfLatest ?since ?subsetOf ?shareOf ?shareOfKind
ORDER BY STR(?figure)
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; IRIs as strings, empty where the graph says nothing."""

    iri: str
    about: str
    measure: str
    value: Decimal
    interval: Interval
    hedge: str
    unit: str
    scope: str
    wording: str
    as_of: str
    as_of_earliest: str
    as_of_latest: str
    since: str
    subset_of: str
    share_of: str
    share_of_kind: str
    article: str


def _number(text: str, default: Decimal) -> Decimal:
    return Decimal(text) if text else default


def _interval(row: Mapping[str, str], value: Decimal) -> Interval:
    bounds = Interval(
        _number(row["lower"], -INFINITY), _number(row["upper"], INFINITY),
        row["lowerIn"] == "true", row["upperIn"] == "true",
    )
    tolerance = row["tolerance"]
    return interval_of(value, bounds, Decimal(tolerance) if tolerance else None)


def _figure(row: Mapping[str, str]) -> Figure:
    value = Decimal(row["value"])
    return Figure(
        row["figure"], row["about"], row["measure"], value, _interval(row, value),
        *(row[name] for name in (
            "hedge", "unit", "scope", "wording", "asOf", "asOfEarliest", "asOfLatest", "since",
            "subsetOf", "shareOf", "shareOfKind", "article",
        )),
    )


def figures_of(store: ox.Store) -> Iterator[Figure]:
    """All figures of a graph, sorted by IRI."""
    return map(_figure, select(store, _QUERY))

"""`figures.csv`: one row per figure and place, readable by a spreadsheet (UTF-8 with a byte order mark, RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kg.results import csv_cell
from kg.store import select

if TYPE_CHECKING:
    import pyoxigraph as ox

COLUMNS = (
    "figure", "about", "about_label_en", "about_label_zh", "measures_en", "measures_zh", "wording", "hedge", "value",
    "lower", "upper", "lower_included", "upper_included", "unit", "scope", "as_of", "since",
    "article", "title", "publisher", "start", "end",
)
_QUERY = """
PREFIX tkg: <https://w3id.org/talentkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT * WHERE {
  ?figure a tkg:Figure ; tkg:about ?about ; tkg:measures ?measure ; tkg:value ?value ; tkg:wording ?wording ;
    tkg:hedge/skos:notation ?hedge ; tkg:unit/skos:notation ?unit ; tkg:scope/skos:notation ?scope ;
    tkg:evidence ?place .
  ?place tkg:inArticle ?article ; tkg:start ?start ; tkg:end ?end .
  ?article tkg:title ?title .
  OPTIONAL { ?article tkg:publisher/rdfs:label ?publisher_en FILTER(LANG(?publisher_en) = "en") }
  OPTIONAL { ?article tkg:publisher/rdfs:label ?publisher_zh FILTER(LANG(?publisher_zh) = "zh") }
  BIND(COALESCE(?publisher_en, ?publisher_zh) AS ?publisher)
  OPTIONAL { ?about rdfs:label ?about_label_en FILTER(LANG(?about_label_en) = "en") }
  OPTIONAL { ?about rdfs:label ?about_label_zh FILTER(LANG(?about_label_zh) = "zh") }
  OPTIONAL { ?measure skos:prefLabel ?measures_en FILTER(LANG(?measures_en) = "en") }
  OPTIONAL { ?measure skos:prefLabel ?measures_zh FILTER(LANG(?measures_zh) = "zh") }
  OPTIONAL { ?figure tkg:lowerBound ?lower ; tkg:lowerIncluded ?lower_included }
  OPTIONAL { ?figure tkg:upperBound ?upper ; tkg:upperIncluded ?upper_included }
  OPTIONAL { ?figure tkg:asOf/tkg:edtf ?as_of }
  OPTIONAL { ?figure tkg:since/tkg:edtf ?since }
} ORDER BY STR(?article) ?start STR(?figure)
"""
_NUMBERS = {"value", "lower", "upper", "start", "end"}


def figures_csv(store: ox.Store) -> str:
    """The table of all figures of a graph."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in select(store, _QUERY):
        writer.writerow([csv_cell(row[name], number=name in _NUMBERS) for name in COLUMNS])
    return "\ufeff" + out.getvalue()

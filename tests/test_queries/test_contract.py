"""The five questions that other programs rely on: their columns, and that they leave nothing out."""

from __future__ import annotations

import pytest

from queries import load_catalogue

CATALOGUE = load_catalogue()
TKG = "https://w3id.org/talentkg/ontology#"
COLUMNS = {
    "articles": ["article", "title", "publisher", "date", "lang", "file", "sha256"],
    "entities": ["entity", "kind", "class", "label_en", "label_zh"],
    "mentions": ["entity", "article", "start", "end"],
    "figures": [
        "figure", "about", "about_label", "measures", "value", "hedge", "unit", "scope", "asOf",
        "article", "start", "end",
    ],
    "claims": ["claim", "subject", "predicate", "object", "article", "start", "end"],
}
KINDS = {
    "place", "zone", "organization", "person", "event", "programme", "policy", "agreement", "fund",
    "platform", "project", "award", "work", "brand", "industry",
}


def count(store, pattern: str) -> int:
    """Count the distinct ?x of a pattern."""
    query = f"PREFIX tkg: <{TKG}> SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}"
    return int(next(iter(store.query(query)))[0].value)


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_come_first_and_in_order(name, ask_oxigraph):
    """The columns of the contract lead; further ones may follow."""
    columns, rows = ask_oxigraph(CATALOGUE[name], {})
    assert columns[: len(COLUMNS[name])] == COLUMNS[name]
    assert rows


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("articles", "?x a tkg:Article"),
        ("entities", "?x a tkg:Entity"),
        ("mentions", "?evidence tkg:names ?x"),
        ("figures", "?x a tkg:Figure"),
        ("claims", "?x a tkg:Claim"),
    ],
)
def test_nothing_is_left_out(name, pattern, ask_oxigraph, store):
    """Every article, entity, named entity, figure and claim of the graph has a row."""
    _, rows = ask_oxigraph(CATALOGUE[name], {})
    assert len({row[0] for row in rows}) == count(store, pattern)


def test_an_entity_has_one_row_and_one_kind(ask_oxigraph):
    """A zone is listed as a zone and not as a place too; kinds are the fifteen words of the contract."""
    _, rows = ask_oxigraph(CATALOGUE["entities"], {})
    assert len(rows) == len({row[0] for row in rows})
    assert {row[1] for row in rows} == KINDS


def test_words_are_plain_strings(store):
    """Kind, hedge, scope and unit carry no IRI and no language tag."""
    for name, columns in {"entities": ["kind"], "figures": ["hedge", "unit", "scope"]}.items():
        for row in store.query(CATALOGUE[name].text):
            assert all(not row[column].language and "/" not in row[column].value for column in columns)


def test_a_figure_told_twice_has_a_row_for_each_place(ask_oxigraph):
    """Seventy-two projects are told at two places of one article."""
    columns, rows = ask_oxigraph(CATALOGUE["figures"], {})
    value, article, start = (columns.index(name) for name in ("value", "article", "start"))
    places = {row[start] for row in rows if row[value] == 72 and row[article] == "article/003"}
    assert len(places) == 2

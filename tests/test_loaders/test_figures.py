"""Figures: the bounds that follow from hedge and wording."""

from __future__ import annotations

import pytest
from desk import Desk

from loaders.model import Statement


def figure(desk: Desk, changes: dict[str, str]) -> Statement:
    """Return the figure `academics` after words of the facts file were replaced."""
    for old, new in changes.items():
        desk.change("harbour.yaml", old, new)
    return next(each for each in desk.read().statements() if each.token.endswith("_academics"))


def bounds(statement: Statement) -> dict[str, str]:
    names = ("lowerBound", "lowerIncluded", "upperBound", "upperIncluded")
    return {name: statement.values[name][0].split('"')[1] for name in names if name in statement.values}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, {"lowerBound": "47", "lowerIncluded": "true", "upperBound": "47", "upperIncluded": "true"}),
        (
            {"hedge: exactly": "hedge: over\n    hedgeWording: over"},
            {"lowerBound": "47", "lowerIncluded": "false"},
        ),
        (
            {"hedge: exactly": "hedge: hedge/at-most", 'wording: "47"': "wording: no more than 47"},
            {"upperBound": "47", "upperIncluded": "true"},
        ),
        ({"hedge: exactly": "hedge: about\n    hedgeWording: 左右"}, {}),
        (
            {"hedge: exactly": "hedge: between", 'wording: "47"': "wording: 47 to 50"},
            {"lowerBound": "47", "lowerIncluded": "true", "upperBound": "50", "upperIncluded": "true"},
        ),
        (
            {"hedge: exactly": "hedge: vague", 'wording: "47"': "wording: dozens", "value: 47": "value: 10"},
            {"lowerBound": "10", "lowerIncluded": "true", "upperBound": "100", "upperIncluded": "false"},
        ),
        (
            {"value: 47": "value: 3.50", 'wording: "47"': 'wording: "3.5"'},
            {"lowerBound": "3.5", "lowerIncluded": "true", "upperBound": "3.5", "upperIncluded": "true"},
        ),
    ],
)
def test_bounds(desk: Desk, changes: dict[str, str], wanted: dict[str, str]) -> None:
    """A figure's bounds are those of its hedge, be it in the wording or apart from it."""
    assert bounds(figure(desk, changes)) == wanted


def test_long_values_are_exact(desk: Desk) -> None:
    """A value of thirty digits keeps every one of them."""
    value = "123456789012345678901234567891"
    found = figure(desk, {"value: 47": f"value: {value}", 'wording: "47"': f'wording: "{value}"'})
    assert found.values["value"] == (f'"{value}"^^xsd:decimal',)


def test_plain_triple(desk: Desk) -> None:
    """A figure is the subject of its own plain triple: what it is about."""
    found = figure(desk, {})
    fair = "event:harbour-talent-fair-2"
    assert (found.subject, found.predicate, found.object) == (found.token, "tkg:about", fair)


def test_subset_names_a_figure_of_the_article(desk: Desk) -> None:
    """The key of another figure is read as that figure of the same article."""
    assert figure(desk, {}).values["subsetOf"] == ("figure:harbour_foreign-talents",)

"""A question about a province or a country takes in its cities, and a place goes by any of its names."""

from __future__ import annotations

import pytest

from queries import load_catalogue

CATALOGUE = load_catalogue()
CLOSED = {
    "events-in-city": "city", "place-figures": "place", "honours-of-place": "place", "policies": "place",
}
NAMES = ("Xiamen", "厦门", "Amoy", "place/xiamen")


def without(columns, rows, name):
    """Leave out one column of the rows."""
    place = columns.index(name)
    return {row[:place] + row[place + 1 :] for row in rows}


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize(("inner", "outer"), [("Xiamen", "Fujian"), ("Fujian", "China")])
def test_the_larger_place_takes_in_the_smaller(name, inner, outer, ask_oxigraph):
    """Whatever is told of the city is told of its province, and of its country."""
    parameter = CLOSED[name]
    columns, few = ask_oxigraph(CATALOGUE[name], {parameter: inner})
    _, many = ask_oxigraph(CATALOGUE[name], {parameter: outer})
    assert few
    assert without(columns, few, parameter) <= without(columns, many, parameter)


@pytest.mark.parametrize("name", CLOSED)
def test_one_place_under_all_its_names(name, ask_oxigraph):
    """English label, Chinese label, further spelling and reference give the same rows."""
    answers = [ask_oxigraph(CATALOGUE[name], {CLOSED[name]: given}) for given in NAMES]
    assert all(answer == answers[0] for answer in answers)

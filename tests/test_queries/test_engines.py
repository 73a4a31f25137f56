"""Every ready question gives the same rows in the same order in Oxigraph and in rdflib, bound and unbound."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from queries import load_catalogue

ANSWERS = Path(__file__).parent / "answers"
CATALOGUE = load_catalogue()
BOUND = [
    pytest.param(name, case["with"], id=f"{name}-{number}")
    for name in CATALOGUE
    if (ANSWERS / f"{name}.yaml").is_file()
    for number, case in enumerate(yaml.safe_load((ANSWERS / f"{name}.yaml").read_text("utf-8"))["cases"])
    if "with" in case
]
PAIRS_OF_ALL = {"links-between"}  # unbound it pairs all entities: a minute of rdflib's time


@pytest.mark.parametrize("name", sorted(set(CATALOGUE) - PAIRS_OF_ALL))
def test_same_rows_in_both_engines(name, ask_oxigraph, ask_rdflib):
    """Columns, rows and their order do not depend on the engine."""
    assert ask_oxigraph(CATALOGUE[name], {}) == ask_rdflib(CATALOGUE[name], {})


@pytest.mark.parametrize(("name", "given"), BOUND)
def test_same_rows_in_both_engines_with_values(name, given, ask_oxigraph, ask_rdflib):
    """A value binds alike in both engines, and every row carries it."""
    columns, rows = ask_oxigraph(CATALOGUE[name], given)
    assert (columns, rows) == ask_rdflib(CATALOGUE[name], given)
    for parameter in given:
        assert len({row[columns.index(parameter)] for row in rows}) <= 1


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_order_is_total(name, ask_oxigraph):
    """No row stands twice, so that the order of rows is one."""
    _, rows = ask_oxigraph(CATALOGUE[name], {})
    assert len(rows) == len(set(rows))

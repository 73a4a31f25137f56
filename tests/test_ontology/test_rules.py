"""A sample release against the rules, and each rule against the same release with a flaw added."""

import re
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.closure import release_records
from kg.rules import RULES, read_rules, rule_violations
from kg.store import load_text
from kg.turtle import write_turtle
from loaders.numbers import bounds_of
from loaders.read import read_facts
from loaders.triples import make_triples
from ontology import load_vocabulary

DATA = Path(__file__).parents[1] / "data"
FACTS = Path(__file__).parents[2] / "facts"
BROKEN = DATA / "broken" / "rules"
NAMES = [rule.name for rule in read_rules(RULES)]
VOCABULARY = load_vocabulary()
HEDGES = sorted(name for name in VOCABULARY.concepts if name.startswith("hedge:"))


def _release(facts: Path) -> str:
    parts = make_triples(read_facts(facts, VOCABULARY), VOCABULARY)
    return write_turtle(release_records(parts, VOCABULARY), VOCABULARY.prefixes)


SAMPLE = _release(DATA / "facts")


def _store_with(path: Path) -> ox.Store:
    store = load_text(SAMPLE)
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def test_the_sample_keeps_the_rules():
    """No row of any rule."""
    assert rule_violations(load_text(SAMPLE)) == []


def test_the_graph_of_the_articles_keeps_the_rules():
    """The facts in the repository break no rule."""
    if not any(FACTS.glob("*.yaml")):
        pytest.skip(f"no facts in {FACTS}")
    assert rule_violations(load_text(_release(FACTS))) == []


def test_every_rule_has_a_broken_file():
    """A rule that was never seen to fail proves nothing."""
    assert set(NAMES) == {path.stem for path in BROKEN.glob("*.ttl")}


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_finds_what_breaks_it(rule):
    """With its broken file added to the sample, a rule fails, and no other does."""
    assert {each.rule for each in rule_violations(_store_with(BROKEN / f"{rule}.ttl"))} == {rule}


def test_rules_leave_the_store_as_it_is():
    """The ontology that some rules need is not left behind in the graph."""
    store = load_text(SAMPLE)
    before = set(store)
    rule_violations(store)
    assert set(store) == before


def _figure(hedge: str, **changes: str) -> str:
    second = Decimal(400) if hedge == "hedge:between" else None
    bounds = bounds_of(Decimal(300), hedge.removeprefix("hedge:"), second)
    values = {
        "lowerBound": bounds.lower, "lowerIncluded": bounds.lower_included,
        "upperBound": bounds.upper, "upperIncluded": bounds.upper_included,
    }
    values = {name: value for name, value in values.items() if values[name[:5] + "Bound"] is not None}
    lines = [f"tkg:{name} {str(value).lower()}" for name, value in (values | changes).items()]
    return f"""
        @prefix tkg: <https://w3id.org/talentkg/ontology#> .
        @prefix hedge: <https://w3id.org/talentkg/hedge#> .
        <https://example.org/f> tkg:hedge {hedge} ; tkg:value 300 ; {' ; '.join(lines) or 'a tkg:Figure'} .
    """


def _hedge_rules(turtle: str) -> set[str]:
    return {each.rule for each in rule_violations(load_text(turtle)) if each.rule.startswith("figure-hedge")}


@pytest.mark.parametrize("hedge", HEDGES)
def test_hedge_rules_accept_the_bounds_that_the_loader_gives(hedge):
    """Every hedge of the list, with the bounds that follow from it."""
    assert _hedge_rules(_figure(hedge)) == set()


@pytest.mark.parametrize("hedge", HEDGES)
@pytest.mark.parametrize("side", ["lower", "upper"])
def test_hedge_rules_refuse_other_bounds(hedge, side):
    """An open bound that is given, or a given bound turned from included to not, is found for every hedge."""
    right = _figure(hedge)
    if f"{side}Bound" not in right:
        wrong = _figure(hedge, **{f"{side}Bound": "300", f"{side}Included": "true"})
    else:
        turn = {"true": "false", "false": "true"}
        wrong = re.sub(rf"({side}Included )(\w+)", lambda found: found[1] + turn[found[2]], right)
    # "over" may have an upper bound: 40多 is over 40 and under 50.
    expected = set() if (hedge, side) == ("hedge:over", "upper") else {f"figure-hedge-{side}"}
    assert _hedge_rules(wrong) == expected

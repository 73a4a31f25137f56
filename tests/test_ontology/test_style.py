"""The ontology and its lists against the style rules, and each style rule against a file that breaks it."""

from pathlib import Path

import pytest

from kg.rules import STYLE, read_rules, style_violations
from ontology.vocabulary import vocabulary_files

BROKEN = Path(__file__).parents[1] / "data" / "broken" / "style"
RULES = read_rules(STYLE)


def test_the_ontology_keeps_its_style():
    """No row of any style rule."""
    assert style_violations() == []


def test_every_rule_has_a_broken_file():
    """A rule that was never seen to fail proves nothing."""
    assert {rule.name for rule in RULES} == {path.stem for path in BROKEN.glob("*.ttl")}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_a_rule_finds_what_breaks_it(rule):
    """With its broken file added to the ontology, a rule fails, and no other does."""
    found = style_violations([*vocabulary_files(), BROKEN / f"{rule}.ttl"])
    assert {each.rule for each in found} == {rule}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_must_hold(rule):
    """The first line of a rule is a sentence in a comment."""
    assert rule.query.startswith("# ")
    assert rule.says[0].isupper()
    assert rule.says.endswith(".")

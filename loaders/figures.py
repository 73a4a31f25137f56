"""Figures: the number a fact gives against the words it comes from, and the bounds that follow."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.nodes import Node
from loaders.numbers import Bounds, Reading, bounds_of, read_hedge, read_number
from loaders.values import decimal_of, decimal_text
from ontology import typed

REQUIRED = ("about", "measures", "value", "hedge", "unit", "scope", "wording")
FOLLOWING = ("lowerBound", "lowerIncluded", "upperBound", "upperIncluded")


def check_figure(fields: Mapping[str, Node], node: Node) -> dict[str, tuple[str, ...]]:
    """Return the bounds of a figure as tokens, after value and hedge are compared with the wording."""
    for name in REQUIRED:
        if name not in fields:
            node.fail(f"a figure without {name!r}", f"add `{name}:`")
    for name in FOLLOWING:
        if name in fields:
            fields[name].fail(f"{name!r} follows from hedge and wording", "remove it")
    return _tokens(_bounds(fields, _read(fields)))


def _read(fields: Mapping[str, Node]) -> Reading:
    reading = read_number(fields["wording"].text())
    if reading is None:
        fields["wording"].fail("the wording holds no number", "give the few words of the number itself")
    if decimal_of(fields["value"]) != reading.value:
        what = f"value {fields['value'].text()} but the wording says {decimal_text(reading.value)}"
        fields["value"].fail(what, "mend one of the two")
    return reading


def _bounds(fields: Mapping[str, Node], reading: Reading) -> Bounds:
    """Return the bounds, by the hedge within the wording or by the one that stands apart."""
    apart, given = fields.get("hedgeWording"), fields["hedge"].text().removeprefix("hedge/")
    said = read_hedge(apart.text()) if apart else reading.hedge
    if said != given:
        mend = "mend it, or give the word that stands apart as `hedgeWording:`"
        fields["hedge"].fail(f"hedge {given!r} but the wording says {said!r}", mend)
    return bounds_of(reading.value, given) if apart else reading.bounds


def _tokens(bounds: Bounds) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if bounds.lower is not None:
        found["lowerBound"] = (typed(decimal_text(bounds.lower), "xsd:decimal"),)
        found["lowerIncluded"] = (typed(str(bounds.lower_included).lower(), "xsd:boolean"),)
    if bounds.upper is not None:
        found["upperBound"] = (typed(decimal_text(bounds.upper), "xsd:decimal"),)
        found["upperIncluded"] = (typed(str(bounds.upper_included).lower(), "xsd:boolean"),)
    return found

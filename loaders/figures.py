"""Figures: the number a fact gives against the words it comes from, and the bounds that follow."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.nodes import Node
from loaders.numbers import Bounds, Reading, bounds_of, read_number
from loaders.values import decimal_of, decimal_text
from ontology import typed

REQUIRED = ("about", "measures", "value", "hedge", "unit", "scope", "wording")


def check_figure(fields: Mapping[str, Node], node: Node) -> dict[str, tuple[str, ...]]:
    """The bounds of a figure as tokens, after value and hedge are compared with the wording."""
    for name in REQUIRED:
        if name not in fields:
            node.fail(f"a figure without {name!r}", f"add `{name}:`")
    reading = read_number(fields["wording"].text())
    if reading is None:
        fields["wording"].fail("the wording holds no number", "give the few words of the number itself")
    _compare(fields, reading)
    return _tokens(_bounds(fields, reading))


def _compare(fields: Mapping[str, Node], reading: Reading) -> None:
    value, hedge = fields["value"], fields["hedge"].text()
    if decimal_of(value) != reading.value:
        value.fail(f"value {value.text()} but the wording says {decimal_text(reading.value)}", "mend one of the two")
    spoken = fields.get("hedgeWording")
    said = read_number(f"{spoken.text()} {fields['wording'].text()}") if spoken else reading
    if said and said.hedge != hedge:
        fields["hedge"].fail(
            f"hedge {hedge!r} but the wording says {said.hedge!r}",
            "mend it, or give the word that stands apart as `hedgeWording:`",
        )


def _bounds(fields: Mapping[str, Node], reading: Reading) -> Bounds:
    if "hedgeWording" in fields:
        return bounds_of(reading.value, fields["hedge"].text())
    return reading.bounds


def _tokens(bounds: Bounds) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if bounds.lower is not None:
        found["lowerBound"] = (typed(decimal_text(bounds.lower), "xsd:decimal"),)
        found["lowerIncluded"] = (typed(str(bounds.lower_included).lower(), "xsd:boolean"),)
    if bounds.upper is not None:
        found["upperBound"] = (typed(decimal_text(bounds.upper), "xsd:decimal"),)
        found["upperIncluded"] = (typed(str(bounds.upper_included).lower(), "xsd:boolean"),)
    return found

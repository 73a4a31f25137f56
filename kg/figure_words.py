"""A hedged figure in words: "nearly 1,500 persons", 近1,500人, and the bounds that the words set."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kg.picture import Claim
from ontology.prefixes import TKG

LANGUAGES = ("en", "zh")
PLAIN = {"en": "{hedge} {number}", "zh": "{hedge}{number}"}
# What is said otherwise than "hedge, number, unit", by hedge; {number} is value and unit.
PHRASES = {
    "exactly": {"en": "{number}", "zh": "{number}"},
    "between": {"en": "{lower} to {upper}", "zh": "{lower}至{upper}"},
    "vague": {"en": "{wording} ({lower} to {upper})", "zh": "{wording}（{lower}至{upper}）"},
    "at-least": {"en": "at least {number}", "zh": "{number}{hedge}"},
    "at-most": {"en": "at most {number}", "zh": "{number}{hedge}"},
}
NO_PLURAL = frozenset(("CNY",))
UNSAID = frozenset(("other",))


def _one(claim: Claim, name: str) -> str:
    values = claim.parts.get(TKG + name, ())
    return values[0].text if values else ""


def grouped(value: str) -> str:
    """A decimal with commas between thousands: 1500 is 1,500."""
    return f"{Decimal(value).normalize():,f}"


def _counted(value: str, claim: Claim, labels: Mapping[str, Mapping[str, str]], language: str) -> str:
    unit = _one(claim, "unit")
    name = unit.rpartition("#")[2]
    label = labels.get(unit, {}).get(language, "")
    if name == "percent":
        return grouped(value) + "%"
    if not label or name in UNSAID:
        return grouped(value)
    if language == "zh":
        return grouped(value) + label
    return f"{grouped(value)} {label}" + ("" if Decimal(value) == 1 or name in NO_PLURAL else "s")


def figure_words(claim: Claim, labels: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The figure in each language; `labels` names its hedge and its unit. Empty where it has no value."""
    hedge, value = _one(claim, "hedge"), _one(claim, "value")
    if not value:
        return {}
    found = {}
    for language in LANGUAGES:
        phrase = PHRASES.get(hedge.rpartition("#")[2], PLAIN)[language]
        found[language] = phrase.format(
            hedge=labels.get(hedge, {}).get(language, ""),
            number=_counted(value, claim, labels, language),
            lower=grouped(_one(claim, "lowerBound") or value),
            wording=_one(claim, "wording"),
            upper=_counted(_one(claim, "upperBound") or value, claim, labels, language),
        )
    return found


def figure_bounds(claim: Claim) -> str:
    """The bounds as an inequality, `40 < n < 50`; empty where the number is exact or unbounded."""
    lower, upper = _one(claim, "lowerBound"), _one(claim, "upperBound")
    if lower == upper:
        return ""
    left = f"{grouped(lower)} {_sign(claim, 'lowerIncluded')} n" if lower else "n"
    return f"{left} {_sign(claim, 'upperIncluded')} {grouped(upper)}" if upper else left


def _sign(claim: Claim, name: str) -> str:
    return "≤" if _one(claim, name) == "true" else "<"

"""Hedged figures compared as intervals: what is surely so, what is possible, what can't be.

A hedge bounds a value on the sides it names; `about` and `nearly` get the published tolerance of the list of
hedges, for comparison only. Interval arithmetic after Moore (1966).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from lower to upper; an end is closed where it is included."""

    lower: Decimal = -INFINITY
    upper: Decimal = INFINITY
    lower_included: bool = False
    upper_included: bool = False

    def scaled(self, share: Interval) -> Interval:
        """The product with a share in percent; both must be 0 or more."""
        lower, lower_included = _times(self.lower, self.lower_included, share.lower, share.lower_included)
        upper, upper_included = _times(self.upper, self.upper_included, share.upper, share.upper_included)
        return Interval(lower, upper, lower_included, upper_included)


def _times(value: Decimal, included: bool, percent: Decimal, percent_included: bool) -> tuple[Decimal, bool]:
    if 0 in (value, percent):  # 0 times anything is 0: one end that is reached is enough
        return Decimal(0), (value == 0 and included) or (percent == 0 and percent_included)
    return value * percent / 100, included and percent_included


def interval_of(value: Decimal, bounds: Interval, tolerance: Decimal | None) -> Interval:
    """The interval of a figure: its bounds, with the tolerance of its hedge where a side is open.

    A count is never below 0, so an open lower side ends there.
    """
    floor = max(Decimal(0), value * (1 - tolerance)) if tolerance is not None else min(Decimal(0), value)
    lower, closed = (floor, True) if bounds.lower == -INFINITY else (bounds.lower, bounds.lower_included)
    if bounds.upper == INFINITY and tolerance is not None:
        return Interval(lower, value * (1 + tolerance), closed, True)
    return Interval(lower, bounds.upper, closed, bounds.upper_included)


def surely_more(left: Interval, right: Interval) -> bool:
    """Whether every value of left is more than every value of right."""
    if left.lower == right.upper:
        return not (left.lower_included and right.upper_included)
    return left.lower > right.upper


def possibly_equal(left: Interval, right: Interval) -> bool:
    """Whether the two share a value."""
    return not (surely_more(left, right) or surely_more(right, left))


def compare(left: Interval, right: Interval) -> str:
    """One of: surely more, surely less, surely equal, possibly equal."""
    if surely_more(left, right):
        return "surely more"
    if surely_more(right, left):
        return "surely less"
    return "surely equal" if left.lower == left.upper == right.lower == right.upper else "possibly equal"

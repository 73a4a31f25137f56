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
        return Interval(
            _times(self.lower, share.lower), _times(self.upper, share.upper),
            self.lower_included and share.lower_included, self.upper_included and share.upper_included,
        )


def _times(value: Decimal, percent: Decimal) -> Decimal:
    return Decimal(0) if 0 in (value, percent) else value * percent / 100


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


def possibly_more(left: Interval, right: Interval) -> bool:
    """Whether some value of left is more than some value of right."""
    return left.upper > right.lower


def surely_equal(left: Interval, right: Interval) -> bool:
    """Whether both are the same single value."""
    return left.lower == left.upper == right.lower == right.upper


def compare(left: Interval, right: Interval) -> str:
    """One of: surely more, surely less, surely equal, possibly equal."""
    if surely_more(left, right):
        return "surely more"
    if surely_more(right, left):
        return "surely less"
    return "surely equal" if surely_equal(left, right) else "possibly equal"

"""Hedged figures as intervals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.intervals import (
    INFINITY,
    Interval,
    compare,
    interval_of,
    possibly_equal,
    surely_more,
)

OPEN = Interval()
ends = st.tuples(st.integers(0, 50), st.integers(0, 50), st.booleans(), st.booleans())
intervals = ends.map(
    lambda e: Interval(Decimal(min(e[:2])), Decimal(max(e[:2])), *((True, True) if e[0] == e[1] else e[2:]))
)


def exact(value: int) -> Interval:
    return Interval(Decimal(value), Decimal(value), True, True)


def over(value: int) -> Interval:
    return interval_of(Decimal(value), Interval(lower=Decimal(value)), None)


def nearly(value: int) -> Interval:
    return interval_of(Decimal(value), Interval(upper=Decimal(value)), Decimal("0.1"))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (over(3000), nearly(1500), "surely more"),
        (nearly(1500), over(1500), "surely less"),
        (over(1500), exact(1500), "surely more"),
        (nearly(1500), exact(1480), "possibly equal"),
        (nearly(1500), exact(1300), "surely more"),
        (exact(47), exact(47), "surely equal"),
        (over(100), over(90), "possibly equal"),
    ],
)
def test_compare(left: Interval, right: Interval, verdict: str) -> None:
    """A hedge decides only what its bounds allow."""
    assert compare(left, right) == verdict


def test_about_reaches_both_ways() -> None:
    """`about 100` may be 95 or 105 but not 80."""
    about = interval_of(Decimal(100), OPEN, Decimal("0.1"))
    assert possibly_equal(about, exact(95))
    assert possibly_equal(about, exact(110))
    assert surely_more(about, exact(80))


def test_an_open_lower_side_ends_at_zero() -> None:
    """Under 300 people is never less than none."""
    assert interval_of(Decimal(300), Interval(upper=Decimal(300)), None).lower == 0


def test_share_of_a_hedged_whole() -> None:
    """Nearly 70 percent of more than 56,000 begins at 63 percent of it and has no end."""
    part = over(56000).scaled(nearly(70))
    assert (part.lower, part.upper) == (Decimal(35280), INFINITY)
    assert part.upper > 0


@given(intervals, intervals)
def test_verdicts_exclude_each_other(left: Interval, right: Interval) -> None:
    """Exactly one of surely more, surely less and possibly equal holds."""
    assert [surely_more(left, right), surely_more(right, left), possibly_equal(left, right)].count(True) == 1


@given(intervals)
def test_a_single_value_equals_itself(interval: Interval) -> None:
    """An interval is surely equal to itself only where it is one value."""
    assert (compare(interval, interval) == "surely equal") == (interval.lower == interval.upper)


def closed(lower: int, upper: int, *included: bool) -> Interval:
    return Interval(Decimal(lower), Decimal(upper), *included)


@pytest.mark.parametrize(
    ("whole", "share", "product"),
    [
        (closed(0, 100, True, False), closed(40, 50, False, True), closed(0, 50, True, False)),
        (closed(40, 50, False, True), closed(0, 100, True, False), closed(0, 50, True, False)),
        (closed(0, 100, False, True), closed(40, 50, False, True), closed(0, 50, False, True)),
        (closed(0, 0, True, True), closed(40, 50, False, False), closed(0, 0, True, True)),
        (closed(10, 100, True, True), closed(40, 50, False, True), closed(4, 50, False, True)),
    ],
)
def test_an_end_is_included_where_it_is_reached(whole: Interval, share: Interval, product: Interval) -> None:
    """Nothing times any share is nothing, so 0 is reached wherever either factor reaches it."""
    assert whole.scaled(share) == product

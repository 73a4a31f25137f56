"""Dates in EDTF and the days they can mean, against the package `edtf`."""

from __future__ import annotations

import math
import time
import warnings
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import date_words, read_period

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pyparsing warns about the grammar that edtf builds when it is imported
    from edtf import parse_edtf

Growth = Callable[[Callable[[str], object], str], bool]
DAYS = st.dates(min_value=date(1, 1, 1))


def day_of(moment: time.struct_time | float) -> date | None:
    """Turn what `edtf` gives for an end into a day; an open end is infinite there and None here."""
    if isinstance(moment, float):
        assert math.isinf(moment)
        return None
    return date(*moment[:3])


def both_ways(text: str) -> None:
    found, theirs = read_period(text), parse_edtf(text)
    assert (found.earliest, found.latest) == (day_of(theirs.lower_strict()), day_of(theirs.upper_strict()))


@pytest.mark.parametrize(
    "text",
    [
        "2021", "2021-04", "2021-02", "2020-02", "1900-02", "2000-02", "2020-02-29", "2021-12-31",
        "2021-04-30/2021-05-02", "2021/2022-03", "2021-04/..", "../2021-04",
    ],
)
def test_bounds_are_those_of_edtf(text: str) -> None:
    """The first and the last day are those that an independent reader of EDTF gives."""
    both_ways(text)


@given(DAYS, st.sampled_from([4, 7, 10]))
def test_any_day_month_and_year(day: date, length: int) -> None:
    """Every day, month and year of the calendar has the bounds that `edtf` gives."""
    both_ways(day.isoformat()[:length])


@given(DAYS, DAYS)
def test_any_interval(first: date, last: date) -> None:
    """An interval runs from its first to its last day, and one that runs backwards is refused."""
    if first > last:
        with pytest.raises(ValueError, match="ends before it begins"):
            read_period(f"{first}/{last}")
    else:
        both_ways(f"{first}/{last}")


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "../..", "/", "2021/", "/2021", "2021/2022/2023", "21", "2021-4", "2021-13", "2021-00", "2021-04-00",
        "2021-02-30", "2021-02-29", "1900-02-29", "2021-04-31", "0000", "0000-01-01", "２０２１", "2021-04-30T10:00",
        "yesterday", " 2021", "2021\n", "-2021", "2021~", "2022/2021",
    ],
)
def test_wrong_dates(text: str) -> None:
    """What is no date of the calendar is refused, and the message repeats it."""
    with pytest.raises(ValueError, match=r"is no date|ends before|neither a beginning") as caught:
        read_period(text)
    told = str(caught.value)
    assert repr(text) in told or any(repr(part) in told for part in (*text.split("/"), text.partition("/")[2]))


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("2021", "period:2021"),
        ("2021-04-30/2021-05-02", "period:2021-04-30_2021-05-02"),
        ("../2021", "period:open_2021"),
        ("2021/..", "period:2021_open"),
    ],
)
def test_token(text: str, token: str) -> None:
    """The identifier of a period is its EDTF text in characters that a Turtle name may hold."""
    assert read_period(text).token == token


@pytest.mark.parametrize("unit", ["1", "1 ", "may ", "1 to ", "May 1, ", "2030-", "一", "1年", " "])
def test_looking_for_dates_grows_with_the_text(unit: str, grows_evenly: Growth) -> None:
    """Words that look like a date are found in time that grows with the text."""
    assert grows_evenly(lambda text: list(date_words(text)), unit)

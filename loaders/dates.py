"""Dates as EDTF text and the first and last day they can mean (Extended Date/Time Format, level 0)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
)
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:-|–|—|to|and|,)\s*\d{1,2}(?:st|nd|rd|th)?)?(?![\d,.]\d|\d)"
_MONTH = rf"\b(?:{'|'.join(_MONTHS)})\b\.?"
_HAN = "〇零一二三四五六七八九十"
_LOOKS = re.compile(
    rf"(?<!\d)\d{{4}}-\d{{1,2}}(?:-\d{{1,2}})?(?!\d)|(?<![\d,.])\d{{4}}(?![\d%]|[,.]\d)"
    rf"|{_MONTH}\s*{_DAYS}|(?<!\d){_DAYS}\s+(?:of\s+)?{_MONTH}"
    rf"|(?:\d{{1,4}}|[{_HAN}]{{1,4}})\s*(?:[-–—至到]\s*(?:\d{{1,4}}|[{_HAN}]{{1,4}})\s*)?[年月日]",
    re.IGNORECASE,
)
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a month, a year, or an interval `a/b`; `..` leaves an end open."""

    edtf: str
    earliest: date | None
    latest: date | None

    @property
    def token(self) -> str:
        """The curie of the period."""
        return "period:" + self.edtf.replace(OPEN, "open").replace("/", "_")


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of a day, a month or a year."""
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no date")
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        last = day or monthrange(year, month or 12)[1]
        return date(year, month or 1, day or 1), date(year, month or 12, last)
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from None


def date_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words look like a date or a part of one: a year of four digits, June 8, 6月8日, 2021-06-08."""
    return (found.span() for found in _LOOKS.finditer(text))


def read_period(edtf: str) -> Period:
    """Read `2021`, `2021-04`, `2021-04-30` or `a/b`. Raises ValueError saying what is wrong."""
    first, slash, last = edtf.partition("/")
    earliest = None if first == OPEN and slash else _days(first)[0]
    latest = None if last == OPEN else _days(last if slash else first)[1]
    if earliest is None and latest is None:
        raise ValueError(f"{edtf!r} has neither a beginning nor an end")
    if earliest and latest and earliest > latest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return Period(edtf, earliest, latest)

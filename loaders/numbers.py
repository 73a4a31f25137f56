"""Numbers as articles write them, English and Chinese, with their hedges and the bounds that follow.

What counts as a number word or a hedge is in `data/numbers.csv` and `data/hedges.csv`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value that words allow; None where they leave it open."""

    lower: Decimal | None = None
    lower_included: bool = False
    upper: Decimal | None = None
    upper_included: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a number say; `start` and `end` are offsets of the number within them."""

    value: Decimal
    hedge: str
    bounds: Bounds
    start: int
    end: int


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _words(part: str, language: str) -> dict[str, Decimal]:
    return {
        row["words"]: Decimal(row["value"])
        for row in _table("numbers.csv")
        if row["part"] == part and row["language"] == language
    }


def _either(words: object) -> str:
    assert isinstance(words, dict)  # noqa: S101
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def number_pattern() -> re.Pattern[str]:
    """Finds number phrases without hedges: `7.019 billion`, `tens of thousands`, `3.4万`, `七成`, `40%`."""
    digits = r"\d+(?:,\d{3})*(?:\.\d+)?"
    factor_en = _either(_words("factor", "en"))
    words_en = _either(_words("digit", "en") | _words("factor", "en"))
    han = "".join(_words("digit", "zh")) + "".join(_words("place", "zh"))
    factor_zh = "".join(_words("factor", "zh"))
    inside = "".join(row["words"] for row in _table("hedges.csv") if row["place"] == "inside")
    vague_zh = "".join(_words("vague", "zh"))
    places = "".join(_words("place", "zh")) + factor_zh
    return re.compile(
        rf"(?P<vague>\b(?:{_either(_words('vague', 'en'))})\b)"
        rf"|(?P<vague_zh>[{vague_zh}][{places}]+)"
        rf"|(?P<word>\b(?:{words_en})(?:[ -](?:and )?(?:{words_en}))*\b)"
        rf"|(?P<number>(?<![\d.,])(?:{digits})(?P<factor>(?:\s*(?:{factor_en})\b)+)?|(?<![{han}])[{han}]+)"
        rf"(?P<zh>(?:\s?[{factor_zh}]+)?)(?P<more>[{inside}]?)(?P<after>[{factor_zh}]*)"
        rf"(?P<share>[{''.join(_words('share', 'zh'))}]|\s?%|\s?percent)?",
        re.IGNORECASE,
    )


def _english(words: str) -> Decimal:
    digits, factors = _words("digit", "en"), _words("factor", "en")
    total = part = Decimal(0)
    for word in re.split(r"[ -]+", words.lower()):
        if word in digits:
            part += digits[word]
        elif word in factors:
            part = (part or Decimal(1)) * factors[word]
            if factors[word] >= 1000:
                total, part = total + part, Decimal(0)
    return total + part


def _chinese(words: str) -> Decimal:
    digits, places = _words("digit", "zh"), _words("place", "zh")
    if not any(word in places for word in words):
        return Decimal("".join(str(digits[word]) for word in words))
    total = part = Decimal(0)
    for word in words:
        if word in digits:
            part = digits[word]
        else:
            total, part = total + (part or Decimal(1)) * places[word], Decimal(0)
    return total + part


def _product(words: str, language: str) -> Decimal:
    value, factors = Decimal(1), _words("factor", language) | _words("place", language)
    for word in re.findall(_either(factors), words.lower()):
        value *= factors[word]
    return value


def _last_place(number: str, value: Decimal) -> Decimal:
    """The worth of the last digit that is not 0: 10 in 40, 100 in 200, 0.1 in 3.4."""
    if number[:1].isdigit():
        exponent = Decimal(number.replace(",", "")).normalize().as_tuple().exponent
        return Decimal(10) ** int(exponent)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent)


def _vague(unit: Decimal, found: re.Match[str]) -> Reading:
    return Reading(unit, "vague", Bounds(unit, True, unit * 10, False), found.start(), found.end())


def _measured(found: re.Match[str]) -> Reading:
    number = found["number"]
    plain = Decimal(number_digits(number)) if number[:1].isdigit() else _chinese(number)
    scale = _product(found["zh"] or "", "zh") * _product(found["after"] or "", "zh")
    scale *= _product(found["factor"] or "", "en")
    if (found["share"] or "") in _words("share", "zh"):
        scale *= 10
    value = plain * scale
    if not found["more"]:
        return Reading(value, "exactly", Bounds(value, True, value, True), found.start(), found.end())
    top = value + _last_place(number, plain) * scale
    return Reading(value, "over", Bounds(value, False, top, False), found.start(), found.end())


def number_digits(number: str) -> str:
    """The digits of `7.019 billion` or `1,500`, without commas and words."""
    found = re.match(r"[\d,.]+", number)
    return found[0].replace(",", "") if found else "0"


def _reading(found: re.Match[str]) -> Reading:
    if found["vague"]:
        return _vague(_words("vague", "en")[found["vague"].lower()], found)
    if found["vague_zh"]:
        return _vague(_product(found["vague_zh"][1:], "zh"), found)
    if found["word"]:
        value = _english(found["word"])
        return Reading(value, "exactly", Bounds(value, True, value, True), found.start(), found.end())
    return _measured(found)


@cache
def _uncounted() -> re.Pattern[str]:
    words = [(row["words"], row["language"]) for row in _table("uncounted.csv")]
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if lang == "en" else re.escape(w) for w, lang in words), re.IGNORECASE)


def find_numbers(text: str) -> Iterator[Reading]:
    """All numbers of a text in order, without the hedges that stand apart from them.

    Words of `data/uncounted.csv` hold a number word and count nothing: they give none.
    """
    idle = [found.span() for found in _uncounted().finditer(text)]
    for found in number_pattern().finditer(text):
        while idle and idle[0][1] <= found.start():
            idle.pop(0)
        if not (idle and idle[0][0] <= found.start()):
            yield _reading(found)


def bounds_of(value: Decimal, hedge: str, upper: Decimal | None = None) -> Bounds:
    """The bounds that a hedge gives a value; `upper` is the second number of `between`."""
    if hedge in ("exactly", "between"):
        return Bounds(value, True, value if upper is None else upper, True)
    if hedge in ("over", "at-least"):
        return Bounds(value, hedge == "at-least", None, False)
    if hedge in ("nearly", "under", "at-most"):
        return Bounds(None, False, value, hedge == "at-most")
    return Bounds(value, True, value * 10, False) if hedge == "vague" else Bounds()


def _spoken(words: str) -> str:
    words = words.lower()
    for row in sorted(_table("hedges.csv"), key=lambda row: -len(row["words"])):
        pattern = rf"\b{re.escape(row['words'])}\b" if row["language"] == "en" else re.escape(row["words"])
        if row["place"] != "inside" and re.search(pattern, words):
            return row["hedge"]
    return ""


def read_number(wording: str) -> Reading | None:
    """The number that a short wording holds, hedge and bounds included; None where there is none."""
    found = list(find_numbers(wording))
    if not found:
        return None
    first, hedge = found[0], _spoken(wording)
    if len(found) > 1 and re.search(r"between|to|and|[—–~至到-]", wording[first.end:found[1].start]):
        last = found[1]
        value = first.value if first.value >= last.value / 1000 else first.value
        return Reading(value, "between", Bounds(value, True, last.value, True), first.start, last.end)
    if not hedge or first.hedge != "exactly":
        return first
    return Reading(first.value, hedge, bounds_of(first.value, hedge), first.start, first.end)

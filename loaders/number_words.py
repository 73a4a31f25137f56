"""The words of numbers and of hedges, and the patterns made of them.

What counts as a number word, as a hedge, and which words hold a number word and count nothing, is in `data/`.
Every repetition in a pattern is bounded or can end in one way only: the time grows with the text, no faster.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
DIGITS = r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,9}(?!\d)|\d{1,30}(?!\d))(?:\.\d{1,20})?"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file of `data/`."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def values_of(part: str, language: str) -> Mapping[str, Decimal]:
    """Return the words of one part of numbers.csv with their values."""
    rows = (row for row in table("numbers.csv") if (row["part"], row["language"]) == (part, language))
    return {row["words"]: Decimal(row["value"]) for row in rows}


@cache
def factors_of(language: str) -> Mapping[str, Decimal]:
    """Return the words that multiply: million, k after digits, 千, 万."""
    return {word: value for part in ("factor", "suffix", "place") for word, value in values_of(part, language).items()}


@cache
def factor_pattern(language: str) -> re.Pattern[str]:
    """Make the pattern of one word that multiplies."""
    return re.compile(either(factors_of(language)))


def either(words: Iterable[str]) -> str:
    """Write a pattern that finds any of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


def _characters(part: str) -> str:
    return "".join(values_of(part, "zh"))


def _english() -> str:
    """Write the pattern of a number in words: `ten thousand`, `two hundred and forty-seven`."""
    digits = values_of("digit", "en")
    teens = either(word for word, value in digits.items() if value < 20)
    tens = either(word for word, value in digits.items() if value >= 20)
    big = either(values_of("factor", "en").keys() - {"hundred"})
    small = rf"(?:{tens}(?:[ -]{teens})?|{teens})"
    hundreds = rf"(?:(?:{small}[ -])?hundred(?:[ -](?:and )?{small}(?![ -]hundred))?|{small})"
    group = rf"(?:{hundreds}[ -])?(?P<big>{big})[ -](?:and )?(?!(?:{hundreds}[ -])?(?P=big))"
    return rf"\b(?:{group}){{0,3}}(?:(?:{hundreds}[ -])?{big}|{hundreds})\b"


def _part() -> str:
    """Write the pattern of digits or Chinese numerals below 万: `1,500`, `3.4`, `8千`, `三千五百`."""
    han, places = _characters("digit") + _characters("place"), _characters("place")
    return rf"(?:(?<!\d)\d{{1,2}}(?:\.\d)?[{places}]|{DIGITS}|(?<![{han}])[{han}]{{1,20}})"


def _tenths(more: str) -> str:
    """Write the pattern of a share in tenths: `七成`, `六成多`."""
    digits, places = _characters("digit"), _characters("place")
    before = rf"(?<![\d.{digits}{places}])"
    return rf"{before}(?P<tenths>\d|[{digits}]{{1,2}}){more}?[{_characters('share')}]{more}?"


@cache
def number_pattern() -> re.Pattern[str]:
    """Make the pattern of numbers without hedges: `7.019 billion`, `dozens`, `3.4万`, `七成`, `40%`."""
    more = f"[{''.join(row['words'] for row in table('hedges.csv') if row['place'] == 'inside')}]"
    hedges = (row["words"] for row in table("hedges.csv") if row["place"] == "before")
    near = "".join(words for words in hedges if len(words) == 1)
    big, places, factor = _characters("factor"), _characters("place"), either(values_of("factor", "en"))
    alternatives = (
        rf"(?P<vague>\b{either(values_of('vague', 'en'))}\b)",
        rf"(?P<vague_zh>[{_characters('vague')}][{places}{big}]{{1,4}})",
        rf"\b(?P<half>{either(values_of('share', 'en'))})[ -](?P<of>{factor})\b",
        rf"(?P<word>{_english()})",
        _tenths(more),
        rf"(?P<bare>(?<=[{near}])[{big}]|[{big}](?={more})){more}?",
        rf"(?P<head>(?:{_part()}[{big}]{{1,2}}(?=[\d{_characters('digit')}])){{0,3}})(?P<last>{_part()})"
        rf"(?P<factor>{either(values_of('suffix', 'en'))}\b|(?:[\s-]?{factor}\b){{0,3}})"
        rf"(?P<scale>(?:\s?[{big}]{{1,3}})?){more}?(?P<after>[{big}]{{0,3}})(?:\s?%|\s?per\s?cent\b)?",
    )
    return re.compile("|".join(alternatives), re.IGNORECASE)


@cache
def groups_pattern() -> re.Pattern[str]:
    """Make the pattern of one group of a Chinese number: digits or numerals, then 万 or 亿."""
    return re.compile(rf"(?P<part>{_part()})(?P<scale>[{_characters('factor')}]+)")


@cache
def more_pattern() -> re.Pattern[str]:
    """Make the pattern of the words within a number that say it is over: 多, 余, 几."""
    return re.compile(either(row["words"] for row in table("hedges.csv") if row["place"] == "inside"))


@cache
def uncounted_pattern() -> re.Pattern[str]:
    """Make the pattern of words that hold a number word and count nothing."""
    return _whole(table("uncounted.csv"))


@cache
def hedge_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return place, hedge and pattern of every hedge that stands apart, the longest words first."""
    rows = sorted(table("hedges.csv"), key=lambda row: -len(row["words"]))
    apart = [row for row in rows if row["place"] in ("before", "after")]
    return tuple((row["place"], row["hedge"], _whole([row])) for row in apart)


@cache
def touching_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return place, hedge and pattern of every such hedge where it touches its number, a unit between or none."""
    ends = {"before": r"(?:{})\s*\Z", "after": r"\A\s?\w?(?:{})"}
    return tuple(
        (place, hedge, re.compile(ends[place].format(pattern.pattern), re.IGNORECASE))
        for place, hedge, pattern in hedge_patterns()
    )


@cache
def suffix_hedges() -> Mapping[str, str]:
    """Return the signs that hedge where they follow a number at once, such as +, with their hedges."""
    return {row["words"]: row["hedge"] for row in table("hedges.csv") if row["place"] == "suffix"}


@cache
def pair_pattern() -> re.Pattern[str]:
    """Make the pattern of two Chinese digits that say about how many: the 五六 of 五六百."""
    digits = sorted(values_of("digit", "zh").items(), key=lambda item: item[1])
    pairs = [one + two for one, low in digits for two, high in digits if 0 < low < high <= low + 2]
    every = _characters("digit")
    return re.compile(rf"(?<![{every}]){either(pairs)}(?![{every}])")


@cache
def run_pattern() -> re.Pattern[str]:
    """Make the pattern of Chinese digits in a row, the first not 0, next to a place or 成: no number has them."""
    digits, nothing = _characters("digit"), "〇零"
    places = _characters("place") + _characters("share")
    return re.compile(rf"[{places}](?![{nothing}])[{digits}]{{2}}|(?![{nothing}])[{digits}]{{2}}[{places}]")


def _whole(rows: Iterable[Mapping[str, str]]) -> re.Pattern[str]:
    """Make the pattern of the words of rows; English ones only as whole words."""
    bounds = {"en": r"\b", "zh": ""}
    words = (bounds[row["language"]] + re.escape(row["words"]) + bounds[row["language"]] for row in rows)
    return re.compile("|".join(words), re.IGNORECASE)

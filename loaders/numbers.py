"""Numbers as articles write them, English and Chinese, with their hedges and the bounds that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import takewhile

from loaders.number_words import (
    factor_pattern,
    factors_of,
    groups_pattern,
    hedge_patterns,
    more_pattern,
    number_pattern,
    pair_pattern,
    run_pattern,
    suffix_hedges,
    touching_patterns,
    uncounted_pattern,
    values_of,
)

PRECISION = 80  # digits; the patterns let no number have more
TOUCHING = 40  # characters that hold any hedge
ONE = Decimal(1)
_JOINED = re.compile(r"\s*[\w%]{0,2}\s*(?:to|or|或|[—–~～至到-]+)\s*", re.IGNORECASE)
_PAIRED = re.compile(r"(?:.*\s)?(?:and|与|和)\s*", re.IGNORECASE)
_PAIR = re.compile(r"\bbetween\b|介于", re.IGNORECASE)
_GOES_ON = re.compile(r"[，,、.]?\d|[〇零一二两三四五六七八九]|\s+and\s+a\s+half\b", re.IGNORECASE)
_WIDE_MARK = re.compile(r"(?<=[０-９])(?:，(?=[０-９]{3})|．(?=[０-９]))")
_NARROW = str.maketrans("０１２３４５６７８９％＋，．", "0123456789%+,.")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value that words allow; None where they leave it open."""

    lower: Decimal | None = None
    lower_included: bool = False
    upper: Decimal | None = None
    upper_included: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a number say; `start` and `end` are offsets, `scale` is that of 万 or million."""

    value: Decimal
    hedge: str
    bounds: Bounds
    start: int
    end: int
    scale: Decimal = ONE


def bounds_of(value: Decimal, hedge: str, upper: Decimal | None = None) -> Bounds:
    """Return the bounds that a hedge gives a value; `upper` is the second number of `between`."""
    if hedge in ("exactly", "between"):
        return Bounds(value, True, value if upper is None else upper, True)
    if hedge in ("over", "at-least"):
        return Bounds(value, hedge == "at-least", upper, False)
    if hedge in ("nearly", "under", "at-most"):
        return Bounds(None, False, value, hedge == "at-most")
    return Bounds(value, True, value * 10, False) if hedge == "vague" else Bounds()


def narrow(text: str) -> str:
    """Write full-width digits and the marks among them as ASCII has them; every offset stays."""
    marks = _WIDE_MARK.sub(lambda mark: mark[0].translate(_NARROW), text)
    return marks.translate({wide: to for wide, to in _NARROW.items() if chr(wide) not in "，．"})


def _english(words: str) -> Decimal:
    digits, factors = values_of("digit", "en"), values_of("factor", "en")
    total = part = Decimal(0)
    for word in re.split(r"[ -]", words.lower()):
        if word in digits:
            part += digits[word]
        elif word in factors:
            part = (part or ONE) * factors[word]
            if factors[word] >= 1000:
                total, part = total + part, Decimal(0)
    return total + part


def _last_factors(words: str) -> Decimal:
    """Return what the last words multiply by: 100 in `three hundred`, for the two of `two or three hundred`."""
    factors, scale = values_of("factor", "en"), ONE
    for word in takewhile(factors.__contains__, reversed(re.split(r"[ -]", words.lower()))):
        scale *= factors[word]
    return scale


def _chinese(words: str) -> Decimal:
    digits, places = values_of("digit", "zh"), values_of("place", "zh")
    if not any(word in places for word in words):
        return Decimal("".join(str(digits[word]) for word in words))
    total = part = Decimal(0)
    for word in words:
        if word in digits:
            part = digits[word]
        else:
            total, part = total + (part or ONE) * places[word], Decimal(0)
    return total + part * _unsaid(words)


def _unsaid(words: str) -> Decimal:
    """Return the place that a last digit leaves unsaid: 一千三 is 1,300; 1 where it leaves none."""
    place = values_of("place", "zh").get(words[-2:-1], ONE)
    return place / 10 if place > 10 else ONE


def _product(words: str, language: str) -> Decimal:
    """Multiply the factors among words: 千万 is 10,000,000; no words are 1."""
    value, factors = ONE, factors_of(language)
    for word in factor_pattern(language).findall(words.lower()) if words else ():
        value *= factors[word]
    return value


def _part(words: str) -> Decimal:
    """Return the value of digits or of Chinese numerals: `1,500`, `8千`, `三千五百`."""
    digits = re.match(r"[\d,.]+", words)
    if digits is None:
        return _chinese(words)
    return Decimal(digits[0].replace(",", "")) * _product(words[digits.end():], "zh")


def _last_place(words: str) -> Decimal:
    """Return the worth of the last digit that is not 0: 10 in 40, 100 in 200, 0.1 in 3.4; 1 in 0."""
    exponent = _part(words).normalize().as_tuple().exponent
    return ONE.scaleb(int(exponent))


def _made(value: Decimal, place: Decimal, scale: Decimal, found: re.Match[str]) -> Reading:
    """Make a reading; 多 and 余 within the number say: over it, by less than one of its last place."""
    hedge = "over" if more_pattern().search(found[0]) else "exactly"
    bounds = bounds_of(value, hedge, value + place if hedge == "over" else None)
    return Reading(value, hedge, bounds, found.start(), found.end(), scale)


def _vague(unit: Decimal, found: re.Match[str]) -> Reading:
    return Reading(unit, "vague", bounds_of(unit, "vague"), found.start(), found.end())


def _measured(found: re.Match[str]) -> Reading:
    scale = _product(found["scale"] + found["after"], "zh") * _product(found["factor"], "en")
    groups = groups_pattern().finditer(found["head"])
    scales = [(_part(group["part"]), _product(group["scale"], "zh")) for group in groups]
    head = sum((part * worth for part, worth in scales), Decimal(0))
    if scales and scale == 1 and len(found["last"]) == 1 and _part(found["last"]):
        scale = scales[-1][1] / 10  # 三万五 and 3万5 are 35,000
    return _made(head + _part(found["last"]) * scale, _last_place(found["last"]) * scale, scale, found)


def _ranged(found: re.Match[str], pair: re.Match[str]) -> Reading | None:
    """Read 五六百 as 五百 to 六百: the number with either digit of the pair; None where one is none."""
    words, start, end = found[0], pair.start(), pair.end()
    ends = [words[:start] + digit + words[end:] for digit in pair[0]]
    low, high = (number_pattern().fullmatch(each) for each in ends)
    if low is None or high is None:
        return None
    value, upper = _single(low).value, _single(high).value
    return Reading(value, "between", bounds_of(value, "between", upper), found.start(), found.end())


def _reading(found: re.Match[str]) -> Reading:
    pair = pair_pattern().search(found[0])
    return (_ranged(found, pair) if pair else None) or _single(found)


def _worded(found: re.Match[str]) -> Reading:
    if found["word"]:
        return _made(_english(found["word"]), ONE, _last_factors(found["word"]), found)
    share = values_of("share", "en")[found["half"].lower()]
    return _made(share * _product(found["of"], "en"), ONE, ONE, found)


def _single(found: re.Match[str]) -> Reading:
    if found["vague"]:
        return _vague(values_of("vague", "en")[found["vague"].lower()], found)
    if found["vague_zh"]:
        return _vague(_product(found["vague_zh"][1:], "zh"), found)
    if found["half"] or found["word"]:
        return _worded(found)
    if found["tenths"]:
        return _made(_part(found["tenths"]) * 10, Decimal(10), Decimal(10), found)
    if found["bare"]:
        return _made(_product(found["bare"], "zh"), _product(found["bare"], "zh"), ONE, found)
    return _measured(found)


def find_numbers(text: str) -> Iterator[Reading]:
    """Yield all numbers of a text in order, without the hedges that stand apart from them.

    Words of `data/uncounted.csv` hold a number word and count nothing: they give none.
    """
    text = narrow(text)
    idle = uncounted_pattern().finditer(text)
    start, end = 0, 0
    for found in number_pattern().finditer(text):
        while end <= found.start():
            span = next(idle, None)
            start, end = span.span() if span else (len(text), len(text) + 1)
        if start > found.start():
            with localcontext(prec=PRECISION):
                reading = _reading(found)
            yield reading


def read_hedge(words: str, *places: str) -> str:
    """Return the hedge that words say; `places` limits it to hedges that stand before or after a number."""
    for place, hedge, pattern in hedge_patterns():
        if place in (places or ("before", "after")) and pattern.search(words):
            return hedge
    return "exactly"


def touching_hedge(before: str, after: str) -> str:
    """Return the hedge that ends the words before a number or begins those after it."""
    words = {"before": before[-TOUCHING:], "after": after[:TOUCHING]}
    for place, hedge, pattern in touching_patterns():
        if pattern.search(words[place]):
            return hedge
    return suffix_hedges().get(narrow(after[:1]), "exactly")


def _hedge_around(wording: str, reading: Reading) -> str:
    before = read_hedge(wording[:reading.start], "before")
    after = suffix_hedges().get(narrow(wording[reading.end:reading.end + 1]))
    return before if before != "exactly" else after or read_hedge(wording[reading.end:], "after")


def _readable(wording: str, reading: Reading) -> bool:
    """Tell whether a number ends where its reading ends: it does not in 3千5, nor in 二 and a half."""
    inside = wording[reading.start:reading.end]
    broken = reading.hedge != "between" and run_pattern().search(inside)
    return not (broken or _GOES_ON.match(narrow(wording[reading.end:])))


def _between(first: Reading, last: Reading, wording: str) -> Reading | None:
    """Return a range, `3—5万` being 30,000 to 50,000; None where the two numbers are none."""
    gap = wording[first.end:last.start]
    paired = _PAIR.search(wording[:first.start]) and _PAIRED.fullmatch(gap)
    if not (paired or _JOINED.fullmatch(gap)):
        return None
    shared = last.scale if first.scale == 1 and first.value < last.value / last.scale else ONE
    value = first.value * shared
    if value >= last.value:
        return None
    return Reading(value, "between", bounds_of(value, "between", last.value), first.start, last.end)


def read_number(wording: str) -> Reading | None:
    """Read the number that a short wording holds, hedge and bounds included; None where it can't be read."""
    found = list(find_numbers(wording))
    ranged = _between(found[0], found[1], wording) if len(found) > 1 else None
    if not found or not all(_readable(wording, each) for each in found[:1 + bool(ranged)]):
        return None
    if ranged or found[0].hedge != "exactly":
        return ranged or found[0]
    first, hedge = found[0], _hedge_around(wording, found[0])
    return Reading(first.value, hedge, bounds_of(first.value, hedge), first.start, first.end, first.scale)

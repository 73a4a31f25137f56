"""Numbers as articles write them: value, hedge, bounds, place."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.numbers import Reading, bounds_of, find_numbers, read_hedge, read_number

Growth = Callable[[Callable[[str], object], str], bool]
LETTERS = st.sampled_from("0159.,-—% 一二十百千万亿成多余几数近约超至到and tousfivehr\n")
FACTORS = st.sampled_from([("万", 10**4), ("亿", 10**8), (" million", 10**6)])
WORDINGS = [
    # wording, value, hedge, bounds as an interval
    ("1,500", 1500, "exactly", "[1500, 1500]"),
    ("47", 47, "exactly", "[47, 47]"),
    ("nearly 1,500", 1500, "nearly", "(, 1500)"),
    ("nearly ten thousand", 10000, "nearly", "(, 10000)"),
    ("almost 300", 300, "nearly", "(, 300)"),
    ("over 60", 60, "over", "(60, )"),
    ("more than 3.4 million", 3400000, "over", "(3400000, )"),
    ("at least 60", 60, "at-least", "[60, )"),
    ("no fewer than 60", 60, "at-least", "[60, )"),
    ("not less than 60", 60, "at-least", "[60, )"),
    ("60 or more", 60, "at-least", "[60, )"),
    ("300 and above", 300, "at-least", "[300, )"),
    ("fewer than 60", 60, "under", "(, 60)"),
    ("no more than 500", 500, "at-most", "(, 500]"),
    ("up to 500", 500, "at-most", "(, 500]"),
    ("some 300", 300, "about", "(, )"),
    ("tens of thousands", 10000, "vague", "[10000, 100000)"),
    ("Dozens", 10, "vague", "[10, 100)"),
    ("two dozen", 24, "exactly", "[24, 24]"),
    ("two hundred and forty-seven", 247, "exactly", "[247, 247]"),
    ("five hundred thousand", 500000, "exactly", "[500000, 500000]"),
    ("7.019 billion", 7019000000, "exactly", "[7019000000, 7019000000]"),
    ("US$5 million", 5000000, "exactly", "[5000000, 5000000]"),
    ("40%", 40, "exactly", "[40, 40]"),
    ("40 per cent", 40, "exactly", "[40, 40]"),
    ("between 300 and 400", 300, "between", "[300, 400]"),
    ("between one thousand and two thousand", 1000, "between", "[1000, 2000]"),
    ("300 to 400", 300, "between", "[300, 400]"),
    ("1-2 million", 1000000, "between", "[1000000, 2000000]"),
    ("1—2名", 1, "between", "[1, 2]"),
    ("3—5万", 30000, "between", "[30000, 50000]"),
    ("5万人至8万人", 50000, "between", "[50000, 80000]"),
    ("三到五成", 30, "between", "[30, 50]"),
    ("超过1300", 1300, "over", "(1300, )"),
    ("超过3.4万", 34000, "over", "(34000, )"),
    ("约300", 300, "about", "(, )"),
    ("300左右", 300, "about", "(, )"),
    ("近七成", 70, "nearly", "(, 70)"),
    ("近万名", 10000, "nearly", "(, 10000)"),
    ("60人以上", 60, "at-least", "[60, )"),
    ("不少于5", 5, "at-least", "[5, )"),
    ("不低于5", 5, "at-least", "[5, )"),
    ("不足60", 60, "under", "(, 60)"),
    ("不超过60", 60, "at-most", "(, 60]"),
    ("数百", 100, "vague", "[100, 1000)"),
    ("几千万", 10000000, "vague", "[10000000, 100000000)"),
    ("40多家", 40, "over", "(40, 50)"),
    ("120余", 120, "over", "(120, 130)"),
    ("200余", 200, "over", "(200, 300)"),
    ("15万余", 150000, "over", "(150000, 160000)"),
    ("40多万", 400000, "over", "(400000, 500000)"),
    ("3.45万多", 34500, "over", "(34500, 34600)"),
    ("十多", 10, "over", "(10, 20)"),
    ("十几万", 100000, "over", "(100000, 200000)"),
    ("百余家", 100, "over", "(100, 200)"),
    ("万余人", 10000, "over", "(10000, 20000)"),
    ("七成多", 70, "over", "(70, 80)"),
    ("3.4万", 34000, "exactly", "[34000, 34000]"),
    ("1010万元", 10100000, "exactly", "[10100000, 10100000]"),
    ("1亿2000万", 120000000, "exactly", "[120000000, 120000000]"),
    ("3千万", 30000000, "exactly", "[30000000, 30000000]"),
    ("一万五千", 15000, "exactly", "[15000, 15000]"),
    ("两千零五", 2005, "exactly", "[2005, 2005]"),
    ("二〇二一", 2021, "exactly", "[2021, 2021]"),
    ("三千五百万", 35000000, "exactly", "[35000000, 35000000]"),
    ("百分之七十", 70, "exactly", "[70, 70]"),
    ("half a million", 500000, "exactly", "[500000, 500000]"),
    ("nearly half a million", 500000, "nearly", "(, 500000)"),
    ("half a dozen", 6, "exactly", "[6, 6]"),
    ("三万五", 35000, "exactly", "[35000, 35000]"),
    ("3万5", 35000, "exactly", "[35000, 35000]"),
    ("一千三", 1300, "exactly", "[1300, 1300]"),
    ("一千三多", 1300, "over", "(1300, 1400)"),
    ("一万零五", 10005, "exactly", "[10005, 10005]"),
    ("五六百", 500, "between", "[500, 600]"),
    ("三五个", 3, "between", "[3, 5]"),
    ("二三十万", 200000, "between", "[200000, 300000]"),
    ("七八成", 70, "between", "[70, 80]"),
    ("１，５００", 1500, "exactly", "[1500, 1500]"),
    ("３，６００万", 36000000, "exactly", "[36000000, 36000000]"),
    ("３．４％", 3.4, "exactly", "[3.4, 3.4]"),
    ("1500+", 1500, "over", "(1500, )"),
    ("1.5万+", 15000, "over", "(15000, )"),
    ("5 or 6", 5, "between", "[5, 6]"),
    ("two or three hundred", 200, "between", "[200, 300]"),
    ("50K", 50000, "exactly", "[50000, 50000]"),
    ("50-60K", 50000, "between", "[50000, 60000]"),
    ("50 km", 50, "exactly", "[50, 50]"),
]


def interval(reading: Reading) -> str:
    bounds = reading.bounds
    lower, upper = ("" if end is None else f"{end:f}".rstrip(".") for end in (bounds.lower, bounds.upper))
    return f"{'(['[bounds.lower_included]}{lower}, {upper}{')]'[bounds.upper_included]}"


@pytest.mark.parametrize(("wording", "value", "hedge", "bounds"), WORDINGS)
def test_wording(wording: str, value: int, hedge: str, bounds: str) -> None:
    """A wording gives the value, the hedge and the bounds that a reader would take from it."""
    reading = read_number(wording)
    assert reading is not None
    assert (float(reading.value), reading.hedge) == (value, hedge)
    shown = interval(reading).replace(" ", "").strip("[]()").split(",")
    wanted = bounds.replace(" ", "").strip("[]()").split(",")
    assert [end and Decimal(end) for end in shown] == [end and Decimal(end) for end in wanted]
    assert interval(reading)[0] + interval(reading)[-1] == bounds[0] + bounds[-1]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5G and one-on-one talks, one-stop, no one", []),
        ("一定 统一 新一代 唯一", []),
        ("a thousandth of it, seventh", []),
        ("over 1,500 talents and 100 employers", [1500, 100]),
        ("one hundred and two hundred", [100, 200]),
        ("five and six", [5, 6]),
        ("引进人才,1500人", [1500]),
        ("No.60", [60]),
        ("2030\n\nHundred", [2030, 100]),
        ("2021成都", [2021]),
        ("三千五百人、1.2万人", [3500, 12000]),
        ("1,500 C++ engineers, K-12", [1500, 12]),
        ("4K 屏幕, “十四五”规划", []),
        ("nothing at all", []),
        ("", []),
    ],
)
def test_numbers_of_a_text(text: str, values: list[int]) -> None:
    """Every number that counts something is found once, and words that only hold one are passed over."""
    assert [reading.value for reading in find_numbers(text)] == values


@pytest.mark.parametrize("text", ["2021-04-30", "from 300 people and 20 firms", "8 to 3", "2030, 47"])
def test_two_numbers_that_are_no_range(text: str) -> None:
    """Two numbers are a range only where a joining word or dash stands between and they rise."""
    reading = read_number(text)
    assert reading is not None
    assert reading.hedge == "exactly"


@pytest.mark.parametrize(
    "wording", ["3千5", "3，600", "3、5个", "2.5.1", "two and a half million", "2 and a half", "十九八"]
)
def test_unreadable(wording: str) -> None:
    """A wording whose number goes on after what can be read is refused rather than read in part."""
    assert read_number(wording) is None


def test_hedge_stands_on_its_side() -> None:
    """A word is a hedge only on the side of the number where it hedges."""
    reading = read_number("60 more than last year")
    assert reading is not None
    assert reading.hedge == "exactly"


@pytest.mark.parametrize(
    ("words", "hedge"),
    [("over", "over"), ("左右", "about"), ("no more than", "at-most"), ("seaside", "exactly")],
)
def test_hedge_alone(words: str, hedge: str) -> None:
    """A hedge that stands apart from its number is read by itself."""
    assert read_hedge(words) == hedge


def test_unbounded_hedge() -> None:
    """About gives no bounds: its tolerance is for comparison, never for the value."""
    assert (bounds_of(Decimal(5), "about").lower, bounds_of(Decimal(5), "about").upper) == (None, None)


@given(st.text(alphabet=LETTERS | st.characters(), max_size=60))
def test_any_text(text: str) -> None:
    """No text crashes the reader, and what is found lies inside the text, in order."""
    end = 0
    for reading in find_numbers(text):
        assert end <= reading.start < reading.end <= len(text)
        end = reading.end
    reading_of_all = read_number(text)
    assert reading_of_all is None or reading_of_all.end <= len(text)


@given(st.integers(min_value=0, max_value=10**29))
def test_integers_with_commas(value: int) -> None:
    """An integer written with commas is read back, however long."""
    reading = read_number(f"{value:,} people")
    assert reading is not None
    assert reading.value == value


@given(st.integers(min_value=1, max_value=9999), FACTORS)
def test_integers_with_factors(value: int, factor: tuple[str, int]) -> None:
    """A number before 万, 亿 or million is multiplied by it."""
    reading = read_number(f"{value}{factor[0]}")
    assert reading is not None
    assert reading.value == value * factor[1]


@given(st.integers(min_value=1, max_value=99_999))
def test_more_than_the_last_place(value: int) -> None:
    """多 and 余 say: more than the number, and less than one more in its last place that is not 0."""
    reading = read_number(f"{value}余")
    assert reading is not None
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
    assert (reading.bounds.lower, reading.bounds.upper) == (value, value + step)


@pytest.mark.parametrize(
    "unit",
    [
        "7", "1,", "1,111", "7.", "5 ", "ten ", "hundred ", "one hundred and ", "million ", "twenty-", " ",
        "一", "一定", "万", "数万", "百", "1万", "多", "七成", "近", "三五", "half a ", "half a million ", "５，", "5K",
    ],
)
def test_time_grows_with_the_text(unit: str, grows_evenly: Growth) -> None:
    """Fifty thousand characters of digits, commas or words take four times as long as a quarter of them."""
    assert grows_evenly(lambda text: list(find_numbers(text)), unit)

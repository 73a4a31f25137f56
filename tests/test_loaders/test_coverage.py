"""Coverage: what became of every passage, and the numbers that no fact accounts for."""

from __future__ import annotations

import hashlib

import pytest
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from loaders.coverage import Coverage, Names, coverage, known_spellings, open_problems
from loaders.model import EntityFacts
from loaders.places import Span
from loaders.verify import fold, read_texts


def covered(desk: Desk, article: str, texts: bool = True) -> Coverage:
    facts = desk.read()
    found = coverage(facts, read_texts(facts, desk.articles if texts else None))
    return next(each for each in found if each.article == article)


def test_counts(desk: Desk) -> None:
    """Passages, those with facts, facts and reasons are counted."""
    found = covered(desk, "harbour")
    assert (found.passages, found.telling, found.facts, found.reasons) == (5, 4, 10, {"credit": 1})
    assert (found.numbers, found.unreviewed, found.texts_at_hand) == ((), (), True)


def test_without_texts(desk: Desk) -> None:
    """Without the texts the counts are the same, and it is said that numbers were not looked for."""
    found = covered(desk, "harbour", texts=False)
    assert (found.passages, found.facts, found.numbers, found.texts_at_hand) == (5, 10, (), False)


@pytest.mark.parametrize("texts", [True, False])
def test_unreviewed_dismissal_with_a_name(desk: Desk, texts: bool) -> None:
    """A dismissed passage that names an entity needs a reviewer's mark, text at hand or not."""
    desk.change("harbour.yaml", "  reviewed: test\n", "")
    assert covered(desk, "harbour", texts).unreviewed == (Span(37, 63),)


def test_unreviewed_dismissal_with_a_number_or_a_known_name(desk: Desk) -> None:
    """A dismissed passage is open where its words hold a number, or a name known from elsewhere."""
    desk.change("harbour.yaml", "  names: {org/harbour-daily: [[37, 50]]}\n", "")
    desk.change("harbour.yaml", "  reviewed: test\n", "")
    desk.change("gangwan.yaml", "  names: {place/harbour-city: [[0, 3]]}\n", "")
    desk.change("gangwan.yaml", "  reviewed: test\n", "")
    found = covered(desk, "harbour")
    assert (found.unreviewed, found.numbers) == ((Span(37, 63),), ())  # told once, not also number by number
    assert covered(desk, "gangwan").unreviewed == (Span(0, 7),)
    assert covered(desk, "gangwan", texts=False).unreviewed == ()


def remove(desk: Desk, name: str, first: str, after: str) -> None:
    """Remove the lines of a facts file from one up to another."""
    source = (desk.facts / name).read_text(encoding="utf-8")
    start = source.index(first)
    desk.change(name, source[start:source.index(after, start)], "")


def test_open_number(desk: Desk) -> None:
    """A number that stands in no figure, name or date is open, at its own characters."""
    remove(desk, "harbour.yaml", "  - Figure: academics", "  - Figure: employers")
    text = (desk.articles / "harbour.txt").read_text(encoding="utf-8")
    start = text.index("47")
    assert covered(desk, "harbour").numbers == (Span(start, start + 2),)


def test_reviewed_number(desk: Desk) -> None:
    """A reviewer's mark on the passage closes its numbers."""
    remove(desk, "harbour.yaml", "  - Figure: academics", "  - Figure: employers")
    desk.change("harbour.yaml", "- at: [132, 216]", "- at: [132, 216]\n  reviewed: me")
    assert covered(desk, "harbour").numbers == ()


def told(desk: Desk, text: str, says: str) -> tuple[Span, ...]:
    """Return the open numbers of an article that is one passage."""
    path = desk.articles / "harbour.txt"
    path.write_text(text, encoding="utf-8")
    source = (desk.facts / "harbour.yaml").read_text(encoding="utf-8")
    head = source[:source.index("passages:")].replace("length: 290", f"length: {len(text)}")
    head = head.replace(head.split("sha256: ")[1][:64], hashlib.sha256(path.read_bytes()).hexdigest())
    passage = f"passages:\n- at: [0, {len(text)}]\n{says}"
    (desk.facts / "harbour.yaml").write_text(head + passage, encoding="utf-8")
    return covered(desk, "harbour").numbers


def test_numbers_of_dates_and_names(desk: Desk) -> None:
    """The numbers of a date that a fact gives, and those within a name, are accounted for."""
    found = told(desk, "On May 3, 2030 Pier 39 was opened by 7.", """\
  names: {place/harbour-city: [[15, 22]]}
  says:
  - {fact: [event/harbour-talent-fair-2, heldOn, 2030-05-03], at: [[3, 14]]}
""")
    assert found == (Span(37, 38),)


HELD = "  says:\n  - {fact: [event/harbour-talent-fair-2, heldOn, 2030-05-08], at: [[0, %d]]}\n"


@pytest.mark.parametrize(
    ("text", "end", "wanted"),
    [
        ("On May 8, 2030 they signed 8 agreements", 14, ["8"]),  # the same number outside the date's place
        ("On May 8, 2030 they signed 8 agreements and left", 44, ["8"]),  # inside a long place, but no date
        ("On the 8th of May 2030 they signed 8 agreements", 47, ["8"]),
        ("The fair of 2030, it was held from 7 to 8 May in Harbour", 56, ["7"]),
        ("The fair opened by the sea on 2030-05-08 with 2,030 people", 58, ["2,030"]),
        ("2030年5月8日，港湾人才大会在港湾市举行，共有外国人才5人，签约8项，并有许多人来", 42, ["5", "8"]),
    ],
)
def test_a_date_accounts_for_its_own_words(desk: Desk, text: str, end: int, wanted: list[str]) -> None:
    """A number equal to a part of a date is accounted for only where the date's own words stand."""
    assert [text[span.start:span.end] for span in told(desk, text, HELD % end)] == wanted


def test_open_problems_have_a_place(desk: Desk) -> None:
    """What is open is told at the line and column of its passage."""
    remove(desk, "harbour.yaml", "  - Figure: academics", "  - Figure: employers")
    number = desk.change("harbour.yaml", "- at: [132, 216]", "- at: [132, 216]", "at: [132")
    dismissed = desk.change("gangwan.yaml", "  reviewed: test\n", "", "^at: [0, 7]")
    facts = desk.read()
    found = list(open_problems(facts, read_texts(facts, desk.articles)))
    assert [(each.line, each.column) for each in found] == [dismissed, number]
    assert [each.file for each in found] == [str(desk.facts / name) for name in ("gangwan.yaml", "harbour.yaml")]


@given(st.sets(st.text("ab c海港", min_size=1, max_size=7), max_size=5), st.text("ab c海港", max_size=30))
def test_names_in_a_text(spellings: set[str], words: str) -> None:
    """A text holds a known name where one of the folded spellings stands in it, however many there are."""
    entity = EntityFacts("x:y", "City", {}, {"en": tuple(spellings)}, frozenset(), (), None)  # type: ignore[arg-type]
    known = known_spellings([entity])
    assert Names.of(known).stand_in(words) == any(spelling in fold(words) for spelling in known)


def test_short_spellings_are_left_out(desk: Desk) -> None:
    """A spelling of few letters occurs by chance and makes no name known."""
    desk.change("harbour.yaml", "en: Lin Hai", "en: Lin Hai, alt: {en: [Lin], zh: [海, 林海]}")
    found = known_spellings(desk.read().entities())
    assert {"lin hai", "林海", "talent station"} <= found
    assert not {"lin", "海"} & found

"""Coverage: what became of every passage, and the numbers that no fact accounts for."""

from __future__ import annotations

import hashlib

import pytest
from desk import Desk

from loaders.coverage import Coverage, coverage, known_spellings
from loaders.places import Span
from loaders.verify import read_texts


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


def test_numbers_of_dates_and_names(desk: Desk) -> None:
    """The numbers of a date that a fact gives, and those within a name, are accounted for."""
    text = "On May 3, 2030 Pier 39 was opened by 7."
    path = desk.articles / "harbour.txt"
    path.write_text(text, encoding="utf-8")
    source = (desk.facts / "harbour.yaml").read_text(encoding="utf-8")
    head = source[:source.index("passages:")].replace("length: 290", f"length: {len(text)}")
    head = head.replace(head.split("sha256: ")[1][:64], hashlib.sha256(path.read_bytes()).hexdigest())
    (desk.facts / "harbour.yaml").write_text(head + """passages:
- at: [0, 39]
  names: {place/harbour-city: [[15, 22]]}
  says:
  - {fact: [event/harbour-talent-fair-2, heldOn, 2030-05-03], at: [[3, 14]]}
""", encoding="utf-8")
    assert covered(desk, "harbour").numbers == (Span(37, 38),)


def test_short_spellings_are_left_out(desk: Desk) -> None:
    """A spelling of few letters occurs by chance and makes no name known."""
    desk.change("harbour.yaml", "en: Lin Hai", "en: Lin Hai, alt: {en: [Lin], zh: [海, 林海]}")
    found = known_spellings(desk.read().entities())
    assert {"lin hai", "林海", "talent station"} <= found
    assert not {"lin", "海"} & found

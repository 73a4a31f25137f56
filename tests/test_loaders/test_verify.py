"""Facts against the articles' texts: hash, absence, spellings."""

from __future__ import annotations

import hashlib

import pytest
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from loaders.link import check_links
from loaders.problems import FactsError
from loaders.read import read_facts
from loaders.verify import check_evidence, fold, read_texts


def test_changed_article(desk: Desk) -> None:
    """A changed article file is told with its new hash, and offsets are never assumed to fit it."""
    path = desk.articles / "harbour.txt"
    path.write_bytes(path.read_bytes().replace(b"1,500", b"1,600"))
    found = desk.fault()
    assert found.file == str(desk.facts / "harbour.yaml")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in found.what
    assert "harbour.txt is not the file these offsets were made on" in found.what
    assert found.mend == "get the old file back, or add this one as a new text with places of its own"


def test_absent_text_is_fine(desk: Desk) -> None:
    """Without an article's text the rest is checked, and what needs the text is not."""
    (desk.articles / "harbour.txt").unlink()
    facts = desk.verify()
    assert list(read_texts(facts, desk.articles)) == [facts.articles[0].texts[0].key]
    assert read_texts(facts, None) == {}


def test_missing_folder(desk: Desk) -> None:
    """An articles folder that is not there is a wrong call, not an absent text."""
    with pytest.raises(FactsError, match="no such folder\n    name the articles' folder with --articles"):
        read_texts(desk.read(), desk.folder / "nowhere")


def test_unreadable_article(desk: Desk) -> None:
    """A folder in an article's place is told like any file that can't be read."""
    (desk.articles / "harbour.txt").unlink()
    (desk.articles / "harbour.txt").mkdir()
    assert desk.fault().what == "can't be read: Is a directory"


def test_all_faults_are_told(desk: Desk) -> None:
    """One run tells every name and number that does not stand where the facts say."""
    desk.change("harbour.yaml", "[[242, 249]]", "[[237, 241]]")
    desk.change("harbour.yaml", "at: [[180, 192]]", "at: [[183, 192]]")
    facts = desk.read()
    with pytest.raises(FactsError) as caught:
        check_evidence(facts, read_texts(facts, desk.articles))
    assert len(caught.value.problems) == 2


def test_figure_told_again_holds_its_number(desk: Desk) -> None:
    """A place where a figure is told again holds its number too."""
    entry = "- {again: figure/enterprises, at: [[51, 55]]}"
    desk.change("gangwan.yaml", "- Figure: enterprises", f"{entry}\n  - Figure: enterprises")
    desk.verify()


def test_hedge_outside_the_place(desk: Desk) -> None:
    """A hedge that touches the number from outside the place counts where the wording holds it."""
    desk.change("harbour.yaml", "at: [[140, 168]]", "at: [[147, 168]]")
    desk.change("harbour.yaml", "at: [[198, 215]]", "at: [[203, 215]]")
    desk.change("harbour.yaml", "wording: over 60", 'hedgeWording: over\n    wording: "60"')
    desk.verify()


def test_reviewed_passage_holds_no_hedge(desk: Desk) -> None:
    """A reviewer's mark says that what touches a number is no hedge."""
    desk.change("harbour.yaml", "hedge: nearly", "hedge: exactly")
    desk.change("harbour.yaml", "wording: nearly 1,500\n    at: [[140, 168]]", "wording: 1,500\n    at: [[147, 168]]")
    assert "whose hedge is not 'exactly'" in desk.fault().what
    desk.change("harbour.yaml", "- at: [132, 216]", "- at: [132, 216]\n  reviewed: me")
    desk.verify()


def test_same_text_in_two_articles(desk: Desk) -> None:
    """Two articles can't claim one file: their evidence would be one node."""
    source = (desk.facts / "gangwan.yaml").read_text(encoding="utf-8").replace("id: gangwan", "id: twin")
    (desk.facts / "twin.yaml").write_text(source, encoding="utf-8")
    facts = read_facts(desk.facts, desk.vocabulary)
    with pytest.raises(FactsError, match=r"twin\.yaml:7:5: text 'gangwan\.txt' is also a text of article:gangwan"):
        check_links(facts, desk.vocabulary)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HARBOUR  City", "Harbour\nCity"), ("“Sea”", '"sea"'), ("ＢＲＩＣＳ", "brics"), ("Sea\u00a0Fair", "sea fair"),
        ("Lin’s", "Lin's"),
    ],
)
def test_spellings_alike(one: str, other: str) -> None:
    """Case, width, quotes and runs of white space make no other spelling."""
    assert fold(one) == fold(other)


@given(st.text(alphabet="aB “’ \n\u00a0港湾ＡＢ１,", max_size=30))
def test_folding_is_stable(words: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(words)) == fold(words)

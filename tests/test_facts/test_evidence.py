"""The reviewed facts against the articles' texts, where these are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.check import Prepared, prepare

ROOT = Path(__file__).parents[2]
ARTICLES = Path(os.environ.get("TALENTKG_ARTICLES") or ROOT.parent / "shared" / "articles")

pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="needs the articles' texts: name their folder in TALENTKG_ARTICLES"
)


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    """Check the facts with the texts."""
    return prepare(ROOT / "facts", ARTICLES.resolve())


def test_every_place_is_looked_up(prepared: Prepared) -> None:
    """All five texts are those the offsets were made on, and what is looked up stands where it is said to."""
    assert len(prepared.texts) == 5


def test_no_number_is_left(prepared: Prepared) -> None:
    """Every number of every article is in a figure, a name or a date, or was looked at by a reviewer."""
    assert [(each.article, each.numbers, each.unreviewed) for each in prepared.coverage] == [
        (article.id, (), ()) for article in prepared.facts.articles
    ]


def test_number_phrases(prepared: Prepared) -> None:
    """The five articles hold at least 74 number phrases, each place counted."""
    figures = [s for s in prepared.facts.statements() if s.kind == "Figure"]
    passages = [passage for article in prepared.facts.articles for passage in article.passages]
    again = [spans for passage in passages for token, spans in passage.again if token.startswith("figure:")]
    assert sum(len(figure.places) for figure in figures) + sum(map(len, again)) >= 74

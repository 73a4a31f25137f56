"""The catalogue reads what each file tells of itself, and refuses a file that tells too little."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql.parser import parseQuery

from queries import CatalogueError, Parameter, load_catalogue, read_question

CATALOGUE = load_catalogue()
GOOD = """# summary-en: Which places are there?
# summary-zh: 有哪些地点？
# param: place place "The place" "地点"
SELECT ?place WHERE { ?place a <https://example.org/Place> } ORDER BY ?place
"""


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_query_is_sparql(name):
    """Two parsers take the text as it stands."""
    ox.Store().query(CATALOGUE[name].text)
    assert parseQuery(CATALOGUE[name].text)


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_query_is_told_in_two_languages(name):
    """The English summary is in ASCII, the Chinese one is not."""
    question = CATALOGUE[name]
    assert question.summary_en.isascii()
    assert not question.summary_zh.isascii()


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_query_orders_its_rows(name):
    """Without an order, two engines would give two answers."""
    assert "\nORDER BY " in CATALOGUE[name].text


def test_a_question_carries_its_parameters(tmp_path):
    """Name, type and both descriptions of a parameter are read."""
    file = tmp_path / "places.rq"
    file.write_text(GOOD, encoding="utf-8")
    question = read_question(file)
    assert question.name == "places"
    assert question.parameters == (Parameter("place", "place", "The place", "地点"),)
    assert load_catalogue(tmp_path) == {"places": question}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# summary-zh: 有哪些地点？\n", "", "summary-zh"),
        ("# summary-en: W", "# summary-en: One\n# summary-en: W", "2 lines"),
        ("place place", "place spot", "no parameter type 'spot'"),
        (' "地点"', "", "# param: name type"),
        ("SELECT ?place", "SELECT *", "SELECT lacks parameter 'place'"),
    ],
)
def test_a_file_that_tells_too_little_is_refused(old, new, told, tmp_path):
    """The error names the file and how to mend it."""
    file = tmp_path / "places.rq"
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueError, match=told) as caught:
        load_catalogue(tmp_path)
    assert str(file) in str(caught.value)

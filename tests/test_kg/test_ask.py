"""Questions: parameters bound as values, errors that say where."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ask import ParameterError, QueryError, ask, find_entity, question_of
from ontology.prefixes import read_prefixes
from queries import load_catalogue

PREFIXES = read_prefixes()
READY = load_catalogue()


def answer(store: ox.Store, name: str, **values: str) -> list[list[str]]:
    return [[str(term) for term in row] for row in ask(store, READY[name], values, PREFIXES)]  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["Xiamen", "厦门", "xiamen", "Amoy", "place/xiamen", "place:xiamen",
                                   "https://w3id.org/talentkg/id/place/xiamen"])
def test_one_place_under_all_its_names(words: str, store: ox.Store) -> None:
    """A label in any language, an old name, a reference and an IRI all mean the same node."""
    assert find_entity(store, words, PREFIXES, "place").value == "https://w3id.org/talentkg/id/place/xiamen"


def test_both_languages_give_the_same_rows(store: ox.Store) -> None:
    """A question about 厦门 is the question about Xiamen."""
    rows = answer(store, "events-in-city", city="厦门")
    assert rows == answer(store, "events-in-city", city="Xiamen")
    assert rows


def test_a_province_takes_in_its_cities(store: ox.Store) -> None:
    """What took place in Xiamen and in Fuzhou took place in Fujian, and in China."""
    def events(city: str) -> set[str]:
        return {row[1] for row in answer(store, "events-in-city", city=city)}

    assert events("Xiamen") | events("Fuzhou") <= events("Fujian") <= events("中国")
    assert events("Xiamen")
    assert events("Fuzhou")


@pytest.mark.parametrize("hostile", ['x" } DELETE { ?s ?p ?o', "> . ?s ?p ?o", "Xiamen' OR '1'='1", "\\", "\x00"])
def test_values_are_never_pasted(hostile: str, store: ox.Store) -> None:
    """A value that is SPARQL is looked up as a name, found nowhere, and said so."""
    with pytest.raises(ParameterError, match="nothing is labelled"):
        ask(store, READY["events-in-city"], {"city": hostile}, PREFIXES)


def test_a_text_is_bound_as_a_text(store: ox.Store) -> None:
    """In a query of one's own a value stays a literal, quotes and all."""
    rows = ask(store, question_of("q", 'SELECT ?x ?y WHERE { BIND(STR(?x) AS ?y) }'), {"x": 'a"b} #'}, PREFIXES)
    assert [row["y"].value for row in rows] == ['a"b} #']  # type: ignore[union-attr, index]


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("events-in-city", {"town": "Xiamen"}, "has no parameter 'town'\n    it has: city"),
        ("events-in-city", {"city": "Xiamne"}, "nearest: xiamen"),
        ("events-in-city", {"city": "place/atlantis"}, "is not in the graph"),
        ("figures-exceeding", {"threshold": "many"}, "is no number\n    write digits"),
        ("event-timeline", {"after": "2022"}, "2022-06-08|no parameter"),
    ],
)
def test_wrong_parameters(name: str, values: dict[str, str], words: str, store: ox.Store) -> None:
    """A parameter that can't be bound says what to write instead."""
    with pytest.raises(ParameterError, match=words):
        ask(store, READY[name], values, PREFIXES)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT ?x WHERE { ?x a tkg:Person }}", "q:1:36: "),
        ("SELEC ?x {}", "q:1:"),
        ("SELECT ?x\nWHERE { ?x a nowhere:Person }", "q:2:"),
    ],
)
def test_a_syntax_error_says_where(text: str, place: str, store: ox.Store) -> None:
    """The error has line and column and shows the line with a mark below it."""
    with pytest.raises(QueryError) as caught:
        ask(store, question_of("q", text), {}, PREFIXES)
    assert str(caught.value).startswith(place)
    assert str(caught.value).splitlines()[-1].strip() == "^"


def test_a_hidden_variable_can_not_be_bound(store: ox.Store) -> None:
    """Binding a variable that the query does not give back is an error with a mend, not a crash."""
    with pytest.raises(ParameterError, match="add the variable to SELECT"):
        ask(store, question_of("q", "SELECT ?s WHERE { ?s ?p ?o }"), {"p": "x"}, PREFIXES)

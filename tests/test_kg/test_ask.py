"""Questions: parameters bound as values, errors that say where."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ask import ParameterError, QueryError, ask, bind, find_entity, question_of
from ontology.prefixes import read_prefixes
from queries import load_catalogue

PREFIXES = read_prefixes()
READY = load_catalogue()


def answer(store: ox.Store, name: str, **values: str) -> list[list[str]]:
    return [[str(term) for term in row] for row in ask(store, READY[name], values, PREFIXES)]  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["Xiamen", "厦门", "xiamen", "Amoy", "place/xiamen", "place:xiamen",
                                   "id/place/xiamen", "<https://w3id.org/talentkg/id/place/xiamen>",
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
        ("event-timeline", {"after": "2022"}, "has no parameter 'after'"),
        ("event-timeline", {"from": "2022"}, "is no date\n    write 2022-06-08"),
        ("event-timeline", {"from": "2022-02-30"}, "is no date"),
        ("event-timeline", {"from": "20220608"}, "is no date"),
        ("figures-exceeding", {"threshold": "١٥"}, "is no number"),
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


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("1500", '"1500"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("-1.5", '"-1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("place:xiamen", "<https://w3id.org/talentkg/id/place/xiamen>"),
        ("id/place/xiamen", "<https://w3id.org/talentkg/id/place/xiamen>"),
        ("<https://w3id.org/talentkg/id/place/xiamen>", "<https://w3id.org/talentkg/id/place/xiamen>"),
        ("tkg:Place", "<https://w3id.org/talentkg/ontology#Place>"),
        ("nothing:known", '"nothing:known"'),
        ("either/or", '"either/or"'),
        ("place: Xiamen", '"place: Xiamen"'),
    ],
)
def test_values_without_a_type(value: str, term: str, store: ox.Store) -> None:
    """What tables print is taken back as it stands; whole numbers are integers, and what means nothing is a text."""
    store = ox.Store()
    for iri in ("id/place/xiamen", "ontology#Place"):
        node = ox.NamedNode(f"https://w3id.org/talentkg/{iri}")
        store.add(ox.Quad(node, node, node))
    assert str(bind(store, question_of("q", ""), {"x": value}, PREFIXES)[ox.Variable("x")]) == term


def test_a_value_in_a_table_can_be_given_back(store: ox.Store) -> None:
    """A curie that a table prints selects rows."""
    question = question_of("q", "SELECT ?x ?c WHERE { ?x a ?c }")
    assert list(ask(store, question, {"x": "place:xiamen"}, PREFIXES))  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["003", "article:003", "article/003"])
def test_an_article_by_its_id(words: str, store: ox.Store) -> None:
    """A parameter that takes any entity takes an article too."""
    assert find_entity(store, words, PREFIXES).value == "https://w3id.org/talentkg/article/003"


def test_an_article_by_its_title(store: ox.Store) -> None:
    """Every title leads to its article, in any case."""
    titles = answer(store, "articles")
    for iri, title in ((row[0].strip("<>"), row[1]) for row in titles):
        words = ox.parse(f"<a:b> <a:b> {title} .".encode(), ox.RdfFormat.TURTLE)
        assert find_entity(store, next(iter(words)).object.value.upper(), PREFIXES).value == iri  # type: ignore[union-attr]


SERVICE = "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ {SERVICE} }}",
        f"SELECT * {{ {SERVICE.replace('SERVICE ', 'sErViCe SILENT')} }}",
        f"SELECT * {{ {SERVICE.replace('SERVICE ', 'SERVICESILENT')} }}",
        f"ASK {{ ?s ?p ?o FILTER EXISTS {{ {SERVICE} }} }}",
        f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ {SERVICE} }} }} }} UNION {{ ?a ?b ?c }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {SERVICE} }}",
        f"SELECT * {{ # a comment\r {SERVICE}\n }}",
        'SELECT * { BIND("\\u0022#" AS ?x) ' + SERVICE + "\n }",
    ],
)
def test_no_other_server_is_asked(text: str) -> None:
    """SERVICE is refused before anything is sent, wherever it hides."""
    with pytest.raises(QueryError, match="SERVICE is not answered"):
        ask(ox.Store(), question_of("q", text), {}, PREFIXES)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?s { ?s ?p "a SERVICE { }" }',
        "SELECT ?s { ?s tkg:service ?o } # SERVICE <http://127.0.0.1:1/>",
        "SELECT ?service { ?service ?p <http://example.org/service> }",
        READY["talent-services"].text,
    ],
)
def test_the_word_service_is_no_service(text: str) -> None:
    """A text, a name or a comment may have the word."""
    assert list(ask(ox.Store(), question_of("q", text), {}, PREFIXES)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["INSERT DATA { <a:b> <a:b> 1 }", "DELETE WHERE { ?s ?p ?o }", "DROP ALL", "FOO"])
def test_only_questions_are_answered(text: str, store: ox.Store) -> None:
    """An update is refused in words, and nothing is changed."""
    before = len(store)
    with pytest.raises(QueryError, match="only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"):
        ask(store, question_of("q", text), {}, PREFIXES)
    assert len(store) == before


def test_an_unknown_prefix_is_named(store: ox.Store) -> None:
    """The message is one line that names the prefix, not a list of characters."""
    words = r"^q:1:23: the prefix nope: is not declared; write PREFIX nope: <\.\.\.> above\n"
    with pytest.raises(QueryError, match=words):
        ask(store, question_of("q", "SELECT * { ?x a nope:X }"), {}, PREFIXES)


def test_an_error_of_the_engine_is_told() -> None:
    """An error of input and output while a query runs is an error of the query, not a crash."""

    class Broken:
        def query(self, *_: object, **__: object) -> None:
            raise OSError("disk is gone")

    with pytest.raises(QueryError, match="q: disk is gone"):
        ask(Broken(), question_of("q", "ASK {}"), {}, PREFIXES)  # type: ignore[arg-type]

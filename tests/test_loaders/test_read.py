"""Facts files read strictly, and checked against each other and the texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st

from loaders.places import Span
from loaders.problems import FactsError, Problem
from loaders.triples import make_triples
from ontology import Vocabulary

HARBOUR, GANGWAN, ATLAS = "harbour.yaml", "gangwan.yaml", "authority/atlas.yaml"
BAD = Path(__file__).parents[1] / "data" / "bad"
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(BAD.glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize("case", CASES)
def test_faults(desk: Desk, case: dict[str, str]) -> None:
    """A fault is told at its file, line and column, with the nearest known word or another mend."""
    place = desk.change(case["file"], case["old"], case["new"], case["spot"])
    found = desk.fault()
    assert case["what"] in (found.what, "")
    assert case["mend"] in found.mend
    if case["spot"]:
        assert (found.file, found.line, found.column) == (str(desk.facts / case["file"]), *place)


def test_the_desk_is_clean(desk: Desk) -> None:
    """Without a change the test facts have no fault, so that each fault above is the change's own."""
    facts = desk.verify()
    assert [article.id for article in facts.articles] == ["gangwan", "harbour"]
    assert [authority.id for authority in facts.authorities] == ["atlas"]


def test_faults_of_several_files(desk: Desk) -> None:
    """One run tells the faults of all files, sorted by file."""
    desk.change(HARBOUR, "language: en", "language: de")
    desk.change(GANGWAN, "language: zh", "language: de")
    desk.change(ATLAS, "id: atlas", "id: map")
    with pytest.raises(FactsError) as caught:
        desk.read()
    files = [problem.file.rpartition("/")[2] for problem in caught.value.problems]
    assert files == ["atlas.yaml", "gangwan.yaml", "harbour.yaml"]


def test_text_listed_twice(desk: Desk) -> None:
    """One file listed twice is refused: passages could not say which is meant."""
    source = (desk.facts / GANGWAN).read_text(encoding="utf-8")
    entry = source[source.index("  - file: gangwan.txt"):source.index("passages:")]
    place = desk.change(GANGWAN, "passages:", f"{entry}passages:", "file: gangwan.txt")
    found = desk.fault()
    assert (found.what, (found.line, found.column)) == ("text 'gangwan.txt' stands twice", place)


def test_no_texts(desk: Desk) -> None:
    """An article without a text has no evidence, and is refused."""
    source = (desk.facts / GANGWAN).read_text(encoding="utf-8")
    entry = source[source.index("texts:\n"):source.index("passages:")]
    desk.change(GANGWAN, entry, "texts: []\n")
    assert desk.fault().what == "an article without a text"


def test_yml_is_not_passed_over(desk: Desk) -> None:
    """A file that ends in .yml would be left out in silence; it is told instead."""
    (desk.facts / HARBOUR).rename(desk.facts / "harbour.yml")
    found = desk.fault()
    assert (found.what, found.mend) == ("would be passed over", "name it .yaml")


def test_missing_folder(desk: Desk) -> None:
    """A facts folder that is not there is told with the option that names it."""
    (desk.facts).rename(desk.folder / "elsewhere")
    found = desk.fault()
    assert (found.what, found.mend) == ("no such folder", "name the facts folder with --facts")


@pytest.mark.parametrize(
    ("written", "mend"),
    [("talents", "write kind/key"), ("figures/foreign-talents", "write kind/key"), ("figure/", "write kind/key")],
)
def test_again_names_a_statement(desk: Desk, written: str, mend: str) -> None:
    """What is told again is named by kind and key."""
    entry = f"- {{again: {written}, at: [[51, 55]]}}"
    place = desk.change(GANGWAN, "- Figure: enterprises", f"{entry}\n  - Figure: enterprises", written)
    found = desk.fault()
    assert (found.what, (found.line, found.column)) == ("`again` names a statement", place)
    assert mend in found.mend


def test_places_are_a_set(desk: Desk) -> None:
    """Places of a fact are kept in the order of the text, each once, however they are written."""
    desk.change(HARBOUR, "at: [[69, 95]]", "at: [[69, 95], [65, 68], [69, 95]]")
    places = [each.places for each in desk.read().statements() if "editionOf" in each.predicate]
    assert places == [(Span(65, 68), Span(69, 95))]


FRAGMENTS = st.sampled_from(
    [
        "", "[", "]", "{", "}", ": ", "- ", "#", '"', "&a ", "*a ", "\n", "\t", "[]", "{}", "[[1, 2]]", "[a, b]",
        "0", "-1", "1e9", "2030-13", "place/harbour-city", "nowhere/x", "over", "figure/employers", "again: x",
        "none: rhetoric", "\x00", "港",
    ]
)
SPOILT = st.tuples(st.sampled_from([HARBOUR, GANGWAN, ATLAS]), st.floats(0, 1), st.integers(0, 30), FRAGMENTS)


def spoil(path: Path, place: float, length: int, words: str) -> None:
    """Replace some characters of a file; `place` is a share of its length."""
    source = path.read_text(encoding="utf-8")
    start = int(place * len(source))
    path.write_text(source[:start] + words + source[start + length:], encoding="utf-8")


def problems_of(desk: Desk) -> tuple[Problem, ...]:
    """Verify the facts and make their triples; return what is wrong, if anything is."""
    try:
        make_triples(desk.verify(), desk.vocabulary)
    except FactsError as error:
        return error.problems
    return ()


@given(SPOILT)
def test_spoilt_files(
    vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory, spoilt: tuple[str, float, int, str]
) -> None:
    """Whatever becomes of a facts file, it is read, or it is refused with a problem; nothing else is raised."""
    folder = tmp_path_factory.mktemp("spoilt")
    for part in ("facts", "articles"):
        shutil.copytree(BAD.parent / part, folder / part)
    desk = Desk(folder, vocabulary)
    spoil(desk.facts / spoilt[0], *spoilt[1:])
    assert all(problem.what and problem.file for problem in problems_of(desk))

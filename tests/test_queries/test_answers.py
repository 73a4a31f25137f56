"""Each ready question gives the answers that a person read from the articles (answers/<name>.yaml)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from queries import load_catalogue

ANSWERS = Path(__file__).parent / "answers"
CATALOGUE = load_catalogue()


def read_cases() -> list:
    """All cases of all answer files; a case may name other columns than its file."""
    cases = []
    for file in sorted(ANSWERS.glob("*.yaml")):
        answer = yaml.safe_load(file.read_text("utf-8"))
        for number, case in enumerate(answer["cases"]):
            full = {"columns": answer["columns"], **case}
            cases.append(pytest.param(file.stem, full, id=f"{file.stem}-{number}"))
    return cases


CASES = read_cases()


def fits(expected, actual, plain) -> bool:
    """Whether a row is the one expected; an empty cell leaves it open, `-` expects none."""
    return all(
        want == "" or (have is None if want == "-" else have == plain(str(want)))
        for want, have in zip(expected, actual, strict=True)
    )


def test_every_question_has_an_answer_and_every_answer_a_question():
    """A question without an expected answer is not tested, so it must not exist."""
    assert sorted(CATALOGUE) == sorted(file.stem for file in ANSWERS.glob("*.yaml"))


@pytest.mark.parametrize(("name", "case"), CASES)
def test_answer_is_the_one_read_from_the_articles(name, case, ask_oxigraph, plain_value):
    """The rows, on the columns that the answer file names, are those expected; more if it is partial."""
    columns, rows = ask_oxigraph(CATALOGUE[name], case.get("with", {}))
    places = [columns.index(column) for column in case["columns"]]
    found = {tuple(row[place] for place in places) for row in rows}
    missing = [want for want in case["rows"] if not any(fits(want, row, plain_value) for row in found)]
    extra = [row for row in found if not any(fits(want, row, plain_value) for want in case["rows"])]
    assert not missing
    assert case.get("partial") or not extra


@pytest.mark.parametrize(("name", "case"), CASES)
def test_answer_holds_rows_or_tells_why_none(name, case):
    """A question that the five articles do not answer says so in its answer file."""
    assert case["rows"] or case["why"]

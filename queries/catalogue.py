"""The folder of ready questions, read: one SPARQL file each, told in English and Chinese by its comments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

FOLDER = Path(__file__).parent
PARAMETER_TYPES = frozenset({"entity", "place", "measure", "unit", "audience", "date", "number"})
_COMMENT = re.compile(r"# (summary-en|summary-zh|param): (.+)")
_PARAMETER = re.compile(r'(\w+) (\w+) "([^"]+)" "([^"]+)"')


class CatalogueError(ValueError):
    """A query file whose comments do not tell what the catalogue needs."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question that may be bound: its name, the type of its value, and what it means.

    `entity` and `place` are IRIs, given by label, IRI or `kind/slug`; `measure`, `unit` and `audience` are
    entries of the list of that name; `date` is an xsd:date, `number` an xsd:decimal.
    """

    name: str
    type: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question: its name, its summary in two languages, its parameters and its SPARQL 1.1 text."""

    name: str
    summary_en: str
    summary_zh: str
    parameters: tuple[Parameter, ...]
    text: str


def load_catalogue(folder: Path = FOLDER) -> dict[str, Question]:
    """Read all questions of a folder by name, in order of name. Raises CatalogueError, see read_question."""
    return {file.stem: read_question(file) for file in sorted(folder.glob("*.rq"))}


def nearest(name: str, ready: Iterable[str]) -> str:
    """The names of questions nearest to a name, or where to find them all."""
    return ", ".join(get_close_matches(name, list(ready))) or "see `talentkg query --list`"


def read_question(file: Path) -> Question:
    """Read one question, named like its file. Raises CatalogueError where comments are missing or wrong."""
    text = file.read_text(encoding="utf-8")
    comments = _COMMENT.findall(text)
    parameters = tuple(_parameter(value, file) for key, value in comments if key == "param")
    _check_variables(parameters, text, file)
    return Question(
        file.stem, _only(comments, "summary-en", file), _only(comments, "summary-zh", file), parameters, text
    )


def _only(comments: list[tuple[str, str]], key: str, file: Path) -> str:
    values = [value for name, value in comments if name == key]
    if len(values) != 1:
        raise CatalogueError(f"{file}: {len(values)} lines `# {key}: ...`\n    write exactly one, at the top")
    return values[0]


def _parameter(line: str, file: Path) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found:
        raise CatalogueError(f'{file}: `# param: {line}`\n    write `# param: name type "English" "中文"`')
    if found[2] not in PARAMETER_TYPES:
        known = ", ".join(sorted(PARAMETER_TYPES))
        raise CatalogueError(f"{file}: no parameter type {found[2]!r}\n    known types: {known}")
    return Parameter(*found.groups())


def _check_variables(parameters: tuple[Parameter, ...], text: str, file: Path) -> None:
    """Oxigraph binds only variables that the query gives back."""
    given_back = re.search(r"SELECT(.*?)WHERE", text, re.DOTALL)
    for parameter in parameters:
        if not given_back or not re.search(rf"\?{parameter.name}\b", given_back[1]):
            raise CatalogueError(f"{file}: SELECT lacks parameter {parameter.name!r}\n    add it")

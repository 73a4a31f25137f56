"""An ontology that can't be used is told, not crashed over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ontology import OntologyError, load_vocabulary
from ontology.vocabulary import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the ontology."""
    return Path(shutil.copytree(FOLDER, tmp_path / "ontology"))


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("measure:x a skos:Concept ; ;;", "measure.ttl: not Turtle"),
        ("measure:people skos:broader measure:attendees .", "runs in a circle"),
        ("measure:people skos:broader measure:nobody .", "measure:nobody is in no list"),
    ],
)
def test_broken_list(folder: Path, block: str, words: str) -> None:
    """Bad Turtle, a circle and a way out of the list are errors that name the file or the entry."""
    with (folder / "lists" / "measure.ttl").open("a", encoding="utf-8") as file:
        file.write(block)
    with pytest.raises(OntologyError, match=words):
        load_vocabulary(folder)

"""What many tests need: the release of the reviewed facts, made without article texts, and a store of it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.closure import release_records
from kg.store import load_text
from kg.turtle import write_turtle
from loaders import check_links, make_triples, read_facts
from ontology import load_vocabulary

FACTS = Path(__file__).parents[1] / "facts"


@pytest.fixture(scope="session")
def release() -> str:
    """Write the release as Turtle."""
    vocabulary = load_vocabulary()
    facts = read_facts(FACTS, vocabulary)
    check_links(facts, vocabulary)
    records = release_records(make_triples(facts, vocabulary), vocabulary)
    return write_turtle(records, vocabulary.prefixes)


@pytest.fixture(scope="session")
def store(release: str) -> ox.Store:
    """Load the release into Oxigraph. Tests read it and leave it as it is."""
    return load_text(release)

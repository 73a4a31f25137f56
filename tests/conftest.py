"""What many tests need: the release of the reviewed facts, made without article texts, and a store of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import settings

from kg.closure import release_records
from kg.store import load_text
from kg.turtle import write_turtle
from loaders.link import check_links
from loaders.read import read_facts
from loaders.triples import make_triples
from ontology import load_vocabulary

settings.register_profile("shared", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("shared")

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


def _refuse(report: Any) -> None:
    """Make a skipped test fail where everything that tests need is said to be installed, as in CI."""
    if os.environ.get("TALENTKG_NO_SKIP") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"TALENTKG_NO_SKIP is set, but: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[Any]:
    """See _refuse."""
    report = yield
    _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[Any]:
    """See _refuse; a whole module may be skipped while it is collected."""
    report = yield
    _refuse(report)
    return report

"""The release of the articles written for the tests, its page, and a browser that has no network."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_visits import HOSTILE, Visit, with_names

from kg.closure import release_records
from kg.render import render
from kg.store import load_text
from kg.turtle import write_turtle
from loaders.read import read_facts
from loaders.triples import make_triples
from ontology import load_vocabulary

DATA = Path(__file__).parents[1] / "data"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def sample() -> str:
    """Write the release of the articles made for the tests."""
    vocabulary = load_vocabulary()
    records = release_records(make_triples(read_facts(DATA / "facts", vocabulary), vocabulary), vocabulary)
    return write_turtle(records, vocabulary.prefixes)


@pytest.fixture(scope="session")
def sample_texts() -> dict[str, str]:
    """Read the articles by text key."""
    files = [path.read_bytes() for path in (DATA / "articles").glob("*.txt")]
    return {hashlib.sha256(each).hexdigest()[:16]: each.decode() for each in files}


@pytest.fixture(scope="session")
def hostile_sample(sample: str) -> str:
    """Give everything in the release a hostile name."""
    return with_names(sample, HOSTILE)


@pytest.fixture(scope="session")
def pages(
    sample: str, sample_texts: dict[str, str], hostile_sample: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Write the page, one of hostile names, and one whose addresses would run a script."""
    folder = tmp_path_factory.mktemp("page")
    running = re.sub(r"https://example.org/[a-z0-9/]+", "javascript:alert(1)", sample)
    made = {
        "graph": render(load_text(sample), sample_texts),
        "hostile": render(load_text(hostile_sample)),
        "addresses": render(load_text(running)),
    }
    for name, content in made.items():
        (folder / f"{name}.html").write_text(content, encoding="utf-8", newline="")
    return {path.stem: path for path in folder.iterdir()}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Start a browser once for all tests; without one they are skipped."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("needs Chromium (Debian package chromium)")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, pages: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open the page, and see at the end that it asked for nothing and nothing went wrong."""
    options = dict(getattr(request, "param", {}))
    made = Visit(chromium, pages[options.pop("file", "graph")], **options)
    yield made
    made.context.close()
    assert made.asked == []
    assert made.wrong == []

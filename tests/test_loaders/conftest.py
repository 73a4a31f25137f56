"""Fixtures of the loaders' tests: a desk of one's own, the vocabulary, and how time grows."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk
from hypothesis import settings

from ontology import Vocabulary, load_vocabulary

DATA = Path(__file__).parents[1] / "data"
settings.register_profile("loaders", deadline=None, max_examples=60)  # time is tested on its own
settings.load_profile("loaders")


def seconds(work: Callable[[], object]) -> float:
    """Return the lesser processor time of two runs."""
    found = []
    for _ in range(2):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


@pytest.fixture(scope="session")
def grows_evenly() -> Callable[[Callable[[str], object], str], bool]:
    """Tell whether four times the text takes about four times as long; a square would take sixteen times."""

    def evenly(work: Callable[[str], object], unit: str) -> bool:
        small, large = ("a" + unit * (size // len(unit)) + "b" for size in (12_500, 50_000))
        slow = seconds(lambda: work(large))
        return slow < 0.1 or slow < 9 * seconds(lambda: work(small))

    return evenly


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture
def desk(tmp_path: Path, vocabulary: Vocabulary) -> Desk:
    for name in ("facts", "articles"):
        shutil.copytree(DATA / name, tmp_path / name)
    return Desk(tmp_path, vocabulary)

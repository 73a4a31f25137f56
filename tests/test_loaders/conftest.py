"""A desk to work at: the two test articles and their facts, copied so that a test may spoil them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from loaders import check_evidence, check_links, read_facts, read_texts
from loaders.model import Facts
from loaders.problems import FactsError, Problem
from ontology import Vocabulary, load_vocabulary

DATA = Path(__file__).parents[1] / "data"
settings.register_profile("loaders", deadline=None, max_examples=60)  # time is tested on its own
settings.load_profile("loaders")


@dataclass(frozen=True)
class Desk:
    """A facts folder and an articles folder of a test's own."""

    folder: Path
    vocabulary: Vocabulary

    @property
    def facts(self) -> Path:
        """The facts folder."""
        return self.folder / "facts"

    @property
    def articles(self) -> Path:
        """The folder of the articles' texts."""
        return self.folder / "articles"

    def change(self, name: str, old: str, new: str, spot: str = "") -> tuple[int, int]:
        """Replace words of a facts file once; returns line and column of `spot`, at or after the new words."""
        path = self.facts / name
        source = path.read_text(encoding="utf-8")
        assert old in source
        start = source.index(old)
        changed = source[:start] + new + source[start + len(old):]
        path.write_text(changed, encoding="utf-8")
        index = changed.index(spot or new, start)
        return changed.count("\n", 0, index) + 1, index - changed.rfind("\n", 0, index)

    def read(self) -> Facts:
        """Read the facts folder alone."""
        return read_facts(self.facts, self.vocabulary)

    def verify(self) -> Facts:
        """Read everything and check it against the other files and the texts."""
        facts = self.read()
        check_links(facts, self.vocabulary)
        check_evidence(facts, read_texts(facts, self.articles))
        return facts

    def fault(self) -> Problem:
        """Verify what must fail, and return its one problem."""
        with pytest.raises(FactsError) as caught:
            self.verify()
        problems = caught.value.problems
        assert len(problems) == 1, str(caught.value)
        return problems[0]


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

"""A desk to work at: the two test articles and their facts, copied so that a test may spoil them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from loaders.link import check_links
from loaders.model import Facts
from loaders.problems import FactsError, Problem
from loaders.read import read_facts
from loaders.verify import check_evidence, read_texts
from ontology import Vocabulary


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
        """Replace words of a facts file once; returns line and column of a spot.

        The spot is looked for from the new words on; with a ^ before it, from them backwards.
        """
        path = self.facts / name
        source = path.read_text(encoding="utf-8")
        start = source.index(old)
        changed = source[:start] + new + source[start + len(old):]
        path.write_text(changed, encoding="utf-8")
        back = spot.startswith("^")
        index = changed.rindex(spot[1:], 0, start + len(new)) if back else changed.index(spot or new, start)
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

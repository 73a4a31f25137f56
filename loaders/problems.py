"""What can be wrong with input, and how it is told: file, line, column, what, and how to mend it.

ValueError
    FactsError: one or more problems of the facts or of an article's text
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault; `line` and `column` count from 1, 0 where the fault has no place in the file."""

    file: str
    line: int
    column: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.what}" + (f"\n    {self.mend}" if self.mend else "")


class FactsError(ValueError):
    """Input that can't be used; `problems` says why, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def of(cls, file: object, what: str, mend: str = "", place: tuple[int, int] = (0, 0)) -> FactsError:
        """Make the error of a single problem; `place` is line and column."""
        return cls([Problem(str(file), *place, what, mend)])

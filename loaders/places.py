"""Where words stand: spans of code points in the text of an article, end exclusive."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from loaders.files import read_file
from loaders.problems import FactsError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`, in code points of the decoded file as it is."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"[{self.start}, {self.end}]"

    def within(self, other: Span) -> bool:
        """Tell whether this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class TextInfo:
    """One file of an article: its name, the SHA-256 of its bytes, its encoding, its length in code points."""

    file: str
    sha256: str
    encoding: str
    length: int

    @property
    def key(self) -> str:
        """The first 16 digits of the hash, by which the text is known."""
        return self.sha256[:16]


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_article(path: Path, encoding: str = "utf-8") -> tuple[str, str]:
    """Read the text of a file exactly as it is, and its SHA-256. Raises FactsError."""
    data = read_file(path)
    try:
        return data.decode(encoding), fingerprint(data)
    except (UnicodeError, LookupError, ValueError) as error:
        what = f"can't be decoded as {encoding}: {error}"
        raise FactsError.of(path, what, "name the right encoding") from None

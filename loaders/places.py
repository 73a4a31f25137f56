"""Where words stand: spans of code points in the text of an article, end exclusive."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from loaders.nodes import LARGEST_FILE
from loaders.problems import FactsError, Problem


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`, in code points of the decoded file as it is."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
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
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_article(path: Path, encoding: str = "utf-8") -> tuple[str, str]:
    """The text of a file exactly as it is, and its SHA-256. Raises FactsError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FactsError([Problem(str(path), 0, 0, f"larger than {LARGEST_FILE:,} bytes", "is it an article?")])
        data = path.read_bytes()
        return data.decode(encoding), fingerprint(data)
    except OSError as error:
        raise FactsError([Problem(str(path), 0, 0, f"can't be read: {error.strerror}", "check the name and the rights")]) from None
    except (UnicodeDecodeError, LookupError) as error:
        raise FactsError([Problem(str(path), 0, 0, f"can't be decoded as {encoding}: {error}", "name the right encoding")]) from None

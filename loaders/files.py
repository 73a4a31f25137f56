"""Files read with every failure told as a problem: missing, unreadable, enormous, not UTF-8."""

from __future__ import annotations

from pathlib import Path

from loaders.problems import FactsError

LARGEST_FILE = 20_000_000  # bytes; the longest article known is a thousandth of it


def read_file(path: Path) -> bytes:
    """Read a file, no further than the limit: a device can't fill the memory. Raises FactsError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise FactsError.of(path, f"can't be read: {reason}", "check the name and the rights") from None
    if len(data) > LARGEST_FILE:
        raise FactsError.of(path, f"larger than {LARGEST_FILE:,} bytes", "split it, or name another file")
    return data


def place_of(text: str) -> tuple[int, int]:
    """Give the line and the column, from 1, of what follows a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def read_text(path: Path) -> str:
    """Read a UTF-8 file, without its byte order mark. Raises FactsError."""
    data = read_file(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = place_of(error.object[:error.start].decode("utf-8-sig"))
        raise FactsError.of(path, f"not UTF-8 at byte {error.start}", "save it as UTF-8", place) from None

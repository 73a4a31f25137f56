"""Files written whole or not at all."""

from pathlib import Path

import pytest

from kg.files import write_whole


def test_all_files_are_written(tmp_path: Path) -> None:
    """Text goes out as UTF-8, and nothing else is left in the folder."""
    write_whole(tmp_path / "new", {"a.txt": "厦门", "b.bin": b"\x00"})
    assert (tmp_path / "new" / "a.txt").read_text(encoding="utf-8") == "厦门"
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["a.txt", "b.bin"]


def test_an_error_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """Where one file can't be written, the earlier ones keep their content."""
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(OSError):  # noqa: PT011
        write_whole(tmp_path, {"a.txt": "new", "no/such/folder": "x"})
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]

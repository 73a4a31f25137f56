"""Files written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from kg.files import write_file, write_whole


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


OLD, NEW = {"a": "old a", "c": "old c"}, {"a": "new a", "b": "new b", "c": "new c"}


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("made", [True, False])
def test_a_failed_rename_is_rolled_back(
    failing: int, made: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever rename fails, no mixture of old and new files is left, nor a folder that was not there."""
    folder, real, calls = tmp_path / "out", os.replace, []
    if made:
        write_whole(folder, OLD)

    def replace(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == failing:
            raise OSError(errno.EIO, "broken", str(source))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError, match="broken") as caught:
        write_whole(folder, NEW)
    assert caught.value.filename == str(folder / "abc"[failing - 1])
    assert content(folder) == OLD if made else not folder.exists()


def test_an_interruption_is_rolled_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C after a rename leaves the old files too."""
    write_whole(tmp_path, OLD)
    real, calls = os.replace, []

    def replace(source: Path, target: Path) -> None:
        calls.append(source)
        real(source, target)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path, NEW)
    assert content(tmp_path) == OLD


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    """The error comes before any file is touched, and names what stands in the way."""
    (tmp_path / "a").write_text("old", encoding="utf-8")
    (tmp_path / "b").mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        write_whole(tmp_path, NEW)
    assert caught.value.filename == str(tmp_path / "b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """A file is not replaced by a folder."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match="out") as caught:
        write_whole(tmp_path / "out", NEW)
    assert caught.value.filename == str(tmp_path / "out")
    assert content(tmp_path) == {"out": "mine"}


def test_only_one_folder_is_made(tmp_path: Path) -> None:
    """A folder in a folder that is not there is a mistake, and so is a file in one."""
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(tmp_path / "no" / "out", NEW)
    assert caught.value.filename == str(tmp_path / "no" / "out")
    with pytest.raises(FileNotFoundError):
        write_file(tmp_path / "no" / "graph.html", "x")
    assert content(tmp_path) == {}


def test_an_error_names_the_target(tmp_path: Path) -> None:
    """The temporary file is no business of the reader."""
    with pytest.raises(OSError, match="File name too long") as caught:
        write_file(tmp_path / ("x" * 300), "x")
    assert caught.value.filename == str(tmp_path / ("x" * 300))


def test_one_file(tmp_path: Path) -> None:
    """One file is written over the old one."""
    write_file(tmp_path / "a", "old")
    write_file(tmp_path / "a", "new")
    assert content(tmp_path) == {"a": "new"}

"""Files written whole or not at all: temporary files beside them, then renamed, and renamed back on an error."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path


def write_file(path: Path, content: str | bytes) -> None:
    """Write one file into a folder that exists, whole or not at all. Raises OSError that names the file."""
    _replace_all(path.parent, {path.name: content})


def write_whole(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write all files of a folder or, on any error, leave it as it was. Raises OSError that names the target.

    The folder is made where there is none, but not the folder it stands in: that is likely mistyped.
    """
    made = not folder.exists()
    folder.mkdir(exist_ok=True)
    try:
        _replace_all(folder, files)
    except BaseException:
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _replace_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name in files:
        _refuse(folder / name)
    with _naming(folder):  # inside the folder, so on the same file system
        room = tempfile.TemporaryDirectory(prefix=".new-", dir=folder)
    with room as new, tempfile.TemporaryDirectory(prefix="old-", dir=new) as old:
        for name, content in files.items():
            with _naming(folder / name):
                _write(Path(new) / name, content)
                _keep(folder / name, Path(old) / name)
        _rename_all(folder, files, Path(new), Path(old))


def _refuse(target: Path) -> None:
    """Raise OSError where something other than a file stands in the place of a file."""
    if target.exists() and not target.is_file():
        code = errno.EISDIR if target.is_dir() else errno.EINVAL
        raise OSError(code, os.strerror(code), str(target))


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Make errors name the target in place of a temporary file."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from None


def _write(path: Path, content: str | bytes) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _keep(target: Path, backup: Path) -> None:
    if os.path.lexists(target):
        shutil.copy2(target, backup, follow_symlinks=False)


def _rename_all(folder: Path, names: Iterable[str], new: Path, old: Path) -> None:
    tried: list[str] = []
    try:
        for name in names:
            tried.append(name)
            with _naming(folder / name):
                os.replace(new / name, folder / name)
    except BaseException:
        for name in tried:
            _roll_back(folder / name, new / name, old / name)
        raise


def _roll_back(target: Path, new: Path, old: Path) -> None:
    if os.path.lexists(new):  # never renamed
        return
    if os.path.lexists(old):
        os.replace(old, target)
    else:
        target.unlink(missing_ok=True)
